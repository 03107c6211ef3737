package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var views atomic.Int64
	visits := make(chan struct{}, 100)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range visits {
				views.Add(1)
			}
		})
	}
	for range 1000 {
		visits <- struct{}{}
	}
	close(visits)
	group.Wait()
	fmt.Println("views:", views.Load())
}
