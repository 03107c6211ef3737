package main

import (
	"fmt"
	"sync"
)

func twice(number int) int {
	return 2 * number
}

func main() {
	numbers := []int{1, 2, 3, 4, 5}
	results := make([]int, len(numbers))
	jobs := make(chan int)
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for i := range jobs {
				results[i] = twice(numbers[i])
			}
		})
	}
	for i := range numbers {
		jobs <- i
	}
	close(jobs)
	group.Wait()
	fmt.Println("doubled:", results)
}
