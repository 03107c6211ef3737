package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type ScalingPool struct {
	min, max int32
	idle     time.Duration
	jobs     chan func()
	workers  atomic.Int32
	group    sync.WaitGroup
}

func NewScalingPool(min, max int32, idle time.Duration) *ScalingPool {
	pool := &ScalingPool{min: min, max: max, idle: idle, jobs: make(chan func(), 100)}
	for range min {
		pool.startWorker()
	}
	return pool
}

func (p *ScalingPool) startWorker() {
	p.workers.Add(1)
	p.group.Go(func() {
		for {
			select {
			case job, ok := <-p.jobs:
				if !ok {
					return
				}
				job()
			case <-time.After(p.idle):
				if workers := p.workers.Load(); workers > p.min && p.workers.CompareAndSwap(workers, workers-1) {
					return
				}
			}
		}
	})
}

func (p *ScalingPool) Submit(job func()) {
	p.jobs <- job
	if workers := p.workers.Load(); workers < p.max && len(p.jobs) > 2*int(workers) {
		p.startWorker()
	}
}

func (p *ScalingPool) Close() {
	close(p.jobs)
	p.group.Wait()
}

func showUntil(wanted, shown int32, pool *ScalingPool, ticker *time.Ticker) int32 {
	for shown != wanted {
		<-ticker.C
		workers := pool.workers.Load()
		if workers != shown {
			fmt.Println(workers, "workers,", len(pool.jobs), "tasks wait")
		}
		shown = workers
	}
	return shown
}

func main() {
	pool := NewScalingPool(2, 5, 50*time.Millisecond)
	defer pool.Close()
	ticker := time.NewTicker(time.Millisecond)
	defer ticker.Stop()
	var shown int32
	for number := 1; number <= 3; number++ {
		fmt.Println("burst", number)
		burst := make(chan struct{})
		for range 20 {
			pool.Submit(func() { <-burst })
		}
		shown = showUntil(5, shown, pool, ticker)
		close(burst)
		shown = showUntil(2, shown, pool, ticker)
	}
}
