package plan

import (
	"math"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// Question is what is asked of generations; what is not given has its default.
type Question struct {
	Scenario    engine.Scenario
	Generations engine.Number // how many, the scenario's own among them; default 3
	Factor      engine.Number // compute of one relative to the one before; default 10
	Years       engine.Number // between two; default as long as the frontier's training compute takes for Factor

	// Factors a year, or ranges of them, in place of the catalogue's trend; 1 where
	// nothing gets better.
	PerDollar, PerWatt, PerChip engine.Number
}

// Bounds of a question's numbers, and the default number of generations and
// their factor.
const (
	MostGenerations    = 8
	MostFactor         = 1000.0
	MostYears          = 20.0
	DefaultGenerations = 3
	DefaultFactor      = 10.0

	LeastTrend, MostTrend = 0.5, 5.0 // of a year
)

// Generation is the answer to one of them.
type Generation struct {
	Index     int             // from 0, the scenario itself
	Scenario  engine.Scenario // its question, with the accelerator that it is grown from
	Year      float64         // of the start
	Years     float64         // since the first
	Machine   Machine
	Inputs    engine.Inputs
	Central   engine.Projection
	Results   []spread.Quantity // indexed as engine.Results; nil where OK is false
	Findings  check.List
	OK        bool
	Projected bool // the accelerator does not exist
}

// Machine is the accelerator of a generation.
type Machine struct {
	Name   string
	Growth Trend // since the first generation
	Peak   unit.FLOPRate
	TDP    unit.Power
	Price  unit.Money // of one accelerator at the start; unknown where none is
}

// Result is the result of that name in engine.Results; unknown where there is
// none.
func (g Generation) Result(name string) spread.Quantity {
	i, ok := engine.ResultNamed(name)
	if !ok || !g.OK {
		return spread.Quantity{}
	}
	return g.Results[i]
}

// Planner answers generation by generation, a layout search at a time, for those
// who have other things to do in between. It is not safe for concurrent use.
type Planner struct {
	cat     *catalog.Catalog
	sampler *spread.Sampler
	layouts engine.Layouts

	base          engine.Scenario
	start         float64
	count         int
	factor, years float64
	trend         Trend
	notes         check.List
	done          bool
	first         engine.Inputs
	generations   []Generation
}

// New returns a planner that has answered nothing yet; the sampler is the
// caller's. A question that makes no sense is done at once, with findings.
func New(cat *catalog.Catalog, sampler *spread.Sampler, q Question) *Planner {
	p := &Planner{cat: cat, sampler: sampler, base: engine.Canonical(cat, q.Scenario)}
	within := func(n engine.Number, fallback, least, most float64, name, label string) float64 {
		v := n.Or(fallback)
		if !(v >= least && v <= most) {
			p.notes.Error(name, "out-of-range", label+" is between "+engine.Figure(least)+" and "+engine.Figure(most)+".")
		}
		return v
	}
	p.count = int(within(q.Generations, DefaultGenerations, 1, MostGenerations, "generations", "The number of generations"))
	p.factor = within(q.Factor, DefaultFactor, 1, MostFactor, "factor", "The factor of a generation")
	pace := cat.Assumption("training_compute_growth")
	p.years = within(q.Years, unit.Log(math.Max(1, p.factor))/unit.Log(pace.Value), 0, MostYears, "years", "The years between generations")
	p.trend = TrendOf(cat)
	for _, given := range []struct {
		n     engine.Number
		of    *estimate.Of[float64]
		name  string
		label string
	}{
		{q.PerDollar, &p.trend.PerDollar, "per_dollar", "FLOP/s for a dollar"}, {q.PerWatt, &p.trend.PerWatt, "per_watt", "FLOP/s for a watt"}, {q.PerChip, &p.trend.PerChip, "per_chip", "FLOP/s of an accelerator"},
	} {
		n := given.n
		if !n.Set {
			continue
		}
		if !n.Ranged() {
			n.Low, n.High = n.Value, n.Value
		}
		if !(LeastTrend <= n.Low && n.Low <= n.Value && n.Value <= n.High && n.High <= MostTrend) {
			p.notes.Error(given.name, "out-of-range", "A year's factor on "+given.label+" is between "+engine.Figure(LeastTrend)+" and "+engine.Figure(MostTrend)+".")
		}
		*given.of = estimate.EnterRange(estimate.Positive, n.Low, n.Value, n.High)
	}
	p.start = startOf(cat, p.base)
	p.done = p.notes.Failed()
	return p
}

// startOf is the year that a scenario starts in.
func startOf(cat *catalog.Catalog, s engine.Scenario) float64 {
	_, date := cat.DataVersion()
	return s.StartYear.Or(catalog.Year(date))
}

// Years is the years between two generations.
func (p *Planner) Years() float64 { return p.years }

// Trend is the yearly trend in use.
func (p *Planner) Trend() Trend { return p.trend }

// Findings is what stands against the question itself.
func (p *Planner) Findings() check.List { return p.notes }

// Generations is those answered so far. The last may be one that cannot be: it
// says why, and none follows it.
func (p *Planner) Generations() []Generation { return p.generations }

// Answer answers all that is left.
func (p *Planner) Answer() []Generation {
	for !p.Step() {
	}
	return p.generations
}

// Breathing has f called now and then while a search takes long, as
// [spread.Sampler.Breathing] has for answers.
func (p *Planner) Breathing(f func()) { p.layouts.Breathe = f }

// Step does one layout search, or answers the generation whose searches are all
// done; true when none is left.
func (p *Planner) Step() bool {
	if p.done {
		return true
	}
	k := len(p.generations)
	g, cat, asked := p.prepare(k)
	if !engine.Advance(cat, asked, &p.layouts) {
		return false
	}
	p.answer(&g, cat, asked)
	p.generations = append(p.generations, g)
	p.done = !g.OK || k+1 == p.count
	return p.done
}

// prepare is a generation without its answer, the catalogue with its accelerator,
// and the scenario to resolve in it: at the first generation's start, whose prices
// and software it grows from.
func (p *Planner) prepare(k int) (Generation, *catalog.Catalog, engine.Scenario) {
	g := Generation{Index: k, Years: float64(float64(k) * p.years)}
	g.Year = p.start + g.Years
	g.Machine.Growth = p.trend.Over(g.Years)
	g.Scenario = larger(p.base, unit.Pow(p.factor, float64(k)))
	asked := g.Scenario
	if g.Years == 0 {
		return g, p.cat, asked
	}
	g.Projected = true
	g.Scenario.StartYear = engine.Given(g.Year)
	faster, power := g.Machine.Growth.PerChip.Value, g.Machine.Growth.power().Value
	multiply(&asked.ITPowerW, power)
	if asked.Own != (engine.Hardware{}) {
		o := &asked.Own
		for _, n := range []*engine.Number{&o.PeakFP32, &o.PeakTF32, &o.PeakFP16, &o.PeakBF16, &o.PeakFP8, &o.PeakFP6, &o.PeakFP4, &o.MemoryGB, &o.MemoryBWTBs, &o.ScaleUpGBs, &o.ScaleOutGbps} {
			multiply(n, faster)
		}
		multiply(&o.TDPW, power)
		return g, p.cat, asked
	}
	id := asked.Accelerator
	if id == "" {
		id = engine.DefaultAccelerator
	}
	a, ok := p.cat.Accelerator(id)
	if !ok {
		return g, p.cat, asked // Resolve says so
	}
	a = a.Faster(faster)
	a.TDP = a.TDP.Times(power)
	return g, p.cat.With(a), asked
}

// larger is a scenario with n times the compute. A model's own sizes grow by the
// square root of it each; its shape and its layout then follow anew.
func larger(s engine.Scenario, n float64) engine.Scenario {
	if n == 1 {
		return s
	}
	if s.TakesScale() {
		s.Scale = engine.Given(s.Scale.Or(engine.DefaultScale) * n)
	}
	multiply(&s.ComputeFLOP, n)
	m := &s.Model
	for _, size := range []*engine.Number{&m.Params, &m.ActiveParams, &m.Tokens} {
		multiply(size, math.Sqrt(n))
	}
	for _, shape := range []*engine.Number{&m.Layers, &m.Hidden, &m.FFNHidden, &m.Heads, &m.KVHeads} {
		*shape = engine.Number{}
	}
	s.Layout = engine.Layout{}
	return s
}

func multiply(n *engine.Number, by float64) {
	n.Value, n.Low, n.High = n.Value*by, n.Low*by, n.High*by
}

// answer resolves, grows and projects.
func (p *Planner) answer(g *Generation, cat *catalog.Catalog, asked engine.Scenario) {
	in, _, found := engine.ResolveWith(cat, asked, &p.layouts)
	g.Findings = found
	if found.Failed() {
		return
	}
	g.Machine.Name = machineName(p.cat, p.base)
	if g.Projected {
		if !p.later(g, &in) {
			return
		}
	}
	g.Inputs = in
	g.Central = engine.Project(&in)
	g.Findings = append(g.Findings, engine.Judge(cat, &in, &g.Central)...)
	if g.Findings.Failed() {
		return
	}
	g.OK = true
	g.Machine.Peak, g.Machine.TDP, g.Machine.Price = in.Peak.Value, in.TDP.Value, g.Central.ChipPrice
	draws, seed := int(p.base.Draws.Or(engine.DefaultDraws)), uint64(p.base.Seed.Or(engine.DefaultSeed))
	_, g.Results = p.sampler.Ranges(&in, draws, seed)
	if g.Projected {
		packed(in.Size, g.Results, g.Machine.Growth.PerChip)
	}
}

// later makes of inputs at the first start those of the generation's own; false
// where there are none.
func (p *Planner) later(g *Generation, in *engine.Inputs) bool {
	growth := g.Machine.Growth
	years := engine.Figure(g.Years)
	since := "Grown by the trend of " + years + " years; no such accelerator exists."
	price, power := growth.price(), growth.power()
	in.ChipPrice = grown(in.ChipPrice, price, since)
	in.Rental = grown(in.Rental, price, since)
	one := power // the value is in already: Resolve read the grown accelerator
	one.Value, one.Low, one.High = 1, power.Low/power.Value, power.High/power.Value
	in.TDP = grown(in.TDP, one, since)
	in.ITPower = grown(in.ITPower, one, since)
	exact := power
	exact.Low, exact.High = power.Value, power.Value
	in.Embodied = grown(in.Embodied, exact, "As its power: assumed, since nobody has published a trend. "+since)

	// The grid of the generation's start. A utilisation stands in, so that no
	// layouts are searched.
	then := g.Scenario
	then.MFU, then.Layout = engine.Given(1), engine.Layout{}
	grid, found := engine.Resolve(p.cat, then)
	if found.Failed() {
		g.Findings = append(g.Findings, found...)
		return false
	}
	in.CarbonYears, in.CarbonTrend = grid.CarbonYears, grid.CarbonTrend
	in.ElectricityYears, in.ElectricityTrend = grid.ElectricityYears, grid.ElectricityTrend
	for _, f := range found {
		if f.Code == "far-start" {
			g.Findings = append(g.Findings, f)
		}
	}
	g.Findings.Note("accelerator", "projected", "No accelerator of this generation exists. It is "+g.Machine.Name+" grown by "+years+" years of the trend: "+
		engine.Figure(growth.PerChip.Value)+" times the FLOP/s of one, "+engine.Figure(growth.PerWatt.Value)+" times for a watt, "+engine.Figure(growth.PerDollar.Value)+" times for a dollar, memory and links in proportion.")
	g.Machine.Name += ", " + years + " years on"
	return true
}

// packed widens the results that depend on how much of the hardware sits on one
// accelerator, by the range of that.
func packed(size engine.Size, results []spread.Quantity, perChip estimate.Of[float64]) {
	fewer := divided(1, perChip) // accelerators where the FLOP/s are given
	one := func(e estimate.Of[float64]) estimate.Of[float64] {
		e.Low, e.Value, e.High = e.Low/e.Value, 1, e.High/e.Value
		return e
	}
	down, up := one(fewer), one(perChip)
	moves := map[string]estimate.Of[float64]{"accelerators": down, "accelerator_hours": down, "programme_accelerator_hours": down}
	if size == engine.ByCount {
		delete(moves, "accelerators")
		moves["days"] = down
		for _, name := range []string{"power_mw", "power_peak_mw", "cost_upfront_usd"} {
			moves[name] = up
		}
	}
	for name, by := range moves {
		if i, ok := engine.ResultNamed(name); ok && results[i].Known {
			q := &results[i]
			q.Low, q.High = wider(q.Value, q.Low, q.High, by)
		}
	}
}

// machineName is how a sentence says the scenario's accelerator.
func machineName(cat *catalog.Catalog, s engine.Scenario) string {
	if s.Own.Name != "" {
		return s.Own.Name
	}
	id := s.Accelerator
	if id == "" {
		id = engine.DefaultAccelerator
	}
	a, _ := cat.Accelerator(id)
	return a.Short
}
