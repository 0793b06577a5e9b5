package state

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tenfold/app/chart"
	"tenfold/app/text"
	"tenfold/engine"
)

// marksOf are the places of a point in the layers of a kind.
func marksOf(c chart.Chart, kind chart.Kind, point int) (layers []chart.Layer, at [][3]float64) {
	for _, p := range c.Panels {
		for _, l := range p.Layers {
			for j, of := range l.Of {
				if l.Kind == kind && of == point {
					place := [3]float64{l.X[j], l.Y[j]}
					if l.To != nil {
						place[2] = l.To[j]
					}
					layers, at = append(layers, l), append(at, place)
				}
			}
		}
	}
	return layers, at
}

// TestCompareChart: the chart is the table's: its rows in its order, each at its
// value with its range, in its words; what has no answer is left out and counted.
func TestCompareChart(t *testing.T) {
	p := opened(t, "v1&scale=0.01&accelerators=1024")
	if c := p.CompareChart(); len(c.Points) > 0 || !(c.Panels[0].Height > 100) {
		t.Errorf("out of sight it has %d points and is %v high", len(c.Points), c.Panels[0].Height)
	}
	p.do(CompareSeen{true})
	for _, m := range []Message{SortBy{0}, SortBy{5}, SortBy{5}, SortBy{-1}, ShowAll{}, SortBy{6}} {
		p.do(m)
		c, column := p.CompareChart(), p.Compared.Shown
		if by, ok := m.(SortBy); ok && by.Column >= 0 && by.Column != column {
			t.Fatalf("sorted by %d it shows %d", by.Column, column)
		}
		if !strings.Contains(c.X.Title, string(text.CompareColumns[column].Says)) || !strings.Contains(c.Says, string(text.CompareColumns[column].Says)) {
			t.Errorf("column %d is said as %q at the axis, %q to those who do not see it", column, c.X.Title, c.Says)
		}
		i, looks := 0, map[string]bool{}
		for _, r := range p.Rows() {
			if r.Why != "" || r.values[column] <= 0 {
				continue
			}
			layers, at := marksOf(c, chart.Dots, i)
			_, spans := marksOf(c, chart.SpansX, i)
			if len(at) != 1 || len(spans) != 1 || at[0][0] != r.values[column] || at[0][1] != float64(i) || spans[0] != [3]float64{r.said[column].Low, float64(i), r.said[column].High} {
				t.Fatalf("%s stands at %v, from %v; its value is %v in %v", r.ID, at, spans, r.values[column], r.said[column])
			}
			if r.Yours != strings.Contains(layers[0].Look, "mine") || r.Promised != strings.Contains(layers[0].Look, "hollow") {
				t.Errorf("%s (yours %v, announced %v) looks like %q", r.ID, r.Yours, r.Promised, layers[0].Look)
			}
			looks[layers[0].Look] = true
			if c.Points[i].ID != r.ID || c.Points[i].Words[0] != r.Name || !strings.Contains(c.Points[i].Words[1], r.Cells[column].Value) || (c.Points[i].Take == "") != r.Yours {
				t.Errorf("%s says %+v", r.ID, c.Points[i])
			}
			if c.Rows[i][0] != r.Name || c.Rows[i][1] != r.Cells[column].Value || c.Panels[0].Y.Ticks[i].Words != r.Name {
				t.Errorf("%s stands in the table as %q", r.ID, c.Rows[i])
			}
			if !(c.X.From <= r.said[column].Low && r.said[column].High <= c.X.To) {
				t.Errorf("%s lies beyond the axis", r.ID)
			}
			i++
		}
		if len(c.Points) != i || len(c.Rows) != i || i < 5 {
			t.Errorf("%d points and %d rows for %d accelerators", len(c.Points), len(c.Rows), i)
		}
		if p.Compared.All && (!looks["hollow"] || len(c.Key) < 4) {
			t.Errorf("looks %v, explained by %v", looks, c.Key)
		}
		for _, s := range c.Key {
			if s.Words == "" {
				t.Error("a sign is not explained")
			}
		}
	}
	at := slices.IndexFunc(p.CompareChart().Points, func(p chart.Point) bool { return p.ID != engine.DefaultAccelerator })
	id := p.CompareChart().Points[at].ID
	p.do(TakePoint{Chart: CompareChartID, ID: id})
	if got := p.Scenario.Full().Accelerator; got != id {
		t.Errorf("taken up, %s is not asked of, but %s", id, got)
	}
	p.do(Undo{})
	if got := p.Scenario.Full().Accelerator; got != engine.DefaultAccelerator {
		t.Errorf("undone, %s is asked of", got)
	}
	for _, tick := range p.CompareChart().X.Ticks {
		if tick.Words == "" || math.IsNaN(tick.At) {
			t.Errorf("a tick says %q", tick.Words)
		}
	}
}
