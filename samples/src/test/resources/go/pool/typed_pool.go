package main

import (
	"fmt"
	"sync"
)

type Order struct{ ID, Pieces int }

type Bill struct{ Order, Cents int }

type Pool[T, R any] struct {
	workers int
	work    func(T) R
}

func (p Pool[T, R]) WorkAll(tasks []T) []R {
	results := make([]R, len(tasks))
	jobs := make(chan int)
	var group sync.WaitGroup
	for range p.workers {
		group.Go(func() {
			for i := range jobs {
				results[i] = p.work(tasks[i])
			}
		})
	}
	for i := range tasks {
		jobs <- i
	}
	close(jobs)
	group.Wait()
	return results
}

func price(order Order) Bill {
	return Bill{order.ID, order.Pieces * 250}
}

func main() {
	pool := Pool[Order, Bill]{workers: 4, work: price}
	var orders []Order
	for id := 1; id <= 10; id++ {
		orders = append(orders, Order{id, id})
	}
	for _, bill := range pool.WorkAll(orders) {
		fmt.Println(bill)
	}
}
