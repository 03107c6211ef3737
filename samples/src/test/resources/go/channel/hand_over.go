package main

import (
	"fmt"
	"time"
)

func main() {
	channel := make(chan string)
	handedOver := make(chan bool)
	go func() {
		select {
		case channel <- "ping":
			handedOver <- true
		case <-time.After(10 * time.Second):
			handedOver <- false
		}
	}()
	fmt.Println("received", <-channel)
	fmt.Println("handed over:", <-handedOver)
}
