package backtest

import (
	"cmp"
	"math"
	"slices"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Reach is the share of the best layout's MFU that teams reach, as a law of the
// run's compute: one level below a compute, another above a larger one, between
// them a straight line on logarithms.
type Reach struct {
	Small, Large float64 // the share of runs at most as large as Below, and at least as large as Above
	Below, Above float64 // FLOP
	Steady       float64 // what runs that publish an MFU reach relative to those that publish hours
	Low, High    float64 // 10th and 90th percentile of what runs reach relative to the law, each predicted by the other developers' runs
	Runs         int
	Developers   int
}

// At is the share at a compute, with its range.
func (r Reach) At(compute float64) estimate.Of[unit.Fraction] {
	mid := unit.Exp(unit.Log(r.Small) + float64(ramp(compute, r.Below, r.Above)*unit.Log(r.Large/r.Small)))
	return estimate.Of[unit.Fraction]{
		Value: unit.Fraction(mid), Low: unit.Fraction(mid * r.Low), High: unit.Fraction(math.Min(mostShare, mid*r.High)),
		Law: estimate.Share, Basis: estimate.Derived,
	}
}

// mostShare is the most that the range of a share may reach: below one, or the
// law has no place for the draws above it.
const mostShare = 0.99

// ramp is 0 below a compute, 1 above a larger one, and straight between them
// over the logarithm.
func ramp(compute, below, above float64) float64 {
	return math.Max(0, math.Min(1, unit.Log(compute/below)/unit.Log(above/below)))
}

// Reliable reports whether a run's figures may be fitted on and counted.
func Reliable(r Realisation) bool { return r.Run.Check == catalog.OK }

// FitReach fits the law on the runs that keep passes: least squares on the
// logarithm of [Realisation.Ratio], every developer with one vote, since runs of
// one team are not independent. Slope and the offset of published MFU are drawn
// towards none with the weight of one developer, since a dozen of them cannot
// carry three free numbers.
func FitReach(rs []Realisation, below, above float64, keep func(Realisation) bool) Reach {
	var kept []Realisation
	for _, r := range rs {
		if keep(r) {
			kept = append(kept, r)
		}
	}
	out := level(kept, below, above)
	var residuals []weighted
	votes := votesOf(kept)
	for _, r := range kept {
		if !r.ByHours {
			continue
		}
		others := level(without(kept, r.Run.Developer), below, above)
		residuals = append(residuals, weighted{r.Ratio() / float64(others.At(r.Compute).Value), 1 / votes[r.Run.Developer]})
	}
	out.Low, out.High = quantile(residuals, 0.1), quantile(residuals, 0.9)
	return out
}

// level is FitReach without the range.
func level(rs []Realisation, below, above float64) Reach {
	votes := votesOf(rs)
	var a [3][4]float64 // the normal equations, right-hand side last
	for _, r := range rs {
		x := [3]float64{1, ramp(r.Compute, below, above), 0}
		if !r.ByHours {
			x[2] = 1
		}
		w, y := 1/votes[r.Run.Developer], unit.Log(r.Ratio())
		for i := range 3 {
			for j := range 3 {
				a[i][j] += float64(w * float64(x[i]*x[j]))
			}
			a[i][3] += float64(w * float64(x[i]*y))
		}
	}
	a[1][1]++
	a[2][2]++
	b := solve(a)
	return Reach{Small: unit.Exp(b[0]), Large: unit.Exp(b[0] + b[1]), Steady: unit.Exp(b[2]), Below: below, Above: above, Low: 1, High: 1, Runs: len(rs), Developers: len(votes)}
}

// solve is Gaussian elimination; the matrix is symmetric and positive, so no
// pivot is zero.
func solve(a [3][4]float64) (x [3]float64) {
	for i := range 3 {
		for k := i + 1; k < 3; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < 4; j++ {
				a[k][j] -= float64(f * a[i][j])
			}
		}
	}
	for i := 2; i >= 0; i-- {
		x[i] = a[i][3]
		for j := i + 1; j < 3; j++ {
			x[i] -= float64(a[i][j] * x[j])
		}
		x[i] /= a[i][i]
	}
	return x
}

// votesOf is how many runs each developer has.
func votesOf(rs []Realisation) map[string]float64 {
	votes := map[string]float64{}
	for _, r := range rs {
		votes[r.Run.Developer]++
	}
	return votes
}

// without is rs but for the runs of a developer.
func without(rs []Realisation, developer string) []Realisation {
	return slices.DeleteFunc(slices.Clone(rs), func(r Realisation) bool { return r.Run.Developer == developer })
}

// weighted is a value with its weight.
type weighted struct{ value, weight float64 }

// quantile is the least value with at least the share q of the weight at or
// below it.
func quantile(vs []weighted, q float64) float64 {
	vs = slices.Clone(vs)
	slices.SortStableFunc(vs, func(a, b weighted) int { return cmp.Compare(a.value, b.value) })
	total, sum := 0.0, 0.0
	for _, v := range vs {
		total += v.weight
	}
	for _, v := range vs {
		if sum += v.weight; sum >= q*total {
			return v.value
		}
	}
	return math.NaN()
}
