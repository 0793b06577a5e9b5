package frontier

import (
	"math"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

var cat = catalog.Default()

// swept is all points of a scenario, in the order that they were asked for, and
// by their counts.
func swept(t *testing.T, m *spread.Sampler, s engine.Scenario) (asked []float64, points []Point) {
	t.Helper()
	a := m.Answer(cat, s)
	around := 1000.0
	if a.OK {
		around = float64(a.Central.Count)
	}
	for {
		n, more := Next(points, around)
		if !more {
			return asked, points
		}
		if len(asked) > 80 {
			t.Fatalf("no end after %v", asked)
		}
		if len(asked) > 0 && Ended(points) && (n < Feasible(points)[0].Count || n > points[len(points)-1].Count) {
			t.Fatalf("with both ends among %v, %v is asked for", asked, n)
		}
		if tried(points, n) || n != math.Trunc(n) || n < 1 || n > 1e8 {
			t.Fatalf("%v is asked for after %v", n, asked)
		}
		asked, points = append(asked, n), Put(points, Of(m.Answer(cat, At(s, n))))
	}
}

func TestSweeps(t *testing.T) {
	m := spread.New()
	few := engine.Given(100)
	for name, c := range map[string]struct {
		s          engine.Scenario
		unfit      bool // some counts are too few for memory
		beyond     bool // some have a batch beyond the critical one
		leastBelow float64
	}{
		"default":      {engine.Scenario{Draws: few}, true, true, 10_000},
		"8B":           {engine.Scenario{Draws: few, Reference: "llama31-8b", Scale: engine.Given(1)}, true, true, 16},
		"by count":     {engine.Scenario{Draws: few, Accelerators: engine.Given(16_384), Scale: engine.Given(1)}, true, true, 2000},
		"too few":      {engine.Scenario{Draws: few, Accelerators: engine.Given(8)}, true, true, 10_000},
		"MFU given":    {engine.Scenario{Draws: few, MFU: engine.Given(0.4)}, false, false, 2000},
		"restart":      {engine.Scenario{Draws: few, Recovery: "restart", Accelerator: "tpu-v5p"}, true, false, 10_000},
		"of one's own": {engine.Scenario{Draws: few, Own: engine.Hardware{Name: "x", PeakBF16: engine.Given(1000), TDPW: engine.Given(700)}}, false, false, 2000},
	} {
		t.Run(name, func(t *testing.T) {
			asked, points := swept(t, m, c.s)
			fit := Feasible(points)
			if len(fit) < filled-4 || len(asked) > 45 {
				t.Fatalf("%d points fit of %v", len(fit), asked)
			}
			if (len(fit) < len(points)) != c.unfit || (Critical(fit) >= 0) != c.beyond || fit[0].Count > c.leastBelow {
				t.Errorf("%d of %d fit from %v on, batch beyond the critical from %d", len(fit), len(points), fit[0].Count, Critical(fit))
			}
			// The least that fits is close to one that does not; time falls with the count
			// until it helps no more (beyond some ten million it wavers, where the engine
			// raises the batch step by step and stops at the first that is no gain); shares
			// are shares, each a part of the one before; and no gap is wide.
			if n := len(points) - len(fit); n > 0 && fit[0].Count > close*points[n-1].Count && fit[0].Count-points[n-1].Count > 1 {
				t.Errorf("%v does not fit, %v does, and between them nothing was asked", points[n-1].Count, fit[0].Count)
			}
			quickest, last := Quickest(fit), len(fit)-1
			span := math.Log(fit[last].Count/fit[0].Count) / (filled - 1)
			for i, p := range fit {
				if !(p.Needed > 0 && p.Needed <= p.Useful && p.Useful <= p.MFU.Value && p.MFU.Value < 1) {
					t.Errorf("%v: MFU %v, %v useful, %v needed", p.Count, p.MFU.Value, p.Useful, p.Needed)
				}
				if p.Batch > 1 != (p.Needed < p.Useful*(1-1e-12)) {
					t.Errorf("%v: a batch of %v critical ones, of %v useful %v is needed", p.Count, p.Batch, p.Useful, p.Needed)
				}
				if i > 0 && i <= quickest && p.Days.Value > 1.02*fit[i-1].Days.Value && p.Count < 2e6 {
					t.Errorf("%v take %v days, %v take %v", fit[i-1].Count, fit[i-1].Days.Value, p.Count, p.Days.Value)
				}
				if i > 0 && math.Log(p.Count/fit[i-1].Count) > 2.1*span {
					t.Errorf("nothing between %v and %v", fit[i-1].Count, p.Count)
				}
			}
			if fit[last].Count < 1e8 {
				i := quarter(points)
				if points[i].Days.Value > helps*fit[last].Days.Value {
					t.Errorf("it ends at %v, which takes %v days, %v took %v", fit[last].Count, fit[last].Days.Value, points[i].Count, points[i].Days.Value)
				}
			}
			// A point is the answer of the question with that count.
			p := fit[len(fit)/2]
			a := m.Answer(cat, At(c.s, p.Count))
			if a.Result("days") != p.Days || a.Result("cost_rental_usd") != p.Rent || float64(a.Central.Count) != p.Count {
				t.Errorf("%v days in the sweep, %v asked alone", p.Days, a.Result("days"))
			}
			days, rent, ok := Doubled(fit, p.Count)
			twice := m.Answer(cat, At(c.s, 2*p.Count))
			if want := twice.Result("days").Value / p.Days.Value; !ok || math.Abs(days/want-1) > 0.05 {
				t.Errorf("doubling %v takes the days × %v, read between points × %v", p.Count, want, days)
			}
			if want := twice.Result("cost_rental_usd").Value / p.Rent.Value; p.Rent.Known && math.Abs(rent/want-1) > 0.05 {
				t.Errorf("doubling %v takes the rent × %v, read between points × %v", p.Count, want, rent)
			}
		})
	}
}

// The size of a question makes no other frontier; anything else does.
func TestAsks(t *testing.T) {
	base := engine.Scenario{Scale: engine.Given(3)}
	for _, s := range []engine.Scenario{
		{Scale: engine.Given(3), Days: engine.Given(30)}, {Scale: engine.Given(3), Accelerators: engine.Given(1024)}, {Scale: engine.Given(3), SiteMW: engine.Given(50)},
	} {
		if Asks(s) != Asks(base) || At(s, 64) != At(base, 64) {
			t.Errorf("%+v has another frontier", s)
		}
	}
	if Asks(engine.Scenario{Scale: engine.Given(4)}) == Asks(base) {
		t.Error("another size of the model has the same frontier")
	}
}

// Where nothing fits it ends, with nothing.
func TestNothingFits(t *testing.T) {
	var points []Point
	n, more := 0.0, true
	for range 40 {
		if n, more = Next(points, 1000); !more {
			break
		}
		points = Put(points, Point{Count: n})
	}
	if more || points[len(points)-1].Count != 1e8 || len(Feasible(points)) > 0 || Ended(points) || Ended(nil) || Quickest(nil) != -1 || Critical(nil) != -1 {
		t.Errorf("more %v at %v", more, n)
	}
	if _, _, ok := Doubled(nil, 10); ok {
		t.Error("something is doubled")
	}
}
