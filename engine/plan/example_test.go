package plan_test

import (
	"fmt"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/plan"
	"tenfold/engine/spread"
)

// Ten times the compute of Llama 3.1 405B, and ten times that a generation later.
func Example() {
	cat := catalog.Default()
	planner := plan.New(cat, spread.New(), plan.Question{Generations: engine.Given(2)})
	for !planner.Step() {
		// A page draws here; each step searches one layout at most.
	}
	for _, g := range planner.Generations() {
		fmt.Printf("%.0f: %.1e FLOP on %s\n", g.Year-0.5, float64(g.Central.Compute), g.Machine.Name)
	}
	again, _ := plan.Thresholds(cat)[1].FirstAbove(planner.Generations())
	fmt.Println("at or above the US threshold from generation", again.Index)
	// Output:
	// 2026: 3.8e+26 FLOP on H100 SXM
	// 2028: 3.8e+27 FLOP on H100 SXM, 1.51 years on
	// at or above the US threshold from generation 0
}

// Half of 350,000 H100 trains; what the other half of the house goes without.
func ExampleSharing() {
	cat := catalog.Default()
	fleet, _ := plan.FleetNamed(cat, "fleet-meta-2024-h100")
	shared := plan.Sharing{Fleet: fleet, Share: 0.5, Was: 0.25}.Answer(cat, spread.New())
	fmt.Printf("%.0f train, %.0f of them taken from the other side\n", float64(shared.Training), float64(shared.Moved))
	// Output:
	// 175000 train, 87500 of them taken from the other side
}
