package main

import (
	"fmt"
	"sync"
)

type DataStore struct {
	mu     sync.RWMutex
	values map[string]int
}

func (s *DataStore) Put(key string, value int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[key] = value
}

func (s *DataStore) Get(key string) int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.values[key]
}

func (s *DataStore) Len() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.values)
}

func main() {
	store := DataStore{values: make(map[string]int)}
	var group sync.WaitGroup
	for id := range 3 {
		group.Go(func() { store.Put(fmt.Sprint("key", id), id) })
	}
	for id := range 10 {
		group.Go(func() { store.Get(fmt.Sprint("key", id%3)) })
	}
	group.Wait()
	fmt.Println(store.Len(), "values")
}
