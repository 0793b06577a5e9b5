package spread

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"tenfold/engine"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

func TestTenths(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{100, 101, 109, 1000, 9999} {
		v := make([]float64, n)
		for i := range v {
			v[i] = math.Floor(r.Float64() * 50) // many ties
		}
		sorted := slices.Sorted(slices.Values(v))
		at := int(math.Ceil(float64(n) / 10))
		low, high := tenths(v)
		if low != sorted[at-1] || high != sorted[n-at] {
			t.Errorf("n=%d: %v, %v; want %v, %v", n, low, high, sorted[at-1], sorted[n-at])
		}
	}
}

// Each column is the same strata in another order, and two columns do not move
// together.
func TestColumnsAreStratifiedAndIndependent(t *testing.T) {
	p := newPlan(10000, engine.DefaultSeed)
	a, b := p.column("MFU"), p.column("PUE")
	if !slices.Equal(slices.Sorted(slices.Values(a)), p.z) {
		t.Error("a column is not the strata")
	}
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	if r := sum / float64(len(a)); math.Abs(r) > 0.03 { // 3/√n
		t.Errorf("correlation %v", r)
	}
	if again := newPlan(10000, engine.DefaultSeed).column("MFU"); !slices.Equal(a, again) {
		t.Error("the same seed gives other draws")
	}
	if other := newPlan(10000, 1).column("MFU"); slices.Equal(a, other) {
		t.Error("another seed gives the same draws")
	}
}

// A product of log-normals is log-normal: the logarithms' variances add. The
// band must equal the closed form within 0.5 %.
func TestBandOfLogNormalProduct(t *testing.T) {
	sigmas := []float64{0.3, 0.2, 0.15, 0.1}
	p := newPlan(10000, engine.DefaultSeed)
	product := make([]float64, 10000)
	for i := range product {
		product[i] = 1
	}
	variance := 0.0
	for k, s := range sigmas {
		e := estimate.Of[unit.Ratio]{Value: 1, Low: unit.Ratio(math.Exp(-s * 1.2815515655446004)), High: unit.Ratio(math.Exp(s * 1.2815515655446004)), Law: estimate.Positive}
		c := e.Curve()
		for i, z := range p.column(string(rune('a' + k))) {
			product[i] *= c.At(z)
		}
		variance += s * s
	}
	low, high := tenths(product)
	want := math.Exp(1.2815515655446004 * math.Sqrt(variance))
	if math.Abs(high/want-1) > 0.005*math.Log(want)/math.Log(1.2) || math.Abs(low*want-1) > 0.005*math.Log(want)/math.Log(1.2) {
		t.Errorf("band %v … %v, closed form %v … %v", low, high, 1/want, want)
	}
}
