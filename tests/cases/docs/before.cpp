namespace shop {
/** @brief A cart. */
class Cart {
 public:
  int addItem(const std::string& name, int count);
};
int Cart::addItem(const std::string& name, int count) {
  if (count < 1) throw std::invalid_argument("no");
  return count;
}
template <typename T> T largest(T a, T b) { return a > b ? a : b; }
}
