package spread

import (
	"tenfold/engine"
	"tenfold/engine/catalog"
)

// Advance does at most one of the layout searches that the answer to s needs,
// and reports whether none is left: [Sampler.Answer] then takes a fraction of
// its time. The answer is the same whether or not Advance came before.
func (m *Sampler) Advance(cat *catalog.Catalog, s engine.Scenario) (done bool) {
	return engine.Advance(cat, s, &m.layouts)
}

// Searched reports whether the answer to s needs no layout search any more. It
// searches none.
func (m *Sampler) Searched(cat *catalog.Catalog, s engine.Scenario) bool {
	return engine.Searched(cat, s, &m.layouts)
}

// Breathing has f called now and then while an answer takes long, every fraction of a
// millisecond: it may let others work, but must not ask this sampler.
func (m *Sampler) Breathing(f func()) {
	m.breathe, m.layouts.Breathe = f, f
}

// breath is how many draws are made in one breath.
const breath = 64
