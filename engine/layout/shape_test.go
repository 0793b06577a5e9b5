package layout

import (
	"math"
	"testing"
)

// Shapes of published models, from their configuration files.
var (
	llama8B   = Shape{Layers: 32, Hidden: 4096, FFN: 14336, Heads: 32, KVHeads: 8, HeadDim: 128, ValueDim: 128, Vocab: 128256, SeqLen: 8192, Gated: true}
	llama405B = Shape{Layers: 126, Hidden: 16384, FFN: 53248, Heads: 128, KVHeads: 8, HeadDim: 128, ValueDim: 128, Vocab: 128256, SeqLen: 8192, Gated: true}
	gpt175B   = Shape{Layers: 96, Hidden: 12288, FFN: 49152, Heads: 96, KVHeads: 96, HeadDim: 128, ValueDim: 128, Vocab: 51200, SeqLen: 2048, Tied: true}
	deepSeek  = Shape{Layers: 61, Hidden: 7168, FFN: 18432, Heads: 128, KVHeads: 128, HeadDim: 192, ValueDim: 128, Vocab: 129280, SeqLen: 4096, Gated: true,
		Experts: 256, TopK: 8, SharedExperts: 1, ExpertFFN: 2048, DenseLayers: 3, QueryRank: 1536, KVRank: 512, RopeDim: 64}
	qwen235B = Shape{Layers: 94, Hidden: 4096, FFN: 12288, Heads: 64, KVHeads: 4, HeadDim: 128, ValueDim: 128, Vocab: 151936, SeqLen: 4096, Gated: true,
		Experts: 128, TopK: 8, ExpertFFN: 1536}
)

func within(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got/want-1) <= tolerance) {
		t.Errorf("%s: got %.5g, want %.5g within %.3g", what, got, want, tolerance)
	}
}

func TestParamsOfPublishedModels(t *testing.T) {
	for _, m := range []struct {
		name           string
		shape          Shape
		params, active float64
	}{
		{"Llama 3.1 8B", llama8B, 8.03e9, 8.03e9},       // model card: 8.03B
		{"Llama 3.1 405B", llama405B, 405.9e9, 405.9e9}, // weights: 405.85B
		{"GPT-3 175B", gpt175B, 174.6e9, 174.6e9},       // arXiv:2005.14165, table 2.1: 175.0B with positions
		{"DeepSeek-V3", deepSeek, 671e9, 37.5e9},        // arXiv:2412.19437: 671B, 37B active
		{"Qwen3-235B-A22B", qwen235B, 235.1e9, 22.2e9},  // model card: 235B, 22B active
	} {
		within(t, m.name, m.shape.Params(), m.params, 0.003)
		within(t, m.name+" active", m.shape.ActiveParams(), m.active, 0.015)
	}
}

func TestModelFLOPPerToken(t *testing.T) {
	// 6·405.85e9 + 12·126·128·128·8192 = 2.435e12 + 2.029e11.
	within(t, "Llama 3.1 405B", llama405B.ModelFLOPPerToken(), 6*405.85e9+12*126*128*128*8192, 1e-3)
	// Unequal widths count at their mean: 12·61·128·160·4096.
	within(t, "DeepSeek-V3", deepSeek.ModelFLOPPerToken()-6*deepSeek.ActiveParams(), 12*61*128*160*4096, 1e-12)
}

func TestDeriveMeetsParams(t *testing.T) {
	for _, params := range []float64{1e6, 1e8, 4e8, 1.3e9, 7e9, 7e10, 4.05e11, 1.3e12, 4e12, 4e13} {
		s, found := Derive(Shape{}, params, params)
		if found.Failed() || s.Check().Failed() {
			t.Fatalf("%g: %v %v", params, found, s.Check())
		}
		if params > 1e9 {
			within(t, "dense", s.Params(), params, 0.02)
		}
		if s.Hidden >= 2048 && (s.Heads%8 != 0 || s.KVHeads != 8) {
			t.Errorf("%g: %d heads of %d key-value heads do not divide by 8", params, s.Heads, s.KVHeads)
		}
	}
	for _, m := range []struct{ params, active float64 }{{671e9, 37e9}, {2e12, 1e11}, {4e11, 4e10}, {4e12, 8e11}} {
		s, found := Derive(Shape{}, m.params, m.active)
		if found.Failed() || s.Check().Failed() {
			t.Fatalf("%v: %v %v", m, found, s.Check())
		}
		within(t, "mixture", s.Params(), m.params, 0.07)
		within(t, "mixture active", s.ActiveParams(), m.active, 0.04)
		if s.TopK > s.Experts {
			t.Errorf("%v: %d of %d experts", m, s.TopK, s.Experts)
		}
	}
}

func TestDeriveKeepsWhatIsGiven(t *testing.T) {
	s, found := Derive(llama405B, 405e9, 405e9)
	if found.Failed() || s != llama405B {
		t.Errorf("a full shape changed: %+v", s)
	}
	s, _ = Derive(Shape{Layers: 100, KVHeads: 8, SeqLen: 4096}, 2e11, 2e11)
	if s.Layers != 100 || s.KVHeads != 8 || s.SeqLen != 4096 {
		t.Errorf("given fields changed: %+v", s)
	}
	within(t, "params with given layers", s.Params(), 2e11, 0.02)
}

// A catalogue does not say whether there is a gate; the parameters do.
func TestDeriveTellsTheGate(t *testing.T) {
	for _, want := range []Shape{llama8B, llama405B, gpt175B, qwen235B} {
		given := want
		given.Gated, given.Tied = false, false
		got, found := Derive(given, want.Params(), want.ActiveParams())
		if found.Failed() || got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	// Published figures are rounded: 405 and 175 billion.
	if s, _ := Derive(Shape{Layers: 126, Hidden: 16384, FFN: 53248, Heads: 128, KVHeads: 8, HeadDim: 128, Vocab: 128256}, 405e9, 405e9); !s.Gated || s.Tied {
		t.Errorf("Llama 3.1 405B: %+v", s)
	}
	if s, _ := Derive(Shape{Layers: 96, Hidden: 12288, FFN: 49152, Heads: 96, KVHeads: 96, HeadDim: 128, Vocab: 50257, SeqLen: 2048}, 175e9, 175e9); s.Gated {
		t.Errorf("GPT-3 175B: %+v", s)
	}
}

func TestDeriveRefusesNonsense(t *testing.T) {
	for _, params := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if _, found := Derive(Shape{}, params, params); !found.Failed() {
			t.Errorf("%g parameters pass", params)
		}
	}
	if _, found := Derive(Shape{Experts: 4, TopK: 8}, 1e11, 1e10); !found.Failed() {
		t.Error("8 of 4 experts pass")
	}
	// A search for so many layers would not end.
	for _, hidden := range []int{1, 42, 2048} {
		if s, found := Derive(Shape{Hidden: hidden}, 1.28e12, 1.28e12); !found.Failed() {
			t.Errorf("a width of %d passes, with %d layers", hidden, s.Layers)
		}
	}
}
