package layout

import "tenfold/engine/unit"

// Bytes that element-wise passes move for each token and unit of width, counted
// from the tensors they read and write at 2 bytes an element.
const (
	// Residual addition and norm in one pass read the branch and the residual
	// and write the sum and the norm; two in a layer.
	fullNormBytes = 2 * 8
	// Apart the norm reads and writes, and bias, dropout and addition together
	// read two tensors and write one and a mask.
	partNormBytes = 2 * (4 + 7)
	// Each alone: bias 4, dropout 5, addition 6.
	apartNormBytes = 2 * (4 + 15)
	// A bias added by itself before the activation.
	apartBiasBytes = 4
	// Rotating queries and keys reads and writes them.
	rotateBytes = 4
	// A gated activation reads two tensors and writes one, a plain one reads and
	// writes.
	gatedBytes, plainBytes = 6, 4
	// Scores that are stored, for each element forward: written, softmax reads
	// and writes, dropout reads and writes with a mask, read again. Backward the
	// same for their gradients, with scores and masks read once more.
	scoreForward, scoreBackward = 13, 19
	// Scaling and masking by themselves read and write once more each, both ways.
	apartScoreBytes = 8
	// Casting an operand down reads 2 bytes and writes it twice at 1, as it is
	// and transposed for the backward pass.
	castBytes = 4
	// A mixture gathers tokens for their experts and scatters them back, both
	// reading and writing.
	permuteBytes = 2 * 4
	// The backward of an element-wise pass also reads what the forward kept.
	backwardPasses = 1.5
	// A fused loss writes logits, reads them for maximum, sum and gradient and
	// writes the gradient, at 2 to 4 bytes. In separate passes they are also cast
	// to 4 bytes and back and their logarithms kept.
	fusedLossBytes, splitLossBytes = 14, 30
	// Backward of a fused attention core does five products for two, of which
	// one recomputes the scores (Dao et al., arXiv:2205.14135).
	fusedBackward = 2.5
	// An accumulated fp32 gradient is read and written by each weight product.
	accumulateBytes = 8
	// Adam reads gradient, moments and master weight at 4 bytes, writes the last
	// three and the 2-byte weight.
	optimizerTraffic = 30
)

// Kernels launched for a layer forward: products with their casts, norms,
// rotation, attention, activation; a mixture adds routing, counting, sorting,
// permutation, exchange and grouped products. The backward launches twice as
// many. Counts are assumed from the operations of Megatron-Core's layers.
const (
	denseKernels, routedKernels = 20, 100
	// Operations the host issues for a layer forward, with the framework's own
	// and, in a mixture, those for each local expert and the waits for token
	// counts.
	denseOps, routedOps = 40, 300
)

// Products whose depth is not a multiple of eight 16-bit elements do not run on
// matrix units (NVIDIA, Matrix Multiplication Background User's Guide); on an
// A100 what is left is the fp32 rate, 19.5 of 312 TFLOP/s.
const (
	alignment     = 8
	unalignedSlow = 16
)

// rates is a setting's speeds in the units of the inner loop.
type rates struct {
	linear    float64 // seconds per FLOP of linear layers
	core      float64 // seconds per FLOP of unfused attention and output layer
	fused     float64 // seconds per FLOP of fused attention
	fill      float64 // seconds of filling and draining per output
	memory    float64 // seconds per byte, products
	vector    float64 // seconds per byte, element-wise passes
	links     links
	linearFmt Format
}

// block is what one microbatch costs on one rank for given tensor, context and
// expert degrees: seconds of the mean layer and of the output layer, bytes and
// parameters. It does not depend on the pipeline or the data degree.
type block struct {
	forward, backward             float64 // compute of a layer
	weightGrad                    float64 // part of backward that only the weights need
	redoSelective, redoFull       float64 // extra compute of a layer
	tensorForward, tensorBackward float64 // exposed tensor traffic of a layer
	contextForward                float64
	contextBackward               float64
	expertForward, expertBackward float64
	headForward, headBackward     float64 // output layer and loss, once

	hop float64 // bytes to the next pipeline stage

	denseParams, expertParams float64 // of the mean layer on a rank
	embedParams               float64 // of one embedding matrix on a rank

	keepNone, keepSelective, keepFull float64 // bytes of activations kept for a layer
	working                           float64 // bytes of one layer's activations while it is recomputed
	logits                            float64 // bytes of logits and their gradient

	flopForward, flopCore float64 // executed on the rank for a layer: all, attention core alone
}

