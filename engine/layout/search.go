package layout

import (
	"fmt"
	"slices"
)

// Best finds the legal layout with the highest throughput on at most the
// accelerators given. It goes through every layout that [Check] allows and
// leaves out only those that a bound proves no better than one already found;
// of equals the first in the order tensor, context, expert degree, microbatch,
// recomputation, pipeline, virtual stages, ZeRO. Where nothing fits in memory
// Found is false and the layout is the one that needs least.
func Best(req Request) Result {
	return find(req, true, 0, nil)
}

// Curve is Best for each of the counts.
func Curve(req Request, counts []int) []Result {
	out := make([]Result, len(counts))
	for i, n := range counts {
		req.Accelerators = n
		out[i] = find(req, true, 0, nil)
	}
	return out
}

// search is one run through the space.
type search struct {
	c     *calculator
	req   Request
	prune bool
	batch int
	seq   float64 // tokens of a sequence

	best     Step
	layout   Parallel
	rate     float64 // tokens/s of the best
	found    bool
	floor    float64  // tokens/s that some layout is known to reach
	coarse   bool     // the first pass, over round degrees
	rounded  bool     // the second of a Round request, over degrees nearly round
	least    Parallel // the layout that needs least memory, for when none fits
	leastUse float64
	searched int
	breathe  func() // or nil
	went     uint   // steps gone, to count breaths by

	widths   []int // tensor degrees
	cuts     []int // context degrees
	experts  []int
	evenly   []int       // data degrees that deal out a batch that is given, were a microbatch one sequence
	redo     []Recompute // that are allowed
	sharding []Zero
}

// find runs the search, with or without pruning. Layouts below floor, in
// tokens/s, are left out.
func find(req Request, prune bool, floor float64, breathe func()) Result {
	if req.Fixed.GlobalBatch > 0 {
		req.Batch, req.AtMost = req.Fixed.GlobalBatch, false
	}
	list := req.check()
	if list.Failed() {
		return Result{Findings: list}
	}
	s := search{c: newCalculator(req.Setting), req: req, prune: prune, batch: req.Batch, floor: floor, breathe: breathe}
	shape := &s.c.set.Shape
	s.seq = float64(shape.SeqLen)
	s.widths = degrees(req.Fixed.TP, shape.Heads, func(d int) bool {
		return d <= req.Accelerators && shape.Hidden%d == 0 && shape.FFN%d == 0 && shape.ExpertFFN%d == 0
	})
	s.cuts = degrees(req.Fixed.CP, shape.SeqLen, func(d int) bool {
		return d == 1 || d <= req.Accelerators && shape.SeqLen/d >= minTokens
	})
	s.experts = degrees(req.Fixed.EP, max(shape.Experts, 1), func(d int) bool { return d <= req.Accelerators })
	if !req.AtMost {
		s.evenly = degrees(0, s.batch, func(int) bool { return true })
	}
	for r := RecomputeNone; r <= RecomputeFull; r++ {
		if f := req.Fixed.Recompute; f == RecomputeFree || f == r {
			s.redo = append(s.redo, r)
		}
	}
	for z := Zero0; z <= Zero3; z++ {
		if f := req.Fixed.Zero; f == ZeroFree || f == z {
			s.sharding = append(s.sharding, z)
		}
	}
	if prune && floor == 0 {
		// A first pass over round degrees finds a layout good enough for the
		// bounds of the second to bite.
		s.run(true)
	}
	s.run(false)

	if s.found {
		return Result{Parallel: s.layout, Step: s.best, Found: true, Searched: s.searched, Findings: list}
	}
	if s.leastUse == 0 {
		list.Error("layout", "none", "No legal layout has these degrees on this many accelerators and this batch.")
		return Result{Searched: s.searched, Findings: list}
	}
	list.Error("layout", "memory", fmt.Sprintf("No layout fits: the leanest needs %.1f GB on the fullest accelerator; %.1f GB can be used.",
		s.leastUse/1e9, s.c.usable/1e9))
	return Result{Parallel: s.least, Step: Evaluate(req.Setting, s.least), Searched: s.searched, Findings: list}
}

// degrees is the divisors of n that allowed passes, ascending, or the fixed one.
func degrees(fixed, n int, allowed func(int) bool) []int {
	if fixed > 0 {
		return []int{fixed}
	}
	var out, large []int
	for d := 1; d*d <= n; d++ { // a sequence may have a hundred million tokens
		if n%d != 0 {
			continue
		}
		if allowed(d) {
			out = append(out, d)
		}
		if e := n / d; e != d && allowed(e) {
			large = append(large, e)
		}
	}
	slices.Reverse(large)
	return append(out, large...)
}

// round reports whether n is a power of two.
func round(n int) bool { return n&(n-1) == 0 }

// nearlyEven reports whether layers cut into n parts leave less than a tenth of
// the places empty.
func nearlyEven(layers, n int) bool {
	each := (layers + n - 1) / n
	return 10*(each*n-layers) < each*n
}

// span is the range a free degree runs over, or the fixed one.
func span(fixed, most int) (int, int) {
	if fixed > 0 {
		return fixed, fixed
	}
	return 1, most
}

// roundTokens is the most tokens of a microbatch above eight sequences in a
// Round search: beyond them no operation gets more efficient.
const roundTokens = 65536

