package layout

import "testing"

// rounds is requests over models, machines and counts.
func rounds(t testing.TB) []Request {
	t.Helper()
	var out []Request
	base := tenfold(t)
	for _, params := range []float64{7e9, 70e9, 405e9, 1.28e12} {
		for _, active := range []float64{1, 0.1} {
			shape, found := Derive(Shape{}, params, params*active)
			if found.Failed() {
				t.Fatal(found)
			}
			for _, n := range []int{1024, 16384, 65536} {
				req := base
				req.Setting.Shape, req.Accelerators = shape, n
				out = append(out, req)
			}
		}
	}
	return out
}

// What a Round search loses to the whole one: a few per cent at the most, one at
// the mean.
func TestRoundLosesLittle(t *testing.T) {
	sum, n := 0.0, 0
	for _, req := range rounds(t) {
		whole := Best(req)
		req.Round = true
		quick := Best(req)
		if !whole.Found {
			continue
		}
		loss := 1 - quick.TokensPerSecond()/whole.TokensPerSecond()
		if loss < -1e-9 || loss > 0.05 {
			t.Errorf("%.3g parameters on %d: %+v loses %.3f to %+v", req.Setting.Shape.Params(), req.Accelerators, quick.Parallel, loss, whole.Parallel)
		}
		sum += loss
		n++
	}
	t.Logf("mean loss %.4f over %d requests", sum/float64(n), n)
	if n < 15 || sum/float64(n) > 0.012 {
		t.Errorf("mean loss %.4f over %d requests", sum/float64(n), n)
	}
}

// A hint changes how long the search takes, never what it finds.
func TestHintDoesNotChangeTheAnswer(t *testing.T) {
	last := Parallel{}
	for _, req := range rounds(t) {
		whole := Best(req).Parallel // often better than what a Round search may find
		req.Round = true
		want := Best(req)
		for _, like := range []Parallel{last, want.Parallel, whole, {TP: 8, PP: 9, VPP: 1, DP: 1, CP: 1, EP: 1, Microbatch: 1, Recompute: RecomputeFull, Zero: Zero3}, {TP: 5, PP: 3}, {TP: 6, PP: 12, VPP: 1, CP: 1, EP: 1, Microbatch: 1}} {
			got := BestNear(req, like, nil)
			if got.Parallel != want.Parallel || got.Step != want.Step || got.Found != want.Found {
				t.Errorf("%.3g parameters on %d: hint %+v gives %+v, want %+v", req.Setting.Shape.Params(), req.Accelerators, like, got.Parallel, want.Parallel)
			}
		}
		last = want.Parallel
	}
}

// Nor does a hint that a Round search itself would leave out, whose microbatch is
// not round: what it reaches is then no bound on what may be found.
func TestHintThatARoundSearchLeavesOut(t *testing.T) {
	beyond := 0
	for _, req := range small(t) {
		req.Round, req.Batch = true, 30
		want := Best(req)
		for _, like := range []Parallel{{TP: 1, PP: 6, CP: 1, EP: 1, Microbatch: 6}, {TP: 2, PP: 4, CP: 1, EP: 1, Microbatch: 10}} {
			got := BestNear(req, like, nil)
			if got.Parallel != want.Parallel || got.Found != want.Found {
				t.Errorf("%d accelerators, memory %g: hint %+v gives %+v, want %+v", req.Accelerators, req.Setting.Machine.Memory, like, got.Parallel, want.Parallel)
			}
			if nearby(req, like, nil) > want.TokensPerSecond() {
				beyond++
			}
		}
	}
	if beyond == 0 {
		t.Error("no hint reached more than the search may find; then what is done about those is never tried")
	}
}
