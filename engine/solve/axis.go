package solve

import (
	"math"
	"strconv"

	"tenfold/engine"
	"tenfold/engine/unit"
)

// axis is a field's range as a line to walk along: its positions are the
// logarithm of the value, or where the range has no decades in it the value
// itself, stretched so that a distance means about as much.
type axis struct {
	field   engine.Field
	log     bool
	least   float64 // value at position 0; of a range that begins at zero, the least above it
	step    float64 // between trials of the walk
	end     float64 // position of the field's greatest value
	perUnit float64 // of a straight range: position per value
}

const (
	fewest     = 8 // steps in a range
	mostDigits = 7 // of a value tried: a link and JSON carry it as it is
)

// along is the axis of a field, walked in steps of at most widest.
func along(f engine.Field, widest float64) axis {
	a := axis{field: f, least: f.Min}
	const decades = 100 // a range with less between its ends is walked straight
	a.log = f.Max >= decades*f.Min && (f.Min > 0 || f.Max >= decades)
	if a.log {
		if f.Min == 0 {
			const dust = 1e-7 // of the greatest value: below it lies only zero
			a.least = f.Max * dust
		}
		a.end = unit.Log(f.Max / a.least)
	} else {
		a.end = unit.Log(decades)
		a.perUnit = a.end / (f.Max - f.Min)
	}
	a.step = math.Min(widest, a.end/fewest)
	return a
}

// start is the first position.
func (a axis) start() float64 { return a.at(a.field.Min) }

// at is the position of a value.
func (a axis) at(v float64) float64 {
	switch {
	case !a.log:
		return (v - a.field.Min) * a.perUnit
	case v < a.least: // straight down to zero, one step below
		return a.step * (v/a.least - 1)
	}
	return unit.Log(v / a.least)
}

// value is the field's value at a position, as short as its precision allows.
func (a axis) value(at float64) float64 {
	var v float64
	switch {
	case !a.log:
		v = a.field.Min + at/a.perUnit
	case at < 0:
		v = a.least * (1 + at/a.step)
	default:
		v = a.least * unit.Exp(at)
	}
	if a.field.Whole {
		v = math.Floor(v + 0.5)
	} else {
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', mostDigits, 64), 64) // its own text is always readable
	}
	return math.Max(a.field.Min, math.Min(a.field.Max, v))
}

// next is the first stop of the walk beyond a position; false at the end.
func (a axis) next(at float64) (float64, bool) {
	const same = 1e-4 // a stop's value is rounded, and lies beside the stop
	if at >= a.end-same {
		return 0, false
	}
	return math.Min(a.end, a.step*(math.Floor(at/a.step+same)+1)), true
}
