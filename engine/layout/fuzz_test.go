package layout

import (
	"math"
	"testing"
)

// FuzzEvaluate: what [Check] lets through has a step of finite, positive time that
// its parts add up to, and memory that is none below zero; and where it fits, the
// search finds nothing worse.
func FuzzEvaluate(f *testing.F) {
	f.Add(uint8(0), 8, 8, 2, 4, 1, 1, 1, 64, uint8(0), uint8(1), 256)
	f.Add(uint8(3), 1, 16, 1, 64, 1, 64, 1, 3840, uint8(2), uint8(1), 2048)
	f.Add(uint8(1), -8, 0, 1<<40, math.MaxInt, 1, 1, -1, math.MinInt, uint8(9), uint8(9), 1)
	all := settings(f)
	f.Fuzz(func(t *testing.T, which uint8, tp, pp, vpp, dp, cp, ep, micro, global int, recompute, zero uint8, n int) {
		set := all[int(which)%len(all)]
		p := Parallel{TP: tp, PP: pp, VPP: vpp, DP: dp, CP: cp, EP: ep, Microbatch: micro, GlobalBatch: global,
			Recompute: Recompute(recompute % 3), Zero: ZeroStage(int(zero % 4))}
		if Check(set, p, n).Failed() {
			return
		}
		s := Evaluate(set, p)
		if !(s.Time > 0) || math.IsInf(s.Time, 0) || s.Time != s.Parts.Sum() {
			t.Fatalf("%+v: time %g, parts %+v", p, s.Time, s.Parts)
		}
		m := s.Memory
		for _, x := range []float64{m.Weights, m.Gradients, m.Optimizer, m.Activations, s.MFU, s.HFU - s.MFU} {
			if !(x >= 0) || math.IsInf(x, 0) {
				t.Fatalf("%+v: memory %+v, MFU %g, HFU %g", p, m, s.MFU, s.HFU)
			}
		}
		if !s.Fits || n > 256 || global > 4096 {
			return
		}
		best := Best(Request{Setting: set, Accelerators: n, Batch: global})
		if rate := s.Tokens / s.Time; !best.Found || rate > best.TokensPerSecond()*(1+1e-9) {
			t.Fatalf("%d: %+v at %g tokens a second, found %+v at %g", n, p, rate, best.Parallel, best.TokensPerSecond())
		}
	})
}
