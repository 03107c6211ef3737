package main

import (
	"fmt"
	"sync"
)

type SafeCounter struct {
	mu    sync.Mutex
	count int
}

func (c *SafeCounter) Increment() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count++
}

func (c *SafeCounter) Count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.count
}

func main() {
	var counter SafeCounter
	var group sync.WaitGroup
	for range 1000 {
		group.Go(counter.Increment)
	}
	group.Wait()
	fmt.Println("counted to", counter.Count())
}
