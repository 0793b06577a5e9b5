package state

import (
	"math"
	"strconv"

	"tenfold/engine/unit"
)

// The factor's slider runs over four powers of ten in steps that people use:
// the E24 series, 24 to a power of ten, two digits each.
const (
	slideSteps  = 24
	slideLowest = -1 // 0.1×
	slideDecade = 4  // up to 1,000×
	// SlideEnd is the last position of the slider; the first is 0.
	SlideEnd = slideSteps * slideDecade
)

// Tick is a mark below the slider.
type Tick struct {
	Factor float64
	Share  float64 // of the slider's length, from its start
}

// Ticks are the marks below the slider.
func Ticks() []Tick {
	var out []Tick
	for _, f := range []float64{0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000} {
		out = append(out, Tick{f, min(max((unit.Log(f)/math.Ln10-slideLowest)/slideDecade, 0), 1)})
	}
	return out
}

// FactorAt is the factor at a position of the slider.
func FactorAt(position int) float64 {
	position = min(max(position, 0), SlideEnd)
	v := unit.Pow(10, slideLowest+float64(position)/slideSteps)
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 1, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// PositionOf is the position nearest to a factor; the ends for what lies
// beyond.
func PositionOf(factor float64) int {
	if !(factor > 0) {
		return 0
	}
	p := (unit.Log(factor)/math.Ln10 - slideLowest) * slideSteps
	return min(max(int(math.Round(min(max(p, 0), SlideEnd))), 0), SlideEnd)
}
