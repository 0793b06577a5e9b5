package state

import (
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/working"
)

// Search is what of the section on working and sources the reader asked for.
type Search struct {
	Open bool   // the tables, which are drawn only then
	Text string // words that rows must hold, as typed
}

// SearchControl is the field of the search.
const SearchControl = "source.search"

// The messages of the section: its tables were opened or closed; a key was
// pressed in the search.
type (
	SearchOpened struct{ Open bool }
	SetSearch    struct{ Text string }
)

func (SearchOpened) message() {}
func (SetSearch) message()    {}

// look takes a message of the section.
func (s State) look(m Message) (State, []Effect) {
	switch m := m.(type) {
	case SearchOpened:
		s.Search.Open = m.Open
	case SetSearch:
		s.hold(SearchControl)
		s.Search.Text = m.Text
		steps, given := s.Worked(m.Text)
		return s, []Effect{Announce{text.SearchFound(len(steps), len(given))}}
	}
	return s, nil
}

// Given is an input of the answer as a table has it.
type Given struct {
	Label            string
	Value, Low, High string // Low and High are "" where it is exact
	Origin           string
	Note             string
	NoteIn           string // the language of the note, where it is not the page's
	Sources          []Cited
}

// Worked is the working of every result of the answer: each step once, and the
// inputs that they read, those that hold every word of search.
func (s State) Worked(search string) (steps []Line, given []Given) {
	var names []string
	called := map[string]string{} // what the page calls the results, by their fields
	for _, r := range engine.Results {
		called[r.Field] = text.Labels[r.Name].String()
		if !r.Programme || s.Answer.Scenario.Scope == engine.WithExperiments {
			names = append(names, r.Name)
		}
	}
	folded := func(s string) string { return strings.ReplaceAll(strings.ToLower(s), "₂", "2") } // no keyboard has that key
	words := strings.Fields(folded(search))
	holds := func(parts ...string) bool {
		all := folded(strings.Join(parts, " "))
		for _, w := range words {
			if !strings.Contains(all, w) {
				return false
			}
		}
		return true
	}
	works, inputs := working.Every(&s.Answer.Inputs, &s.Answer.Central, names)
	for _, row := range works {
		l := Line{Label: text.Engine(row.Label), Formula: text.Worked(row.Formula), Numbers: text.Worked(row.Numbers), Note: text.Engine(row.Note), NoteIn: text.LanguageOf(row.Note), Sources: s.Cited(row.Sources)}
		if holds(called[row.Field], l.Formula, l.Numbers, l.Note, saidOf(l.Sources)) {
			steps = append(steps, l)
		}
	}
	for _, row := range inputs {
		i, _ := engine.InputNamed(strings.TrimPrefix(row.Field, "in."))
		g := Given{Label: text.Engine(row.Label), Origin: text.Origin(row.Basis, row.Locator, row.Date), Note: text.Engine(row.Note), NoteIn: text.LanguageOf(row.Note), Sources: s.Cited(row.Sources)}
		g.Value = text.NoFigure.String()
		if i.Known(&s.Answer.Inputs) {
			g.Value = text.Worked(working.Say(i.Value(&s.Answer.Inputs)/i.One, i.Unit))
		}
		if i.Uncertain(&s.Answer.Inputs) {
			low, high := i.Range(&s.Answer.Inputs)
			g.Low, g.High = text.Worked(working.Say(low/i.One, "")), text.Worked(working.Say(high/i.One, ""))
		}
		if holds(g.Label, g.Value, g.Origin, g.Note, saidOf(g.Sources)) {
			given = append(given, g)
		}
	}
	return steps, given
}

// saidOf is the words of some sources.
func saidOf(sources []Cited) string {
	var said []string
	for _, c := range sources {
		said = append(said, c.Words)
	}
	return strings.Join(said, " ")
}
