package plan

import (
	"slices"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// kindsBeside is which kinds of marks may stand beside a result. A year's
// training stands beside a programme, never beside one run; what was spent on
// servers mostly for inference (catalog.ServersYear) stands beside none.
var kindsBeside = map[string][]catalog.MarkKind{
	"cost_upfront_usd":          {catalog.CapitalQuarter, catalog.CapitalYear, catalog.CapitalGuided},
	"programme_cost_rental_usd": {catalog.TrainingYear},
	"programme_cost_owned_usd":  {catalog.TrainingYear},
	"power_peak_mw":             {catalog.KnownSite, catalog.PlannedSite},
	"accelerators":              {catalog.KnownCluster, catalog.KnownFleet},
}

// Beside is the marks that may stand beside a result of that name in
// engine.Results, the earliest first; none for most results.
func Beside(cat *catalog.Catalog, result string) []catalog.Mark {
	kinds := kindsBeside[result]
	var out []catalog.Mark
	for _, m := range marks(cat) {
		if slices.Contains(kinds, m.Kind) {
			out = append(out, m)
		}
	}
	return out
}

// Servers is what was spent on servers mostly for inference: to be shown alone,
// as what training is not.
func Servers(cat *catalog.Catalog) []catalog.Mark {
	var out []catalog.Mark
	for _, m := range marks(cat) {
		if m.Kind == catalog.ServersYear {
			out = append(out, m)
		}
	}
	return out
}

// marks is the catalogue's marks and the two that are its assumptions.
func marks(cat *catalog.Catalog) []catalog.Mark {
	out := cat.Marks()
	cluster, site := cat.Assumption("largest_cluster"), cat.Assumption("known_site_power")
	out = append(out,
		catalog.Mark{
			ID: "largest_cluster", Name: "The largest run known", Kind: catalog.KnownCluster, Year: catalog.Year(cluster.Date),
			Accelerators: estimate.In(cluster, unit.Count(1)), Money: estimate.Missing[unit.Money](""), Power: estimate.Missing[unit.Power](""),
		},
		catalog.Mark{
			ID: "known_site_power", Name: "The largest site announced to be in use", Kind: catalog.KnownSite, Year: catalog.Year(site.Date),
			Power: estimate.In(site, unit.Megawatt), Money: estimate.Missing[unit.Money](""), Accelerators: estimate.Missing[unit.Count](""),
		})
	for i := range out {
		for at := i; at > 0 && out[at].Year < out[at-1].Year; at-- {
			out[at-1], out[at] = out[at], out[at-1]
		}
	}
	return out
}

// Times is a result as a multiple of a mark's figure; false where the mark may
// not stand beside it.
func Times(result string, q spread.Quantity, m catalog.Mark) (spread.Quantity, bool) {
	if !q.Known || !slices.Contains(kindsBeside[result], m.Kind) {
		return spread.Quantity{}, false
	}
	var figure float64
	switch {
	case m.Money.Known():
		figure = float64(m.Money.Value)
	case m.Power.Known():
		figure = unit.Of(m.Power.Value, unit.Megawatt)
	case m.Accelerators.Known():
		figure = float64(m.Accelerators.Value)
	}
	if !(figure > 0) {
		return spread.Quantity{}, false
	}
	return scaled(q, 1/figure), true
}

// scaled is a quantity n times as large.
func scaled(q spread.Quantity, n float64) spread.Quantity {
	q.Value, q.Low, q.High = q.Value*n, q.Low*n, q.High*n
	return q
}

// Threshold is compute above which a policy holds.
type Threshold struct {
	Name string // of its assumption
	FLOP estimate.Of[float64]
}

// Thresholds is those that the catalogue knows, the lowest first.
func Thresholds(cat *catalog.Catalog) []Threshold {
	var out []Threshold
	for _, name := range [...]string{"threshold_eu_1e25", "threshold_us_1e26"} {
		out = append(out, Threshold{Name: name, FLOP: cat.Assumption(name)})
	}
	return out
}

// FirstAbove is the first generation whose compute is at a threshold or above;
// false where none is.
func (t Threshold) FirstAbove(list []Generation) (Generation, bool) {
	for i := range list {
		if g := &list[i]; g.OK && float64(g.Central.Compute) >= t.FLOP.Value {
			return *g, true
		}
	}
	return Generation{}, false
}
