package main

// Doc of A.
type A struct {
	x int
}

type (
	// B is b.
	B struct{ y int }
	C interface{ Do() error }
	D func(int) string
)

type E = string

// F does f.
// Second line.
//
//go:noinline
func F(a, b int, rest ...string) (int, error) {
	return 0, nil
}

func (a *A) M() {}
func (A) N(x int) string { return "" }
func G[T any](t T) T { return t }

type OrderStore struct{}

func (s *OrderStore) FindOrder(id string) (*A, error) { return nil, nil }
func isReady() bool { return true }
func carryItems(names []string) {}
