package main

import (
	"fmt"
	"sync"
)

func members(team string) []string {
	var group sync.WaitGroup
	names := make([]string, 3)
	for i := range names {
		group.Go(func() { names[i] = fmt.Sprintf("%s %d", team, i+1) })
	}
	group.Wait()
	return names
}

func main() {
	var group sync.WaitGroup
	teams := []string{"red", "green", "blue"}
	results := make([][]string, len(teams))
	for i, team := range teams {
		group.Go(func() { results[i] = members(team) })
	}
	group.Wait()
	for _, result := range results {
		fmt.Println(result)
	}
}
