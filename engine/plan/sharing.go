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

// Fleet is accelerators of one kind that train and serve at once.
type Fleet struct {
	ID, Name     string // of a preset
	Accelerator  string // id of the catalogue
	Accelerators unit.Count
	Counted      string // catalog.Equivalents or catalog.OfEveryKind where the count is not of that one kind
	Origin       estimate.Of[unit.Count]
}

// Fleets is the fleets that the catalogue knows, the smallest first: a cluster of
// 24,576, 350,000 H100, 600,000 H100-equivalents and others.
func Fleets(cat *catalog.Catalog) []Fleet {
	var out []Fleet
	for _, m := range cat.Marks() {
		if m.Kind != catalog.KnownFleet {
			continue
		}
		f := Fleet{ID: m.ID, Name: m.Name, Accelerator: m.Accelerator, Accelerators: m.Accelerators.Value, Counted: m.Counted, Origin: m.Accelerators}
		at := len(out)
		for at > 0 && out[at-1].Accelerators > f.Accelerators {
			at--
		}
		out = append(out[:at], append([]Fleet{f}, out[at:]...)...)
	}
	return out
}

// FleetNamed is the preset of that id.
func FleetNamed(cat *catalog.Catalog, id string) (Fleet, bool) {
	for _, f := range Fleets(cat) {
		if f.ID == id {
			return f, true
		}
	}
	return Fleet{}, false
}

// Sharing is the question what share of a fleet trains the scenario's model. The
// scenario's own accelerator, count, days and site power give way to the fleet's.
type Sharing struct {
	Scenario engine.Scenario
	Fleet    Fleet
	Share    float64 // of the fleet that trains, 0 … 1
	Was      float64 // of the fleet that trained already: what exceeds it is taken from ranking and recommendation
}

// Shared is what comes of a sharing.
type Shared struct {
	Scenario engine.Scenario // of the run on its share
	Training unit.Count      // accelerators that train: whole ones
	Left     unit.Count      // accelerators left to ranking and recommendation
	Moved    unit.Count      // accelerators that the run takes from them
	Run      spread.Answer   // of the run; its days are how long it takes

	// What the other side goes without while the run lasts: accelerator-days, and
	// the same at the rate that owning them costs, energy among it.
	DisplacedDays spread.Quantity
	DisplacedUSD  spread.Quantity

	Findings check.List
	OK       bool // false: a finding is an error; with a share of zero nothing is displaced
}

// Parts is what of the fleet trains, is left and is taken from the other side,
// and the scenario of the run.
func (q Sharing) Parts(cat *catalog.Catalog) Shared {
	var out Shared
	fleet := float64(q.Fleet.Accelerators)
	field, _ := engine.FieldNamed("accelerators")
	if !(fleet >= 1 && fleet <= field.Max) {
		out.Findings.Error("fleet.accelerators", "out-of-range", "A fleet has between 1 and "+engine.Figure(field.Max)+" accelerators.")
	}
	for _, s := range []struct {
		name  string
		value float64
	}{{"share", q.Share}, {"was", q.Was}} {
		if !(s.value >= 0 && s.value <= 1) {
			out.Findings.Error(s.name, "out-of-range", "A share of the fleet is between 0 and 1.")
		}
	}
	if out.Findings.Failed() {
		return out
	}
	whole := func(share float64) float64 { return math.Floor(float64(fleet*share) * (1 + 1e-12)) }
	training, before := whole(q.Share), whole(q.Was)
	out.Training, out.Left, out.Moved = unit.Count(training), unit.Count(fleet-training), unit.Count(math.Max(0, training-before))
	s := q.Scenario
	if q.Fleet.Accelerator != "" {
		s.Own, s.Accelerator = engine.Hardware{}, q.Fleet.Accelerator
	}
	s.Days, s.SiteMW, s.Accelerators = engine.Number{}, engine.Number{}, engine.Given(training)
	if training < 1 {
		s.Accelerators = engine.Number{}
		out.Findings.Error("share", "nothing-trains", "With that share no accelerator trains, and the run never ends; the other side goes without nothing.")
		zero := spread.Quantity{Known: true}
		out.DisplacedDays, out.DisplacedUSD = zero, zero
	}
	out.Scenario = engine.Canonical(cat, s)
	return out
}

// Answer answers it. A caller that must not stand still answers the scenario of
// Parts in slices, and asks With.
func (q Sharing) Answer(cat *catalog.Catalog, m *spread.Sampler) Shared {
	parts := q.Parts(cat)
	if parts.Findings.Failed() {
		return parts
	}
	return q.With(cat, m.Answer(cat, parts.Scenario))
}

// With answers it by the answer to the scenario of Parts. A share that lets
// nothing train needs none.
func (q Sharing) With(cat *catalog.Catalog, run spread.Answer) Shared {
	out := q.Parts(cat)
	if out.Findings.Failed() {
		return out
	}
	out.Run = run
	out.Findings = append(out.Findings, out.Run.Findings...)
	if !out.Run.OK {
		return out
	}
	out.OK = true
	out.DisplacedDays = scaled(out.Run.Result("days"), float64(out.Moved))
	out.DisplacedUSD = scaled(out.Run.Result("cost_owned_usd"), float64(unit.Per(out.Moved, out.Training)))
	switch q.Fleet.Counted {
	case catalog.Equivalents:
		out.Findings.Note("fleet", "equivalents", "The fleet is given in equivalents, by its owner's own reckoning, and taken as that many of one kind; accelerators of several kinds at several sites train slower together.")
	case catalog.OfEveryKind:
		out.Findings.Note("fleet", "of-every-kind", "The fleet counts accelerators of every kind as one each; taken as that many of one kind it is the most that it could do.")
	}
	if q.Was > q.Share {
		out.Findings.Note("was", "freed", "Less trains than did before: the other side gains accelerators and goes without nothing.")
	}
	return out
}

// As is the fleet as accelerators of another kind of equal dense BF16 peak, in
// whole ones; false where either has no such peak.
func (f Fleet) As(cat *catalog.Catalog, accelerator string) (Fleet, bool) {
	from, ok := cat.Accelerator(f.Accelerator)
	to, has := cat.Accelerator(accelerator)
	if !ok || !has {
		return f, false
	}
	n, ok := from.Equivalents(f.Accelerators, to)
	if !ok {
		return f, false
	}
	f.Accelerator, f.Accelerators, f.Counted = accelerator, unit.Count(math.Floor(float64(n)*(1+1e-12))), catalog.Equivalents
	return f, true
}
