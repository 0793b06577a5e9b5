package layout

import (
	"fmt"

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
	// Round leaves out most layouts with odd degrees: what is left is searched in
	// a tenth of the time and comes within a few per cent of the best.
	Round bool
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
	return find(req, true, 0, nil)
}

// BestNear is Best, quicker where like is nearly the answer: the best layout of
// a neighbouring question. What comes back does not depend on it. Where breathe is
// not nil it is called now and then: a search may take a second, and its caller
// have others to serve in between.
func BestNear(req Request, like Parallel, breathe func()) Result {
	floor := nearby(req, like, breathe)
	got := find(req, true, floor, breathe)
	if floor > 0 && !(got.TokensPerSecond() >= floor) { // like lies outside what the request allows
		return find(req, true, 0, breathe)
	}
	return got
}

// nearby is tokens/s that layouts with the tensor, context and expert degrees and
// the microbatch of like reach, 0 where none is found. About as many stages as like
// has are tried first, twice as many, and half: what those reach rules most of the
// others out.
func nearby(req Request, like Parallel, breathe func()) (rate float64) {
	if req.check().Failed() || like.TP < 1 || like.PP < 1 || like.CP < 1 || like.EP < 1 || like.Microbatch < 1 {
		return 0
	}
	given := func(degree *int, d int) {
		if *degree == 0 {
			*degree = d
		}
	}
	given(&req.Fixed.TP, like.TP)
	given(&req.Fixed.CP, like.CP)
	given(&req.Fixed.EP, like.EP)
	given(&req.Fixed.Microbatch, like.Microbatch)
	try := func(pp int) {
		near := req
		given(&near.Fixed.PP, pp)
		if got := find(near, true, rate, breathe); got.Found {
			rate = max(rate, got.TokensPerSecond()*(1-1e-9)) // less what rounding may have added
		}
	}
	for _, pp := range [...]int{like.PP, 2 * like.PP, (like.PP + 1) / 2} {
		try(evenStages(req.Setting.Shape.Layers, pp))
	}
	if rate > 0 {
		try(0)
	}
	return rate
}

// evenStages is the most stages, up to so many, that the layers fall evenly on.
func evenStages(layers, most int) int {
	pp := min(most, layers)
	for !nearlyEven(layers, pp) {
		pp--
	}
	return pp
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
	went     uint   // stages tried, to count breaths by

	widths   []int // tensor degrees
	cuts     []int // context degrees
	experts  []int
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

// check gives the errors of the request: those of its setting, and degrees that
// are fixed at what no layout can have.
func (req Request) check() check.List {
	list := req.Setting.check()
	if req.Accelerators < 1 {
		list.Error("accelerators", "positive", "At least one accelerator is needed.")
	}
	if req.Batch < 1 {
		list.Error("layout.global_batch", "positive", "A step needs at least one sequence.")
	}
	if list.Failed() {
		return list
	}
	// What is free is taken as 1, which every shape allows.
	p := req.Fixed
	for _, d := range [...]*int{&p.TP, &p.PP, &p.VPP, &p.DP, &p.CP, &p.EP, &p.Microbatch} {
		if *d == 0 {
			*d = 1
		}
	}
	if req.Fixed.PP == 0 && p.VPP > 1 {
		p.PP = 2
	}
	if req.Fixed.PP == 0 && p.Schedule == DualPipe {
		p.PP = 2
	}
	if req.Fixed.DP == 0 {
		p.DP = p.EP // so that the experts divide it
	}
	if p.Recompute == RecomputeFree {
		p.Recompute = RecomputeNone
	}
	if p.Zero == ZeroFree {
		p.Zero = Zero0
	}
	p.GlobalBatch = p.DP * p.Microbatch
	if req.Fixed.GlobalBatch > 0 && req.Fixed.DP > 0 {
		p.GlobalBatch = req.Fixed.GlobalBatch
	}
	for _, f := range degreesCheck(req.Setting, p, req.Accelerators) {
		list.Add(f.Severity, f.Field, f.Code, f.Text)
	}
	return list
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

// breath is how many stages are tried in one breath: tens of microseconds' work at
// least.
const breath = 64

// pipelines goes through the stages of a column. It reports whether a larger
// microbatch could still be of use: some number of stages has the memory for it
// and a bound above the best.
func (s *search) pipelines(col *column, slope float64) (more bool) {
	layers := s.c.set.Shape.Layers
	p := col.p
	from, to := span(s.req.Fixed.PP, min(layers, col.most))
	for pp := from; pp <= to; pp++ {
		if s.went++; s.breathe != nil && s.went%breath == 0 {
			s.breathe()
		}
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
		chunks := 1
		if pp > 1 && p.Schedule == OneFOneB {
			chunks = max(layers/pp, 1)
		}
		first, last := span(s.req.Fixed.VPP, chunks)
		redo, fits := s.lean(col, p, degree)
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
	if first < 1 {
		return
	}
	from := s.lightest(col, p, first, share/first)
	if from < len(s.redo) {
		u := &col.u[s.redo[from]]
		slow := s.slow(col, &p, s.redo[from])
		p.DP = 1
		each := float64(slow*u.total())/float64(p.PP) + s.c.hops(&col.b, p)
		for dp := first; dp >= 1; {
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
			dp--
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

// ranks gives p the data degree, or the next lower that the experts divide, and
// whether there is one.
func (s *search) ranks(p *Parallel, dp int) bool {
	was := dp
	for dp > 0 && dp*p.CP%p.EP != 0 {
		dp--
	}
	p.DP = dp
	return dp == was || dp > 0 && s.req.AtMost && s.req.Fixed.DP == 0
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
	for f := s.floorOf(col, p); m > 0; m-- {
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
