package plan

import (
	"fmt"
	"math"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/spread"
)

var (
	cat     = catalog.Default()
	sampler = spread.New()
	few     = engine.Scenario{Draws: engine.Given(500)} // draws, for speed
)

func answers(t *testing.T, q Question) []Generation {
	t.Helper()
	p := New(cat, sampler, q)
	list := p.Answer()
	if p.Findings().Failed() {
		t.Fatal(p.Findings())
	}
	return list
}

func near(a, b, off float64) bool { return math.Abs(a-b) <= off*math.Abs(b) }

// same holds two projections against each other digit by digit; what is not
// known, a NaN, is no other than itself.
func same(a, b engine.Projection) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

func has(found check.List, code string) bool {
	for _, f := range found {
		if f.Code == code {
			return true
		}
	}
	return false
}

// The first generation is the scenario as everybody else answers it, ranges
// included.
func TestFirstIsTheScenario(t *testing.T) {
	for _, s := range []engine.Scenario{few, {Draws: few.Draws, SiteMW: engine.Given(150), Accelerator: "gb200-nvl72", Format: "fp8", Scope: engine.WithExperiments}} {
		g := answers(t, Question{Scenario: s, Generations: engine.Given(1)})[0]
		a := sampler.Answer(cat, s)
		if g.Projected || len(g.Findings) != len(a.Findings) {
			t.Errorf("projected %v, findings %v, want %v", g.Projected, g.Findings, a.Findings)
		}
		for i, r := range engine.Results {
			if r.Programme && s.Scope == "" {
				continue
			}
			if g.Results[i] != a.Results[i] {
				t.Errorf("%s: %v, as an answer %v", r.Name, g.Results[i], a.Results[i])
			}
		}
	}
}

// A factor of one on hardware that gets no better is the same, digit for digit,
// but for the grid of its own year.
func TestFactorOneIsTheSame(t *testing.T) {
	still := engine.Given(1)
	for _, s := range []engine.Scenario{few, {Draws: few.Draws, Accelerators: engine.Given(50000), Region: "fr"}} {
		if _, ok := cat.Region(s.Region); !ok {
			s.Region = ""
		}
		list := answers(t, Question{Scenario: s, Factor: engine.Given(1), Years: engine.Given(2), PerChip: still, PerDollar: still, PerWatt: still})
		for _, g := range list[1:] {
			for _, name := range []string{"accelerators", "days", "mfu", "goodput", "accelerator_hours", "power_peak_mw", "energy_mwh", "cost_rental_usd", "cost_upfront_usd", "carbon_embodied_t"} {
				if got, want := g.Result(name), list[0].Result(name); got != want {
					t.Errorf("generation %d: %s %v, at first %v", g.Index, name, got, want)
				}
			}
			if g.Result("carbon_location_t").Value >= list[0].Result("carbon_location_t").Value {
				t.Error("the US grid gets cleaner by its trend (0.975 a year or so), and this does not show")
			}
		}
		same := answers(t, Question{Scenario: s, Factor: engine.Given(1)}) // at the frontier's pace no time goes by
		if same[2].Result("carbon_location_t") != same[0].Result("carbon_location_t") || same[2].Projected {
			t.Error("no time, no factor, and another answer")
		}
	}
}

// The trend enters as it says: for the same compute a grown accelerator needs
// PerChip times fewer of them, PerWatt times less energy, PerDollar times less
// money, but for what its whole layouts and the size of the cluster do to MFU.
func TestTrendEntersAsItSays(t *testing.T) {
	s := few
	s.MFU, s.Goodput, s.CarbonGPerKWh, s.ElectricityUSDPerKWh = engine.Given(0.4), engine.Given(0.9), engine.Given(300), engine.Given(0)
	s.Scale = engine.Given(1000) // so that whole accelerators do not show
	list := answers(t, Question{Scenario: s, Factor: engine.Given(1), Years: engine.Given(1), Generations: engine.Given(2),
		PerChip: engine.Given(1.25), PerWatt: engine.Given(1.5), PerDollar: engine.Given(2)})
	for name, want := range map[string]float64{
		"accelerators": 1.25, "accelerator_hours": 1.25, "energy_mwh": 1.5, "power_peak_mw": 1.5, "carbon_location_t": 1.5, "carbon_embodied_t": 1.5,
		"cost_rental_usd": 2, "cost_owned_usd": 2, "days": 1,
	} {
		if got := list[0].Result(name).Value / list[1].Result(name).Value; !near(got, want, 1e-4) {
			t.Errorf("%s fell by %v, want %v", name, got, want)
		}
	}
}

