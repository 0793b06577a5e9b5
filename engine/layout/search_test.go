package layout

import (
	"math"
	"testing"
	"time"

	"tenfold/engine/unit"
)

// tenfold is ten times the compute of Llama 3.1 405B at the same tokens for each
// parameter, on H100: √10 times the parameters.
func tenfold(t testing.TB) Request {
	t.Helper()
	n := 405e9 * math.Sqrt(10)
	s, found := Derive(Shape{}, n, n)
	if found.Failed() {
		t.Fatal(found)
	}
	return Request{Setting: Setting{Shape: s, Machine: h100(), Software: Modern(), Format: BF16, Constants: fitted(t)},
		Accelerators: 131072, Batch: 8192, AtMost: true}
}

func TestTmp(t *testing.T) {
	_ = unit.Exp
	try := func(name string, r Request) {
		s := time.Now()
		res := Best(r)
		t.Logf("%s %v n%d b%d %v searched %d %v %+v mfu %.3f mem %.1f %v", name, time.Since(s), r.Accelerators, r.Batch, r.AtMost, res.Searched, res.Found, res.Parallel, res.Step.MFU, res.Step.Memory.Total()/1e9, res.Findings)
	}
	r := tenfold(t)
	for _, x := range []struct {
		s Shape
		n []int
		b int
	}{{llama8B, []int{8, 64, 1024}, 512}, {deepSeek, []int{256, 2048, 16384}, 8192}, {qwen235B, []int{512}, 4096}, {llama405B, []int{8, 16384}, 2048}} {
		for _, n := range x.n {
			r.Setting.Shape, r.Accelerators, r.Batch = x.s, n, x.b
			r.AtMost = true
			try("", r)
			r.AtMost = false
			try("", r)
		}
	}
}

func BenchmarkBest(b *testing.B) {
	r := tenfold(b)
	b.ReportAllocs()
	for b.Loop() {
		Best(r)
	}
}

// brute is the best of every layout that Check allows, one by one.
func brute(req Request) (best Parallel, rate float64, legal int) {
	s := req.Setting.Shape
	n := req.Accelerators
	for tp := 1; tp <= n; tp++ {
		for cp := 1; tp*cp <= n; cp++ {
			for pp := 1; tp*cp*pp <= n && pp <= s.Layers; pp++ {
				for v := 1; v == 1 || pp > 1 && pp*v <= s.Layers; v++ {
					for dp := 1; tp*cp*pp*dp <= n; dp++ {
						for ep := 1; ep <= max(s.Experts, 1); ep++ {
							for mb := 1; dp*mb <= req.Batch; mb++ {
								for m := 1; dp*mb*m <= req.Batch; m++ {
									if !req.AtMost && dp*mb*m != req.Batch {
										continue
									}
									for r := RecomputeNone; r <= RecomputeFull; r++ {
										for z := Zero0; z <= Zero3; z++ {
											p := Parallel{TP: tp, PP: pp, VPP: v, DP: dp, CP: cp, EP: ep, Microbatch: mb, GlobalBatch: dp * mb * m, Recompute: r, Zero: z}
											if Check(req.Setting, p, n).Failed() {
												continue
											}
											legal++
											step := Evaluate(req.Setting, p)
											if got := step.Tokens / step.Time; got > rate {
												best, rate = p, got
											}
										}
									}
								}
							}
						}
					}
				}
			}
		}
	}
	return best, rate, legal
}

// small is settings whose whole space is small, with memory that binds in some.
func small(t testing.TB) []Request {
	t.Helper()
	k := fitted(t)
	dense := Shape{Layers: 6, Hidden: 1024, FFN: 4096, Heads: 4, KVHeads: 4, HeadDim: 256, ValueDim: 256, Vocab: 32000, SeqLen: 512, Gated: true}
	mixture := Shape{Layers: 4, Hidden: 1024, FFN: 2048, Heads: 2, KVHeads: 2, HeadDim: 512, ValueDim: 512, Vocab: 16000, SeqLen: 512, Gated: true,
		Experts: 4, TopK: 2, ExpertFFN: 1024}
	var out []Request
	for _, s := range []Shape{dense, mixture} {
		for _, memory := range []float64{80e9, 3e9, 1.2e9, 0.7e9} {
			for _, slow := range []float64{1, 0.02} {
				m := h100()
				m.Memory, m.ScaleUpDomain = memory, 4
				m.ScaleOutBandwidth *= slow
				for _, n := range []int{1, 6, 8} {
					for _, most := range []bool{true, false} {
						out = append(out, Request{Setting: Setting{Shape: s, Machine: m, Software: Modern(), Format: BF16, Constants: k},
							Accelerators: n, Batch: 12, AtMost: most})
					}
				}
			}
		}
	}
	return out
}

func TestSearchLosesNothing(t *testing.T) {
	met := 0
	for _, req := range small(t) {
		want, rate, legal := brute(req)
		got := Best(req)
		if got.Found != (legal > 0) {
			t.Errorf("n %d, memory %g, %v: found %v of %d legal layouts: %v", req.Accelerators, req.Setting.Machine.Memory, req.AtMost, got.Found, legal, got.Findings)
			continue
		}
		if legal == 0 {
			continue
		}
		met++
		if r := got.TokensPerSecond(); r < rate*(1-1e-9) || r > rate*(1+1e-9) {
			t.Errorf("n %d, memory %g, experts %d, at most %v:\n got %+v at %g\nbest %+v at %g of %d", req.Accelerators, req.Setting.Machine.Memory, req.Setting.Shape.Experts, req.AtMost, got.Parallel, r, want, rate, legal)
		}
		if found := Check(req.Setting, got.Parallel, req.Accelerators); found.Failed() {
			t.Errorf("the best layout %+v is not legal: %v", got.Parallel, found)
		}
	}
	if met < 60 {
		t.Errorf("only %d of the searches found a layout", met)
	}
}
