// Forms that C++ allows: templates, operators, nesting, names that qualify.
namespace shop::parts {

/// A pair of values.
template <typename A, typename B = int>
class Pair : public Base<A>, private detail::Hidden {
public:
    explicit Pair(A a) : first_(a) {}
    Pair(const Pair &) = default;
    virtual ~Pair() {}
    virtual void declared() = 0;

    /** The first one. */
    const A &first() const { return first_; }
    template <class F> auto map(F f) -> decltype(f(first_)) { return f(first_); }
    bool operator==(const Pair &other) const { return first_ == other.first_; }
    A &operator[](int at) { return first_; }
    explicit operator bool() const { return true; }
    friend std::ostream &operator<<(std::ostream &out, const Pair &pair) { return out; }
    static Pair *make() noexcept { return nullptr; }

    struct Inner {
        int a = 1;
        enum class Kind : char { One, Two };
    };
    using Value = A;

private:
    A first_;
};

template <> struct Pair<char> {
    int size;
};

inline namespace v1 {
concept_like check(int);
}

} // namespace shop::parts

namespace {
int hidden(int a = 3, int &&b = 4) { return a; }
}

template <typename T> concept Small = sizeof(T) < 8;
template <typename T> using Many = std::vector<T>;

Shop::Shop(int size) : size_(size) {}
Shop::~Shop() {}
int Shop::Shelf::count() const { return 0; }
template <typename T> T &Box<T>::get() { return value; }
std::string *Shop::names(const std::string &what) { return nullptr; }
Shop &Shop::operator+=(const Shop &other) { return *this; }
Shop::operator int() const { return 1; }
auto made(int a) -> std::unique_ptr<Shop> { return nullptr; }
auto guessed() { return [](int q) { return q; }; }
void *operator new(size_t size) { return malloc(size); }

class API_EXPORT Marked {
public:
    int value() { return 1; }
};

extern "C" {
int plain(void) { return 0; }
}

TEST_F(ShopTest, CountsItems) { EXPECT_EQ(1, 1); }

int tried() try { return 1; } catch (...) { return 0; }