// What is uncertain of the trend is in the range of what it moves, and a wider
// trend never makes a narrower range.
func TestRangesWiden(t *testing.T) {
	q := Question{Scenario: few, Factor: engine.Given(1), Years: engine.Given(5), Generations: engine.Given(2)}
	with := answers(t, q)[1]
	exact := TrendOf(cat)
	q.PerChip, q.PerWatt, q.PerDollar = engine.Given(exact.PerChip.Value), engine.Given(exact.PerWatt.Value), engine.Given(exact.PerDollar.Value)
	without := answers(t, q)[1]
	given := func(e estimate.Of[float64]) engine.Number {
		return engine.Number{Set: true, Value: e.Value, Low: e.Low, High: e.High}
	}
	q.PerChip, q.PerWatt, q.PerDollar = given(exact.PerChip), given(exact.PerWatt), given(exact.PerDollar)
	for i, r := range answers(t, q)[1].Results {
		if r != with.Results[i] {
			t.Errorf("%s: %v with the catalogue's range entered, %v with its own", engine.Results[i].Name, r, with.Results[i])
		}
	}
	for _, name := range []string{"accelerators", "accelerator_hours", "energy_mwh", "carbon_location_t", "cost_rental_usd", "cost_owned_usd", "cost_upfront_usd"} {
		a, b := with.Result(name), without.Result(name)
		if a.Value != b.Value || !(a.High/a.Low > b.High/b.Low) {
			t.Errorf("%s: %v with the trend's range, %v without", name, a, b)
		}
		if !(0 < a.Low && a.Low <= a.Value && a.Value <= a.High) {
			t.Errorf("%s: %v is no range", name, a)
		}
	}
}

// Each generation takes more than the one before; there are as many as asked for,
// and the first few of many are the same as few.
func TestMoreGenerations(t *testing.T) {
	few3 := answers(t, Question{Scenario: few, Factor: engine.Given(3)})
	more := answers(t, Question{Scenario: few, Factor: engine.Given(3), Generations: engine.Given(5)})
	if len(few3) != DefaultGenerations || len(more) != 5 {
		t.Fatalf("%d and %d generations", len(few3), len(more))
	}
	for k, g := range more {
		if k < len(few3) && !same(g.Central, few3[k].Central) {
			t.Errorf("generation %d depends on how many follow", k)
		}
		if k == 0 {
			continue
		}
		before := more[k-1]
		if !near(float64(g.Central.Compute), 3*float64(before.Central.Compute), 1e-9) || !(g.Year > before.Year) || !g.Projected || !has(g.Findings, "projected") {
			t.Errorf("generation %d: compute %v after %v", k, g.Central.Compute, before.Central.Compute)
		}
		for _, name := range []string{"energy_mwh", "cost_rental_usd", "cost_owned_usd", "cost_upfront_usd", "accelerators", "power_peak_mw"} {
			if !(g.Result(name).Value > before.Result(name).Value) {
				t.Errorf("generation %d: %s falls from %v to %v", k, name, before.Result(name).Value, g.Result(name).Value)
			}
		}
	}
}

// At the pace of the frontier, ten times take 1.5 years: log 10 ÷ log 4.6 (Epoch
// AI, training compute 4.6 times a year).
func TestPace(t *testing.T) {
	if got := New(cat, sampler, Question{}).Years(); !near(got, 1.509, 1e-3) {
		t.Errorf("%v years", got)
	}
}

