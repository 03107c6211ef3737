package main

import (
	"fmt"
	"time"
)

func main() {
	requests := make(chan int, 5)
	for request := 1; request <= 5; request++ {
		requests <- request
	}
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for range 5 {
		<-ticker.C
		fmt.Println("request", <-requests)
	}
}
