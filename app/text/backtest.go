package text

import (
	"strconv"
	"strings"

	"tenfold/engine"
	"tenfold/engine/backtest"
)

// The page that holds the engine against published runs.
const (
	BacktestTitle Phrase = "Prediction and reality"
	BacktestIntro Phrase = "Every run of the catalogue that published something, predicted from its model, tokens, hardware, year and, where published, count alone. " +
		"What teams reach of the best layout is fitted on the other developers’ runs, so that no prediction has seen its developer. A band runs from the 10th to the 90th percentile."
	BacktestAims      Phrase = "What was aimed at"
	BacktestMisses    Phrase = "Where the chain misses by more than twice"
	BacktestChart     Phrase = "Accelerator-hours, published and predicted"
	BacktestChartSays Phrase = "Both axes are logarithmic. On the line a prediction is right; between the broken lines it misses by less than twice. Circles are dense models, diamonds mixtures of experts, hollow marks doubtful or excluded rows, which do not count. Bars are the bands."
	BacktestDoubtful  Phrase = "Doubtful, shown apart"
	BacktestExcluded  Phrase = "Excluded, for comparison only"
	BacktestUnusable  Phrase = "Not usable"
	BacktestBack      Phrase = "The calculator"
	BacktestLink      Phrase = "Every published run against what the engine predicts of it"

	BacktestYes            Phrase = "yes¦inside the band"
	BacktestNo             Phrase = "no¦outside the band"
	BacktestPublishedHours Phrase = "published accelerator-hours"
	BacktestPredictedHours Phrase = "predicted"
	BacktestDrawn          Phrase = "{run}: {published} published, {predicted} predicted ({low} to {high})"

	BacktestGiven    Phrase = "published accelerator-hours given"
	BacktestBlame    Phrase = "misses by more than twice: {blame}"
	BacktestFile     Phrase = "As a file"
	BacktestFileLink Phrase = "All of this as JSON Lines"
	BacktestFileSays Phrase = ", a line for each figure, run, summary and aim; “tenfold backtest --json” writes the same."
)

// The lists that narrow that page down, and what they do, with the numbers of
// figures shown and of all in braces.
const (
	BacktestChoices Phrase = "What is shown"
	BacktestShown   Phrase = "{n} of {of} figures shown"
	BacktestAll     Phrase = "all"
	BacktestMetric  Phrase = "Figure"
	BacktestFamily  Phrase = "Accelerators"
	BacktestKind    Phrase = "Model"
	BacktestDense   Phrase = "dense"
	BacktestMixture Phrase = "mixture of experts"
	BacktestCheck   Phrase = "Rows"
	BacktestCounted Phrase = "counted"
	BacktestDoubted Phrase = "doubtful"
	BacktestLeftOut Phrase = "excluded"
)

// BacktestNames are the metrics in short.
var BacktestNames = map[backtest.Metric]Phrase{
	backtest.Hours: "accelerator-hours", backtest.Days: "days", backtest.Energy: "energy, MWh", backtest.Carbon: "carbon, t",
	backtest.CostRental: "rent, $", backtest.CostOwned: "owned cost, $", backtest.CostUpfront: "up-front cost, $",
}

// BacktestColumns head a table of predictions.
var BacktestColumns = []Phrase{"Run", "Accelerator", "Published", "Predicted", "Band", "Predicted ÷ published", "In the band", "Source and remarks"}

// BacktestMetrics are the metrics as headings, with what they start from.
var BacktestMetrics = map[backtest.Metric]Phrase{
	backtest.Hours: "Accelerator-hours", backtest.Days: "Days", backtest.Energy: "Energy, MWh, in the definition of what was published", backtest.Carbon: "Carbon, t, in the definition of what was published",
	backtest.CostRental: "Rent, $, against third parties’ estimates", backtest.CostOwned: "Owned cost, $, against third parties’ estimates", backtest.CostUpfront: "Up-front cost, $, against third parties’ estimates",
}

const (
	backtestScore Phrase = "{figures} of {developers}: the median error is {median}, the 90th percentile {ninetieth}; {coverage} lie in the band ({low} to {high} with developers resampled), whose median width is ×{width}."
	backtestNaive Phrase = "6·N·D at a flat {share} of the peak misses by {median} and {ninetieth}."
	backtestMiss  Phrase = "{metric}: {published} published, {predicted} predicted. {blame}"
	backtested    Phrase = "Held against {runs} published runs of {developers} developers, none of them seen by its own prediction, accelerator-hours miss by {median} at the median, and {inside} lie inside the 80 % range."
	missedAim     Phrase = "{says} ({got}, aim {aim})"
	allMet        Phrase = "All {n} aims are met."
	someMet       Phrase = "{n} of {all} aims are met. Missed: {missed}."
	oneInTen      Phrase = "One prediction of accelerator-hours in ten is off by more than {error}; and {runs} of {developers} are few: drawn anew by developer, {low} to {high} of them lie in the band, nine times in ten."
	atLeast       Phrase = "at least {n}"
	atMost        Phrase = "at most {n}"
	aimMet        Phrase = "{says}, {rows} rows: aim {aim}, reached {got}: met."
	aimMissed     Phrase = "{says}, {rows} rows: aim {aim}, reached {got}: missed."
)

