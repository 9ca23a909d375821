/// A cart.
pub struct Cart { items: Vec<u32> }

impl Cart {
    pub fn place_order(&self, user_id: u32) -> Result<u32, Error> { Ok(1) }
    #[inline]
    pub fn is_empty(&self) -> bool { true }
}
/// Parses.
pub fn parse(text: &str) -> Result<Cart, Error> { todo!() }
