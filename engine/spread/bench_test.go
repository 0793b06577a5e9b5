package spread_test

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// BenchmarkAnswer is a reader dragging the factor: draws kept, 10,000 of them.
func BenchmarkAnswer(b *testing.B) {
	cat, m := catalog.Default(), spread.New()
	m.Answer(cat, engine.Scenario{})
	scale := 1.0
	for b.Loop() {
		if scale *= 1.01; scale > 100 {
			scale = 1
		}
		m.Answer(cat, engine.Scenario{Scale: engine.Given(scale)})
	}
}

// BenchmarkPrice is a reader dragging a price: the runs stay.
func BenchmarkPrice(b *testing.B) {
	cat, m := catalog.Default(), spread.New()
	price := 0.05
	for b.Loop() {
		if price *= 1.01; price > 0.3 {
			price = 0.05
		}
		m.Answer(cat, engine.Scenario{ElectricityUSDPerKWh: engine.Given(price)})
	}
}

// BenchmarkSeed draws everything anew.
func BenchmarkSeed(b *testing.B) {
	cat, m := catalog.Default(), spread.New()
	seed := 1.0
	for b.Loop() {
		seed++
		m.Answer(cat, engine.Scenario{Seed: engine.Given(seed)})
	}
}

// BenchmarkFirstAnswer is the first answer of a page.
func BenchmarkFirstAnswer(b *testing.B) {
	cat := catalog.Default()
	for b.Loop() {
		spread.New().Answer(cat, engine.Scenario{})
	}
}

func BenchmarkResolve(b *testing.B) {
	cat := catalog.Default()
	for b.Loop() {
		engine.Resolve(cat, engine.Scenario{})
	}
}

func BenchmarkProject(b *testing.B) {
	in, _ := engine.Resolve(catalog.Default(), engine.Scenario{})
	for b.Loop() {
		engine.Project(&in)
	}
}
