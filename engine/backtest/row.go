package backtest

import (
	"math"

	"tenfold/engine/catalog"
)

// Metric is what a run published and the engine predicts.
type Metric string

// The metrics, each with its unit in the name. A cost is in the definition of
// its name: rent of the accelerator-hours, purchase of the whole cluster, wear
// of the hardware with its energy.
const (
	Hours       Metric = "accelerator_hours"
	Days        Metric = "days"
	Energy      Metric = "energy_mwh"
	Carbon      Metric = "carbon_location_t"
	CostRental  Metric = "cost_rental_usd"
	CostOwned   Metric = "cost_owned_usd"
	CostUpfront Metric = "cost_upfront_usd"
)

// Metrics in the order of the report.
var Metrics = []Metric{Hours, Days, Energy, Carbon, CostRental, CostOwned, CostUpfront}

// Row is one published figure against its prediction.
type Row struct {
	Run        catalog.Run
	Family     string // of the accelerator
	Metric     Metric
	GivenHours bool   // the published accelerator-hours were given, so that only the later stages are tried
	Definition string // what the published figure covers; "" where the metric says it

	Published            float64 // in the metric's unit
	Predicted, Low, High float64 // with the 10th and 90th percentile
	Naive                float64 // of accelerator-hours: 6·N·D at a flat 40 % of the peak; else 0

	Calibrated bool     // the prediction has seen this figure, or another of this developer
	Sources    []string // of the published figure, ids of the catalogue
	Blame      string   // where the prediction misses by more than twice: the stage that does
}

// Ratio is predicted ÷ published.
func (r Row) Ratio() float64 { return r.Predicted / r.Published }

// Error is how far the prediction misses, as a share of what was published.
func (r Row) Error() float64 { return math.Abs(r.Ratio() - 1) }

// Inside reports whether what was published lies in the band.
func (r Row) Inside() bool { return r.Low <= r.Published && r.Published <= r.High }

// Width is high ÷ low of the band.
func (r Row) Width() float64 { return r.High / r.Low }

// Counts reports whether the row enters the summary: its run is checked as ok.
func (r Row) Counts() bool { return r.Run.Check == catalog.OK }
