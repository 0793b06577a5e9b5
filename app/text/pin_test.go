package text

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/spread"
)

// TestDifference: from 100 (or a share of 0.4), by hand.
func TestDifference(t *testing.T) {
	known := func(v float64) spread.Quantity { return spread.Quantity{Value: v, Known: true} }
	for _, c := range []struct {
		result   string
		was, now spread.Quantity
		want     string
	}{
		{"days", known(100), known(100.01), "same"},
		{"days", known(100), known(112.4), "+12 %"},
		{"days", known(100), known(65), "−35 %"},
		{"days", known(100), known(243), "2.4×"},
		{"days", known(100), known(3.21), "0.032×"},
		{"days", known(0), known(0), "same"},
		{"days", known(0), known(5), "–"},
		{"days", spread.Quantity{}, known(5), "–"},
		{"mfu", known(0.4), known(0.434), "+3.4 points"},
		{"goodput", known(0.4), known(0.2), "−20 points"},
		{"mfu", known(0.4), known(0.4001), "same"},
	} {
		if got := undone(Difference(c.result, c.was, c.now)); got != c.want {
			t.Errorf("%s from %v to %v: %q, want %q", c.result, c.was.Value, c.now.Value, got, c.want)
		}
	}
}

// TestBrief: each way of giving the compute and the size.
func TestBrief(t *testing.T) {
	n := Names{Reference: "Llama", Accelerator: "H100", Region: "France"}
	for _, c := range []struct {
		s    engine.Scenario
		want string
	}{
		{engine.Scenario{}, "10× Llama, H100, 90 days"},
		{engine.Scenario{ComputeFLOP: engine.Given(1e26), SiteMW: engine.Given(150), Region: "fr"}, "1e26 FLOP, H100, 150 MW of power, France"},
		{engine.Scenario{Model: engine.Model{Params: engine.Given(7e10), Tokens: engine.Given(1e13)}, Accelerators: engine.Given(4096)}, "a model of its own like Llama, H100, 4,096 accelerators"},
	} {
		if got := undone(Brief(c.s, n)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.s, got, c.want)
		}
	}
}
