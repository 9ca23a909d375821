package odd

import "fmt"

// Number is any of the plain numbers.
type Number interface {
	~int | ~float64
}

type (
	// Pair holds two values.
	Pair[K comparable, V any] struct {
		Key   K
		Value V
	}

	// Visit is called for each pair.
	Visit func(key string, value any) error

	Alias  = fmt.Stringer
	nested (map[string][]int)
)

// Store keeps what it is given.
//
//go:generate mockgen
type Store interface {
	fmt.Stringer
	// Get gives back a value.
	Get(key string) (value any, found bool)
	Each(Visit) error // behind it
	Close()
}

//go:noinline
func bare() {}

/*
Sum adds numbers up.
*/
func Sum[T Number](first T, rest ...T) (total T) {
	add := func(a, b T) T { return a + b }
	total = first
	for _, one := range rest {
		total = add(total, one)
	}
	return
}

// Swap turns a pair around.
func (p *Pair[K, V]) Swap(key K, value V) (*Pair[K, V], error) {
	type local struct{ n int }
	return p, nil
}

func (Pair[_, _]) blank() interface{ Name() string } { return nil }

func (visit Visit) Do(_ string, _ any) (chan<- int, func(int) error) { return nil, nil }

func declaredElsewhere(x float64) float64

func init() {}

func half(
