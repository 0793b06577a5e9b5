package text

import (
	"strings"
)

// What goes with every chart.
const (
	ChartTable Phrase = "The same figures as a table"
	ChartPNG   Phrase = "Save as PNG"
	ChartSVG   Phrase = "Save as SVG"
	ChartSorry Phrase = "The drawing could not be loaded. Its figures stand in the table."
)

// ChartWalk names the control that moves along the points of a chart.
func ChartWalk(title string) string { return chartWalk.With(title) }

// ChartFoot says where a chart that was taken along is from.
func ChartFoot(question, version string) string {
	return titled(question) + ". " + RangesMean.String() + " " + chartFrom.With(version)
}

// The looks of the comparison's chart.
const (
	CompareValueSign   Phrase = "central value"
	CompareRangeSign   Phrase = "10th to 90th percentile"
	CompareMineSign    Phrase = "yours"
	ComparePromiseSign Phrase = "announced: its maker’s promise"
	CompareStaleSign   Phrase = "still of the question before"
	CompareUnfitSign   Phrase = "does not fit in memory"
)

// CompareChart is the title of the comparison's chart, of a column.
func CompareChart(c CompareColumn) string {
	if c.Result == "accelerators" {
		return compareCounts.String()
	}
	return compareChart.With(c.Says.String())
}

// CompareAxis is the title of its axis.
func CompareAxis(c CompareColumn, log bool) string {
	if log {
		return axisLog.With(c.Says.String())
	}
	return c.Says.String() + " →"
}

// AtTick is a value of a result as it stands at an axis, a power of ten alone
// without a factor of one.
func AtTick(result string, v float64) string {
	if v == 0 {
		return "0"
	}
	number, unit := kinds[result].write(v, 2)
	return tightly(joined(strings.TrimPrefix(number, "1"+nbsp+"×"+nbsp), unit))
}

// Compared is what there is to see of a comparison, for those who do not: how
// many accelerators, the least and the most, and the reader's own.
func Compared(c CompareColumn, shown, left int, least, most, yours, its string) string {
	out := comparedShown.With(CompareChart(c), Number(float64(shown)))
	if least != "" {
		out += " " + comparedEnds.With(least, most)
	}
	if yours != "" {
		out += " " + comparedYours.With(yours, its)
	}
	if left > 0 {
		out += " " + comparedLeft.of(left)
	}
	return out
}

const (
	chartWalk     Phrase = "{title}: point by point, with the arrow keys"
	chartFrom     Phrase = "Tenfold, data {version}."
	compareChart  Phrase = "{result} of the same run on each accelerator"
	compareCounts Phrase = "Number of each accelerator that the same run takes"
	axisLog       Phrase = "{result}, logarithmic →"
	comparedShown Phrase = "{title}, {n} shown, in the table’s order."
	comparedEnds  Phrase = "The least: {least}; the most: {most}."
	comparedYours Phrase = "Yours, {name}: {value}."
	compareTake   Phrase = "Ask of the {name}"
)

var comparedLeft = nouns{"1 accelerator without an answer is left out.", "{n} accelerators without an answer are left out."}

// NamedWith is an accelerator and its figure.
func NamedWith(name, value string) string { return namedWith.With(name, value) }

const namedWith Phrase = "{name} with {value}"

// Ranged is a figure with its range in one line.
func Ranged(f Figure) string {
	if reach := f.Between(); reach != "" {
		return f.Value + ", " + reach
	}
	return f.Value
}

// Marked are the marks of a row in one line.
func Marked(marks []string) string { return strings.Join(marks, ", ") }

// CompareTake asks the question of another accelerator.
func CompareTake(name string) string { return compareTake.With(name) }
