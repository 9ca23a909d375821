namespace Shop;

/// <summary>
/// The orders.
/// </summary>
public class Orders
{
    /// <summary>Finds an order.</summary>
    /// <param name="id">The id.</param>
    /// <param name="country">The country.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentException">If <c>id &lt; 0</c>.</exception>
    public Order FindOrder(int id, string country)
    {
        if (id < 0) throw new ArgumentException("negative");
        return new Order();
    }

    /// <summary>
    /// Clear the orders.
    /// </summary>
    /// <typeparam name="T">The type of T.</typeparam>
    /// <param name="isFast">Whether it is fast.</param>
    public void Clear<T>(bool isFast) { }

    /// <summary>
    /// Create the orders.
    /// </summary>
    /// <param name="name">The name.</param>
    public Orders(string name) { }
}
