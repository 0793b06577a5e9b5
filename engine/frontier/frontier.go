// Package frontier sweeps the number of accelerators: more machines or more
// time? The same run in few takes long and in many is soon through, until memory
// does not hold the model at one end, and at the other the batch outgrows the
// critical one and failures take what further machines bring.
//
// Each [Point] is a whole answer to the scenario with that many accelerators, so
// that a reader who takes one gets its very figures. [Next] is a pure function of
// the points that are there: it finds the least count that holds the model and
// the most that helps, and then fills in between, evenly on a logarithmic scale.
// Counts a factor of four apart share layout searches (see engine.Curve), so that
// all of it takes about a dozen of them.
package frontier

import (
	"math"

	"tenfold/engine"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// Point is the answer at one count.
type Point struct {
	Count  float64
	Fits   bool            // the model, in memory
	Days   spread.Quantity // of the run
	Rent   spread.Quantity // dollars
	Owned  spread.Quantity // dollars
	MFU    spread.Quantity // share of the peak
	Useful float64         // MFU × goodput: what failures leave of it
	Needed float64         // Useful ÷ tokens relative to those at the critical batch: what that leaves of it
	Batch  float64         // global batch ÷ the critical one
}

// Of is an answer as a point. One without results does not fit.
func Of(a spread.Answer) Point {
	p := Point{Count: a.Scenario.Accelerators.Value}
	if !a.OK {
		return p
	}
	p.Fits = true
	for _, f := range a.Findings {
		if f.Field == "layout" && f.Code == "memory" {
			p.Fits = false
		}
	}
	c := &a.Central
	p.Days, p.Rent, p.Owned, p.MFU = a.Result("days"), a.Result("cost_rental_usd"), a.Result("cost_owned_usd"), a.Result("mfu")
	p.Useful = float64(c.MFU) * float64(c.Goodput)
	p.Needed, p.Batch = p.Useful/float64(c.ExtraTokens), float64(c.BatchRatio)
	return p
}

// Asks is the scenario whatever its size: scenarios that differ in that alone
// have the same points.
func Asks(s engine.Scenario) engine.Scenario {
	s.Accelerators, s.Days, s.SiteMW = engine.Number{}, engine.Number{}, engine.Number{}
	return s.Normal()
}

// At is the scenario with so many accelerators.
func At(s engine.Scenario, count float64) engine.Scenario {
	s = Asks(s)
	s.Accelerators = engine.Given(count)
	return s.Normal()
}

// Put is the points with one more, in order of their counts.
func Put(points []Point, p Point) []Point {
	out := make([]Point, 0, len(points)+1)
	i := below(points, p.Count)
	out = append(append(out, points[:i]...), p)
	if i < len(points) && points[i].Count == p.Count {
		i++
	}
	return append(out, points[i:]...)
}

// below is how many points have fewer accelerators.
func below(points []Point, count float64) int {
	for i := range points {
		if points[i].Count >= count {
			return i
		}
	}
	return len(points)
}

// fits is the index of the first point that fits; −1 where none does.
func fits(points []Point) int {
	for i := range points {
		if points[i].Fits {
			return i
		}
	}
	return -1
}

const (
	step   = 4.0  // between two counts while an end is looked for
	close  = 1.25 // how far apart the least count that fits and one that does not may be
	helps  = 1.5  // by what four times as many must be quicker for the walk upwards to go on
	filled = 24   // points between the ends, both included
)

// Next is the count to answer next, and whether there is one. The points are in
// order of their counts; the first is asked for at around, a count that somebody
// has in mind.
func Next(points []Point, around float64) (count float64, more bool) {
	if count, more = end(points, around); more || len(points) == 0 {
		return count, more
	}
	first := fits(points)
	if first < 0 {
		return 0, false
	}
	least, last := points[first].Count, points[len(points)-1].Count
	span := unit.Log(last/least) / (filled - 1)
	if !(span > 0) {
		return 0, false
	}
	for i := range filled {
		target := least * unit.Exp(float64(i)*span)
		near := math.Inf(1)
		for k := first; k < len(points); k++ {
			near = math.Min(near, math.Abs(unit.Log(points[k].Count/target)))
		}
		if n := neat(target); near >= 0.5*span && n > least && n < last && !tried(points, n) {
			return n, true
		}
	}
	return 0, false
}

// Ended reports whether the points have both ends among them: what comes then
// lies between.
func Ended(points []Point) bool {
	_, more := end(points, 1)
	return !more && fits(points) >= 0
}

// end is the next count on the way to an end, and whether there is one.
func end(points []Point, around float64) (count float64, more bool) {
	most, longest := bound("accelerators"), bound("days")
	if len(points) == 0 {
		return neat(min(max(around, 1), most)), true
	}
	first := fits(points)
	last := points[len(points)-1].Count
	if first < 0 {
		return min(neat(step*last), most), last < most
	}
	// Down to the least that fits, or that is through within the longest time.
	least := points[first]
	switch {
	case first == 0 && least.Count > 1 && least.Days.Value < longest:
		return max(1, neat(least.Count/step)), true
	case first > 0 && least.Count > close*points[first-1].Count:
		if n := neat(math.Sqrt(least.Count * points[first-1].Count)); !tried(points, n) {
			return n, true
		}
	}
	// Up to the most that helps.
	if i := quarter(points); last < most && (i < first || points[i].Days.Value > helps*points[len(points)-1].Days.Value) {
		return min(neat(step*last), most), true
	}
	return 0, false
}

// quarter is the index of the largest count that is at most about a quarter of
// the last, −1 where there is none.
func quarter(points []Point) int {
	last := points[len(points)-1].Count
	for i := len(points) - 2; i >= 0; i-- {
		if points[i].Count <= last/(0.9*step) {
			return i
		}
	}
	return -1
}

func tried(points []Point, count float64) bool {
	i := below(points, count)
	return i < len(points) && points[i].Count == count
}

// bound is the largest value of a scenario's number.
func bound(field string) float64 {
	f, _ := engine.FieldNamed(field)
	return f.Max
}

// neat is a count as a whole number of at most two significant digits.
func neat(v float64) float64 {
	power := 1.0
	for v/power >= 100 {
		power *= 10
	}
	return math.Floor(v/power+0.5) * power
}

// Feasible is the points that fit.
func Feasible(points []Point) []Point {
	var out []Point
	for i := range points {
		if points[i].Fits {
			out = append(out, points[i])
		}
	}
	return out
}

// Quickest is the index of the point that takes the least time, the smallest
// count of several; −1 of none.
func Quickest(points []Point) int {
	best := -1
	for i, p := range points {
		if best < 0 || p.Days.Value < points[best].Days.Value {
			best = i
		}
	}
	return best
}

// Critical is the index of the first point from which on the batch is beyond the
// critical one; −1 where it never is.
func Critical(points []Point) int {
	at := -1
	for i := len(points) - 1; i >= 0 && points[i].Batch > 1; i-- {
		at = i
	}
	return at
}

// Doubled is what twice as many accelerators as count do to the days and to the
// rent, as factors, read between points straight on logarithms; false where the
// points do not reach that far. The rent's factor is 0 where no rent is known.
func Doubled(points []Point, count float64) (days, rent float64, ok bool) {
	a, b, one := between(points, count)
	c, d, two := between(points, 2*count)
	if !one || !two {
		return 0, 0, false
	}
	if b > 0 {
		rent = d / b
	}
	return c / a, rent, true
}

// between is days and rent at a count.
func between(points []Point, count float64) (days, rent float64, ok bool) {
	i := below(points, count)
	switch {
	case tried(points, count):
		return points[i].Days.Value, points[i].Rent.Value, true
	case i == 0 || i == len(points):
		return 0, 0, false
	}
	a, b := points[i-1], points[i]
	t := unit.Log(count/a.Count) / unit.Log(b.Count/a.Count)
	mix := func(v, w float64) float64 {
		if !(v > 0 && w > 0) {
			return 0
		}
		return unit.Exp(unit.Log(v) + float64(t*unit.Log(w/v)))
	}
	return mix(a.Days.Value, b.Days.Value), mix(a.Rent.Value, b.Rent.Value), true
}
