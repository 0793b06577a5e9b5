package layout

import (
	"fmt"
	"math"

	"tenfold/engine/check"
)

// Shape is a decoder-only transformer, dense or mixture of experts. Sizes are
// counts; a field that does not apply is zero.
type Shape struct {
	Layers  int // transformer blocks
	Hidden  int // model width
	FFN     int // width of the dense feed-forward
	Heads   int // query heads
	KVHeads int // key-value heads; Heads for plain attention
	// HeadDim is the width of a query or key head, ValueDim of a value head.
	HeadDim, ValueDim int
	Vocab             int
	SeqLen            int  // tokens in one sequence
	Gated             bool // feed-forward with a gate: three matrices, not two
	Tied              bool // input and output embedding are one matrix

	Experts       int // routed experts in a layer; 0 for a dense model
	TopK          int // routed experts each token visits
	SharedExperts int // experts every token visits, of ExpertFFN each
	ExpertFFN     int // width of one expert
	DenseLayers   int // first layers that are dense in a mixture

	// Latent attention (DeepSeek-V2, arXiv:2405.04434, section 2.1): ranks of
	// the compressed queries and key-values, and the part of HeadDim that
	// carries the position. KVRank 0 means plain attention.
	QueryRank, KVRank, RopeDim int
}

// queryWidth is heads × query width, valueWidth heads × value width.
func (s Shape) queryWidth() int { return s.Heads * s.HeadDim }
func (s Shape) valueWidth() int { return s.Heads * s.ValueDim }

// matrices is the matrices of one feed-forward.
func (s Shape) matrices() int {
	if s.Gated {
		return 3
	}
	return 2
}

// attentionParams is the parameters of one attention block.
func (s Shape) attentionParams() float64 {
	h := float64(s.Hidden)
	out := float64(float64(s.valueWidth()) * h)
	if s.KVRank == 0 {
		return float64(h*float64(s.queryWidth()+s.KVHeads*(s.HeadDim+s.ValueDim))) + out
	}
	q := float64(h * float64(s.queryWidth()))
	if s.QueryRank > 0 {
		q = float64(float64(s.QueryRank) * float64(s.Hidden+s.queryWidth()))
	}
	down := float64(h * float64(s.KVRank+s.RopeDim))
	up := float64(float64(s.KVRank) * float64(s.Heads*(s.HeadDim-s.RopeDim+s.ValueDim)))
	return q + down + up + out
}

// ffnParams is the parameters of a feed-forward of the given width.
func (s Shape) ffnParams(width int) float64 {
	return float64(s.matrices()) * float64(s.Hidden) * float64(width)
}

// routedLayers is the layers with routed experts.
func (s Shape) routedLayers() int {
	if s.Experts == 0 {
		return 0
	}
	return s.Layers - s.DenseLayers
}

// denseLayers is the layers with a dense feed-forward.
func (s Shape) denseLayers() int { return s.Layers - s.routedLayers() }

// embeddings is the number of embedding matrices.
func (s Shape) embeddings() int {
	if s.Tied {
		return 1
	}
	return 2
}

// paramsWith counts parameters with the given number of routed experts a layer.
func (s Shape) paramsWith(experts int) float64 {
	h := float64(s.Hidden)
	perLayer := s.attentionParams() + float64(2*h)
	n := float64(float64(s.Layers)*perLayer) + h + float64(float64(s.embeddings()*s.Vocab)*h)
	n += float64(float64(s.denseLayers()) * s.ffnParams(s.FFN))
	routed := float64(float64(experts+s.SharedExperts)*s.ffnParams(s.ExpertFFN)) + float64(h*float64(s.Experts))
	return n + float64(float64(s.routedLayers())*routed)
}

// Params is the model's parameters: blocks, norms, router, embeddings; biases
// and learned positions left out.
func (s Shape) Params() float64 { return s.paramsWith(s.Experts) }

// ActiveParams is the parameters one token visits, embeddings counted as in
// Params.
func (s Shape) ActiveParams() float64 { return s.paramsWith(s.TopK) }

// ModelFLOPPerToken is 6 × active parameters + 12 × layers × heads × head width
// × sequence (PaLM, arXiv:2204.02311, appendix B), forward and backward; the
// head width is the mean of query and value widths.
func (s Shape) ModelFLOPPerToken() float64 {
	attention := float64(6 * float64(s.Layers) * float64(s.queryWidth()+s.valueWidth()) * float64(s.SeqLen))
	return float64(6*s.ActiveParams()) + attention
}

