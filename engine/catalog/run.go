package catalog

import (
	"cmp"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Check says how far a run's figures may be relied on.
type Check string

// The verdicts.
const (
	OK       Check = "ok"
	Doubtful Check = "doubtful" // show apart
	Exclude  Check = "exclude"  // for comparison only
)

// Scope says what a published energy covers.
type Scope string

// The scopes, from the chip outwards.
const (
	AcceleratorScope    Scope = "accelerator"     // the accelerators alone
	AcceleratorPUEScope Scope = "accelerator-pue" // the accelerators times PUE; hosts and network left out
	NodeScope           Scope = "node"            // accelerators with their share of the host
	FacilityScope       Scope = "facility"        // at the meter
)

// Shape is what is published of a model's architecture; any part may be missing.
type Shape struct {
	Layers, Hidden         estimate.Of[unit.Count]
	FFNHidden              estimate.Of[unit.Count] // of dense layers
	ExpertFFNHidden        estimate.Of[unit.Count] // of one expert
	Heads, KVHeads         estimate.Of[unit.Count]
	HeadDim                estimate.Of[unit.Count] // only where it is not hidden ÷ heads; the mean of query-key and value where they differ
	QueryRank, KVRank      estimate.Of[unit.Count] // of latent attention (DeepSeek-V2, arXiv:2405.04434); missing for plain attention
	RopeDim                estimate.Of[unit.Count] // the part of the head width that carries the position, in latent attention
	DenseLayers            estimate.Of[unit.Count] // first layers of a mixture that are dense
	Vocab, SeqLen          estimate.Of[unit.Count]
	Experts, SharedExperts estimate.Of[unit.Count] // routed; always active
	TopK                   estimate.Of[unit.Count] // routed experts active per token
}

// Run is a published training run.
type Run struct {
	ID, Name, Short, Developer string
	Year                       int
	Kind                       string // pretraining, pretrain+posttrain
	Architecture               string // dense, moe or ""

	Params        estimate.Of[unit.Params]
	ActiveParams  estimate.Of[unit.Params]
	Tokens        estimate.Of[unit.Tokens]
	FLOPPublished estimate.Of[unit.FLOP]
	Format        string // number format of the matrix products, "" where not published
	Shape         Shape

	Accelerator      string // catalogue id, "" where not published
	Accelerators     estimate.Of[unit.Count]
	AcceleratorHours estimate.Of[unit.AcceleratorTime]
	Days             estimate.Of[unit.Time]
	Achieved         estimate.Of[unit.FLOPRate] // per accelerator, by the developer's own count
	MFUPublished     estimate.Of[unit.Fraction] // by the developer's own count
	MFUFormat        string                     // the format whose peak MFUPublished divides by, where it is not Format
	BatchTokens      estimate.Of[unit.Tokens]   // global batch

	Energy      estimate.Of[unit.Energy]
	EnergyBasis string // how it was got, and whether PUE is in
	EnergyScope Scope  // what the published energy and carbon cover
	Metered     bool   // the published energy was measured; else hours × TDP
	PUE         estimate.Of[unit.Ratio]
	Carbon      estimate.Of[unit.Carbon]
	CarbonKind  string
	Grid        estimate.Of[unit.CarbonIntensity] // that the published carbon was computed with

	Check       Check
	CheckReason string
}

// MixtureOfExperts reports whether the model routes tokens to experts.
func (r Run) MixtureOfExperts() bool { return r.Architecture == "moe" }

func newRun(id string) *Run {
	n := missing[unit.Count]()
	return &Run{
		ID: id, Params: missing[unit.Params](), ActiveParams: missing[unit.Params](), Tokens: missing[unit.Tokens](),
		FLOPPublished: missing[unit.FLOP](),
		Shape: Shape{
			Layers: n, Hidden: n, FFNHidden: n, ExpertFFNHidden: n, Heads: n, KVHeads: n, HeadDim: n, QueryRank: n, KVRank: n, RopeDim: n, DenseLayers: n, Vocab: n, SeqLen: n,
			Experts: n, SharedExperts: n, TopK: n,
		},
		Accelerators: n, AcceleratorHours: missing[unit.AcceleratorTime](), Days: missing[unit.Time](),
		Achieved: missing[unit.FLOPRate](), MFUPublished: missing[unit.Fraction](), BatchTokens: missing[unit.Tokens](),
		Energy: missing[unit.Energy](), PUE: missing[unit.Ratio](), Carbon: missing[unit.Carbon](), Grid: missing[unit.CarbonIntensity](),
	}
}

func (u *Run) set(r *row) {
	count := func(q *estimate.Of[unit.Count]) { *q = quantity(r, unit.Count(1)) }
	switch r.Attribute {
	case "name":
		u.Name = r.Value
	case "short":
		u.Short = r.Value
	case "developer":
		u.Developer = r.Value
	case "year":
		u.Year = int(r.value)
	case "kind":
		u.Kind = r.Value
	case "architecture":
		u.Architecture = r.Value
	case "params":
		u.Params = quantity(r, unit.Billion)
	case "active_params":
		u.ActiveParams = quantity(r, unit.Billion)
	case "tokens":
		u.Tokens = quantity(r, unit.Trillion)
	case "flop_published":
		u.FLOPPublished = quantity(r, unit.FLOP(1))
	case "format":
		u.Format = r.Value
	case "layers":
		count(&u.Shape.Layers)
	case "hidden":
		count(&u.Shape.Hidden)
	case "ffn_hidden":
		count(&u.Shape.FFNHidden)
	case "expert_ffn_hidden":
		count(&u.Shape.ExpertFFNHidden)
	case "heads":
		count(&u.Shape.Heads)
	case "kv_heads":
		count(&u.Shape.KVHeads)
	case "head_dim":
		count(&u.Shape.HeadDim)
	case "query_rank":
		count(&u.Shape.QueryRank)
	case "kv_rank":
		count(&u.Shape.KVRank)
	case "rope_dim":
		count(&u.Shape.RopeDim)
	case "dense_layers":
		count(&u.Shape.DenseLayers)
	case "vocab":
		count(&u.Shape.Vocab)
	case "seq_len":
		count(&u.Shape.SeqLen)
	case "experts":
		count(&u.Shape.Experts)
	case "shared_experts":
		count(&u.Shape.SharedExperts)
	case "top_k":
		count(&u.Shape.TopK)
	case "accelerator":
		u.Accelerator = r.Value
	case "accelerators":
		count(&u.Accelerators)
	case "accelerator_hours":
		u.AcceleratorHours = quantity(r, unit.AcceleratorHour)
	case "days":
		u.Days = quantity(r, unit.Day)
	case "achieved_flops":
		u.Achieved = quantity(r, unit.TeraFLOPPerSecond)
	case "mfu_published":
		u.MFUPublished = quantity(r, unit.Fraction(1))
	case "mfu_format":
		u.MFUFormat = r.Value
	case "batch_tokens":
		u.BatchTokens = quantity(r, unit.Trillion/1e6)
	case "energy":
		u.Energy = quantity(r, unit.MegawattHour)
	case "energy_basis":
		u.EnergyBasis = r.Value
	case "energy_scope":
		u.EnergyScope = Scope(r.Value)
	case "energy_method":
		u.Metered = r.Value == "metered"
	case "pue":
		u.PUE = quantity(r, unit.Ratio(1))
	case "carbon":
		u.Carbon = quantity(r, unit.Tonne)
	case "carbon_kind":
		u.CarbonKind = r.Value
	case "grid_intensity":
		u.Grid = quantity(r, unit.GramPerKilowattHour)
	case "check":
		u.Check = Check(r.Value)
	case "check_reason":
		u.CheckReason = r.Value
	}
}

// before is the display order: the newest first, then by name.
func (u *Run) before(v *Run) int {
	if d := v.Year - u.Year; d != 0 {
		return d
	}
	return cmp.Compare(u.Name, v.Name)
}
