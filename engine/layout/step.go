package layout

import (
	"tenfold/engine/check"
	"tenfold/engine/unit"
)

// Setting is all that a layout is judged in.
type Setting struct {
	Shape     Shape
	Machine   Machine
	Software  Software
	Format    Format
	Constants Constants
}

// check gives the errors of the setting itself.
func (set Setting) check() check.List {
	list := append(set.Shape.Check(), set.Machine.Check()...)
	if peak, _ := set.Machine.Rate(set.Format); !(peak > 0) {
		list.Error("format", "no-peak", "The accelerator has no peak in a format that can train.")
	}
	return list
}

// usableMemory is bytes of an accelerator that training can use.
func (set Setting) usableMemory() float64 {
	return set.Machine.Memory * (1 - set.Constants.Reserve)
}

// Parts are seconds of a step by cause. They add up to it.
type Parts struct {
	Compute        float64 // forward and backward of the mean stage
	Recompute      float64 // forward computed again, with the tensor traffic it repeats
	Tensor         float64 // exposed tensor traffic
	PipelineBubble float64 // filling and draining, uneven stages, exposed traffic between stages
	Context        float64 // exposed context traffic
	Expert         float64 // exposed expert traffic
	DataExposed    float64 // exposed traffic of gradients and weights
	Optimizer      float64
	Straggler      float64 // what grows with the count
}

// Sum is the parts together.
func (t Parts) Sum() float64 {
	return t.Compute + t.Recompute + t.Tensor + t.PipelineBubble + t.Context + t.Expert +
		t.DataExposed + t.Optimizer + t.Straggler
}

// Step is one training step under a layout.
type Step struct {
	Time   float64 // seconds; the sum of Parts
	Parts  Parts
	Memory Memory
	Fits   bool // in the memory that training can use

	Tokens    float64 // in the step
	ModelFLOP float64 // in the step, as [Shape.ModelFLOPPerToken]
	// TokensPerSecond and ModelFLOPPerSecond are for one accelerator of those
	// that the layout uses.
	TokensPerSecond, ModelFLOPPerSecond float64
	// MFU is ModelFLOPPerSecond ÷ the dense peak of the format; HFU counts what
	// is recomputed too.
	MFU, HFU float64
}

// calculator is a setting prepared for many layouts.
type calculator struct {
	set    Setting
	rates  rates
	peak   float64
	perTok float64
	usable float64
}

// youngest is the least age of software in years: before that nobody trains.
const youngest = 0.5

// newCalculator prepares a setting that check has passed.
func newCalculator(set Setting) *calculator {
	m, k := &set.Machine, &set.Constants
	c := &calculator{set: set, perTok: set.Shape.ModelFLOPPerToken(), usable: set.usableMemory()}
	best := m.BestMatmul
	if !(best > 0) {
		best = k.UnmeasuredMatmul
	}
	peak, format := m.Rate(set.Format)
	age := max(set.Software.Age, youngest)
	mature := age / (age + k.Maturity)
	share := best * k.Matrix * mature
	narrow := 1.0
	switch format {
	case FP8, FP6:
		narrow = k.Narrow8
	case FP4:
		narrow = k.Narrow4
	}
	wide, _ := m.Rate(format.wide())
	c.peak = peak
	domain := max(m.ScaleUpDomain, 1)
	c.set.Machine.ScaleUpDomain = domain
	up := m.ScaleUpBandwidth
	if domain == 1 {
		up = m.ScaleOutBandwidth
	}
	c.rates = rates{
		linear:    1 / (peak * share * narrow),
		core:      1 / (wide * share),
		fused:     1 / (wide * share * mature),
		fill:      k.Fill / (2 * k.HalfWave),
		memory:    1 / m.Bandwidth,
		vector:    1 / (m.Bandwidth * k.Vector),
		linearFmt: format,
		links: links{
			up: 1 / (up * k.ScaleUp), out: 1 / (m.ScaleOutBandwidth * k.ScaleOut),
			upLatency: k.ScaleUpLatency, outLatency: k.ScaleOutLatency,
		},
	}
	return c
}

