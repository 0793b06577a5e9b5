package spread

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// fromColumns is a result made of unit draws, ready for share.
func fromColumns(p *plan, names []string, f func(z []float64) float64) ([]float64, float64) {
	out := make([]float64, p.draws)
	z := make([]float64, len(names))
	for d := range out {
		for i, name := range names {
			z[i] = p.column(order{name: name})[d]
		}
		out[d] = f(z)
	}
	return deviations(out)
}

// Of a product of log-normals each factor's share is σᵢ² ÷ Σσ², since logarithms
// add; of a sum of normals the same holds; of a product of two normals of mean
// zero no input has a share alone, and of x² + y the shares are 2 : 1, since the
// variance of a squared standard normal is 2.
func TestSharesAreTheClosedForms(t *testing.T) {
	names := []string{"a", "b", "c", "d"}
	sigma := []float64{0.5, 0.3, 0.2, 0}
	for _, c := range []struct {
		what string
		f    func(z []float64) float64
		want []float64
		most float64 // error allowed
	}{
		{"product", func(z []float64) float64 {
			x := 0.0
			for i, s := range sigma {
				x += s * z[i]
			}
			return math.Exp(x)
		}, []float64{25.0 / 38, 9.0 / 38, 4.0 / 38, 0}, 0.015},
		{"sum", func(z []float64) float64 { return 3*z[0] + 2*z[1] + z[2] }, []float64{9.0 / 14, 4.0 / 14, 1.0 / 14, 0}, 0.015},
		{"interaction", func(z []float64) float64 { return z[0] * z[1] }, []float64{0, 0, 0, 0}, 0.015},
		{"square", func(z []float64) float64 { return z[0]*z[0] + z[1] }, []float64{2.0 / 3, 1.0 / 3, 0, 0}, 0.04}, // a fifth of the variance lies in the two outermost bins
	} {
		worst := 0.0
		for _, seed := range []uint64{engine.DefaultSeed, 1, 2} {
			p := newPlan(10000, seed)
			y, total := fromColumns(p, names, c.f)
			for i, name := range names {
				got := p.share(order{name: name}, y, total)
				worst = math.Max(worst, math.Abs(got-c.want[i]))
			}
		}
		t.Logf("%s: largest error %.4f", c.what, worst)
		if worst > c.most {
			t.Errorf("%s: a share errs by %.4f", c.what, worst)
		}
	}
	p := newPlan(100, 1) // the fewest draws
	y, total := fromColumns(p, names, func(z []float64) float64 { return 3*z[0] + z[1] })
	if a, b := p.share(order{name: "a"}, y, total), p.share(order{name: "b"}, y, total); a < 0.7 || b > 0.3 {
		t.Errorf("with 100 draws: %.3f and %.3f, closed form 0.9 and 0.1", a, b)
	}
}

// Of two inputs drawn together each share holds what both explain: of a + b with
// correlation ρ it is (1 + ρ)² ÷ (2 + 2ρ) = (1 + ρ) ÷ 2.
func TestSharesOfInputsDrawnTogether(t *testing.T) {
	p := newPlan(10000, engine.DefaultSeed)
	const rank = 0.533
	together := order{name: "b", with: "a", rank: rank}
	a, b := p.column(order{name: "a"}), p.column(together)
	sum := make([]float64, len(a))
	for i := range sum {
		sum[i] = a[i] + b[i]
	}
	y, total := deviations(sum)
	want := (1 + 2*math.Sin(math.Pi*rank/6)) / 2
	for _, o := range []order{{name: "a"}, together} {
		if got := p.share(o, y, total); math.Abs(got-want) > 0.02 {
			t.Errorf("%+v: share %.4f, closed form %.4f", o, got, want)
		}
	}
}

