package engine

import (
	"math"
	"slices"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/unit"
)

// Between its knots the curve is near the layout searched for at the count
// itself: the median of the error, and its 90th percentile, over models,
// machines and counts. It is this approximation's stated error (docs/model.md).
func TestCurveIsNearTheSearch(t *testing.T) {
	cat := catalog.Default()
	var kept Layouts
	var errors []float64
	for _, s := range []Scenario{
		{}, {Scale: Given(1)}, {Reference: "deepseek-v3-pretrain", Scale: Given(1), Accelerator: "h800-sxm"}, {Accelerator: "gb200-nvl72"}, {Accelerator: "tpu-v5p"},
	} {
		for n := 3000.0; n < 200000; n *= 1.9 {
			s.Accelerators = Given(math.Round(n))
			in, layouts, found := ResolveWith(cat, s, &kept)
			if found.Failed() {
				t.Fatal(found)
			}
			p := Project(&in)
			if p.BatchRatio != 1 || in.Best.Knots < 2 {
				continue
			}
			exact, ok := layouts.Of(&p)
			if !ok {
				t.Fatal("no layout")
			}
			perToken := float64(p.ParameterWork + p.AttentionWork)
			mfu := exact.TokensPerSecond() * perToken / (float64(in.Peak.Value) * n)
			errors = append(errors, math.Abs(float64(in.Best.At(unit.Count(n)))/mfu-1))
		}
	}
	slices.Sort(errors)
	median, ninth := errors[len(errors)/2], errors[9*len(errors)/10]
	t.Logf("%d points: median error %.3f, 90th percentile %.3f, worst %.3f", len(errors), median, ninth, errors[len(errors)-1])
	if len(errors) < 20 || median > 0.03 || ninth > 0.08 {
		t.Errorf("%d points: median error %.3f, 90th percentile %.3f", len(errors), median, ninth)
	}
}

// The curve meets its knots and never leaves the range of its neighbours.
func TestCurve(t *testing.T) {
	c := Curve{First: 5, Knots: 4, MFU: [curveKnots]float64{0.5, 0.4, 0.42, 0.11}}
	for i, want := range c.MFU {
		if got := float64(c.At(unit.Count(math.Ldexp(1, 2*(5+i))))); math.Abs(got-want) > 1e-15 {
			t.Errorf("knot %d: %v, want %v", i, got, want)
		}
	}
	last := 0.0
	for n := 1.0; n < 1e9; n *= 1.03 {
		got := float64(c.At(unit.Count(n)))
		if n*got < last*(1-1e-12) {
			t.Errorf("%v accelerators do less than fewer: %v after %v", n, n*got, last)
		}
		if last = n * got; got < 0.11-1e-12 || got > 0.5+1e-12 {
			t.Errorf("%v accelerators: %v", n, got)
		}
	}
	step := Curve{Knots: 1, MFU: [curveKnots]float64{0.4, 0.3}, Step: 100}
	if step.At(99) != 0.3 || step.At(100) != 0.4 {
		t.Error("a step is at its count")
	}
	if unit.Known((&Curve{}).At(10)) {
		t.Error("no curve, no MFU")
	}
}

// The layout that is shown is the one that the answer was made with, and fits, also
// where memory is so tight that only an odd one does, and where the time asked for
// would take fewer accelerators than hold the model.
func TestTheLayoutShownIsTheAnswers(t *testing.T) {
	tight := Scenario{Days: Given(45)}
	tight.Model.Params, tight.Model.ActiveParams, tight.Model.Tokens = Given(1.504e12), Given(197.5e9), Given(1.076e11)
	tight.Model.Experts, tight.Model.TopK = Given(1024), Given(6)
	large := Scenario{Accelerator: "gb200-nvl72"}
	large.Model.Params, large.Model.ActiveParams, large.Model.Tokens = Given(6.696e12), Given(489e9), Given(1.314e12)
	large.Model.Experts, large.Model.TopK = Given(256), Given(2)
	for name, s := range map[string]Scenario{"only an odd layout": tight, "more accelerators than the days ask for": large} {
		in, layouts, found := ResolveWith(catalog.Default(), s, &Layouts{})
		if found.Failed() {
			t.Fatal(found)
		}
		p := Project(&in)
		got, ok := layouts.Of(&p)
		if !ok || !got.Found {
			t.Errorf("%s: none that fits: %+v", name, got)
			continue
		}
		perToken := float64(p.ParameterWork + p.AttentionWork)
		mfu := got.TokensPerSecond() * perToken / (float64(in.Peak.Value) * float64(p.Count))
		if in.Best.Knots != 1 || math.Abs(mfu/float64(in.Best.MFU[0])-1) > 1e-12 {
			t.Errorf("%s: the layout shown has an MFU of %v, the answer %v (%d knots)", name, mfu, in.Best.MFU[0], in.Best.Knots)
		}
	}
}
