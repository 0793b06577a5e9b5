package text_test

import (
	"fmt"
	"strings"

	"tenfold/app/text"
	"tenfold/engine/spread"
)

// joined is the spaces that do not break.
var joined = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// A result as the page writes it: two digits, and the unit that fits.
func ExampleSay() {
	f := text.Say("energy_mwh", spread.Quantity{Value: 431234, Low: 302111, High: 712000, Known: true})
	fmt.Println(joined.Replace(f.Value))
	fmt.Println(joined.Replace(f.Reach()))
	// Output:
	// 430 GWh
	// 300–710 GWh
}
