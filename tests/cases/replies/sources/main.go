package main

import (
	"fmt"
	"os"
)

// Pair is a key and its value.
type Pair struct {
	Key   string
	Value int
}

func sum(pairs []Pair) int {
	total := 0
	for i := 0; i < len(pairs); i++ {
		total = total + pairs[i].Value
	}
	return total
}

func read(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return data, nil
}

func main() {
	fmt.Println(sum([]Pair{{"a", 1}, {"b", 2}}))
}
