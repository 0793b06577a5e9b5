package state

import (
	"strconv"

	"tenfold/app/chart"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/frontier"
	"tenfold/engine/spread"
)

// Frontier is the question on show asked with every number of accelerators.
type Frontier struct {
	InView bool // the reader can see it: only then is it worked on
	Seen   bool // the reader has seen it: only then is it drawn

	points []frontier.Point // in order of their counts
	asked  engine.Scenario  // the question that they answer, whatever its size

	// What is drawn of them: they themselves once both ends are found, so that no
	// axis moves; till then those of the question before.
	drawn   []frontier.Point
	drawnOf engine.Scenario
}

// FrontierSeen is the section coming into view, or leaving it.
type FrontierSeen struct{ InView bool }

func (FrontierSeen) message() {}

// FrontierChartID is the id of the frontier's chart.
const FrontierChartID = "frontier-chart"

// current is the points that answer the question on show, whatever its size.
func (f Frontier) current(s engine.Scenario) []frontier.Point {
	if f.asked != frontier.Asks(s) {
		return nil
	}
	return f.points
}

// nextCount is which number of accelerators to ask next.
func (s *State) nextCount() (Job, bool) {
	if !s.Frontier.InView || !s.Fresh {
		return Job{}, false
	}
	n, more := frontier.Next(s.Frontier.current(s.Scenario), float64(s.Answer.Central.Count))
	return Job{Scenario: frontier.At(s.Scenario, n), Count: n}, more
}

func (s *State) wantsCount(j Job) bool {
	return s.Frontier.InView && s.Fresh && frontier.At(s.Scenario, j.Count) == j.Scenario
}

// counted takes the answer with one number of accelerators. The first of another
// question takes the place of all that there were.
func (s State) counted(a spread.Answer) State {
	s.Frontier.points, s.Frontier.asked = frontier.Put(s.Frontier.current(s.Scenario), frontier.Of(a)), frontier.Asks(s.Scenario)
	if frontier.Ended(s.Frontier.points) {
		s.Frontier.drawn, s.Frontier.drawnOf = s.Frontier.points, s.Frontier.asked
	}
	return s
}

// FrontierProgress says how far the frontier has come; "" once it is whole.
func (s *State) FrontierProgress() string {
	if _, more := frontier.Next(s.Frontier.current(s.Scenario), 1); !more {
		return ""
	}
	return text.FrontierProgress(len(s.Frontier.current(s.Scenario)))
}

// FrontierInsight is what the whole frontier says about the question on show; ""
// until it is whole.
func (s *State) FrontierInsight() string {
	if s.FrontierProgress() != "" {
		return ""
	}
	fit := frontier.Feasible(s.Frontier.current(s.Scenario))
	if len(fit) < frontierLeast {
		return ""
	}
	days, rent, _ := frontier.Doubled(fit, float64(s.Answer.Central.Count))
	critical := 0.0
	if i := frontier.Critical(fit); i >= 0 {
		critical = fit[i].Count
	}
	return text.FrontierInsight(days, rent, fit[0].Count, critical)
}

// frontierLeast is how many points a drawing has at least.
const frontierLeast = 3

// frontierPanels are the heights of the chart's panels, in pixels.
var frontierPanels = []float64{170, 130, 130}

