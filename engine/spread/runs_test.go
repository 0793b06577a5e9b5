package spread

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// edits are what a reader may change, one after the other, on one question: of
// the run itself, and of what is billed.
func edits(r *rand.Rand, cat *catalog.Catalog) []func(*engine.Scenario) {
	accelerators, regions := cat.Accelerators(), cat.Regions()
	one := func(list []string) string { return list[r.IntN(len(list))] }
	between := func(low, high float64) engine.Number { return engine.Given(low + (high-low)*r.Float64()) }
	return []func(*engine.Scenario){
		func(s *engine.Scenario) { s.PUE = between(1.05, 1.6) },
		func(s *engine.Scenario) { s.PUE = engine.Number{} },
		func(s *engine.Scenario) { s.Region = regions[r.IntN(len(regions))].ID },
		func(s *engine.Scenario) { s.ElectricityUSDPerKWh = between(0.03, 0.3) },
		func(s *engine.Scenario) { s.RentalUSDPerHour = between(1, 5) },
		func(s *engine.Scenario) { s.ChipUSD = between(10000, 50000) },
		func(s *engine.Scenario) { s.CarbonGPerKWh = between(10, 900) },
		func(s *engine.Scenario) { s.ContractedCleanShare = between(0, 1) },
		func(s *engine.Scenario) { s.ITPowerW = between(300, 2000) },
		func(s *engine.Scenario) { s.ITPowerW = engine.Number{} },
		func(s *engine.Scenario) { s.Commitment = one(engine.Commitments) },
		func(s *engine.Scenario) { s.Depreciation = one(engine.Depreciations) },
		func(s *engine.Scenario) { s.Scope = one(engine.Scopes) },
		func(s *engine.Scenario) { s.StartYear = engine.Given(2023 + float64(r.IntN(5))) },
		func(s *engine.Scenario) { s.Goodput = between(0.7, 0.99) },
		func(s *engine.Scenario) { s.Goodput = engine.Number{} },
		func(s *engine.Scenario) { s.MFU = between(0.2, 0.6) },
		func(s *engine.Scenario) { s.Recovery, s.Checkpoints = one(engine.Recoveries), one(engine.Checkpoints) },
		func(s *engine.Scenario) { s.Stance = one(engine.Stances) },
		func(s *engine.Scenario) { s.Seed = engine.Given(float64(r.IntN(3))) },
		func(s *engine.Scenario) { s.Draws = engine.Given(float64(100 * (1 + r.IntN(3)))) },
		func(s *engine.Scenario) { s.Accelerator = accelerators[r.IntN(len(accelerators))].ID },
		func(s *engine.Scenario) {
			s.Days, s.SiteMW, s.Accelerators = between(20, 200), engine.Number{}, engine.Number{}
		},
		func(s *engine.Scenario) {
			s.Days, s.SiteMW, s.Accelerators = engine.Number{}, between(20, 900), engine.Number{}
		},
		func(s *engine.Scenario) {
			s.Days, s.SiteMW, s.Accelerators = engine.Number{}, engine.Number{}, engine.Given(math.Floor(1000+50000*r.Float64()))
		},
	}
}

// A sampler that has answered other questions gives every figure, and every draw
// behind it, as one that starts anew gives it: bit for bit, over long rows of
// edits, and through a question refused in between.
func TestKeptRunsAreThoseDrawnAnew(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	cat := catalog.Default()
	again, anew := 0, 0
	for range 6 {
		m := New()
		s := engine.Scenario{MFU: engine.Given(0.38), Draws: engine.Given(100), Scale: engine.Given(math.Exp(4*r.Float64() - 2))}
		for step := range 120 {
			switch all := edits(r, cat); {
			case step%40 == 39: // a search for layouts, now and then
				s.MFU = engine.Number{}
			default:
				all[r.IntN(len(all))](&s)
			}
			if step%17 == 16 {
				m.Answer(cat, engine.Scenario{Days: engine.Given(0.001), Scale: engine.Given(1e6), MFU: engine.Given(0.3)})
			}
			was := m.runs.of
			got := m.Answer(cat, s)
			if got.OK && was.equal(m.runs.of) {
				again++
			} else {
				anew++
			}
			fresh := New()
			fresh.layouts = m.layouts // found once: they are no matter here
			want := fresh.Answer(cat, s)
			if got.OK != want.OK || !slices.Equal(got.Results, want.Results) || !slices.Equal(got.Findings, want.Findings) {
				t.Fatalf("step %d, %+v:\n got %v\nwant %v", step, s, got.Results, want.Results)
			}
			if !got.OK {
				continue
			}
			for i, res := range engine.Results {
				if !slices.EqualFunc(m.results[i], fresh.results[i], func(a, b float64) bool {
					return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
				}) {
					t.Fatalf("step %d, %+v: other draws of %s", step, s, res.Name)
				}
			}
		}
	}
	if again < 100 || anew < 100 {
		t.Errorf("runs kept %d times and drawn anew %d times: too few to show anything", again, anew)
	}
}
