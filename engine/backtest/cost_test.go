package backtest

import (
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/unit"
)

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
