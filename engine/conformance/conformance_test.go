package conformance

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/unit"
)

// listed is every acceptance case of the survey of other calculators that the
// table is made from; each must be in the table, asked or out with a reason.
var listed = strings.Fields(`T-01 T-02 T-03 T-04 T-04b T-05 T-06 T-07 T-08 T-09 T-11 T-13 T-14 T-15 T-16
	E-02 E-04 E-06 E-07 E-08 E-09 E-10 E-11 E-12
	C-01 C-02 C-04 C-05 C-08 C-09 C-10 C-11 C-12 C-14 C-15
	M-01 M-03 M-04 M-05 M-07 N-01`)

func TestTableIsWhole(t *testing.T) {
	seen, ids := map[string]bool{}, map[string]bool{}
	asked, out, gaps := 0, 0, 0
	for _, c := range cases(t) {
		family, _, _ := strings.Cut(c.ID, "/")
		seen[family] = true
		if ids[c.ID] {
			t.Errorf("%s twice", c.ID)
		}
		ids[c.ID] = true
		if !slices.Contains(listed, family) {
			t.Errorf("%s is not of the list", c.ID)
		}
		if !slices.Contains([]string{"P", "X", "D", "N"}, c.Grade) || c.Source == "" {
			t.Errorf("%s: grade %q, source %q", c.ID, c.Grade, c.Source)
		}
		if c.Kind == "out" {
			out++
			if c.Note == "" {
				t.Errorf("%s is out without a reason", c.ID)
			}
			continue
		}
		asked++
		if len(c.Expect)+len(c.Findings) == 0 {
			t.Errorf("%s expects nothing", c.ID)
		}
		for _, e := range c.Expect {
			if e.Gap != "" {
				gaps++
			}
			// A tolerance that lets anything pass is no test.
			if e.Tolerance > 0.15 && !e.Not || e.Factor > 2 || e.Tolerance == 0 && e.Factor == 0 && !e.Inside && e.Value != 0 {
				t.Errorf("%s: %s has tolerance %v, factor %v", c.ID, e.Of, e.Tolerance, e.Factor)
			}
		}
	}
	for _, id := range listed {
		if !seen[id] {
			t.Errorf("%s is not in the table", id)
		}
	}
	t.Logf("%d cases of %d listed: %d asked, %d out; %d figures miss by a gap that is named", len(ids), len(listed), asked, out, gaps)
}

// Every case of the table, through JSON, link, Resolve and Project; the answer
// over the wire is the one computed from its link.
func TestCases(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.ID, func(t *testing.T) {
			switch c.Kind {
			case "out":
				t.Skip(c.Note)
			case "refuse":
				a := c.ask(t)
				c.holdsFindings(t, a)
				if a.Results != nil {
					t.Errorf("an answer, with %v", a.Findings)
				}
				return
			case "step":
				got := c.Step.figures(t)
				for _, e := range c.Expect {
					c.compare(t, e, got[e.Of])
				}
				return
			}
			var answers []answer
			var projections []engine.Projection
			for _, q := range c.asked() {
				a := q.ask(t)
				if a.Results == nil {
					t.Fatalf("refused: %v", a.Findings)
				}
				c.holdsFindings(t, a)
				p := q.project(t, a.Link, nil)
				if q.Inputs == nil {
					sameFigures(t, a, &p)
				}
				answers, projections = append(answers, a), append(projections, p)
			}
			for _, e := range c.Expect {
				if e.Inside {
					q := answers[0].Results[e.Of]
					if !(q.Low <= e.Value && e.Value <= q.High) {
						t.Errorf("%s: %v is not between %v and %v", e.Of, e.Value, q.Low, q.High)
					}
					continue
				}
				c.compare(t, e, c.figure(t, projections, e.Of))
			}
		})
	}
}

func (c aCase) figure(t testing.TB, projections []engine.Projection, name string) float64 {
	t.Helper()
	parts := make([]float64, len(projections))
	for i := range projections {
		v, err := figure(&projections[i], name)
		if err != nil {
			t.Fatal(err)
		}
		parts[i] = v
	}
	return c.combine(parts)
}

func (c aCase) compare(t *testing.T, e expectation, got float64) {
	t.Helper()
	off := 100 * (got/e.Value - 1)
	switch ok := e.holds(got); {
	case ok && e.Gap != "":
		t.Errorf("%s: %.9g is right now (%+.2f %%); take the gap out of the table: %s", e.Of, got, off, e.Gap)
	case !ok && e.Gap != "":
		t.Logf("gap: %s is %.6g, published %.6g (%+.1f %%): %s", e.Of, got, e.Value, off, e.Gap)
	case !ok && e.Not:
		t.Errorf("%s: %.9g repeats the slip %v", e.Of, got, e.Value)
	case !ok:
		t.Errorf("%s: %.9g, want %.9g (%+.3f %%; tolerance %v, factor %v)", e.Of, got, e.Value, off, e.Tolerance, e.Factor)
	}
}

