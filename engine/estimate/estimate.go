package estimate

import (
	"math"

	"tenfold/engine/unit"
)

// Basis says why we believe a value.
type Basis string

// The bases.
const (
	None      Basis = ""          // there is no figure
	Entered   Basis = "entered"   // by the user
	Published Basis = "published" // printed by a source
	Measured  Basis = "measured"  // measured by a source, or by us
	Derived   Basis = "derived"   // computed from sourced figures by a stated rule
	Assumed   Basis = "assumed"   // reasoned by us; the note says how
)

// Law is the shape of the draws between and beyond the range.
type Law uint8

// The laws. Each is a normal variate cut at its median, the halves scaled to
// meet Low and High, on the scale named here: so Value stays the median, Low
// and High the 10th and 90th percentiles.
const (
	Exact    Law = iota // no range: always Value
	Positive            // on the logarithm: for quantities above zero
	Share               // on the log-odds: for fractions between zero and one
	Overhead            // on the logarithm of the part above one: for PUE and its like
)

// Of is a quantity with its range and where it comes from.
type Of[T unit.Quantity] struct {
	Value, Low, High T
	Law              Law
	Basis            Basis
	Sources          []string // ids into the catalogue's sources
	Locator          string   // where in the source: table, page, row
	Date             string   // date of the figure
	Note             string   // the choice made, or the reason of an assumption
}

// Enter is a value that the user gave: no range, no source.
func Enter[T unit.Quantity](v T) Of[T] {
	return Of[T]{Value: v, Low: v, High: v, Basis: Entered}
}

// EnterRange is a value that the user gave with a range, drawn by law l.
func EnterRange[T unit.Quantity](l Law, low, v, high T) Of[T] {
	return Of[T]{Value: v, Low: low, High: high, Law: l, Basis: Entered}
}

// Derive is an exact value computed from others by the rule in the note.
func Derive[T unit.Quantity](v T, note string, sources ...string) Of[T] {
	return Of[T]{Value: v, Low: v, High: v, Basis: Derived, Note: note, Sources: sources}
}

// Missing is a quantity without a figure, and why.
func Missing[T unit.Quantity](note string) Of[T] {
	u := unit.Unknown[T]()
	return Of[T]{Value: u, Low: u, High: u, Note: note}
}

// Known reports whether there is a figure.
func (e Of[T]) Known() bool { return e.Basis != None && unit.Known(e.Value) }

// Uncertain reports whether draws of e differ.
func (e Of[T]) Uncertain() bool { return e.Law != Exact && e.Low < e.High }

// Times is e with value and range multiplied by a positive exact number.
func (e Of[T]) Times(n float64) Of[T] {
	e.Value, e.Low, e.High = unit.Times(e.Value, n), unit.Times(e.Low, n), unit.Times(e.High, n)
	return e
}

// In is e as a quantity of another type, one of the old being per of the new:
// a plain number of the catalogue becomes a typed one.
func In[U, T unit.Quantity](e Of[T], per U) Of[U] {
	return Of[U]{
		Value: U(float64(e.Value) * float64(per)), Low: U(float64(e.Low) * float64(per)), High: U(float64(e.High) * float64(per)),
		Law: e.Law, Basis: e.Basis, Sources: e.Sources, Locator: e.Locator, Date: e.Date, Note: e.Note,
	}
}

// z90 is the standard normal's 90th percentile.
const z90 = 1.2815515655446004

// Curve is a law fitted to one range, ready to draw from: no allocation, no
// branch on the law's parameters beyond a switch.
type Curve struct {
	law   Law
	mid   float64 // the median on the law's scale
	below float64 // scale of the half below the median, per unit of z
	above float64 // scale of the half above
	value float64
}

// Curve returns the law of e fitted to its range. A range that the law cannot
// hold (a share of 0 or 1, an overhead of 1 or less) is moved inside by a
// millionth.
func (e Of[T]) Curve() Curve {
	c := Curve{law: e.Law, value: float64(e.Value)}
	if !e.Uncertain() {
		c.law = Exact
		return c
	}
	c.mid = onto(e.Law, float64(e.Value))
	c.below = (c.mid - onto(e.Law, float64(e.Low))) / z90
	c.above = (onto(e.Law, float64(e.High)) - c.mid) / z90
	return c
}

// At is the draw at the standard normal variate z. It rises with z.
func (c Curve) At(z float64) float64 {
	if c.law == Exact || z == 0 {
		return c.value
	}
	s := c.above
	if z < 0 {
		s = c.below
	}
	x := unit.Exp(c.mid + float64(s*z))
	switch c.law {
	case Share:
		if math.IsInf(x, 1) {
			return 1
		}
		return x / (1 + x)
	case Overhead:
		return 1 + x
	}
	return x
}

// Middle is the value halfway between low and high on the scale of l: there the law
// is one normal variate. Both must lie inside the law's domain.
func (l Law) Middle(low, high float64) float64 {
	switch l {
	case Share:
		odds := math.Sqrt(float64(low/(1-low)) * float64(high/(1-high)))
		return odds / (1 + odds)
	case Overhead:
		return 1 + math.Sqrt(float64((low-1)*(high-1)))
	}
	return math.Sqrt(float64(low * high))
}

// Holds reports whether x lies inside the law's domain.
func (l Law) Holds(x float64) bool {
	switch l {
	case Share:
		return x > 0 && x < 1
	case Overhead:
		return x > 1 && !math.IsInf(x, 1)
	}
	return x > 0 && !math.IsInf(x, 1)
}

// onto maps x onto the scale of law l.
func onto(l Law, x float64) float64 {
	const edge = 1e-6
	switch l {
	case Share:
		x = math.Min(math.Max(x, edge), 1-edge)
		return unit.Log(x / (1 - x))
	case Overhead:
		return unit.Log(math.Max(x-1, edge))
	}
	return unit.Log(math.Max(x, edge*edge*edge*edge))
}