// BacktestScore is a summary in a sentence.
func BacktestScore(s backtest.Summary) string {
	out := backtestScore.With(several(s.Rows, "figure"), several(s.Developers, "developer"), wholePercent(s.MedianError), wholePercent(s.NinetiethError), wholePercent(s.Coverage),
		wholePercent(s.CoverageLow), wholePercent(s.CoverageHigh), twoPlaces(s.MedianWidth))
	if s.NaiveMedian > 0 {
		out += " " + backtestNaive.With(joined(fixed(40, 0), "%"), wholePercent(s.NaiveMedian), wholePercent(s.NaiveNinetieth))
	}
	return out
}

// BacktestScored is the same, beginning with the group and with what the
// predictions start from, where either is not the usual one.
func BacktestScored(s backtest.Summary) string {
	var of []string
	if s.GivenHours && s.Metric != backtest.CostUpfront {
		of = append(of, Phrase("from the published accelerator-hours").String())
	}
	if s.Calibrated {
		of = append(of, Phrase("of runs that the power figures rest on").String())
	}
	switch s.Group {
	case "all":
	case "metered":
		of = append(of, Phrase("where it was metered").String())
	default:
		of = append(of, Engine(s.Group))
	}
	if len(of) == 0 {
		return BacktestScore(s)
	}
	return capital(strings.Join(of, ", ")) + ": " + BacktestScore(s)
}

// BacktestMiss is a figure that was missed by more than twice, and the stage to
// blame.
func BacktestMiss(r backtest.Row) string {
	return backtestMiss.With(BacktestNames[r.Metric].String(), Worked(engine.Figure(r.Published)), Worked(engine.Figure(r.Predicted)), Engine(r.Blame))
}

// BacktestHonest is what a reader should know before anything else: which aims
// were missed, how far off the worst tenth is, and that the runs are few.
func BacktestHonest(r backtest.Report) string {
	aims := r.Aims()
	var missed []string
	for _, a := range aims {
		if !a.Met() {
			missed = append(missed, missedAim.With(inside(Engine(a.Says)), twoPlaces(a.Got), aimed(a)))
		}
	}
	out := allMet.With(strconv.Itoa(len(aims)))
	if len(missed) > 0 {
		out = someMet.With(strconv.Itoa(len(aims)-len(missed)), strconv.Itoa(len(aims)), strings.Join(missed, "; "))
	}
	for _, s := range r.Summaries {
		if s.Metric == backtest.Hours && s.Group == "all" && !s.GivenHours && !s.Calibrated {
			out += " " + oneInTen.With(wholePercent(s.NinetiethError), several(s.Rows, "run"), several(s.Developers, "developer"), wholePercent(s.CoverageLow), wholePercent(s.CoverageHigh))
		}
	}
	return out
}

// aimed is the limits of an aim.
func aimed(a backtest.Aim) string {
	switch {
	case a.Least > 0 && a.Most < 1 || a.Least > 1:
		return to.With(twoPlaces(a.Least), twoPlaces(a.Most))
	case a.Most == 1:
		return atLeast.With(twoPlaces(a.Least))
	}
	return atMost.With(twoPlaces(a.Most))
}

// BacktestAim is an aim with what was reached.
func BacktestAim(a backtest.Aim) string {
	words := aimMet
	if !a.Met() {
		words = aimMissed
	}
	return words.With(Engine(a.Says), strconv.Itoa(a.Rows), aimed(a), twoPlaces(a.Got))
}

// Backtested is how good the engine's accelerator-hours are, in a sentence.
func Backtested(runs, developers, median, inside float64) string {
	return backtested.With(Number(runs), Number(developers), wholePercent(median), wholePercent(inside))
}

// TwoPlaces is a ratio of the backtest.
func TwoPlaces(v float64) string { return twoPlaces(v) }

// wholePercent and twoPlaces are as exact as a few dozen rows allow.
func wholePercent(share float64) string {
	return joined(fixed(100*share, 0), "%")
}

func twoPlaces(v float64) string { return fixed(v, 2) }
