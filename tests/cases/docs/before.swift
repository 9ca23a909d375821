class Cart {
    func addItem(_ item: Item, count: Int) throws -> Bool {
        if count < 1 { throw CartError.empty }
        return true
    }
    /// Clears.
    func clear(name: String) {}
    init(name: String) {}
}
