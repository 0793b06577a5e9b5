package text

import (
	"slices"
	"strings"

	"tenfold/engine"
)

// The list of what differs from the default question.
const (
	ChangesTitle Phrase = "Changed:"
	ResetSign    Phrase = "↺"
	ResetAll     Phrase = "Reset"
	ResetAllSays Phrase = "Reset all to the default question"

	resetOf Phrase = "Reset: {what}"
)

// ResetSays is what a button that resets one field is called.
func ResetSays(label string) string { return resetOf.With(label) }

// FieldLabel is a field of the scenario by name, inside a sentence.
func FieldLabel(field string) string {
	f, ok := engine.FieldNamed(field)
	if !ok {
		return field
	}
	return strings.TrimPrefix(Engine(f.Label), "the ")
}

// FieldValue is a number of a field as said and as accepted in the field: with its
// range where one was given, alone where its middle goes without saying.
func FieldValue(f engine.Field, n engine.Number) string {
	if n.Ranged() {
		ends := Number(n.Low) + "–" + Number(n.High)
		if f.Unit == "%" {
			ends = Number(100*n.Low) + "–" + Percent(n.High)
		}
		if n.Value == f.Law.Middle(n.Low, n.High) {
			return ends
		}
		return FieldValue(f, engine.Given(n.Value)) + " (" + ends + ")"
	}
	switch f.Unit {
	case "×":
		return Factor(n.Value)
	case "%":
		return Percent(n.Value)
	}
	if f.Whole && n.Value < 1e15 {
		return grouped(n.Value, 0) // to the last digit: a seed is another with another
	}
	return Number(n.Value)
}

// WithUnit is a number of a field with its unit, for where no label says it.
func WithUnit(f engine.Field, n engine.Number) string {
	said := FieldValue(f, n)
	switch f.Unit {
	case "", "×", "%", "days", "tokens": // a label says it, or it is said
		return said
	case "$":
		return money(said)
	}
	return joined(said, f.Unit)
}

// ChoiceWords is an entry of a list of the assumptions as said; the entry itself
// where the list has no words for it.
func ChoiceWords(f engine.Field, id string) string {
	if f.Name == StanceField {
		return inside(Stance(id))
	}
	ids := f.Words
	if f.Off != nil {
		ids = []string{"true", "false"}
	}
	for _, g := range Assumptions {
		for _, a := range g.Fields {
			if i := slices.Index(ids, id); a.Field == f.Name && i >= 0 && i < len(a.Words) {
				return a.Words[i].String()
			}
		}
	}
	return id
}
