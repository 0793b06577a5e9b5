package validate_test

import (
	"fmt"

	"tenfold/engine/layout/validate"
)

// How far the constants fitted without a row's family are from what it measured.
func Example() {
	rows, err := validate.Rows()
	if err != nil {
		fmt.Println(err)
		return
	}
	stored, err := validate.Stored()
	if err != nil {
		fmt.Println(err)
		return
	}
	near := 0
	outcomes := validate.Outcomes(validate.Usable(rows), stored)
	for _, o := range outcomes {
		if ratio := o.Predicted / o.Row.Tokens; ratio > 0.5 && ratio < 2 {
			near++
		}
	}
	fmt.Println(len(outcomes) > 100, float64(near) > 0.9*float64(len(outcomes)))
	// Output:
	// true true
}
