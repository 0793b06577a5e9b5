package static

import (
	"strconv"
	"strings"
	"testing"

	"tenfold/app/chart"
	"tenfold/engine/backtest"
	"tenfold/engine/catalog"
)

// The page's chart shows every row of accelerator-hours that is not excluded, at
// its figures, in its family, with its source; and what it says of a family is so.
func TestBacktestChart(t *testing.T) {
	cat := catalog.Default()
	report := backtest.Make(cat)
	c := BacktestChart(cat, report)
	at := map[string]int{}
	for i, p := range c.Points {
		at[p.ID] = i
	}
	n, sourced, families := 0, 0, map[string][2]int{}
	for _, r := range report.Rows {
		if r.Metric != backtest.Hours || r.Run.Check == catalog.Exclude {
			continue
		}
		n++
		i, ok := at[r.Run.ID]
		if !ok {
			t.Errorf("%s is not on it", r.Run.ID)
			continue
		}
		p := c.Points[i]
		if p.Group < 1 || c.Groups[p.Group].Words != r.Family {
			t.Errorf("%s is in group %d of %v", r.Run.ID, p.Group, c.Groups)
		}
		if p.Link != "" {
			sourced++
		}
		count := families[r.Family]
		count[0]++
		if r.Inside() {
			count[1]++
		}
		families[r.Family] = count
		dots := 0
		for _, l := range c.Panels[0].Layers {
			for j, of := range l.Of {
				if of != i {
					continue
				}
				switch {
				case l.Kind == chart.Dots:
					dots++
					if l.X[j] != r.Published || l.Y[j] != r.Predicted || (l.Symbol == "diamond2") != r.Run.MixtureOfExperts() || (l.Look == "solid") != r.Counts() {
						t.Errorf("%s is a %s %s at %v, %v", r.Run.ID, l.Look, l.Symbol, l.X[j], l.Y[j])
					}
				case l.Kind == chart.SpansY && (l.Y[j] != r.Low || l.To[j] != r.High):
					t.Errorf("the band of %s is %v to %v", r.Run.ID, l.Y[j], l.To[j])
				}
			}
		}
		if dots != 1 || len(c.Rows[i]) != len(c.Head) || c.Rows[i][0] != r.Run.Short || p.Words[0] != r.Run.Short {
			t.Errorf("%s has %d marks and the row %q", r.Run.ID, dots, c.Rows[i])
		}
	}
	if n != len(c.Points) || n != len(c.Rows) || n < 20 || sourced < n*9/10 {
		t.Errorf("%d points, %d with a source, of %d rows", len(c.Points), sourced, n)
	}
	for _, g := range c.Groups[1:] {
		count := families[g.Words]
		if !strings.Contains(g.Says, "on "+g.Words+": ") || !strings.Contains(g.Says, " "+strconv.Itoa(count[1])+" lie in") {
			t.Errorf("of %v it says %q", count, g.Says)
		}
	}
	if len(c.Groups) != len(families)+1 || c.Says != c.Groups[0].Says {
		t.Errorf("%d groups of %d families", len(c.Groups), len(families))
	}
}
