package main

// Doc of A.
type A struct {
	x int
}

type (
	// B is b.
	B struct{ y int }
	// C is the interface `C`.
	C interface{ Do() error }
	// D is the type `D`.
	D func(int) string
)

// E is the type `E`.
type E = string

// F does f.
// Second line.
//
//go:noinline
func F(a, b int, rest ...string) (int, error) {
	return 0, nil
}

// M runs `M`.
func (a *A) M() {}
// N returns `N`.
func (A) N(x int) string { return "" }
// G returns `G`.
func G[T any](t T) T { return t }

// OrderStore is an order store.
type OrderStore struct{}

// FindOrder finds the order.
func (s *OrderStore) FindOrder(id string) (*A, error) { return nil, nil }
// isReady tells whether it is ready.
func isReady() bool { return true }
// carryItems handles the carry items.
func carryItems(names []string) {}
