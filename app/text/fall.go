package text

import (
	"tenfold/engine/layout"
)

// The section on where the FLOP go.
const (
	FallTitle   Phrase = "Where the FLOP go"
	FallIntro   Phrase = "From the datasheet’s peak to training that counts: what is left after each loss."
	LayoutTitle Phrase = "The layout found"
	MemoryTitle Phrase = "Memory of the fullest accelerator"
	Laying      Phrase = "The layout is being searched for."
	NoLayout    Phrase = "No layout was searched for: the MFU is given, or the machine’s memory and links are not all known."
	FallTable   Phrase = "Share of the peak left"
)

// FallLabels name what is left after each loss, from the peak down.
var FallLabels = map[string]Phrase{
	"peak": "Dense peak", "compute": "Efficiency of the operations", "recompute": "Recomputation", "tensor": "Tensor traffic",
	"context": "Context traffic", "expert": "Expert traffic", "pipeline": "Pipeline bubble", "data": "Gradient and weight traffic",
	"optimizer": "Optimizer step", "straggler": "Stragglers", "idle": "Accelerators without work", "realised": "What teams reach of it", "goodput": "Failures, restarts, checkpoints",
}

// Left is a share of the peak that is left.
func Left(share float64) string { return joined(fixed(100*share, 1), "%") }

const (
	inTurns       Phrase = "{stages}, in {turns} turns each"
	someOf        Phrase = "{some} of {all}"
	millionTokens Phrase = "{sequences}, {n} million tokens"
	oneSequence   Phrase = "1 sequence"
	someSequences Phrase = "{n} sequences"
)

// Pair is a name and what stands beside it.
type Pair struct {
	Name  Phrase
	Value string
}

// Layout is a parallel layout in words, on n accelerators, with sequences of so
// many tokens.
func Layout(p layout.Parallel, n, seqLen int) []Pair {
	whole := func(v int) string { return Number(float64(v)) }
	stages := whole(p.PP)
	if p.VPP > 1 {
		stages = inTurns.With(stages, whole(p.VPP))
	}
	used := whole(p.Ranks())
	if p.Ranks() < n {
		used = someOf.With(used, whole(n))
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
		Pair{"Global batch", millionTokens.With(sequences(p.GlobalBatch), Number(batch))},
		Pair{"Recomputation", Phrase(p.Recompute.String()).String()},
		Pair{"Sharding", []Phrase{"none", "optimizer state", "optimizer state, gradients", "optimizer state, gradients, weights"}[max(0, p.Zero.Stage())].String()},
	)
}

func sequences(n int) string {
	if n == 1 {
		return oneSequence.String()
	}
	return someSequences.With(Number(float64(n)))
}

// What is said of the layout drawn, with its places.
const (
	latticeStages   Phrase = "One copy of the model takes {n} accelerators: {stages} pipeline stages, drawn side by side, each on {each}."
	latticeWhole    Phrase = "One copy of the model takes {n} accelerators: each holds a part of every layer."
	latticeAlone    Phrase = "Each accelerator holds a copy of the model."
	latticeContexts Phrase = "Each sequence is split into {n} parts."
	latticeCopies   Phrase = "{n} such copies train at once, each on its part of the batch."
	latticeExperts  Phrase = "Experts are spread over {n} accelerators."
	latticeBatch    Phrase = "The batch may be up to {most} million tokens, as the working has it; this layout is quickest with {n} million, which its copies and stages share evenly."
)

// Lattice is a layout as drawn: the accelerators that share a pipeline stage, the
// stages, and the copies of the model; and the parts that a sequence is split
// into, and the accelerators that experts are spread over.
func Lattice(rows, stages, copies, context, experts int) string {
	whole := func(v int) string { return Number(float64(v)) }
	out := latticeAlone.String()
	switch {
	case stages > 1:
		out = latticeStages.With(whole(rows*stages), whole(stages), whole(rows))
	case rows > 1:
		out = latticeWhole.With(whole(rows))
	}
	for _, more := range []struct {
		n    int
		says Phrase
	}{{context, latticeContexts}, {copies, latticeCopies}, {experts, latticeExperts}} {
		if more.n > 1 {
			out += " " + more.says.With(whole(more.n))
		}
	}
	return out
}

// LatticeBatch says why a layout takes fewer tokens at once than the answer's
// global batch has.
func LatticeBatch(tokens, most float64) string {
	million := func(v float64, digits int) string { v, _ = Rounded(v/1e6, digits); return Number(v) }
	return latticeBatch.With(million(most, 4), million(tokens, 3))
}

// MemoryLabels name the uses of memory.
var MemoryLabels = []Phrase{"Weights", "Gradients", "Optimizer state", "Activations"}

// Gigabytes is an amount of memory: three digits, of less than one as many as
// beside several others can be told apart.
func Gigabytes(bytes float64) string {
	digits := 3
	if bytes < 1e9 {
		digits = 1
	}
	v, _ := Rounded(bytes/1e9, digits)
	return Number(v) + nbsp + "GB"
}

// MemorySum says what is used of what there is.
func MemorySum(used, capacity float64) string {
	return someOf.With(Gigabytes(used), Gigabytes(capacity))
}
