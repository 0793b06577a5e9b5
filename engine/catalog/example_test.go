package catalog_test

import (
	"fmt"

	"tenfold/engine/catalog"
)

// A figure with its range, and where it stands.
func Example() {
	cat := catalog.Default()
	h100, _ := cat.Accelerator("h100-sxm")
	fmt.Println(h100.Name, h100.TDP.Value, "W,", h100.TDP.Basis)
	source, found := cat.Source(h100.TDP.Sources[0])
	fmt.Println("in", found, source.URL != "", "at", h100.TDP.Locator != "", "of", h100.TDP.Date != "")
	// Output:
	// NVIDIA H100 SXM5 80GB 700 W, published
	// in true true at true of true
}

// Every fact of the catalogue, as the command "catalog" writes it.
func ExampleCatalog_Facts() {
	cat := catalog.Default()
	for f := range cat.Facts() {
		if f.File == "runs.csv" && f.ID == "llama31-405b" && f.Attribute == "tokens" {
			fmt.Println(f.Value, f.Unit, f.Basis)
		}
	}
	// Output:
	// 15.6 T published
}
