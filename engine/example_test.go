package engine_test

import (
	"fmt"
	"strconv"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/unit"
)

// rounded is v to two significant digits: what the examples print stays as it is
// while figures of the catalogue are mended.
func rounded(v float64) string {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 2, 64), 64)
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// A projection: 70 billion parameters on 15 trillion tokens, in 60 days on H100
// that are busy 40 % of the time and lose 5 % of it.
func Example() {
	cat := catalog.Default()
	inputs, findings := engine.Resolve(cat, engine.Scenario{
		Model:       engine.Model{Params: engine.Given(70e9), Tokens: engine.Given(15e12)},
		Accelerator: "h100-sxm",
		Days:        engine.Given(60),
		MFU:         engine.Given(0.4),
		Goodput:     engine.Given(0.95),
		NoAttention: true,
	})
	if findings.Failed() {
		fmt.Println(findings)
		return
	}
	p := engine.Project(&inputs)
	fmt.Println(rounded(float64(p.ModelFLOP)), "FLOP")
	fmt.Println(rounded(float64(p.Count)), "accelerators for", rounded(float64(p.Wall/unit.Day)), "days")
	// Output:
	// 6300000000000000000000000 FLOP
	// 3200 accelerators for 60 days
}

// What is asked for and cannot be is a finding on its field, not a guess.
func ExampleResolve() {
	_, findings := engine.Resolve(catalog.Default(), engine.Scenario{Accelerator: "h100-smx"})
	for _, f := range findings {
		if f.Severity == check.Error {
			fmt.Println(f.Field, f.Code)
		}
	}
	// Output:
	// accelerator unknown-accelerator
}

// Each input knows where its number comes from.
func ExampleInputs() {
	inputs, _ := engine.Resolve(catalog.Default(), engine.Scenario{PUE: engine.Given(1.2)})
	fmt.Println(inputs.PUE.Value, inputs.PUE.Basis)
	fmt.Println(inputs.Peak.Value/1e12, inputs.Peak.Basis, len(inputs.Peak.Sources) > 0)
	// Output:
	// 1.2 entered
	// 989 published true
}

// A number may be typed as people write it.
func ExampleParseField() {
	scale, _ := engine.FieldNamed("scale")
	n, _ := engine.ParseField(scale, "10x")
	fmt.Println(n.Value)
	share, _ := engine.FieldNamed("mfu")
	n, _ = engine.ParseField(share, "30-45 %")
	fmt.Println(n.Low, n.High)
	_, wrong := engine.ParseField(scale, "ten")
	fmt.Println(wrong.Code)
	// Output:
	// 10
	// 0.3 0.45
	// not-a-number
}
