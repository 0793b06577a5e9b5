package state

import "testing"

// TestSlider: positions and factors go back and forth; the steps are the E24 series
// (IEC 60063) within a tenth, the ends 0.1 and 1,000.
func TestSlider(t *testing.T) {
	if FactorAt(0) != 0.1 || FactorAt(SlideEnd) != 1000 || FactorAt(-5) != 0.1 || FactorAt(SlideEnd+5) != 1000 {
		t.Errorf("ends %v, %v", FactorAt(0), FactorAt(SlideEnd))
	}
	for p := range SlideEnd + 1 {
		f := FactorAt(p)
		if PositionOf(f) != p {
			t.Errorf("position %d is %v, which is position %d", p, f, PositionOf(f))
		}
		if p > 0 && f <= FactorAt(p-1) {
			t.Errorf("position %d does not rise: %v", p, f)
		}
	}
	for _, c := range []struct {
		factor float64
		want   int
	}{{1, 24}, {10, 48}, {100, 72}, {1e-6, 0}, {1e6, SlideEnd}, {0, 0}, {-1, 0}} {
		if got := PositionOf(c.factor); got != c.want {
			t.Errorf("%v is at %d, want %d", c.factor, got, c.want)
		}
	}
	ticks := Ticks()
	if ticks[0].Share > 1e-9 || ticks[len(ticks)-1].Share < 1-1e-9 {
		t.Errorf("ticks from %v to %v", ticks[0].Share, ticks[len(ticks)-1].Share)
	}
}
