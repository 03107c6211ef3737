package main

import (
	"fmt"
	"sync"
)

func squares(numbers <-chan int) <-chan int {
	squares := make(chan int)
	go func() {
		defer close(squares)
		for number := range numbers {
			squares <- number * number
		}
	}()
	return squares
}

func merge(channels []<-chan int) <-chan int {
	merged := make(chan int)
	var group sync.WaitGroup
	for _, channel := range channels {
		group.Go(func() {
			for value := range channel {
				merged <- value
			}
		})
	}
	go func() {
		group.Wait()
		close(merged)
	}()
	return merged
}

func main() {
	numbers := make(chan int, 5)
	for number := 1; number <= 5; number++ {
		numbers <- number
	}
	close(numbers)
	var workers []<-chan int
	for range 3 {
		workers = append(workers, squares(numbers))
	}
	for square := range merge(workers) {
		fmt.Println(square)
	}
}
