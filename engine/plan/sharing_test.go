package plan

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// The run on a share is the scenario on as many accelerators, and what the other
// side goes without is what was taken from it for as long as the run lasts.
func TestSharing(t *testing.T) {
	fleet, ok := FleetNamed(cat, "fleet-meta-2024-h100")
	if !ok || fleet.Accelerators != 350000 {
		t.Fatalf("%+v", fleet)
	}
	s := few
	s.Accelerator, s.SiteMW = "b200-sxm", engine.Given(50) // both give way to the fleet's
	got := Sharing{Scenario: s, Fleet: fleet, Share: 0.5, Was: 0.2}.Answer(cat, sampler)
	if !got.OK || got.Training != 175000 || got.Left != 175000 || got.Moved != 105000 {
		t.Fatalf("%v train, %v are left, %v moved: %v", got.Training, got.Left, got.Moved, got.Findings)
	}
	want := sampler.Answer(cat, engine.Scenario{Draws: few.Draws, Accelerators: engine.Given(175000)})
	for _, name := range []string{"days", "cost_owned_usd", "energy_mwh"} {
		if got.Run.Result(name) != want.Result(name) {
			t.Errorf("%s: %v, alone %v", name, got.Run.Result(name), want.Result(name))
		}
	}
	days, owned := want.Result("days"), want.Result("cost_owned_usd")
	if d := got.DisplacedDays; !near(d.Value, 105000*days.Value, 1e-9) || !near(d.High, 105000*days.High, 1e-9) || !d.Known {
		t.Errorf("%v accelerator-days for %v days", d, days)
	}
	if d := got.DisplacedUSD; !near(d.Value, owned.Value*0.6, 1e-9) || !near(d.Low, owned.Low*0.6, 1e-9) {
		t.Errorf("$%v of a run of $%v", d, owned)
	}
	if again := (Sharing{Scenario: s, Fleet: fleet, Share: 0.5, Was: 0.2}).With(cat, want); again.DisplacedDays != got.DisplacedDays || !again.OK {
		t.Errorf("by the answer at hand: %v", again.DisplacedDays)
	}
	quicker := Sharing{Scenario: s, Fleet: fleet, Share: 1}.Answer(cat, sampler)
	if !(quicker.Run.Result("days").Value < days.Value) || quicker.Moved != 350000 || quicker.Left != 0 {
		t.Errorf("with all of it: %v days, %v moved", quicker.Run.Result("days"), quicker.Moved)
	}
}

// A share of nothing trains nothing and takes nothing; a share beyond the fleet is
// refused, and so is a fleet of none. Less than before frees what is freed.
func TestSharesAtTheEdge(t *testing.T) {
	fleet := Fleet{Accelerators: 1000}
	for _, c := range []struct {
		q    Sharing
		code string
	}{
		{Sharing{Fleet: fleet, Share: 0}, "nothing-trains"}, {Sharing{Fleet: fleet, Share: 0.0001}, "nothing-trains"},
		{Sharing{Fleet: fleet, Share: 1.1}, "out-of-range"}, {Sharing{Fleet: fleet, Share: 0.5, Was: -1}, "out-of-range"}, {Sharing{Share: 0.5}, "out-of-range"},
	} {
		got := c.q.Answer(cat, sampler)
		if got.OK || !has(got.Findings, c.code) || len(got.Findings) != 1 {
			t.Errorf("%+v: %v", c.q, got.Findings)
		}
		if known := got.DisplacedDays.Known; known != (c.code == "nothing-trains") || got.DisplacedDays.Value != 0 {
			t.Errorf("%+v displaces %v", c.q, got.DisplacedDays)
		}
	}
	scenario := few
	scenario.Scale = engine.Given(0.01)
	freed := Sharing{Scenario: scenario, Fleet: fleet, Share: 0.5, Was: 0.75}.Answer(cat, sampler)
	if !freed.OK || freed.Moved != 0 || freed.DisplacedDays.Value != 0 || !has(freed.Findings, "freed") {
		t.Errorf("%v moved, %v", freed.Moved, freed.Findings)
	}
}

// The presets come from the smallest to the largest, and what is not a count of
// one kind says so when it is shared.
func TestFleets(t *testing.T) {
	list := Fleets(cat)
	if len(list) < 4 {
		t.Fatalf("%d fleets", len(list))
	}
	for i, f := range list {
		if i > 0 && f.Accelerators < list[i-1].Accelerators {
			t.Errorf("%s comes after %s", f.ID, list[i-1].ID)
		}
		if f.Name == "" || len(f.Origin.Sources) == 0 {
			t.Errorf("%s has no name or no source", f.ID)
		}
		if f.Counted == "" {
			continue
		}
		code := map[string]string{catalog.Equivalents: "equivalents", catalog.OfEveryKind: "of-every-kind"}[f.Counted]
		if got := (Sharing{Scenario: few, Fleet: f, Share: 1}).Answer(cat, sampler); !got.OK || !has(got.Findings, code) {
			t.Errorf("%s: %v", f.ID, got.Findings)
		}
	}
	// 350,000 H100 of 989 TFLOP/s are 153,844 B300 of 2,250.
	f, _ := FleetNamed(cat, "fleet-meta-2024-h100")
	if as, ok := f.As(cat, "b300-sxm"); !ok || as.Accelerators != 153844 || as.Counted != catalog.Equivalents {
		t.Errorf("%+v", as)
	}
	if _, ok := f.As(cat, "none"); ok {
		t.Error("converted to an accelerator that nobody knows")
	}
}
