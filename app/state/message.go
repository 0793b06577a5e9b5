package state

import (
	"tenfold/engine"
	"tenfold/engine/solve"
	"tenfold/engine/spread"
)

// Message is something that happened.
type Message interface{ message() }

// The messages.
type (
	// SetText is a key pressed in a number field, with its whole text.
	SetText struct{ Field, Text string }
	// Commit is a field left, or Enter: what follows is another edit.
	Commit struct{ Field string }
	// Choose is an entry taken from a list.
	Choose struct{ Field, ID string }
	// Slide is the factor's slider moved.
	Slide struct{ Position int }
	// UsePreset is a ready question taken by its id.
	UsePreset struct{ ID string }
	// UseScale asks again for a multiple of the reference, where a link gave the
	// compute or the model directly.
	UseScale struct{}
	// Toggle opens or closes the working of one figure, by its path.
	Toggle struct{ Path string }
	// LinkOpened is an address come to: at the start, by Back or Forward, or
	// typed.
	LinkOpened struct{ Fragment string }
	// CopyLink asks for the link to be copied.
	CopyLink struct{}
	// LinkCopied says how that ended.
	LinkCopied struct{ OK bool }
	// LeadTo asks to be brought to a field of the assumptions.
	LeadTo struct{ Field string }
	// Rested is a while without news: what was said for a moment goes.
	Rested struct{}
	// Answered is the engine's answer.
	Answered struct{ Answer spread.Answer }
	// LayoutFound is the layout of the answer to a scenario.
	LayoutFound struct {
		Scenario engine.Scenario
		Laid     Laid
	}
	// DriversFound is what moves a result of the answer to a scenario.
	DriversFound struct {
		Scenario engine.Scenario
		Result   string
		Movers   []spread.Mover
	}
	// Undo goes back to what the reader had chosen before; Redo forward again.
	Undo struct{}
	Redo struct{}
	// PinNow pins the question on show; Unpin lets a pin go; Rename is a key
	// pressed in its name; OpenPin asks its question.
	PinNow struct{}
	Unpin  struct{ ID int }
	Rename struct {
		ID   int
		Name string
	}
	OpenPin struct{ ID int }
	// HoldAgainst chooses the pin that the question is held against.
	HoldAgainst struct{ ID int }
	// PinsFound is what the device holds, at the start or since another page of
	// the same reader changed it.
	PinsFound struct {
		Stored string
		OK     bool // false: the device keeps nothing for this page
	}
	// PinsKept says how the wish to keep them ended.
	PinsKept struct{ OK bool }
	// CompareSeen is the comparison coming into view, or leaving it.
	CompareSeen struct{ InView bool }
	// SortBy sorts the comparison by a column, -1 for the names; again, the
	// other way round.
	SortBy struct{ Column int }
	// ShowAll shows every accelerator, or the first ones again.
	ShowAll struct{}
	// Sliced is the answer to a job; Done is false where it was dropped.
	Sliced struct {
		Job    Job
		Answer spread.Answer
		Solved *solve.Answer // of a question turned round
		Done   bool
	}
	// Reset gives one field its default again; ResetAll asks the default
	// question. Both can be undone.
	Reset    struct{ Field string }
	ResetAll struct{}
)

func (SetText) message()      {}
func (Commit) message()       {}
func (Choose) message()       {}
func (Slide) message()        {}
func (UsePreset) message()    {}
func (UseScale) message()     {}
func (Toggle) message()       {}
func (LinkOpened) message()   {}
func (CopyLink) message()     {}
func (LinkCopied) message()   {}
func (LeadTo) message()       {}
func (Rested) message()       {}
func (Answered) message()     {}
func (LayoutFound) message()  {}
func (DriversFound) message() {}
func (Undo) message()         {}
func (Redo) message()         {}
func (Reset) message()        {}
func (ResetAll) message()     {}
func (PinNow) message()       {}
func (Unpin) message()        {}
func (Rename) message()       {}
func (OpenPin) message()      {}
func (HoldAgainst) message()  {}
func (PinsFound) message()    {}
func (PinsKept) message()     {}
func (CompareSeen) message()  {}
func (SortBy) message()       {}
func (ShowAll) message()      {}
func (Sliced) message()       {}
