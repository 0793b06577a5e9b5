package state

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/link"
	"tenfold/engine/spread"
)

// Pin is a question that the reader keeps, to hold others against it.
//
// Pins are kept on the device ([KeepPins]), not in the link: the link is one
// question, so that whoever opens it sees what its sender saw and nothing of
// what the sender compared it with; and a list of pins would make it longer than
// mail programs leave whole. Each pin has a link of its own. Where nothing can be
// kept, pins last as long as the page, and it says so.
type Pin struct {
	ID       int
	Name     string // the reader's; "" for the one made of the question
	Scenario engine.Scenario

	Done    bool              // it has been asked
	Results []spread.Quantity // as engine.Results; nil where there is no answer
	Why     string            // what keeps it from an answer
}

// Result is the pin's result of that name.
func (p Pin) Result(name string) spread.Quantity {
	i, ok := engine.ResultNamed(name)
	if !ok || i >= len(p.Results) {
		return spread.Quantity{}
	}
	return p.Results[i]
}

// answered is the pin with its answer.
func (p Pin) answered(a spread.Answer) Pin {
	p.Done, p.Results, p.Why = true, a.Results, ""
	if !a.OK {
		p.Results, p.Why = nil, why(a.Findings)
	}
	return p
}

// Keeping is whether pins outlast the page.
type Keeping uint8

// The ways.
const (
	NotTried Keeping = iota
	Kept
	NotKept
)

// longestName bounds the name of a pin, in characters.
const longestName = 60

// mostStored bounds how many pins are read from the device: what is beyond was
// not written by this page.
const mostStored = 500

// PinName is what a pin is called: by the reader, else by its question.
func (s *State) PinName(p Pin) string {
	if p.Name != "" {
		return p.Name
	}
	return s.Called(p.Scenario)
}

// Called is a question in a few words: the ready one's, else what it asks.
func (s *State) Called(q engine.Scenario) string {
	for _, p := range Presets(s.Catalog) {
		if p.Scenario == q {
			return p.Words.String()
		}
	}
	return text.Brief(q, s.Names(q))
}

// Beyond is what a question changes that [State.Called] does not say.
func (s *State) Beyond(q engine.Scenario) []string {
	var out []string
	for _, c := range s.Changes(q) {
		if !slices.Contains(text.BriefFields, c.Field) {
			out = append(out, c.Label+" "+c.Words)
		}
	}
	return out
}

// Pinned reports whether the question on show is pinned.
func (s *State) Pinned() bool {
	return slices.ContainsFunc(s.Pins, func(p Pin) bool { return p.Scenario == s.Scenario })
}

// Baseline is the pin that the question on show is held against.
func (s *State) Baseline() (Pin, bool) {
	for _, p := range s.Pins {
		if p.ID == s.Against {
			return p, true
		}
	}
	if len(s.Pins) == 0 {
		return Pin{}, false
	}
	return s.Pins[len(s.Pins)-1], true
}

// pin keeps the question on show.
func (s State) pin() (State, []Effect) {
	if s.Pinned() || s.Failing() {
		return s, nil
	}
	s.step()
	s.editing = ""
	s.lastPin++
	p := Pin{ID: s.lastPin, Scenario: s.Scenario}
	if s.Fresh {
		p = p.answered(s.Answer)
	}
	s.Pins, s.Against = append(slices.Clip(s.Pins), p), p.ID
	return s, []Effect{KeepPins{StoredPins(s.Pins)}, Announce{text.PinnedSays(s.PinName(p), len(s.Pins))}, Refocus{PinsID}}
}

// PinsID is the id of the section of the pins.
const PinsID = "pins"

// unpin lets a pin go.
func (s State) unpin(id int) (State, []Effect) {
	i := slices.IndexFunc(s.Pins, func(p Pin) bool { return p.ID == id })
	if i < 0 {
		return s, nil
	}
	s.step()
	s.editing = ""
	gone := s.PinName(s.Pins[i])
	s.Pins = slices.Delete(slices.Clone(s.Pins), i, i+1)
	s.Revision++ // the names stand in other columns now
	return s, []Effect{KeepPins{StoredPins(s.Pins)}, Announce{text.UnpinnedSays(gone)}, Refocus{PinsID}}
}

// rename takes a key pressed in a pin's name.
func (s State) rename(id int, name string) (State, []Effect) {
	i := slices.IndexFunc(s.Pins, func(p Pin) bool { return p.ID == id })
	if i < 0 {
		return s, nil
	}
	if name = cleanName(name); name == s.Pins[i].Name {
		return s, nil
	}
	control := PinNameControl(id)
	s.hold(control)
	if s.editing != control {
		s.step()
		s.editing = control
	}
	s.Pins = slices.Clone(s.Pins)
	s.Pins[i].Name = name
	return s, []Effect{KeepPins{StoredPins(s.Pins)}}
}

// open asks a pin's question.
func (s State) open(id int) (State, []Effect) {
	for _, p := range s.Pins {
		if p.ID == id {
			s.clear()
			return s.ask(p.Scenario, "")
		}
	}
	return s, nil
}

// recall takes the pins that the device holds, with the answers known here.
func (s State) recall(stored string, ok bool) (State, []Effect) {
	if !ok {
		s.Keeping = NotKept
		return s, nil
	}
	have := s.Pins
	s.Pins, s.Keeping = nil, Kept
	for _, p := range readPins(stored) {
		if i := slices.IndexFunc(have, func(h Pin) bool { return h.Scenario == p.Scenario }); i >= 0 {
			p.ID, p.Done, p.Results, p.Why = have[i].ID, have[i].Done, have[i].Results, have[i].Why
		} else {
			s.lastPin++
			p.ID = s.lastPin
		}
		s.Pins = append(s.Pins, p)
	}
	s.Revision++
	return s, nil
}

// PinNameControl names the field of a pin's name.
func PinNameControl(id int) string { return "pin." + strconv.Itoa(id) + ".name" }

// PinOfControl is the pin whose name the control of that name holds.
func PinOfControl(control string) (id int, ok bool) {
	middle, ok := strings.CutPrefix(control, "pin.")
	if !ok {
		return 0, false
	}
	middle, ok = strings.CutSuffix(middle, ".name")
	id, err := strconv.Atoi(middle)
	return id, ok && err == nil
}

// AgainstControl names the list that chooses the pin to hold the question
// against.
const AgainstControl = "pins.against"

// StoredPins is pins as the device keeps them: one a line, its link, a tab, its
// name.
func StoredPins(pins []Pin) string {
	var b strings.Builder
	for _, p := range pins {
		b.WriteString(link.Encode(p.Scenario) + "\t" + p.Name + "\n")
	}
	return b.String()
}

// readPins reads what StoredPins wrote. What it did not write is left out.
func readPins(stored string) []Pin {
	var out []Pin
	for line := range strings.Lines(stored) {
		fragment, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || !strings.HasPrefix(fragment, "v") || len(out) >= mostStored {
			continue
		}
		asked, _ := link.Decode(fragment)
		if slices.ContainsFunc(out, func(p Pin) bool { return p.Scenario == asked }) {
			continue
		}
		out = append(out, Pin{Name: cleanName(name), Scenario: asked})
	}
	return out
}

// cleanName is a name without signs that do not print, and not too long.
func cleanName(name string) string {
	r := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, name))
	return string(r[:min(len(r), longestName)])
}

func samePins(a, b []Pin) bool {
	return slices.EqualFunc(a, b, func(a, b Pin) bool { return a.ID == b.ID && a.Name == b.Name && a.Scenario == b.Scenario })
}
