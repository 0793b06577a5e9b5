package spread

import (
	"math"
	"slices"

	"tenfold/engine"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// runs is what is kept of the first half of every draw, [engine.Run]. Most of a
// draw's time goes into finding its count, so that while only prices, places and
// power change the runs of the last answer serve again.
type runs struct {
	of   origin
	each []ran
	ends [engine.RunResults]ends
}

// ran is what [engine.Bill] reads of one run.
type ran struct {
	count, spares unit.Count
	wall          unit.Time
	time          unit.AcceleratorTime
}

// ends is the 10th and 90th percentile of a result.
type ends struct {
	low, high float64
	found     bool
}

// origin is all that the draws of a run come from: two that are equal have the
// same draws, bit for bit. It is never equal where a number in it is NaN.
type origin struct {
	plan     *plan
	size     engine.Size
	recovery engine.Recovery
	best     engine.Curve
	inputs   []source
}

// source is what the draws of one input come from.
type source struct {
	known bool
	bits  uint64         // of the value: what is unknown is compared too, NaN included
	curve estimate.Curve // of what is known
	order order
}

// originOf is where the draws of a run come from.
func originOf(p *plan, in *engine.Inputs) origin {
	o := origin{plan: p, size: in.Size, recovery: in.Recovery, best: in.Best}
	for i, input := range engine.InputList {
		if !engine.RunReads(in, i) {
			continue
		}
		s := source{known: input.Known(in), bits: math.Float64bits(input.Value(in))}
		if s.known {
			s.curve, s.order = input.Curve(in), orderOf(in, input.Name)
		}
		o.inputs = append(o.inputs, s)
	}
	return o
}

func (o origin) equal(b origin) bool {
	return o.plan == b.plan && o.size == b.size && o.recovery == b.recovery && o.best == b.best && slices.Equal(o.inputs, b.inputs)
}
