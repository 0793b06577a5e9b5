package state

// Pace spares the browser's history: an address is written in place at most
// once every [PaceMillis], the last one wins, and a step that Back undoes goes
// out at once, after what still waits for the step before it. (Safari refuses
// more than 100 calls in 30 seconds.) It is a value, like [State].
type Pace struct {
	last    int64 // when an address was last written, in milliseconds
	waiting bool
	next    WriteLink
}

// PaceMillis is the least time between two addresses written in place.
const PaceMillis = 300

// Offer takes an address to write at a time in milliseconds. It returns what to
// write now, in order, and in how many milliseconds to call [Pace.Due] (0: a
// call is under way, or none is needed).
func (p Pace) Offer(now int64, w WriteLink) (Pace, []WriteLink, int64) {
	var out []WriteLink
	if w.Push {
		if p.waiting {
			out = append(out, p.next)
		}
		return Pace{last: now}, append(out, w), 0
	}
	if p.waiting {
		p.next = w
		return p, nil, 0
	}
	if since := now - p.last; since < PaceMillis {
		p.waiting, p.next = true, w
		return p, nil, PaceMillis - since
	}
	return Pace{last: now}, []WriteLink{w}, 0
}

// Due returns what waited, if anything still does.
func (p Pace) Due(now int64) (Pace, []WriteLink) {
	if !p.waiting {
		return p, nil
	}
	return Pace{last: now}, []WriteLink{p.next}
}

// Left forgets what waited: the address it was for has been left.
func (p Pace) Left() Pace {
	p.waiting = false
	return p
}
