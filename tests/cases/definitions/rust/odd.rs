//! Odd forms.

pub(crate) mod inner {
    /// A free function in a module.
    #[inline]
    #[must_use]
    pub const unsafe extern "C" fn raw<'a, T: ?Sized + 'a, const N: usize>(x: &'a T, [a, b]: [u8; 2]) -> Option<&'a T>
    where
        T: Clone,
    {
        fn nested(_: u8) {}
        nested(a + b);
        Some(x)
    }

    mod empty;
}

//// Four slashes are no doc comment.
struct Unit;

/** A block
 * of text.
 */
#[derive(Debug)]
pub struct Tuple(pub u8, String);

/*** no doc */
union Bits { whole: u32, parts: [u8; 4] }

impl<T> Iterator for &mut inner::Walk<T> {
    type Item = T;
    fn next(&mut self) -> Option<Self::Item> { None }
}

impl Shape for [u8; 4] {}
impl Shape for (u8, u8) { fn area(&self) -> f64 { 0.0 } }
impl<T> Shape for [Vec<T>] {}
impl dyn Shape + Send { fn boxed() -> Box<dyn Fn(u8) -> u8> { Box::new(|x| x) } }
unsafe impl Send for r#Type {}

trait Shape: Sized {
    /// What comes out.
    type Output<'a>: Clone where Self: 'a;
    const SIDES: u32 = 4;
    fn area(&self) -> f64;
    async fn draw(self: Box<Self>) -> ! { loop {} }
}

#[macro_export]
macro_rules! many { ($($name:ident),*) => { $(fn $name() {})* }; }

extern "C" {
    /// C's own.
    pub fn printf(format: *const i8, ...) -> i32;
    type Opaque;
}

type Callback = fn(u8) -> Result<(), Box<dyn std::error::Error>>;

fn r#match() -> impl Fn() { || {} }

/// Unfinished.
fn half(x: u8) -> u8 {
    let y = x +
}
