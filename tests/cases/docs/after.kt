/** A cart. */
class Cart(val name: String) {
    /**
     * Add the item.
     *
     * @param item The item.
     * @param count The count.
     * @return A `Boolean`.
     * @throws IllegalArgumentException If `count < 1`.
     */
    fun addItem(item: Item, count: Int = 1): Boolean {
        if (count < 1) throw IllegalArgumentException("no")
        return true
    }
    /** Clear the cart. */
    fun clear() {}
}
