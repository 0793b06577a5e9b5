package solve_test

import (
	"reflect"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/solve"
)

// TestAdvance: whoever takes one layout search at a time gets the answer of who
// does not, and Step then has none left to make.
func TestAdvance(t *testing.T) {
	for name, q := range map[string]solve.Question{
		"factor": {Vary: "scale", Until: "cost_rental_usd", Target: 1e9},
		"count":  {Vary: "accelerators", Until: "days", Target: 60},
		"beyond": {Vary: "scale", Until: "cost_rental_usd", Target: 1e-6},
		"none":   {Vary: "colour", Until: "days", Target: 60},
		"given":  {Scenario: engine.Scenario{Days: engine.Given(60)}, Vary: "scale", Until: "days", Target: 90},
	} {
		want := solve.Solve(catalog.Default(), q)
		s := solve.New(catalog.Default(), q)
		slices, breaths := 0, 0
		s.Breathing(func() { breaths++ })
		for done := false; !done; {
			for !s.Advance() {
				slices++
			}
			done = s.Step()
		}
		if got := s.Answer(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: in slices %+v, at once %+v", name, got, want)
		}
		if want.Trials > 0 && slices == 0 {
			t.Errorf("%s: no search was left to a slice", name)
		}
		if want.Trials > 0 && breaths == 0 {
			t.Errorf("%s: no search gave way", name)
		}
	}
}
