package state

import (
	"strings"

	"tenfold/app/chart"
	"tenfold/app/text"
)

// compareRow is the height of a row of that chart, in pixels.
const compareRow = 22

// CompareChart is the comparison, drawn: the column that it was last sorted by,
// in the order of the table. Until the reader has come to it, it has no points.
func (s *State) CompareChart() chart.Chart {
	column := text.CompareColumns[s.Compared.Shown]
	c := chart.Chart{Title: text.CompareChart(column), File: "tenfold-compared", Along: chart.Down, Head: []string{text.CompareName.String(), column.Says.String(), text.CompareRangeSign.String(), text.CompareRemarks.String()}}
	s.finish(&c)
	c.Panels = []chart.Panel{{Height: compareRow * float64(len(s.Rows()))}}
	if !s.Compared.Seen {
		return c
	}

	var least, most *Row
	low, high, left := 0.0, 0.0, 0
	rows := s.Rows()
	value := func(r *Row) float64 { return r.values[s.Compared.Shown] }
	known := rows[:0]
	for _, r := range rows {
		if r.Why == "" && r.values != nil && value(r) > 0 {
			known = append(known, r)
		} else {
			left++
		}
	}
	rows = known
	if len(rows) == 0 {
		return c
	}
	for i, r := range rows {
		ends := r.said[s.Compared.Shown]
		if i == 0 || ends.Low < low {
			low = ends.Low
		}
		high = max(high, ends.High)
		if least == nil || value(r) < value(least) {
			least = r
		}
		if most == nil || value(r) > value(most) {
			most = r
		}
	}
	log := chart.Spread(low, high)
	c.X = chart.Scale(text.CompareAxis(column, log), log, low, high, func(v float64) string { return text.AtTick(column.Result, v) })

	names := chart.Axis{Names: true, From: -0.6, To: float64(len(rows)) - 0.4}
	var looks looks
	for i, r := range rows {
		y, ends, cell := float64(i), r.said[s.Compared.Shown], r.Cells[s.Compared.Shown]
		names.Ticks = append(names.Ticks, chart.Tick{At: y, Words: r.Name})
		look, symbol := "solid", "circle"
		var remarks []string
		if r.Promised {
			look = "hollow"
			remarks = append(remarks, text.Promised.String())
		}
		if r.Yours {
			look += " mine"
			symbol = "star"
			remarks = append([]string{text.CompareYours.String()}, remarks...)
			c.Start = i
		}
		for _, m := range r.Marks {
			remarks = append(remarks, m.Words.String())
			if m.Bad {
				symbol = "times"
			}
		}
		if r.Stale {
			look += " pale"
			remarks = append(remarks, text.CompareStaleSign.String())
		}
		band := "band"
		if r.Yours {
			band = "band mine"
		}
		looks.at(chart.SpansX, band, "").Span(ends.Low, y, ends.High, i)
		looks.at(chart.Dots, look, symbol).Add(value(r), y, i)
		words := []string{r.Name, text.Ranged(cell)}
		if len(remarks) > 0 {
			words = append(words, text.Marked(remarks))
		}
		take := text.CompareTake(r.Name)
		if r.Yours {
			take = ""
		}
		c.Points = append(c.Points, chart.Point{ID: r.ID, Words: words, Take: take})
		c.Rows = append(c.Rows, []string{r.Name, cell.Value, cell.Between(), text.Marked(remarks)})
	}
	c.Panels = []chart.Panel{{Y: names, Height: compareRow * float64(len(rows)), Layers: looks.layers()}}
	c.Key = key(c.Panels, []chart.Sign{
		{Kind: chart.Dots, Look: "solid", Symbol: "circle", Words: text.CompareValueSign.String()},
		{Kind: chart.SpansX, Look: "band", Words: text.CompareRangeSign.String()},
		{Kind: chart.Dots, Look: "solid mine", Symbol: "star", Words: text.CompareMineSign.String()},
		{Kind: chart.Dots, Look: "hollow", Symbol: "circle", Words: text.ComparePromiseSign.String()},
		{Kind: chart.Dots, Look: "solid", Symbol: "times", Words: text.CompareUnfitSign.String()},
	})
	yours, its := "", ""
	if r := rows[c.Start]; r.Yours {
		yours, its = r.Name, text.Ranged(r.Cells[s.Compared.Shown])
	}
	said := func(r *Row) string { return text.NamedWith(r.Name, r.Cells[s.Compared.Shown].Value) }
	c.Says = text.Compared(column, len(rows), left, said(least), said(most), yours, its)
	return c
}

