package state

import (
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/link"
	"tenfold/engine/spread"
	"tenfold/engine/working"
)

// Entry is what a reader typed into a number field, kept as typed.
type Entry struct {
	Field   string
	Text    string
	Finding *check.Finding // why it could not be read, or nil
}

// State is everything the page shows. It is a value: [Update] never changes the
// one it was given. What only reads it takes a pointer all the same, since each
// copy of it is code that the page carries.
type State struct {
	Catalog  *catalog.Catalog
	Scenario engine.Scenario // the question, in normal form: what could be read of it
	Entries  []Entry
	Found    check.List // what the engine has to say about the question

	LinkFound check.List // what there was to say about the link it came from

	Answer spread.Answer // the last good one
	Fresh  bool          // it belongs to Scenario

	Laid   Laid // the layout of Answer, or of the one before while it is searched for
	Laying bool // none was searched for yet

	Pins    []Pin
	Against int // id of the pin that the question is held against; 0 for the last
	Keeping Keeping
	lastPin int // the highest id given

	Drive Drive // what moves a result of Answer

	Compared Comparison
	Frontier Frontier
	Turned   Turned
	Settings []Setting // of the sections beyond the question
	Coming   Beyond
	Fleet    Fleet
	slicing  bool // a job is under way

	Paste Paste // what an editor takes along
	Take  Take  // what anybody takes along

	Search Search // among formulas and inputs

	OtherID string // of the tool that the answer is set beside; "" for the first

	Manner    text.Manner // how the page speaks, as chosen
	saidAgain int         // how often it was changed

	Open   []string // paths of the workings that are open
	Copied Copying

	// Revision rises with every change that did not come from the control that
	// shows it; a control writes its text again when its revision changes.
	Revision int
	held     string // the control in use, and the revision it keeps
	heldAt   int

	editing      string // the control whose edits are one step of the history
	past, future []*moment
}

// Copying is how the last wish to copy the link went.
type Copying uint8

// The ways.
const (
	NotCopied Copying = iota
	Copied
	CopyFailed
)

// Start is the state before anything happened: the question of the address,
// answered; where that has no answer, beside the answer to the default one. The
// layout of the answer is not searched for yet.
func Start(cat *catalog.Catalog, fragment string, answer func(engine.Scenario) spread.Answer) State {
	s := State{Catalog: cat}
	if fragment = strings.TrimPrefix(fragment, "#"); !isAnchor(fragment) {
		s.Scenario, s.LinkFound = link.Decode(fragment)
		s.Scenario = engine.Canonical(cat, s.Scenario)
	}
	s.Compared = startComparison(cat)
	s.overtaken()
	s.Answer = answer(s.Scenario)
	s.Found, s.Fresh = s.Answer.Findings, true
	if !s.Answer.OK {
		s.Answer, s.Fresh = answer(engine.Scenario{}), false
	}
	s.Laying = true
	s.generations()
	return s
}

// RevisionOf is the revision of one control.
func (s *State) RevisionOf(control string) int {
	if control == s.held {
		return s.heldAt
	}
	return s.Revision
}

// Text is what the number field of that name shows: as typed, else the value
// asked for, else "" — except in the sentence, which always shows a value.
func (s *State) Text(field string) string {
	if e, ok := s.entry(field); ok {
		return e.Text
	}
	f, ok := engine.FieldNamed(field)
	if !ok || f.Number == nil {
		return ""
	}
	scenario := s.Scenario
	n := *f.Number(&scenario)
	switch {
	case n.Set:
		return text.FieldValue(f, n)
	case field == "scale":
		return text.Factor(engine.DefaultScale)
	case field == "days":
		return text.Number(engine.DefaultDays)
	}
	return ""
}

// Choice is the id that the list of that name stands at.
func (s *State) Choice(field string) string {
	if field == text.SizeField {
		return text.Sizes[text.Size(s.Scenario)]
	}
	f, ok := engine.FieldNamed(field)
	scenario := s.Scenario.Full()
	switch {
	case !ok || f.Number != nil:
		return ""
	case f.Off == nil && *f.Text(&scenario) == "":
		return None
	case f.Off == nil:
		return *f.Text(&scenario)
	case *f.Off(&scenario):
		return Off
	}
	return On
}

// The entries of a list that switches something on or off, as in links.
const (
	On  = "true"
	Off = "false"
)

// None is the entry of a list that leaves the choice open: a list cannot hold an
// empty one.
const None = "-"

// Finding is the worst thing to say about one field, or nil.
func (s *State) Finding(field string) *check.Finding {
	if e, ok := s.entry(field); ok && e.Finding != nil {
		return e.Finding
	}
	var worst *check.Finding
	for _, list := range []check.List{s.Found, s.LinkFound} {
		for i, f := range list {
			if f.Field == field && f.Severity != check.Note && (worst == nil || f.Severity == check.Error && worst.Severity != check.Error) {
				worst = &list[i]
			}
		}
	}
	return worst
}

// Bad reports whether a control's value must be mended.
func (s *State) Bad(field string) bool {
	f := s.Finding(field)
	return f != nil && f.Severity == check.Error
}

// Wrong is the first thing that keeps the question from an answer, or nil.
func (s State) Wrong() *check.Finding {
	for _, e := range s.Entries {
		if e.Finding != nil {
			return e.Finding
		}
	}
	for i, f := range s.Found {
		if f.Severity == check.Error {
			return &s.Found[i]
		}
	}
	return nil
}

// InUse is the value that an empty field of the assumptions stands for.
func (s State) InUse(a text.Assumption) string {
	if a.From == "" {
		return s.found(a.Field)
	}
	if _, ok := engine.ResultNamed(a.From); ok {
		return text.InField(a.From, s.Answer.Result(a.From))
	}
	row, ok := working.Explain(&s.Answer.Inputs, &s.Answer.Central, a.From)
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(row.Numbers, " = ")
	value, _, _ = strings.Cut(value, " (")
	return text.Worked(value)
}

// Failing reports whether what is asked has no answer as it stands, so that the
// figures shown belong to another question.
func (s *State) Failing() bool {
	for _, e := range s.Entries {
		if e.Finding != nil {
			return true
		}
	}
	return !s.Fresh && s.Found.Failed()
}

// Waiting reports whether the answer to the question is still being computed.
func (s *State) Waiting() bool { return !s.Fresh && !s.Failing() }

// Factor is the factor asked for, whatever the size of the slider.
func (s *State) Factor() float64 { return s.Scenario.Scale.Or(engine.DefaultScale) }

// IsOpen reports whether the working at that path is open.
func (s *State) IsOpen(path string) bool {
	for _, p := range s.Open {
		if p == path {
			return true
		}
	}
	return false
}

// Link is the link's text for a question, the default one included.
func Link(s engine.Scenario) string { return link.Encode(s) }

// Fragment is the link's text for a question: "" for the default one.
func Fragment(s engine.Scenario) string {
	if s.Normal() == (engine.Scenario{}) {
		return ""
	}
	return link.Encode(s)
}

func (s *State) entry(field string) (Entry, bool) {
	for _, e := range s.Entries {
		if e.Field == field {
			return e, true
		}
	}
	return Entry{}, false
}
