package state

import (
	"math"
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/solve"
)

// search answers a job of the question turned round as the page does.
func (p *page) search(j Job) Sliced {
	s := solve.New(p.Catalog, p.TurnQuestion())
	for !s.Step() {
	}
	a := s.Answer()
	return Sliced{Job: j, Solved: &a, Done: true}
}

// turnedTo is the result found for a limit on the page as it stands.
func (p *page) turnedTo(t *testing.T) solve.Answer {
	t.Helper()
	a, ok := p.SolvedFor()
	if !ok || p.Searching() {
		t.Fatalf("nothing was found: %+v", p.Turned)
	}
	return a
}

// TestReadyQuestions: each is answered by a question that, taken, gives what was
// limited; taking it is one step, and nothing else that was entered is lost.
func TestReadyQuestions(t *testing.T) {
	const near = 2e-3 // a step of the layouts, which come whole; a finding says so
	for _, c := range []struct {
		id, at, result string
		want           float64
	}{
		{"billion", "", "cost_rental_usd", 1e9},
		{"billion", "v1&accelerators=20000&pue=1.3", "cost_rental_usd", 1e9},
		{"gigawatt", "v1&accelerators=20000", "power_peak_mw", 1000},
		{"gigawatt", "v1&mfu=0.3-0.45", "power_peak_mw", 1000},
		{"fleet", "v1&accelerator=b200-sxm&site_mw=100&rental_usd_per_hour=2", "accelerators", 100000},
	} {
		p := opened(t, c.at)
		before := p.Scenario
		p.do(SetText{"electricity_usd_per_kwh", "dear"})
		p.do(TurnReady{c.id})
		a := p.turnedTo(t)
		if !a.OK || math.Abs(a.Reached/c.want-1) > near {
			t.Errorf("%s at %q: %+v", c.id, c.at, a)
			continue
		}
		if p.Scenario != before || p.Taken() {
			t.Errorf("%s at %q: the question has changed unasked", c.id, c.at)
		}
		if c.id == "fleet" && (a.Scenario.Accelerator != "" || a.Scenario.Full().Days.Value != engine.DefaultDays || a.Scenario.RentalUSDPerHour.Set) {
			t.Errorf("the fleet is %+v", a.Scenario)
		}
		if lead, said := p.TurnedLead(), p.TurnedSentence(); !strings.Contains(lead, "×") || !strings.HasPrefix(said, "Training a model with ") || !strings.Contains(said, text.Plainly(c.result, a.Reached)) {
			t.Errorf("%s: %q, %q", c.id, lead, said)
		}
		turn := p.Turned.turn
		p.do(TakeTurned{})
		if !p.Taken() || p.Scenario == before || p.Text("electricity_usd_per_kwh") != "dear" {
			t.Errorf("%s at %q: taken is %+v, text %q", c.id, c.at, p.Scenario, p.Text("electricity_usd_per_kwh"))
		}
		if got := p.value(t, c.result); math.Abs(got/c.want-1) > near {
			t.Errorf("%s at %q: taken gives %v", c.id, c.at, got)
		}
		if p.Turned.turn != turn {
			t.Errorf("%s: it was searched for again when taken", c.id)
		}
		p.do(Undo{})
		if p.Scenario != before {
			t.Errorf("%s: undone is %+v", c.id, p.Scenario)
		}
		if p.Searching() || p.TurnText() == "" {
			t.Errorf("%s: what was asked is lost with Undo", c.id)
		}
	}
}

// TestLimits: every limit with every number to find has an answer or a reason;
// what is limited and what is found are never the same.
func TestLimits(t *testing.T) {
	p := opened(t, "v1&scale=0.01")
	for _, u := range text.TurnUntils {
		for _, v := range text.TurnVaries {
			p.do(Turn{TurnUntilControl, u.Result})
			p.do(Turn{TurnVaryControl, v.Field})
			if p.TurnUntil().Result == p.TurnVary().Field {
				t.Errorf("%s to find itself", v.Field)
			}
			p.do(Turn{TurnValueControl, "0.9 times"})
			if f := p.Turned.Finding; f == nil {
				t.Errorf("%s: read as a limit", u.Result)
			}
			q := p.Answer.Result(p.TurnUntil().Result)
			p.do(Turn{TurnValueControl, text.Number(math.Ceil(q.Value*10) / 10)})
			a := p.turnedTo(t)
			if !a.OK && why(a.Findings) == "" {
				t.Errorf("%s, %s: no answer and no reason", u.Result, v.Field)
			}
			if a.OK && p.TurnedSentence() == "" {
				t.Errorf("%s, %s: nothing is said", u.Result, v.Field)
			}
		}
	}
}

