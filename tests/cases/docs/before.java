public class Cart {
    /** Finds. */
    public <T> T findItem(String name, int count) throws IOException {
        if (count < 1) throw new IllegalArgumentException("no");
        return null;
    }
    public Cart(String name) {}
    @Override
    public boolean isEmpty() { return true; }
}
interface Shop { void open(int door); }
