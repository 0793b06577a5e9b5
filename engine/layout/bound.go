package layout

import "tenfold/engine/unit"

// load is what stages take beside their share of the microbatches: the slowest
// stage's time ÷ the mean, idle stage times while the pipeline fills, exposed
// seconds of hops for each microbatch and of anything else for each step.
type load struct{ slow, idle, hops, once float64 }

// bound is tokens/s that no layout with these stages and this microbatch or a
// larger one exceeds, when a sequence takes perSequence seconds on all stages
// together. With x data ranks of q sequences each it is x·q over the time of q,
// which rises with both x and q, and x·q is at most the batch. What is lost with
// the count rises slower than x while the pipeline is busy for a hundredth of
// its time.
func (s *search) bound(perSequence float64, p Parallel, degree int, l load) float64 {
	mb := float64(p.Microbatch)
	each := unit.Greater(float64(s.batch)/float64(degree), mb)
	busy, filling := float64(each*l.slow), float64(mb*l.idle)
	t := float64((busy+filling)*perSequence)/float64(p.PP) + float64(each/mb*l.hops) + l.once
	most := float64(s.batch) * s.seq / t
	if filling < 100*busy {
		ranks := unit.Lesser(float64(degree), float64(s.batch)/mb) * float64(p.TP*p.CP*p.PP)
		most /= 1 + float64(s.c.set.Constants.Straggler*doublings(ranks))
	}
	return most
}

// twoTier is the bound with the traffic of gradients and weights: either at most
// half of the ranks are used, or the traffic is at least that of half.
func (s *search) twoTier(col *column, u *micro, perSequence float64, p Parallel, degree int, l load) float64 {
	half := max(degree/2, 1)
	l.slow = s.slow(u, p)
	few := s.bound(perSequence, p, half, l)
	p.DP = half
	first := &col.u[s.redo[0]]
	l.once = s.c.leastData(&col.b, first, p, s.slow(first, p))
	return unit.Greater(few, s.bound(perSequence, p, degree, l))
}

// lean is the least recomputation with which a microbatch fits on pp stages at
// the leanest: weights sharded as far as allowed over the most ranks, one
// microbatch alive. It keeps the leanest of all layouts for when none fits.
func (s *search) lean(col *column, p Parallel, degree int) (Recompute, bool) {
	p.DP, p.VPP, p.Zero = degree, 1, s.sharding[len(s.sharding)-1]
	layers := float64(s.c.set.Shape.Layers) / float64(p.PP)
	st := stage{layers: layers, embeddings: 1, alive: 1}
	if p.PP == 1 {
		st.embeddings, st.heads = float64(s.c.set.Shape.embeddings()), 1
	}
	for _, r := range s.redo {
		p.Recompute = r
		use := s.c.stageMemory(&col.b, p, st).Total()
		if use <= s.c.usable {
			return r, true
		}
		if !s.found && (s.leastUse == 0 || use < s.leastUse) && s.batch%p.Microbatch == 0 {
			p.GlobalBatch = degree * p.Microbatch
			s.least, s.leastUse = p, use
		}
	}
	return RecomputeFull, false
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
		u := &col.u[r]
		cut := cutOf(s.c.set.Shape.Layers, p.PP, p.VPP, u.layer, u.head)
		if s.c.memory(&col.b, p, cut, float64(m)).Total() <= s.c.usable {
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

// slow is the slowest stage's time ÷ the mean.
func (s *search) slow(u *micro, p Parallel) float64 {
	return cutOf(s.c.set.Shape.Layers, p.PP, p.VPP, u.layer, u.head).slow
}

// floor is what a data degree costs at least: exposed seconds in all, for each
// microbatch, and the factor of what is lost with the count.
type floor struct{ seconds, hops, lost float64 }

// floorOf is the floor of p's data degree under any recomputation.
func (s *search) floorOf(col *column, p Parallel) floor {
	u := &col.u[s.redo[0]]
	return floor{
		seconds: s.c.leastData(&col.b, u, p, s.slow(u, p)),
		hops:    s.c.hops(&col.b, p),
		lost:    1 + float64(s.c.set.Constants.Straggler*doublings(float64(p.Ranks()))),
	}
}
