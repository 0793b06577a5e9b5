package state

import "tenfold/engine"

// moment is everything that a reader chose, at one time.
type moment struct {
	asked   engine.Scenario
	pins    []Pin
	against int
}

// now is the present one.
func (s *State) now() moment { return moment{s.Scenario, s.Pins, s.Against} }

// longestPast bounds the history.
const longestPast = 200

// pushed is a history with one more moment. Other states share the list, so it is
// copied, and holds its moments, of two kilobytes each, by pointer.
func pushed(list []*moment, m moment) []*moment {
	list = list[max(0, len(list)+1-longestPast):]
	out := make([]*moment, len(list)+1)
	copy(out, list)
	out[len(list)] = &m
	return out
}

// step keeps the present moment, for Undo to come back to.
func (s *State) step() { s.past, s.future = pushed(s.past, s.now()), nil }

// CanUndo reports whether there is a step to take back.
func (s *State) CanUndo() bool { return len(s.past) > 0 }

// CanRedo reports whether an undone step can be taken again.
func (s *State) CanRedo() bool { return len(s.future) > 0 }

func (s State) undo() (State, []Effect) {
	n := len(s.past)
	if n == 0 {
		return s, nil
	}
	to := *s.past[n-1]
	s.past, s.future = s.past[:n-1:n-1], pushed(s.future, s.now())
	return s.goTo(to)
}

func (s State) redo() (State, []Effect) {
	n := len(s.future)
	if n == 0 {
		return s, nil
	}
	to := *s.future[n-1]
	s.past, s.future = pushed(s.past, s.now()), s.future[:n-1:n-1]
	return s.goTo(to)
}

// goTo makes a moment of the history the present one.
func (s State) goTo(m moment) (State, []Effect) {
	s.clear()
	s.editing = ""
	var effects []Effect
	if !samePins(s.Pins, m.pins) {
		effects = append(effects, KeepPins{StoredPins(m.pins)})
	}
	s.Pins, s.Against = m.pins, m.against
	if m.asked == s.Scenario {
		return s, effects
	}
	s.Scenario, s.Fresh, s.Found, s.LinkFound = m.asked, false, nil, nil
	return s, append(effects, WriteLink{Fragment(m.asked), true}, Compute{m.asked})
}
