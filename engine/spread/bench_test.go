package spread_test

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// moving times the answers of one sampler while a reader moves a number by 1 % a
// time, from low to high and over again.
func moving(b *testing.B, low, high float64, asked func(float64) engine.Scenario) {
	cat, m := catalog.Default(), spread.New()
	m.Answer(cat, engine.Scenario{})
	at := low
	for b.Loop() {
		if at *= 1.01; at > high {
			at = low
		}
		m.Answer(cat, asked(at))
	}
}

// BenchmarkAnswer is a reader dragging the factor: draws kept, 10,000 of them.
func BenchmarkAnswer(b *testing.B) {
	moving(b, 1, 100, func(scale float64) engine.Scenario { return engine.Scenario{Scale: engine.Given(scale)} })
}

// BenchmarkPrice is a reader dragging a price: the runs stay.
func BenchmarkPrice(b *testing.B) {
	moving(b, 0.05, 0.3, func(price float64) engine.Scenario {
		return engine.Scenario{ElectricityUSDPerKWh: engine.Given(price)}
	})
}

// BenchmarkSeed draws everything anew.
func BenchmarkSeed(b *testing.B) {
	moving(b, 1, 1e6, func(seed float64) engine.Scenario {
		return engine.Scenario{Seed: engine.Given(float64(int(seed * 1000)))}
	})
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
