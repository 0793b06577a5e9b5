package solve_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/link"
	"tenfold/engine/solve"
)

// forward is the result of a scenario and its count; false where it is refused
// or does not fit.
func forward(s engine.Scenario, result string) (value, count float64, ok bool) {
	cat := catalog.Default()
	in, found := engine.Resolve(cat, s)
	if found.Failed() {
		return 0, 0, false
	}
	p := engine.Project(&in)
	found = append(found, engine.Judge(cat, &in, &p)...)
	for _, f := range found {
		if f.Severity == "error" || f.Code == "memory" {
			return 0, 0, false
		}
	}
	i, _ := engine.ResultNamed(result)
	value = engine.Results[i].Value(&p)
	return value, float64(p.Count), !math.IsNaN(value)
}

// code reports whether a finding has that code.
func code(a solve.Answer, want string) bool {
	for _, f := range a.Findings {
		if f.Code == want {
			return true
		}
	}
	return false
}

// questions are scenarios of every kind with a field and a result to turn
// round, drawn with a fixed seed: dense and mixtures, accelerators of four
// makers, sizes by days, count and power, down to the least count that fits.
func questions(n int) []solve.Question {
	r := rand.New(rand.NewPCG(21, 22))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	within := func(low, high float64) engine.Number {
		v := low * math.Exp(r.Float64()*math.Log(high/low))
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 6, 64), 64)
		return engine.Given(v)
	}
	var out []solve.Question
	for len(out) < n {
		var s engine.Scenario
		s.Reference = pick("llama31-405b", "deepseek-v3-pretrain", "llama2-70b", "gpt3-175b")
		s.Accelerator = pick("h100-sxm", "h100-sxm", "b200-sxm", "gb200-nvl72", "tpu-v5p", "mi300x", "trainium2")
		s.Recipe = pick("", "", "moe", "compute-optimal")
		s.ITPowerW, s.ChipUSD = within(400, 2000), within(1e4, 5e4) // known for every accelerator
		s.Scale = within(1e-4, 30)
		q := solve.Question{Scenario: s}
		until := []string{"cost_rental_usd", "cost_owned_usd", "cost_upfront_usd", "power_mw", "power_peak_mw", "energy_mwh", "carbon_location_t", "accelerator_hours"}
		switch r.IntN(4) {
		case 0:
			q.Scenario.Days = within(10, 400)
			q.Vary, q.Until = pick("scale", "scale", "days"), pick(append(until, "accelerators")...)
		case 1:
			q.Scenario.Accelerators = engine.Given(math.Round(within(8, 2e5).Value))
			q.Vary, q.Until = pick("scale", "accelerators"), pick(append(until, "days")...)
			if q.Vary == "accelerators" && (q.Until == "energy_mwh" || q.Until == "carbon_location_t") {
				q.Until = "days"
			}
		case 2:
			q.Scenario.SiteMW = within(0.02, 2000)
			q.Vary, q.Until = pick("scale", "site_mw"), pick("days", "cost_rental_usd", "energy_mwh")
		case 3:
			q.Vary, q.Until = pick("pue", "electricity_usd_per_kwh", "chip_usd", "it_power_w"), "cost_owned_usd"
			q.Scenario.PUE, q.Scenario.ElectricityUSDPerKWh = engine.Given(1.25), within(0.03, 0.3)
		}
		var ok bool
		if q.Target, _, ok = forward(q.Scenario, q.Until); ok {
			out = append(out, q)
		}
	}
	return out
}

