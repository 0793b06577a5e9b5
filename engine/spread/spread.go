package spread

import (
	"fmt"
	"math"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/unit"
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

// Sampler answers scenarios and keeps unit draws, drawn inputs, and the runs and
// results of the last answer. It holds nothing that changes an answer. It is not safe for
// concurrent use.
type Sampler struct {
	plan    *plan
	columns []drawn     // indexed as engine.InputList
	results [][]float64 // indexed as engine.Results: draws of the batch drawn last
	last    *batch
	runs    runs
	ordered []float64 // for selection, which reorders
	layouts engine.Layouts
	breathe func() // or nil
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
	m.draw(&a.Inputs, a.draws, a.Central.Count)
	a.Results = m.quantities(&a.Central, s.Scope == engine.WithExperiments)
	return a
}

// draw projects every draw of a batch: all of it, or what the runs drawn last
// are billed where nothing that they come from has changed. Their counts are looked
// for from near on.
func (m *Sampler) draw(in *engine.Inputs, b *batch, near unit.Count) {
	if m.plan == nil || m.plan.draws != b.draws || m.plan.seed != b.seed {
		m.plan = newPlan(b.draws, b.seed)
		m.ordered = make([]float64, b.draws)
		for i := range m.results {
			m.results[i] = make([]float64, b.draws)
		}
		m.runs.each = make([]ran, b.draws)
	}
	m.last = b
	drawnInputs := *in
	var running, billing variables
	for _, i := range live(in) {
		p := engine.InputList[i]
		m.columns[i].fill(m.plan, orderOf(in, p.Name), p.Curve(in))
		place, values := p.Place(&drawnInputs), m.columns[i].values
		if engine.RunReads(in, i) {
			running.add(place, values)
		}
		if engine.BillReads(i) {
			billing.add(place, values)
		}
	}
	of := originOf(m.plan, in)
	again := of.equal(m.runs.of)
	if !again {
		m.runs.of, m.runs.ends = origin{}, [engine.RunResults]ends{} // until all of them are drawn
	}
	var p engine.Projection // outside the loop: the results' closures would have it allocated for each draw
	for d := range b.draws {
		if m.breathe != nil && d%breath == 0 {
			m.breathe()
		}
		from := engine.RunResults
		if run := &m.runs.each[d]; again {
			p.Count, p.Spares, p.Wall, p.AcceleratorTime = run.count, run.spares, run.wall, run.time
		} else {
			from = 0
			running.set(d)
			engine.Run(&drawnInputs, near, &p)
			*run = ran{p.Count, p.Spares, p.Wall, p.AcceleratorTime}
		}
		billing.set(d)
		engine.Bill(&drawnInputs, &p)
		for i := from; i < len(engine.Results); i++ {
			m.results[i][d] = engine.Results[i].Of(&p)
		}
	}
	m.runs.of = of
}

// variables are inputs that differ from draw to draw: where each stands, and
// its draws.
type variables struct {
	places []*float64
	values [][]float64
}

func (v *variables) add(place *float64, values []float64) {
	v.places, v.values = append(v.places, place), append(v.values, values)
}

// set gives them the values of one draw.
func (v *variables) set(draw int) {
	for k, place := range v.places {
		*place = v.values[k][draw]
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
		out[i] = quantity(r, r.Of(central), func() ends { return m.endsOf(i) })
	}
	return out
}

// quantity is the result with its range, which is asked for only where there is
// a figure.
func quantity(r engine.Result, central float64, draws func() ends) Quantity {
	if math.IsNaN(central) {
		return Quantity{}
	}
	if central < 0 || math.IsInf(central, 0) {
		panic(fmt.Sprintf("spread: %s is %v; Resolve let an impossible input through", r.Name, central))
	}
	e := draws()
	if !(e.low >= 0 && !math.IsInf(e.high, 0)) {
		panic(fmt.Sprintf("spread: %s ranges from %v to %v; an input's range is impossible", r.Name, e.low, e.high))
	}
	return Quantity{Value: central / r.One, Low: min(e.low, central) / r.One, High: max(e.high, central) / r.One, Known: true}
}

// endsOf is the ends of a result's draws, kept for those of the runs.
func (m *Sampler) endsOf(index int) ends {
	var own ends
	kept := &own
	if index < engine.RunResults {
		kept = &m.runs.ends[index]
	}
	if !kept.found {
		copy(m.ordered, m.results[index])
		*kept = endsOf(m.ordered)
	}
	return *kept
}

// endsOf is the ends of draws, which it reorders.
func endsOf(draws []float64) ends {
	low, high := tenths(draws)
	return ends{low, high, true}
}
