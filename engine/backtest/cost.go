package backtest

import (
	"cmp"
	"math"
	"slices"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// CostRow is a third party's estimate of what a run cost, against the engine's
// figure in the same definition.
type CostRow struct {
	Run        catalog.Run
	Definition string // cloud, acquisition or amortised
	Published  unit.Money
	Predicted  unit.Money
	GivenHours bool // from published accelerator-hours, so that only prices are tried; acquisition needs none
	Sources    []string
}

// Ratio is predicted ÷ published.
func (r CostRow) Ratio() float64 { return float64(r.Predicted) / float64(r.Published) }

// costCommitment is the way to rent that the published cloud costs stand for:
// OPT-175B's is its published hours at $1.84, the 5.12 that AWS then asked for an
// A100 80GB less its 64 % for three years; GPT-3's is at 1.22, its 1.21 for a V100.
const costCommitment = "reserved-3y"

// When the published costs have a cluster bought and a run started: purchase 90
// days after an accelerator came out, of which the catalogue knows the year alone;
// start the run's length and 60 days before publication; 793.5 hours where no
// length is known; rent at the prices of 60 days before the start (Epoch AI's
// cost model, cost_analysis_standalone.py).
const (
	afterRelease = 0.5 + 90/365.25
	buffer       = 60 * unit.Day
	usualLength  = unit.Time(793.5 * 3600)
)

// Costs is every cost of the catalogue whose run names its accelerator, in the
// catalogue's order. Cloud is the rent for three years, acquisition servers and
// network of the published count, amortised the owned cost, each at the dates of
// the published figures. Nothing is fitted to them.
func Costs(cat *catalog.Catalog) []CostRow {
	var out []CostRow
	for _, cost := range cat.Costs() {
		run, _ := cat.Run(cost.Run)
		rented, owned, ok := inDefinition(cat, run, cost)
		if !ok {
			continue
		}
		hours, given := run.AcceleratorHours.Value, run.AcceleratorHours.Known()
		if !given {
			hours = predictedHours(cat, run)
		}
		r, o := engine.Project(&rented), engine.Project(&owned)
		for _, k := range [...]struct {
			definition string
			published  estimate.Of[unit.Money]
			predicted  unit.Money
			given      bool
		}{
			{"cloud", cost.Cloud, hours.Costs(r.RentalPrice), given},
			{"acquisition", cost.Acquisition, unit.Scaled(unit.Each(o.ServerValue, run.Accelerators.Value), unit.Per(1, owned.NetworkCapex.Value.Rest())), true},
			{"amortised", cost.Amortised, hours.Costs(o.OwnedHourly), given},
		} {
			if k.published.Known() && unit.Known(k.predicted) {
				out = append(out, CostRow{Run: run, Definition: k.definition, Published: k.published.Value, Predicted: k.predicted, GivenHours: k.given, Sources: k.published.Sources})
			}
		}
	}
	return out
}

// inDefinition is the inputs of one of the run's accelerators at the dates that
// the published costs stand for: for the cloud's, and for the other two.
func inDefinition(cat *catalog.Catalog, run catalog.Run, cost catalog.Cost) (rented, owned engine.Inputs, ok bool) {
	a, ok := cat.Accelerator(run.Accelerator)
	if !ok {
		return rented, owned, false
	}
	start := catalog.Year(cost.Amortised.Date) - float64(unit.Per(length(run)+buffer, unit.Year))
	bought := float64(a.Released) + afterRelease
	rented, ok1 := priced(cat, run, start-float64(unit.Per(buffer, unit.Year)))
	owned, ok2 := priced(cat, run, bought)
	owned.Waiting = estimate.Enter(unit.Times(unit.Year, math.Max(0, start-bought)))
	return rented, owned, ok1 && ok2
}

// priced is the inputs of one of the run's accelerators at the prices of a
// year: prices depend on neither count nor model.
func priced(cat *catalog.Catalog, run catalog.Run, year float64) (engine.Inputs, bool) {
	in, found := engine.Resolve(cat, engine.Scenario{
		Accelerator: run.Accelerator, StartYear: engine.Given(year), Commitment: costCommitment, Accelerators: engine.Given(1), MFU: engine.Given(0.4),
	})
	return in, !found.Failed()
}

// length is how long a run took, by what is published of it.
func length(run catalog.Run) unit.Time {
	switch {
	case run.Days.Known():
		return run.Days.Value
	case run.AcceleratorHours.Known() && run.Accelerators.Known():
		return run.AcceleratorHours.Value.Over(run.Accelerators.Value)
	}
	return usualLength
}

// predictedHours is the accelerator-hours of the whole chain; unknown where a
// run publishes too little for it.
func predictedHours(cat *catalog.Catalog, run catalog.Run) unit.AcceleratorTime {
	if !run.ActiveParams.Known() || !run.Tokens.Known() {
		return unit.Unknown[unit.AcceleratorTime]()
	}
	in, found := engine.Resolve(cat, Scenario(run))
	if found.Failed() {
		return unit.Unknown[unit.AcceleratorTime]()
	}
	return engine.Project(&in).AcceleratorTime
}

// MiddleRatio is the median of predicted ÷ published over the rows that keep
// passes, and how many of them are within a factor of one and a half.
func MiddleRatio(rows []CostRow, keep func(CostRow) bool) (middle float64, near, all int) {
	var ratios []float64
	for _, r := range rows {
		if !keep(r) {
			continue
		}
		ratio := r.Ratio()
		ratios = append(ratios, ratio)
		if ratio >= 1/1.5 && ratio <= 1.5 {
			near++
		}
	}
	if len(ratios) == 0 {
		return 0, 0, 0
	}
	slices.SortFunc(ratios, cmp.Compare[float64])
	n := len(ratios)
	return (ratios[(n-1)/2] + ratios[n/2]) / 2, near, n
}
