package engine

import (
	"math"

	"tenfold/engine/estimate"
	"tenfold/engine/layout"
	"tenfold/engine/unit"
)

// size of the model in plain numbers, before it becomes inputs.
type modelSize struct {
	compute, params, active, tokens float64
}

// model fixes compute, parameters and tokens, then the shape.
func (r *resolver) model() {
	s := r.s
	id := s.Reference
	if id == "" {
		id = DefaultReference
	}
	run, ok := r.cat.Run(id)
	if !ok {
		r.found.Error("reference", "unknown-run", "There is no run “"+short(id)+"” in the catalogue.")
		return
	}
	r.reference = run
	six := assumption(r, "flop_per_parameter_token", unit.FLOPFactor(1))
	r.in.ParameterFLOP = six
	r.in.AttentionFLOP = assumption(r, "attention_flop_factor", unit.FLOPFactor(1))
	if s.NoAttention {
		r.in.AttentionFLOP = estimate.Enter(unit.FLOPFactor(0))
	}
	per := float64(six.Value)

	// The reference: 6·N·D of its row, its published FLOP only where one is missing.
	ref := modelSize{params: float64(run.Params.Value), active: float64(run.ActiveParams.Value), tokens: float64(run.Tokens.Value)}
	whole := run.ActiveParams.Known() && run.Tokens.Known()
	if whole {
		ref.compute = per * ref.active * ref.tokens
	} else if run.FLOPPublished.Known() {
		ref.compute = float64(run.FLOPPublished.Value)
	}
	if !run.Params.Known() {
		ref.params = ref.active
	}

	m := s.Model
	c := modelSize{params: m.Params.Or(0), active: m.ActiveParams.Or(0), tokens: m.Tokens.Or(0), compute: s.ComputeFLOP.Or(0)}
	switch {
	case s.Scale.Set && s.ComputeFLOP.Set:
		r.found.Error("scale", "compute-twice", "Give a scaling factor or the compute, not both.")
		return
	case s.Scale.Set && m.Tokens.Set && (m.ActiveParams.Set || m.Params.Set):
		r.found.Error("scale", "compute-twice", "Parameters and tokens already give the compute; leave the scaling factor out.")
		return
	case s.TakesScale():
		if !(ref.compute > 0) {
			r.found.Error("reference", "no-compute", run.Short+" has neither parameters and tokens nor a published compute to scale.")
			return
		}
		c.compute = ref.compute * s.Scale.Or(DefaultScale)
	}
	sparsity := 1.0 // total ÷ active
	if whole && ref.active > 0 {
		sparsity = ref.params / ref.active
	}
	if s.Recipe == "moe" {
		sparsity = r.cat.Assumption("moe_sparsity").Value
	}
	if s.Recipe == "compute-optimal" {
		sparsity = 1
	}
	if m.Params.Set && m.ActiveParams.Set {
		sparsity = c.params / c.active
		if sparsity < 1 {
			r.found.Error("model.active_params", "more-active", "Active parameters cannot exceed all parameters.")
			return
		}
	} else if m.Params.Set {
		c.active = c.params / sparsity
	}
	if !r.complete(&c, ref, whole, per) {
		return
	}
	if !m.Params.Set {
		c.params = c.active * sparsity
	}
	exact := s.TakesScale() && s.Scale.Or(DefaultScale) == 1 && whole && m == (Model{}) && (s.Recipe == "" || s.Recipe == Recipes[0])
	if exact {
		c = ref
	}
	note, sources := r.modelNote()
	in := &r.in
	in.Compute = override(s.ComputeFLOP, unit.FLOP(1), estimate.Derive(unit.FLOP(c.compute), note, sources...))
	in.Params = override(m.Params, unit.Params(1), estimate.Derive(unit.Params(c.params), note, sources...))
	in.ActiveParams = override(m.ActiveParams, unit.Params(1), estimate.Derive(unit.Params(c.active), note, sources...))
	in.Tokens = override(m.Tokens, unit.Tokens(1), estimate.Derive(unit.Tokens(c.tokens), note, sources...))
	r.shape(c, ref, exact)
}

// complete fills what is missing of compute, active parameters and tokens.
func (r *resolver) complete(c *modelSize, ref modelSize, whole bool, per float64) bool {
	n := 0
	for _, v := range [...]float64{c.compute, c.active, c.tokens} {
		if v > 0 {
			n++
		}
	}
	switch {
	case n == 3:
		if d := c.compute / (per * c.active * c.tokens); d > 1.01 || d < 1/1.01 {
			r.found.Error("compute_flop", "disagree", "Compute, active parameters and tokens disagree: 6 × parameters × tokens is "+Figure(per*c.active*c.tokens)+" FLOP, the compute given "+Figure(c.compute)+".")
			return false
		}
	case c.compute == 0 && n == 2:
		c.compute = per * c.active * c.tokens
	case c.active == 0 && n == 2:
		c.active = c.compute / (per * c.tokens)
	case c.tokens == 0 && n == 2:
		c.tokens = c.compute / (per * c.active)
	default:
		r.recipe(c, ref, whole, per)
	}
	return true
}

