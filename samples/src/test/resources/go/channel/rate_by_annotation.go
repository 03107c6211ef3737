package main

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/time/rate"
)

func request(number int) string {
	return fmt.Sprint("request ", number)
}

func main() {
	limiter := rate.NewLimiter(10, 1)
	answers := make([]string, 5)
	jobs := make(chan int)
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for i := range jobs {
				if err := limiter.Wait(context.Background()); err == nil {
					answers[i] = request(i + 1)
				}
			}
		})
	}
	for i := range answers {
		jobs <- i
	}
	close(jobs)
	group.Wait()
	for _, answer := range answers {
		fmt.Println(answer)
	}
}
