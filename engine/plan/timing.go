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

// Timing is the question when the scenario's cluster must be ordered for its
// start, and what it costs to have it a month too early or too late.
type Timing struct {
	Scenario engine.Scenario
	DelayUSD engine.Number // what a month of delay is worth to the owner, in dollars; the break-even answers where it is not known
	Early    engine.Number // chance that capacity built now is too early rather than too late; default EvenChance
}

// EvenChance is the chance taken where none is given: nobody knows better.
const EvenChance = 0.5

// Part is something that must be ordered.
type Part string

// The parts.
const (
	Accelerators Part = "accelerators"
	Building     Part = "building"
	Grid         Part = "grid"
)

// Order is when a part must be ordered.
type Order struct {
	Part Part
	Lead estimate.Of[unit.Time] // from the order until it is there
	// Year is the decimal year of the order: Value at the middle of the lead
	// time, Low with its longest, High with its shortest.
	Year spread.Quantity
	// Soonest is the decimal year of the start that an order on the day of the data
	// allows, by the lead times the other way round.
	Soonest spread.Quantity
}

// Timed is what comes of a timing. Money is in dollars a month.
type Timed struct {
	Run    spread.Answer // of the scenario
	Start  float64       // decimal year
	Fit    unit.Time     // from when a part is there to the start: the machines are put in
	Orders []Order

	// A month too early: the whole cluster stands idle.
	Hardware spread.Quantity // value that servers and network lose
	Shell    spread.Quantity // building and power supply written off
	Capital  spread.Quantity // what the money in both could have earned
	TooEarly spread.Quantity // all three

	// BreakEven is what a month of delay must be worth so that building early is
	// right at the chance of Timing.Early: too early × chance ÷ (1 − chance). Who
	// would rather be a month too early than a month too late, at even chances,
	// values a month of delay at no less.
	BreakEven      spread.Quantity
	BreakEvenShare spread.Quantity // of the up-front cost

	// With the value of a delay given.
	TooLate  spread.Quantity
	MostRisk spread.Quantity // chance of being too early up to which building early is right: late ÷ (late + early)

	Findings check.List
	OK       bool
}

// Answer answers it. A caller that must not stand still answers the scenario in
// slices, and asks With.
func (q Timing) Answer(cat *catalog.Catalog, m *spread.Sampler) Timed {
	if out := q.judged(cat); out.Findings.Failed() {
		return out
	}
	return q.With(cat, m, m.Answer(cat, q.Scenario))
}

// With answers it by the answer to its scenario, which may be another sampler's.
func (q Timing) With(cat *catalog.Catalog, m *spread.Sampler, run spread.Answer) Timed {
	out := q.judged(cat)
	if out.Findings.Failed() {
		return out
	}
	out.orders(cat)
	out.Run = run
	out.Findings = append(out.Findings, out.Run.Findings...)
	if !out.Run.OK {
		return out
	}
	out.OK = true
	out.money(cat, m, q.DelayUSD, q.Early.Or(EvenChance))
	if !out.TooEarly.Known {
		out.Findings.Warn("chip_usd", "no-price", "Without a price of the accelerator nothing can be said of what idle capacity costs.")
	}
	return out
}

// Bounds of a timing's numbers.
const (
	LeastEarly, MostEarly = 0.01, 0.99
	MostDelayUSD          = 1e12
)

// judged is a timing without its answer, with what stands against the question.
func (q Timing) judged(cat *catalog.Catalog) Timed {
	out := Timed{Start: startOf(cat, q.Scenario)}
	if chance := q.Early.Or(EvenChance); !(chance >= LeastEarly && chance <= MostEarly) {
		out.Findings.Error("early", "out-of-range", "The chance of being too early is between 1 % and 99 %.")
	}
	d := q.DelayUSD
	if d.Set && !(d.Value >= 0 && d.Value <= MostDelayUSD && (!d.Ranged() || d.Low > 0 && d.Low <= d.Value && d.High >= d.Value && d.High <= MostDelayUSD)) {
		out.Findings.Error("delay_usd", "out-of-range", "The value of a month is between $0 and "+engine.Money(MostDelayUSD)+".")
	}
	return out
}