// cut is how layers fall on pipeline stages.
type cut struct {
	mean float64 // layers on the mean stage
	full float64 // layers on a full stage
	last float64 // layers on the last stage, which also has the output layer
	slow float64 // seconds of a microbatch on the slowest stage ÷ the mean stage, at least 1
}

// cutOf deals layers out to pp stages of v chunks as evenly as whole layers
// allow, the last stage taking fewer where the output layer weighs more than the
// difference. A stage takes at most v chunks of ⌈layers ÷ (pp·v)⌉. layer and head
// are seconds of one layer and of the output layer.
func cutOf(layers, pp, v int, layer, head float64) cut {
	if pp == 1 {
		return cut{mean: float64(layers), full: float64(layers), last: float64(layers), slow: 1}
	}
	chunks := pp * v
	most := v * ((layers + chunks - 1) / chunks)
	// Even in time, the last stage has this many layers; of the whole numbers
	// beside it the better is the best, since one stage's time rises with it and
	// the others' falls.
	even := (float64(layers) - float64(float64(pp-1)*head/layer)) / float64(pp)
	below := min(max(int(even), 0, layers-(pp-1)*most), most)
	c := cut{mean: float64(layers) / float64(pp)}
	slow := 0.0
	for last := below; last <= min(below+1, most); last++ {
		others := (layers - last + pp - 2) / (pp - 1)
		t := unit.Greater(float64(float64(others)*layer), float64(float64(last)*layer)+head)
		if slow == 0 || t < slow {
			slow, c.full, c.last = t, float64(others), float64(last)
		}
	}
	c.slow = unit.Greater(slow/(float64(c.mean*layer)+head/float64(pp)), 1)
	return c
}

// micro is the seconds of one microbatch on all stages together, by cause.
type micro struct {
	compute, redo, tensor, context, expert float64
	layer, head                            float64 // of one layer with everything, of the output layer
	forward, backward                      float64 // of all, with everything
	weightGrad                             float64
}

// microOf sums a block over the layers under a recomputation.
func (c *calculator) microOf(b *block, r Recompute) micro {
	n := float64(c.set.Shape.Layers)
	redo := 0.0
	tensorBack := b.tensorBackward
	switch r {
	case RecomputeSelective:
		redo = b.redoSelective
	case RecomputeFull:
		redo = b.redoFull + b.tensorForward + b.expertForward + b.contextForward
	}
	var u micro
	u.head = b.headForward + b.headBackward
	u.compute = float64(n*(b.forward+b.backward)) + u.head
	u.redo = float64(n * redo)
	u.tensor = float64(n * (b.tensorForward + tensorBack))
	u.context = float64(n * (b.contextForward + b.contextBackward))
	u.expert = float64(n * (b.expertForward + b.expertBackward))
	u.forward = float64(n*(b.forward+b.tensorForward+b.contextForward+b.expertForward)) + b.headForward
	total := u.compute + u.redo + u.tensor + u.context + u.expert
	u.backward = total - u.forward
	u.layer = (total - u.head) / n
	u.weightGrad = n * b.weightGrad
	return u
}

// total is the seconds of the microbatch on all stages.
func (u *micro) total() float64 { return u.forward + u.backward }