// What cannot be says why, and ends the list.
func TestImpossible(t *testing.T) {
	p := New(cat, sampler, Question{Scenario: few, Generations: engine.Given(8), Factor: engine.Given(100)})
	list := p.Answer()
	last := list[len(list)-1]
	if last.OK || !last.Findings.Failed() || len(list) == 8 || last.Result("days").Known {
		t.Errorf("%d generations, the last %v", len(list), last.Findings)
	}
	for _, q := range []Question{
		{Factor: engine.Given(0.5)}, {Factor: engine.Given(math.NaN())}, {Generations: engine.Given(9)}, {Years: engine.Given(-1)}, {Years: engine.Given(math.Inf(1))}, {PerWatt: engine.Given(0)}, {PerChip: engine.Number{Set: true, Value: 1.3, Low: 0.1, High: 1.5}},
	} {
		p := New(cat, sampler, q)
		if !p.Step() || !p.Findings().Failed() || len(p.Generations()) != 0 {
			t.Errorf("%+v was not refused", q)
		}
	}
	bad := New(cat, sampler, Question{Scenario: engine.Scenario{Accelerator: "none"}, Generations: engine.Given(3)})
	if list := bad.Answer(); len(list) != 1 || list[0].OK || !has(list[0].Findings, "unknown-accelerator") {
		t.Error("an unknown accelerator went through")
	}
	late := answers(t, Question{Scenario: engine.Scenario{Draws: few.Draws, StartYear: engine.Given(2095)}, Factor: engine.Given(1.01), Years: engine.Given(10)})
	if last := late[len(late)-1]; last.OK {
		t.Error("the year 2105 went through")
	}
}

// Hardware of one's own, a model of one's own and a compute of one's own grow too.
func TestOwn(t *testing.T) {
	own := few
	own.Own = engine.Hardware{Name: "Mine", PeakBF16: engine.Given(1000), MemoryGB: engine.Given(100), MemoryBWTBs: engine.Given(4), TDPW: engine.Given(800),
		ScaleUpDomain: engine.Given(8), ScaleUpGBs: engine.Given(450), ScaleOutGbps: engine.Given(400), ChipUSD: engine.Given(20000)}
	list := answers(t, Question{Scenario: own, Factor: engine.Given(4), Years: engine.Given(1), Generations: engine.Given(2), PerChip: engine.Given(1.5)})
	if g := list[1]; !near(float64(g.Machine.Peak), 1500e12, 1e-9) || !(g.Result("cost_owned_usd").Value > 0) {
		t.Errorf("peak %v", g.Machine.Peak)
	}
	model := few
	model.Model = engine.Model{Params: engine.Given(70e9), Tokens: engine.Given(15e12), Layers: engine.Given(80)}
	list = answers(t, Question{Scenario: model, Factor: engine.Given(9), Generations: engine.Given(2)})
	if a, b := list[0].Central, list[1].Central; !near(float64(b.Compute), 9*float64(a.Compute), 1e-6) || !near(float64(b.Params), 3*70e9, 1e-6) {
		t.Errorf("%v parameters at %v FLOP", b.Params, b.Compute)
	}
	compute := few
	compute.ComputeFLOP = engine.Given(1e25)
	list = answers(t, Question{Scenario: compute, Factor: engine.Given(2), Generations: engine.Given(2)})
	if !near(float64(list[1].Central.Compute), 2e25, 1e-9) {
		t.Errorf("%v FLOP", list[1].Central.Compute)
	}
}

// From H100 (989 TFLOP/s, 700 W, 2022) to B300 (2,250, 1,100 W, 2025) the peak grew
// by (2250 ÷ 989)^⅓ a year, for a watt by (2250·700 ÷ (989·1100))^⅓.
func TestSeen(t *testing.T) {
	h, _ := cat.Accelerator("h100-sxm")
	b, _ := cat.Accelerator("b300-sxm")
	got, ok := Seen(h, b)
	if !ok || !near(got.PerChip.Value, math.Cbrt(2250.0/989), 1e-9) || !near(got.PerWatt.Value, math.Cbrt(2250.0*700/(989*1100)), 1e-9) {
		t.Errorf("%v, %v", got, ok)
	}
	if _, ok := Seen(b, h); ok {
		t.Error("backwards in time")
	}
}

