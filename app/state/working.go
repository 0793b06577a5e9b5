package state

import (
	"strings"

	"tenfold/app/text"
	"tenfold/engine/estimate"
	"tenfold/engine/working"
)

// Line is one number in the working of a figure: a step with its formula, or an
// input with its origin.
type Line struct {
	Path    string // the names that lead to it, from the figure, with slashes
	Depth   int
	Label   string
	Value   string // the number alone
	Formula string // of an open step, in words
	Numbers string // the same in numbers
	Note    string
	NoteIn  string // the language of the note, where it is not the page's
	Origin  string // of an input: basis, place, date
	Sources []Cited
	Steps   bool // it has a working of its own to open
	Open    bool
}

// Cited is a source as a link.
type Cited struct{ Words, URL string }

// Working is the working of a result, opened as far as the reader has opened
// it; nil while it is closed.
func (s *State) Working(result string) []Line {
	if !s.IsOpen(result) {
		return nil
	}
	if thing, ok := text.Familiarly(result); ok {
		return s.familiarly(result, thing)
	}
	return s.lines(nil, result, result, 0)
}

func (s State) lines(out []Line, path, name string, depth int) []Line {
	row, ok := working.Explain(&s.Answer.Inputs, &s.Answer.Central, name)
	if !ok {
		return out
	}
	l := Line{Path: path, Depth: depth, Label: text.Engine(row.Label), Value: row.Numbers, Steps: row.Formula != "", Open: s.IsOpen(path)}
	if value, _, found := strings.Cut(row.Numbers, " = "); found {
		l.Value = value
	}
	l.Value = text.Worked(l.Value)
	if strings.Contains("/"+path[:max(0, strings.LastIndexByte(path, '/'))]+"/", "/"+name+"/") {
		l.Steps = false // a step that leads back to itself: both are solved together
	}
	if row.Formula == "" || l.Open && l.Steps {
		l.Formula, l.Numbers, l.Note = text.Worked(row.Formula), text.Worked(row.Numbers), text.Engine(row.Note)
		l.NoteIn = text.LanguageOf(row.Note)
		l.Sources = s.Cited(row.Sources)
	}
	if row.Formula == "" {
		l.Numbers = ""
		l.Origin = text.Origin(row.Basis, row.Locator, row.Date)
	}
	out = append(out, l)
	if !l.Open || !l.Steps {
		return out
	}
	for _, use := range row.Uses {
		out = s.lines(out, path+"/"+use, use, depth+1)
	}
	return out
}

// Cited is the catalogue's sources of those ids as links.
func (s *State) Cited(ids []string) []Cited {
	var out []Cited
	for _, id := range ids {
		if src, ok := s.Catalog.Source(id); ok {
			out = append(out, Cited{Words: text.Source(src), URL: src.URL})
		}
	}
	return out
}

// Used is a source of the answer, with what was taken from it.
type Used struct {
	estimate.Source
	For []string // labels of the inputs
}
