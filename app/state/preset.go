package state

import (
	"slices"
	"sync/atomic"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
)

// Preset is a ready question.
type Preset struct {
	ID       string
	Scenario engine.Scenario
	text.PresetWords
}

// ready is the presets' questions, in their order; the words are in package
// text.
var ready = []struct {
	id      string
	trained string // the run whose own model, machine and count it asks for; "" where scenario says all
	asked   engine.Scenario
}{
	{id: "llama4-announced"},
	{id: "llama4-behemoth", trained: "llama4-behemoth"},
	{id: "llama4-maverick", trained: "llama4-maverick"},
	{id: "llama4-scout", trained: "llama4-scout"},
	{id: "llama31-405b", trained: "llama31-405b"},
	{id: "10x-llama3-70b", asked: engine.Scenario{Reference: "llama3-70b"}},
	{id: "100x-llama31", asked: engine.Scenario{Scale: engine.Given(100)}},
}

// Presets are the ready questions. A run "as trained" is that run at a factor of
// one, on its own machine, in its own number format and count where the
// catalogue has them.
func Presets(cat *catalog.Catalog) []Preset {
	if known := presetsOf.Load(); known != nil && known.cat == cat {
		return known.list
	}
	out := make([]Preset, 0, len(ready))
	for _, r := range ready {
		s := r.asked
		if r.trained != "" {
			s = asTrained(cat, r.trained)
		}
		out = append(out, Preset{ID: r.id, Scenario: s.Normal(), PresetWords: text.PresetOf(r.id)})
	}
	presetsOf.Store(&presetList{cat, slices.Clip(out)})
	return out
}

// presetsOf is the presets of the catalogue that was last asked: every question on
// show and every pin is held against them.
var presetsOf atomic.Pointer[presetList]

type presetList struct {
	cat  *catalog.Catalog
	list []Preset
}

// asTrained is the question of a published run itself.
func asTrained(cat *catalog.Catalog, id string) engine.Scenario {
	s := engine.Scenario{Reference: id, Scale: engine.Given(1)}
	run, ok := cat.Run(id)
	if !ok {
		return s
	}
	s.Accelerator, s.Format = run.Accelerator, run.Format
	if a, ok := cat.Accelerator(run.Accelerator); ok && run.Format != "" {
		if _, native := a.Peak(run.Format); !native {
			s.Format = ""
		}
	}
	switch {
	case run.Accelerators.Known():
		s.Accelerators = engine.Given(float64(run.Accelerators.Value))
	case run.Days.Known():
		s.Days = engine.Given(float64(run.Days.Value) / daySeconds)
	}
	return s
}

const daySeconds = 86400

// Preset is the ready question that is asked, if one is.
func (s *State) Preset() (Preset, bool) {
	for _, p := range Presets(s.Catalog) {
		if p.Scenario == s.Scenario {
			return p, true
		}
	}
	return Preset{}, false
}

// Llama3 is how many times the compute of the smaller Llama 3 the larger one
// took, of the two that an article may mean, and their names.
func Llama3(cat *catalog.Catalog) (ratio float64, large, small string) {
	a, okA := cat.Run("llama31-405b")
	b, okB := cat.Run("llama3-70b")
	if !okA || !okB {
		return 0, "", ""
	}
	flop := func(r catalog.Run) float64 { return float64(r.ActiveParams.Value) * float64(r.Tokens.Value) }
	return flop(a) / flop(b), a.Name, b.Name
}
