package main

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"golang.org/x/sync/errgroup"
)

func fetch(ctx context.Context, address string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s answered %d", request.URL.Path, answer.StatusCode)
	}
	body, err := io.ReadAll(answer.Body)
	return string(body), err
}

func fetchAll(addresses []string) ([]string, error) {
	group, ctx := errgroup.WithContext(context.Background())
	group.SetLimit(4)
	bodies := make([]string, len(addresses))
	for i, address := range addresses {
		group.Go(func() (err error) {
			bodies[i], err = fetch(ctx, address)
			return err
		})
	}
	return bodies, group.Wait()
}

func main() {
	server := newLoopbackServer()
	defer server.Close()
	for _, paths := range [][]string{{"/a", "/b"}, {"/hang", "/missing"}} {
		bodies, err := fetchAll([]string{server.URL + paths[0], server.URL + paths[1]})
		if err != nil {
			fmt.Println("failed:", err)
			return
		}
		fmt.Println("fetched", bodies)
	}
}
