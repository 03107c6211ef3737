package main

import (
	"fmt"
	"sync"
	"time"
)

type TimedCounter struct {
	lock  chan struct{}
	count int
}

func (c *TimedCounter) TryIncrement(timeout time.Duration) bool {
	select {
	case c.lock <- struct{}{}:
		defer func() { <-c.lock }()
		c.count++
		return true
	case <-time.After(timeout):
		return false
	}
}

func (c *TimedCounter) KeepLock(signals chan<- string) {
	c.lock <- struct{}{}
	defer func() { <-c.lock }()
	signals <- "locked"
	signals <- "unlocking"
}

func (c *TimedCounter) Count() int {
	c.lock <- struct{}{}
	defer func() { <-c.lock }()
	return c.count
}

func main() {
	counter := TimedCounter{lock: make(chan struct{}, 1)}
	signals := make(chan string)
	var group sync.WaitGroup
	group.Go(func() { counter.KeepLock(signals) })
	fmt.Println(<-signals, "increments within 100 ms:", counter.TryIncrement(100*time.Millisecond))
	fmt.Println(<-signals)
	group.Wait()
	fmt.Println("free, increments within 100 ms:", counter.TryIncrement(100*time.Millisecond), "count", counter.Count())
}