// The rule that Derive follows.
const (
	aspect     = 128 // width ÷ layers: GPT-3 175B 128, Llama 3.1 8B 128 and 405B 130
	headDim    = 128 // Llama 2 and 3, Qwen3, Nemotron-4
	keyHeads   = 8   // key-value heads: Llama 3.1 8B, 70B and 405B, Nemotron-4 340B
	gatedRatio = 3.5 // gated feed-forward ÷ width: Llama 3.1 8B and 70B
	plainRatio = 4   // plain feed-forward ÷ width: GPT-3
	vocabulary = 128256
	sequence   = 8192 // Llama 3.1 pre-training
	fineTopK   = 8    // routed experts a token: DeepSeek-V3, Qwen3
	fineShared = 1    // shared experts: DeepSeek-V3
	// Steps of the width, so that heads divide by the usual tensor degrees: by 8
	// up to a width of 8192, by 16 beyond.
	smallStep, widthStep, wideStep = 128, 1024, 2048
	narrowWidth, wideWidth         = 2048, 8192
	ffnStep                        = 256 // so that shards stay multiples of a matrix tile
)

// roundTo is x to the nearest positive multiple of step.
func roundTo(x float64, step int) int {
	n := int(math.Floor(float64(x/float64(step)) + 0.5))
	if n < 1 {
		n = 1
	}
	return n * step
}

// cubeRoot is x^(1/3) by Newton's method, the same on every target.
func cubeRoot(x float64) float64 {
	if !(x > 0) {
		return 0
	}
	f, e := math.Frexp(x)
	y := math.Ldexp(f, e/3)
	for range 60 {
		next := (float64(2*y) + x/float64(y*y)) / 3
		if next == y {
			break
		}
		y = next
	}
	return y
}

// MostLayers is the most layers that may be asked for, be it by a width so small
// that the parameters need more: a search goes through the stages that they can be
// cut into, and would not end.
const MostLayers = 2000

