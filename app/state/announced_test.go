package state

import (
	"math"
	"strings"
	"testing"

	"tenfold/app/chart"
	"tenfold/engine"
)

// TestAnnounced: what was announced stands at ten times the reference, the runs
// at their own compute, which the engine gives them too; taken, a run is its ready
// question.
func TestAnnounced(t *testing.T) {
	p := opened(t, "")
	c := p.AnnouncedChart()
	if len(c.Points) != 5 || len(c.Rows) != 5 || c.Points[1].ID != "llama4-announced" {
		t.Fatalf("points %+v", c.Points)
	}
	_, reference := marksOf(c, chart.Dots, 0)
	for i, point := range c.Points {
		_, at := marksOf(c, chart.Dots, i)
		want := p.answer(engine.Scenario{Reference: point.ID, Scale: engine.Given(1)})
		if i == 1 {
			want = p.answer(engine.Scenario{})
		}
		if len(at) != 1 || math.Abs(at[0][0]/want.Result("compute_flop").Value-1) > 1e-9 {
			t.Errorf("%s stands at %v, the engine has %v", point.ID, at, want.Result("compute_flop"))
		}
		if i > 2 {
			if _, before := marksOf(c, chart.Dots, i-1); before[0][0] < at[0][0] {
				t.Errorf("%s is larger than the one before it", point.ID)
			}
		}
		if i > 1 && (point.Link == "" || !strings.Contains(p.Announced(), point.Words[0])) {
			t.Errorf("%s has no source, or is not among %q", point.ID, p.Announced())
		}
	}
	if _, at := marksOf(c, chart.Dots, 1); at[0][0] != 10*reference[0][0] {
		t.Errorf("ten times %v is %v", reference, at)
	}
	if !strings.Contains(p.Announced(), "Behemoth\u00a01.4×") {
		t.Errorf("said: %q", p.Announced())
	}
	p.do(TakePoint{Chart: AnnouncedChartID, ID: "llama4-scout"})
	if p.Scenario.Full().Reference != "llama4-scout" {
		t.Errorf("taken, it asks %s", Fragment(p.Scenario))
	}
}
