package text

import (
	"strconv"

	"tenfold/engine/backtest"
	"tenfold/engine/spread"
)

// The chart of the backtest in the page.
const (
	BacktestPublishedAxis Phrase = "Published, logarithmic →"
	BacktestPredictedAxis Phrase = "↑ Predicted, logarithmic"
	BacktestRightSign     Phrase = "predicted as published"
	BacktestTwiceSign     Phrase = "off by a factor of two"
	BacktestDoubtedSign   Phrase = "doubtful: does not count"

	backtestFrom      Phrase = "Every run predicted from its model, tokens, hardware and year, with what teams reach fitted on other developers’ runs."
	backtestPublished Phrase = "Published: {hours} hours of {machine}"
	backtestPredicted Phrase = "Predicted: {hours}"
	backtestRatio     Phrase = "Predicted ÷ published: {ratio}"
	backtestApart     Phrase = "Does not count: {reason}"
	backtestSaysAll   Phrase = "Predicted against published accelerator-hours of {n} runs: {inside} lie in their band, and {near} predictions are off by less than a factor of two."
	backtestSaysOf    Phrase = "Predicted against published accelerator-hours of {n} runs on {family}: {inside} lie in their band, and {near} predictions are off by less than a factor of two."
)

// BacktestChartHead heads the table of that chart.
var BacktestChartHead = []Phrase{"Run", "Accelerator", "Published", "Predicted", "10th to 90th percentile", "Predicted ÷ published", "Source"}

// BacktestChartFoot says where the chart is from, where it was taken along.
func BacktestChartFoot(version string) string {
	return backtestFrom.String() + " " + chartFrom.With(version)
}

// BacktestPoint is a row of the backtest as said.
type BacktestPoint struct {
	run, machine, published, ratio, remark string
	predicted                              Figure
}

// BacktestPointOf is a row on a machine of that name.
func BacktestPointOf(r backtest.Row, machine string) BacktestPoint {
	out := BacktestPoint{run: r.Run.Short, machine: machine, published: Plainly("accelerator_hours", r.Published), ratio: twoPlaces(r.Ratio()),
		predicted: Say("accelerator_hours", spread.Quantity{Value: r.Predicted, Low: r.Low, High: r.High, Known: true})}
	if !r.Counts() {
		out.remark = r.Run.CheckReason
	}
	return out
}

// Words are what its point says.
func (b BacktestPoint) Words() []string {
	out := []string{b.run, backtestPublished.With(b.published, b.machine), backtestPredicted.With(Ranged(b.predicted)), backtestRatio.With(b.ratio)}
	if b.remark != "" {
		out = append(out, backtestApart.With(b.remark))
	}
	return out
}

// Row is it in the table, but for the source.
func (b BacktestPoint) Row() []string {
	return []string{b.run, b.machine, b.published, b.predicted.Value, b.predicted.Between(), b.ratio}
}

// BacktestChartSaysOf is what there is to see of the runs of one family of
// accelerators, "" for all, for those who do not.
func BacktestChartSaysOf(family string, runs, inside, twice int) string {
	if family == "" {
		return backtestSaysAll.With(strconv.Itoa(runs), strconv.Itoa(inside), strconv.Itoa(twice))
	}
	return backtestSaysOf.With(strconv.Itoa(runs), family, strconv.Itoa(inside), strconv.Itoa(twice))
}

// What became of the announcement.
const (
	AnnouncedTitle Phrase = "The announcement, and what came of it"
	AnnouncedChart Phrase = "Compute of the announcement beside that of the runs that followed"
	AnnouncedAxis  Phrase = "Training compute, logarithmic →"
	AnnouncedName  Phrase = "10×, announced"
	AnnouncedSign  Phrase = "as announced"
	AnnouncedRun   Phrase = "6 × active parameters × tokens"

	announcedSays  Phrase = "On 31 July 2024 Llama 4 was expected to take almost ten times the compute of Llama 3.1 405B. The runs published since, relative to it: {runs}."
	announcedTimes Phrase = "{factor} the compute of Llama 3.1 405B"
	announcedTake  Phrase = "Ask for {run}"
)

// AnnouncedHead heads its table.
var AnnouncedHead = []Phrase{"Run", "Compute", "Relative to Llama 3.1 405B", "Source"}

// AnnouncedSays is what became of it in words: the runs with their compute
// relative to the reference.
func AnnouncedSays(names []string, times []float64) string {
	runs := ""
	for i, name := range names {
		if i > 0 {
			runs += ", "
		}
		runs += name + nbsp + Multiple(times[i])
	}
	return announcedSays.With(runs)
}

// Multiple is a factor with two significant digits: "1.4×".
func Multiple(v float64) string {
	r, _ := Rounded(v, 2)
	return Factor(r)
}

// AnnouncedTake asks the question of one of them.
func AnnouncedTake(name string) string { return announcedTake.With(name) }

// AnnouncedWords are what a run's point says.
func AnnouncedWords(name string, flop, times float64) []string {
	return []string{name, Plainly("compute_flop", flop), announcedTimes.With(Multiple(times))}
}
