package backtest

import (
	"cmp"
	"slices"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// Report is the engine against every published run of the catalogue.
type Report struct {
	DataVersion string
	Rows        []Row // in the catalogue's order of runs; those of doubtful and excluded runs among them, not counted
	Summaries   []Summary
	NotUsable   []NotUsable
}

// NotUsable is a run of which nothing can be predicted, and why.
type NotUsable struct {
	Run    catalog.Run
	Reason string
}

// Make predicts every figure that the catalogue's runs published and that the
// engine has a result for. Runs take a second natively.
func Make(cat *catalog.Catalog) Report {
	m := maker{cat: cat, sampler: spread.New(), realisations: Realisations(cat)}
	m.below, m.above = cat.Assumption("realisation_small_below").Value, cat.Assumption("realisation_large_above").Value
	version, _ := cat.DataVersion()
	out := Report{DataVersion: version}
	for _, run := range cat.Runs() {
		rows, why := m.rows(run)
		if why != "" {
			out.NotUsable = append(out.NotUsable, NotUsable{run, why})
		}
		out.Rows = append(out.Rows, rows...)
	}
	out.Summaries = Summaries(out.Rows)
	return out
}

// maker carries what one Make needs for each run.
type maker struct {
	cat          *catalog.Catalog
	sampler      *spread.Sampler
	kept         engine.Layouts
	realisations []Realisation
	below, above float64
	fits         map[string]Reach // by developer left out
}

// reach is the share that teams reach, fitted without a developer's runs.
func (m *maker) reach(developer string) Reach {
	if fit, ok := m.fits[developer]; ok {
		return fit
	}
	if m.fits == nil {
		m.fits = map[string]Reach{}
	}
	fit := FitReach(m.realisations, m.below, m.above, func(r Realisation) bool { return Reliable(r) && r.Run.Developer != developer })
	m.fits[developer] = fit
	return fit
}

// rows predicts what a run published; the reason where nothing can be.
func (m *maker) rows(run catalog.Run) ([]Row, string) {
	a, known := m.cat.Accelerator(run.Accelerator)
	switch {
	case run.Accelerator == "":
		return nil, "accelerator not published"
	case !known:
		return nil, "accelerator not in the catalogue"
	}
	chain := unusable(run)
	var out []Row
	if chain == "" {
		s := Scenario(run)
		in, _, found := engine.ResolveWith(m.cat, s, &m.kept)
		if found.Failed() {
			return nil, firstError(found)
		}
		in.Realised = m.reach(run.Developer).At(float64(in.Compute.Value))
		p, results := m.sampler.Ranges(&in, engine.DefaultDraws, engine.DefaultSeed)
		r := Row{Run: run, Family: a.Family}
		if run.AcceleratorHours.Known() {
			r := r.of(Hours, results, unit.Of(run.AcceleratorHours.Value, unit.AcceleratorHour), run.AcceleratorHours.Sources)
			r.Naive = float64(p.Compute) / (m.cat.Assumption("mfu_naive").Value * float64(in.Peak.Value)) / float64(unit.AcceleratorHour)
			r.Blame = r.blame(a, &in, &p)
			out = append(out, r)
		}
		if run.Days.Known() && run.Accelerators.Known() {
			r := r.of(Days, results, unit.Of(run.Days.Value, unit.Day), run.Days.Sources)
			r.Blame = r.blame(a, &in, &p)
			out = append(out, r)
		}
		out = append(out, m.emitted(r, a, in)...)
	}
	out = append(out, m.givenHours(run, a)...)
	out = append(out, m.costs(run, a)...)
	if len(out) == 0 {
		return nil, cmp.Or(chain, "neither hours, days, energy nor carbon published")
	}
	return out, ""
}

// of is the row of one metric, with the prediction among results.
func (r Row) of(metric Metric, results []spread.Quantity, published float64, sources []string) Row {
	i, ok := engine.ResultNamed(string(metric))
	if !ok {
		panic("backtest: no result is named " + string(metric))
	}
	r.Metric, r.Published, r.Sources = metric, published, sources
	r.Predicted, r.Low, r.High = results[i].Value, results[i].Low, results[i].High
	return r
}

// unusable says why the chain has nothing to start from; "" where it has.
func unusable(run catalog.Run) string {
	switch {
	case !run.ActiveParams.Known():
		return "active parameters not published"
	case !run.Tokens.Known():
		return "tokens not published"
	}
	return ""
}

// firstError is the text of the first finding that is an error.
func firstError(found check.List) string {
	for _, f := range found {
		if f.Severity == check.Error {
			return f.Text
		}
	}
	return ""
}

// emitted is the energy and carbon that a run published against the prediction
// from in, both in the definition of what was published: a prediction for a
// whole site says nothing about the power of accelerators alone.
func (m *maker) emitted(r Row, a catalog.Accelerator, in engine.Inputs) []Row {
	run := r.Run
	if run.EnergyScope == "" {
		return nil
	}
	r.Definition = narrow(&in, run)
	p, results := m.sampler.Ranges(&in, engine.DefaultDraws, engine.DefaultSeed)
	var out []Row
	add := func(r Row) {
		r.Blame = r.blame(a, &in, &p)
		out = append(out, r)
	}
	if run.Energy.Known() {
		add(r.of(Energy, results, unit.Of(run.Energy.Value, unit.MegawattHour), run.Energy.Sources))
	}
	if run.Carbon.Known() && run.Carbon.Value > 0 {
		add(r.of(Carbon, results, unit.Of(run.Carbon.Value, unit.Tonne), run.Carbon.Sources))
	}
	return out
}

// givenHours is what the stages after the accelerator-hours make of the
// published ones: metered energy and its carbon. Energy that was computed from
// TDP is arithmetic, which tries nothing.
func (m *maker) givenHours(run catalog.Run, a catalog.Accelerator) []Row {
	if !run.AcceleratorHours.Known() || !run.Metered || !run.Energy.Known() {
		return nil
	}
	s := engine.Scenario{Accelerator: run.Accelerator, Format: run.Format, StartYear: engine.Given(float64(run.Year)), Accelerators: engine.Given(1)}
	in, found := engine.Resolve(m.cat, s)
	if found.Failed() {
		return nil
	}
	r := Row{Run: run, Family: a.Family, GivenHours: true, Calibrated: shared(run.Energy.Sources, in.NodeLoad.Sources) || shared(run.Energy.Sources, in.ChipLoad.Sources)}
	giveHours(&in, run.AcceleratorHours.Value)
	return m.emitted(r, a, in)
}

// giveHours makes the inputs take accelerator-hours, whatever was lost being in
// them: the tokens are those that take as long.
func giveHours(in *engine.Inputs, hours unit.AcceleratorTime) {
	p := engine.Project(in)
	in.Goodput, in.MFU = estimate.Enter(unit.Fraction(1)), estimate.Enter(unit.Fraction(1))
	work := unit.FLOP(float64(in.Peak.Value) * float64(hours))
	in.Tokens = estimate.Enter(work.Tokens(p.ParameterWork + p.AttentionWork))
}

// shared reports whether two lists of sources have one in common.
func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}
