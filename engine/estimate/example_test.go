package estimate_test

import (
	"fmt"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// A range has a law by which it is drawn; its curve meets low, value and high at
// the 10th, 50th and 90th percentile.
func ExampleOf_Curve() {
	pue := estimate.EnterRange[unit.Ratio](estimate.Overhead, 1.1, 1.2, 1.4)
	curve := pue.Curve()
	for _, p := range []float64{0.1, 0.5, 0.9} {
		fmt.Printf("%.2f\n", curve.At(unit.NormalQuantile(p)))
	}
	// Output:
	// 1.10
	// 1.20
	// 1.40
}

// What no source supports is no number.
func ExampleMissing() {
	price := estimate.Missing[unit.Money]("not sold")
	fmt.Println(price.Known(), price.Note)
	// Output: false not sold
}
