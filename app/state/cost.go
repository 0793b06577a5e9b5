package state

import "tenfold/app/text"

// GivenID is the id of a field of the assumptions.
func GivenID(field string) string { return "given-" + field }

// leadTo brings the reader to a field of the assumptions.
func (s State) leadTo(field string) (State, []Effect) {
	if _, ok := text.AssumptionOf(field); !ok {
		return s, nil
	}
	return s, []Effect{Lead{GivenID(field)}}
}