// run goes through tensor, context and expert degrees. The coarse pass takes
// powers of two only, from the widest tensor degree inside a domain down.
func (s *search) run(coarse bool) {
	s.coarse, s.rounded = coarse, s.req.Round && !coarse
	for i := range s.widths {
		tp := s.widths[i]
		if coarse {
			tp = s.widths[len(s.widths)-1-i]
			if s.req.Fixed.TP == 0 && tp > 1 && (!round(tp) || tp > s.c.set.Machine.ScaleUpDomain) {
				continue
			}
		}
		if s.rounded && s.req.Fixed.TP == 0 && !round(tp) {
			continue
		}
		for _, cp := range s.cuts {
			if tp*cp > s.req.Accelerators || coarse && s.req.Fixed.CP == 0 && cp > 4 {
				break
			}
			for _, ep := range s.experts {
				if coarse && s.req.Fixed.EP == 0 && !round(ep) {
					continue
				}
				s.microbatches(tp, cp, ep)
			}
		}
	}
}

// worse reports whether a bound on tokens/s rules layouts out.
func (s *search) worse(bound float64) bool {
	return s.prune && (bound < s.floor || s.found && bound <= s.rate)
}

// microbatches goes through the microbatches for tensor, context and expert
// degrees. The time of a microbatch is convex in its size, being made of maxima
// of linear terms, so that no sequence ever takes less than slope, the limit of
// the time for one more.
func (s *search) microbatches(tp, cp, ep int) {
	const far = 1 << 20 // where every maximum has been decided
	col := column{p: Parallel{TP: tp, CP: cp, EP: ep, Schedule: s.req.Fixed.Schedule}, most: s.req.Accelerators / (tp * cp)}
	one, two := s.c.block(tp, cp, ep, far), s.c.block(tp, cp, ep, 2*far)
	u, w := s.c.microOf(&one, s.redo[0]), s.c.microOf(&two, s.redo[0])
	slope := float64((w.total() - u.total()) / far)
	slope -= float64(slope * 1e-9) // what rounding may have added
	if s.worse(float64(col.most) * s.seq / slope) {
		return
	}
	from, to := span(s.req.Fixed.Microbatch, s.batch)
	for mb := from; mb <= to; mb++ {
		if from != to && (s.coarse && mb > 2 || s.rounded && mb > 8 && float64(mb)*s.seq > roundTokens) {
			break
		}
		if from != to && s.rounded && mb > 3 && !round(mb) {
			continue
		}
		if !s.req.AtMost && s.batch%mb != 0 {
			continue
		}
		col.b = s.c.block(tp, cp, ep, mb)
		for _, r := range s.redo {
			col.u[r] = s.c.microOf(&col.b, r)
		}
		col.p.Microbatch, col.pp = mb, 0
		if !s.pipelines(&col, slope) {
			return
		}
	}
}

// breath is how many steps are gone in one breath: tens to hundreds of microseconds'
// work.
const breath = 512

// step is one of a loop's: of the pipelines, the chunks, the data degrees or the
// microbatches. Each of these loops can be thousands of steps long while the ones
// around it stand still.
func (s *search) step() {
	if s.went++; s.breathe != nil && s.went%breath == 0 {
		s.breathe()
	}
}

// pipelines goes through the stages of a column. It reports whether a larger
// microbatch could still be of use: some number of stages has the memory for it
// and a bound above the best.
func (s *search) pipelines(col *column, slope float64) (more bool) {
	layers := s.c.set.Shape.Layers
	p := col.p
	from, to := span(s.req.Fixed.PP, min(layers, col.most))
	fewest := fewestRanks(p.CP, p.EP)
	for pp := from; pp <= to; pp++ {
		s.step()
		p.PP = pp
		degree := col.most / pp
		if degree < 1 {
			break
		}
		if (s.coarse || s.rounded && !nearlyEven(layers, pp)) && from != to && !round(pp) && layers%pp != 0 {
			continue
		}
		if p.Schedule == DualPipe && pp%2 != 0 {
			continue
		}
		if f := s.req.Fixed.DP; f > 0 {
			if f > degree {
				break
			}
			degree = f
		}
		if degree < fewest {
			continue // too few ranks to hold the experts in so many parts
		}
		if v := s.req.Fixed.VPP; v > 1 && (pp == 1 || pp*v > layers+2) {
			continue // no pipeline, or none of so many chunks
		}
		chunks := 1
		if pp > 1 && p.Schedule == OneFOneB {
			chunks = max(layers/pp, 1)
		}
		first, last := span(s.req.Fixed.VPP, chunks)
		redo, fits := s.lean(col, p, degree-degree%fewest)
		if !fits {
			continue // nor does any larger microbatch
		}
		// Idle stage times at the most chunks; the other schedules may have none.
		idle := 0.0
		if p.Schedule == OneFOneB {
			idle = float64(pp-1) / float64(last)
		}
		if !more && !s.beyond(slope, &p, degree, load{slow: 1, idle: idle}) {
			more = true
		}
		// No stages are more even than chunks of a layer, as many as one likes, make
		// them.
		u := &col.u[redo]
		each := u.total() / float64(p.Microbatch)
		l := load{slow: cutOf(layers, pp, layers, u.layer, u.head).slow, idle: idle}
		if s.beyond(each, &p, degree, l) {
			continue
		}
		p.DP = 1 // the least that hops can take
		for v := first; v <= last; v++ {
			s.step()
			if (s.coarse || s.rounded && !nearlyEven(layers, pp*v)) && first != last && !round(v) && layers%(pp*v) != 0 {
				continue
			}
			p.VPP = v
			if p.Schedule == OneFOneB {
				l.idle = float64(pp-1) / float64(v)
			}
			l.hops = s.c.hops(&col.b, p)
			if s.beyond(each, &p, degree, l) || s.worseInTiers(col, redo, each, p, degree, l) {
				continue
			}
			s.counts(col, p, degree)
		}
	}
	return more
}
