package state_test

import (
	"fmt"

	"tenfold/app/state"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// A reader types 25 into the factor: what the page then is, and what it asks its
// surroundings to do.
func ExampleUpdate() {
	cat, m := catalog.Default(), spread.New()
	page := state.Start(cat, "v1&mfu=0.4&goodput=0.9&draws=100", func(s engine.Scenario) spread.Answer { return m.Answer(cat, s) })
	page, effects := state.Update(page, state.SetText{Field: "scale", Text: "25"})
	fmt.Println(page.Text("scale"), "answered:", page.Fresh)
	for _, e := range effects {
		switch e := e.(type) {
		case state.WriteLink:
			fmt.Println("write", e.Fragment)
		case state.Compute:
			page, _ = state.Update(page, state.Answered{Answer: m.Answer(cat, e.Scenario)})
		}
	}
	fmt.Println(page.Text("scale"), "answered:", page.Fresh)
	// Output:
	// 25 answered: false
	// write v1&scale=25&mfu=0.4&goodput=0.9&draws=100
	// 25 answered: true
}
