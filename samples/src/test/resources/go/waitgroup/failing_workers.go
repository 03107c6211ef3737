package main

import (
	"fmt"
	"sync"
)

func work(id int) (int, error) {
	if id%3 == 0 {
		return 0, fmt.Errorf("worker %d failed", id)
	}
	return id, nil
}

func main() {
	var group sync.WaitGroup
	failures := make(chan error, 10)
	for id := 1; id <= 10; id++ {
		group.Go(func() {
			if _, err := work(id); err != nil {
				failures <- err
			}
		})
	}
	group.Wait()
	close(failures)
	for err := range failures {
		fmt.Println(err)
	}
}
