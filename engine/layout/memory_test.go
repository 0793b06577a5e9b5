package layout

import (
	"math"
	"testing"
)

const gib = 1 << 30

// a100 is an NVIDIA A100 80 GB in nodes of eight; its figures are the catalogue's.
func a100() Machine {
	m := Machine{Name: "a100-sxm-80gb", BestMatmul: 271.2 / 312, Memory: 80e9, Bandwidth: 2.039e12,
		ScaleUpDomain: 8, ScaleUpBandwidth: 300e9, ScaleOutBandwidth: 25e9}
	m.Peak[BF16], m.Peak[FP16] = 312e12, 312e12
	return m
}

// h100 is an NVIDIA H100 SXM in nodes of eight.
func h100() Machine {
	m := Machine{Name: "h100-sxm", BestMatmul: 794.5 / 989, Memory: 80e9, Bandwidth: 3.35e12,
		ScaleUpDomain: 8, ScaleUpBandwidth: 450e9, ScaleOutBandwidth: 50e9}
	m.Peak[BF16], m.Peak[FP16], m.Peak[FP8] = 989e12, 989e12, 1979e12
	return m
}

func fitted(t testing.TB) Constants {
	t.Helper()
	k, err := Fitted()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func megatron(layers, hidden, heads int) Shape {
	return Shape{Layers: layers, Hidden: hidden, FFN: 4 * hidden, Heads: heads, KVHeads: heads,
		HeadDim: hidden / heads, ValueDim: hidden / heads, Vocab: 51200, SeqLen: 2048, Tied: true}
}

// Korthikanti et al. (arXiv:2205.05198), figure 1, as transcribed in
// calculon-ai/calculon@caa4b11f:calculon/llm/validation.py: GiB of activations on
// an accelerator.
func TestActivationMemoryOfKorthikanti(t *testing.T) {
	for _, m := range []struct {
		name           string
		shape          Shape
		pp, vpp, mb, m int
		none, sparse   float64 // without any; sequence parallelism and selective recomputation
	}{
		{"22B", megatron(48, 6144, 64), 1, 1, 4, 1, 59.25, 9.5625},
		{"175B", megatron(96, 12288, 96), 8, 3, 1, 64, 66.84375, 12.3515625},
		{"530B", megatron(105, 20480, 128), 35, 3, 1, 280, 114.0234375, 23.076171875},
		{"1T", megatron(128, 25600, 160), 64, 1, 1, 512, 131.25, 26.5625},
	} {
		set := Setting{Shape: m.shape, Machine: a100(), Software: Early(), Format: FP16, Constants: fitted(t)}
		p := Parallel{TP: 8, PP: m.pp, VPP: m.vpp, DP: 1, CP: 1, EP: 1, Microbatch: m.mb, GlobalBatch: m.mb * m.m}
		kept := func() (none, selective float64) {
			c := newCalculator(set)
			b := c.block(p.TP, p.CP, p.EP, p.Microbatch)
			u := c.microOf(&b, RecomputeNone)
			first, _ := c.stages(p, cutOf(set.Shape.Layers, p.PP, p.VPP, u.layer, u.head), float64(m.m))
			return first.layers * first.alive * b.keepNone / gib, first.layers * first.alive * b.keepSelective / gib
		}
		none, _ := kept()
		within(t, m.name+" none", none, m.none, 0.05)
		set.Software.SequenceParallel = true
		_, selective := kept()
		within(t, m.name+" sequence parallel and selective", selective, m.sparse, 0.05)
	}
}

// The same paper's table 2: bytes per layer are s·b·h × the bracket.
func TestActivationFormulasOfKorthikanti(t *testing.T) {
	s := megatron(48, 6144, 64)
	sbh := float64(s.SeqLen * s.Hidden)
	scores := 5 * float64(s.Heads*s.SeqLen) / float64(s.Hidden)
	for _, row := range []struct {
		name     string
		tp       int
		sequence bool
		keep     func(block) float64
		want     float64
	}{
		{"no parallelism", 1, false, func(b block) float64 { return b.keepNone }, 34 + scores},
		{"tensor", 8, false, func(b block) float64 { return b.keepNone }, 10 + 24.0/8 + scores/8},
		{"tensor, sequence", 8, true, func(b block) float64 { return b.keepNone }, 34.0/8 + scores/8},
		{"tensor, selective", 8, false, func(b block) float64 { return b.keepSelective }, 10 + 24.0/8},
		{"tensor, sequence, selective", 8, true, func(b block) float64 { return b.keepSelective }, 34.0 / 8},
		{"full", 8, false, func(b block) float64 { return b.keepFull }, 2},
	} {
		set := Setting{Shape: s, Machine: a100(), Software: Early(), Format: FP16, Constants: fitted(t)}
		set.Software.SequenceParallel = row.sequence
		b := newCalculator(set).block(row.tp, 1, 1, 1)
		within(t, row.name, row.keep(b), sbh*row.want, 1e-12)
	}
}

func TestStateMemoryByStage(t *testing.T) {
	// Rajbhandari et al. (arXiv:1910.02054), figure 1: 7.5e9 parameters over 64
	// ranks at 2 + 2 + 12 bytes need 120, 31.4, 16.6 and 1.9 GB.
	s := llama8B
	sw := Modern()
	sw.GradientBytes = 2
	set := Setting{Shape: s, Machine: h100(), Software: sw, Format: BF16, Constants: fitted(t)}
	n := s.Params()
	for stage, share := range []float64{16, 4 + 12.0/64, 2 + 14.0/64, 16.0 / 64} {
		p := Parallel{TP: 1, PP: 1, VPP: 1, DP: 64, CP: 1, EP: 1, Microbatch: 1, GlobalBatch: 64, Recompute: RecomputeFull, Zero: ZeroStage(stage)}
		mem := Evaluate(set, p).Memory
		got := mem.Weights + mem.Gradients + mem.Optimizer
		if stage == 3 {
			got -= 2 * 2 * (n - float64(2*s.Vocab*s.Hidden)) / float64(s.Layers) // two gathered layers
		}
		within(t, "stage", got, n*share, 2e-3)
	}
}

func TestMemoryFallsWithRecomputationAndSharding(t *testing.T) {
	for _, set := range settings(t) {
		for _, p := range layouts(set.Shape) {
			last := math.Inf(1)
			for r := RecomputeNone; r <= RecomputeFull; r++ {
				p.Recompute = r
				total := Evaluate(set, p).Memory.Total()
				if total > last {
					t.Errorf("%+v: %v needs %g, the weaker one %g", p, r, total, last)
				}
				last = total
			}
			p.Recompute = RecomputeNone
			last = math.Inf(1)
			for z := Zero0; z <= Zero2; z++ {
				p.Zero = z
				total := Evaluate(set, p).Memory.Total()
				if total > last {
					t.Errorf("%+v: stage %d needs %g, the one before %g", p, z.Stage(), total, last)
				}
				last = total
			}
		}
	}
}
