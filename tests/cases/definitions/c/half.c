/* Half-typed: what stands around the broken line is still found. */
struct point { int x, y; };

int before(int a) { return a; }

int broken(int a) {
    return a +
}

/// Still there.
int after(int a) { return a; }