// TestLimitTexts: what people write as a limit.
func TestLimitTexts(t *testing.T) {
	for _, c := range []struct {
		until, typed string
		want         float64
		code         string
	}{
		{"cost_rental_usd", "$1B", 1e9, ""}, {"cost_owned_usd", "2.5 bn", 2.5e9, ""}, {"power_peak_mw", "1 GW", 1000, ""}, {"power_mw", "500", 500, ""},
		{"energy_mwh", "1.5 TWh", 1.5e6, ""}, {"carbon_location_t", "100 kt", 1e5, ""}, {"days", "3 months", 91.3125, ""}, {"accelerators", "100k", 1e5, ""},
		{"cost_rental_usd", "", 0, ""}, {"cost_rental_usd", "0", 0, "out-of-range"}, {"cost_rental_usd", "1-2B", 0, "no-range"}, {"power_mw", "1 furlong", 0, "not-a-number"},
		{"days", "soon", 0, "not-a-number"}, {"days", "1e999", 0, "out-of-range"},
	} {
		i, _ := untilNamed(c.until)
		got, finding := text.ReadLimit(text.TurnUntils[i], c.typed)
		code := ""
		if finding != nil {
			code = finding.Code
		}
		if math.Abs(got-c.want) > 1e-9*c.want || code != c.code {
			t.Errorf("%s %q: %v, %q", c.until, c.typed, got, code)
		}
	}
}

// TestOvertaken: a key pressed while a search runs ends it; its answer counts no
// more, the next search starts at once.
func TestOvertaken(t *testing.T) {
	p := opened(t, "")
	next, effects := Update(p.State, TurnReady{"billion"})
	first, ok := effects[len(effects)-1].(Slice)
	if !ok || first.Job.Turn == 0 || !next.Wants(first.Job) {
		t.Fatalf("nothing is searched for: %+v", effects)
	}
	next, _ = Update(next, Turning{Turn: first.Job.Turn, Trials: 4})
	if next.Turned.Trials != 4 || !next.Searching() {
		t.Errorf("progress is %+v", next.Turned)
	}
	next, effects = Update(next, Turn{TurnValueControl, "$2B"})
	if next.Wants(first.Job) || len(effects) > 0 {
		t.Errorf("the first search goes on, or a second beside it: %v", effects)
	}
	next, _ = Update(next, Turning{Turn: first.Job.Turn, Trials: 5})
	if next.Turned.Trials != 0 {
		t.Error("the progress of another search is shown")
	}
	next, effects = Update(next, Sliced{Job: first.Job, Solved: &solve.Answer{OK: true, Value: 1}, Done: true})
	if _, ok := next.SolvedFor(); ok || len(effects) != 1 {
		t.Errorf("an answer to what is no longer asked: %+v", effects)
	}
	second := effects[0].(Slice)
	if !next.Wants(second.Job) || next.TurnQuestion().Target != 2e9 {
		t.Error("the second question is not searched for")
	}
	next, _ = Update(next, Slide{Position: SlideEnd}) // the answer to the new question is awaited
	if next.Wants(second.Job) {
		t.Error("searched for before the question is answered")
	}
	next, _ = Update(next, Answered{p.answer(next.Scenario)})
	if !next.Wants(second.Job) {
		t.Error("the factor is what is looked for: the search may go on")
	}
}

// TestOutOfReach: what cannot be had says what is nearest and why.
func TestOutOfReach(t *testing.T) {
	p := opened(t, "")
	p.do(Turn{TurnValueControl, "$1e-9"})
	a := p.turnedTo(t)
	if a.OK || !a.Nearest || !strings.Contains(why(a.Findings), "out of reach") || p.TurnedLead() != "" || p.TurnedSentence() == "" {
		t.Errorf("%+v: %q, %q", a, p.TurnedLead(), p.TurnedSentence())
	}
	p.do(TakeTurned{})
	if !p.Taken() {
		t.Error("the nearest cannot be taken")
	}
}

// A limit stays beside each result while another is looked at.
func TestLimitsAreKept(t *testing.T) {
	p := opened(t, "")
	p.do(Turn{TurnValueControl, "$3B"})
	p.do(Turn{TurnUntilControl, "power_mw"})
	if _, ok := p.SolvedFor(); p.TurnText() != "" || ok {
		t.Error("the other result takes over the limit, or its answer")
	}
	p.do(Turn{TurnUntilControl, "cost_rental_usd"})
	if p.TurnText() != "$3B" {
		t.Errorf("the limit is now %q", p.TurnText())
	}
}
