package plan

import (
	"math"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Trend is how hardware gets better, each a factor a year.
type Trend struct {
	PerDollar estimate.Of[float64] // FLOP/s for a dollar
	PerWatt   estimate.Of[float64] // FLOP/s for a watt
	PerChip   estimate.Of[float64] // FLOP/s of one accelerator
}

// TrendOf is the catalogue's trend.
func TrendOf(cat *catalog.Catalog) Trend {
	doubling := cat.Assumption("price_performance_doubling") // years
	dollar := doubling
	yearly := func(years float64) float64 { return unit.Exp(math.Ln2 / years) }
	dollar.Value, dollar.Low, dollar.High = yearly(doubling.Value), yearly(doubling.High), yearly(doubling.Low)
	dollar.Basis = estimate.Derived
	return Trend{PerDollar: dollar, PerWatt: cat.Assumption("energy_efficiency_growth"), PerChip: cat.Assumption("accelerator_performance_growth")}
}

// Over is the growth over years.
func (t Trend) Over(years float64) Trend {
	over := func(e estimate.Of[float64]) estimate.Of[float64] {
		e.Value, e.Low, e.High = unit.Pow(e.Value, years), unit.Pow(e.Low, years), unit.Pow(e.High, years)
		return e
	}
	return Trend{PerDollar: over(t.PerDollar), PerWatt: over(t.PerWatt), PerChip: over(t.PerChip)}
}

// price is what the growth makes of the price of an accelerator, with the range
// of the one for a dollar.
func (t Trend) price() estimate.Of[float64] { return divided(t.PerChip.Value, t.PerDollar) }

// power is what the growth makes of the power of an accelerator.
func (t Trend) power() estimate.Of[float64] { return divided(t.PerChip.Value, t.PerWatt) }

func divided(n float64, e estimate.Of[float64]) estimate.Of[float64] {
	e.Value, e.Low, e.High = n/e.Value, n/e.High, n/e.Low
	return e
}

// Seen is the trend between two accelerators of the catalogue, by dense BF16
// peak, price and TDP over the years between their releases; false where a figure
// is missing or they are of one year.
func Seen(older, newer catalog.Accelerator) (Trend, bool) {
	from, ok := older.Peak("bf16")
	to, has := newer.Peak("bf16")
	years := float64(newer.Released - older.Released)
	if !ok || !has || !(years > 0) || !older.ChipPrice.Known() || !newer.ChipPrice.Known() || !older.TDP.Known() || !newer.TDP.Known() {
		return Trend{}, false
	}
	yearly := func(factor float64) estimate.Of[float64] {
		return estimate.Derive(unit.Pow(factor, 1/years), "From "+older.Short+" to "+newer.Short+", dense BF16.")
	}
	peak := float64(unit.Per(to.Value, from.Value))
	return Trend{
		PerChip:   yearly(peak),
		PerWatt:   yearly(peak / float64(unit.Per(newer.TDP.Value, older.TDP.Value))),
		PerDollar: yearly(peak / float64(unit.Per(newer.ChipPrice.Value, older.ChipPrice.Value))),
	}, true
}

// grown is e times a growth; their ranges are taken as independent, so that
// distances on the logarithm add by their squares.
func grown[T unit.Quantity](e estimate.Of[T], growth estimate.Of[float64], note string) estimate.Of[T] {
	if !e.Known() || !(e.Value > 0) {
		return e
	}
	low, high := wider(float64(e.Value), float64(e.Low), float64(e.High), growth)
	e = e.Times(growth.Value)
	if low < high {
		e.Law = estimate.Positive
		e.Low, e.High = T(low*growth.Value), T(high*growth.Value)
	}
	e.Basis, e.Note = estimate.Derived, note
	e.Sources = append(append([]string(nil), e.Sources...), growth.Sources...)
	return e
}

// wider is the range around v, widened by that of a factor around its value.
func wider(v, low, high float64, factor estimate.Of[float64]) (float64, float64) {
	if !(factor.Low < factor.High) || !(low > 0) {
		return low, high
	}
	away := func(a, b, c, d float64) float64 {
		x, y := unit.Log(a/b), unit.Log(c/d)
		return unit.Exp(math.Sqrt(float64(x*x) + float64(y*y)))
	}
	return v / away(v, low, factor.Value, factor.Low), v * away(high, v, factor.High, factor.Value)
}
