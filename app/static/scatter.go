package static

import (
	"slices"

	"tenfold/app/chart"
	"tenfold/app/text"
	"tenfold/engine/backtest"
	"tenfold/engine/catalog"
)

// BacktestChart is predicted against published accelerator-hours, for the page
// to draw: the scatter of the backtest's own page, along whose points a reader
// can walk, by family of accelerators.
func BacktestChart(cat *catalog.Catalog, r backtest.Report) chart.Chart {
	c := chart.Chart{Title: text.BacktestChart.String(), File: "tenfold-backtest", Head: text.Said(text.BacktestChartHead), Groups: []chart.Group{{Words: text.BacktestAll.String()}},
		Words: chart.Words{Walk: text.ChartWalk(text.BacktestChart.String()), Table: text.ChartTable.String(), PNG: text.ChartPNG.String(), SVG: text.ChartSVG.String(), Group: text.BacktestFamily.String()}}
	version, _ := cat.DataVersion()
	c.Foot = text.BacktestChartFoot(version)

	var rows []backtest.Row
	for _, row := range r.Rows {
		if row.Metric == backtest.Hours && row.Run.Check != catalog.Exclude {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b backtest.Row) int { // from left to right, as keys walk
		switch {
		case a.Published < b.Published:
			return -1
		case a.Published > b.Published:
			return 1
		}
		return 0
	})
	least, most := rows[0].Published, rows[0].Published
	var families []string
	for _, row := range rows {
		least, most = min(least, row.Published, row.Low), max(most, row.Published, row.High)
		if !slices.Contains(families, row.Family) {
			families = append(families, row.Family)
		}
	}
	slices.Sort(families)
	say := func(v float64) string { return text.AtTick("accelerator_hours", v) }
	c.X, c.Panels = chart.Scale(text.BacktestPublishedAxis.String(), true, least, most, say), []chart.Panel{{Y: chart.Scale(text.BacktestPredictedAxis.String(), true, least, most, say), Height: 420}}
	from, to := c.X.From, c.X.To
	layers := []chart.Layer{
		{Kind: chart.Lines, Look: "full", X: []float64{from, to}, Y: []float64{from, to}},
		{Kind: chart.Lines, Look: "dash", X: []float64{from, to / 2}, Y: []float64{2 * from, to}},
		{Kind: chart.Lines, Look: "dash", X: []float64{2 * from, to}, Y: []float64{from, to / 2}},
		{Kind: chart.SpansY, Look: "band slim"},
	}
	signs := []struct {
		look, symbol string
		words        string
	}{
		{"solid", "circle", text.BacktestDense.String()}, {"solid", "diamond2", text.BacktestMixture.String()},
		{"hollow", "circle", text.BacktestDoubtedSign.String()}, {"hollow", "diamond2", text.BacktestDoubtedSign.String()},
	}
	dots := make([]chart.Layer, len(signs))
	for i, s := range signs {
		dots[i] = chart.Layer{Kind: chart.Dots, Look: s.look, Symbol: s.symbol}
	}
	for i, row := range rows {
		layers[3].Span(row.Published, row.Low, row.High, i)
		sign := 0
		if row.Run.MixtureOfExperts() {
			sign++
		}
		if !row.Counts() {
			sign += 2
		}
		dots[sign].Add(row.Published, row.Predicted, i)
		machine, _ := cat.Accelerator(row.Run.Accelerator)
		said := text.BacktestPointOf(row, machine.Short)
		point := chart.Point{ID: row.Run.ID, Words: said.Words(), Group: 1 + slices.Index(families, row.Family)}
		for _, id := range row.Sources {
			if s, _ := cat.Source(id); s.URL != "" {
				point.Source, point.Link = s.Title, s.URL
				break
			}
		}
		c.Points = append(c.Points, point)
		c.Rows = append(c.Rows, append(said.Row(), point.Source))
	}
	c.Panels[0].Layers = append(layers, dots...)
	c.Key = []chart.Sign{
		{Kind: chart.Lines, Look: "full", Words: text.BacktestRightSign.String()}, {Kind: chart.Lines, Look: "dash", Words: text.BacktestTwiceSign.String()}, {Kind: chart.SpansY, Look: "band slim", Words: text.CompareRangeSign.String()},
	}
	for i, s := range signs[:3] {
		if len(dots[i].X) > 0 {
			c.Key = append(c.Key, chart.Sign{Kind: chart.Dots, Look: s.look, Symbol: s.symbol, Words: s.words})
		}
	}
	says := func(family string) string {
		n, inside, twice := 0, 0, 0
		for _, row := range rows {
			if family != "" && row.Family != family {
				continue
			}
			n++
			if row.Inside() {
				inside++
			}
			if q := row.Ratio(); q > 0.5 && q < 2 {
				twice++
			}
		}
		return text.BacktestChartSaysOf(family, n, inside, twice)
	}
	c.Says = says("")
	c.Groups[0].Says = c.Says
	for _, f := range families {
		c.Groups = append(c.Groups, chart.Group{Words: f, Says: says(f)})
	}
	return c
}
