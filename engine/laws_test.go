package engine_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

func project(t *testing.T, s engine.Scenario) engine.Projection {
	t.Helper()
	in, found := engine.Resolve(catalog.Default(), s)
	if found.Failed() {
		t.Fatalf("%+v: %v", s, found)
	}
	return engine.Project(&in)
}

// scenarios are questions of every kind, drawn with a fixed seed.
func scenarios(n int) []engine.Scenario {
	r := rand.New(rand.NewPCG(11, 12))
	cat := catalog.Default()
	accelerators, regions := cat.Accelerators(), cat.Regions()
	out := make([]engine.Scenario, n)
	for i := range out {
		s := &out[i]
		s.Accelerator = accelerators[r.IntN(len(accelerators))].ID
		s.Region = regions[r.IntN(len(regions))].ID
		s.Scale = engine.Given(math.Exp(r.Float64()*8 - 5))
		s.Days = engine.Given(2 + 300*r.Float64())
		s.ITPowerW = engine.Given(300 + 1500*r.Float64()) // known for every accelerator
		s.ChipUSD = engine.Given(5000 + 50000*r.Float64())
	}
	return out
}

// With days given, the count is the smallest whole number that finishes in
// time; given that count, the same days come back.
func TestCountIsTheSmallestInTime(t *testing.T) {
	for _, s := range scenarios(20) {
		p := project(t, s)
		if p.Count > 1e8 {
			continue // refused by Judge
		}
		days := s.Days.Value
		if got := float64(p.Wall) / 86400; got > days*(1+1e-9) {
			t.Errorf("%+v: %v days with %v accelerators", s, got, p.Count)
		}
		s.Days = engine.Number{}
		s.Accelerators = engine.Given(float64(p.Count))
		if q := project(t, s); math.Abs(float64(q.Wall/p.Wall)-1) > 1e-9 {
			t.Errorf("%+v: %v s forward, %v s back", s, p.Wall, q.Wall)
		}
		if p.Count > 1 {
			s.Accelerators = engine.Given(float64(p.Count) - 1)
			if q := project(t, s); float64(q.Wall)/86400 <= days {
				t.Errorf("%+v: one fewer than %v is in time too", s, p.Count)
			}
		}
	}
}