// The shares agree with brute force on a real question: of one more sample of
// projections for each input, in which all others are drawn anew, the correlation
// with the first sample is the input's share (Saltelli's samples with the estimator of Janon
// et al. 2014).
func TestSharesAgreeWithBruteForce(t *testing.T) {
	if testing.Short() {
		t.Skip("200,000 projections")
	}
	m := New()
	a := m.Answer(catalog.Default(), engine.Scenario{MFU: engine.Given(0.4), Region: "de", Accelerator: "b200-sxm"})
	in := a.Inputs
	in.Together = nil // Sobol's indices are of independent inputs
	const n = 5000
	r := rand.New(rand.NewPCG(5, 6))
	varying := live(&in)
	sample := func() [][]float64 {
		out := make([][]float64, len(varying))
		for k, i := range varying {
			c := engine.InputList[i].Curve(&in)
			out[k] = make([]float64, n)
			for d := range out[k] {
				out[k][d] = c.At(r.NormFloat64())
			}
		}
		return out
	}
	first, second := sample(), sample()
	at := in
	run := func(columns [][]float64, swap int) [3][]float64 {
		var out [3][]float64
		for d := range n {
			for k, i := range varying {
				x := columns[k][d]
				if k == swap {
					x = second[k][d]
				}
				*engine.InputList[i].Place(&at) = x
			}
			p := engine.Project(&at)
			for j, v := range [3]float64{float64(p.CostOwned), float64(p.CarbonLocation), float64(p.AcceleratorTime)} {
				out[j] = append(out[j], math.Log(v))
			}
		}
		return out
	}
	yb := run(second, -1)
	answer := a
	answer.Inputs, answer.draws = in, &batch{draws: 10000, seed: engine.DefaultSeed}
	names := [3]string{"cost_owned_usd", "carbon_location_t", "accelerator_hours"}
	got := [3]map[string]float64{}
	for j, name := range names {
		got[j] = map[string]float64{}
		for _, mover := range m.Sensitivity(answer, name) {
			got[j][mover.Input] = mover.Share
		}
	}
	worst := 0.0
	for k, i := range varying {
		yab := run(first, k)
		for j, name := range names {
			share := correlation(yb[j], yab[j])
			input := engine.InputList[i].Name
			worst = math.Max(worst, math.Abs(share-got[j][input]))
			if math.Abs(share-got[j][input]) > 0.045 { // three standard errors: 1/√n of such an estimate
				t.Errorf("%s of %s: share %.3f, brute force %.3f", input, name, got[j][input], share)
			}
		}
	}
	t.Logf("%d inputs, three results: largest difference %.4f", len(varying), worst)
}

// The movers are those of the question, the widest swing first, each within the
// result's own direction, and the same whether or not the draws are still there.
func TestSensitivity(t *testing.T) {
	cat, m := catalog.Default(), New()
	a := m.Answer(cat, engine.Scenario{})
	got := m.Sensitivity(a, "cost_rental_usd")
	if len(got) < 5 {
		t.Fatalf("%d movers", len(got))
	}
	sum := 0.0
	for i, mover := range got {
		sum += mover.Share
		if i > 0 && mover.Swing() > got[i-1].Swing() {
			t.Errorf("%s stands behind %s with a wider swing", mover.Input, got[i-1].Input)
		}
		switch mover.Input {
		case "Rental": // the cost is hours × rent
			value := a.Result("cost_rental_usd").Value
			rent, _ := engine.InputNamed("Rental")
			if want := value * mover.High / (rent.Value(&a.Inputs) / rent.One); math.Abs(mover.ResultHigh/want-1) > 1e-12 {
				t.Errorf("at a rent of %v it costs %v, want %v", mover.High, mover.ResultHigh, want)
			}
		case "Realised":
			if mover.ResultLow < mover.ResultHigh {
				t.Errorf("the better teams are, the more it costs: %+v", mover)
			}
		case "PUE", "ChipPrice", "Embodied":
			t.Errorf("%s cannot move a rent", mover.Input)
		}
	}
	if sum < 0.8 || sum > 1.05 {
		t.Errorf("shares add up to %.3f", sum)
	}
	m.Answer(cat, engine.Scenario{Scale: engine.Given(3)})
	if again := m.Sensitivity(a, "cost_rental_usd"); !slices.Equal(got, again) {
		t.Error("the movers of an older answer differ from what they were")
	}
	if other := New().Sensitivity(a, "cost_rental_usd"); !slices.Equal(got, other) {
		t.Error("another sampler gives other movers")
	}
	for _, none := range []string{"carbon_market_t", "programme_energy_mwh", "happiness"} {
		if got := m.Sensitivity(a, none); got != nil {
			t.Errorf("%s has movers: %+v", none, got)
		}
	}
}

func correlation(a, b []float64) float64 {
	var ma, mb, ab, aa, bb float64
	for i := range a {
		ma += a[i] / float64(len(a))
		mb += b[i] / float64(len(b))
	}
	for i := range a {
		ab += (a[i] - ma) * (b[i] - mb)
		aa += (a[i] - ma) * (a[i] - ma)
		bb += (b[i] - mb) * (b[i] - mb)
	}
	return ab / math.Sqrt(aa*bb)
}
