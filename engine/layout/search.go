package layout

import (
	"fmt"
	"math"

	"tenfold/engine/check"
)

// Request asks for the best layout.
type Request struct {
	Setting      Setting
	Accelerators int // the most that may be used
	// Batch is the sequences in one step: exactly that many, or with AtMost the
	// most, so that a data degree that does not divide it may leave a few out.
	Batch  int
	AtMost bool
	// Fixed is what is given of the layout; its zero fields are free. A fixed
	// global batch replaces Batch and is met exactly.
	Fixed Parallel
}

// Result is the best layout and its step.
type Result struct {
	Parallel Parallel
	Step     Step
	Found    bool // a layout fits
	Searched int  // layouts evaluated
	Findings check.List
}

// TokensPerSecond is the throughput of the whole layout.
func (r Result) TokensPerSecond() float64 {
	return r.Step.TokensPerSecond * float64(r.Parallel.Ranks())
}

// Best finds the legal layout with the highest throughput on at most the
// accelerators given. It goes through every layout that [Check] allows and
// leaves out only those that a bound proves no better than one already found;
// of equals the first in the order tensor, context, expert degree, microbatch,
// recomputation, pipeline, virtual stages, ZeRO. Where nothing fits in memory
// Found is false and the layout is the one that needs least.
func Best(req Request) Result {
	return find(req, true)
}

// Curve is Best for each of the counts.
func Curve(req Request, counts []int) []Result {
	out := make([]Result, len(counts))
	for i, n := range counts {
		req.Accelerators = n
		out[i] = find(req, true)
	}
	return out
}

// search is one run through the space.
type search struct {
	c     *calculator
	req   Request
	prune bool
	batch int

	best     Step
	layout   Parallel
	rate     float64 // tokens/s of the best
	found    bool
	least    Parallel // the layout that needs least memory, where none fits
	leastUse float64
	searched int

	widths  []int // divisors of what the tensor degree must divide
	cuts    []int // context degrees
	experts []int
}

// find runs the search, with or without pruning.
func find(req Request, prune bool) Result {
	list := req.Setting.check()
	if req.Fixed.GlobalBatch > 0 {
		req.Batch, req.AtMost = req.Fixed.GlobalBatch, false
	}
	if req.Accelerators < 1 {
		list.Error("accelerators", "positive", "At least one accelerator is needed.")
	}
	if req.Batch < 1 {
		list.Error("layout.global_batch", "positive", "A step needs at least one sequence.")
	}
	if list.Failed() {
		return Result{Findings: list}
	}
	s := search{c: newCalculator(req.Setting), req: req, prune: prune, batch: req.Batch}
	shape := &s.c.set.Shape
	s.widths = degrees(req.Fixed.TP, shape.Heads, func(d int) bool {
		return d <= req.Accelerators && shape.Hidden%d == 0 && shape.FFN%d == 0 && shape.ExpertFFN%d == 0
	})
	s.cuts = degrees(req.Fixed.CP, shape.SeqLen, func(d int) bool {
		return d == 1 || d <= req.Accelerators && shape.SeqLen/d >= minTokens
	})
	s.experts = degrees(req.Fixed.EP, max(shape.Experts, 1), func(d int) bool { return d <= req.Accelerators })
	if prune {
		// A first pass over round degrees finds a layout good enough for the
		// bounds of the second to bite.
		s.run(true)
	}
	s.run(false)

	if !s.found {
		if s.leastUse == 0 {
			list.Error("layout", "none", "No legal layout has these degrees on this many accelerators and this batch.")
			return Result{Searched: s.searched, Findings: list}
		}
		step := Evaluate(req.Setting, s.least)
		list.Error("layout", "memory", fmt.Sprintf("No layout fits: the leanest needs %.1f GB on the fullest accelerator; %.1f GB can be used.",
			s.leastUse/1e9, s.c.usable/1e9))
		return Result{Parallel: s.least, Step: step, Searched: s.searched, Findings: list}
	}
	return Result{Parallel: s.layout, Step: s.best, Found: true, Searched: s.searched, Findings: list}
}