func TestLaws(t *testing.T) {
	for _, s := range scenarios(16) {
		base := project(t, s)
		fixed := s // at a fixed MFU and goodput
		fixed.MFU, fixed.Goodput = engine.Given(0.4), engine.Given(0.9)
		fixed.Days, fixed.Accelerators = engine.Number{}, engine.Given(1000)
		one := project(t, fixed)

		more := fixed
		more.Accelerators = engine.Given(2000)
		two := project(t, more)
		near(t, "twice the accelerators, half the time", float64(two.Wall), float64(one.Wall)/2)
		near(t, "twice the accelerators, the same energy", float64(two.Energy), float64(one.Energy))

		pue := fixed
		pue.PUE = engine.Given(1.2)
		other := pue
		other.PUE = engine.Given(1.5)
		a, b := project(t, pue), project(t, other)
		near(t, "PUE on energy once", float64(b.Energy/a.Energy), 1.5/1.2)
		near(t, "PUE on power once", float64(b.Power/a.Power), 1.5/1.2)
		near(t, "PUE on provisioned power once", float64(b.PowerPeak/a.PowerPeak), 1.5/1.2)
		near(t, "no PUE on embodied carbon", float64(b.CarbonEmbodied), float64(a.CarbonEmbodied))
		near(t, "no PUE on up-front cost", float64(b.CostUpfront), float64(a.CostUpfront))

		clean := fixed
		clean.ContractedCleanShare = engine.Given(1)
		c := project(t, clean)
		if c.CarbonMarket != 0 || c.CarbonLocation != one.CarbonLocation {
			t.Errorf("clean share 1: market %v, location %v against %v", c.CarbonMarket, c.CarbonLocation, one.CarbonLocation)
		}
		if !math.IsNaN(float64(one.CarbonMarket)) {
			t.Errorf("market-based carbon without a clean share is %v", one.CarbonMarket)
		}

		bigger := s
		bigger.Scale = engine.Given(2 * s.Scale.Value)
		if q := project(t, bigger); q.AcceleratorTime <= base.AcceleratorTime || q.Count < base.Count {
			t.Errorf("%+v: twice the compute takes %v, once %v", s, q.AcceleratorTime, base.AcceleratorTime)
		}
		longer := s
		longer.Days = engine.Given(2 * s.Days.Value)
		if q := project(t, longer); q.Count > base.Count || q.Goodput < base.Goodput {
			t.Errorf("%+v: twice the days take %v, once %v", s, q.Count, base.Count)
		}
		for _, q := range []engine.Projection{base, one} {
			if q.PowerPeak < q.Power || q.MFU <= 0 || q.MFU > 1 || q.Goodput <= 0 || q.Goodput > 1 {
				t.Errorf("%+v: peak %v below mean %v, or MFU %v, goodput %v", s, q.PowerPeak, q.Power, q.MFU, q.Goodput)
			}
		}
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*math.Abs(want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// At scale 1 the model is exactly the reference's own.
func TestReferenceItself(t *testing.T) {
	cat := catalog.Default()
	n := 0
	for _, run := range cat.Runs() {
		if !run.ActiveParams.Known() || !run.Tokens.Known() {
			continue
		}
		n++
		p := project(t, engine.Scenario{Reference: run.ID, Scale: engine.Given(1)})
		if p.ActiveParams != run.ActiveParams.Value || p.Tokens != run.Tokens.Value || run.Params.Known() && p.Params != run.Params.Value {
			t.Errorf("%s: %v active, %v tokens; published %v, %v", run.ID, p.ActiveParams, p.Tokens, run.ActiveParams.Value, run.Tokens.Value)
		}
	}
	if n < 40 {
		t.Errorf("only %d runs have parameters and tokens", n)
	}
}

// Every accelerator of the catalogue answers the default question in every
// commitment, and what is null is said to be.
func TestEveryAcceleratorAnswers(t *testing.T) {
	cat := catalog.Default()
	for _, a := range cat.Accelerators() {
		for _, c := range engine.Commitments {
			in, found := engine.Resolve(cat, engine.Scenario{Accelerator: a.ID, Commitment: c})
			if found.Failed() {
				t.Errorf("%s: %v", a.ID, found)
				continue
			}
			p := engine.Project(&in)
			for _, r := range engine.Results {
				v := r.Value(&p)
				if !math.IsNaN(v) {
					if v <= 0 || math.IsInf(v, 0) {
						t.Errorf("%s: %s = %v", a.ID, r.Name, v)
					}
					continue
				}
				field := map[string]string{"carbon_market_t": "contracted_clean_share", "cost_owned_usd": "chip_usd", "cost_upfront_usd": "chip_usd", "cost_rental_usd": "chip_usd", "programme_cost_rental_usd": "chip_usd", "programme_cost_owned_usd": "chip_usd"}[r.Name]
				if math.IsNaN(float64(in.TDP.Value)) && len(found.On("it_power_w")) > 0 {
					continue
				}
				if field == "" || len(found.On(field)) == 0 {
					t.Errorf("%s: %s has no figure, and no finding says so", a.ID, r.Name)
				}
			}
		}
	}
}

// Compute-optimal at Llama 3.1 405B's compute gives what Llama 3 printed: 402B
// parameters on 16.55T tokens at 3.8e25 FLOP (arXiv:2407.21783, section 3.2.1),
// within what rounding the law's two constants to three digits leaves.
func TestComputeOptimalIsLlama3sLaw(t *testing.T) {
	p := project(t, engine.Scenario{ComputeFLOP: engine.Given(3.8e25), Recipe: "compute-optimal"})
	if d := float64(p.Tokens) / 16.55e12; d < 0.97 || d > 1.03 {
		t.Errorf("%.4g tokens, printed 16.55e12", float64(p.Tokens))
	}
	if d := float64(p.ActiveParams) / 402e9; d < 0.94 || d > 1.06 {
		t.Errorf("%.4g parameters, printed 402e9", float64(p.ActiveParams))
	}
}

// The same chip with more memory and bandwidth never needs more of it: H200 is
// an H100 with larger and faster memory.
func TestMoreMemoryIsNotSlower(t *testing.T) {
	for _, scale := range []float64{1, 10, 50} {
		h100 := project(t, engine.Scenario{Scale: engine.Given(scale)})
		h200 := project(t, engine.Scenario{Scale: engine.Given(scale), Accelerator: "h200-sxm"})
		if float64(h200.Count) > 1.01*float64(h100.Count) {
			t.Errorf("%v×: %v H200 for %v H100", scale, h200.Count, h100.Count)
		}
	}
}
