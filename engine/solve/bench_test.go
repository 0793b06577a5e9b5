package solve_test

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/solve"
)

// BenchmarkSolve is the questions that people ask, from nothing remembered.
func BenchmarkSolve(b *testing.B) {
	n := engine.Given
	for _, c := range []struct {
		name string
		q    solve.Question
	}{
		{"billion", solve.Question{Vary: "scale", Until: "cost_rental_usd", Target: 1e9}},
		{"gigawatt", solve.Question{Scenario: engine.Scenario{SiteMW: n(1000)}, Vary: "scale", Until: "days", Target: 90}},
		{"accelerators", solve.Question{Scenario: engine.Scenario{Accelerators: n(100000)}, Vary: "scale", Until: "days", Target: 90}},
		{"days", solve.Question{Vary: "days", Until: "cost_rental_usd", Target: 2e9}},
		{"count", solve.Question{Vary: "accelerators", Until: "days", Target: 60}},
		{"pue", solve.Question{Vary: "pue", Until: "energy_mwh", Target: 5e5}},
	} {
		b.Run(c.name, func(b *testing.B) {
			trials := 0
			for b.Loop() {
				trials = solve.Solve(catalog.Default(), c.q).Trials
			}
			b.ReportMetric(float64(trials), "trials")
		})
	}
}
