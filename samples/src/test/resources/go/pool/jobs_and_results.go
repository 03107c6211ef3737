package main

import (
	"fmt"
	"sync"
)

func work(job int) string {
	return fmt.Sprint("result of job ", job)
}

func main() {
	jobs := make(chan int, 9)
	results := make(chan string, 9)
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for job := range jobs {
				results <- work(job)
			}
		})
	}
	for job := 1; job <= 9; job++ {
		jobs <- job
	}
	close(jobs)
	go func() {
		group.Wait()
		close(results)
	}()
	for result := range results {
		fmt.Println(result)
	}
}
