package layout

import (
	"math"
	"testing"
)

// settings are a few that differ in everything that changes the arithmetic.
func settings(t testing.TB) []Setting {
	t.Helper()
	k := fitted(t)
	early := Setting{Shape: megatron(96, 12288, 96), Machine: a100(), Software: Early(), Format: FP16, Constants: k}
	dense := Setting{Shape: llama405B, Machine: h100(), Software: Modern(), Format: BF16, Constants: k}
	narrow := dense
	narrow.Format = FP8
	mixture := Setting{Shape: deepSeek, Machine: h100(), Software: Modern(), Format: FP8, Constants: k}
	rack := mixture
	rack.Machine.ScaleUpDomain, rack.Machine.Memory = 72, 186e9
	rack.Software.Graphs, rack.Software.OverlapExpert = true, false
	return []Setting{early, dense, narrow, mixture, rack}
}

// layouts are legal ones for the shapes of settings, memory aside.
func layouts(s Shape) []Parallel {
	var out []Parallel
	ep := 1
	if s.Experts > 0 {
		ep = 8
	}
	for _, d := range []struct{ tp, pp, vpp, cp, mb int }{
		{1, 1, 1, 1, 1}, {8, 1, 1, 1, 2}, {4, 4, 1, 1, 1}, {8, 8, 2, 2, 1}, {2, 16, 3, 1, 2}, {16, 8, 1, 1, 1}, {8, 12, 4, 4, 1}, {1, 6, 1, 1, 4},
	} {
		for _, z := range []Zero{Zero1, Zero3} {
			p := Parallel{TP: d.tp, PP: d.pp, VPP: d.vpp, CP: d.cp, DP: 32, EP: ep, Microbatch: d.mb, GlobalBatch: 32 * d.mb * 24,
				Recompute: RecomputeNone, Zero: z}
			out = append(out, p)
		}
	}
	return out
}

func TestPartsAddUp(t *testing.T) {
	for _, set := range settings(t) {
		for _, p := range layouts(set.Shape) {
			for r := RecomputeNone; r <= RecomputeFull; r++ {
				p.Recompute = r
				s := Evaluate(set, p)
				if s.Time != s.Parts.Sum() || !(s.Time > 0) || math.IsInf(s.Time, 0) {
					t.Fatalf("%+v: time %g, parts %+v", p, s.Time, s.Parts)
				}
				parts := s.Parts
				for _, x := range []float64{parts.Compute, parts.Recompute, parts.Tensor, parts.PipelineBubble, parts.Context,
					parts.Expert, parts.DataExposed, parts.Optimizer, parts.Straggler} {
					if !(x >= 0) {
						t.Errorf("%+v: a part is negative: %+v", p, parts)
					}
				}
				if s.HFU < s.MFU {
					t.Errorf("%+v: HFU %g below MFU %g", p, s.HFU, s.MFU)
				}
				if s.MFU <= 0 || s.MFU >= 1 {
					t.Errorf("%+v: MFU %g", p, s.MFU)
				}
				tokens := float64(p.GlobalBatch * set.Shape.SeqLen)
				within(t, "tokens/s", s.TokensPerSecond*float64(p.Ranks())*s.Time, tokens, 1e-12)
			}
		}
	}
}

func TestMoreIsNeverSlower(t *testing.T) {
	better := map[string]func(*Machine){
		"scale-up bandwidth":  func(m *Machine) { m.ScaleUpBandwidth *= 1.5 },
		"scale-out bandwidth": func(m *Machine) { m.ScaleOutBandwidth *= 1.5 },
		"memory bandwidth":    func(m *Machine) { m.Bandwidth *= 1.5 },
		"peak": func(m *Machine) {
			for i := range m.Peak {
				m.Peak[i] *= 1.5
			}
		},
	}
	for _, set := range settings(t) {
		for _, p := range layouts(set.Shape) {
			before := Evaluate(set, p).Time
			for what, more := range better {
				up := set
				more(&up.Machine)
				if after := Evaluate(up, p).Time; after > before*(1+1e-12) {
					t.Errorf("%+v: more %s takes %g s, %g before", p, what, after, before)
				}
			}
			aged := set
			aged.Software.Age++
			if after := Evaluate(aged, p).Time; after > before*(1+1e-12) {
				t.Errorf("%+v: a year later it is slower", p)
			}
		}
	}
}