func (c aCase) holdsFindings(t *testing.T, a answer) {
	t.Helper()
	for _, want := range c.Findings {
		ok := false
		for _, f := range a.Findings {
			ok = ok || f == want
		}
		if !ok {
			t.Errorf("no finding %+v among %v", want, a.Findings)
		}
	}
}

// sameFigures holds the answer over the wire against the projection of its link.
func sameFigures(t *testing.T, a answer, p *engine.Projection) {
	t.Helper()
	for _, r := range engine.Results {
		q, v := a.Results[r.Name], r.Value(p)
		switch {
		case r.Programme:
		case (q == nil) != math.IsNaN(v):
			t.Errorf("%s: over the wire %v, projected %v", r.Name, q, v)
		case q != nil && math.Abs(q.Value-v) > 1e-8*math.Abs(v):
			t.Errorf("%s: over the wire %v, projected %v", r.Name, q.Value, v)
		}
	}
}

// mutants are the faults of other calculators, planted on purpose.
var mutants = []mutant{
	{name: "sparse peak", in: func(in *engine.Inputs) { in.Peak.Value *= 2 }},
	{name: "PUE twice", in: func(in *engine.Inputs) { in.PUE.Value *= in.PUE.Value }},
	{name: "PUE left out", in: func(in *engine.Inputs) { in.PUE.Value = 1 }},
	{name: "PUE on embodied carbon", out: func(in *engine.Inputs, p *engine.Projection) { p.CarbonEmbodied *= unit.Carbon(in.PUE.Value) }},
	{name: "device-hours times count", out: func(in *engine.Inputs, p *engine.Projection) {
		n := float64(p.Count)
		p.ITEnergy *= unit.Energy(n)
		p.Energy *= unit.Energy(n)
		p.CarbonLocation *= unit.Carbon(n)
	}},
	{name: "recomputation as model FLOP", in: func(in *engine.Inputs) { in.ParameterFLOP.Value = 8 }},
	{name: "all parameters for the active ones", in: func(in *engine.Inputs) { in.ActiveParams.Value = in.Params.Value }},
	{name: "attention left out", in: func(in *engine.Inputs) { in.AttentionFLOP.Value = 0 }},
	{name: "goodput left out", in: func(in *engine.Inputs) { in.Goodput.Value = 1 }},
	{name: "market-based carbon for location-based", out: func(in *engine.Inputs, p *engine.Projection) {
		if in.CleanShare.Known() {
			p.CarbonLocation = p.CarbonMarket
		}
	}},
	{name: "location-based carbon for market-based", out: func(_ *engine.Inputs, p *engine.Projection) { p.CarbonMarket = p.CarbonLocation }},
	{name: "intensity rounded to 0.01 kg", in: func(in *engine.Inputs) {
		in.CarbonIntensity.Value = unit.CarbonIntensity(math.Round(float64(in.CarbonIntensity.Value)*3.6e6/10) * 10 / 3.6e6)
	}},
	{name: "hours for days", out: func(_ *engine.Inputs, p *engine.Projection) { p.Wall *= 24 }},
	{name: "rent times count", out: func(_ *engine.Inputs, p *engine.Projection) { p.CostRental *= unit.Money(p.Count) }},
	{name: "bare TDP", out: func(in *engine.Inputs, p *engine.Projection) { p.ITPower = in.TDP.Value }},
	{name: "kilograms for tonnes", out: func(_ *engine.Inputs, p *engine.Projection) { p.CarbonLocation *= 1000 }},
}

// Each fault planted fails a case: the table would notice it.
func TestPlantedFaultsAreNoticed(t *testing.T) {
	noticed := map[string]string{}
	for _, c := range cases(t) {
		if c.Kind == "out" || c.Kind == "refuse" || c.Kind == "step" {
			continue
		}
		var links []string
		for _, q := range c.asked() {
			links = append(links, q.ask(t).Link)
		}
		for i := range mutants {
			m := &mutants[i]
			if noticed[m.name] != "" {
				continue
			}
			var projections []engine.Projection
			for k, q := range c.asked() {
				projections = append(projections, q.project(t, links[k], m))
			}
			for _, e := range c.Expect {
				if !e.Inside && e.Gap == "" && !e.holds(c.figure(t, projections, e.Of)) {
					noticed[m.name] = c.ID
				}
			}
		}
	}
	for _, m := range mutants {
		if noticed[m.name] == "" {
			t.Errorf("no case notices the fault: %s", m.name)
		} else {
			t.Logf("%s: noticed by %s", m.name, noticed[m.name])
		}
	}
}
