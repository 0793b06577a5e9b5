package spread

import "tenfold/engine"

// Ranges projects inputs that are not a scenario's own (a backtest's, say, with
// what a run published in their place) and gives every result its range, in the
// order of [engine.Results].
func (m *Sampler) Ranges(in *engine.Inputs, draws int, seed uint64) (engine.Projection, []Quantity) {
	p := engine.Project(in)
	m.draw(in, &batch{draws: draws, seed: seed}, p.Count)
	return p, m.quantities(&p, true)
}
