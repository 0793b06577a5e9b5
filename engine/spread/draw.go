package spread

import (
	"cmp"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"tenfold/engine"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// plan is the unit draws of one seed: for each input a column of standard
// normal variates, made when first needed.
type plan struct {
	draws int
	seed  uint64
	z     []float64 // the strata's middles, rising
	units map[order][]float64
	// binsOf is the bins that sensitivities put them into.
	binsOf map[order][]uint16
}

// order is what decides the order of an input's strata: its name and, where it
// is drawn together with another, that one's and their rank correlation.
type order struct {
	name, with string
	rank       float64
}

func newPlan(draws int, seed uint64) *plan {
	p := &plan{draws: draws, seed: seed, z: make([]float64, draws), units: map[order][]float64{}, binsOf: map[order][]uint16{}}
	for i := range p.z {
		p.z[i] = unit.NormalQuantile((float64(i) + 0.5) / float64(draws))
	}
	return p
}

// column is the unit draws in that order.
func (p *plan) column(o order) []float64 {
	c, ok := p.units[o]
	if !ok {
		if c = p.shuffled(o.name); o.with != "" {
			c = p.follow(p.column(order{name: o.with}), c, o.rank)
		}
		p.units[o] = c
	}
	return c
}

// shuffled is the strata in an order of their own that the seed and the name
// decide.
func (p *plan) shuffled(name string) []float64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	r := rand.NewPCG(p.seed, h.Sum64())
	c := slices.Clone(p.z)
	for i := len(c) - 1; i > 0; i-- { // Fisher–Yates; our own, so that no library may change the order
		j := below(r, uint64(i+1))
		c[i], c[j] = c[j], c[i]
	}
	return c
}

// below is a uniform whole number below n, for n far below 2^32: the high half
// of a product (Lemire 2019), whose bias of n/2^32 does not show.
func below(r *rand.PCG, n uint64) uint64 { return (r.Uint64() >> 32) * n >> 32 }

// follow is the strata in an order that follows a at a rank correlation, with
// what own adds: the ranks of ρ·a + √(1 − ρ²)·own. The two columns then have a
// Gaussian copula, and the one that comes back still has each stratum once (Iman
// and Conover 1982).
func (p *plan) follow(a, own []float64, rank float64) []float64 {
	rho := normalCorrelation(rank)
	rest := math.Sqrt(math.Max(0, 1-float64(rho*rho)))
	mixed := make([]float64, len(a))
	at := make([]int, len(a))
	for i := range a {
		mixed[i] = float64(rho*a[i]) + float64(rest*own[i])
		at[i] = i
	}
	slices.SortFunc(at, func(i, j int) int { return cmp.Or(cmp.Compare(mixed[i], mixed[j]), cmp.Compare(i, j)) })
	for stratum, i := range at {
		mixed[i] = p.z[stratum]
	}
	return mixed
}

// normalCorrelation is the correlation of two normal variates whose ranks
// correlate by r: 2·sin(π·r ÷ 6) (Pearson 1907). The sine is its series, which at
// π/6 is cut below 1e-12.
func normalCorrelation(r float64) float64 {
	x := float64(r * (math.Pi / 6))
	x2 := float64(x * x)
	s := 1.0/362880 - float64(x2*(1.0/39916800))
	s = 1.0/5040 - float64(x2*s)
	s = 1.0/120 - float64(x2*s)
	s = 1.0/6 - float64(x2*s)
	return 2 * float64(x*(1-float64(x2*s)))
}

// drawn is one input's draws on its own scale, kept while its law stays.
type drawn struct {
	curve  estimate.Curve
	order  order
	plan   *plan
	values []float64
}

// fill brings the draws up to date.
func (d *drawn) fill(p *plan, o order, curve estimate.Curve) {
	if d.plan == p && d.order == o && d.curve == curve {
		return
	}
	d.plan, d.order, d.curve = p, o, curve
	if len(d.values) != p.draws {
		d.values = make([]float64, p.draws)
	}
	for i, z := range p.column(o) {
		d.values[i] = curve.At(z)
	}
}

// orderOf is the order that an input's strata are in.
func orderOf(in *engine.Inputs, name string) order {
	with, rank := in.TogetherWith(name)
	return order{name: name, with: with, rank: rank}
}

// live is the inputs that differ from draw to draw, in the order of
// engine.InputList.
func live(in *engine.Inputs) []int {
	var out []int
	for i, p := range engine.InputList {
		if p.Known(in) && p.Uncertain(in) {
			out = append(out, i)
		}
	}
	return out
}
