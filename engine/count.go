package engine

import (
	"math"

	"tenfold/engine/unit"
)

// sizing is the search for the smallest whole number of accelerators that train
// some work in the time asked for.
//
// What n accelerators do in that time is n · MFU(n) · goodput(n), at the batch
// that is best for them. Neither n · MFU(n) nor n · goodput(n) falls as the count
// grows, but their product may: far out, where more accelerators bring little and
// fail as often as any. So the counts that finish in time need not be all from one
// on, and a count that does beside one that does not need not be the smallest.
type sizing struct {
	in       *Inputs
	faults   faults
	work     unit.FLOP // without what a batch beyond the critical one adds
	critical unit.Tokens
	within   unit.Time
}

// firstGuess is where the search for a count starts when nothing nearer is known:
// published runs have 16 to 200,000 accelerators.
const firstGuess = 4096

// mostAccelerators bounds the search for a count, because there may be none that
// is in time (see faults): ten times the most that can be asked for, so that few
// draws of an answer below that have no count, and those that have none stand
// above all that have.
const mostAccelerators = 1 << 30

// need is how many accelerators (a real number) would finish in time if they
// trained as each of n does.
func (z *sizing) need(n float64) float64 {
	k := unit.Count(n)
	ratio, best := z.in.batchRatio(k, z.critical)
	rate := unit.Share(unit.Share(z.in.Peak.Value, z.in.reached(best)), z.faults.goodput(k))
	return float64(unit.Scaled(z.work, extraTokens(ratio)).At(rate).Within(z.within))
}

// inTime reports whether n accelerators finish in time, of which so many are
// needed.
func inTime(n, need float64) bool { return need <= n*(1+slack) }

// smallest is the smallest whole number of accelerators in time, mostAccelerators
// where there is none below. It does not depend on near, from where it is looked
// for.
func (z *sizing) smallest(near unit.Count) unit.Count {
	guess := unit.Lesser(unit.Greater(1, unit.Count(math.Floor(float64(near)))), mostAccelerators)
	if !unit.Known(guess) {
		guess = firstGuess
	}
	need := z.need(float64(guess))
	for z.in.Best.Step > 0 && z.in.Best.MFU[1] == 0 && math.IsInf(need, 1) && guess < mostAccelerators {
		guess = unit.Lesser(2*guess, mostAccelerators) // no layout holds the model on so few
		need = z.need(float64(guess))
	}
	if !unit.Known(unit.Count(need)) {
		return unit.Count(need)
	}
	n, found := z.edge(float64(guess), need, mostAccelerators)
	for !found || !z.rising(n) {
		below := n - 1
		if !found {
			below = n
		}
		quick, need := z.earlier(below)
		if quick == 0 {
			break
		}
		n, found = z.edge(quick, need, quick)
	}
	return unit.Count(n)
}

// edge is a count up to most that is in time while one fewer is not, and whether
// there is one: where most itself is late, none may be found though there is. The
// secant rule on need(n) = n goes from guess over whole numbers until two that lie
// next to each other are told apart; where it does not lead there soon, what is
// left is halved. need is that of guess.
func (z *sizing) edge(guess, need, most float64) (n float64, found bool) {
	const rounds = 10
	late, early := 0.0, most+1
	at := guess
	was, missed := 0.0, 0.0 // the count before, and need less count there
	for round := 0; early-late > 1; round++ {
		if round > 0 {
			need = z.need(at)
		}
		if inTime(at, need) {
			early = at
		} else {
			late = at
		}
		miss := need - at
		next := need
		if round > 0 && miss != missed {
			next = at - float64(miss*(at-was))/(miss-missed)
		}
		was, missed = at, miss
		if round >= rounds || next != next {
			next = late + float64((early-late)/2)
		}
		at = unit.Greater(late+1, unit.Lesser(early-1, math.Ceil(next)))
	}
	return unit.Lesser(early, most), early <= most
}

// rising reports whether what accelerators do in the time is known to rise all the
// way up to n, so that no fewer than n do what n do: if up to there MFU and goodput
// together fall by less than the count grows.
func (z *sizing) rising(n float64) bool {
	const margin = 0.01
	fall := z.faults.fall(z.faults.goodput(unit.Count(n)))
	if !(fall < mostFall) {
		return false
	}
	if z.in.MFU.Known() {
		return true
	}
	ratio := unit.Ratio(1) // the least: a larger batch is like fewer accelerators
	if z.in.Batch.Known() {
		ratio = unit.Per(z.in.Batch.Value, z.critical)
	}
	like := z.in.likeCount(unit.Count(n), unit.Scaled(z.critical, ratio))
	return z.in.Best.gentle(like, z.in.Best.At(like), 1-margin-fall)
}

// earlier is a count up to below that is in time and its need, 0 where there is
// none. From below on it rules out range after range: of a count m from a to b, m · MFU(m) is
// at most b · MFU(b), and goodput at most that of a.
func (z *sizing) earlier(below float64) (n, need float64) {
	const rounding = 4e-12 // beside slack
	for b := below; b >= 1; {
		need := z.need(b)
		if inTime(b, need) {
			return b, need
		}
		done := b / need // of the work, by b accelerators
		full := float64(z.faults.goodput(unit.Count(b)))
		out := func(a float64) bool {
			return done*float64(z.faults.goodput(unit.Count(a)))/full < 1-rounding
		}
		if out(1) {
			return 0, 0
		}
		a := b
		for wide := unit.Lesser(0.75, 64*(1-done)); ; wide /= 4 {
			if a = math.Ceil(float64(b * (1 - wide))); a >= b || out(a) {
				break
			}
		}
		b = unit.Lesser(a, b) - 1
	}
	return 0, 0
}
