package main

import (
	"fmt"
	"sync"
)

func main() {
	var group sync.WaitGroup
	for id := 1; id <= 5; id++ {
		group.Add(1)
		go func() {
			defer group.Done()
			fmt.Println("task", id)
		}()
	}
	group.Wait()
	fmt.Println("all done")
}