// A solve and a projection agree within one accelerator or 0.1 % (the public
// contract's identity), and no root is missed that is smaller by more than what
// package doc says: each target is the projection of a known value.
func TestForwardAgreesWithInverse(t *testing.T) {
	const n = 60
	trials, most, hidden := 0, 0, 0
	for _, q := range questions(n) {
		a := solve.Solve(catalog.Default(), q)
		trials, most = trials+a.Trials, max(most, a.Trials)
		f, _ := engine.FieldNamed(q.Vary)
		known := f.Number(&q.Scenario).Value
		name := q.Vary + " until " + q.Until + " = " + strconv.FormatFloat(q.Target, 'g', 9, 64) + " (known: " + strconv.FormatFloat(known, 'g', -1, 64) + ")  #" + link.Encode(q.Scenario)
		if !a.OK {
			t.Errorf("%s: %v", name, a.Findings)
			continue
		}
		got, count, ok := forward(a.Scenario, q.Until)
		if !ok || got != a.Reached {
			t.Errorf("%s: forward %v, solved %v", name, got, a.Reached)
		}
		if math.Abs(got/q.Target-1) > 1e-3 {
			// one accelerator more or fewer must do
			s := a.Scenario
			s.Days, s.SiteMW = engine.Number{}, engine.Number{}
			met := false
			for _, other := range []float64{count - 1, count + 1} {
				s.Accelerators = engine.Given(other)
				beside, _, ok := forward(s, q.Until)
				met = met || ok && (beside-q.Target)*(got-q.Target) <= 0
			}
			if !met {
				t.Errorf("%s: %v at %v, %v from the target; %v", name, got, a.Value, got/q.Target-1, a.Findings)
			}
		}
		if a.Value > known*1.011 && known > 0 {
			hidden++
			t.Logf("%s: found %v, though a smaller root is known; %v", name, a.Value, a.Findings)
		}
		if back, found := link.Decode(link.Encode(a.Scenario)); back != a.Scenario || len(found) > 0 {
			t.Errorf("%s: the link carries %+v, not %+v", name, back, a.Scenario)
		}
		if digits := strings.TrimLeft(strings.Replace(strconv.FormatFloat(a.Value, 'e', -1, 64)[:], ".", "", 1), "0"); strings.IndexByte(digits, 'e') > 9 {
			t.Errorf("%s: %v has more than nine digits", name, a.Value)
		}
	}
	if hidden > n/20 { // near the least count that holds the model results are a saw, a tooth a count
		t.Errorf("%d of %d answers are not the smallest", hidden, n)
	}
	t.Logf("%d questions: %.1f trials on average, %d at most; %d smaller roots missed", n, float64(trials)/float64(n), most, hidden)
}

// What cannot be answered is refused with the reason, and with the nearest where
// there is one.
func TestRefusals(t *testing.T) {
	n := engine.Given
	for _, c := range []struct {
		q       solve.Question
		code    string
		text    string // part of the finding's
		nearest bool
	}{
		{solve.Question{Vary: "happiness", Until: "days", Target: 1}, "not-a-number-field", "happiness", false},
		{solve.Question{Vary: "region", Until: "days", Target: 1}, "not-a-number-field", "region", false},
		{solve.Question{Vary: "seed", Until: "days", Target: 1}, "not-a-number-field", "seed", false},
		{solve.Question{Vary: "scale", Until: "happiness", Target: 1}, "unknown-result", "happiness", false},
		{solve.Question{Vary: "scale", Until: "energy_mwh"}, "out-of-range", "above zero", false},
		{solve.Question{Vary: "scale", Until: "energy_mwh", Target: math.NaN()}, "out-of-range", "above zero", false},
		{solve.Question{Vary: "scale", Until: "energy_mwh", Target: math.Inf(1)}, "out-of-range", "above zero", false},
		{solve.Question{Vary: "scale", Until: "programme_energy_mwh", Target: 1}, "needs-scope", "with-experiments", false},
		{solve.Question{Vary: "scale", Until: "days", Target: 60}, "given", "the days", false},
		{solve.Question{Scenario: engine.Scenario{Accelerator: "abacus"}, Vary: "days", Until: "energy_mwh", Target: 60}, "unknown-accelerator", "abacus", false},
		{solve.Question{Vary: "scale", Until: "carbon_market_t", Target: 1000}, "no-figure", "no figure", false},
		{solve.Question{Scenario: engine.Scenario{MFU: n(0.4)}, Vary: "pue", Until: "days", Target: 1e4}, "given", "the days", false},
		{solve.Question{Scenario: engine.Scenario{MFU: n(0.4)}, Vary: "pue", Until: "accelerators", Target: 10}, "no-effect", "the PUE does not move this", true},
		// PUE goes up to 5: energy to five times that of IT
		{solve.Question{Scenario: engine.Scenario{MFU: n(0.4)}, Vary: "pue", Until: "energy_mwh", Target: 1e12}, "unreachable", "must lie between 1 and 5", true},
		// more than 1e8 accelerators cannot be asked for
		{solve.Question{Scenario: engine.Scenario{MFU: n(0.4), Goodput: n(0.9)}, Vary: "scale", Until: "energy_mwh", Target: 1e12}, "unreachable", "100,000,000 accelerators", true},
		// a model too large for the accelerators given
		{solve.Question{Scenario: engine.Scenario{Accelerators: n(8), Scale: n(10)}, Vary: "pue", Until: "energy_mwh", Target: 1e6}, "memory", "No layout fits", false},
	} {
		a := solve.Solve(catalog.Default(), c.q)
		said := false
		for _, f := range a.Findings {
			said = said || f.Code == c.code && strings.Contains(f.Text, c.text) && f.Severity == "error"
		}
		if a.OK || !said || a.Nearest != c.nearest {
			t.Errorf("%+v: OK %v, nearest %v, %v", c.q, a.OK, a.Nearest, a.Findings)
		}
		if a.Nearest {
			if got, _, ok := forward(a.Scenario, c.q.Until); !ok || got != a.Reached {
				t.Errorf("%+v: the nearest is said to be %v, and is %v", c.q, a.Reached, got)
			}
		}
	}
}

