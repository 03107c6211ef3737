package main

import (
	"fmt"
	"sync"
)

type result struct {
	half int
	err  error
}

func half(number int) (int, error) {
	if number%2 != 0 {
		return 0, fmt.Errorf("%d is odd", number)
	}
	return number / 2, nil
}

func main() {
	results := make([]result, 20)
	jobs := make(chan int)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for number := range jobs {
				results[number].half, results[number].err = half(number)
			}
		})
	}
	for number := range results {
		jobs <- number
	}
	close(jobs)
	group.Wait()
	var halves []int
	for _, result := range results {
		if result.err == nil {
			halves = append(halves, result.half)
		}
	}
	fmt.Println("halves:", halves)
	fmt.Println(len(halves), "done,", len(results)-len(halves), "failed")
}