// Derive completes a shape from the model's parameters and those active for a
// token. What partial names stays; the rest follows one rule: width 128 times
// the layers, heads of 128, eight key-value heads, a gated feed-forward, width
// in steps so that tensor degrees divide it, layers in steps of four where there
// are 32 or more, and a feed-forward width that makes the parameters come out.
// With fewer active parameters than parameters it is a fine-grained mixture:
// eight routed and one shared expert a token, as many experts as the parameters
// need. Of a shape given whole, whether the feed-forward has a gate and the
// embeddings are one matrix is what makes the parameters come out best.
//
// Findings name what cannot be met.
func Derive(partial Shape, params, active float64) (Shape, check.List) {
	var list check.List
	s := partial
	fill := func(field *int, v int) {
		if *field == 0 {
			*field = v
		}
	}
	if !(params > 0) || math.IsInf(params, 0) {
		list.Error("model.params", "params", "The number of parameters must be positive and finite.")
		return s, list
	}
	if !(active > 0) || active > params {
		active = params
	}
	mixture := s.Experts > 0 || s.TopK > 0 || active < 0.98*params
	if s.FFN == 0 && s.ExpertFFN == 0 || s.FFN > 0 && s.FFN != plainRatio*s.Hidden {
		s.Gated = true
	}
	ratio := float64(plainRatio)
	if s.Gated {
		ratio = gatedRatio
	}
	fill(&s.Vocab, vocabulary)
	fill(&s.SeqLen, sequence)

	// Width: active = layers·perLayer·h² with layers = h ÷ aspect, embeddings
	// taken off by fixed point.
	perLayer := 2 + float64(float64(s.matrices())*ratio)
	if s.Hidden == 0 {
		h := 0.0
		for range 40 {
			body := active - float64(float64(s.embeddings()*s.Vocab)*h)
			body = max(body, 0.2*active)
			if s.Layers > 0 {
				h = math.Sqrt(body / float64(float64(s.Layers)*perLayer))
			} else {
				h = cubeRoot(float64(body*aspect) / perLayer)
			}
		}
		step := widthStep
		switch {
		case h < narrowWidth:
			step = smallStep
		case h > wideWidth:
			step = wideStep
		}
		s.Hidden = roundTo(h, step)
	}
	h := float64(s.Hidden)
	fill(&s.HeadDim, headDim)
	fill(&s.Heads, max(1, s.Hidden/s.HeadDim))
	fill(&s.ValueDim, s.HeadDim)
	if s.KVHeads == 0 {
		s.KVHeads = min(keyHeads, s.Heads)
		for s.Heads%s.KVHeads != 0 {
			s.KVHeads--
		}
	}
	if !partial.Gated && !partial.Tied && s.Layers > 0 && (s.FFN > 0 || s.ExpertFFN > 0 && s.Experts > 0) {
		s = s.likest(params)
	}
	embedding := float64(float64(s.embeddings()*s.Vocab) * h)
	attention := s.attentionParams() + float64(2*h)
	if s.Layers == 0 {
		layer := attention + float64(float64(s.matrices())*ratio*h*h)
		n := (active - embedding) / layer
		if partial.Hidden > 0 && n > MostLayers {
			list.Error("model.hidden", "narrow", fmt.Sprintf("Of a width of %d that many parameters would take more than %d layers, the most that are searched.", s.Hidden, MostLayers))
			return s, list
		}
		step := 1
		if n >= 32 {
			step = 4
		}
		s.Layers = roundTo(n, step)
	}
	layers := float64(s.Layers)

	// Feed-forward width of one token, so that the active parameters come out.
	width := (active-embedding-float64(layers*attention))/layers/float64(float64(s.matrices())*h) + 0
	if width < ffnStep {
		width = ffnStep
	}
	if !mixture {
		fill(&s.FFN, roundTo(width, ffnStep))
		return s, list
	}
	if s.TopK == 0 {
		s.TopK = fineTopK
		if s.Experts == 0 && partial.SharedExperts == 0 {
			s.SharedExperts = fineShared
		}
	}
	if s.ExpertFFN == 0 {
		s.ExpertFFN = roundTo(width/float64(s.TopK+s.SharedExperts), ffnStep/2)
	}
	if s.Experts == 0 {
		rest := params - active
		one := layers * s.ffnParams(s.ExpertFFN)
		n := rest/one + float64(s.TopK)
		step := 8 // so that expert degrees divide them
		if n < 64 {
			step = 4
		}
		s.Experts = max(roundTo(n, step), s.TopK)
	}
	if s.TopK > s.Experts {
		list.Error("model.top_k", "top-k", fmt.Sprintf("A token cannot visit %d of %d experts.", s.TopK, s.Experts))
	}
	fill(&s.FFN, s.ExpertFFN*(s.TopK+s.SharedExperts))
	return s, list
}

// likest is s with or without a gate and tied embeddings, whichever has nearest
// to that many parameters.
func (s Shape) likest(params float64) Shape {
	best := s
	for _, gated := range [...]bool{true, false} {
		for _, tied := range [...]bool{false, true} {
			try := s
			try.Gated, try.Tied = gated, tied
			if math.Abs(try.Params()-params) < math.Abs(best.Params()-params) {
				best = try
			}
		}
	}
	return best
}

// Check gives an error for each size that no model can have.
func (s Shape) Check() check.List {
	var list check.List
	for _, f := range [...]struct {
		name  string
		value int
	}{
		{"layers", s.Layers}, {"hidden", s.Hidden}, {"heads", s.Heads}, {"kv_heads", s.KVHeads},
		{"head_dim", s.HeadDim}, {"vocab", s.Vocab}, {"seq_len", s.SeqLen},
	} {
		if f.value < 1 {
			list.Error("model."+f.name, "positive", fmt.Sprintf("%s must be at least 1, not %d.", f.name, f.value))
		}
	}
	if s.FFN < 1 && s.denseLayers() > 0 {
		list.Error("model.ffn_hidden", "positive", "A dense layer needs a feed-forward width.")
	}
	if s.Experts < 0 || s.Experts > 0 && (s.TopK < 1 || s.TopK > s.Experts || s.ExpertFFN < 1) {
		list.Error("model.experts", "experts", "A mixture needs at least one expert a token, no more than it has, each of some width.")
	}
	if s.DenseLayers < 0 || s.DenseLayers > s.Layers {
		list.Error("model.layers", "dense-layers", "There cannot be more dense layers than layers.")
	}
	return list
}
