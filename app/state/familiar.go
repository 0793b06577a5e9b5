package state

import (
	"strings"

	"tenfold/app/text"
	"tenfold/engine/familiar"
	"tenfold/engine/working"
)

// Insights are what the figures say when put beside each other, and beside things
// that people know.
func (s State) Insights() []text.Insight {
	return append(text.Insights(&s.Answer.Central), text.Familiar(familiar.Beside(s.Catalog, s.Answer))...)
}

// familiarly is the working of how many of a thing a result comes to: the
// division, and the thing with where it is from.
func (s State) familiarly(path, thing string) []Line {
	for _, c := range familiar.Beside(s.Catalog, s.Answer) {
		row, ok := working.Explain(&s.Answer.Inputs, &s.Answer.Central, c.Result)
		if c.Name != thing || !ok {
			continue
		}
		label := text.InsightLabels[path].String()
		result, _, _ := strings.Cut(row.Numbers, " = ")
		one := working.Say(c.Of.Value, c.Unit)
		given := Line{Path: path + "/" + thing, Depth: 1, Label: label, Value: text.Worked(one), Note: text.Engine(c.Of.Note), NoteIn: text.LanguageOf(c.Of.Note),
			Origin: text.Origin(c.Of.Basis, c.Of.Locator, c.Of.Date), Sources: s.Cited(c.Of.Sources)}
		if c.Of.Low < c.Of.High {
			given.Value = text.Worked(one + " (" + working.Say(c.Of.Low, "") + " to " + working.Say(c.Of.High, c.Unit) + ")")
		}
		return []Line{
			{Path: path, Label: label, Formula: text.Worked(row.Label) + " ÷ " + label, Numbers: text.Worked(working.Say(c.Times.Value, "") + " = " + result + " ÷ " + one), Steps: true, Open: true},
			given,
		}
	}
	return nil
}
