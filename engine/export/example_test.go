package export_test

import (
	"fmt"
	"strings"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/export"
	"tenfold/engine/spread"
)

// The first fields of the rows about compute.
func ExampleCSV() {
	cat := catalog.Default()
	a := spread.New().Answer(cat, engine.Scenario{MFU: engine.Given(0.4), Goodput: engine.Given(0.9), NoAttention: true, Draws: engine.Given(100)})
	for record := range strings.SplitSeq(string(export.CSV(cat, a, "https://example.org/")), "\r\n") {
		if fields := strings.Split(record, ","); strings.HasPrefix(record, "part,") || fields[0] == "result" && fields[1] == "compute_flop" {
			fmt.Println(strings.Join(fields[:4], " | "))
		}
	}
	// Output:
	// part | name | label | value
	// result | compute_flop | Compute | 3.79878408e+26
}
