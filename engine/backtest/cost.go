package backtest

import (
	"math"
	"slices"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// costCommitment is the way to rent that the published cloud costs stand for:
// OPT-175B's is its published hours at $1.84, the 5.12 that AWS then asked for an
// A100 80GB less its 64 % for three years; GPT-3's is at 1.22, its 1.21 for a V100.
const costCommitment = "reserved-3y"

// When the published costs have a cluster bought and a run started: purchase 90
// days after an accelerator came out, of which the catalogue knows the year alone;
// start the run's length and 60 days before publication; 793.5 hours where no
// length is known; rent at the prices of 60 days before the start (Epoch AI's
// cost model, cost_analysis_standalone.py).
const (
	afterRelease = 0.5 + 90/365.25
	buffer       = 60 * unit.Day
	usualLength  = unit.Time(793.5 * 3600)
)

// costs is what third parties estimate that the run cost, each against the
// engine's figure in the same definition and at the dates of theirs: cloud is the
// rent for three years, acquisition servers and network of the published count,
// amortised the owned cost. From the published accelerator-hours where there are
// some, so that prices alone are tried. Nothing is fitted to them.
func (m *maker) costs(run catalog.Run, a catalog.Accelerator) []Row {
	i := slices.IndexFunc(m.cat.Costs(), func(c catalog.Cost) bool { return c.Run == run.ID })
	if i < 0 {
		return nil
	}
	cost := m.cat.Costs()[i]
	rented, owned, ok := inDefinition(m.cat, run, cost)
	if !ok {
		return nil
	}
	hours, given := run.AcceleratorHours.Value, run.AcceleratorHours.Known()
	if !given {
		hours = m.predictedHours(run)
	}
	var out []Row
	add := func(metric Metric, in engine.Inputs, published estimate.Of[unit.Money], definition string, given bool) {
		p, results := m.sampler.Ranges(&in, engine.DefaultDraws, engine.DefaultSeed)
		if i, _ := engine.ResultNamed(string(metric)); !published.Known() || !results[i].Known {
			return
		}
		r := Row{Run: run, Family: a.Family, GivenHours: given, Definition: definition}.of(metric, results, float64(published.Value), published.Sources)
		r.Blame = r.blame(a, &in, &p)
		out = append(out, r)
	}
	if unit.Known(hours) {
		rent, own := rented, owned
		giveHours(&rent, hours)
		giveHours(&own, hours)
		add(CostRental, rent, cost.Cloud, "cloud, reserved for three years", given)
		add(CostOwned, own, cost.Amortised, "hardware used up, and energy", given)
	}
	if run.Accelerators.Known() {
		owned.Count = estimate.Enter(run.Accelerators.Value)
		owned.Shell, owned.Repair = estimate.Enter(unit.PowerPrice(0)), estimate.Enter(unit.Time(0))
		add(CostUpfront, owned, cost.Acquisition, "accelerators, servers and network of the published count, no building and no spares", true)
	}
	return out
}

// inDefinition is the inputs of one of the run's accelerators at the dates that
// the published costs stand for: for the cloud's, and for the other two.
func inDefinition(cat *catalog.Catalog, run catalog.Run, cost catalog.Cost) (rented, owned engine.Inputs, ok bool) {
	a, ok := cat.Accelerator(run.Accelerator)
	if !ok {
		return rented, owned, false
	}
	start := catalog.Year(cost.Amortised.Date) - float64(unit.Per(length(run)+buffer, unit.Year))
	bought := float64(a.Released) + afterRelease
	rented, ok1 := priced(cat, run, start-float64(unit.Per(buffer, unit.Year)))
	owned, ok2 := priced(cat, run, bought)
	owned.Waiting = estimate.Enter(unit.Times(unit.Year, math.Max(0, start-bought)))
	return rented, owned, ok1 && ok2
}

// priced is the inputs of one of the run's accelerators at the prices of a
// year: prices depend on neither count nor model.
func priced(cat *catalog.Catalog, run catalog.Run, year float64) (engine.Inputs, bool) {
	in, found := engine.Resolve(cat, engine.Scenario{
		Accelerator: run.Accelerator, StartYear: engine.Given(year), Commitment: costCommitment, Accelerators: engine.Given(1), MFU: engine.Given(0.4),
	})
	return in, !found.Failed()
}

// length is how long a run took, by what is published of it.
func length(run catalog.Run) unit.Time {
	switch {
	case run.Days.Known():
		return run.Days.Value
	case run.AcceleratorHours.Known() && run.Accelerators.Known():
		return run.AcceleratorHours.Value.Over(run.Accelerators.Value)
	}
	return usualLength
}

// predictedHours is the accelerator-hours of the whole chain; unknown where a
// run publishes too little for it.
func (m *maker) predictedHours(run catalog.Run) unit.AcceleratorTime {
	if unusable(run) != "" {
		return unit.Unknown[unit.AcceleratorTime]()
	}
	in, _, found := engine.ResolveWith(m.cat, Scenario(run), &m.kept)
	if found.Failed() {
		return unit.Unknown[unit.AcceleratorTime]()
	}
	in.Realised = m.reach(run.Developer).At(float64(in.Compute.Value))
	p := engine.Project(&in)
	return p.AcceleratorTime
}
