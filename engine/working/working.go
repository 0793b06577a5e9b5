// Package working shows how a result comes about: the published formula of
// each field of a projection, in words and in numbers, down to the inputs with
// their sources.
//
// The formulas are text beside the code that computes. A test reads each of
// them as arithmetic, evaluates it on random scenarios, value and dimension,
// and compares with what [engine.Project] computed, so that text and code
// cannot drift apart.
package working

import (
	"math"
	"strconv"
	"strings"

	"tenfold/engine"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Row is the working of one number.
type Row struct {
	Field   string // the name asked for
	Label   string
	Formula string // in words; "" for an input
	Numbers string // the same in numbers, beginning with the result; for an input its value and range
	Note    string
	Sources []string // ids of the catalogue
	Uses    []string // the names that the formula reads, in order; each has a row of its own

	// Of an input alone.
	Basis         estimate.Basis
	Locator, Date string
}

// Explain is the working of the named number: a result ("accelerator_hours"),
// a field of engine.Projection ("ITPower") or an input ("in.PUE"). It reports
// false for a name that is none of them, and for a step that this scenario
// does not take.
func Explain(in *engine.Inputs, p *engine.Projection, name string) (Row, bool) {
	if input, ok := strings.CutPrefix(name, "in."); ok {
		return explainInput(in, name, input)
	}
	field := name
	if i, ok := engine.ResultNamed(name); ok {
		field = engine.Results[i].Field
	}
	s, ok := step(in, field)
	if !ok {
		return Row{}, false
	}
	if _, plain := engine.InputNamed(strings.TrimPrefix(s.Formula, "in.")); plain {
		row, _ := explainInput(in, s.Formula, strings.TrimPrefix(s.Formula, "in."))
		row.Field, row.Label, row.Uses = name, s.Label, []string{s.Formula}
		return row, true
	}
	row := Row{Field: name, Label: s.Label, Note: s.Note}
	if s.Source != "" {
		row.Sources = []string{s.Source}
	}
	var words, numbers strings.Builder
	for _, t := range tokens(s.Formula) {
		if t.kind != fieldName {
			words.WriteString(sign(t.text))
			numbers.WriteString(sign(t.text))
			continue
		}
		label, value := lookup(in, p, t.text)
		words.WriteString(label)
		numbers.WriteString(value)
		row.use(t.text)
	}
	row.Formula = s.Label + " = " + words.String()
	row.Numbers = Say(s.Of(p)/s.One, s.Unit) + " = " + numbers.String()
	return row, true
}

// use notes that the formula reads name.
func (r *Row) use(name string) {
	for _, have := range r.Uses {
		if have == name {
			return
		}
	}
	r.Uses = append(r.Uses, name)
}

// step is the step of field in the case at hand.
func step(in *engine.Inputs, field string) (Step, bool) {
	for _, s := range Steps {
		if s.Field == field && (s.When == nil || s.When(in)) {
			return s, true
		}
	}
	return Step{}, false
}

// lookup is the label and the value, as said, of a name in a formula.
func lookup(in *engine.Inputs, p *engine.Projection, name string) (label, value string) {
	if input, ok := strings.CutPrefix(name, "in."); ok {
		i, ok := engine.InputNamed(input)
		if !ok {
			panic("working: a formula reads " + name + ", which is no input")
		}
		return i.Label, Say(i.Value(in)/i.One, i.Unit)
	}
	s, ok := step(in, name)
	if !ok {
		panic("working: a formula reads " + name + ", which has no step here")
	}
	return s.Label, Say(s.Of(p)/s.One, s.Unit)
}

func explainInput(in *engine.Inputs, name, input string) (Row, bool) {
	i, ok := engine.InputNamed(input)
	if !ok {
		return Row{}, false
	}
	row := Row{Field: name, Label: i.Label}
	row.Basis, row.Sources, row.Locator, row.Date, row.Note = i.Origin(in)
	switch low, high := i.Range(in); {
	case !i.Known(in):
		row.Numbers = "no figure"
	case i.Uncertain(in):
		row.Numbers = Say(i.Value(in)/i.One, i.Unit) + " (" + Say(low/i.One, "") + " to " + Say(high/i.One, i.Unit) + ")"
	default:
		row.Numbers = Say(i.Value(in)/i.One, i.Unit)
	}
	return row, true
}

// Say is v with four significant digits, six from ten thousand on, and its unit; large and small numbers
// as a power of ten.
func Say(v float64, unitName string) string {
	s := say(v)
	switch unitName {
	case "":
		return s
	case "$":
		return "$" + s
	}
	if strings.HasPrefix(unitName, "$") {
		return "$" + s + " " + strings.TrimPrefix(unitName, "$")
	}
	return s + " " + unitName
}

func say(v float64) string {
	if !unit.Known(unit.Count(v)) {
		return "?"
	}
	abs := math.Abs(v)
	if abs != 0 && (abs >= 1e15 || abs < 1e-4) {
		m, e, _ := strings.Cut(strconv.FormatFloat(v, 'e', 3, 64), "e")
		m = strings.TrimRight(strings.TrimRight(m, "0"), ".")
		return m + "e" + strings.TrimPrefix(strings.Replace(e, "-0", "-", 1), "+")
	}
	digits := 4
	if abs >= 1e4 { // counts stay whole as far as they are known
		digits = 6
	}
	s := strconv.FormatFloat(v, 'g', digits, 64)
	if r, err := strconv.ParseFloat(s, 64); err == nil {
		decimals := -1
		if abs >= 1e4 {
			decimals = 0
		}
		s = strconv.FormatFloat(r, 'f', decimals, 64)
	}
	return engine.Grouped(s)
}

// Words is the step's formula in words, without numbers: the label of what it
// gives, and of what it reads. A name that has several steps is called by the
// first.
func (s Step) Words() string {
	var b strings.Builder
	b.WriteString(s.Label + " = ")
	for _, t := range tokens(s.Formula) {
		if t.kind != fieldName {
			b.WriteString(sign(t.text))
			continue
		}
		if input, ok := strings.CutPrefix(t.text, "in."); ok {
			i, _ := engine.InputNamed(input)
			b.WriteString(i.Label)
			continue
		}
		for _, other := range Steps {
			if other.Field == t.text {
				b.WriteString(other.Label)
				break
			}
		}
	}
	return b.String()
}
