package layout

import "tenfold/engine/check"

// Request asks for the best layout.
type Request struct {
	Setting      Setting
	Accelerators int // the most that may be used
	// Batch is the sequences in one step: exactly that many, or with AtMost the
	// most, so that a data degree that does not divide it may leave a few out.
	Batch  int
	AtMost bool
	// Fixed is what is given of the layout; its zero fields are free. A fixed
	// global batch replaces Batch and is met exactly.
	Fixed Parallel
	// Round leaves out most layouts with odd degrees: what is left is searched in
	// a tenth of the time and comes within a few per cent of the best.
	Round bool
}

// Result is the best layout and its step.
type Result struct {
	Parallel Parallel
	Step     Step
	Found    bool // a layout fits
	Searched int  // layouts evaluated
	Findings check.List
}

// TokensPerSecond is the throughput of the whole layout.
func (r Result) TokensPerSecond() float64 {
	return r.Step.TokensPerSecond * float64(r.Parallel.Ranks())
}

// check gives the errors of the request: those of its setting, and degrees that
// are fixed at what no layout can have.
func (req Request) check() check.List {
	list := req.Setting.check()
	if req.Accelerators < 1 {
		list.Error("accelerators", "positive", "At least one accelerator is needed.")
	}
	if req.Batch < 1 {
		list.Error("layout.global_batch", "positive", "A step needs at least one sequence.")
	}
	if list.Failed() {
		return list
	}
	// What is free is taken as 1, which every shape allows.
	p := req.Fixed
	for _, d := range [...]*int{&p.TP, &p.PP, &p.VPP, &p.DP, &p.CP, &p.EP, &p.Microbatch} {
		if *d == 0 {
			*d = 1
		}
	}
	if req.Fixed.PP == 0 && p.VPP > 1 {
		p.PP = 2
	}
	if req.Fixed.PP == 0 && p.Schedule == DualPipe {
		p.PP = 2
	}
	if req.Fixed.DP == 0 {
		p.DP = p.EP // so that the experts divide it
	}
	if p.Recompute == RecomputeFree {
		p.Recompute = RecomputeNone
	}
	if p.Zero == ZeroFree {
		p.Zero = Zero0
	}
	p.GlobalBatch = p.DP * p.Microbatch
	if req.Fixed.GlobalBatch > 0 && req.Fixed.DP > 0 {
		p.GlobalBatch = req.Fixed.GlobalBatch
	}
	for _, f := range degreesCheck(req.Setting, p, req.Accelerators) {
		list.Add(f.Severity, f.Field, f.Code, f.Text)
	}
	return list
}
