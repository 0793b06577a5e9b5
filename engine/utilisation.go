package engine

import (
	"math"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// utilisation fills the MFU: the user's own, or what published runs most like
// this one reached.
//
// The rule is a kernel mean (Nadaraya 1964; Watson 1964) of the logarithm of
// the MFU that each published run's hours imply, weighted by likeness:
// accelerator family, dense or mixture, active parameters, and how far its
// figures may be relied on. Its spread is the runs' own, widened where few are
// alike.
func (r *resolver) utilisation() {
	in := &r.in
	in.MFUFall = assumption(r, "mfu_count_exponent", unit.Ratio(1))
	in.MFUCount = estimate.Derive(unit.Count(likeCount), "The count that the MFU is said for.")
	if r.s.MFU.Set {
		in.MFU = estimate.Enter(unit.Fraction(r.s.MFU.Value))
		in.MFUFall = estimate.Enter(unit.Ratio(0))
		return
	}
	in.MFU = r.likeness()
}

const (
	likeCount  = 4096 // accelerators; published runs of the catalogue have 16 to 32,000
	likeDecade = 1.0  // decades of active parameters that make a run half alike (bandwidth of the kernel)
	likeOther  = 0.25 // weight of another family, and of a mixture beside a dense model
	likeDoubt  = 0.3  // weight of a run whose figures are doubtful
	likePrior  = 2.0  // runs' worth of the spread that holds where none is alike
	priorSD    = 0.35 // that spread, of the logarithm: all runs of the catalogue together
)

// likeness is the MFU that published runs most like this one reached.
func (r *resolver) likeness() estimate.Of[unit.Fraction] {
	active := unit.Log(float64(r.in.ActiveParams.Value))
	var weight, mean, spread float64
	var seen []estimate.Of[unit.Fraction]
	var weights []float64
	for _, run := range r.cat.Runs() {
		mfu, ok := r.reached(run)
		if !ok {
			continue
		}
		a, _ := r.cat.Accelerator(run.Accelerator)
		d := (unit.Log(float64(run.ActiveParams.Value)) - active) / (likeDecade * math.Ln10)
		w := unit.Exp(-0.5 * d * d)
		if a.Family != r.accelerator.Family {
			w *= likeOther
		}
		if run.MixtureOfExperts() != r.mixture {
			w *= likeOther
		}
		if run.Check != catalog.OK {
			w *= likeDoubt
		}
		weight += w
		mean += float64(w * unit.Log(mfu))
		seen = append(seen, estimate.Of[unit.Fraction]{Value: unit.Fraction(mfu), Note: run.Short, Sources: run.AcceleratorHours.Sources})
		weights = append(weights, w)
	}
	if weight == 0 {
		panic("engine: the catalogue holds no run with accelerator-hours")
	}
	mean /= weight
	best := 0
	for i, e := range seen {
		d := unit.Log(float64(e.Value)) - mean
		spread += float64(weights[i] * float64(d*d))
		if weights[i] > weights[best] {
			best = i
		}
	}
	sd := math.Sqrt((spread + likePrior*priorSD*priorSD) / (weight + likePrior))
	const z90 = 1.2815515655446004
	out := estimate.Of[unit.Fraction]{
		Value: unit.Fraction(unit.Exp(mean)), Low: unit.Fraction(unit.Exp(mean - float64(z90*sd))), High: unit.Fraction(math.Min(unit.Exp(mean+float64(z90*sd)), 0.9)),
		Law: estimate.Share, Basis: estimate.Derived, Sources: seen[best].Sources,
		Note: "From published runs, weighted by likeness; the one most alike is " + seen[best].Note + ".",
	}
	return out
}

// reached is the MFU that a published run's hours imply at likeCount
// accelerators, with goodput and count taken out by the same model that puts
// them in.
func (r *resolver) reached(run catalog.Run) (float64, bool) {
	a, ok := r.cat.Accelerator(run.Accelerator)
	if !ok || !run.AcceleratorHours.Known() || !run.ActiveParams.Known() || !run.Tokens.Known() {
		return 0, false
	}
	format := run.Format
	peak, ok := a.Peak(format)
	if !ok || format == "fp8" { // most of an FP8 run's work outside products is wider; the BF16 peak is the common measure
		if peak, ok = a.Peak("bf16"); !ok {
			if peak, ok = a.Peak("fp16"); !ok {
				return 0, false
			}
		}
	}
	work := r.in.ParameterFLOP.Value.Each(run.ActiveParams.Value)
	if s := run.Shape; s.Layers.Known() && s.Hidden.Known() && s.SeqLen.Known() {
		width := s.Hidden.Value
		if s.HeadDim.Known() && s.Heads.Known() {
			width = unit.Each(s.HeadDim.Value, s.Heads.Value)
		}
		work += unit.FLOPFactor(r.cat.Assumption("attention_flop_factor").Value).EachElement(unit.Elements(unit.Each(unit.Each(s.Layers.Value, width), s.SeqLen.Value)))
	}
	share := float64(work.For(run.Tokens.Value)) / (float64(peak.Value) * float64(run.AcceleratorHours.Value))
	n := unit.Count(likeCount)
	if run.Accelerators.Known() {
		n = run.Accelerators.Value
	}
	at := Inputs{
		Goodput: estimate.Missing[unit.Fraction](""), Interruptions: assumption(r, interruptionRow(a), unit.PerAcceleratorDay),
		Restart: assumption(r, "detect_restart_time", unit.Minute), CheckpointStall: assumption(r, "checkpoint_stall", unit.Second),
		PlannedStops: assumption(r, "planned_stop_share", unit.Fraction(1)), IsolatedGoodput: assumption(r, "isolated_goodput", unit.Fraction(1)),
	}
	loss := unit.Pow(float64(n)/likeCount, -r.cat.Assumption("mfu_count_exponent").Value)
	mfu := share / float64(at.goodputAt(n).goodput) / loss
	return mfu, mfu > 0 && mfu < 1
}
