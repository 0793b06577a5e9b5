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
	for name, q := range map[string]solve.Question{
		"billion":      {Vary: "scale", Until: "cost_rental_usd", Target: 1e9},
		"gigawatt":     {Scenario: engine.Scenario{SiteMW: n(1000)}, Vary: "scale", Until: "days", Target: 90},
		"accelerators": {Scenario: engine.Scenario{Accelerators: n(100000)}, Vary: "scale", Until: "days", Target: 90},
		"days":         {Vary: "days", Until: "cost_rental_usd", Target: 2e9},
		"count":        {Vary: "accelerators", Until: "days", Target: 60},
		"pue":          {Vary: "pue", Until: "energy_mwh", Target: 5e5},
	} {
		b.Run(name, func(b *testing.B) {
			trials := 0
			for b.Loop() {
				trials = solve.Solve(catalog.Default(), q).Trials
			}
			b.ReportMetric(float64(trials), "trials")
		})
	}
}