// orders fills when each part must be ordered: its lead time, and the time to
// put the machines in, before the start.
func (t *Timed) orders(cat *catalog.Catalog) {
	const week = 7.0
	t.Fit = estimate.In(cat.Assumption("acquisition_to_start"), unit.Year).Value
	leads := []struct {
		part Part
		of   estimate.Of[unit.Time]
	}{
		{Accelerators, estimate.In(cat.Assumption("lead_time_accelerators"), unit.Times(unit.Day, week))},
		{Building, estimate.In(cat.Assumption("lead_time_site"), unit.Year)},
		{Grid, estimate.In(cat.Assumption("lead_time_grid"), unit.Year)},
	}
	_, date := cat.DataVersion()
	now := catalog.Year(date)
	for _, l := range leads {
		years := func(lead unit.Time) float64 { return unit.Of(lead+t.Fit, unit.Year) }
		usual, shortest, longest := years(l.of.Value), years(l.of.Low), years(l.of.High)
		o := Order{Part: l.part, Lead: l.of}
		o.Year = spread.Quantity{Value: t.Start - usual, Low: t.Start - longest, High: t.Start - shortest, Known: true}
		o.Soonest = spread.Quantity{Value: now + usual, Low: now + shortest, High: now + longest, Known: true}
		t.Orders = append(t.Orders, o)
		switch {
		case o.Year.High < now:
			t.Findings.Warn("start_year", "too-late-to-order", "Even at the shortest lead time, what is ordered now of "+string(l.part)+" is not there at the start.")
		case o.Year.Value < now:
			t.Findings.Note("start_year", "late-to-order", "At the usual lead time, what is ordered now of "+string(l.part)+" is not there at the start.")
		}
	}
}

// money fills what a month costs either way.
func (t *Timed) money(cat *catalog.Catalog, m *spread.Sampler, delay engine.Number, chance float64) {
	const month = unit.Year / 12
	life := estimate.In(cat.Assumption("shell_life"), unit.Year)
	beside := []spread.Beside{{Name: "cost_of_capital", Of: cat.Assumption("cost_of_capital")}}
	late := estimate.Enter(delay.Value)
	if delay.Ranged() {
		late = estimate.EnterRange(estimate.Positive, delay.Low, delay.Value, delay.High)
	}
	beside = append(beside, spread.Beside{Name: "delay_usd", Of: late})
	odds := chance / (1 - chance)
	places := []*spread.Quantity{&t.Hardware, &t.Shell, &t.Capital, &t.TooEarly, &t.BreakEven, &t.BreakEvenShare, &t.TooLate, &t.MostRisk}
	draws, seed := int(t.Run.Scenario.Draws.Or(engine.DefaultDraws)), uint64(t.Run.Scenario.Seed.Or(engine.DefaultSeed))
	got := m.Figures(&t.Run.Inputs, draws, seed, beside, len(places), func(p *engine.Projection, beside, out []float64) {
		idle := (p.Count + p.Spares).During(month)
		hardware := float64(idle.Costs(p.HardwareCharge + p.NetworkCharge))
		shell := float64(unit.Times(p.ShellCapex, float64(unit.Per(month, life.Value))))
		capital := float64(float64(p.CostUpfront) * float64(beside[0]*unit.Of(month, unit.Year)))
		early := hardware + shell + capital
		even := early * odds
		out[0], out[1], out[2], out[3] = hardware, shell, capital, early
		out[4], out[5] = even, even/float64(p.CostUpfront)
		out[6], out[7] = math.NaN(), math.NaN()
		if delay.Set {
			out[6] = beside[1]
			out[7] = beside[1] / (beside[1] + early)
		}
	})
	for i, place := range places {
		*place = got[i]
	}
}