// degrees is the divisors of n that allowed passes, ascending, or the fixed one.
func degrees(fixed, n int, allowed func(int) bool) []int {
	if fixed > 0 {
		return []int{fixed}
	}
	var out []int
	for d := 1; d <= n; d++ {
		if n%d == 0 && allowed(d) {
			out = append(out, d)
		}
	}
	return out
}

// round reports whether n is a power of two.
func round(n int) bool { return n&(n-1) == 0 }

// span is the range a free degree runs over, or the fixed one.
func span(fixed, most int) (int, int) {
	if fixed > 0 {
		return fixed, fixed
	}
	return 1, most
}

// run goes through tensor, context and expert degrees and microbatches. The
// coarse pass takes powers of two only.
func (s *search) run(coarse bool) {
	for _, tp := range s.widths {
		if coarse && s.req.Fixed.TP == 0 && !round(tp) {
			continue
		}
		for _, cp := range s.cuts {
			if tp*cp > s.req.Accelerators || coarse && s.req.Fixed.CP == 0 && cp > 8 {
				break
			}
			for _, ep := range s.experts {
				if coarse && s.req.Fixed.EP == 0 && !round(ep) {
					continue
				}
				s.microbatches(tp, cp, ep, coarse)
			}
		}
	}
}

// microbatches goes through the microbatches of a block until one layer of one
// no longer fits.
func (s *search) microbatches(tp, cp, ep int, coarse bool) {
	from, to := span(s.req.Fixed.Microbatch, s.batch)
	for mb := from; mb <= to; mb++ {
		if coarse && from != to && !round(mb) {
			continue
		}
		if !s.req.AtMost && s.batch%mb != 0 {
			continue
		}
		b := s.c.block(tp, cp, ep, mb)
		if s.found && b.working > s.c.usable {
			return // larger microbatches need more still
		}
		for r := RecomputeNone; r <= RecomputeFull; r++ {
			if f := s.req.Fixed.Recompute; f != RecomputeFree && f != r {
				continue
			}
			u := s.c.microOf(&b, r)
			p := Parallel{TP: tp, CP: cp, EP: ep, Microbatch: mb, Recompute: r, Schedule: s.req.Fixed.Schedule}
			// No layout of this block beats all accelerators busy with it.
			most := float64(s.req.Accelerators/(tp*cp)) * float64(mb) * float64(s.c.set.Shape.SeqLen) / u.total()
			if s.worse(most) {
				continue
			}
			s.pipelines(&b, &u, p, coarse)
		}
		if b.working > s.c.usable {
			return
		}
	}
}

// worse reports whether a bound on tokens/s rules layouts out.
func (s *search) worse(bound float64) bool { return s.prune && s.found && bound <= s.rate }

// pipelines goes through stages and virtual stages.
func (s *search) pipelines(b *block, u *micro, p Parallel, coarse bool) {
	layers := s.c.set.Shape.Layers
	from, to := span(s.req.Fixed.PP, min(layers, s.req.Accelerators/(p.TP*p.CP)))
	for pp := from; pp <= to; pp++ {
		if coarse && from != to && !round(pp) && layers%pp != 0 {
			continue
		}
		p.PP = pp
		if p.Schedule == DualPipe && pp%2 != 0 {
			continue
		}
		degree := s.req.Accelerators / (p.TP * p.CP * pp)
		if degree < 1 {
			return
		}
		chunks := 1
		if pp > 1 && p.Schedule == OneFOneB {
			chunks = max(layers/pp, 1)
		}
		first, last := span(s.req.Fixed.VPP, chunks)
		for v := first; v <= last; v++ {
			if coarse && first != last && !round(v) && layers%(pp*v) != 0 {
				continue
			}
			p.VPP = v
			cut := cutOf(layers, pp, v, u.layer, u.head)
			s.degrees(b, u, cut, p, degree)
		}
	}
}

