package state

import (
	"tenfold/engine"
	"tenfold/engine/check"
	"tenfold/engine/spread"
)

// Job is one piece of long work: an answer to another question than the one on
// show, for a pin, for a row of the comparison, for a point of the frontier or for a
// share of a fleet; the question turned round, generations, or when to order. One is
// under way at a time; it is put off while the reader is at work, and dropped where
// it is no longer wanted.
type Job struct {
	Scenario engine.Scenario
	Pin      int     // id, or 0
	Row      string  // id of the accelerator, or ""
	Turn     int     // which question turned round, or 0
	Count    float64 // accelerators of a point of the frontier, or 0
	Beyond   int     // which question of generations, or 0
	Timing   int     // which question of when to order, or 0
	Share    float64 // of a fleet, or 0
}

// Wants reports whether the answer to a job would still be shown.
func (s *State) Wants(j Job) bool {
	switch {
	case j.Turn != 0:
		return s.wantsTurn(j)
	case j.Beyond != 0:
		return s.wantsGeneration(j)
	case j.Timing != 0:
		return s.wantsTiming(j)
	case j.Share != 0:
		return s.wantsShare(j)
	case j.Row != "":
		return s.wantsRow(j)
	case j.Count != 0:
		return s.wantsCount(j)
	}
	for _, p := range s.Pins {
		if p.ID == j.Pin {
			return !p.Done && p.Scenario == j.Scenario
		}
	}
	return false
}

// nextJob is what to work on, if anything: first what the reader waits for. The
// frontier below the comparison comes before the rows that are not on show: with
// those before it, it stood empty for a quarter of a minute on a busy desk.
func (s *State) nextJob() (Job, bool) {
	if j, ok := s.nextTurn(); ok {
		return j, true
	}
	for _, p := range s.Pins {
		if !p.Done {
			return Job{Scenario: p.Scenario, Pin: p.ID}, true
		}
	}
	for _, next := range [...]func() (Job, bool){s.nextTiming, s.nextGeneration, s.nextShare, s.nextShown, s.nextCount} {
		if j, ok := next(); ok {
			return j, true
		}
	}
	return s.nextRow()
}

// sliced takes the answer to a job; done is false where it was dropped.
func (s State) sliced(j Job, a spread.Answer, done bool) State {
	s.slicing = false
	if !done || !s.Wants(j) {
		return s
	}
	switch {
	case j.Row != "":
		return s.rowAnswered(j.Row, a)
	case j.Share != 0:
		return s.shareAnswered(a)
	case j.Count != 0:
		return s.counted(a)
	}
	pins := make([]Pin, len(s.Pins))
	for i, p := range s.Pins {
		if p.ID == j.Pin {
			p = p.answered(a)
		}
		pins[i] = p
	}
	s.Pins = pins
	return s
}

// why is the first error among findings, in words.
func why(found check.List) string {
	for _, f := range found {
		if f.Severity == check.Error {
			return f.Text
		}
	}
	return ""
}
