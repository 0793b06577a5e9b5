package familiar_test

import (
	"fmt"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/familiar"
	"tenfold/engine/spread"
)

// What a small run is set beside.
func ExampleBeside() {
	cat := catalog.Default()
	a := spread.New().Answer(cat, engine.Scenario{Scale: engine.Given(1), MFU: engine.Given(0.4), Goodput: engine.Given(0.9), Draws: engine.Given(100)})
	for _, c := range familiar.Beside(cat, a) {
		fmt.Println(c.Name, "for", c.Result, c.Times.Low < c.Times.Value && c.Times.Value < c.Times.High)
	}
	// Output:
	// home_energy for energy_mwh true
	// reactor_power for power_mw true
	// flight_carbon for carbon_location_t true
	// car_carbon for carbon_location_t true
}