// degrees goes through data degrees and what they shard. At a given number of
// microbatches m the most ranks are the fastest, except where one more crosses
// from one tier to the next: traffic grows with the ranks x as k(1−1/x), so
// that x ÷ (compute + traffic) rises for every x ≥ 2. So for each m there is
// the largest degree, the largest inside the domain, and one.
func (s *search) degrees(b *block, u *micro, cut cut, p Parallel, most int) {
	share := s.batch / p.Microbatch // sequences ÷ microbatch: data ranks × microbatches
	if f := s.req.Fixed.DP; f > 0 {
		if f <= most && (s.req.AtMost || share%f == 0) {
			s.shard(b, u, cut, p, f, share/f)
		}
		return
	}
	most = min(most, share)
	if most < 1 {
		return
	}
	for m := share / most; m <= share; m++ {
		dp := min(most, share/m)
		if !s.req.AtMost && m*dp != share {
			if share%m != 0 {
				continue
			}
			dp = share / m
			if dp > most {
				continue
			}
		}
		// Even the mean stage alone, without traffic, takes this long.
		busy := float64(float64(m)*cut.slow*u.total())/float64(p.PP) + leastBubble(p, u, m)
		bound := math.Min(float64(s.batch), float64(most*m*p.Microbatch)) * float64(s.c.set.Shape.SeqLen) / busy
		if s.worse(bound) {
			if most*m*p.Microbatch >= s.batch {
				return // more microbatches only take longer
			}
			continue
		}
		s.shard(b, u, cut, p, dp, m)
		if !s.req.AtMost {
			continue
		}
		if near := s.c.set.Machine.ScaleUpDomain / (p.TP * p.CP); near > 1 && near < dp {
			s.shard(b, u, cut, p, near, m)
		}
		if dp > 1 {
			s.shard(b, u, cut, p, 1, m)
		}
	}
}

// leastBubble is the bubble without what an uneven last round adds, so that it
// does not fall as m grows.
func leastBubble(p Parallel, u *micro, m int) float64 {
	return bubble(p, u, m-m%max(p.PP, 1))
}

// shard evaluates the stages of ZeRO for one data degree.
func (s *search) shard(b *block, u *micro, cut cut, p Parallel, dp, m int) {
	if m < 1 {
		return
	}
	if p.EP > 1 {
		// The experts' ranks must divide the data and context ranks.
		for dp > 0 && dp*p.CP%p.EP != 0 {
			dp--
		}
		if dp < 1 || s.req.Fixed.DP > 0 && dp != s.req.Fixed.DP || !s.req.AtMost && dp*m*p.Microbatch != s.batch {
			return
		}
	}
	p.DP, p.GlobalBatch = dp, dp*m*p.Microbatch
	if p.Ranks() > s.req.Accelerators {
		return
	}
	for z := Zero0; z <= Zero3; z++ {
		if f := s.req.Fixed.Zero; f != ZeroFree && f != z {
			continue
		}
		if s.req.Fixed.Zero == ZeroFree && z > Zero0 && dp*p.CP == 1 {
			return // nothing to shard over
		}
		p.Zero = z
		s.try(b, u, cut, p)
	}
}

// try evaluates one layout and keeps it where it is the best so far.
func (s *search) try(b *block, u *micro, cut cut, p Parallel) {
	s.searched++
	step := s.c.assemble(b, u, cut, p)
	if !step.Fits {
		if use := step.Memory.Total(); !s.found && (s.leastUse == 0 || use < s.leastUse) {
			s.least, s.leastUse = p, use
		}
		return
	}
	rate := step.Tokens / step.Time
	if !s.found || rate > s.rate {
		s.found, s.best, s.layout, s.rate = true, step, p, rate
	}
}