// product is the seconds of a matrix product with rows × columns outputs over
// depth, batched as one kernel. Both the outputs and the depth carry what is
// lost at their edges; the memory it moves is a floor.
func (c *calculator) product(perFLOP, rows, columns, depth, moved float64) float64 {
	compute := (float64(rows*columns) + c.set.Constants.HalfWave) * (float64(2*depth*perFLOP) + c.rates.fill)
	return unit.Greater(compute, float64(moved*c.rates.memory))
}

// layer is the forward, input-gradient and weight-gradient seconds of a linear
// layer from depth to columns on the given tokens; groups weight matrices
// share the tokens evenly.
func (c *calculator) layer(tokens, columns, depth, groups float64) (forward, input, weight float64) {
	const wide = 2
	each := tokens / groups
	weights := float64(groups * columns * depth)
	acts := float64(tokens*depth) + float64(tokens*columns)
	forward = c.product(c.rates.linear, tokens, columns, depth, wide*(acts+weights))
	input = c.product(c.rates.linear, tokens, depth, columns, wide*(acts+weights))
	weight = c.product(c.rates.linear, float64(groups*columns), depth, each, float64(wide*acts)+float64(accumulateBytes*weights))
	return forward, input, weight
}

// block computes the costs for tensor degree tp, context degree cp, expert
// degree ep and microbatch mb.
func (c *calculator) block(tp, cp, ep, mb int) block {
	s, sw, k := &c.set.Shape, &c.set.Software, &c.set.Constants
	t := float64(tp)
	tokens := float64(mb) * float64(s.SeqLen) / float64(cp)
	h := float64(s.Hidden)
	q, v := float64(s.queryWidth()), float64(s.valueWidth())
	kv := float64(s.KVHeads * (s.HeadDim + s.ValueDim))
	kvHeads := unit.Greater(float64(s.KVHeads)/t, 1) // replicated where tp exceeds them
	kvLocal := float64(kvHeads * float64(s.HeadDim+s.ValueDim))
	gates := float64(s.matrices() - 1)
	layers := float64(s.Layers)
	routed := float64(s.routedLayers()) / layers
	dense := 1 - routed
	narrow := c.rates.linearFmt.narrow()

	// What sequence parallelism shards.
	spread := 1.0
	if sw.SequenceParallel {
		spread = t
	}

	var b block
	var forward, input, weight, flop float64
	add := func(share, tokens, columns, depth, groups float64) {
		if share == 0 {
			return
		}
		f, i, w := c.layer(tokens, columns, depth, groups)
		forward += float64(share * f)
		input += float64(share * i)
		weight += float64(share * w)
		flop += float64(2 * share * tokens * columns * depth)
	}
	castIn, castOut := 0.0, 0.0 // elements cast forward and backward, a token
	cast := func(share, in, out float64) {
		castIn += float64(share * in)
		castOut += float64(share * out)
	}

	// Attention's linear layers.
	if s.KVRank == 0 {
		add(1, tokens, q/t+kvLocal, h, 1)
		cast(1, h, q/t+kvLocal)
	} else {
		down := float64(s.KVRank + s.RopeDim)
		if s.QueryRank > 0 {
			r := float64(s.QueryRank)
			add(1, tokens, r+down, h, 1)
			add(1, tokens, q/t, r, 1)
			cast(1, h+r, r+down+q/t)
		} else {
			add(1, tokens, q/t+down, h, 1)
			cast(1, h, q/t+down)
		}
		up := float64(s.Heads*(s.HeadDim-s.RopeDim+s.ValueDim)) / t
		add(1, tokens, up, float64(s.KVRank), 1)
		cast(1, float64(s.KVRank), up)
	}
	add(1, tokens, h, v/t, 1)
	cast(1, v/t, h)

	// Feed-forwards.
	f := float64(s.FFN) / t
	add(dense, tokens, gates*f, h, 1)
	add(dense, tokens, h, f, 1)
	cast(dense, h+f, float64(gates*f)+h)
	visits := 0.0
	fe := float64(s.ExpertFFN) / t
	if routed > 0 {
		visits = float64(s.TopK)
		local := float64(s.Experts) / float64(ep)
		arrive := tokens * visits * sw.ExpertImbalance
		add(routed, arrive, gates*fe, h, local)
		add(routed, arrive, h, fe, local)
		add(routed, tokens, float64(s.Experts), h, 1)
		cast(routed, visits*(h+fe), visits*(float64(gates*fe)+h))
		if s.SharedExperts > 0 {
			shared := float64(float64(s.SharedExperts) * fe)
			add(routed, tokens, gates*shared, h, 1)
			add(routed, tokens, h, shared, 1)
			cast(routed, h+shared, float64(gates*shared)+h)
		}
	}

	// Attention core: queries on all keys, scores on all values.
	keys := float64(s.SeqLen)
	var coreForward, coreBackward, coreFLOP float64
	if sw.FusedAttention {
		coreFLOP = tokens * keys * (q + v) / t // 2 products × 2 FLOP, half skipped by causality
		fill := 1 + float64(2*k.AttentionFill)/float64(s.HeadDim+s.ValueDim)
		coreForward = float64(coreFLOP * c.rates.fused * fill)
		coreBackward = float64(coreForward * fusedBackward)
	} else {
		coreFLOP = 2 * tokens * keys * (q + v) / t
		heads := float64(s.Heads) / t
		scores := float64(tokens * keys * heads)
		wide := float64(2 * scores)
		rate := c.rates.core
		if s.HeadDim%alignment != 0 {
			rate *= unalignedSlow
		}
		scoring := c.product(rate, tokens*heads, keys, float64(s.HeadDim), wide)
		mixing := c.product(rate, tokens*heads, float64(s.ValueDim), keys, wide)
		extra := 0.0
		if sw.Fusion == FusedNot {
			extra = apartScoreBytes
		}
		coreForward = scoring + mixing + float64((scoreForward+extra)*scores*c.rates.vector)
		coreBackward = float64(2*(scoring+mixing)) + float64((scoreBackward+extra)*scores*c.rates.vector)
	}

	// Element-wise passes.
	norms := [...]float64{FusedNot: apartNormBytes, FusedPartly: partNormBytes, FusedFully: fullNormBytes}[sw.Fusion]
	activation := float64(plainBytes)
	if s.Gated {
		activation = gatedBytes
	}
	if sw.Fusion == FusedNot {
		activation += apartBiasBytes
	}
	width := float64(dense*f) + float64(routed*(visits+float64(s.SharedExperts))*fe)
	passes := float64(norms*h/spread) + float64(rotateBytes*(q/t+kvLocal)) + float64(activation*width)
	passes += float64(permuteBytes * routed * visits * h / spread)
	casts, castsBack := 0.0, 0.0
	if narrow {
		casts, castsBack = float64(castBytes*castIn), float64(castBytes*castOut)
	}
	vectorForward := float64(tokens * (passes + casts) * c.rates.vector)
	vectorBackward := float64(tokens * (float64(backwardPasses*passes) + castsBack) * c.rates.vector)
	kernels := float64((float64(dense*denseKernels) + float64(routed*routedKernels)) * k.Kernel)

	launch := 0.0
	if !sw.Graphs {
		launch = float64((float64(dense*denseOps) + float64(routed*routedOps)) * k.Host)
	}
	b.forward = forward + coreForward + vectorForward + kernels
	b.backward = input + weight + coreBackward + vectorBackward + float64(2*kernels)
	idle, idleBack := unit.Greater(launch-b.forward, 0), unit.Greater(float64(2*launch)-b.backward, 0)
	b.forward += idle
	b.backward += idleBack
	b.weightGrad = weight
	b.redoFull = b.forward
	if sw.FusedAttention {
		redone := float64(fullNormBytes/2*h/spread) + float64(activation*width)
		b.redoSelective = float64(tokens*redone*c.rates.vector) + float64(4*k.Kernel)
	} else {
		b.redoSelective = coreForward
	}
	b.flopForward, b.flopCore = flop+coreFLOP, coreFLOP

	// Tensor traffic: an all-gather and a reduce-scatter (or one all-reduce)
	// around attention and around the feed-forward, each way. Experts gather
	// and scatter their own tokens.
	set := &c.set
	if tp > 1 {
		g := groupOf(tp, 1, set.Machine.ScaleUpDomain)
		one := float64(2 * tokens * h)
		around := 2 * c.rates.links.share(g, one)
		experts := 2 * c.rates.links.share(g, one*unit.Greater(visits, 1))
		total := around + float64(dense*around) + float64(routed*experts)
		b.tensorForward, b.tensorBackward = total, total
		if sw.OverlapTensorForward {
			b.tensorForward *= k.TensorExposed
		}
		if sw.OverlapTensorBackward {
			b.tensorBackward *= k.TensorExposed
		}
	}

	// Context traffic: keys and values pass around the ring beside the attention
	// core; their gradients too on the way back.
	free, freeBack := b.forward, b.backward // compute that no other traffic hides behind
	if cp > 1 {
		beside, besideBack := coreForward+idle, coreBackward+idleBack
		free, freeBack = free-beside, freeBack-besideBack
		g := groupOf(cp, tp, set.Machine.ScaleUpDomain)
		bytes := float64(2*tokens*float64(cp)) * kvLocal
		if s.KVRank > 0 {
			bytes = float64(2*tokens*float64(cp)) * float64(s.KVRank+s.RopeDim)
		}
		one := c.rates.links.share(g, bytes)
		b.contextForward = c.visible(one, beside)
		b.contextBackward = c.visible(float64(2*one), besideBack)
	}

	// Expert traffic: dispatch and combine, each way.
	if routed > 0 && ep > 1 {
		g := groupOf(ep, tp, set.Machine.ScaleUpDomain)
		bytes := 2 * tokens * h / spread * visits * sw.ExpertImbalance
		one := float64(routed * 2 * c.rates.links.exchange(g, bytes, s.TopK))
		if sw.OverlapExpert {
			b.expertForward = c.visible(one, free)
			b.expertBackward = c.visible(one, freeBack)
		} else {
			b.expertForward, b.expertBackward = one, one
		}
	}

	// Output layer and loss, at 16 bits.
	vocab := float64(s.Vocab) / t
	hf := c.product(c.rates.core, tokens, vocab, h, 2*(float64(tokens*(vocab+h))+float64(vocab*h)))
	lossBytes := float64(splitLossBytes)
	if sw.Fusion == FusedFully {
		lossBytes = fusedLossBytes
	}
	loss := tokens * vocab * lossBytes * c.rates.vector
	b.headForward = hf + float64(loss/2)
	b.headBackward = float64(2*hf) + float64(loss/2)

	b.hop = 2 * tokens * h / spread
	if sw.SequenceParallel == false && tp > 1 {
		// Each tensor rank sends its part and the receiver gathers inside the
		// domain (the scatter-gather of arXiv:2104.04473, section 4.1).
		b.hop = 2 * tokens * h / t
	}

	c.memoryOf(&b, tokens, t, spread, kvLocal, visits, routed, kv, ep)
	return b
}

// visible is the part of traffic that shows beside compute of the given
// length: what does not fit, and at least what it takes from that compute.
func (c *calculator) visible(traffic, beside float64) float64 {
	return unit.Greater(traffic-beside, c.set.Constants.Interference*traffic)
}