// DriveDrawn, FallsDrawn and MemoryDrawn are the drawings that the page makes of
// boxes and words, for whoever takes them along.
func (s *State) DriveDrawn() chart.Chart {
	d := s.Drive
	return s.drawn(text.DriveDrawn(d.Result), text.DriveSays(d.Result, d.Value, d.Movers), "drives")
}

func (s *State) FallsDrawn() chart.Chart {
	var says []string
	for _, d := range s.Falls() {
		says = append(says, d.Label+" "+d.Words)
	}
	return s.drawn(text.FallTitle.String(), text.Marked(says), "falls")
}

func (s *State) MemoryDrawn() chart.Chart {
	shares, sum := s.Memory()
	says := []string{sum}
	for _, m := range shares {
		says = append(says, m.Label+" "+m.Words)
	}
	return s.drawn(text.MemoryTitle.String(), text.Marked(says), "memory")
}

// drawn is one of them, by the name that its element has as its id.
func (s *State) drawn(title, says, name string) chart.Chart {
	c := chart.Chart{Title: title, Says: says, File: "tenfold-" + name, Of: "#" + name + "-drawn"}
	s.finish(&c)
	return c
}

// finish gives a chart what all have.
func (s *State) finish(c *chart.Chart) {
	c.Words = chart.Words{Walk: text.ChartWalk(c.Title), Table: text.ChartTable.String(), PNG: text.ChartPNG.String(), SVG: text.ChartSVG.String()}
	version, _ := s.Catalog.DataVersion()
	c.Foot = text.ChartFoot(text.Asked(s.Answer.Scenario, s.Names(s.Answer.Scenario), s.Answer), version)
}

// looks gathers marks of the same kind and look into layers, bars below dots.
type looks struct{ dots, others []chart.Layer }

func (l *looks) at(kind chart.Kind, look, symbol string) *chart.Layer {
	list := &l.others
	if kind == chart.Dots {
		list = &l.dots
	}
	for i := range *list {
		if have := &(*list)[i]; have.Kind == kind && have.Look == look && have.Symbol == symbol {
			return have
		}
	}
	*list = append(*list, chart.Layer{Kind: kind, Look: look, Symbol: symbol})
	return &(*list)[len(*list)-1]
}

func (l *looks) layers() []chart.Layer {
	return append(append([]chart.Layer(nil), l.others...), l.dots...)
}

// key is the signs that some panel's layer has the last word of the look of.
func key(panels []chart.Panel, signs []chart.Sign) []chart.Sign {
	var out []chart.Sign
	for _, s := range signs {
		tells, has := s.Look[strings.LastIndexByte(s.Look, ' ')+1:], false
		for _, p := range panels {
			for _, have := range p.Layers {
				has = has || have.Kind == s.Kind && have.Symbol == s.Symbol && strings.Contains(have.Look, tells)
			}
		}
		if has {
			out = append(out, s)
		}
	}
	return out
}

// TakePoint is a point of a chart taken.
type TakePoint struct{ Chart, ID string }

func (TakePoint) message() {}

// CompareChartID is the id of the comparison's chart.
const CompareChartID = "compare-chart"

// takePoint does what taking a point does.
func (s State) takePoint(m TakePoint) (State, []Effect) {
	switch m.Chart {
	case CompareChartID:
		return s.choose("accelerator", m.ID)
	case AnnouncedChartID:
		return s.update(UsePreset{ID: m.ID})
	case FrontierChartID:
		return s.takeCount(m.ID)
	}
	return s, nil
}
