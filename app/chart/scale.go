package chart

import "math"

// Scale is an axis that holds values from least to most, both above zero where
// it is logarithmic. Its ends are round, so that they seldom move while figures
// do; say writes what stands at a tick. A logarithmic one has at least about a
// decade, a linear one begins at zero.
func Scale(title string, log bool, least, most float64, say func(float64) string) Axis {
	a := Axis{Title: title, Log: log}
	if !(most > 0) {
		least, most = 1, 1
	}
	if !log {
		step := above(most / 4)
		for i := 0.0; ; i++ {
			a.To = i * step
			a.Ticks = append(a.Ticks, Tick{a.To, say(a.To)})
			if a.To >= most*(1-near) {
				return a
			}
		}
	}
	a.From, a.To = below(least), above(most)
	for widened := false; a.To < 5*a.From; widened = !widened { // the ends in turn
		if widened {
			a.To = above(a.To * 1.01)
		} else {
			a.From = below(a.From * 0.99)
		}
	}
	// As many ticks as can be told apart: 1, 2 and 5 of each power of ten, or the
	// powers alone, or every so many of them.
	if decades := math.Log10(a.To / a.From); decades > 2.5 {
		every := int(math.Ceil(decades / 7))
		for e := int(math.Ceil(math.Log10(a.From) - near)); e <= int(math.Floor(math.Log10(a.To)+near)); e += every {
			a.Ticks = append(a.Ticks, Tick{math.Pow10(e), say(math.Pow10(e))})
		}
		return a
	}
	for v := a.From; v <= a.To*(1+near); v = above(v * 1.01) {
		a.Ticks = append(a.Ticks, Tick{v, say(v)})
	}
	return a
}

// Spread reports whether values so far apart are better shown on a logarithmic
// axis: on a linear one the least would hardly be seen.
func Spread(least, most float64) bool { return least > 0 && most > 15*least }

// near allows for what arithmetic leaves of a round number.
const near = 1e-9

// above is the least of 1, 2 and 5 times the powers of ten that is not below v.
func above(v float64) float64 {
	power := math.Pow10(int(math.Floor(math.Log10(v) + near)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= v*(1-near) {
			return m * power
		}
	}
	return 10 * power
}

// below is the largest of them that is not above v.
func below(v float64) float64 {
	power := math.Pow10(int(math.Floor(math.Log10(v) + near)))
	for _, m := range []float64{5, 2} {
		if m*power <= v*(1+near) {
			return m * power
		}
	}
	return power
}
