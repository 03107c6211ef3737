package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type Settings struct {
	Version int
	Host    string
}

func main() {
	var settings atomic.Pointer[Settings]
	settings.Store(&Settings{1, "host-1"})
	var group sync.WaitGroup
	for range 5 {
		group.Go(func() { fmt.Println(*settings.Load()) })
	}
	group.Go(func() { settings.Store(&Settings{2, "host-2"}) })
	group.Wait()
	fmt.Println("now", *settings.Load())
}
