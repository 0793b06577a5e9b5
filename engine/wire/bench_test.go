package wire_test

import (
	"fmt"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
	"tenfold/engine/wire"
)

// BenchmarkLine is a line of JSON in and a line out with 10,000 draws, for one
// factor after another: what the command and the module do with a file of
// questions.
func BenchmarkLine(b *testing.B) {
	cat, m := catalog.Default(), spread.New()
	scale := 1
	for b.Loop() {
		scale = scale%100 + 1
		wire.Project(cat, m, fmt.Appendf(nil, `{"scale": %d}`, scale))
	}
}

// BenchmarkCatalog is the whole catalogue as JSON.
func BenchmarkCatalog(b *testing.B) {
	cat := catalog.Default()
	for b.Loop() {
		wire.Catalog(cat)
	}
}
