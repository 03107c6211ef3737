package main

import (
	"fmt"
	"sync/atomic"
)

type AtomicCounter struct {
	count atomic.Int64
}

func (c *AtomicCounter) Increment() int64                 { return c.count.Add(1) }
func (c *AtomicCounter) Decrement() int64                 { return c.count.Add(-1) }
func (c *AtomicCounter) Set(value int64)                  { c.count.Store(value) }
func (c *AtomicCounter) Get() int64                       { return c.count.Load() }
func (c *AtomicCounter) CompareAndSwap(old, n int64) bool { return c.count.CompareAndSwap(old, n) }

func main() {
	var counter AtomicCounter
	fmt.Println("increment:", counter.Increment())
	fmt.Println("decrement:", counter.Decrement())
	counter.Set(42)
	fmt.Println("set, get:", counter.Get())
	fmt.Println("42 to 43:", counter.CompareAndSwap(42, 43))
	fmt.Println("42 to 44:", counter.CompareAndSwap(42, 44))
}
