package main

import (
	"fmt"
	"time"
)

func next(numbers <-chan int, words <-chan string, quit <-chan struct{}) string {
	select {
	case number := <-numbers:
		return fmt.Sprint("number ", number)
	case word := <-words:
		return "word " + word
	case <-quit:
		return "quit"
	case <-time.After(50 * time.Millisecond):
		return "time-out"
	}
}

func main() {
	numbers := make(chan int, 1)
	words := make(chan string, 1)
	quit := make(chan struct{})
	numbers <- 7
	fmt.Println(next(numbers, words, quit))
	words <- "hello"
	fmt.Println(next(numbers, words, quit))
	fmt.Println(next(numbers, words, quit))
	close(quit)
	fmt.Println(next(numbers, words, quit))
}