// At a fixed MFU and goodput energy is proportional to the compute, so that the
// answer is known in closed form: no attention, no batch.
func TestClosedForm(t *testing.T) {
	s := engine.Scenario{MFU: engine.Given(0.4), Goodput: engine.Given(0.9), NoAttention: true, Accelerators: engine.Given(100000)}
	base := s
	base.Scale = engine.Given(1)
	one, _, _ := forward(base, "accelerator_hours")
	for _, times := range []float64{0.001, 3, 250} {
		a := solve.Solve(catalog.Default(), solve.Question{Scenario: s, Vary: "scale", Until: "accelerator_hours", Target: times * one})
		if !a.OK || math.Abs(a.Value/times-1) > 1e-5 {
			t.Errorf("%v times: %v, %v", times, a.Value, a.Findings)
		}
	}
}

// The smallest of whole numbers that gives a level result, and a field that
// takes the place of another.
func TestWholeNumbersAndPlaces(t *testing.T) {
	s := engine.Scenario{Scale: engine.Given(0.01), Days: engine.Given(10), MFU: engine.Given(0.4)}
	days, count, _ := forward(s, "days")
	a := solve.Solve(catalog.Default(), solve.Question{Scenario: s, Vary: "accelerators", Until: "days", Target: days})
	if !a.OK || a.Value != count || a.Scenario.Days.Set || !code(a, "left-out") {
		t.Errorf("%v days take %v accelerators, solved %+v", days, count, a)
	}
	s.Scale = engine.Given(2e-6) // one accelerator, however few the days
	a = solve.Solve(catalog.Default(), solve.Question{Scenario: s, Vary: "days", Until: "accelerators", Target: 1})
	least, _, _ := forward(a.Scenario, "days")
	if !a.OK || math.Abs(a.Value/least-1) > 1e-3 {
		t.Errorf("one accelerator takes %v days at the quickest, solved %v: %v", least, a.Value, a.Findings)
	}
	a = solve.Solve(catalog.Default(), solve.Question{Scenario: s, Vary: "days", Until: "accelerators", Target: 2.4})
	if !a.OK || a.Reached != 2 || !code(a, "in-a-jump") {
		t.Errorf("2.4 accelerators: %v, %v", a.Reached, a.Findings)
	}
}

// Of two roots the smallest, with a note: the rent of a run falls the longer it
// may take, since fewer accelerators work better, and rises again towards the
// fewest that hold the model.
func TestSeveralRoots(t *testing.T) {
	const days = 200
	target, _, _ := forward(engine.Scenario{Days: engine.Given(days)}, "cost_rental_usd")
	a := solve.Solve(catalog.Default(), solve.Question{Vary: "days", Until: "cost_rental_usd", Target: target})
	if !a.OK || a.Value > 1.01*days || !code(a, "several-roots") {
		t.Errorf("%v days: %v, %v", days, a.Value, a.Findings)
	}
}

// A solver that is stopped and asked anew, and one that ran through, say the same.
func TestStepsAreTheSolve(t *testing.T) {
	q := solve.Question{Vary: "scale", Until: "cost_rental_usd", Target: 1e8}
	want := solve.Solve(catalog.Default(), q)
	s, steps := solve.New(catalog.Default(), q), 0
	for !s.Step() {
		if steps++; s.Answer().Trials != steps || s.Answer().OK {
			t.Fatalf("after %d steps: %+v", steps, s.Answer())
		}
	}
	got := s.Answer()
	if !s.Step() || got.Scenario != want.Scenario || got.Reached != want.Reached || steps != want.Trials || len(got.Findings) != len(want.Findings) {
		t.Errorf("stepped %+v, at once %+v", got, want)
	}
}
