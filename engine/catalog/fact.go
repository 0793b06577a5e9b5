package catalog

import (
	"strings"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// columns is the header of every file of facts.
var columns = []string{"id", "attribute", "value", "low", "high", "unit", "basis", "source", "locator", "date", "note"}

// factFiles is the files of facts.
var factFiles = []string{"accelerators.csv", "assumptions.csv", "costs.csv", "facilities.csv", "marks.csv", "prices.csv", "regions.csv", "runs.csv", "tools.csv"}

// Fact is one line of a data file, as text.
type Fact struct {
	File string // file name under data/
	Line int    // line in that file, from 1; the header is line 1

	ID        string // the accelerator, run, region, facility or assumption
	Attribute string
	Value     string // in Unit
	Low, High string // 10th and 90th percentile; empty for an exact figure
	Unit      string
	Basis     estimate.Basis
	Source    string // ids of sources joined by a semicolon
	Locator   string // table, section, page or row in the source
	Date      string // of the figure: YYYY, YYYY-MM or YYYY-MM-DD
	Note      string // the choice made, or the reason of an assumption
}

// SourceIDs is the ids of the fact's sources, nil where it has none.
func (f Fact) SourceIDs() []string {
	if f.Source == "" {
		return nil
	}
	return strings.Split(f.Source, ";")
}

// fact reads one line of facts into f and reports whether there was one.
func (t *table) fact(f *Fact) (bool, error) {
	var s [11]string
	ok, err := t.next(s[:])
	*f = Fact{
		File: t.file, Line: t.line, ID: s[0], Attribute: s[1], Value: s[2], Low: s[3], High: s[4], Unit: s[5],
		Basis: estimate.Basis(s[6]), Source: s[7], Locator: s[8], Date: s[9], Note: s[10],
	}
	return ok, err
}

// row is a fact with its numbers read and its attribute looked up.
type row struct {
	Fact
	value, low, high float64
	sources          []string
	attribute        *attribute
}

// quantity is the row's figure as a quantity, one of the row's unit being per.
func quantity[T unit.Quantity](r *row, per T) estimate.Of[T] {
	q := estimate.Of[T]{
		Value: T(r.value * float64(per)), Low: T(r.low * float64(per)), High: T(r.high * float64(per)),
		Basis: r.Basis, Sources: r.sources, Locator: r.Locator, Date: r.Date, Note: r.Note,
	}
	if r.low < r.high {
		q.Law = r.attribute.law
	}
	return q
}

// missing is a quantity that the data hold no figure for.
func missing[T unit.Quantity]() estimate.Of[T] {
	return estimate.Missing[T]("no figure in the catalogue")
}
