package working_test

import (
	"fmt"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/working"
)

// How a figure comes about, and from there down to an input with its source.
func ExampleExplain() {
	in, _ := engine.Resolve(catalog.Default(), engine.Scenario{ComputeFLOP: engine.Given(1e25), MFU: engine.Given(0.4), Goodput: engine.Given(0.9), NoAttention: true})
	p := engine.Project(&in)
	row, _ := working.Explain(&in, &p, "accelerator_hours")
	fmt.Println(row.Formula)
	fmt.Println(row.Uses)
	row, _ = working.Explain(&in, &p, "in.Peak")
	fmt.Println(row.Numbers, row.Basis, len(row.Sources) > 0)
	// Output:
	// Accelerator-hours = Model FLOP ÷ Useful FLOP/s per accelerator
	// [ModelFLOP Rate]
	// 989 TFLOP/s published true
}
