//go:build !js

package backtest_test

import (
	"fmt"

	"tenfold/engine/backtest"
	"tenfold/engine/catalog"
)

// How good the predictions of accelerator-hours are: of runs whose developers
// the fit has not seen.
func Example() {
	report := backtest.Make(catalog.Default())
	for _, s := range report.Summaries {
		if s.Metric == backtest.Hours && s.Group == "all" && !s.Calibrated && !s.GivenHours {
			fmt.Println("at least 20 runs:", s.Rows >= 20)
			fmt.Println("half of them within 30 %:", s.MedianError < 0.3)
			fmt.Println("better than 6·N·D at a flat 40 %:", s.MedianError < s.NaiveMedian)
		}
	}
	// Output:
	// at least 20 runs: true
	// half of them within 30 %: true
	// better than 6·N·D at a flat 40 %: true
}
