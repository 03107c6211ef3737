package main

import (
	"fmt"
	"sync"
)

type Total struct {
	mu    sync.Mutex
	value int
}

func (t *Total) Increment() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.value++
}

func (t *Total) Value() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.value
}

func main() {
	var total Total
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for range 1000 {
				total.Increment()
			}
		})
	}
	group.Wait()
	fmt.Println("total", total.Value())
}
