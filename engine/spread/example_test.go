package spread_test

import (
	"fmt"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// The default question, with its range: low and high are the 10th and 90th
// percentiles of the draws.
func Example() {
	answer := spread.New().Answer(catalog.Default(), engine.Scenario{Scale: engine.Given(10)})
	q := answer.Result("accelerators")
	fmt.Println(answer.OK, q.Known, q.Low < q.Value && q.Value < q.High)
	fmt.Println("more than 50,000:", q.Low > 50e3, "fewer than 1,000,000:", q.High < 1e6)
	// Output:
	// true true true
	// more than 50,000: true fewer than 1,000,000: true
}

// A range of one's own is drawn with the others; a number without one is not.
func ExampleSampler_Answer() {
	cat, sampler := catalog.Default(), spread.New()
	width := func(s engine.Scenario) float64 {
		q := sampler.Answer(cat, s).Result("energy_mwh")
		return q.High / q.Low
	}
	fixed := engine.Scenario{MFU: engine.Given(0.4), Goodput: engine.Given(0.9), PUE: engine.Given(1.2), ITPowerW: engine.Given(1000)}
	fmt.Printf("all given: ×%.2f\n", width(fixed))
	fixed.PUE = engine.Number{Set: true, Low: 1.1, Value: 1.2, High: 1.4}
	fmt.Printf("PUE 1.1 to 1.4: ×%.2f\n", width(fixed))
	// Output:
	// all given: ×1.00
	// PUE 1.1 to 1.4: ×1.27
}

// What moves a result, the widest swing first.
func ExampleSampler_Sensitivity() {
	sampler := spread.New()
	answer := sampler.Answer(catalog.Default(), engine.Scenario{MFU: engine.Given(0.4), Goodput: engine.Given(0.9), PUE: engine.Number{Set: true, Low: 1.1, Value: 1.2, High: 1.4}, ITPowerW: engine.Given(1000)})
	for _, m := range sampler.Sensitivity(answer, "energy_mwh") {
		fmt.Printf("%s from %.1f to %.1f: all of the variance: %v\n", m.Input, m.Low, m.High, m.Share > 0.98)
	}
	// Output:
	// PUE from 1.1 to 1.4: all of the variance: true
}
