package backtest

import (
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/unit"
)

// Epoch AI's estimates (costs.csv) in each of its three definitions: the median
// of the ratios lies within a factor of one and a half, the aim set before they
// were looked at.
func TestCostsAgainstEstimates(t *testing.T) {
	rows := Costs(catalog.Default())
	for _, r := range rows {
		t.Logf("%-16s %-12s published %12.0f predicted %12.0f ratio %.2f, hours published %v", r.Run.ID, r.Definition, float64(r.Published), float64(r.Predicted), r.Ratio(), r.GivenHours)
	}
	for definition, least := range map[string]int{"cloud": 7, "acquisition": 8, "amortised": 7} {
		middle, near, all := MiddleRatio(rows, func(r CostRow) bool { return r.Definition == definition })
		t.Logf("%s: median ratio %.2f, %d of %d within 1.5", definition, middle, near, all)
		if all < least || middle < 1/1.5 || middle > 1.5 {
			t.Errorf("%s: the median ratio of %d is %.2f", definition, all, middle)
		}
	}
}

// The definition of the published cloud cost: what it comes to an hour.
func TestCloudCostIsTheThreeYearRate(t *testing.T) {
	for id, want := range map[string]float64{"opt-175b": 5.12 * (1 - 0.64), "gpt3-175b": 1.21} { // AWS lists: Epoch AI, Hardware prices; DEFAULT_CUD
		run, _ := catalog.Default().Run(id)
		for _, c := range catalog.Default().Costs() {
			if c.Run != id {
				continue
			}
			hour := float64(c.Cloud.Value) / unit.Of(run.AcceleratorHours.Value, unit.AcceleratorHour)
			if hour < want*0.98 || hour > want*1.02 {
				t.Errorf("%s: $%.3f an hour, want %.3f", id, hour, want)
			}
		}
	}
}
