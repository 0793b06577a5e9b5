package state

import (
	"slices"
	"strings"
	"testing"

	"tenfold/app/chart"
	"tenfold/engine/frontier"
)

// TestFrontier: nothing is worked on out of sight; in view every point is the
// answer to the question with that count; another size of the question moves the
// rule alone; another question takes all points away, the old ones pale until
// there are new ones; a point taken is the question.
func TestFrontier(t *testing.T) {
	p := opened(t, "v1&scale=0.01&draws=200")
	if c := p.FrontierChart(); len(c.Points) > 0 || len(c.Panels) != 3 || p.FrontierInsight() != "" || p.FrontierProgress() == "" {
		t.Errorf("out of sight it has %d points", len(c.Points))
	}
	p.do(FrontierSeen{true})
	if p.FrontierProgress() != "" || p.FrontierInsight() == "" {
		t.Fatalf("in view it is not worked on to its end: %s", p.FrontierProgress())
	}
	c := p.FrontierChart()
	fit := frontier.Feasible(p.Frontier.points)
	if len(c.Points) != len(fit) || len(c.Rows) != len(fit) || len(fit) < 15 {
		t.Fatalf("%d points and %d rows of %d counts", len(c.Points), len(c.Rows), len(fit))
	}
	for i, f := range fit {
		a := p.answer(frontier.At(p.Scenario, f.Count))
		if a.Result("days") != f.Days || a.Result("cost_rental_usd") != f.Rent {
			t.Errorf("%v accelerators take %v, asked alone %v", f.Count, f.Days, a.Result("days"))
		}
		_, dots := marksOf(c, chart.Dots, i)
		_, bars := marksOf(c, chart.SpansY, i)
		if len(dots) != 3 || len(bars) != 2 || dots[0][1] != f.Days.Value || dots[1][1] != f.Rent.Value || dots[2][1] != f.Needed || bars[0] != [3]float64{f.Count, f.Days.Low, f.Days.High} {
			t.Errorf("%v accelerators stand at %v, %v", f.Count, dots, bars)
		}
		if len(c.Rows[i]) != len(c.Head) || slices.Contains(c.Rows[i], "NaN") || c.Points[i].Take == "" {
			t.Errorf("the table says %q", c.Rows[i])
		}
		for _, panel := range c.Panels {
			for _, l := range panel.Layers {
				for j := range l.Y {
					if to := append(slices.Clone(l.To), 0)[min(j, len(l.To))]; l.Y[j] < panel.Y.From || max(l.Y[j], to) > panel.Y.To*(1+1e-9) {
						t.Errorf("%s: %v lies beyond %v to %v", l.Look, l.Y[j], panel.Y.From, panel.Y.To)
					}
				}
			}
		}
	}
	if !slices.ContainsFunc(c.Key, func(s chart.Sign) bool { return s.Look == "mine" }) || !strings.Contains(c.Says, "Twice as many") {
		t.Errorf("key %v, said %q", c.Key, c.Says)
	}

	worked := len(p.Frontier.points)
	id := c.Points[len(c.Points)/2].ID
	p.do(TakePoint{Chart: FrontierChartID, ID: id})
	if !p.Scenario.Accelerators.Set || p.Scenario.Days.Set || Fragment(p.Scenario) == "" || !strings.Contains(Fragment(p.Scenario), "accelerators="+id) {
		t.Errorf("taken, it asks %s", Fragment(p.Scenario))
	}
	if len(p.Frontier.points) != worked || p.FrontierProgress() != "" {
		t.Error("another size of the same question has everything asked again")
	}
	p.do(TakePoint{Chart: FrontierChartID, ID: "x"})
	p.do(FrontierSeen{false})
	p.do(Choose{Field: "accelerator", ID: "tpu-v5p"})
	if c := p.FrontierChart(); len(c.Points) != len(fit) || !pale(c) || p.FrontierInsight() != "" {
		t.Error("what belongs to the question before does not show it")
	}
	p.do(FrontierSeen{true})
	if c := p.FrontierChart(); pale(c) || p.FrontierInsight() == "" {
		t.Error("the new question's points are not there")
	}
}

// pale reports whether a chart shows figures of another question.
func pale(c chart.Chart) bool {
	return slices.ContainsFunc(c.Panels[0].Layers, func(l chart.Layer) bool { return strings.Contains(l.Look, "pale") })
}
