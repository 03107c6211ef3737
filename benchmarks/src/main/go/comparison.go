// The loads of the Java benchmarks, in Go. Prints a line for each: its name, then nanoseconds per operation, one figure an iteration,
// with tabs between them; GoPeer reads that.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

const (
	values     = 400_000
	rounds     = 50_000
	selected   = 50_000
	jobs       = 1_000_000
	warmUps    = 2
	iterations = 5
)

// measure runs the load for a second at a time, as JMH does.
func measure(name string, operations int, load func()) {
	fmt.Print(name)
	for iteration := 0; iteration < warmUps+iterations; iteration++ {
		start := time.Now()
		count := 0
		for time.Since(start) < time.Second {
			load()
			count++
		}
		if iteration >= warmUps {
			fmt.Printf("\t%.1f", float64(time.Since(start).Nanoseconds())/float64(count)/float64(operations))
		}
	}
	fmt.Println()
}

func transfer(pairs int) {
	pipe := make(chan *int, 100)
	var crew sync.WaitGroup
	crew.Add(2 * pairs)
	value := 1
	for pair := 0; pair < pairs; pair++ {
		go func() {
			defer crew.Done()
			for i := 0; i < values/pairs; i++ {
				pipe <- &value
			}
		}()
		go func() {
			defer crew.Done()
			for i := 0; i < values/pairs; i++ {
				<-pipe
			}
		}()
	}
	crew.Wait()
}

func roundTrip() {
	there, back := make(chan *int), make(chan *int)
	value := 1
	go func() {
		for i := 0; i < rounds; i++ {
			back <- <-there
		}
	}()
	for i := 0; i < rounds; i++ {
		there <- &value
		<-back
	}
}

func channels(capacity int) (all [8]chan int) {
	for i := range all {
		all[i] = make(chan int, capacity)
	}
	return all
}

func selectOf2(c *[8]chan int) int {
	select {
	case v := <-c[0]:
		return v
	case v := <-c[1]:
		return v
	}
}

func selectOf8(c *[8]chan int) int {
	select {
	case v := <-c[0]:
		return v
	case v := <-c[1]:
		return v
	case v := <-c[2]:
		return v
	case v := <-c[3]:
		return v
	case v := <-c[4]:
		return v
	case v := <-c[5]:
		return v
	case v := <-c[6]:
		return v
	case v := <-c[7]:
		return v
	}
}

func selectOf(count int) func(*[8]chan int) int {
	if count == 2 {
		return selectOf2
	}
	return selectOf8
}

func blocking(count int) {
	all := channels(0)
	receive := selectOf(count)
	go func() {
		for i := 0; i < selected; i++ {
			all[i%count] <- i
		}
	}()
	for i := 0; i < selected; i++ {
		receive(&all)
	}
}

func sendAndReady(count int) {
	all := channels(1)
	receive := selectOf(count)
	sum := 0
	for i := 0; i < selected; i++ {
		all[i%count] <- i
		sum += receive(&all)
	}
	if sum != selected*(selected-1)/2 {
		panic("values were lost")
	}
}

// pool has three workers take jobs from one channel and put results into another.
func pool() {
	numbers := make(chan int, jobs)
	results := make(chan int, jobs)
	for worker := 0; worker < 3; worker++ {
		go func() {
			for number := range numbers {
				results <- number + 1
			}
		}()
	}
	for i := 0; i < jobs; i++ {
		numbers <- i
	}
	close(numbers)
	sum := 0
	for i := 0; i < jobs; i++ {
		sum += <-results
	}
	if sum != jobs*(jobs+1)/2 {
		panic("results were lost")
	}
}

func spawn() {
	var done int64
	var group sync.WaitGroup
	for i := 0; i < jobs; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			atomic.AddInt64(&done, 1)
		}()
	}
	group.Wait()
}

func main() {
	for _, pairs := range []int{1, 4} {
		measure(fmt.Sprintf("Go.transfer pairs=%d", pairs), values, func() { transfer(pairs) })
	}
	measure("Go.roundTrip", rounds, roundTrip)
	for _, count := range []int{2, 8} {
		measure(fmt.Sprintf("Go.blocking channels=%d", count), selected, func() { blocking(count) })
		measure(fmt.Sprintf("Go.sendAndReady channels=%d", count), selected, func() { sendAndReady(count) })
	}
	measure("Go.pool", jobs, pool)
	measure("Go.spawn", jobs, spawn)
}
