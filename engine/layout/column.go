package layout

import "slices"

// column is what the layouts of one tensor, context and expert degree and one
// microbatch share.
type column struct {
	b    block
	u    [RecomputeFull + 1]micro
	p    Parallel // with those four
	most int      // accelerators ÷ (tp × cp): stages × data ranks

	// The cuts of the stages and chunks looked at, made when first asked for.
	pp, vpp int
	cuts    [RecomputeFull + 1]cut
	made    [RecomputeFull + 1]bool
}

// cut is how the layers fall on p's stages and chunks under a recomputation.
func (col *column) cut(layers int, p *Parallel, r Recompute) *cut {
	if col.pp != p.PP || col.vpp != p.VPP {
		col.pp, col.vpp, col.made = p.PP, p.VPP, [RecomputeFull + 1]bool{}
	}
	if !col.made[r] {
		u := &col.u[r]
		col.cuts[r], col.made[r] = cutOf(layers, p.PP, p.VPP, u.layer, u.head), true
	}
	return &col.cuts[r]
}

// counts goes through data degrees, from the most ranks down, with the
// microbatches that the batch leaves each of them.
//
// Of degrees with as many microbatches the largest is the fastest, except where
// one rank more crosses from one tier to the next: traffic grows with the ranks
// x as k(1−1/x), so that x ÷ (compute + traffic) rises for every x ≥ 2. So the
// largest inside the domain and one are tried by themselves.
func (s *search) counts(col *column, p Parallel, most int) {
	share := s.batch / p.Microbatch // sequences ÷ microbatch: data ranks × microbatches
	if f := s.req.Fixed.DP; f > 0 {
		if f <= share && (s.req.AtMost || share%f == 0) {
			s.rounds(col, p, f, share/f, 0)
			s.partial(col, p, f, share/f)
		}
		return
	}
	first := min(most, share)
	if first < fewestRanks(p.CP, p.EP) {
		return
	}
	from := s.lightest(col, p, first-first%fewestRanks(p.CP, p.EP), share/first)
	if from < len(s.redo) {
		u := &col.u[s.redo[from]]
		slow := s.slow(col, &p, s.redo[from])
		p.DP = 1
		each := float64(slow*u.total())/float64(p.PP) + s.c.hops(&col.b, p)
		for dp := first; dp >= 1; {
			s.step()
			m := share / dp
			// With as many microbatches or more, and no pause beside the bubble, the
			// whole batch takes this long.
			busy := float64(float64(m)*each) + bubble(p, u, m-m%p.PP)
			if s.worse(float64(s.batch) * s.seq / busy) {
				break
			}
			if s.req.AtMost {
				s.rounds(col, p, dp, m, from)
				dp = share / (m + 1)
				continue
			}
			if share%dp == 0 {
				s.rounds(col, p, dp, m, from)
			}
			dp = s.below(share, dp)
		}
	}
	if !s.req.AtMost || s.coarse || s.rounded {
		return
	}
	s.partial(col, p, first, share/first)
	near := s.c.set.Machine.ScaleUpDomain / (p.TP * p.CP)
	for _, dp := range [...]int{near, 1} {
		if dp >= 1 && dp < first {
			s.rounds(col, p, dp, share/dp, from)
			s.partial(col, p, dp, share/dp)
		}
	}
}

// below is the largest data degree less than dp that shares out so many microbatches
// evenly, 0 where there is none.
func (s *search) below(share, dp int) int {
	i, _ := slices.BinarySearch(s.evenly, dp)
	for i--; i >= 0; i-- {
		if d := s.evenly[i]; share%d == 0 {
			return d
		}
	}
	return 0
}

// ranks gives p the data degree, or the next lower that the experts divide, and
// whether there is one.
func (s *search) ranks(p *Parallel, dp int) bool {
	p.DP = dp - dp%fewestRanks(p.CP, p.EP)
	return p.DP == dp || p.DP > 0 && s.req.AtMost && s.req.Fixed.DP == 0
}

// fewestRanks is the least data degree whose ranks can hold the experts in so many
// parts; the others are its multiples.
func fewestRanks(cp, ep int) int {
	common, rest := ep, cp
	for rest > 0 {
		common, rest = rest, common%rest
	}
	return ep / common
}

