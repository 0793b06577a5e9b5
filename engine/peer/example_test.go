package peer_test

import (
	"fmt"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/peer"
)

// By which figures a tool comes to others than ours. The steps' factors multiply
// to the whole.
func ExampleReckon() {
	cat := catalog.Default()
	asked := engine.Scenario{MFU: engine.Given(0.4), Goodput: engine.Given(0.9)}
	in, _ := engine.Resolve(cat, asked)
	account := peer.Reckon(cat, asked, in, cat.Tools()[0])
	for i, r := range account.Results {
		whole := 1.0
		for _, s := range account.Steps {
			whole *= s.Factors[i]
		}
		fmt.Printf("%s: %.6f of it explained\n", r.Name, whole/r.Ratio())
	}
	// Output:
	// accelerator_hours: 1.000000 of it explained
	// energy_mwh: 1.000000 of it explained
	// cost_owned_usd: 1.000000 of it explained
}
