package main

import (
	"fmt"
	"sync"
)

type ViewCounter struct {
	mu    sync.Mutex
	views int
}

func (c *ViewCounter) View() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.views++
}

func (c *ViewCounter) Views() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.views
}

func main() {
	var counter ViewCounter
	visits := make(chan struct{}, 100)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range visits {
				counter.View()
			}
		})
	}
	for range 1000 {
		visits <- struct{}{}
	}
	close(visits)
	group.Wait()
	fmt.Println("views:", counter.Views())
}
