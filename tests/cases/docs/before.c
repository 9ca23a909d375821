#include <string.h>

/// Adds two numbers.
/// @param first The first.
int add(int first, int second) { return first + second; }

struct cart { int count; };

static void clear_cart(struct cart *cart, int is_fast) {
  cart->count = 0;
}
