package solve_test

import (
	"fmt"
	"strconv"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/solve"
)

// between is the powers of ten around v, for the same reason.
func between(v float64) string {
	low := 1.0
	for ; low > v; low /= 10 {
	}
	for ; 10*low <= v; low *= 10 {
	}
	return fmt.Sprint("between ", low, " and ", 10*low, " times the compute of Llama 3.1 405B")
}

// about is v to one significant digit: what the examples print stays as it is
// while figures of the catalogue are mended.
func about(v float64) string {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 1, 64), 64)
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// How many days does training take with a million accelerators?
func Example() {
	cat := catalog.Default()
	a := solve.Solve(cat, solve.Question{
		Scenario: engine.Scenario{Scale: engine.Given(80), MFU: engine.Given(0.35), Goodput: engine.Given(0.9)},
		Vary:     "days", Until: "accelerators", Target: 1e6,
	})
	fmt.Println(a.OK, about(a.Value), "days")
	in, _ := engine.Resolve(cat, a.Scenario)
	p := engine.Project(&in)
	fmt.Println(about(float64(p.Count)), "accelerators")
	// Output:
	// true 100 days
	// 1000000 accelerators
}

// What could a billion dollars buy, at four dollars an accelerator-hour?
func ExampleSolve_budget() {
	a := solve.Solve(catalog.Default(), solve.Question{
		Scenario: engine.Scenario{RentalUSDPerHour: engine.Given(4)},
		Vary:     "scale", Until: "cost_rental_usd", Target: 1e9,
	})
	fmt.Println(between(a.Value))
	// Output: between 1 and 10 times the compute of Llama 3.1 405B
}

// What fits in a gigawatt, in 90 days?
func ExampleSolve_gigawatt() {
	a := solve.Solve(catalog.Default(), solve.Question{
		Scenario: engine.Scenario{SiteMW: engine.Given(1000)},
		Vary:     "scale", Until: "days", Target: 90,
	})
	fmt.Println(between(a.Value))
	// Output: between 10 and 100 times the compute of Llama 3.1 405B
}

// What could 100,000 H100 train in 90 days?
func ExampleSolve_accelerators() {
	a := solve.Solve(catalog.Default(), solve.Question{
		Scenario: engine.Scenario{Accelerator: "h100-sxm", Accelerators: engine.Given(100000)},
		Vary:     "scale", Until: "days", Target: 90,
	})
	fmt.Println(between(a.Value))
	// Output: between 1 and 10 times the compute of Llama 3.1 405B
}

// A target that cannot be had gives what is nearest, and why.
func ExampleSolve_unreachable() {
	a := solve.Solve(catalog.Default(), solve.Question{
		Scenario: engine.Scenario{MFU: engine.Given(0.4), PUE: engine.Given(1.2)},
		Vary:     "pue", Until: "accelerators", Target: 1000,
	})
	for _, f := range a.Findings {
		fmt.Println(a.OK, f.Severity, f.Code)
	}
	// Output: false error no-effect
}

// A page tries in slices, and draws in between.
func ExampleSolver() {
	s := solve.New(catalog.Default(), solve.Question{Vary: "scale", Until: "power_peak_mw", Target: 100})
	for !s.Step() { // one projection
	}
	a := s.Answer()
	fmt.Println(a.OK, "about", about(a.Reached), "MW")
	// Output: true about 100 MW
}
