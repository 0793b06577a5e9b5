package chart_test

import (
	"fmt"

	"tenfold/app/chart"
)

// An axis of money from 3 to 470 million dollars, and whether it is to be
// logarithmic.
func ExampleScale() {
	axis := chart.Scale("Rent", chart.Spread(3, 470), 3, 470, func(v float64) string { return fmt.Sprintf("$%gM", v) })
	fmt.Println(axis.Log, axis.From, axis.To)
	for _, tick := range axis.Ticks {
		fmt.Print(tick.Words, " ")
	}
	// Output:
	// true 2 500
	// $2M $5M $10M $20M $50M $100M $200M $500M
}
