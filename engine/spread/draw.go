package spread

import (
	"hash/fnv"
	"math/rand/v2"

	"tenfold/engine"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// plan is the unit draws of one seed: for each input a column of standard
// normal variates, made when first needed.
type plan struct {
	draws int
	seed  uint64
	z     []float64            // the strata's middles, rising
	units map[string][]float64 // by input name: z in that input's order
}

func newPlan(draws int, seed uint64) *plan {
	p := &plan{draws: draws, seed: seed, z: make([]float64, draws), units: map[string][]float64{}}
	for i := range p.z {
		p.z[i] = unit.NormalQuantile((float64(i) + 0.5) / float64(draws))
	}
	return p
}

// column is the unit draws of the input of that name.
func (p *plan) column(name string) []float64 {
	if c, ok := p.units[name]; ok {
		return c
	}
	h := fnv.New64a()
	h.Write([]byte(name))
	r := rand.NewPCG(p.seed, h.Sum64())
	c := make([]float64, p.draws)
	copy(c, p.z)
	for i := len(c) - 1; i > 0; i-- { // Fisher–Yates; our own, so that no library may change the order
		j := below(r, uint64(i+1))
		c[i], c[j] = c[j], c[i]
	}
	p.units[name] = c
	return c
}

// below is a uniform whole number below n, for n far below 2^32: the high half
// of a product (Lemire 2019), whose bias of n/2^32 does not show.
func below(r *rand.PCG, n uint64) uint64 { return (r.Uint64() >> 32) * n >> 32 }

// drawn is one input's draws on its own scale, kept while its law stays.
type drawn struct {
	curve  estimate.Curve
	plan   *plan
	values []float64
}

// fill brings the draws up to date with curve.
func (d *drawn) fill(p *plan, name string, curve estimate.Curve) {
	if d.plan == p && d.curve == curve {
		return
	}
	d.plan, d.curve = p, curve
	if len(d.values) != p.draws {
		d.values = make([]float64, p.draws)
	}
	for i, z := range p.column(name) {
		d.values[i] = curve.At(z)
	}
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
