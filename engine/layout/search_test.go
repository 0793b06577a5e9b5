package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
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

// byHand is layouts someone might try.
func byHand(n int) []Parallel {
	var out []Parallel
	for _, tp := range []int{1, 4, 8, 16} {
		for _, pp := range []int{1, 4, 7, 8, 16, 18, 32} {
			for _, vpp := range []int{1, 2, 5} {
				for _, cp := range []int{1, 2} {
					for _, mb := range []int{1, 3} {
						for r := RecomputeNone; r <= RecomputeFull; r++ {
							for z := Zero0; z <= Zero3; z++ {
								for _, spare := range []int{0, 3} {
									dp := n/(tp*pp*cp) - spare
									if dp < 1 {
										continue
									}
									p := Parallel{TP: tp, PP: pp, VPP: vpp, CP: cp, DP: dp, EP: 1, Microbatch: mb, Recompute: r, Zero: z}
									p.GlobalBatch = max(4096/(dp*mb), 1) * dp * mb
									if p.GlobalBatch <= 4096 {
										out = append(out, p)
									}
								}
							}
						}
					}
				}
			}
		}
	}
	return out
}

func TestNoLayoutByHandIsBetter(t *testing.T) {
	req := tenfold(t)
	req.Batch = 4096
	req.Setting.Shape = llama405B
	legal := 0
	for _, n := range []int{512, 3000, 16384} {
		req.Accelerators = n
		best := Best(req)
		for _, p := range byHand(n) {
			step := Evaluate(req.Setting, p)
			if !step.Fits || Check(req.Setting, p, n).Failed() {
				continue
			}
			legal++
			if rate := step.Tokens / step.Time; rate > best.TokensPerSecond()*(1+1e-12) {
				t.Errorf("n %d: %+v at %g, found %+v at %g", n, p, rate, best.Parallel, best.TokensPerSecond())
			}
		}
	}
	if legal < 200 {
		t.Errorf("only %d layouts by hand are legal", legal)
	}
}

func TestThroughputNeverFallsWithTheCount(t *testing.T) {
	req := tenfold(t)
	counts := []int{1000, 1024, 1025, 1500, 2047, 2048, 4000, 8192, 8200, 16384, 30000, 65536, 100000}
	last := 0.0
	for i, r := range Curve(req, counts) {
		if rate := r.TokensPerSecond(); rate < last*(1-1e-12) {
			t.Errorf("%d accelerators: %g tokens/s, fewer reached %g", counts[i], rate, last)
		} else {
			last = rate
		}
		if r.Parallel.Ranks() > counts[i] {
			t.Errorf("%d accelerators: the layout uses %d", counts[i], r.Parallel.Ranks())
		}
	}
}

func TestFixedDegreesStay(t *testing.T) {
	req := tenfold(t)
	req.Accelerators = 16384
	req.Fixed = Parallel{TP: 4, PP: 16, VPP: 3, CP: 2, Microbatch: 2, Recompute: RecomputeFull, Zero: Zero3}
	r := Best(req)
	p := r.Parallel
	if !r.Found || p.TP != 4 || p.PP != 16 || p.VPP != 3 || p.CP != 2 || p.Microbatch != 2 || p.Recompute != RecomputeFull || p.Zero != Zero3 {
		t.Errorf("found %v %+v %v", r.Found, p, r.Findings)
	}
	req.Fixed = Parallel{DP: 64, GlobalBatch: 4096}
	if r = Best(req); !r.Found || r.Parallel.DP != 64 || r.Parallel.GlobalBatch != 4096 {
		t.Errorf("found %v %+v %v", r.Found, r.Parallel, r.Findings)
	}
}

// A fixed degree is kept by layouts that can exist: virtual stages have a pipeline.
func TestVirtualStagesHaveAPipeline(t *testing.T) {
	for _, req := range small(t) {
		req.Fixed.VPP = 2
		if r := Best(req); r.Found && Check(req.Setting, r.Parallel, req.Accelerators).Failed() {
			t.Errorf("%d accelerators, at most %v: found %+v", req.Accelerators, req.AtMost, r.Parallel)
		}
	}
}

// Where nothing fits, the leanest is a layout that could run had it the memory,
// and what it is said to need is what it needs.
func TestTheLeanestCanExist(t *testing.T) {
	met := 0
	for _, req := range small(t) {
		for _, fixed := range []Parallel{{}, {VPP: 2}, {EP: 2}, {DP: 2}} {
			if fixed.EP > 1 && req.Setting.Shape.Experts == 0 {
				continue
			}
			req.Setting.Machine.Memory, req.Fixed = 1e8, fixed
			r := Best(req)
			if r.Found || r.Parallel == (Parallel{}) {
				continue
			}
			met++
			if found := degreesCheck(req.Setting, r.Parallel, req.Accelerators); found.Failed() {
				t.Errorf("%d experts, at most %v: %+v: %v", req.Setting.Shape.Experts, req.AtMost, r.Parallel, found)
			}
			if p := r.Parallel; p.GlobalBatch > req.Batch || !req.AtMost && p.GlobalBatch != req.Batch {
				t.Errorf("a batch of %d of %d, at most %v", p.GlobalBatch, req.Batch, req.AtMost)
			}
			if say := fmt.Sprintf("needs %.1f GB", r.Step.Memory.Total()/1e9); !strings.Contains(r.Findings[len(r.Findings)-1].Text, say) {
				t.Errorf("%q, but the layout %s", r.Findings[len(r.Findings)-1].Text, say)
			}
		}
	}
	if met < 100 {
		t.Errorf("only %d searches found nothing", met)
	}
}