func TestLargerBatchNeverLowersMFU(t *testing.T) {
	for _, set := range settings(t) {
		for _, p := range layouts(set.Shape) {
			last := 0.0
			for range 6 {
				if mfu := Evaluate(set, p).MFU; mfu < last*(1-1e-12) {
					t.Errorf("%+v: MFU %g, at half the batch %g", p, mfu, last)
				} else {
					last = mfu
				}
				p.GlobalBatch *= 2
			}
		}
	}
}

func TestBubbleFractions(t *testing.T) {
	// Narayanan et al. (arXiv:2104.04473), section 2.2: (p−1)/m of the ideal time,
	// over v when interleaved. With backward twice the forward and weight
	// gradients half of that, ZB-H1 (arXiv:2401.10241, table 2) idles a third.
	u := &micro{forward: 8, backward: 16, weightGrad: 8}
	ideal := func(p Parallel, m int) float64 { return float64(m) * u.total() / float64(p.PP) }
	for _, c := range []struct {
		p    Parallel
		m    int
		want float64
	}{
		{Parallel{PP: 8, VPP: 1}, 32, 7.0 / 32},
		{Parallel{PP: 8, VPP: 4}, 32, 7.0 / 32 / 4},
		{Parallel{PP: 8, VPP: 1, Schedule: ZeroBubble}, 32, 7.0 / 32 / 3},
		// DeepSeek-V3 (arXiv:2412.19437), table 2: (p/2−1)(F&B + B − 3W), here
		// 3·(1+4−3)=6 against 21 stage times of a third each.
		{Parallel{PP: 8, VPP: 1, Schedule: DualPipe}, 32, 3.0 * 2 / 3 / 32},
		{Parallel{PP: 1, VPP: 1}, 32, 0},
	} {
		got := bubble(c.p, u, c.m) / ideal(c.p, c.m)
		if math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%+v: bubble %g of the ideal time, want %g", c.p, got, c.want)
		}
	}
}

func TestCollectives(t *testing.T) {
	l := links{up: 1 / 1e11, out: 1 / 1e10}
	// Ring: (n−1)/n of the bytes over each link.
	if got := l.share(group{8, 8}, 8e11); math.Abs(got-7) > 1e-9 {
		t.Errorf("8 in a domain: %g s, want 7", got)
	}
	// Two domains of four: 3/4 inside, then half of a quarter between.
	if got, want := l.share(group{8, 4}, 8e11), 6+10.0; math.Abs(got-want) > 1e-9 {
		t.Errorf("2 × 4: %g s, want %g", got, want)
	}
	// All-to-all over two domains with one destination a token: half of the
	// bytes leave the domain, half of those addressed to it stay.
	if got, want := l.exchange(group{8, 4}, 8e10, 1), 4.0; math.Abs(got-want) > 1e-9 {
		t.Errorf("exchange: %g s, want %g", got, want)
	}
	// With many destinations each domain is visited once.
	if one, many := l.exchange(group{8, 4}, 8e10, 1), l.exchange(group{8, 4}, 8e10, 8); !(many < one/3) {
		t.Errorf("copies to one domain do not travel once: %g against %g", many, one)
	}
	for n := 1.0; n < 1e6; n *= 1.07 {
		if d := doublings(n) - math.Log2(n); d > 1e-12 || d < -0.0861 {
			t.Fatalf("doublings(%g) is off by %g", n, d)
		}
	}
}

func TestCutsCoverTheLayers(t *testing.T) {
	for layers := 1; layers <= 130; layers += 7 {
		for pp := 1; pp <= layers; pp++ {
			for v := 1; pp*v <= layers; v++ {
				c := cutOf(layers, pp, v, 1, 0.7)
				if c.slow < 1 || c.full*float64(pp-1)+c.last < float64(layers) || pp > 1 && max(c.full, c.last) > float64(v*((layers+pp*v-1)/(pp*v))) {
					t.Fatalf("%d layers on %d × %d: %+v", layers, pp, v, c)
				}
			}
		}
	}
	// 126 layers with embedding and output layer as two more fill 8 × 8 chunks of
	// two (Llama 3.1 405B in NVIDIA's recipes): hardly uneven.
	if c := cutOf(126, 8, 8, 1, 0.66); c.slow > 1.02 {
		t.Errorf("126 layers on 8 × 8: slowest stage %g of the mean", c.slow)
	}
}
