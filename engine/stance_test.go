package engine_test

import (
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/spread"
)

// headline is what a stance is to make larger or smaller.
var headline = []string{"accelerators", "accelerator_hours", "power_mw", "energy_mwh", "carbon_location_t", "cost_rental_usd", "cost_owned_usd", "cost_upfront_usd"}

// TestLeanings: each input named is one, and its end that is said to make the
// answer larger makes at least one headline larger and none smaller.
func TestLeanings(t *testing.T) {
	cat := catalog.Default()
	for _, l := range engine.Leanings {
		p, ok := engine.InputNamed(l.Input)
		if !ok {
			t.Errorf("%s is no input", l.Input)
			continue
		}
		met := false
		for _, s := range []engine.Scenario{{}, {Accelerator: "tpu-v5p"}, {Accelerator: "mi455x"}, {Own: engine.Hardware{PeakBF16: engine.Given(1000), TDPW: engine.Given(700)}}, {Scale: engine.Given(0.01)}, {Accelerator: "a100-sxm-80"}} {
			in, found := engine.Resolve(cat, s)
			if found.Failed() || !p.Known(&in) || !p.Uncertain(&in) {
				continue
			}
			if basis, _, _, _, _ := p.Origin(&in); basis == estimate.Entered {
				continue
			}
			low, high := p.Range(&in)
			before := engine.Project(&in)
			*p.Place(&in) = high
			if l.Low {
				*p.Place(&in) = low
			}
			after := engine.Project(&in)
			for _, name := range headline {
				i, _ := engine.ResultNamed(name)
				was, now := engine.Results[i].Of(&before), engine.Results[i].Of(&after)
				if now < was*(1-1e-9) {
					t.Errorf("%s at its larger end, on %s: %s falls from %v to %v", l.Input, s.Full().Accelerator, name, was, now)
				}
				met = met || now > was*(1+1e-6)
			}
		}
		if !met {
			t.Errorf("%s at its larger end makes nothing larger in any of the questions", l.Input)
		}
	}
}

// TestStances: conservative takes more of everything than central, aggressive
// less; what was moved is said; what the user gave stays; ranges hold the value.
func TestStances(t *testing.T) {
	cat, m := catalog.Default(), spread.New()
	ask := func(stance string, s engine.Scenario) spread.Answer {
		s.Stance, s.Draws = stance, engine.Given(200)
		a := m.Answer(cat, s)
		if !a.OK {
			t.Fatalf("%s: %v", stance, a.Findings)
		}
		return a
	}
	for _, s := range []engine.Scenario{{}, {Accelerator: "tpu-v5p"}, {Accelerators: engine.Given(16384), Scale: engine.Given(1)}} {
		central, more, less := ask(engine.Central, s), ask(engine.Conservative, s), ask(engine.Aggressive, s)
		if central.Scenario.Stance != "" || len(central.Findings.On("stance")) != 0 {
			t.Errorf("central is not the default: %+v", central.Findings.On("stance"))
		}
		for _, name := range headline[1:] {
			if s.Accelerators.Set && (name == "power_mw" || name == "cost_upfront_usd") && more.Result(name).Value == less.Result(name).Value {
				t.Errorf("%s is the same either way", name)
			}
			c, a, b := central.Result(name), more.Result(name), less.Result(name)
			if !(a.Value > c.Value && c.Value > b.Value) {
				t.Errorf("%s: conservative %v, central %v, aggressive %v", name, a.Value, c.Value, b.Value)
			}
			if a.Low > a.Value || a.High < a.Value {
				t.Errorf("%s: %+v", name, a)
			}
		}
		for _, said := range [2]string{more.Findings.On("stance")[0].Text, less.Findings.On("stance")[0].Text} {
			if !strings.Contains(said, "Share of the best layout") || !strings.Contains(said, "PUE") {
				t.Errorf("moved: %s", said)
			}
		}
	}
	own := ask(engine.Conservative, engine.Scenario{PUE: engine.Given(1.1), MFU: engine.Given(0.4)})
	if said := own.Findings.On("stance")[0].Text; strings.Contains(said, "PUE") || strings.Contains(said, "MFU") || own.Inputs.PUE.Value != 1.1 {
		t.Errorf("what was given is moved: %s", said)
	}
}