// bubble is the seconds a stage idles while the pipeline fills and drains, for
// m microbatches (see [Schedule] for sources): (p−1)/v stage times for 1F1B,
// plus what a last round of fewer than p microbatches leaves open when
// interleaved; the weight gradients fill it in ZB-H1 and DualPipe.
func bubble(p Parallel, u *micro, m int) float64 {
	pp, v := float64(p.PP), float64(p.VPP)
	if p.PP == 1 {
		return 0
	}
	f, b, w := u.forward/pp, u.backward/pp, u.weightGrad/pp
	switch p.Schedule {
	case ZeroBubble:
		return (pp - 1) * unit.Greater(f+b-float64(2*w), 0)
	case DualPipe:
		return (float64(pp/2) - 1) * unit.Greater(f+float64(2*b)-float64(3*w), 0)
	}
	t := (pp - 1) * (f + b) / v
	if rest := m % p.PP; p.VPP > 1 && rest != 0 {
		t += (v - 1) * (pp - float64(rest)) * (f + b) / v
	}
	return t
}

// assemble gives the step of layout p from its block and memory.
func (c *calculator) assemble(b *block, u *micro, cut cut, p Parallel, memory Memory) Step {
	k, sw := &c.set.Constants, &c.set.Software
	count := p.Microbatches()
	m, pp := float64(count), float64(p.PP)

	var t Parts
	t.Compute = m * u.compute / pp
	t.Recompute = m * u.redo / pp
	t.Tensor = m * u.tensor / pp
	t.Context = m * u.context / pp
	t.Expert = m * u.expert / pp
	if p.PP > 1 {
		uneven := float64(m * u.total() / pp * (cut.slow - 1))
		t.PipelineBubble = bubble(p, u, count) + uneven + float64(m*c.hops(b, p))
	}
	t.DataExposed = c.dataExposed(b, u, p, cut.slow, m)

	params := float64(cut.mean*(b.denseParams+b.expertParams)) + b.embedParams
	if p.Zero >= Zero1 {
		params = (float64(cut.mean*b.denseParams)+b.embedParams)/float64(p.DP*p.CP) +
			float64(cut.mean*b.expertParams)/(float64(p.DP*p.CP)/float64(p.EP))
	}
	t.Optimizer = params * optimizerTraffic * c.rates.vector
	t.Straggler = t.Sum() * k.Straggler * doublings(float64(p.Ranks()))

	step := Step{Time: t.Sum(), Parts: t, Memory: memory}
	step.Fits = step.Memory.Total() <= c.usable
	ranks := float64(p.Ranks())
	step.Tokens = float64(p.GlobalBatch) * float64(c.set.Shape.SeqLen)
	step.ModelFLOP = step.Tokens * c.perTok
	step.TokensPerSecond = step.Tokens / step.Time / ranks
	step.ModelFLOPPerSecond = step.TokensPerSecond * c.perTok
	step.MFU = step.ModelFLOPPerSecond / c.peak
	// What is recomputed, as work of the rank for its tokens: whole layers or
	// attention cores, counted at the rate of the model's own FLOP.
	redone := 0.0
	switch {
	case p.Recompute == RecomputeFull:
		redone = b.flopForward
	case p.Recompute == RecomputeSelective && !sw.FusedAttention:
		redone = b.flopCore
	}
	executed := m * float64(c.set.Shape.Layers) * redone / pp / step.Time
	step.HFU = step.MFU + executed/c.peak
	return step
}

// hops is the exposed seconds of the traffic between stages for one microbatch:
// forward and backward, into each virtual stage. Only schedules that have other
// work to do meanwhile can hide it.
func (c *calculator) hops(b *block, p Parallel) float64 {
	if p.PP == 1 {
		return 0
	}
	inside := p.TP*p.CP*p.DP*p.PP <= c.set.Machine.ScaleUpDomain
	t := float64(2*p.VPP) * c.rates.links.pass(inside, b.hop)
	if c.set.Software.OverlapPipeline && (p.VPP > 1 || p.Schedule != OneFOneB) {
		t *= c.set.Constants.Interference
	}
	return t
}

