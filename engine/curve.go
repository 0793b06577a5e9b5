package engine

import (
	"math"

	"tenfold/engine/unit"
)

// Curve is the MFU of the best layout by number of accelerators, for one model,
// machine and global batch. It is known at knots, each of which stands at four
// times the count of the one before, and runs between them nearly straight over
// the logarithm of the count; beyond its ends it stays as it is there.
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
	return unit.Fraction(c.MFU[i] + float64((place-float64(i))*(c.MFU[i+1]-c.MFU[i])))
}

// window is the first knot of the curve whose middle two knots have n between
// them.
func window(n unit.Count) int {
	_, e := unit.Binary(math.Max(1, float64(n)))
	return max(0, e/2-1)
}
