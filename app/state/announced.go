package state

import (
	"tenfold/app/chart"
	"tenfold/app/text"
	"tenfold/engine"
)

// AnnouncedChartID is the id of the chart of the announcement.
const AnnouncedChartID = "announced-chart"

// followed is the runs that the announcement was about, by the ids of their
// ready questions, which are those of the catalogue.
var followed = []string{"llama4-scout", "llama4-maverick", "llama4-behemoth"}

// trained is a run with its compute: 6 × active parameters × tokens.
type trained struct {
	id, name, source, link string
	flop, times            float64 // times the default reference's
}

// came is the runs that followed the announcement, the largest first, and the
// reference; empty where the catalogue lacks one.
func (s *State) came() (runs []trained, reference trained) {
	of := func(id string) (trained, bool) {
		r, ok := s.Catalog.Run(id)
		if !ok || !r.ActiveParams.Known() || !r.Tokens.Known() {
			return trained{}, false
		}
		t := trained{id: id, name: r.Short, flop: 6 * float64(r.ActiveParams.Value) * float64(r.Tokens.Value)}
		for _, source := range r.Tokens.Sources {
			if known, ok := s.Catalog.Source(source); ok && known.URL != "" {
				t.source, t.link = known.Title, known.URL
				break
			}
		}
		return t, true
	}
	reference, ok := of(engine.DefaultReference)
	if !ok {
		return nil, trained{}
	}
	reference.times = 1
	for _, id := range followed {
		if t, ok := of(id); ok {
			t.times = t.flop / reference.flop
			runs = append(runs, t)
			for i := len(runs) - 1; i > 0 && runs[i].flop > runs[i-1].flop; i-- {
				runs[i], runs[i-1] = runs[i-1], runs[i]
			}
		}
	}
	return runs, reference
}

// Announced is what became of the announcement, in words.
func (s *State) Announced() string {
	runs, _ := s.came()
	var names []string
	var times []float64
	for _, r := range runs {
		names, times = append(names, r.name), append(times, r.times)
	}
	return text.AnnouncedSays(names, times)
}

// AnnouncedChart is that drawn: the reference, ten times it, and the runs. A run
// taken is its ready question.
func (s *State) AnnouncedChart() chart.Chart {
	c := chart.Chart{Title: text.AnnouncedChart.String(), File: "tenfold-announced", Along: chart.Down, Head: text.Said(text.AnnouncedHead), Says: s.Announced()}
	s.finish(&c)
	version, _ := s.Catalog.DataVersion()
	c.Foot = text.Name.String() + ", data " + version + "."
	runs, reference := s.came()
	announced := trained{id: "llama4-announced", name: text.AnnouncedName.String(), flop: engine.DefaultScale * reference.flop, times: engine.DefaultScale}
	all := append([]trained{reference, announced}, runs...)
	names := chart.Axis{Names: true, From: -0.6, To: float64(len(all)) - 0.4}
	least, most := all[0].flop, all[0].flop
	var looks looks
	for i, r := range all {
		y := float64(i)
		least, most = min(least, r.flop), max(most, r.flop)
		names.Ticks = append(names.Ticks, chart.Tick{At: y, Words: r.name})
		look, symbol := "solid", "circle"
		if r.id == announced.id {
			look, symbol = "hollow mine", "diamond2"
		}
		looks.at(chart.Dots, look, symbol).Add(r.flop, y, i)
		words := text.AnnouncedWords(r.name, r.flop, r.times)
		c.Points = append(c.Points, chart.Point{ID: r.id, Words: words, Take: text.AnnouncedTake(r.name), Source: r.source, Link: r.link})
		c.Rows = append(c.Rows, append(words, r.source))
	}
	c.X = chart.Scale(text.AnnouncedAxis.String(), true, least, most, func(v float64) string { return text.AtTick("compute_flop", v) })
	for _, at := range []struct {
		look string
		flop float64
	}{{"known", reference.flop}, {"mine", announced.flop}} {
		l := looks.at(chart.Rules, at.look, "")
		l.X = append(l.X, at.flop)
	}
	c.Panels = []chart.Panel{{Y: names, Height: 26 * float64(len(all)), Layers: looks.layers()}}
	c.Key = []chart.Sign{
		{Kind: chart.Dots, Look: "hollow mine", Symbol: "diamond2", Words: text.AnnouncedSign.String()},
		{Kind: chart.Dots, Look: "solid", Symbol: "circle", Words: text.AnnouncedRun.String()},
	}
	return c
}
