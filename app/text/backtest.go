package text

import (
	"strconv"

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
	BacktestChartSays = "Both axes are logarithmic. On the line a prediction is right; between the broken lines it misses by less than twice. Circles are dense models, diamonds mixtures of experts, hollow marks doubtful rows, which do not count. Bars are the bands."
	BacktestDoubtful  = "Doubtful, shown apart"
	BacktestExcluded  = "Excluded, for comparison only"
	BacktestUnusable  = "Not usable"
	BacktestBack      = "The calculator"
	BacktestLink      = "Every published run against what the engine predicts of it"
)

// BacktestColumns head a table of predictions.
var BacktestColumns = []string{"Run", "Accelerator", "Published", "Predicted", "Band", "Predicted ÷ published", "In the band", "Source and remarks"}

// BacktestMetrics are the metrics as headings, with what they start from.
var BacktestMetrics = map[backtest.Metric]string{
	backtest.Hours: "Accelerator-hours", backtest.Days: "Days", backtest.Energy: "Energy, MWh, in the definition of what was published", backtest.Carbon: "Carbon, t, in the definition of what was published",
	backtest.CostRental: "Rent, $, against third parties’ estimates", backtest.CostOwned: "Owned cost, $, against third parties’ estimates", backtest.CostUpfront: "Up-front cost, $, against third parties’ estimates",
}

// BacktestScore is a summary in a sentence.
func BacktestScore(s backtest.Summary) string {
	out := strconv.Itoa(s.Rows) + " figures of " + strconv.Itoa(s.Developers) + " developers: the median error is " + wholePercent(s.MedianError) + ", the 90th percentile " + wholePercent(s.NinetiethError) +
		"; " + wholePercent(s.Coverage) + " lie in the band (" + wholePercent(s.CoverageLow) + " to " + wholePercent(s.CoverageHigh) + " with developers resampled), whose median width is ×" + twoPlaces(s.MedianWidth) + "."
	if s.NaiveMedian > 0 {
		out += " 6·N·D at a flat 40 % of the peak misses by " + wholePercent(s.NaiveMedian) + " and " + wholePercent(s.NaiveNinetieth) + "."
	}
	return out
}

// BacktestAim is an aim with what was reached.
func BacktestAim(a backtest.Aim) string {
	aim := "at most " + twoPlaces(a.Most)
	switch {
	case a.Least > 0 && a.Most < 1 || a.Least > 1:
		aim = twoPlaces(a.Least) + " to " + twoPlaces(a.Most)
	case a.Most == 1:
		aim = "at least " + twoPlaces(a.Least)
	}
	met := "met"
	if !a.Met() {
		met = "missed"
	}
	return a.Says + ", " + strconv.Itoa(a.Rows) + " rows: aim " + aim + ", reached " + twoPlaces(a.Got) + ": " + met + "."
}

// Backtested is how good the engine's accelerator-hours are, in a sentence.
func Backtested(runs, developers, median, inside float64) string {
	return "Held against " + Number(runs) + " published runs of " + Number(developers) + " developers, none of them seen by its own prediction, accelerator-hours miss by " + wholePercent(median) +
		" at the median, and " + wholePercent(inside) + " lie inside the 80 % range."
}

// wholePercent and twoPlaces are as exact as a few dozen rows allow.
func wholePercent(share float64) string { return strconv.FormatFloat(100*share, 'f', 0, 64) + " %" }

func twoPlaces(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }
