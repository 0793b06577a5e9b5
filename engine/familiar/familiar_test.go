package familiar_test

import (
	"math"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/familiar"
	"tenfold/engine/spread"
)

func near(a, b float64) bool { return math.Abs(a/b-1) < 1e-12 }

// answer is an answer with some results, the others without a figure.
func answer(t *testing.T, results map[string]spread.Quantity) spread.Answer {
	t.Helper()
	a := spread.Answer{OK: true, Results: make([]spread.Quantity, len(engine.Results))}
	for name, q := range results {
		i, ok := engine.ResultNamed(name)
		if !ok {
			t.Fatalf("no result %s", name)
		}
		a.Results[i] = q
	}
	return a
}

// What a result comes to is worked out by hand from the catalogue's figures, in
// the units that stand there; a thing without a range leaves the result's.
func TestBeside(t *testing.T) {
	cat := catalog.Default()
	home, reactor, car := cat.Assumption("home_energy").Value, cat.Assumption("reactor_power").Value, cat.Assumption("car_carbon").Value
	got := familiar.Beside(cat, answer(t, map[string]spread.Quantity{
		"energy_mwh":        {Value: 1000 * home, Low: 700 * home, High: 1500 * home, Known: true},
		"power_mw":          {Value: reactor / 4, Low: reactor / 5, High: reactor / 2, Known: true},
		"carbon_location_t": {Value: 50 * car / 1000, Low: 30 * car / 1000, High: 80 * car / 1000, Known: true},
	}))
	if len(got) != len(familiar.Things) {
		t.Fatalf("%d comparisons of %d", len(got), len(familiar.Things))
	}
	want := map[string][3]float64{"home_energy": {1000, 700, 1500}, "reactor_power": {0.25, 0.2, 0.5}, "car_carbon": {50, 30, 80}}
	for _, c := range got {
		if c.Of.Value <= 0 || len(c.Of.Sources) == 0 || c.Of.Locator == "" || c.Of.Date == "" {
			t.Errorf("%s has no source: %+v", c.Name, c.Of)
		}
		if w, ok := want[c.Name]; ok && !(near(c.Times.Value, w[0]) && near(c.Times.Low, w[1]) && near(c.Times.High, w[2])) {
			t.Errorf("%s: %+v, want %v", c.Name, c.Times, w)
		}
	}
}

// A thing with a range widens the result's: beyond either alone, and by less than
// both ends at once.
func TestBothRangesCount(t *testing.T) {
	cat := catalog.Default()
	q := spread.Quantity{Value: 2000, Low: 1500, High: 3000, Known: true}
	of := cat.Assumption("flight_carbon")
	if !(of.Low < of.Value && of.Value < of.High) {
		t.Fatalf("flights have no range: %+v", of)
	}
	times := func(tonnes, kilograms float64) float64 { return tonnes * 1000 / kilograms }
	for _, c := range familiar.Beside(cat, answer(t, map[string]spread.Quantity{"carbon_location_t": q})) {
		if c.Name != "flight_carbon" {
			continue
		}
		if !near(c.Times.Value, times(q.Value, of.Value)) {
			t.Errorf("%+v", c.Times)
		}
		if !(c.Times.Low < min(times(q.Low, of.Value), times(q.Value, of.High)) && c.Times.Low > times(q.Low, of.High)) {
			t.Errorf("the low end is %v", c.Times.Low)
		}
		if !(c.Times.High > max(times(q.High, of.Value), times(q.Value, of.Low)) && c.Times.High < times(q.High, of.Low)) {
			t.Errorf("the high end is %v", c.Times.High)
		}
	}
}

// What has no figure, or none above zero, stands beside nothing; a central value
// outside its own range keeps an ordered one.
func TestNothingToCompare(t *testing.T) {
	cat := catalog.Default()
	if got := familiar.Beside(cat, spread.Answer{}); len(got) != 0 {
		t.Errorf("no answer: %+v", got)
	}
	if got := familiar.Beside(cat, answer(t, map[string]spread.Quantity{"energy_mwh": {Known: true}})); len(got) != 0 {
		t.Errorf("no energy: %+v", got)
	}
	for _, q := range []spread.Quantity{{Value: 10, Low: 12, High: 15, Known: true}, {Value: 10, Low: 5, High: 8, Known: true}} {
		for _, c := range familiar.Beside(cat, answer(t, map[string]spread.Quantity{"energy_mwh": q})) {
			if !(c.Times.Low <= c.Times.Value && c.Times.Value <= c.Times.High) {
				t.Errorf("%+v: %+v", q, c.Times)
			}
		}
	}
}