// recipe supplies the rest where one of compute, active parameters and tokens
// is known.
func (r *resolver) recipe(c *modelSize, ref modelSize, whole bool, per float64) {
	// Llama 3's scaling law (arXiv:2407.21783, figure 3): tokens = A × compute^α.
	a, alpha := r.cat.Assumption("flop_optimal_tokens_coefficient").Value, r.cat.Assumption("flop_optimal_tokens_exponent").Value
	optimal := r.s.Recipe == "compute-optimal" || !whole
	if !whole && r.s.Recipe != "compute-optimal" {
		r.found.Note("recipe", "no-ratio", r.reference.Short+" has no published parameters and tokens; the compute-optimal recipe divides the compute.")
	}
	switch {
	case c.compute > 0 && optimal:
		c.tokens = a * unit.Pow(c.compute, alpha)
		c.active = c.compute / (per * c.tokens)
	case c.compute > 0:
		ratio := ref.tokens / ref.active
		c.active = math.Sqrt(c.compute / (per * ratio))
		c.tokens = c.compute / (per * c.active)
	case c.active > 0 && optimal: // tokens = A·(6·N·tokens)^α
		c.tokens = unit.Pow(a*unit.Pow(per*c.active, alpha), 1/(1-alpha))
	case c.active > 0:
		c.tokens = c.active * ref.tokens / ref.active
	case optimal:
		c.active = unit.Pow(c.tokens/a, 1/alpha) / (per * c.tokens)
	default:
		c.active = c.tokens * ref.active / ref.tokens
	}
	c.compute = per * c.active * c.tokens
}

// modelNote says in a sentence how the model came about, with sources.
func (r *resolver) modelNote() (string, []string) {
	ref := r.reference
	sources := ref.Tokens.Sources
	if !ref.Tokens.Known() {
		sources = ref.FLOPPublished.Sources
	}
	if r.s.Recipe == "compute-optimal" || !ref.ActiveParams.Known() || !ref.Tokens.Known() {
		law := r.cat.Assumption("flop_optimal_tokens_exponent")
		return "Compute-optimal dense model by Llama 3's scaling law.", append(append([]string(nil), sources...), law.Sources...)
	}
	if r.s.Recipe == "moe" {
		sparsity := r.cat.Assumption("moe_sparsity")
		return "A mixture of experts with as many tokens per active parameter as " + ref.Short + ".", append(append([]string(nil), sources...), sparsity.Sources...)
	}
	return "From " + ref.Short + ", with as many tokens per active parameter.", sources
}

// shape completes layers, heads and widths: as given, else the reference's own
// at its own size, else grown from the reference's published shape, else by the
// rule of layout.Derive.
func (r *resolver) shape(c, ref modelSize, exact bool) {
	m, p := r.s.Model, r.reference.Shape
	num := func(n Number) int { return int(n.Or(0)) }
	part := layout.Shape{
		Layers: num(m.Layers), Hidden: num(m.Hidden), FFN: num(m.FFNHidden), Heads: num(m.Heads), KVHeads: num(m.KVHeads),
		HeadDim: num(m.HeadDim), Vocab: num(m.Vocab), SeqLen: num(m.SeqLen), Experts: num(m.Experts), TopK: num(m.TopK),
	}
	published := func(field *int, e estimate.Of[unit.Count]) {
		if *field == 0 && e.Known() {
			*field = int(e.Value)
		}
	}
	published(&part.SeqLen, p.SeqLen)
	published(&part.Vocab, p.Vocab)
	note := "Derived from the parameters by a stated rule: width 128 times the layers, heads of 128."
	if exact {
		published(&part.Layers, p.Layers)
		published(&part.Hidden, p.Hidden)
		published(&part.FFN, p.FFNHidden)
		published(&part.Heads, p.Heads)
		published(&part.KVHeads, p.KVHeads)
		published(&part.HeadDim, p.HeadDim)
		published(&part.Experts, p.Experts)
		published(&part.TopK, p.TopK)
		published(&part.SharedExperts, p.SharedExperts)
		published(&part.ExpertFFN, p.ExpertFFNHidden)
		r.latent(&part)
		if p.Layers.Known() {
			note = "Published of " + r.reference.Short + "."
		}
	}
	if !exact && m.Layers == (Number{}) && m.Hidden == (Number{}) && p.Layers.Known() && p.Hidden.Known() && ref.active > 0 && sameKind(ref, c) {
		r.grown(&part, c.active/ref.active)
		note = "Grown from the published shape of " + r.reference.Short + ": layers and width by the cube root of the parameters."
	}
	if part.HeadDim == 0 && part.Hidden > 0 && part.Heads > 0 {
		part.HeadDim = max(1, part.Hidden/part.Heads)
	}
	for !m.KVHeads.Set && part.Heads > 0 && part.KVHeads > 0 && part.Heads%part.KVHeads != 0 { // those of the reference need not divide other heads
		part.KVHeads--
	}
	shape, found := layout.Derive(part, c.params, c.active)
	r.found = append(r.found, found...)
	if m != (Model{}) && shape.KVHeads > 0 && shape.Heads%shape.KVHeads != 0 {
		r.found.Error("model.kv_heads", "divides", "The key-value heads must divide the attention heads.")
	}
	if m != (Model{}) && !found.Failed() {
		if off := shape.ActiveParams() / c.active; off > 1.25 || off < 0.8 {
			r.found.Warn("model.active_params", "shape-differs", "The shape given has "+Figure(shape.ActiveParams()/1e9)+" billion active parameters, the model "+Figure(c.active/1e9)+" billion; speed follows the shape.")
		}
	}
	r.shapeOf = shape
	in := &r.in
	count := func(n int, given Number) estimate.Of[unit.Count] {
		if given.Set {
			return estimate.Enter(unit.Count(given.Value))
		}
		return estimate.Derive(unit.Count(n), note, p.Layers.Sources...)
	}
	in.Layers, in.Heads = count(shape.Layers, m.Layers), count(shape.Heads, m.Heads)
	in.HeadDim, in.SeqLen = count(shape.HeadDim, m.HeadDim), count(shape.SeqLen, m.SeqLen)
	if in.SeqLen.Basis == estimate.Derived && p.SeqLen.Known() {
		in.SeqLen = p.SeqLen
	}
}

