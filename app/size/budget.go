//go:build !js

package main

import (
	"fmt"
	"strconv"
	"strings"
)

// readBudget reads lines of a program's name and the most that it may weigh
// after brotli, as a multiple of hello-world: "web/app.wasm 1.35". A "#" begins
// a comment.
func readBudget(text string) (map[string]float64, error) {
	limits := map[string]float64{}
	for i, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if len(words) != 2 {
			return nil, fmt.Errorf("line %d: want a program and a number, got %q", i+1, strings.TrimSpace(line))
		}
		most, err := strconv.ParseFloat(words[1], 64)
		if err != nil || !(most > 0) {
			return nil, fmt.Errorf("line %d: %q is not a multiple of hello-world", i+1, words[1])
		}
		known := false
		for _, p := range programs {
			known = known || p.name == words[0]
		}
		if !known {
			return nil, fmt.Errorf("line %d: no program is called %q", i+1, words[0])
		}
		limits[words[0]] = most
	}
	return limits, nil
}
