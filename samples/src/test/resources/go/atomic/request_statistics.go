package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Stats struct {
	Requests, Errors int
	Duration         time.Duration
}

type RequestStatistics struct {
	stats atomic.Pointer[Stats]
}

func (s *RequestStatistics) Record(failed bool, took time.Duration) {
	for {
		old := s.stats.Load()
		next := *old
		next.Requests++
		if failed {
			next.Errors++
		}
		next.Duration += took
		if s.stats.CompareAndSwap(old, &next) {
			return
		}
	}
}

func main() {
	var statistics RequestStatistics
	statistics.stats.Store(&Stats{})
	var group sync.WaitGroup
	for i := 1; i <= 100; i++ {
		group.Go(func() { statistics.Record(i%10 == 0, time.Duration(i)*time.Millisecond) })
	}
	group.Wait()
	stats := *statistics.stats.Load()
	fmt.Println(stats, "average", stats.Duration/time.Duration(stats.Requests))
}
