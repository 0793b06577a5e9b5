package layout

import (
	"fmt"

	"tenfold/engine/check"
)

// Recompute says what the backward pass computes again instead of keeping it.
type Recompute int

// What is recomputed. With attention in one fused kernel the scores are never
// kept, and selective means norms and activation functions; without it,
// selective means the attention core (Korthikanti et al., arXiv:2205.05198).
const (
	RecomputeFree Recompute = iota // left to the search
	RecomputeNone
	RecomputeSelective
	RecomputeFull
)

var recomputeNames = [...]string{"", "none", "selective", "full"}

// String is the word in scenarios; "" for free.
func (r Recompute) String() string {
	if r < 0 || int(r) >= len(recomputeNames) {
		return ""
	}
	return recomputeNames[r]
}

// RecomputeOf is the choice of a word, and whether there is one.
func RecomputeOf(word string) (Recompute, bool) {
	for i, n := range recomputeNames {
		if n == word {
			return Recompute(i), true
		}
	}
	return RecomputeFree, false
}

// Zero is what the data-parallel ranks share out among themselves
// (Rajbhandari et al., arXiv:1910.02054).
type Zero int

// What is sharded: nothing, optimizer state, gradients too, weights too.
const (
	ZeroFree Zero = iota // left to the search
	Zero0
	Zero1
	Zero2
	Zero3
)

// ZeroStage is the choice of a stage 0 … 3; free otherwise.
func ZeroStage(n int) Zero {
	if n < 0 || n > 3 {
		return ZeroFree
	}
	return Zero0 + Zero(n)
}

// Stage is 0 … 3; −1 for free.
func (z Zero) Stage() int { return int(z) - 1 }

// Schedule is the order in which a pipeline stage runs its microbatches.
type Schedule int

// The schedules. OneFOneB interleaves virtual stages where VPP is above 1.
const (
	OneFOneB   Schedule = iota // Narayanan et al., arXiv:2104.04473
	ZeroBubble                 // ZB-H1, Qi et al., arXiv:2401.10241: no more memory than 1F1B
	DualPipe                   // DeepSeek-V3, arXiv:2412.19437: two copies of the weights
)

// Parallel is a layout: how the work of one step is cut. Zero fields are free
// where a search completes the layout.
type Parallel struct {
	TP  int // tensor degree, with sequence parallelism where the software has it
	PP  int // pipeline stages
	VPP int // virtual stages (model chunks) on each pipeline stage
	DP  int // data degree
	CP  int // context degree: each sequence cut into CP parts
	EP  int // expert degree, within the DP × CP ranks

	Microbatch  int // sequences
	GlobalBatch int // sequences in one step

	Recompute Recompute
	Zero      Zero
	Schedule  Schedule
}

// Ranks is the accelerators the layout uses.
func (p Parallel) Ranks() int { return p.TP * p.PP * p.CP * p.DP }

// Microbatches is the microbatches each pipeline runs in a step.
func (p Parallel) Microbatches() int { return p.GlobalBatch / (p.DP * p.Microbatch) }

// minTokens is the least tokens of a sequence that a context rank keeps: below
// it no product fills a matrix unit.
const minTokens = 256

// Check gives what stands against layout p of the setting on n accelerators:
// errors where it cannot run, among them memory with the number. Fields are
// named as in a scenario.
func Check(set Setting, p Parallel, n int) check.List {
	list := set.check()
	if list.Failed() {
		return list
	}
	list = append(list, degreesCheck(set, p, n)...)
	if list.Failed() {
		return list
	}
	if step := Evaluate(set, p); !step.Fits {
		list.Error("layout", "memory", fmt.Sprintf("It needs %.1f GB on the fullest accelerator; %.1f GB can be used.",
			step.Memory.Total()/1e9, set.usableMemory()/1e9))
	}
	return list
}

// degreesCheck gives the errors of the degrees, memory aside.
func degreesCheck(set Setting, p Parallel, n int) check.List {
	var list check.List
	s := set.Shape
	bad := func(field, code, format string, args ...any) {
		list.Error("layout."+field, code, fmt.Sprintf(format, args...))
	}
	for _, d := range [...]struct {
		name  string
		value int
	}{
		{"tp", p.TP}, {"pp", p.PP}, {"vpp", p.VPP}, {"dp", p.DP}, {"cp", p.CP}, {"ep", p.EP},
		{"microbatch", p.Microbatch}, {"global_batch", p.GlobalBatch},
	} {
		if d.value < 1 {
			bad(d.name, "positive", "%s must be at least 1, not %d.", d.name, d.value)
		}
	}
	if p.Recompute < RecomputeNone || p.Recompute > RecomputeFull {
		bad("recompute", "unknown", "Recomputation must be none, selective or full.")
	}
	if p.Zero < Zero0 || p.Zero > Zero3 {
		bad("zero", "unknown", "ZeRO has stages 0 to 3.")
	}
	if list.Failed() {
		return list
	}
	if used := float64(p.TP) * float64(p.PP) * float64(p.CP) * float64(p.DP); used > float64(n) {
		bad("tp", "too-many", "tp × pp × cp × dp is %.0f, more than the %d accelerators.", used, n)
	}
	if s.Heads%p.TP != 0 {
		bad("tp", "divides", "The tensor degree %d does not divide the %d heads.", p.TP, s.Heads)
	}
	if s.Hidden%p.TP != 0 || s.FFN%p.TP != 0 || s.ExpertFFN%p.TP != 0 {
		bad("tp", "divides", "The tensor degree %d does not divide the width of the model.", p.TP)
	}
	if p.PP > s.Layers || p.PP*p.VPP > s.Layers+2 {
		bad("pp", "layers", "%d stages of %d chunks need more than the %d layers.", p.PP, p.VPP, s.Layers)
	}
	if p.VPP > 1 && p.PP == 1 {
		bad("vpp", "no-pipeline", "Virtual stages need a pipeline.")
	}
	if p.VPP > 1 && p.Schedule != OneFOneB {
		bad("vpp", "schedule", "This schedule has no virtual stages.")
	}
	if p.Schedule == DualPipe && p.PP%2 != 0 {
		bad("pp", "schedule", "DualPipe needs an even number of stages.")
	}
	if s.SeqLen%p.CP != 0 || p.CP > 1 && s.SeqLen/p.CP < minTokens {
		bad("cp", "divides", "The context degree %d must divide the sequence of %d and leave at least %d tokens.", p.CP, s.SeqLen, minTokens)
	}
	switch {
	case s.Experts == 0 && p.EP != 1:
		bad("ep", "dense", "A dense model has no experts to spread.")
	case s.Experts > 0 && s.Experts%p.EP != 0:
		bad("ep", "divides", "The expert degree %d does not divide the %d experts.", p.EP, s.Experts)
	}
	if p.DP*p.CP%p.EP != 0 {
		bad("ep", "divides", "The expert degree %d does not divide dp × cp = %d.", p.EP, p.DP*p.CP)
	}
	if p.GlobalBatch%(p.DP*p.Microbatch) != 0 {
		bad("global_batch", "divides", "The global batch %d is not a multiple of dp × microbatch = %d.", p.GlobalBatch, p.DP*p.Microbatch)
	}
	return list
}
