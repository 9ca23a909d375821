namespace shop {
/** @brief A cart. */
class Cart {
 public:
  int addItem(const std::string& name, int count);
};
/**
 * Add the item.
 *
 * @param name The name.
 * @param count The count.
 * @return The count.
 * @throws std::invalid_argument If `count < 1`.
 */
int Cart::addItem(const std::string& name, int count) {
  if (count < 1) throw std::invalid_argument("no");
  return count;
}
/**
 * Return the largest.
 *
 * @param a The value of `a`.
 * @param b The value of `b`.
 * @return A value of type `T`.
 */
template <typename T> T largest(T a, T b) { return a > b ? a : b; }
}
