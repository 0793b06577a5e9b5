package spread

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
)

// A figure that is a result has the result's range; one that is a number beside
// it has that number's.
func TestFiguresAreDrawnAsResults(t *testing.T) {
	m := New()
	a := m.Answer(catalog.Default(), engine.Scenario{Draws: engine.Given(1000)})
	price := estimate.Of[float64]{Value: 3, Low: 2, High: 5, Law: estimate.Positive, Basis: estimate.Assumed}
	got := m.Figures(&a.Inputs, 1000, engine.DefaultSeed, []Beside{{Name: "price", Of: price}}, 2, func(p *engine.Projection, beside, out []float64) {
		out[0], out[1] = float64(p.CostOwned), beside[0]
	})
	if want := a.Result("cost_owned_usd"); got[0] != want {
		t.Errorf("owned %v, as a result %v", got[0], want)
	}
	near := func(a, b float64) bool { return a > 0.99*b && a < 1.01*b }
	if q := got[1]; q.Value != 3 || !near(q.Low, 2) || !near(q.High, 5) {
		t.Errorf("3 (2 to 5) came out as %v", q)
	}
	if again := m.Answer(catalog.Default(), engine.Scenario{Draws: engine.Given(1000)}).Result("cost_owned_usd"); again != got[0] {
		t.Errorf("the answer after it is %v", again)
	}
}

// Whoever lends a sampler its time gets it back while figures are drawn as well,
// and they are no others for it.
func TestFiguresBreathe(t *testing.T) {
	m := New()
	a := m.Answer(catalog.Default(), engine.Scenario{Draws: engine.Given(1000)})
	figures := func() []Quantity {
		return m.Figures(&a.Inputs, 1000, engine.DefaultSeed, nil, 1, func(p *engine.Projection, _, out []float64) { out[0] = float64(p.CostOwned) })
	}
	want, breaths := figures(), 0
	m.Breathing(func() { breaths++ })
	if got := figures(); got[0] != want[0] {
		t.Errorf("%v, not %v", got[0], want[0])
	}
	if breaths < 1000/breath {
		t.Errorf("%d breaths in 1000 draws", breaths)
	}
}
