package state

import (
	"math"
	"strconv"

	"tenfold/app/chart"
	"tenfold/app/text"
	"tenfold/engine/catalog"
	"tenfold/engine/plan"
)

// RiseChartID is the id of the chart of training compute over the years.
const RiseChartID = "rise-chart"

// risePanel is the height of its panel, in pixels.
const risePanel = 280

// RiseChart is the chart as last made; its place alone before that.
func (s *State) RiseChart() chart.Chart {
	if g := s.Coming.found; g != nil {
		return g.Rise
	}
	return chart.Chart{Title: text.HistoryTitle.String(), Panels: []chart.Panel{{Height: risePanel}}}
}

// riseChart is training compute over the years: the models of the history, and
// the generations, by when they start, with the thresholds of rules.
func (s *State) riseChart(list []plan.Generation, thresholds []plan.Threshold) chart.Chart {
	table := text.HistoryTable(s.Catalog, list, thresholds)
	c := chart.Chart{Title: table.Label, File: "tenfold-training-compute", Head: table.Heads}
	s.finish(&c)
	for _, r := range table.Rows {
		row := []string{r.Head}
		for _, cell := range r.Cells {
			row = append(row, cell.Value)
		}
		c.Rows = append(c.Rows, row)
	}

	var looks looks
	least, most := math.Inf(1), 0.0
	first, last := math.Inf(1), 0.0
	point := func(layer *chart.Layer, id string, year, flop float64, words []string) {
		layer.Add(year, flop, len(c.Points))
		c.Points = append(c.Points, chart.Point{ID: id, Words: words})
		least, most = min(least, flop), max(most, flop)
		first, last = min(first, year), max(last, year)
	}
	for _, m := range s.Catalog.History() {
		look := "hollow"
		if text.HistoryIsSure(m) {
			look = "solid"
		}
		point(looks.at(chart.Dots, look, "circle"), m.Date+" "+m.Model, catalog.Year(m.Date), m.FLOP, text.HistoryWords(m, thresholds))
	}
	c.Start = len(c.Points) - 1
	for _, g := range list {
		if !g.OK {
			continue
		}
		flop := float64(g.Central.Compute)
		if g.Index == 0 {
			c.Start = len(c.Points)
		}
		looks.at(chart.Lines, "full mine", "").Add(g.Year, flop, len(c.Points))
		point(looks.at(chart.Dots, "solid mine", "star"), "generation "+strconv.Itoa(g.Index), g.Year, flop, text.GenerationWords(g, thresholds))
	}
	for i, t := range thresholds {
		l := looks.at(chart.Levels, thresholdLooks[i%len(thresholdLooks)], "")
		l.Y = append(l.Y, t.FLOP.Value)
		c.Key = append(c.Key, chart.Sign{Kind: chart.Levels, Look: l.Look, Words: text.ThresholdSign(t)})
		most = max(most, t.FLOP.Value)
	}
	c.X = years(first, last)
	c.Panels = []chart.Panel{{
		Y:      chart.Scale(text.RiseUp.String(), true, least, most, func(v float64) string { return text.AtTick("compute_flop", v) }),
		Height: risePanel, Layers: looks.layers(),
	}}
	c.Key = append(key(c.Panels, []chart.Sign{
		{Kind: chart.Dots, Look: "solid", Symbol: "circle", Words: text.RiseSureSign.String()},
		{Kind: chart.Dots, Look: "hollow", Symbol: "circle", Words: text.RiseUnsureSign.String()},
		{Kind: chart.Dots, Look: "solid mine", Symbol: "star", Words: text.RiseMineSign.String()},
	}), c.Key...)
	c.Says = text.RiseSays(s.Catalog, list)
	return c
}

// thresholdLooks are how the thresholds look, the lowest first.
var thresholdLooks = []string{"critical", "known"}

// years is an axis of decimal years, with a tick for as many as there is room for
// in a narrow page.
func years(first, last float64) chart.Axis {
	a := chart.Axis{From: math.Floor(first), To: math.Floor(last) + 1}
	every := math.Ceil((a.To - a.From) / yearTicks)
	for y := a.From; y <= a.To; y += every {
		a.Ticks = append(a.Ticks, chart.Tick{At: y, Words: strconv.Itoa(int(y))})
	}
	return a
}

// yearTicks is how many years there is room for.
const yearTicks = 6
