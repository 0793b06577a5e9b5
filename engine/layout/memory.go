package layout

import "tenfold/engine/unit"

// Memory is bytes on the fullest accelerator, by use.
type Memory struct {
	Weights     float64 // with ZeRO-3 the layers that are gathered at a time
	Gradients   float64
	Optimizer   float64 // moments and master weights
	Activations float64 // kept for the backward pass, with logits and what is recomputed at a time
}

// Total is the sum.
func (m Memory) Total() float64 { return m.Weights + m.Gradients + m.Optimizer + m.Activations }

// memoryOf fills the parameters and activation bytes of a block: what
// Korthikanti et al. (arXiv:2205.05198, section 4 and table 2) count, with the
// feed-forward width, grouped queries and experts left general. At 2 bytes an
// element a layer keeps the inputs of both norms and their outputs, queries,
// keys, values, the attention's output and the feed-forward's inputs and
// outputs; dropout adds masks of one byte, unfused attention the scores three
// times (5 bytes in all).
func (c *calculator) memoryOf(b *block, tokens, t, spread, kvLocal, visits, routed, kv float64, ep int) {
	s, sw := &c.set.Shape, &c.set.Software
	h := float64(s.Hidden)
	q, v := float64(s.queryWidth())/t, float64(s.valueWidth())/t
	dense := 1 - routed
	shared := float64(s.SharedExperts)

	// What only a linear layer reads again is kept as it was cast.
	cast := 2.0
	if c.rates.linearFmt.narrow() {
		cast = 1
	}
	inputs := float64(4*h) / spread       // of the two norms
	outputs := float64(2*cast*h) / spread // of the two norms
	attention := float64(2 * (q + kvLocal + v))
	if s.KVRank > 0 {
		attention += float64(2 * (s.QueryRank + s.KVRank + s.RopeDim))
	}
	tensors := float64(s.matrices()) // outputs of the first products and the activation
	width := float64(dense*float64(s.FFN)) + float64(routed*(visits+shared)*float64(s.ExpertFFN))
	width /= t
	ffn := float64((float64(2*(tensors-1)) + cast) * width)
	moved := float64(2*routed*visits*h) / spread // tokens as their experts got them
	masks, scores := 0.0, 0.0
	if sw.Dropout {
		masks = float64(2*h) / spread
	}
	if !sw.FusedAttention {
		scores = float64(float64(5*s.Heads) / t * float64(s.SeqLen))
		if !sw.Dropout {
			scores = float64(float64(2*s.Heads) / t * float64(s.SeqLen))
		}
	}
	all := inputs + outputs + attention + ffn + moved + masks + scores
	b.keepNone = float64(tokens * all)
	if sw.FusedAttention {
		b.keepSelective = float64(tokens * (all - outputs - float64(cast*width)))
	} else {
		b.keepSelective = float64(tokens * (all - scores))
	}
	b.keepFull = float64(2*tokens*h) / spread
	b.working = b.keepNone
	b.logits = float64(6*tokens) * float64(s.Vocab) / t

	// Parameters of the mean layer on a rank.
	replicated := float64(2 * h) // norms
	whole := float64(h*float64(s.queryWidth())) + float64(float64(s.valueWidth())*h) + float64(h*kv)
	if s.KVRank > 0 {
		compress := float64(h * float64(s.KVRank+s.RopeDim+s.QueryRank))
		replicated += compress
		whole = s.attentionParams() - compress
	}
	b.denseParams = replicated + whole/t + float64(dense*s.ffnParams(s.FFN))/t +
		float64(routed*(float64(shared*s.ffnParams(s.ExpertFFN))/t+float64(h*float64(s.Experts))))
	b.expertParams = float64(routed*float64(s.Experts)*s.ffnParams(s.ExpertFFN)) / t / float64(ep)
	b.embedParams = float64(float64(s.Vocab)*h) / t
}

// stage is what lies on one pipeline stage: layers, embedding matrices, output
// layers, and microbatches whose activations are alive at once.
type stage struct {
	layers, embeddings, heads, alive float64
}

// stages are the first and the last stage, between which the fullest is: the
// first holds most activations, the last the logits.
func (c *calculator) stages(p Parallel, cut cut, m float64) (first, last stage) {
	pp, v := float64(p.PP), float64(p.VPP)
	embeddings := float64(c.set.Shape.embeddings())
	if p.PP == 1 {
		one := stage{layers: float64(c.set.Shape.Layers), embeddings: embeddings, heads: 1, alive: 1}
		return one, one
	}
	first = stage{layers: cut.full, embeddings: 1}
	last = stage{layers: cut.last, embeddings: 1, heads: 1}
	switch p.Schedule {
	case DualPipe:
		first.alive, last.alive = pp+1, pp+1
	case ZeroBubble:
		first.alive, last.alive = pp, pp
	default:
		first.alive = pp + (pp-1)/v
		last.alive = (float64((v-1)*pp) + 1) / v
		if p.VPP == 1 {
			first.alive, last.alive = pp, 1
		}
	}
	first.alive, last.alive = unit.Lesser(first.alive, m), unit.Lesser(last.alive, m)
	return first, last
}

// stageMemory is the memory of a stage.
func (c *calculator) stageMemory(b *block, p Parallel, st stage) Memory {
	sw := &c.set.Software
	copies := 1.0
	if p.Schedule == DualPipe {
		copies = 2
	}
	dense := float64(st.layers*b.denseParams) + float64(st.embeddings*b.embedParams)
	experts := float64(st.layers * b.expertParams)
	shardDense := float64(p.DP * p.CP)
	shardExperts := shardDense / float64(p.EP)
	sharded := dense/shardDense + experts/shardExperts
	whole := dense + experts
	held := func(from Zero) float64 {
		if p.Zero >= from {
			return sharded
		}
		return whole
	}
	weights := held(Zero3)
	if p.Zero >= Zero3 {
		// The layer in use and the next are gathered.
		weights = unit.Lesser(weights+float64(2*(b.denseParams+b.expertParams)), whole)
	}
	var mem Memory
	mem.Weights = copies * weights * sw.WeightBytes
	mem.Gradients = copies * held(Zero2) * sw.GradientBytes
	mem.Optimizer = held(Zero1) * sw.OptimizerBytes
	keep := b.keepNone
	switch p.Recompute {
	case RecomputeSelective:
		keep = b.keepSelective
	case RecomputeFull:
		keep = b.keepFull
	}
	mem.Activations = float64(st.layers*st.alive*keep) + (b.working - keep) + float64(st.heads*b.logits)
	return mem
}

// memory is the fullest stage's.
func (c *calculator) memory(b *block, p Parallel, cut cut, m float64) Memory {
	first, last := c.stages(p, cut, m)
	a, z := c.stageMemory(b, p, first), c.stageMemory(b, p, last)
	if z.Total() > a.Total() {
		return z
	}
	return a
}
