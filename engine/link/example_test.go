package link_test

import (
	"fmt"

	"tenfold/engine"
	"tenfold/engine/link"
)

// A question as the text behind # in an address: what differs from the default.
func ExampleEncode() {
	fmt.Println(link.Encode(engine.Scenario{}))
	fmt.Println(link.Encode(engine.Scenario{Scale: engine.Given(100), Accelerator: "b200-sxm", Days: engine.Given(60)}))
	// Output:
	// v1
	// v1&scale=100&accelerator=b200-sxm&days=60
}

// Reading never fails: what cannot be read is left out, and a finding says so.
func ExampleDecode() {
	s, findings := link.Decode("v1&scale=100&colour=blue&days=soon")
	fmt.Println(s.Scale.Value, s.Days.Set)
	for _, f := range findings {
		fmt.Println(f.Severity, f.Code)
	}
	// Output:
	// 100 false
	// warning unknown-key
	// warning not-a-number
}
