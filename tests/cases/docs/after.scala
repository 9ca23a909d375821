/** A cart. */
class Cart(name: String) {
  /**
   * Add the item.
   *
   * @tparam T The type of T.
   * @param item The item.
   * @param count The count.
   * @return A `Boolean`.
   * @throws IllegalArgumentException If `count < 1`.
   */
  def addItem[T](item: T, count: Int): Boolean = {
    if (count < 1) throw new IllegalArgumentException("no")
    true
  }
}
