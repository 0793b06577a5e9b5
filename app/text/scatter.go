package text

import (
	"strconv"

	"tenfold/engine/backtest"
	"tenfold/engine/spread"
)

// The chart of the backtest in the page.
const (
	BacktestPublishedAxis = "Published, logarithmic →"
	BacktestPredictedAxis = "↑ Predicted, logarithmic"
	BacktestRightSign     = "predicted as published"
	BacktestTwiceSign     = "off by a factor of two"
	BacktestDoubtedSign   = "doubtful: does not count"
)

// BacktestChartHead heads the table of that chart.
var BacktestChartHead = []string{"Run", "Accelerator", "Published", "Predicted", "10th to 90th percentile", "Predicted ÷ published", "Source"}

// BacktestChartFoot says where the chart is from, where it was taken along.
func BacktestChartFoot(version string) string {
	return "Every run predicted from its model, tokens, hardware and year, with what teams reach fitted on other developers’ runs. " + Name.String() + ", data " + version + "."
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
	out := []string{b.run, "Published: " + b.published + " hours of " + b.machine, "Predicted: " + Ranged(b.predicted), "Predicted ÷ published: " + b.ratio}
	if b.remark != "" {
		out = append(out, "Does not count: "+b.remark)
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
	of := ""
	if family != "" {
		of = " on " + family
	}
	return "Predicted against published accelerator-hours of " + several(runs, "run") + of + ": " + strconv.Itoa(inside) + " lie in their band, and " +
		strconv.Itoa(twice) + " predictions are off by less than a factor of two."
}

// What became of the announcement.
const (
	AnnouncedTitle = "The announcement, and what came of it"
	AnnouncedChart = "Compute of the announcement beside that of the runs that followed"
	AnnouncedAxis  = "Training compute, FLOP, logarithmic →"
	AnnouncedName  = "10×, announced"
	AnnouncedSign  = "as announced"
	AnnouncedRun   = "6 × active parameters × tokens"
)

// AnnouncedHead heads its table.
var AnnouncedHead = []string{"Run", "Compute", "Relative to Llama 3.1 405B", "Source"}

// AnnouncedSays is what became of it in words: the compute announced, and the
// runs with theirs, relative to the reference, the largest first.
func AnnouncedSays(names []string, times []float64) string {
	out := "On 31 July 2024 Llama 4 was expected to take almost ten times the compute of Llama 3.1 405B. By what was published since, "
	for i, name := range names {
		switch {
		case i == 0:
			out += name + " took " + Multiple(times[i]) + " as much"
		case i == len(names)-1:
			out += " and " + name + " " + Multiple(times[i])
		default:
			out += ", " + name + " " + Multiple(times[i])
		}
	}
	return out + "."
}

// Multiple is a factor with two significant digits: "1.4 times".
func Multiple(v float64) string {
	r, _ := Rounded(v, 2)
	return Number(r) + nbsp + "times"
}

// AnnouncedTake asks the question of one of them.
func AnnouncedTake(name string) string { return "Ask for " + name }

// AnnouncedWords are what a run's point says.
func AnnouncedWords(name string, flop, times float64) []string {
	return []string{name, Plainly("compute_flop", flop), Multiple(times) + " the compute of Llama 3.1 405B"}
}
