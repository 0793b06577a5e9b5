package engine

import (
	"math"

	"tenfold/engine/unit"
)

// Curve is the MFU of the best layout by number of accelerators, for one model,
// machine and global batch. It is known at knots, each of which stands at four
// times the count of the one before, and runs between them nearly straight over
// the logarithm of the count, but never so high that fewer accelerators do more
// than those of the next knot; beyond its ends it stays as it is there.
type Curve struct {
	First int // the first knot stands at 4^First accelerators
	Knots int // how many there are; 0 for no curve, 1 for the same MFU at any count
	MFU   [curveKnots]float64

	// Step, where above zero, makes a curve of two levels: the second MFU below
	// that count, the first from it on.
	Step unit.Count
}

// curveKnots is how many knots a curve has: the two around the answer and one
// more on each side, which the draws reach.
const curveKnots = 4

// flat is a curve of one MFU.
func flat(mfu float64) Curve {
	return Curve{Knots: 1, MFU: [curveKnots]float64{mfu}}
}

// At is the MFU of n accelerators; it is unknown where there is no curve.
func (c *Curve) At(n unit.Count) unit.Fraction {
	if c.Knots == 0 || !(n > 0) {
		return unit.Unknown[unit.Fraction]()
	}
	if c.Step > 0 {
		if n < c.Step {
			return unit.Fraction(c.MFU[1])
		}
		return unit.Fraction(c.MFU[0])
	}
	m, e := unit.Binary(float64(n))
	// log2 n = e + log2(1 + x) with x = m − 1; the quadratic meets the logarithm at
	// both ends and is within 0.009 of it between.
	x := m - 1
	const bow = 0.344
	place := float64((float64(e-2*c.First) + x + float64(float64(bow*x)*(1-x))) / 2)
	if place < 0 {
		return unit.Fraction(c.MFU[0])
	}
	i := int(place)
	if i >= c.Knots-1 {
		return unit.Fraction(c.MFU[c.Knots-1])
	}
	mfu := c.MFU[i] + float64((place-float64(i))*(c.MFU[i+1]-c.MFU[i]))
	if float64(c.MFU[i]*steep) > float64(c.MFU[i+1]*(1+steep)) { // the line may do more
		if most := c.MFU[i+1] * (c.knot(i+1) / float64(n)); mfu > most {
			mfu = most
		}
	}
	return unit.Fraction(mfu)
}

// steep is at most how many knots place rises by while the count grows by a
// factor of e: d place ÷ d ln n is (1 + x)·(1 + bow·(1 − 2x)) ÷ 2, at most 0.7503,
// so that on a line between knots MFU falls at most by the power
// steep · (MFU₀ − MFU₁) ÷ MFU of the count.
const steep = 0.751

// knot is the count at which that knot stands.
func (c *Curve) knot(i int) float64 { return float64(uint64(1) << (2 * (c.First + i))) }

// gentle reports whether MFU is known to fall by at most that power of the count,
// between any two counts up to n, where it is mfu.
func (c *Curve) gentle(n unit.Count, mfu unit.Fraction, power float64) bool {
	if c.Step > 0 {
		return n < c.Step || c.MFU[0] >= c.MFU[1]
	}
	for i := 0; i+1 < c.Knots && float64(n) > c.knot(i); i++ {
		end := c.MFU[i+1]
		if float64(n) < c.knot(i+1) {
			end = float64(mfu)
			if float64(c.MFU[i]*steep) > float64(c.MFU[i+1]*(1+steep)) && power < 1 && end <= c.MFU[i+1]*(c.knot(i+1)/float64(n)) {
				return false // as many tokens a second from here to the knot
			}
		}
		if float64(steep*(c.MFU[i]-c.MFU[i+1])) > float64(power*end) {
			return false
		}
	}
	return true
}

// window is the first knot of the curve whose middle two knots have n between
// them.
func window(n unit.Count) int {
	_, e := unit.Binary(math.Max(1, float64(n)))
	return max(0, e/2-1)
}
