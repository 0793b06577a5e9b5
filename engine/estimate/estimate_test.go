package estimate

import (
	"math"
	"testing"

	"tenfold/engine/unit"
)

// Every law passes through its three numbers, rises, and stays in its domain.
func TestCurvesPassThroughTheirRange(t *testing.T) {
	for _, e := range []Of[unit.Ratio]{
		{Value: 10, Low: 7, High: 20, Law: Positive},
		{Value: 0.4, Low: 0.3, High: 0.45, Law: Share},
		{Value: 0.999, Low: 0.9, High: 1, Law: Share},
		{Value: 1.1, Low: 1.04, High: 1.18, Law: Overhead},
		{Value: 1.1, Low: 1, High: 1.4, Law: Overhead},
		{Value: 2, Low: 2, High: 3, Law: Positive},
	} {
		c := e.Curve()
		if got := c.At(0); got != float64(e.Value) {
			t.Errorf("%+v: median %v", e, got)
		}
		for z, want := range map[float64]unit.Ratio{-z90: e.Low, z90: e.High} {
			if got := c.At(z); math.Abs(got-float64(want)) > 1e-5*float64(want) {
				t.Errorf("%+v at %v: %v, want %v", e, z, got, want)
			}
		}
		last := math.Inf(-1)
		for z := -6.0; z <= 6; z += 0.01 {
			x := c.At(z)
			if x < last-1e-15 || x < 0 || e.Law == Share && x > 1 || e.Law == Overhead && x < 1 || math.IsNaN(x) || math.IsInf(x, 0) {
				t.Fatalf("%+v at %v: %v after %v", e, z, x, last)
			}
			last = x
		}
	}
}

func TestExactAndMissing(t *testing.T) {
	e := Enter(unit.Ratio(1.3))
	if c := e.Curve(); e.Uncertain() || c.At(2) != 1.3 || !e.Known() {
		t.Error("an entered value must have no range")
	}
	if m := Missing[unit.Ratio]("none"); m.Known() || m.Uncertain() {
		t.Error("a missing value must not be known")
	}
}
