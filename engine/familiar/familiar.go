// Package familiar sets what a run takes beside things that people know: how many
// homes use as much electricity, what share of a reactor it needs, how many
// flights cause as much CO2.
//
// The things are constants of the catalogue, each with its source. A comparison's
// range holds both uncertainties, the result's and the thing's: they come from
// different worlds, so that their logarithms' half-widths add as squares do.
package familiar

import (
	"math"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// Thing is something that a result may be set beside.
type Thing struct {
	Name   string // of the catalogue's constant
	Result string // name of the result
	Unit   string // of the constant, as the catalogue has it

	one float64 // that unit in the base unit
}

// Things are all of them, by the results that they stand beside.
var Things = [...]Thing{
	{"home_energy", "energy_mwh", "MWh", float64(unit.MegawattHour)},
	{"reactor_power", "power_mw", "MW", float64(unit.Megawatt)},
	{"flight_carbon", "carbon_location_t", "kgCO2e", float64(unit.Kilogram)},
	{"car_carbon", "carbon_location_t", "kgCO2e", float64(unit.Kilogram)},
}

// Comparison is how many of a thing a result comes to.
type Comparison struct {
	Thing
	Of    estimate.Of[float64] // the thing, in Unit
	Times spread.Quantity      // result ÷ thing
}

// Beside is what an answer comes to, one comparison after the other as in
// [Things]; what has no figure is left out.
func Beside(cat *catalog.Catalog, a spread.Answer) []Comparison {
	var out []Comparison
	for _, thing := range Things {
		i, ok := engine.ResultNamed(thing.Result)
		if !ok {
			panic("familiar: no result is named " + thing.Result)
		}
		q, of := a.Result(thing.Result), cat.Assumption(thing.Name)
		if !q.Known || !(q.Value > 0) {
			continue
		}
		out = append(out, Comparison{thing, of, over(q, of, engine.Results[i].One/thing.one)})
	}
	return out
}

// over is q ÷ of, where one of the result's unit is so many of the thing's.
func over(q spread.Quantity, of estimate.Of[float64], ones float64) spread.Quantity {
	times := spread.Quantity{Value: q.Value * ones / of.Value, Known: true}
	times.Low = times.Value / apart(q.Value/q.Low, of.High/of.Value)
	times.High = times.Value * apart(q.High/q.Value, of.Value/of.Low)
	return times
}

// apart is the factor that two independent factors come to. An end may lie on the
// value's other side, where few draws are skewed: it then counts as the value.
func apart(a, b float64) float64 {
	x, y := unit.Log(max(a, 1)), unit.Log(max(b, 1))
	return unit.Exp(math.Sqrt(float64(x*x) + float64(y*y)))
}
