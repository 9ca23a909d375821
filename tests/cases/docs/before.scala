class Cart(name: String) {
  def addItem[T](item: T, count: Int): Boolean = {
    if (count < 1) throw new IllegalArgumentException("no")
    true
  }
}
