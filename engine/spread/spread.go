package spread

import (
	"fmt"
	"math"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
)

// Quantity is one result in the unit of its name, with its 10th and 90th
// percentile. Value is [engine.Project] at the central inputs.
type Quantity struct {
	Value, Low, High float64
	Known            bool // false where there is no figure
}

// Answer is what the engine says to one scenario.
type Answer struct {
	Scenario engine.Scenario     // as asked, defaults left out
	Inputs   engine.Inputs       // every number read, with its origin
	Central  engine.Projection   // at the central inputs
	Results  []Quantity          // indexed as engine.Results; nil when OK is false
	Layouts  engine.LayoutSearch // shows the layout of the answer's count
	Findings check.List
	OK       bool // false: a finding is an error, and there are no results

	draws *batch // what Results come from
}

// Result is the answer's result of that name in engine.Results; unknown when
// there is none.
func (a Answer) Result(name string) Quantity {
	i, ok := engine.ResultNamed(name)
	if !ok {
		panic("spread: no result is named " + name)
	}
	if !a.OK {
		return Quantity{}
	}
	return a.Results[i]
}

// Sampler answers scenarios and keeps unit draws, drawn inputs and the draws of
// the last answer. It holds nothing that changes an answer. It is not safe for
// concurrent use.
type Sampler struct {
	plan    *plan
	columns []drawn     // indexed as engine.InputList
	results [][]float64 // indexed as engine.Results: draws of the batch drawn last
	last    *batch
	ordered []float64 // for selection, which reorders
	layouts engine.Layouts
}

// batch is the draws of one answer: which, and what stands in the sampler of
// them as long as it is the last.
type batch struct {
	draws int
	seed  uint64
}

// New returns a sampler with nothing kept yet.
func New() *Sampler {
	return &Sampler{columns: make([]drawn, len(engine.InputList)), results: make([][]float64, len(engine.Results))}
}

// Answer resolves s, projects it, and gives every result its range.
func (m *Sampler) Answer(cat *catalog.Catalog, s engine.Scenario) Answer {
	a := Answer{Scenario: engine.Canonical(cat, s)}
	a.Inputs, a.Layouts, a.Findings = engine.ResolveWith(cat, a.Scenario, &m.layouts)
	if a.Findings.Failed() {
		return a
	}
	a.Central = engine.Project(&a.Inputs)
	a.Findings = append(a.Findings, engine.Judge(cat, &a.Inputs, &a.Central)...)
	if a.Findings.Failed() {
		return a
	}
	a.OK = true
	a.draws = &batch{draws: int(s.Draws.Or(engine.DefaultDraws)), seed: uint64(s.Seed.Or(engine.DefaultSeed))}
	m.draw(&a.Inputs, a.draws)
	a.Results = m.quantities(&a.Central, s.Scope == engine.WithExperiments)
	return a
}

// draw projects every draw of a batch.
func (m *Sampler) draw(in *engine.Inputs, b *batch) {
	if m.plan == nil || m.plan.draws != b.draws || m.plan.seed != b.seed {
		m.plan = newPlan(b.draws, b.seed)
		m.ordered = make([]float64, b.draws)
		for i := range m.results {
			m.results[i] = make([]float64, b.draws)
		}
	}
	m.last = b
	varying := live(in)
	drawnInputs := *in
	places := make([]*float64, len(varying))
	values := make([][]float64, len(varying))
	for k, i := range varying {
		p := engine.InputList[i]
		m.columns[i].fill(m.plan, orderOf(in, p.Name), p.Curve(in))
		places[k], values[k] = p.Place(&drawnInputs), m.columns[i].values
	}
	var p engine.Projection // outside the loop: the results' closures would have it allocated for each draw
	for d := range b.draws {
		for k, place := range places {
			*place = values[k][d]
		}
		p = engine.Project(&drawnInputs)
		for i := range engine.Results {
			m.results[i][d] = engine.Results[i].Of(&p)
		}
	}
}

// quantities is the results with their ranges over the draws, those of the
// programme only where they are asked for.
func (m *Sampler) quantities(central *engine.Projection, programme bool) []Quantity {
	out := make([]Quantity, len(engine.Results))
	for i, r := range engine.Results {
		if r.Programme && !programme {
			continue
		}
		copy(m.ordered, m.results[i])
		out[i] = quantity(r, r.Of(central), m.ordered)
	}
	return out
}

// quantity is the result with its range over the draws, which it reorders.
func quantity(r engine.Result, central float64, draws []float64) Quantity {
	if math.IsNaN(central) {
		return Quantity{}
	}
	if central < 0 || math.IsInf(central, 0) {
		panic(fmt.Sprintf("spread: %s is %v; Resolve let an impossible input through", r.Name, central))
	}
	low, high := tenths(draws)
	if !(low >= 0 && !math.IsInf(high, 0)) {
		panic(fmt.Sprintf("spread: %s ranges from %v to %v; an input's range is impossible", r.Name, low, high))
	}
	return Quantity{Value: central / r.One, Low: min(low, central) / r.One, High: max(high, central) / r.One, Known: true}
}
