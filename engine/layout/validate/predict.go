package validate

import "tenfold/engine/layout"

// Predict is tokens/s of one accelerator for a row under the constants, with
// what the row leaves open (recomputation, virtual stages, microbatch) as the
// fastest choice that fits; where none fits by the model's count of memory, the
// fastest of those that recompute most.
func Predict(row Row, k layout.Constants) (tokens float64, used layout.Parallel) {
	set := row.Setting
	set.Constants = k
	p := row.Parallel
	if p.Recompute != layout.RecomputeFree && p.VPP > 0 && p.Microbatch > 0 {
		return layout.Evaluate(set, p).TokensPerSecond, p
	}
	best, fits := 0.0, false
	for _, q := range open(row) {
		step := layout.Evaluate(set, q)
		if step.Fits && (!fits || step.TokensPerSecond > best) {
			best, fits, used = step.TokensPerSecond, true, q
		}
	}
	if !fits {
		for _, q := range open(row) {
			rate := layout.Evaluate(set, q).TokensPerSecond
			if q.Recompute > used.Recompute || q.Recompute == used.Recompute && rate > best {
				best, used = rate, q
			}
		}
	}
	return best, used
}

// open is the layouts a row may have had.
func open(row Row) []layout.Parallel {
	p := row.Parallel
	micro, chunks, redo := []int{p.Microbatch}, []int{p.VPP}, []layout.Recompute{p.Recompute}
	if p.Microbatch == 0 {
		micro = nil
		for _, m := range []int{8, 4, 2, 1} {
			if p.GlobalBatch%(p.DP*m) == 0 {
				micro = append(micro, m)
			}
		}
	}
	if p.VPP == 0 {
		chunks = nil
		for v := row.Setting.Shape.Layers / p.PP; v >= 1; v-- {
			if p.PP > 1 || v == 1 {
				chunks = append(chunks, v)
			}
		}
	}
	if p.Recompute == layout.RecomputeFree {
		redo = []layout.Recompute{layout.RecomputeNone, layout.RecomputeSelective, layout.RecomputeFull}
	}
	var out []layout.Parallel
	for _, r := range redo {
		for _, v := range chunks {
			for _, m := range micro {
				q := p
				q.Recompute, q.VPP, q.Microbatch = r, v, m
				out = append(out, q)
			}
		}
	}
	return out
}
