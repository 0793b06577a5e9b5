package solve

import (
	"math"
	"slices"
)

// Near is how far around a crossing a further one is looked for, as a share of
// the field's value: three per cent. Over the factor, at steps of half a per
// cent, results of published shapes never stayed below an earlier value for
// longer than 2.5 per cent (a test walks them).
const Near = 0.03

// Distances on the axis, and of the logarithm of result ÷ target.
const (
	fill   = 0.01 // between trials around a crossing
	exact  = 1e-5 // so near to the target a trial has met it
	agrees = 1e-3 // so near it still agrees with the target, as the public contract counts
	narrow = 2e-5 // two trials with nothing between them that matters
	ledge  = 1e-4 // how closely the start of a level stretch is found
	reach  = 3    // over less than a step of the walk no result is expected to change more
)

// verdict is what the trials made so far say.
type verdict struct {
	more bool // try at this position next
	at   float64
	met  int // the trial that meets the target, or -1
	jump int // where none does: the trial before a jump across it, or -1
}

// judge looks at the trials from the least value on for the first crossing that
// is settled, and says what to try where something is not.
func (s *Solver) judge() verdict {
	v := verdict{met: -1, jump: -1}
	if len(s.trials) == 0 {
		return verdict{more: true, at: s.axis.start(), met: -1, jump: -1}
	}
	flat := s.flat()
	for i := range s.trials {
		if at, more := s.between(i, flat, &v); more {
			return verdict{more: true, at: at, met: -1, jump: -1}
		}
		if v.met >= 0 {
			break
		}
	}
	settled := v.met >= 0 || v.jump >= 0
	if !settled || s.whole {
		v.at, v.more = s.walk()
	}
	if !settled && !v.more && !flat {
		v.at, v.more = s.around()
	}
	if v.met < 0 && !v.more {
		v.met = slices.IndexFunc(s.trials, func(t trial) bool { return t.ok && math.Abs(t.off) <= agrees })
	}
	return v
}

// side is on which side of the target a trial lies, 0 where it meets it.
func (t trial) side() int {
	switch {
	case t.off > exact:
		return 1
	case t.off < -exact:
		return -1
	}
	return 0
}

// flat reports whether the result has not moved at all so far.
func (s *Solver) flat() bool {
	const still = 1e-9
	low, high := math.Inf(1), math.Inf(-1)
	for _, t := range s.trials {
		if t.ok {
			low, high = math.Min(low, t.off), math.Max(high, t.off)
		}
	}
	return high-low <= still
}

// between looks at trial i and what lies between it and the one before: at is
// where to try next, if more; else v may say that the target is met.
func (s *Solver) between(i int, flat bool, v *verdict) (at float64, more bool) {
	q := s.trials[i]
	if q.ok && q.side() == 0 {
		if at, more = s.below(i); !more {
			v.met = i
		}
		return at, more
	}
	if i == 0 {
		return 0, false
	}
	p := s.trials[i-1]
	switch {
	case p.ok && q.ok && p.side()*q.side() < 0:
		if at, more := s.inside(p, q); more {
			return at, true
		}
		best := i - 1
		if math.Abs(q.off) < math.Abs(p.off) {
			best = i
		}
		if math.Abs(s.trials[best].off) <= agrees {
			if at, more = s.below(best); !more {
				v.met = best
			}
			return at, more
		}
		if v.jump < 0 {
			v.jump = i - 1
		}
		if !s.whole { // else the walk goes on and sees it
			return s.above(i)
		}
	case p.ok != q.ok && !flat && math.Abs(p.off+q.off) < reach: // the off of the one that failed is 0
		return s.edge(i)
	}
	return 0, false
}

// below says what to try below a trial that meets the target before it may
// count as the first that does: the start of a level stretch, and what lies Near.
func (s *Solver) below(i int) (at float64, more bool) {
	h := s.trials[i]
	if i == 0 || !s.trials[i-1].ok {
		return 0, false
	}
	if l := s.trials[i-1]; h.at-l.at > ledge && h.side() == 0 {
		at = h.at - ledge
		if s.axis.field.Whole {
			at = s.axis.at(h.x - 1)
		}
		if i+1 < len(s.trials) && s.trials[i+1].ok && s.trials[i+1].side() == 0 {
			at = s.middle(l, h)
		}
		if s.fresh(at) {
			return at, true
		}
	}
	for j := i - 1; j > 0 && s.trials[j].ok && s.trials[j-1].ok && s.trials[j].at > h.at-Near; j-- {
		if at = s.trials[j].at - fill; s.trials[j-1].at < at-fill/10 && s.fresh(at) {
			return at, true
		}
	}
	return 0, false
}

// above says what to try above a jump across the target, where the result may
// come back to it.
func (s *Solver) above(i int) (at float64, more bool) {
	from := s.trials[i].at
	for j := i; j < len(s.trials) && s.trials[j].ok && s.trials[j].at < math.Min(from+Near, s.axis.end); j++ {
		if at = math.Min(s.trials[j].at+fill, s.axis.end); (j+1 == len(s.trials) || s.trials[j+1].at > at+fill/10) && s.fresh(at) {
			return at, true
		}
	}
	return 0, false
}

