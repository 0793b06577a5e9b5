package engine

// Number is a number that the user may have given, in the unit its field's
// name says, and the range given with it: Low and High are the 10th and 90th
// percentile, both zero for an exact number.
type Number struct {
	Set              bool
	Value, Low, High float64
}

// Ranged reports whether a range was given.
func (n Number) Ranged() bool { return n.Set && n.Low < n.High }

// Given is a number the user gave.
func Given(v float64) Number { return Number{Set: true, Value: v} }

// Or is the number, or v where none was given.
func (n Number) Or(v float64) float64 {
	if n.Set {
		return n.Value
	}
	return v
}

// Scenario is what the user chose, and nothing else: the zero Scenario is the
// default question. Two scenarios are equal when they ask the same
// (see [Scenario.Normal]). The meaning of each field is in [Fields].
type Scenario struct {
	DataVersion string
	Reference   string
	Scale       Number
	ComputeFLOP Number
	Model       Model
	Recipe      string
	Accelerator string
	Own         Hardware // hardware of one's own, in place of Accelerator
	Format      string

	Accelerators Number
	Days         Number
	SiteMW       Number

	MFU         Number
	Goodput     Number
	Checkpoints string // how the state is saved
	Recovery    string // what an interruption stops
	NoAttention bool   // count_attention = false
	Layout      Layout
	Region      string
	Operator    string // whose data centres

	ITPowerW             Number
	PUE                  Number
	ElectricityUSDPerKWh Number
	RentalUSDPerHour     Number
	ChipUSD              Number
	CarbonGPerKWh        Number
	ContractedCleanShare Number
	Commitment           string
	Depreciation         string // how an owner writes the cluster off
	Scope                string
	Stance               string
	StartYear            Number
	Draws                Number
	Seed                 Number
}

// Model is the part of a scenario that describes the model; what is not given
// follows from the compute by the recipe.
type Model struct {
	Params, ActiveParams, Tokens           Number
	Layers, Hidden, FFNHidden              Number
	Heads, KVHeads, HeadDim, Vocab, SeqLen Number
	Experts, TopK                          Number
}

// Layout is the part of a scenario that fixes the parallel layout.
type Layout struct {
	TP, PP, VPP, DP, CP, EP Number
	Microbatch, GlobalBatch Number // sequences
	Recompute               string // none | selective | full
	Zero                    Number // 0 … 3
}

// ownName is what hardware of one's own is called where it has no name.
const ownName = "Your accelerator"

// Hardware is an accelerator of one's own, in use when anything of it is set.
type Hardware struct {
	Name                                            string
	PeakFP32, PeakTF32, PeakFP16, PeakBF16, PeakFP8 Number // dense TFLOP/s
	PeakFP6, PeakFP4                                Number // dense TFLOP/s
	MemoryGB, MemoryBWTBs, TDPW                     Number
	ScaleUpDomain, ScaleUpGBs, ScaleOutGbps         Number
	ChipUSD, RentalUSDPerHour, ServerPriceRatio     Number
	ServerPowerRatio                                Number
}

// The choices by word, each with its default first.
var (
	Recipes       = []string{"same-ratio", "compute-optimal", "moe"}
	Commitments   = []string{"reserved-1y", "on-demand", "reserved-3y"}
	Depreciations = []string{"economic", StraightLine}
	Scopes        = []string{"final-run", "with-experiments"}
	Recomputes    = []string{"", "none", "selective", "full"}
	Checkpoints   = []string{"asynchronous", "synchronous", "in-memory"}
	Recoveries    = []string{"best", "restart", "isolated"}
	Formats       = []string{"bf16", "fp16", "fp8", "fp6", "fp4", "tf32", "fp32"}
)

// StraightLine is the depreciation of accounts: the same amount in every year of
// the service life.
const StraightLine = "straight-line"

// WithExperiments is the scope that adds experiments and failed runs.
const WithExperiments = "with-experiments"

// Defaults of the choices that are ids or numbers.
const (
	DefaultReference   = "llama31-405b"
	DefaultAccelerator = "h100-sxm"
	DefaultRegion      = "us-avg"
	DefaultScale       = 10
	DefaultDays        = 90
	DefaultDraws       = 10000
	DefaultSeed        = 20240731
)

// sizes is how many of count, days and site power are given.
func (s Scenario) sizes() int {
	n := 0
	for _, v := range [...]Number{s.Accelerators, s.Days, s.SiteMW} {
		if v.Set {
			n++
		}
	}
	return n
}

// TakesScale reports whether the compute is a multiple of the reference's.
func (s Scenario) TakesScale() bool {
	m := s.Model
	given := m.ActiveParams.Set || m.Params.Set
	switch {
	case s.Scale.Set:
		return true
	case s.ComputeFLOP.Set:
		return false
	}
	return !given && !m.Tokens.Set
}

// Normal is s with everything left out that equals its default, so that equal
// questions are equal values.
func (s Scenario) Normal() Scenario {
	if s.Own != (Hardware{}) {
		if s.Own.Name == "" {
			s.Own.Name = ownName
		}
		s.Accelerator = "" // one's own stands in its place
	}
	for _, f := range Fields {
		if f.Number != nil {
			if n := f.Number(&s); !n.Ranged() {
				n.Low, n.High = 0, 0
			}
		}
		if f.Text != nil {
			if p := f.Text(&s); *p == f.Default {
				*p = ""
			}
		}
	}
	drop := func(n *Number, v float64, when bool) {
		if when && n.Set && n.Value == v {
			*n = Number{}
		}
	}
	bare := s
	bare.Scale = Number{}
	drop(&s.Scale, DefaultScale, bare.TakesScale())
	drop(&s.Days, DefaultDays, s.sizes() == 1)
	drop(&s.Draws, DefaultDraws, true)
	drop(&s.Seed, DefaultSeed, true)
	return s
}

// Full is s with every default spelled out that a reader of the result needs
// to ask the same again of a later version: reference, scale, accelerator,
// format, size, region, commitment, scope, recipe, draws and seed.
func (s Scenario) Full() Scenario {
	s = s.Normal()
	if s.TakesScale() && !s.Scale.Set {
		s.Scale = Given(DefaultScale)
	}
	for _, f := range Fields {
		if f.Text == nil || f.Default == "" || f.Name == "accelerator" && s.Own.Name != "" {
			continue
		}
		if p := f.Text(&s); *p == "" {
			*p = f.Default
		}
	}
	if s.sizes() == 0 {
		s.Days = Given(DefaultDays)
	}
	s.Draws, s.Seed = Given(s.Draws.Or(DefaultDraws)), Given(s.Seed.Or(DefaultSeed))
	return s
}
