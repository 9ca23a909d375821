/// A cart.
pub struct Cart { items: Vec<u32> }

impl Cart {
    /// Return the place order.
    ///
    /// # Errors
    ///
    /// Returns an error where it fails.
    pub fn place_order(&self, user_id: u32) -> Result<u32, Error> { Ok(1) }
    /// Tell whether the cart is empty.
    #[inline]
    pub fn is_empty(&self) -> bool { true }
}
/// Parses.
///
/// # Errors
///
/// Returns an error where it fails.
pub fn parse(text: &str) -> Result<Cart, Error> { todo!() }