// edge says what to try between a trial that gave a result and its neighbour
// that gave none: of fields whose trials are dear, while what is gained there
// brings the result nearer to the target.
func (s *Solver) edge(i int) (at float64, more bool) {
	p, q := s.trials[i-1], s.trials[i]
	good, inner := p, i-2
	if q.ok {
		good, inner = q, i+1
	}
	if !s.whole && inner >= 0 && inner < len(s.trials) && s.trials[inner].ok && math.Abs(s.trials[inner].off) < math.Abs(good.off) {
		return 0, false
	}
	if q.at-p.at <= fine(good) {
		return 0, false
	}
	at = s.middle(p, q)
	return at, s.fresh(at)
}

// fine is how closely the edge or the turn at a trial is found: the more so, the
// nearer the target is.
func fine(t trial) float64 {
	const coarse, share = 0.03, 0.05
	return math.Max(ledge, math.Min(coarse, share*math.Abs(t.off)))
}

// walk is the next stop of the walk from the least value; sooner, where the last
// two trials together point at a crossing before it.
func (s *Solver) walk() (at float64, more bool) {
	n := len(s.trials)
	last := s.trials[n-1]
	if last.why.Code == "too-soon" && s.nearest() >= 0 {
		return 0, false // more of the same takes more accelerators still
	}
	next := func(from float64) (at float64, more bool) {
		at, more = s.axis.next(from)
		for more && !s.fresh(at) { // small whole numbers lie further apart than stops
			at, more = s.axis.next(at)
		}
		return at, more
	}
	at, more = next(last.at)
	if !more || n < 2 || !last.ok || !s.trials[n-2].ok {
		return at, more
	}
	before := s.trials[n-2]
	if ahead := last.off * (last.at - before.at) / (before.off - last.off); ahead > 0 {
		const overshoot, least = 0.08, 0.01
		if far := s.axis.step; ahead > 3*far { // as good as nothing happens so far from the target
			if beyond, more := next(at); more {
				at = beyond
			}
		} else if sooner := last.at + float64(ahead*(1+overshoot)) + least; sooner < at && s.fresh(sooner) {
			return sooner, true
		}
	}
	return at, true
}

// around says what to try about the trial nearest to a target that no two
// trials have between them: the result may end there, or turn.
func (s *Solver) around() (at float64, more bool) {
	i := s.nearest()
	if i < 0 {
		return 0, false
	}
	for _, j := range [...]int{i, i + 1} {
		if j > 0 && j < len(s.trials) && s.trials[j-1].ok != s.trials[j].ok {
			if at, more = s.edge(j); more {
				return at, true
			}
		}
	}
	if i == 0 || i == len(s.trials)-1 || !s.trials[i-1].ok || !s.trials[i+1].ok {
		return 0, false
	}
	h := s.trials[i]
	l, r := s.trials[i-1], h
	if s.trials[i+1].at-h.at > h.at-l.at {
		l, r = h, s.trials[i+1]
	}
	at = s.middle(l, r)
	return at, r.at-l.at > fine(h) && s.fresh(at)
}

// nearest is the trial whose result is nearest to the target, or -1.
func (s *Solver) nearest() int {
	best := -1
	for i, t := range s.trials {
		if t.ok && (best < 0 || math.Abs(t.off) < math.Abs(s.trials[best].off)) {
			best = i
		}
	}
	return best
}

// middle is the position halfway between two trials.
func (s *Solver) middle(p, q trial) float64 {
	if s.axis.field.Whole && q.x-p.x > 1 {
		return s.axis.at(math.Max(p.x+1, math.Min(q.x-1, s.axis.value((p.at+q.at)/2))))
	}
	return (p.at + q.at) / 2
}

// bracket is the pair of positions that the crossing at hand was first found
// between, and how often it was cut since.
type bracket struct {
	from, to float64
	cuts     int
}

// inside is where to try next between two trials on either side of the target;
// false where nothing lies between them, or nothing that matters. Where the
// straight line between them crosses, moved a little towards the middle so that
// both ends close in (as in the ITP method, Oliveira and Takahashi 2020,
// doi:10.1145/3423597), is on a smooth stretch as good as a secant; when that has
// not done it in a few cuts there is a step between, and it is halved.
func (s *Solver) inside(p, q trial) (at float64, more bool) {
	const patience = 5
	b := &s.bracket
	if b.to <= b.from || p.at < b.from || q.at > b.to {
		*b = bracket{from: p.at, to: q.at}
	}
	half, width := s.middle(p, q), q.at-p.at
	best := math.Min(math.Abs(p.off), math.Abs(q.off))
	if width <= narrow || b.cuts >= patience && best <= agrees/2 || !s.fresh(half) {
		return 0, false
	}
	b.cuts++
	if b.cuts > patience || math.IsInf(p.off, 0) || math.IsInf(q.off, 0) {
		return half, true
	}
	const share = 0.2 // of the bracket's first width, as the method's authors advise
	line := p.at + float64(width*p.off)/(p.off-q.off)
	moved := math.Min(math.Abs(half-line), share*width*width/(b.to-b.from))
	at = line + math.Copysign(moved, half-line)
	if at <= p.at || at >= q.at || !s.fresh(at) {
		at = half
	}
	return at, true
}