func TestFindingsInsteadOfPanics(t *testing.T) {
	good := tenfold(t)
	for name, spoil := range map[string]func(*Request){
		"no accelerators":     func(r *Request) { r.Accelerators = 0 },
		"no batch":            func(r *Request) { r.Batch = 0 },
		"no layers":           func(r *Request) { r.Setting.Shape.Layers = 0 },
		"no peak":             func(r *Request) { r.Setting.Machine.Peak = [formats]float64{} },
		"no memory":           func(r *Request) { r.Setting.Machine.Memory = 0 },
		"no network":          func(r *Request) { r.Setting.Machine.ScaleOutBandwidth = 0 },
		"odd tensor degree":   func(r *Request) { r.Fixed.TP = 7 },
		"too many stages":     func(r *Request) { r.Fixed.PP = 100000 },
		"negative degree":     func(r *Request) { r.Fixed.DP = -3 },
		"chunks, no pipeline": func(r *Request) { r.Fixed.PP, r.Fixed.VPP = 1, 4 },
		"experts, dense":      func(r *Request) { r.Fixed.EP = 8 },
		"odd context degree":  func(r *Request) { r.Fixed.CP = 3 },
		"does not fit":        func(r *Request) { r.Accelerators = 8 },
		"batch not divided":   func(r *Request) { r.Fixed = Parallel{GlobalBatch: 100, DP: 64} },
		"too many ranks":      func(r *Request) { r.Fixed = Parallel{TP: 8, PP: 16, DP: 100000} },
	} {
		req := good
		spoil(&req)
		if r := Best(req); r.Found || !r.Findings.Failed() {
			t.Errorf("%s: found %v %+v %v", name, r.Found, r.Parallel, r.Findings)
		}
		if p := (Parallel{TP: 1, PP: 1, VPP: 1, DP: 1, CP: 1, EP: 1, Microbatch: 1, GlobalBatch: 1, Recompute: RecomputeFull, Zero: Zero0}); !Check(req.Setting, p, 1).Failed() {
			t.Errorf("%s: the model fits on one accelerator", name)
		}
	}
	if s := Evaluate(Setting{}, Parallel{}); s != (Step{}) {
		t.Errorf("nothing gives %+v", s)
	}
}

func TestInnerLoopAllocatesNothing(t *testing.T) {
	req := tenfold(t)
	c := newCalculator(req.Setting)
	p := Parallel{TP: 8, PP: 16, VPP: 4, DP: 64, CP: 1, EP: 1, Microbatch: 1, GlobalBatch: 4096, Recompute: RecomputeSelective, Zero: Zero1}
	if n := testing.AllocsPerRun(100, func() {
		b := c.block(8, 1, 1, 1)
		u := c.microOf(&b, p.Recompute)
		cut := cutOf(req.Setting.Shape.Layers, p.PP, p.VPP, u.layer, u.head)
		c.assemble(&b, &u, cut, p, c.memory(&b, p, cut, 64))
	}); n != 0 {
		t.Errorf("%g allocations for a layout", n)
	}
}

// TestAGivenBatchIsSearchedAsQuickly: a batch that is to be dealt out whole leaves
// fewer layouts than one that is a limit, and finding them takes no longer: data
// degrees go by the batch's divisors. Several tries each, since the machine has
// others to serve.
func TestAGivenBatchIsSearchedAsQuickly(t *testing.T) {
	limit := tenfold(t)
	limit.Batch = 2 * 3 * 5 * 4999
	given := limit
	given.AtMost = false
	quickest := func(req Request, than time.Duration) time.Duration {
		began := time.Now()
		Best(req)
		return min(than, time.Since(began))
	}
	atLimit, whole := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	for try := 0; try < 10 && (try == 0 || whole > 2*atLimit); try++ {
		atLimit, whole = quickest(limit, atLimit), quickest(given, whole)
	}
	if whole > 2*atLimit {
		t.Errorf("a batch of %d takes %v to deal out and %v as a limit", limit.Batch, whole, atLimit)
	}
	t.Logf("given %v, as a limit %v", whole, atLimit)
}

func BenchmarkBest(b *testing.B) {
	r := tenfold(b)
	b.ReportAllocs()
	for b.Loop() {
		Best(r)
	}
}

// BenchmarkManyExperts is a mixture of thousands of experts where only just nothing
// fits, so that no bound is of help.
func BenchmarkManyExperts(b *testing.B) {
	r := tenfold(b)
	shape, found := Derive(Shape{Experts: 4096, TopK: 8}, 1e12, 30e9)
	if found.Failed() {
		b.Fatal(found)
	}
	r.Setting.Shape, r.Accelerators, r.Batch = shape, 3071, 4590
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

// BenchmarkLayouts is how many layouts are evaluated in a second, without
// pruning.
func BenchmarkLayouts(b *testing.B) {
	req := tenfold(b)
	req.Accelerators, req.Batch, req.AtMost = 2048, 1024, false
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n += find(req, false, 0, nil).Searched
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "layouts/s")
}
