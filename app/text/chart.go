package text

import (
	"strconv"
	"strings"
)

// What goes with every chart.
const (
	ChartTable = "The same figures as a table"
	ChartPNG   = "Save as PNG"
	ChartSVG   = "Save as SVG"
	ChartSorry = "The drawing could not be loaded. Its figures stand in the table."
)

// ChartWalk names the control that moves along the points of a chart.
func ChartWalk(title string) string { return title + ": point by point, with the arrow keys" }

// ChartFoot says where a chart that was taken along is from.
func ChartFoot(question, version string) string {
	return "Training " + question + " " + RangesMean + " " + Name + ", data " + version + "."
}

// The looks of the comparison's chart.
const (
	CompareValueSign   = "central value"
	CompareRangeSign   = "10th to 90th percentile"
	CompareMineSign    = "yours"
	ComparePromiseSign = "announced: its maker’s promise"
	CompareStaleSign   = "still of the question before"
	CompareUnfitSign   = "does not fit in memory"
)

// CompareChart is the title of the comparison's chart, of a column.
func CompareChart(c CompareColumn) string {
	return c.Says + " of the same run on each accelerator"
}

// CompareAxis is the title of its axis.
func CompareAxis(c CompareColumn, log bool) string {
	if log {
		return c.Says + ", logarithmic →"
	}
	return c.Says + " →"
}

// AtTick is a value of a result as it stands at an axis.
func AtTick(result string, v float64) string {
	if v == 0 {
		return "0"
	}
	number, unit := kinds[result].write(v, 2)
	return tight.Replace(joined(number, unit))
}

// Compared is what there is to see of a comparison, for those who do not: how
// many accelerators, the least and the most, and the reader's own.
func Compared(c CompareColumn, shown, left int, least, most, yours, its string) string {
	out := CompareChart(c) + ", " + strconv.Itoa(shown) + " shown, in the table’s order."
	if least != "" {
		out += " The least: " + least + "; the most: " + most + "."
	}
	if yours != "" {
		out += " Yours, " + yours + ": " + its + "."
	}
	if left > 0 {
		out += " " + several(left, "accelerator") + " without an answer " + are(left) + " left out."
	}
	return out
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

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
func CompareTake(name string) string { return "Ask of the " + name }
