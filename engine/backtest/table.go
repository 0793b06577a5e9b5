package backtest

import (
	"fmt"
	"strings"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// Markdown is the report as a page: the aims, the summaries, every row, what is
// left out and why, and where the chain misses by more than twice.
func (r Report) Markdown() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Prediction and reality")
	line("")
	line("Written by `make validate`, data version %s; `tenfold backtest` prints the same, `--json` as JSON Lines.", r.DataVersion)
	line("Each published run is predicted from its model, tokens, hardware, year and, where published, count alone. What teams reach of the")
	line("best layout is fitted on the other developers' runs. A band is the 10th to the 90th percentile. Costs, and the rows marked so, start from the")
	line("published accelerator-hours, so that they try the stages after them alone.")
	line("")
	line("## What was aimed at")
	line("")
	line("| figure | rows | aim | reached | |")
	line("| --- | --- | --- | --- | --- |")
	for _, a := range r.Aims() {
		met := "met"
		if !a.Met() {
			met = "missed"
		}
		aim := fmt.Sprintf("at most %s", fixed(a.Most))
		switch {
		case a.Least > 1:
			aim = fmt.Sprintf("%s to %s", fixed(a.Least), fixed(a.Most))
		case a.Least > 0 && a.Most < 1:
			aim = fmt.Sprintf("%s to %s", fixed(a.Least), fixed(a.Most))
		case a.Most == 1:
			aim = fmt.Sprintf("at least %s", fixed(a.Least))
		}
		line("| %s | %d | %s | %s | %s |", a.Says, a.Rows, aim, fixed(a.Got), met)
	}
	line("")
	line("## Where the chain misses by more than twice")
	line("")
	for _, row := range r.Rows {
		if row.Blame != "" && row.Counts() {
			line("* **%s**, %s: published %s, predicted %s. %s", row.Run.Name, words[row.Metric], row.say(row.Published), row.say(row.Predicted), row.Blame)
		}
	}
	line("")
	line("## Scores")
	line("")
	line("Of runs checked as ok. “Naive” is 6·N·D at a flat 40 %% of the peak.")
	line("")
	line("| metric | group | rows | developers | median error | 90th percentile | in the band | developers resampled, 5th to 95th | median width | naive: median, 90th |")
	line("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	for _, s := range r.Summaries {
		naive := ""
		if s.NaiveMedian > 0 {
			naive = whole(s.NaiveMedian) + ", " + whole(s.NaiveNinetieth)
		}
		line("| %s | %s | %d | %d | %s | %s | %s | %s to %s | ×%s | %s |", metricName(s.Metric, s.GivenHours && s.Metric != CostUpfront, s.Calibrated), s.Group, s.Rows, s.Developers,
			whole(s.MedianError), whole(s.NinetiethError), whole(s.Coverage), whole(s.CoverageLow), whole(s.CoverageHigh), fixed(s.MedianWidth), naive)
	}
	for _, part := range []struct {
		title string
		keep  func(Row) bool
	}{
		{"Every figure that counts", Row.Counts},
		{"Doubtful, shown apart", func(r Row) bool { return r.Run.Check == catalog.Doubtful }},
		{"Excluded, for comparison only", func(r Row) bool { return r.Run.Check == catalog.Exclude }},
	} {
		line("")
		line("## %s", part.title)
		line("")
		line("| run | accelerator | metric | published | predicted | band | ÷ | in band | sources | definition or reason |")
		line("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
		for _, row := range r.Rows {
			if !part.keep(row) {
				continue
			}
			inside := "yes"
			if !row.Inside() {
				inside = "no"
			}
			about := row.Definition
			if !row.Counts() {
				about = strings.Trim(about+"; "+row.Run.CheckReason, "; ")
			}
			line("| %s | %s | %s | %s | %s | %s to %s | %s | %s | %s | %s |", row.Run.Short, row.Run.Accelerator, metricName(row.Metric, row.GivenHours && !cost(row.Metric), row.Calibrated),
				row.say(row.Published), row.say(row.Predicted), row.say(row.Low), row.say(row.High), fixed(row.Ratio()), inside, strings.Join(row.Sources, ", "), about)
		}
	}
	line("")
	line("## Not usable")
	line("")
	reasons := map[string][]string{}
	var order []string
	for _, n := range r.NotUsable {
		if reasons[n.Reason] == nil {
			order = append(order, n.Reason)
		}
		reasons[n.Reason] = append(reasons[n.Reason], n.Run.Short)
	}
	for _, why := range order {
		line("* %s: %s.", strings.ToUpper(why[:1])+why[1:], strings.Join(reasons[why], ", "))
	}
	return b.String()
}

// words is each metric as people say it, with its unit.
var words = map[Metric]string{
	Hours: "accelerator-hours", Days: "days", Energy: "energy, MWh", Carbon: "carbon, t", CostRental: "rent, $", CostOwned: "owned, $", CostUpfront: "up-front, $",
}

func cost(m Metric) bool { return m == CostRental || m == CostOwned || m == CostUpfront }

// metricName is the metric with what was given and seen.
func metricName(m Metric, given, calibrated bool) string {
	name := words[m]
	if given {
		name += ", hours given"
	}
	if calibrated {
		name += ", calibrated"
	}
	return name
}

// say is a figure of the row with three significant digits; the sign of money stands
// in the metric's words.
func (r Row) say(x float64) string {
	if cost(r.Metric) {
		return strings.TrimPrefix(engine.Money(x), "$")
	}
	return engine.Figure(x)
}

func whole(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) }

func fixed(x float64) string { return fmt.Sprintf("%.2f", x) }
