// Package check holds findings: what there is to say about one input.
//
// Doubt about a value is a warning, impossibility an error on its field, and a
// choice that the engine made for the user a note. A finding never throws
// away what the user entered.
package check

// Severity says how much a finding matters.
type Severity string

// The severities, from the worst.
const (
	Error   Severity = "error"   // no answer is possible until this is mended
	Warning Severity = "warning" // an answer is given; read this beside it
	Note    Severity = "note"    // a choice made for the user
)

// Finding is something to say about one input.
type Finding struct {
	Field    string // the scenario field as in its JSON form, dotted for nested ones; "" for the whole
	Code     string // a stable short name of the kind of finding, for programs
	Severity Severity
	Text     string // one sentence for people
}

// List is findings in the order they were made.
type List []Finding

// Add appends a finding, unless the same one is there already.
func (l *List) Add(s Severity, field, code, text string) {
	f := Finding{Field: field, Code: code, Severity: s, Text: text}
	for _, have := range *l {
		if have == f {
			return
		}
	}
	*l = append(*l, f)
}

// Error adds an error on field.
func (l *List) Error(field, code, text string) { l.Add(Error, field, code, text) }

// Warn adds a warning on field.
func (l *List) Warn(field, code, text string) { l.Add(Warning, field, code, text) }

// Note adds a note on field.
func (l *List) Note(field, code, text string) { l.Add(Note, field, code, text) }

// Failed reports whether any finding is an error.
func (l List) Failed() bool {
	for _, f := range l {
		if f.Severity == Error {
			return true
		}
	}
	return false
}

// On returns the findings on one field.
func (l List) On(field string) List {
	var out List
	for _, f := range l {
		if f.Field == field {
			out = append(out, f)
		}
	}
	return out
}
