package state

// Pace spares the browser's history. Addresses are written in place at once as
// long as few are, so that even a reload right behind a key brings back what was
// typed; in a long run of changes one is written every [PaceMillis], the last one
// wins. A step that Back undoes goes out at once, after what still waits for the
// step before it. (Safari refuses more than 100 calls in 30 seconds.) It is a
// value, like [State].
type Pace struct {
	spent   int64 // until when the calls made so far would have lasted, one every PaceMillis
	waiting bool
	next    WriteLink
}

const (
	// PaceMillis is the time between two addresses written in place, in the long run.
	PaceMillis = 350

	// paceBurst is how many may be written at once after a rest: with as many as
	// follow one every PaceMillis, 95 in 30 seconds.
	paceBurst = 10
)

// Offer takes an address to write at a time in milliseconds. It returns what to
// write now, in order, and in how many milliseconds to call [Pace.Due] (0: a
// call is under way, or none is needed).
func (p Pace) Offer(now int64, w WriteLink) (Pace, []WriteLink, int64) {
	var out []WriteLink
	if w.Push {
		if p.waiting {
			out = append(out, p.next)
		}
		out = append(out, w)
		return p.wrote(now, len(out)), out, 0
	}
	if p.waiting {
		p.next = w
		return p, nil, 0
	}
	if wait := p.spent - now - (paceBurst-1)*PaceMillis; wait > 0 {
		p.waiting, p.next = true, w
		return p, nil, wait
	}
	return p.wrote(now, 1), []WriteLink{w}, 0
}

// Due returns what waited, if anything still does.
func (p Pace) Due(now int64) (Pace, []WriteLink) {
	if !p.waiting {
		return p, nil
	}
	return p.wrote(now, 1), []WriteLink{p.next}
}

// Left forgets what waited: the address it was for has been left.
func (p Pace) Left() Pace {
	p.waiting = false
	return p
}

// wrote is the pace after so many calls at a time, with nothing waiting.
func (p Pace) wrote(now int64, calls int) Pace {
	return Pace{spent: max(p.spent, now) + int64(calls)*PaceMillis}
}