// FrontierChart is the frontier, drawn. It has no points until the reader has
// come to it, and while there are too few.
func (s *State) FrontierChart() chart.Chart {
	c := chart.Chart{Title: text.FrontierChart.String(), File: "tenfold-machines-or-time", Along: chart.Across, Head: text.Said(text.FrontierHead)}
	s.finish(&c)
	for _, h := range frontierPanels {
		c.Panels = append(c.Panels, chart.Panel{Height: h})
	}
	stale := s.Frontier.drawnOf != frontier.Asks(s.Scenario)
	fit := frontier.Feasible(s.Frontier.drawn)
	if !s.Frontier.Seen || len(fit) < frontierLeast {
		return c
	}
	count := func(v float64) string { return text.AtTick("accelerators", v) }
	c.X = chart.Scale(text.FrontierAcross.String(), true, fit[0].Count, fit[len(fit)-1].Count, count)

	pale := ""
	if stale {
		pale = " pale"
	}
	var days, money, use looks
	span := func(of func(frontier.Point) spread.Quantity) (low, high float64) {
		for i, p := range fit {
			q := of(p)
			if i == 0 || q.Known && q.Low < low {
				low = q.Low
			}
			high = max(high, q.High)
		}
		return low, high
	}
	share := 0.0
	for i, p := range fit {
		days.at(chart.SpansY, "band slim"+pale, "").Span(p.Count, p.Days.Low, p.Days.High, i)
		days.at(chart.Dots, "solid"+pale, "circle").Add(p.Count, p.Days.Value, i)
		if p.Rent.Known {
			money.at(chart.SpansY, "band slim"+pale, "").Span(p.Count, p.Rent.Low, p.Rent.High, i)
			money.at(chart.Dots, "solid"+pale, "circle").Add(p.Count, p.Rent.Value, i)
		}
		use.at(chart.Lines, "full"+pale, "").Add(p.Count, p.MFU.Value, i)
		use.at(chart.Lines, "dash"+pale, "").Add(p.Count, p.Useful, i)
		use.at(chart.Lines, "speck"+pale, "").Add(p.Count, p.Needed, i)
		use.at(chart.Dots, "solid"+pale, "circle").Add(p.Count, p.Needed, i)
		share = max(share, p.MFU.Value)

		said := text.FrontierPoint{Count: text.Plainly("accelerators", p.Count), Days: text.Say("days", p.Days), Rent: text.Say("cost_rental_usd", p.Rent), Owned: text.Say("cost_owned_usd", p.Owned),
			MFU: p.MFU.Value, Useful: p.Useful, Needed: p.Needed, Batch: p.Batch}
		c.Points = append(c.Points, chart.Point{ID: strconv.FormatFloat(p.Count, 'f', 0, 64), Words: said.Words(), Take: text.FrontierTake(said.Count)})
		c.Rows = append(c.Rows, said.Row())
	}
	yours, known := float64(s.Answer.Central.Count), s.Catalog.Assumption("largest_cluster").Value
	critical := frontier.Critical(fit)
	for i, of := range []*looks{&days, &money, &use} {
		rule := func(look string, at float64) {
			if c.X.From <= at && at <= c.X.To {
				l := of.at(chart.Rules, look, "")
				l.X = append(l.X, at)
			}
		}
		rule("known", known)
		if critical >= 0 {
			rule("critical"+pale, fit[critical].Count)
		}
		rule("mine", yours)
		c.Panels[i].Layers = of.layers()
	}
	for i, p := range fit {
		if i > 0 && p.Count <= yours {
			c.Start = i
		}
	}
	low, high := span(func(p frontier.Point) spread.Quantity { return p.Days })
	c.Panels[0].Y = chart.Scale(text.FrontierDays.String(), true, low, high, func(v float64) string { return text.AtTick("days", v) })
	low, high = span(func(p frontier.Point) spread.Quantity { return p.Rent })
	log := chart.Spread(low, high)
	c.Panels[1].Y = chart.Scale(text.FrontierRent(log), log, low, high, func(v float64) string { return text.AtTick("cost_rental_usd", v) })
	c.Panels[2].Y = chart.Scale(text.FrontierUse.String(), false, 0, share, func(v float64) string { return text.AtTick("mfu", v) })
	if !fit[0].Rent.Known {
		c.Panels = append(c.Panels[:1], c.Panels[2])
	}
	c.Key = key(c.Panels, []chart.Sign{
		{Kind: chart.Dots, Look: "solid", Symbol: "circle", Words: text.CompareValueSign.String()},
		{Kind: chart.SpansY, Look: "band slim", Words: text.CompareRangeSign.String()},
		{Kind: chart.Rules, Look: "mine", Words: text.FrontierMineSign.String()},
		{Kind: chart.Rules, Look: "known", Words: text.FrontierKnownSign.String()},
		{Kind: chart.Rules, Look: "critical", Words: text.FrontierCriticalSign.String()},
		{Kind: chart.Lines, Look: "full", Words: text.FrontierMFUSign.String()},
		{Kind: chart.Lines, Look: "dash", Words: text.FrontierUsefulSign.String()},
		{Kind: chart.Lines, Look: "speck", Words: text.FrontierNeededSign.String()},
	})
	first, last := c.Rows[0], c.Rows[len(c.Rows)-1]
	c.Says = text.FrontierSays(len(fit), first[0], first[1], last[0], last[1], s.FrontierInsight())
	return c
}

// takeCount asks the question with so many accelerators.
func (s State) takeCount(id string) (State, []Effect) {
	n, err := strconv.ParseFloat(id, 64)
	if err != nil {
		return s, nil
	}
	s.drop(text.Sizes...)
	s.release()
	return s.ask(frontier.At(s.Scenario, n), "")
}
