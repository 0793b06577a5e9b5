package text

import (
	"strconv"
	"strings"

	"tenfold/engine"
	"tenfold/engine/backtest"
)

// The page that holds the engine against published runs.
const (
	BacktestTitle = "Prediction and reality"
	BacktestIntro = "Every run of the catalogue that published something, predicted from its model, tokens, hardware, year and, where published, count alone. " +
		"What teams reach of the best layout is fitted on the other developers’ runs, so that no prediction has seen its developer. A band runs from the 10th to the 90th percentile."
	BacktestAims      = "What was aimed at"
	BacktestMisses    = "Where the chain misses by more than twice"
	BacktestChart     = "Accelerator-hours, published and predicted"
	BacktestChartSays = "Both axes are logarithmic. On the line a prediction is right; between the broken lines it misses by less than twice. Circles are dense models, diamonds mixtures of experts, hollow marks doubtful or excluded rows, which do not count. Bars are the bands."
	BacktestDoubtful  = "Doubtful, shown apart"
	BacktestExcluded  = "Excluded, for comparison only"
	BacktestUnusable  = "Not usable"
	BacktestBack      = "The calculator"
	BacktestLink      = "Every published run against what the engine predicts of it"

	BacktestGiven    = "published accelerator-hours given"
	BacktestBlame    = "misses by more than twice: "
	BacktestFile     = "As a file"
	BacktestFileLink = "All of this as JSON Lines"
	BacktestFileSays = ", a line for each figure, run, summary and aim; “tenfold backtest --json” writes the same."
)

// The lists that narrow that page down, and what they do, with the numbers of
// figures shown and of all in braces.
const (
	BacktestChoices = "What is shown"
	BacktestShown   = "{n} of {of} figures shown"
	BacktestAll     = "all"
	BacktestMetric  = "Figure"
	BacktestFamily  = "Accelerators"
	BacktestKind    = "Model"
	BacktestDense   = "dense"
	BacktestMixture = "mixture of experts"
	BacktestCheck   = "Rows"
	BacktestCounted = "counted"
	BacktestDoubted = "doubtful"
	BacktestLeftOut = "excluded"
)

// BacktestNames are the metrics in short.
var BacktestNames = map[backtest.Metric]string{
	backtest.Hours: "accelerator-hours", backtest.Days: "days", backtest.Energy: "energy, MWh", backtest.Carbon: "carbon, t",
	backtest.CostRental: "rent, $", backtest.CostOwned: "owned cost, $", backtest.CostUpfront: "up-front cost, $",
}

// BacktestColumns head a table of predictions.
var BacktestColumns = []string{"Run", "Accelerator", "Published", "Predicted", "Band", "Predicted ÷ published", "In the band", "Source and remarks"}

// BacktestMetrics are the metrics as headings, with what they start from.
var BacktestMetrics = map[backtest.Metric]string{
	backtest.Hours: "Accelerator-hours", backtest.Days: "Days", backtest.Energy: "Energy, MWh, in the definition of what was published", backtest.Carbon: "Carbon, t, in the definition of what was published",
	backtest.CostRental: "Rent, $, against third parties’ estimates", backtest.CostOwned: "Owned cost, $, against third parties’ estimates", backtest.CostUpfront: "Up-front cost, $, against third parties’ estimates",
}

// BacktestScore is a summary in a sentence.
func BacktestScore(s backtest.Summary) string {
	out := several(s.Rows, "figure") + " of " + several(s.Developers, "developer") + ": the median error is " + wholePercent(s.MedianError) + ", the 90th percentile " + wholePercent(s.NinetiethError) +
		"; " + wholePercent(s.Coverage) + " lie in the band (" + wholePercent(s.CoverageLow) + " to " + wholePercent(s.CoverageHigh) + " with developers resampled), whose median width is ×" + twoPlaces(s.MedianWidth) + "."
	if s.NaiveMedian > 0 {
		out += " 6·N·D at a flat 40 % of the peak misses by " + wholePercent(s.NaiveMedian) + " and " + wholePercent(s.NaiveNinetieth) + "."
	}
	return out
}

