namespace Shop;

public class Orders
{
    /// <summary>Finds an order.</summary>
    /// <param name="id">The id.</param>
    public Order FindOrder(int id, string country)
    {
        if (id < 0) throw new ArgumentException("negative");
        return new Order();
    }

    public void Clear<T>(bool isFast) { }

    public Orders(string name) { }
}
