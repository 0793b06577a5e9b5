package validate

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"sort"
	"strconv"

	"tenfold/engine/layout"
)

// Calibration is the result of fitting.
type Calibration struct {
	All   layout.Constants            // fitted on every family that fits may use
	Folds map[string]layout.Constants // by the family left out
}

// Calibrate fits the constants on all families and on all but one, for each. It
// takes some seconds a family.
func Calibrate() (Calibration, error) {
	rows, err := Rows()
	if err != nil {
		return Calibration{}, err
	}
	c := Calibration{All: Fit(Calibrating(rows, "")), Folds: map[string]layout.Constants{}}
	for _, family := range Families(rows) {
		if heldOut[family] {
			c.Folds[family] = c.All // no fit sees it
			continue
		}
		c.Folds[family] = Fit(Calibrating(rows, family))
	}
	return c, nil
}

// Families are the source families of the usable rows, sorted.
func Families(rows []Row) []string {
	seen := map[string]bool{}
	var out []string
	for _, r := range Usable(rows) {
		if !seen[r.Family] {
			seen[r.Family] = true
			out = append(out, r.Family)
		}
	}
	sort.Strings(out)
	return out
}

// write is number as the data files have it.
func write(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

// Constants is the data file of engine/layout: each constant with the range over
// the folds where it was fitted, or the range it was assumed in.
func (c Calibration) Constants() ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	lines := [][]string{{"name", "value", "unit", "low", "high", "basis", "source", "note"}}
	for _, k := range knobs {
		value, _ := c.All.Get(k.Name)
		low, high := value, value
		for _, fold := range c.Folds {
			v, _ := fold.Get(k.Name)
			low, high = math.Min(low, v), math.Max(high, v)
		}
		lines = append(lines, []string{k.Name, write(value), k.Unit, write(low), write(high), "derived",
			"fit on engine/layout/validate/data/throughput.csv; range over fits that leave one source family out", k.Note})
	}
	for _, a := range assumed {
		value, ok := c.All.Get(a.Name)
		if !ok {
			return nil, fmt.Errorf("no constant %q", a.Name)
		}
		lines = append(lines, []string{a.Name, write(value), a.Unit, write(a.Low), write(a.High), "assumed", a.Source, a.Note})
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// FoldsFile is the data file of the folds: the constants fitted without each
// family.
func (c Calibration) FoldsFile() ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	lines := [][]string{{"id"}}
	for _, k := range knobs {
		lines[0] = append(lines[0], k.Name)
	}
	var families []string
	for f := range c.Folds {
		families = append(families, f)
	}
	sort.Strings(families)
	for _, f := range families {
		fold := c.Folds[f]
		line := []string{f}
		for _, k := range knobs {
			v, _ := fold.Get(k.Name)
			line = append(line, write(v))
		}
		lines = append(lines, line)
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Stored is the calibration in the data files.
func Stored() (Calibration, error) {
	all, err := layout.Fitted()
	if err != nil {
		return Calibration{}, err
	}
	c := Calibration{All: all, Folds: map[string]layout.Constants{}}
	lines, err := table("folds.csv")
	if err != nil {
		return c, err
	}
	for _, cells := range lines {
		r, fold := reader{cells: cells}, all
		for _, k := range knobs {
			fold.Set(k.Name, r.number(k.Name))
		}
		if r.err != nil {
			return c, r.err
		}
		c.Folds[cells["id"]] = fold
	}
	return c, nil
}
