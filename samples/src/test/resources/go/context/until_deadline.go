package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	items := make(chan string, 3)
	for _, item := range []string{"first", "second", "third"} {
		items <- item
	}
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	for {
		select {
		case item := <-items:
			fmt.Println(item, "item done")
		case <-ctx.Done():
			fmt.Println("cancelled:", context.Cause(ctx))
			return
		}
	}
}
