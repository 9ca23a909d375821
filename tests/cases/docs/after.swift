/// A cart.
class Cart {
    /// Add the item.
    ///
    /// - Parameter item: The item.
    /// - Parameter count: The count.
    /// - Returns: A `Bool`.
    /// - Throws: If `count < 1`.
    func addItem(_ item: Item, count: Int) throws -> Bool {
        if count < 1 { throw CartError.empty }
        return true
    }
    /// Clears.
    ///
    /// - Parameter name: The name.
    func clear(name: String) {}
    /// Create the cart.
    ///
    /// - Parameter name: The name.
    init(name: String) {}
}
