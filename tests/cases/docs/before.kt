class Cart(val name: String) {
    fun addItem(item: Item, count: Int = 1): Boolean {
        if (count < 1) throw IllegalArgumentException("no")
        return true
    }
    fun clear() {}
}
