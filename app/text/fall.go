package text

import (
	"tenfold/engine/layout"
)

// The section on where the FLOP go.
const (
	FallTitle   = "Where the FLOP go"
	FallIntro   = "From the datasheet’s peak to training that counts: what is left after each loss."
	LayoutTitle = "The layout found"
	MemoryTitle = "Memory of the fullest accelerator"
	Laying      = "The layout is being searched for."
	NoLayout    = "No layout was searched for: the MFU is given, or the machine’s memory and links are not all known."
	FallTable   = "Share of the peak left"
)

// FallLabels name what is left after each loss, from the peak down.
var FallLabels = map[string]string{
	"peak": "Dense peak", "compute": "Efficiency of the operations", "recompute": "Recomputation", "tensor": "Tensor traffic",
	"context": "Context traffic", "expert": "Expert traffic", "pipeline": "Pipeline bubble", "data": "Gradient and weight traffic",
	"optimizer": "Optimizer step", "straggler": "Stragglers", "idle": "Accelerators without work", "realised": "What teams reach of it", "goodput": "Failures, restarts, checkpoints",
}

// Left is a share of the peak that is left.
func Left(share float64) string { return joined(fixed(100*share, 1), "%") }

// Pair is a name and what stands beside it.
type Pair struct{ Name, Value string }

// Layout is a parallel layout in words, on n accelerators, with sequences of so
// many tokens.
func Layout(p layout.Parallel, n, seqLen int) []Pair {
	whole := func(v int) string { return Number(float64(v)) }
	stages := whole(p.PP)
	if p.VPP > 1 {
		stages += ", in " + whole(p.VPP) + " turns each"
	}
	used := whole(p.Ranks())
	if p.Ranks() < n {
		used += " of " + whole(n)
	}
	out := []Pair{
		{"Accelerators at work", used},
		{"Tensor parallelism", whole(p.TP)},
		{"Pipeline stages", stages},
		{"Data parallelism", whole(p.DP)},
	}
	if p.CP > 1 {
		out = append(out, Pair{"Context parallelism", whole(p.CP)})
	}
	if p.EP > 1 {
		out = append(out, Pair{"Expert parallelism", whole(p.EP)})
	}
	batch, _ := Rounded(float64(p.GlobalBatch)*float64(seqLen)/1e6, 3)
	return append(out,
		Pair{"Microbatch", sequences(p.Microbatch)},
		Pair{"Global batch", sequences(p.GlobalBatch) + ", " + Number(batch) + " million tokens"},
		Pair{"Recomputation", p.Recompute.String()},
		Pair{"Sharding", []string{"none", "optimizer state", "optimizer state, gradients", "optimizer state, gradients, weights"}[max(0, p.Zero.Stage())]},
	)
}

func sequences(n int) string {
	if n == 1 {
		return "1 sequence"
	}
	return Number(float64(n)) + " sequences"
}

// MemoryLabels name the uses of memory.
var MemoryLabels = []string{"Weights", "Gradients", "Optimizer state", "Activations"}

// Gigabytes is an amount of memory.
func Gigabytes(bytes float64) string {
	v, _ := Rounded(bytes/1e9, 3)
	return Number(v) + nbsp + "GB"
}

// MemorySum says what is used of what there is.
func MemorySum(used, capacity float64) string {
	return Gigabytes(used) + " of " + Gigabytes(capacity)
}