// FLOP/s for a dollar double in 2.07 years (1.54 to 3.13): 1.40 a year (1.25 to 1.57).
func TestTrendOf(t *testing.T) {
	e := TrendOf(cat).PerDollar
	if !near(e.Value, 1.3977, 1e-3) || !near(e.Low, 1.2479, 1e-3) || !near(e.High, 1.5685, 1e-3) {
		t.Errorf("%v (%v to %v)", e.Value, e.Low, e.High)
	}
}

// What OpenAI spent on servers mostly for inference stands beside no result, and a
// year's training beside no single run.
func TestBesideIsOfTheSameThing(t *testing.T) {
	servers := Servers(cat)
	if len(servers) != 1 || float64(servers[0].Money.Value) != 4e9 {
		t.Fatalf("servers: %v", servers)
	}
	any := spread.Quantity{Value: 1e9, Low: 1e9, High: 1e9, Known: true}
	for _, r := range engine.Results {
		if _, may := Times(r.Name, any, servers[0]); may {
			t.Errorf("servers beside %s", r.Name)
		}
		for _, m := range Beside(cat, r.Name) {
			if m.Kind == catalog.ServersYear || m.Kind == catalog.TrainingYear && !r.Programme {
				t.Errorf("%s beside %s", m.ID, r.Name)
			}
			if _, may := Times(r.Name, any, m); !may {
				t.Errorf("%s is beside %s and may not be compared", m.ID, r.Name)
			}
		}
	}
	// $3B is twice $1.5B; 2,000 MW is twice Prometheus's 1,000.
	for _, m := range Beside(cat, "programme_cost_rental_usd") {
		if q, _ := Times("programme_cost_rental_usd", any, m); !near(q.Value, 1.0/3, 1e-9) {
			t.Errorf("%s: %v", m.ID, q)
		}
	}
	if list := Beside(cat, "cost_upfront_usd"); len(list) < 20 {
		t.Errorf("%d figures of capital expenditure", len(list))
	}
}

// A page may step; what comes out is the same.
func TestStepsAreTheAnswer(t *testing.T) {
	q := Question{Scenario: few, Generations: engine.Given(2)}
	p := New(cat, spread.New(), q)
	steps, breaths := 0, 0
	p.Breathing(func() { breaths++ })
	for !p.Step() {
		if steps++; steps > 200 {
			t.Fatal("never done")
		}
	}
	for k, g := range answers(t, q) {
		if !same(g.Central, p.Generations()[k].Central) {
			t.Errorf("generation %d differs", k)
		}
	}
	if steps < 3 {
		t.Errorf("%d steps for two generations, of which each searches several layouts", steps)
	}
	if breaths < 100 {
		t.Errorf("%d breaths in these searches", breaths)
	}
}

// Golden figures of our own, to be read beside the article: 3.8e26 FLOP in 90
// days, and ten times that 1.5 years later. They move with the model's constants;
// the wide limits catch what no constant should do.
func TestOrdersOfMagnitude(t *testing.T) {
	list := answers(t, Question{Scenario: few, Generations: engine.Given(2)})
	for _, w := range []struct {
		k         int
		name      string
		low, high float64
	}{
		{0, "accelerators", 1e5, 4e5}, {1, "accelerators", 5e5, 4e6}, {0, "power_peak_mw", 150, 500}, {1, "power_peak_mw", 800, 5000},
		{0, "cost_upfront_usd", 5e9, 3e10}, {1, "cost_upfront_usd", 3e10, 2e11},
	} {
		if v := list[w.k].Result(w.name).Value; v < w.low || v > w.high {
			t.Errorf("generation %d: %s %v", w.k, w.name, v)
		}
	}
}
