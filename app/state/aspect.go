package state

import (
	"tenfold/engine/check"
	"tenfold/engine/spread"
)

// Aspects are parts of a [State] that change on their own, so that what is drawn
// of one need not be drawn again for another. Every field of State belongs to
// one; [Changed] says which are another.
type Aspects uint

// The aspects.
const (
	// OfQuestion is what is asked: the question, what was typed, what the controls
	// hold, and the history.
	OfQuestion Aspects = 1 << iota
	// OfRemarks is what there is to say about the question.
	OfRemarks
	// OfAnswer is the last good answer.
	OfAnswer
	// OfStanding is whether that answers the question, is awaited, or is none.
	OfStanding
	// OfLayout is the layout found.
	OfLayout
	// OfPins is the pins, which one is held against, and whether they are kept.
	OfPins
	// OfDrive is what drives a result.
	OfDrive
	// OfComparison is the rows of the comparison.
	OfComparison
	// OfFrontier is the points of the frontier.
	OfFrontier
	// OfTurned is the question turned round.
	OfTurned
	// OfGenerations is the generations that follow the question.
	OfGenerations
	// OfFleet is the fleet, and when to order.
	OfFleet
	// OfPaste is what an editor takes along.
	OfPaste
	// OfTake is what anybody takes along.
	OfTake
	// OfSearch is what is looked for among formulas and inputs.
	OfSearch
	// OfOther is which other tool the answer is set beside.
	OfOther
	// OfOpen is which workings are open.
	OfOpen
	// OfCopied is how the last wish to copy the link went.
	OfCopied
	// OfManner is how the page speaks: everything is of it.
	OfManner
)

// Changed is the aspects in which two states differ, one made from the other by
// [Update]. It asks whether lists are the same, not whether they are equal, so
// that it may name one that only looks different, and never leaves one out.
func Changed(was, is *State) Aspects {
	var out Aspects
	note := func(differs bool, a Aspects) {
		if differs {
			out |= a
		}
	}
	note(was.Scenario != is.Scenario || was.Revision != is.Revision || was.held != is.held || was.heldAt != is.heldAt ||
		len(was.past) != len(is.past) || len(was.future) != len(is.future) || !sameEntries(was.Entries, is.Entries), OfQuestion)
	note(!sameList(was.Found, is.Found) || !sameList(was.LinkFound, is.LinkFound) || !sameEntries(was.Entries, is.Entries), OfRemarks)
	note(!sameAnswer(was.Answer, is.Answer), OfAnswer)
	note(was.Fresh != is.Fresh || was.Failing() != is.Failing(), OfStanding)
	note(was.Laying != is.Laying || was.Laid.OK != is.Laid.OK || was.Laid.Count != is.Laid.Count || was.Laid.Found.Parallel != is.Laid.Found.Parallel || was.Laid.Found.Step != is.Laid.Found.Step ||
		was.Laid.Capacity != is.Laid.Capacity || was.Laid.SeqLen != is.Laid.SeqLen || was.Laid.Batch != is.Laid.Batch, OfLayout)
	note(was.Against != is.Against || was.Keeping != is.Keeping || len(was.Pins) != len(is.Pins) || len(is.Pins) > 0 && &was.Pins[0] != &is.Pins[0], OfPins)
	note(!sameDrive(was.Drive, is.Drive), OfDrive)
	note(!sameComparison(was.Compared, is.Compared), OfComparison)
	note(!sameFrontier(was.Frontier, is.Frontier), OfFrontier)
	note(was.Turned != is.Turned, OfTurned)
	set := len(was.Settings) != len(is.Settings) || len(is.Settings) > 0 && &was.Settings[0] != &is.Settings[0]
	note(set || was.Coming != is.Coming, OfGenerations)
	note(set || !sameFleet(was.Fleet, is.Fleet), OfFleet)
	note(was.Paste != is.Paste, OfPaste)
	note(was.Take != is.Take, OfTake)
	note(was.Search != is.Search, OfSearch)
	note(was.OtherID != is.OtherID, OfOther)
	note(len(was.Open) != len(is.Open) || len(is.Open) > 0 && &was.Open[0] != &is.Open[0], OfOpen)
	note(was.Copied != is.Copied, OfCopied)
	note(was.Manner != is.Manner || was.saidAgain != is.saidAgain, OfManner)
	return out
}

func sameEntries(a, b []Entry) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

func sameList(a, b check.List) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

func sameAnswer(a, b spread.Answer) bool {
	return len(a.Results) == len(b.Results) && (len(a.Results) == 0 || &a.Results[0] == &b.Results[0])
}

func sameDrive(a, b Drive) bool {
	return a.InView == b.InView && a.Result == b.Result && a.Value == b.Value && a.of == b.of && a.chosen == b.chosen &&
		len(a.Movers) == len(b.Movers) && (len(a.Movers) == 0 || &a.Movers[0] == &b.Movers[0])
}

func sameFrontier(a, b Frontier) bool {
	return a.InView == b.InView && a.Seen == b.Seen && a.asked == b.asked && a.drawnOf == b.drawnOf && len(a.drawn) == len(b.drawn) && (len(a.drawn) == 0 || &a.drawn[0] == &b.drawn[0]) && len(a.points) == len(b.points) && (len(a.points) == 0 || &a.points[0] == &b.points[0])
}

func sameFleet(a, b Fleet) bool {
	return a.InView == b.InView && a.count == b.count && a.timing == b.timing && a.turn == b.turn && a.timed == b.timed && a.shown == b.shown && a.of == b.of &&
		len(a.runs) == len(b.runs)
}

func sameComparison(a, b Comparison) bool {
	if a.InView != b.InView || a.Seen != b.Seen || a.All != b.All || a.Shown != b.Shown || a.By != b.By || a.Down != b.Down || a.Done != b.Done || len(a.order) != len(b.order) || len(a.rows) != len(b.rows) {
		return false
	}
	for i, id := range a.order {
		if b.order[i] != id || a.rows[id] != b.rows[id] {
			return false
		}
	}
	return true
}
