/** A cart. */
public class Cart {
    /**
     * Finds.
     *
     * @param <T> The type of T.
     * @param name The name.
     * @param count The count.
     * @return The item.
     * @throws IllegalArgumentException If {@code count < 1}.
     */
    public <T> T findItem(String name, int count) throws IOException {
        if (count < 1) throw new IllegalArgumentException("no");
        return null;
    }
    /**
     * Create the cart.
     *
     * @param name The name.
     */
    public Cart(String name) {}
    /**
     * Tell whether the cart is empty.
     *
     * @return Whether that is so.
     */
    @Override
    public boolean isEmpty() { return true; }
}
/** A shop. */
interface Shop { void open(int door); }
