#include <string.h>

/// Adds two numbers.
/// @param first The first.
/// @param second The second.
/// @return An integer.
int add(int first, int second) { return first + second; }

/// A cart.
struct cart { int count; };

/// Clear the cart.
///
/// @param cart The cart.
/// @param is_fast Whether it is fast.
static void clear_cart(struct cart *cart, int is_fast) {
  cart->count = 0;
}