// rounds tries a data degree with m microbatches. Each one more adds less time
// than its share, but a last interleaved round of fewer than the stages leaves
// some idle, so that where the batch may be smaller the last full round is tried
// too. Recomputation starts at the index from.
func (s *search) rounds(col *column, p Parallel, dp, m, from int) {
	if !s.ranks(&p, dp) {
		return
	}
	f := s.floorOf(col, p)
	s.cell(col, p, m, from, &f)
	if full := m - m%p.PP; s.req.AtMost && p.VPP > 1 && full > 0 && full < m {
		s.cell(col, p, full, from, &f)
	}
}

// partial tries fewer than m microbatches, too few to fill the pipeline: fewer
// are alive, and what they keep may fit where more do not.
func (s *search) partial(col *column, p Parallel, dp, m int) {
	if !s.req.AtMost || !s.ranks(&p, dp) {
		return
	}
	u := &col.u[s.redo[0]]
	m = min(m-1, 2*p.PP)
	reach := func(seconds, lost float64) float64 {
		busy := float64(float64(m)*u.total())/float64(p.PP) + bubble(p, u, 0) + seconds
		return float64(p.DP*m*p.Microbatch) * s.seq / (busy * lost)
	}
	if s.worse(reach(0, 1)) {
		return
	}
	if s.lightest(col, p, p.DP, 1) == len(s.redo) {
		return // not even one is alive
	}
	for f := s.floorOf(col, p); m > 0; m-- {
		s.step()
		if s.worse(reach(s.seconds(&f, col, p), f.lost)) {
			return // fewer are slower still
		}
		if easy := s.cell(col, p, m, 0, &f); easy && s.prune {
			return
		}
	}
}

// cell evaluates what is left open for a data degree and a number of
// microbatches: recomputation, from the index on, and sharding. From ZeRO-1 on
// more sharding moves more, so that the first that fits is the fastest, and more
// recomputation takes longer, so that nothing beats the least with ZeRO-1. It
// reports whether memory costs nothing: that one fits, or the bound rules this
// cell out, and with it fewer microbatches.
func (s *search) cell(col *column, p Parallel, m, from int, f *floor) bool {
	p.GlobalBatch = p.DP * m * p.Microbatch
	tokens := float64(p.GlobalBatch) * s.seq
	alone := p.DP*p.CP == 1
	leanest := s.leanest(p.DP * p.CP)
	for i := from; i < len(s.redo); i++ {
		r := s.redo[i]
		u := &col.u[r]
		cut := col.cut(s.c.set.Shape.Layers, &p, r)
		busy := float64(float64(m)*(float64(cut.slow*u.total())/float64(p.PP)+f.hops)) + bubble(p, u, m)
		if s.worse(tokens / (busy * f.lost)) {
			return i == 0 // more recomputation takes longer still
		}
		if i == 0 && s.worse(tokens/((busy+s.seconds(f, col, p))*f.lost)) { // more recomputation hides more traffic
			return true
		}
		p.Recompute, p.Zero = r, leanest
		if s.prune && s.c.memory(&col.b, p, *cut, float64(m)).Total() > s.c.usable {
			continue
		}
		for _, z := range s.sharding {
			if alone && z > leanest {
				break
			}
			p.Zero = z
			if !s.try(col, u, *cut, p, float64(m)) || !s.prune {
				continue
			}
			if alone || z == Zero1 {
				return i == 0
			}
			if z > Zero1 {
				break
			}
		}
	}
	return false
}

// try evaluates one layout, reports whether it fits, and keeps it where it is
// the best so far.
func (s *search) try(col *column, u *micro, cut cut, p Parallel, m float64) bool {
	s.searched++
	memory := s.c.memory(&col.b, p, cut, m)
	if memory.Total() > s.c.usable {
		return false
	}
	step := s.c.assemble(&col.b, u, cut, p, memory)
	if rate := step.Tokens / step.Time; !s.found || rate > s.rate {
		s.found, s.best, s.layout, s.rate = true, step, p, rate
	}
	return true
}