// BacktestScored is the same, beginning with the group and with what the
// predictions start from, where either is not the usual one.
func BacktestScored(s backtest.Summary) string {
	var of []string
	if s.GivenHours && s.Metric != backtest.CostUpfront {
		of = append(of, "from the published accelerator-hours")
	}
	if s.Calibrated {
		of = append(of, "of runs that the power figures rest on")
	}
	switch s.Group {
	case "all":
	case "metered":
		of = append(of, "where it was metered")
	default:
		of = append(of, s.Group)
	}
	if len(of) == 0 {
		return BacktestScore(s)
	}
	prefix := strings.Join(of, ", ")
	return strings.ToUpper(prefix[:1]) + prefix[1:] + ": " + BacktestScore(s)
}

// BacktestMiss is a figure that was missed by more than twice, and the stage to
// blame.
func BacktestMiss(r backtest.Row) string {
	return BacktestNames[r.Metric] + ": " + engine.Figure(r.Published) + " published, " + engine.Figure(r.Predicted) + " predicted. " + r.Blame
}

// BacktestHonest is what a reader should know before anything else: which aims
// were missed, how far off the worst tenth is, and that the runs are few.
func BacktestHonest(r backtest.Report) string {
	aims := r.Aims()
	var missed []string
	for _, a := range aims {
		if !a.Met() {
			missed = append(missed, lowerFirst(a.Says)+" ("+twoPlaces(a.Got)+", aim "+aimed(a)+")")
		}
	}
	out := "All " + strconv.Itoa(len(aims)) + " aims are met."
	if len(missed) > 0 {
		out = strconv.Itoa(len(aims)-len(missed)) + " of " + strconv.Itoa(len(aims)) + " aims are met. Missed: " + strings.Join(missed, "; ") + "."
	}
	for _, s := range r.Summaries {
		if s.Metric == backtest.Hours && s.Group == "all" && !s.GivenHours && !s.Calibrated {
			out += " One prediction of accelerator-hours in ten is off by more than " + wholePercent(s.NinetiethError) + "; and " + several(s.Rows, "run") + " of " + several(s.Developers, "developer") +
				" are few: drawn anew by developer, " + wholePercent(s.CoverageLow) + " to " + wholePercent(s.CoverageHigh) + " of them lie in the band, nine times in ten."
		}
	}
	return out
}

// several is a count with its noun.
func several(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// aimed is the limits of an aim.
func aimed(a backtest.Aim) string {
	switch {
	case a.Least > 0 && a.Most < 1 || a.Least > 1:
		return twoPlaces(a.Least) + " to " + twoPlaces(a.Most)
	case a.Most == 1:
		return "at least " + twoPlaces(a.Least)
	}
	return "at most " + twoPlaces(a.Most)
}

// BacktestAim is an aim with what was reached.
func BacktestAim(a backtest.Aim) string {
	met := "met"
	if !a.Met() {
		met = "missed"
	}
	return a.Says + ", " + strconv.Itoa(a.Rows) + " rows: aim " + aimed(a) + ", reached " + twoPlaces(a.Got) + ": " + met + "."
}

// Backtested is how good the engine's accelerator-hours are, in a sentence.
func Backtested(runs, developers, median, inside float64) string {
	return "Held against " + Number(runs) + " published runs of " + Number(developers) + " developers, none of them seen by its own prediction, accelerator-hours miss by " + wholePercent(median) +
		" at the median, and " + wholePercent(inside) + " lie inside the 80 % range."
}

// wholePercent and twoPlaces are as exact as a few dozen rows allow.
func wholePercent(share float64) string {
	return joined(fixed(100*share, 0), "%")
}

func twoPlaces(v float64) string { return fixed(v, 2) }
