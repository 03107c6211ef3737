package main

import (
	"context"
	"fmt"
)

func count(ctx context.Context) <-chan int {
	numbers := make(chan int)
	go func() {
		for counter := 1; ; counter++ {
			select {
			case numbers <- counter:
			case <-ctx.Done():
				return
			}
		}
	}()
	return numbers
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	numbers := count(ctx)
	fmt.Println("generated:", <-numbers, <-numbers, <-numbers)
}