// sameKind reports whether a model has about as many parameters per active one
// as the reference: a mixture of experts is no grown dense model.
func sameKind(ref, c modelSize) bool {
	a, b := ref.params/ref.active, c.params/c.active
	return a < 1.05*b && b < 1.05*a
}

// grown fills a shape from the reference's published one for a model of so many
// times its active parameters: layers and width by the cube root, heads of the
// same width, as many queries to a key-value head, as many experts. Widths of
// the feed-forward follow from the parameters.
func (r *resolver) grown(part *layout.Shape, times float64) {
	p := r.reference.Shape
	by := unit.Pow(times, 1.0/3)
	value := func(e estimate.Of[unit.Count]) float64 {
		if e.Known() {
			return float64(e.Value)
		}
		return 0
	}
	layers, hidden, heads := value(p.Layers), value(p.Hidden), value(p.Heads)
	part.Layers = stepped(layers*by, layerStep(layers*by))
	width := value(p.HeadDim)
	if width == 0 && heads > 0 {
		width = hidden / heads
	}
	if part.HeadDim == 0 && width > 0 {
		part.HeadDim = int(width)
	}
	step := 128.0
	if heads > 0 && width > 0 {
		if part.Heads == 0 {
			part.Heads = stepped(heads*by, headStep(heads*by))
		}
		step = hidden / heads
		part.Hidden = int(step * float64(part.Heads))
	} else {
		part.Hidden = stepped(hidden*by, step)
	}
	r.latent(part)
	if kv := value(p.KVHeads); part.KVHeads == 0 && kv > 0 && heads > 0 {
		part.KVHeads = int(kv)
		if kv == heads {
			part.KVHeads = part.Heads
		}
	}
	for _, same := range [...]struct {
		at   *int
		from estimate.Of[unit.Count]
	}{{&part.Experts, p.Experts}, {&part.TopK, p.TopK}, {&part.SharedExperts, p.SharedExperts}} {
		if *same.at == 0 {
			*same.at = int(value(same.from))
		}
	}
}

// latent fills what makes attention latent in the reference, and its dense
// layers.
func (r *resolver) latent(part *layout.Shape) {
	p := r.reference.Shape
	for _, same := range [...]struct {
		at   *int
		from estimate.Of[unit.Count]
	}{{&part.QueryRank, p.QueryRank}, {&part.KVRank, p.KVRank}, {&part.RopeDim, p.RopeDim}, {&part.DenseLayers, p.DenseLayers}} {
		if same.from.Known() {
			*same.at = int(same.from.Value)
		}
	}
}

// layerStep and headStep are the steps that layers and heads come in, so that
// parallel degrees divide them however large the model. From the size on at which
// millions of accelerators are asked for, whose tensor degrees are 32 and 64, heads
// come in steps of 64: 23 times 16 of them would leave 16 ways to divide them, and a
// model a hundredth larger with 24 times 16 would train in two thirds of the time.
func layerStep(n float64) float64 {
	switch {
	case n >= 160:
		return 8
	case n >= 32:
		return 4
	}
	return 1
}

func headStep(n float64) float64 {
	switch {
	case n >= 288:
		return 64
	case n >= 192:
		return 16
	case n >= 32:
		return 8
	}
	return 1
}

// stepped is x to the nearest positive multiple of step.
func stepped(x, step float64) int {
	return int(step * math.Max(1, math.Floor(float64(x/step)+0.5)))
}
