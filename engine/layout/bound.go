package layout

import "tenfold/engine/unit"

// load is what stages take beside their share of the microbatches: the slowest
// stage's time ÷ the mean, idle stage times while the pipeline fills, exposed
// seconds of hops for each microbatch and of anything else for each step.
type load struct{ slow, idle, hops, once float64 }

// beyond reports whether a bound on tokens/s rules out the layouts with these
// stages and this microbatch or a larger one, when a sequence takes perSequence
// seconds on all stages together. With x data ranks of q sequences each they do x·q
// over the time of q, which rises with both x and q, and x·q is at most the batch.
// What is lost with the count rises slower than x while the pipeline is busy for a
// hundredth of its time.
func (s *search) beyond(perSequence float64, p *Parallel, degree int, l load) bool {
	mb := float64(p.Microbatch)
	each := unit.Greater(float64(s.batch)/float64(degree), mb)
	busy, filling := float64(each*l.slow), float64(mb*l.idle)
	t := float64((busy+filling)*perSequence)/float64(p.PP) + float64(each/mb*l.hops) + l.once
	most := float64(s.batch) * s.seq / t
	if s.worse(most) {
		return true
	}
	if !(filling < 100*busy) {
		return false
	}
	ranks := unit.Lesser(float64(degree), float64(s.batch)/mb) * float64(p.TP*p.CP*p.PP)
	return s.worse(most / (1 + float64(s.c.set.Constants.Straggler*doublings(ranks))))
}

// worseInTiers reports whether the bound with the traffic of gradients and
// weights rules layouts out: either at most half of the ranks are used, or the
// traffic is at least that of half.
func (s *search) worseInTiers(col *column, redo Recompute, perSequence float64, p Parallel, degree int, l load) bool {
	half := max(degree/2, 1)
	l.slow = s.slow(col, &p, redo)
	if !s.beyond(perSequence, &p, half, l) {
		return false
	}
	if s.beyond(perSequence, &p, degree, l) {
		return true // even without the traffic
	}
	p.DP = half
	l.once = s.c.leastData(&col.b, &col.u[s.redo[0]], &p, s.slow(col, &p, s.redo[0]))
	return s.beyond(perSequence, &p, degree, l)
}

// lean is the least recomputation with which a microbatch fits on pp stages at
// the leanest: weights sharded as far as allowed over the most ranks, one
// microbatch alive.
func (s *search) lean(col *column, p Parallel, degree int) (Recompute, bool) {
	p.DP, p.VPP, p.Zero = degree, 1, s.sharding[len(s.sharding)-1]
	if !s.found {
		s.keepLeanest(col, p)
	}
	layers := float64(s.c.set.Shape.Layers) / float64(p.PP)
	st := stage{layers: layers, embeddings: 1, alive: 1}
	if p.PP == 1 {
		st.embeddings, st.heads = float64(s.c.set.Shape.embeddings()), 1
	}
	for _, r := range s.redo {
		p.Recompute = r
		if s.c.stageMemory(&col.b, p, st).Total() <= s.c.usable {
			return r, true
		}
	}
	return RecomputeFull, false
}

// keepLeanest keeps the leanest layout for when none fits, of those that the batch
// and the experts allow: p's with as many ranks, as few microbatches and as much
// recomputed as there may be.
func (s *search) keepLeanest(col *column, p Parallel) {
	share, m := s.batch/p.Microbatch, 1
	switch {
	case s.req.AtMost:
		if s.req.Fixed.DP == 0 && p.DP > share {
			p.DP = share - share%fewestRanks(p.CP, p.EP)
		}
	case s.req.Fixed.DP == 0:
		most := p.DP
		p.DP = 0
		for _, dp := range s.evenly {
			if dp <= most && share%dp == 0 && dp*p.CP%p.EP == 0 {
				p.DP = dp
			}
		}
	}
	if p.DP < 1 || p.DP > share || p.DP*p.CP%p.EP != 0 {
		return
	}
	if !s.req.AtMost {
		m = share / p.DP
	}
	p.VPP, p.Recompute, p.GlobalBatch = max(1, s.req.Fixed.VPP), s.redo[len(s.redo)-1], p.DP*m*p.Microbatch
	if !s.req.AtMost && p.GlobalBatch != s.batch {
		return
	}
	u := &col.u[p.Recompute]
	cut := cutOf(s.c.set.Shape.Layers, p.PP, p.VPP, u.layer, u.head)
	if use := s.c.memory(&col.b, p, cut, float64(m)).Total(); s.leastUse == 0 || use < s.leastUse {
		s.least, s.leastUse = p, use
	}
}

// lightest is the index of the least recomputation that fits with m microbatches
// or more on dp ranks or fewer, sharded as far as allowed.
func (s *search) lightest(col *column, p Parallel, dp, m int) int {
	if !s.prune {
		return 0
	}
	p.DP, p.Zero = dp, s.leanest(dp*p.CP)
	for i, r := range s.redo {
		p.Recompute = r
		cut := col.cut(s.c.set.Shape.Layers, &p, r)
		if s.c.memory(&col.b, p, *cut, float64(m)).Total() <= s.c.usable {
			return i
		}
	}
	return len(s.redo)
}

// leanest is the most sharding allowed over that many ranks.
func (s *search) leanest(ranks int) Zero {
	if ranks == 1 {
		return s.sharding[0] // nothing to shard over
	}
	return s.sharding[len(s.sharding)-1]
}

// slow is the slowest stage's time ÷ the mean under a recomputation.
func (s *search) slow(col *column, p *Parallel, r Recompute) float64 {
	return col.cut(s.c.set.Shape.Layers, p, r).slow
}

// floor is what a data degree costs at least: exposed seconds for each
// microbatch, the factor of what is lost with the count, and exposed seconds in
// all once they are asked for.
type floor struct {
	hops, lost, once float64
	known            bool
}

// floorOf is the floor of p's data degree under any recomputation.
func (s *search) floorOf(col *column, p Parallel) floor {
	return floor{
		hops: s.c.hops(&col.b, p),
		lost: 1 + float64(s.c.set.Constants.Straggler*doublings(float64(p.Ranks()))),
	}
}

// seconds is what f costs in all.
func (s *search) seconds(f *floor, col *column, p Parallel) float64 {
	if !f.known {
		f.once, f.known = s.c.leastData(&col.b, &col.u[s.redo[0]], &p, s.slow(col, &p, s.redo[0])), true
	}
	return f.once
}
