package state

import (
	"tenfold/engine"
	"tenfold/engine/spread"
)

// Effect is something to be done outside, as data.
type Effect interface{ effect() }

// The effects.
type (
	// Compute asks the engine; [Answered] comes back.
	Compute struct{ Scenario engine.Scenario }
	// FindLayout asks for the layout of an answer; [LayoutFound] comes back.
	FindLayout struct{ Answer spread.Answer }
	// FindDrivers asks what moves a result of an answer; [DriversFound] comes back.
	FindDrivers struct {
		Answer spread.Answer
		Result string
	}
	// WriteLink puts a fragment into the address: in place of the one there, or
	// as a step that Back undoes. Fragment is "" for the default question.
	WriteLink struct {
		Fragment string
		Push     bool
	}
	// CopyText puts the address with this fragment on the clipboard;
	// [LinkCopied] comes back.
	CopyText struct{ Fragment string }
	// Announce tells a screen reader, once things are quiet.
	Announce struct{ Text string }
	// KeepPins has the device keep the pins; [PinsKept] comes back.
	KeepPins struct{ Stored string }
	// Slice asks for one job once the reader rests; [Sliced] comes back.
	Slice struct{ Job Job }
	// Refocus puts the focus on the element of that id, where what had it is
	// gone.
	Refocus struct{ ID string }
	// Lead brings the reader to the element of that id, opening what hides it.
	Lead struct{ ID string }
	// Rest asks for [Rested] after a moment.
	Rest struct{}
)

func (Compute) effect()     {}
func (FindLayout) effect()  {}
func (FindDrivers) effect() {}
func (WriteLink) effect()   {}
func (CopyText) effect()    {}
func (Announce) effect()    {}
func (KeepPins) effect()    {}
func (Slice) effect()       {}
func (Refocus) effect()     {}
func (Lead) effect()        {}
func (Rest) effect()        {}