// dataExposed is the exposed seconds of gradient and weight traffic over the
// DP × CP ranks that hold the same parameters (experts: over those that hold the
// same experts). Without sharding, and with ZeRO-1, gradients are summed once a
// step behind the last microbatch's backward pass; ZeRO-2, which keeps only its
// share of them, scatters them for each microbatch; sharded weights are gathered
// once behind the first forward pass, by ZeRO-3 twice for each microbatch. Passes
// take as long as on the slowest stage, slow times the mean. The first and last
// layer's share cannot hide.
func (c *calculator) dataExposed(b *block, u *micro, p Parallel, slow, m float64) float64 {
	if p.DP*p.CP == 1 {
		return 0
	}
	t := c.dataTraffic(b, u, &p, slow)
	switch p.Zero {
	case Zero3:
		return m * (c.shown(t.weights, t.forward, t.edge) + c.shown(t.weights+t.gradients, t.backward, t.edge))
	case Zero2:
		return float64(m*c.shown(t.gradients, t.backward, t.edge)) + c.shown(t.weights, t.forward, t.edge)
	case Zero0:
		return c.shown(float64(2*t.gradients), t.backward, t.edge)
	}
	return c.shown(t.gradients, t.backward, t.edge) + c.shown(t.weights, t.forward, t.edge)
}

// leastData is the least that dataExposed is under any sharding.
func (c *calculator) leastData(b *block, u *micro, p *Parallel, slow float64) float64 {
	if p.DP*p.CP == 1 {
		return 0
	}
	t := c.dataTraffic(b, u, p, slow)
	once := c.shown(t.gradients, t.backward, t.edge) + c.shown(t.weights, t.forward, t.edge)
	return unit.Lesser(once, c.shown(float64(2*t.gradients), t.backward, t.edge))
}

// dataTraffic is the traffic over the ranks that hold the same parameters, in
// seconds: of all gradients or weights once, and of the passes that they may hide
// behind. The share edge of it cannot hide.
type dataTraffic struct{ gradients, weights, forward, backward, edge float64 }

func (c *calculator) dataTraffic(b *block, u *micro, p *Parallel, slow float64) dataTraffic {
	sw, domain := &c.set.Software, c.set.Machine.ScaleUpDomain
	pp := float64(p.PP)
	layers := float64(c.set.Shape.Layers) / pp
	replicas := groupOf(p.DP*p.CP, p.TP, domain)
	dense := float64(layers*b.denseParams) + b.embedParams
	one := c.rates.links.share(replicas, dense) // seconds for one byte a parameter
	if b.expertParams > 0 && p.DP*p.CP > p.EP {
		experts := groupOf(p.DP*p.CP/p.EP, p.TP*p.EP, domain)
		one += c.rates.links.share(experts, float64(layers*b.expertParams))
	}
	return dataTraffic{
		gradients: float64(one * sw.ReduceBytes), weights: float64(one * sw.WeightBytes),
		forward: u.forward * slow / pp, backward: u.backward * slow / pp, edge: 1 / (layers + 1),
	}
}

// shown is what shows of traffic beside a pass.
func (c *calculator) shown(traffic, beside, edge float64) float64 {
	if !c.set.Software.OverlapData {
		return traffic
	}
	return unit.Greater(c.visible(traffic, beside), traffic*edge)
}

// Evaluate gives the step of layout p. The layout is taken as it is: what
// [Check] would refuse gives a step that means nothing, and one that the
// setting itself forbids the zero Step.
func Evaluate(set Setting, p Parallel) Step {
	if set.check().Failed() || p.TP < 1 || p.PP < 1 || p.VPP < 1 || p.DP < 1 || p.CP < 1 || p.EP < 1 ||
		p.Microbatch < 1 || p.Microbatches() < 1 {
		return Step{}
	}
	c := newCalculator(set)
	b := c.block(p.TP, p.CP, p.EP, p.Microbatch)
	u := c.microOf(&b, p.Recompute)
	cut := cutOf(set.Shape.Layers, p.PP, p.VPP, u.layer, u.head)
	return c.assemble(&b, &u, cut, p, c.memory(&b, p, cut, float64(p.Microbatches())))
}
