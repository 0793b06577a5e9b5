package state

import (
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/layout"
	"tenfold/engine/spread"
)

// Laid is the layout of an answer: what [FindLayout] asks for.
type Laid struct {
	Found    layout.Result
	Capacity float64 // bytes of one accelerator
	SeqLen   int
	Batch    float64 // tokens of the answer's global batch, the most that the layout may take
	Count    int
	OK       bool // false: no layout was searched for
}

// Lay finds the layout of an answer.
func Lay(a spread.Answer) Laid {
	found, ok := a.Layouts.Of(&a.Central)
	if !ok || !(found.Step.Time > 0) {
		return Laid{}
	}
	return Laid{Found: found, Capacity: a.Layouts.Capacity(), SeqLen: int(a.Inputs.SeqLen.Value), Batch: float64(a.Central.Batch), Count: int(a.Central.Count), OK: true}
}

// Drop is one step down from the peak: what is left of it after a loss.
type Drop struct {
	Label string
	Left  float64 // share of the peak
	Lost  float64 // share of the peak that this step took
	Words string  // Left as said
	End   bool
}

// Falls is the way from the peak to training that counts. Losses of a step are
// taken off one after the other, each as the time it adds to the time the model
// FLOP would take at the peak; those that take nothing are left out.
func (s *State) Falls() []Drop {
	if !s.Laid.OK {
		return nil
	}
	step, p := s.Laid.Found.Step, s.Answer.Central
	parts := step.Parts
	ideal := step.MFU * step.Time
	left := 1.0
	out := []Drop{{Label: text.FallLabels["peak"].String(), Left: 1, Words: text.Left(1)}}
	fall := func(name string, to float64) {
		if to < left*(1-0.0005) {
			out = append(out, Drop{Label: text.FallLabels[name].String(), Left: to, Lost: left - to, Words: text.Left(to)})
			left = to
		}
	}
	spent := 0.0
	for _, loss := range []struct {
		name string
		time float64
	}{
		{"compute", parts.Compute}, {"recompute", parts.Recompute}, {"tensor", parts.Tensor}, {"context", parts.Context}, {"expert", parts.Expert},
		{"pipeline", parts.PipelineBubble}, {"data", parts.DataExposed}, {"optimizer", parts.Optimizer}, {"straggler", parts.Straggler},
	} {
		spent += loss.time
		fall(loss.name, ideal/spent)
	}
	fall("idle", step.MFU*float64(s.Laid.Found.Parallel.Ranks())/float64(max(s.Laid.Count, 1)))
	fall("realised", float64(p.MFU))
	fall("goodput", float64(p.MFU)*float64(p.Goodput))
	out[len(out)-1].End = true
	return out
}

// Share is one use of memory.
type Share struct {
	Label, Words string
	Of           float64 // share of the capacity
}

// Memory is what fills the fullest accelerator, and the sum in words.
func (s *State) Memory() (shares []Share, sum string) {
	if !s.Laid.OK {
		return nil, ""
	}
	m := s.Laid.Found.Step.Memory
	for i, v := range []float64{m.Weights, m.Gradients, m.Optimizer, m.Activations} {
		shares = append(shares, Share{Label: text.MemoryLabels[i].String(), Words: text.Gigabytes(v), Of: v / s.Laid.Capacity})
	}
	return shares, text.MemorySum(m.Total(), s.Laid.Capacity)
}

// found is a number of the layout found, or of the draws, by the field that would
// fix it.
func (s *State) found(field string) string {
	switch field {
	case "draws":
		return text.Number(engine.DefaultDraws)
	case "seed":
		f, _ := engine.FieldNamed(field)
		return text.FieldValue(f, engine.Given(engine.DefaultSeed))
	}
	if !s.Laid.OK {
		return ""
	}
	p := s.Laid.Found.Parallel
	n, ok := map[string]int{"layout.tp": p.TP, "layout.pp": p.PP, "layout.dp": p.DP, "layout.cp": p.CP, "layout.ep": p.EP,
		"layout.microbatch": p.Microbatch, "layout.global_batch": p.GlobalBatch, "layout.zero": p.Zero.Stage()}[field]
	if !ok {
		return ""
	}
	return text.Number(float64(max(n, 0)))
}

// asGoodAsWhole is the share of the answer's batch from which a layout's is no
// other to a reader: figures of three digits are the same then, give or take one.
const asGoodAsWhole = 0.995

// Lattice is the layout found as one copy of the model: so many accelerators
// below each other that share a pipeline stage, so many stages beside each other,
// and so many copies; in words too. All are zero where there is no layout.
func (s *State) Lattice() (rows, stages, copies int, words string) {
	if !s.Laid.OK {
		return 0, 0, 0, ""
	}
	p := s.Laid.Found.Parallel
	rows, stages, copies = max(p.TP, 1)*max(p.CP, 1), max(p.PP, 1), max(p.DP, 1)
	words = text.Lattice(rows, stages, copies, p.CP, p.EP)
	if tokens := float64(p.GlobalBatch * s.Laid.SeqLen); tokens < asGoodAsWhole*s.Laid.Batch {
		words += " " + text.LatticeBatch(tokens, s.Laid.Batch)
	}
	return rows, stages, copies, words
}

// LayoutWords is the layout in words; nil where there is none.
func (s *State) LayoutWords() []text.Pair {
	if !s.Laid.OK {
		return nil
	}
	return text.Layout(s.Laid.Found.Parallel, s.Laid.Count, s.Laid.SeqLen)
}
