package backtest

import (
	"math"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/unit"
)

// Realisation is one published run against the best layout for it.
type Realisation struct {
	Run      catalog.Run
	Family   string  // of the accelerator
	Compute  float64 // FLOP, 6·N·D
	Count    float64
	Reached  float64 // MFU that the published hours imply, goodput taken out; without hours the MFU published
	Best     float64 // MFU of the best layout at that count
	ByHours  bool    // Reached is from hours
	Presumed bool    // the count is not published: presumed from the hours at 60 days
}

// Ratio is the share reached of the best.
func (r Realisation) Ratio() float64 { return r.Reached / r.Best }

// presumedDays is the length of a run whose count is not published: between the
// 20 and 133 days of the middle four fifths of large runs (catalogue:
// run_length), and of little weight, since the MFU moves by a few per cent for
// a factor of two.
const presumedDays = 60

// Realisations is every run of the catalogue that publishes its accelerator and
// parameters, and either accelerator-hours and tokens or an MFU and a count, in
// the catalogue's order.
func Realisations(cat *catalog.Catalog) []Realisation {
	var out []Realisation
	var kept engine.Layouts
	for _, run := range cat.Runs() {
		a, ok := cat.Accelerator(run.Accelerator)
		byHours := run.AcceleratorHours.Known() && run.Tokens.Known()
		byMFU := run.MFUPublished.Known() && run.Accelerators.Known()
		if !ok || !run.ActiveParams.Known() || !byHours && !byMFU {
			continue
		}
		r := Realisation{Run: run, Family: a.Family, ByHours: byHours}
		if run.Accelerators.Known() {
			r.Count = float64(run.Accelerators.Value)
		} else {
			r.Count = math.Max(1, math.Round(float64(run.AcceleratorHours.Value.Within(presumedDays*unit.Day))))
			r.Presumed = true
		}
		s := Scenario(run)
		s.Days, s.Accelerators = engine.Number{}, engine.Given(r.Count)
		in, _, found := engine.ResolveWith(cat, s, &kept)
		if found.Failed() {
			continue
		}
		p := engine.Project(&in)
		if byHours {
			useful := float64(p.ModelFLOP) / float64(p.ExtraTokens)
			r.Reached = useful / (float64(in.Peak.Value) * float64(run.AcceleratorHours.Value) * float64(p.Goodput))
		} else {
			r.Reached = float64(run.MFUPublished.Value)
			if peak, ok := a.Peak(run.MFUFormat); ok {
				r.Reached *= float64(peak.Value) / float64(in.Peak.Value)
			}
		}
		r.Compute = float64(p.Compute)
		r.Best = float64(p.BestMFU)
		out = append(out, r)
	}
	return out
}

// Scenario is the question that a published run answers: its model, tokens,
// hardware, format, year and, where published, count. All of them restarted the
// whole job where something failed.
func Scenario(run catalog.Run) engine.Scenario {
	if !run.Tokens.Known() { // its size is what matters for the layout; tokens as the recipe has them
		s := engine.Scenario{Accelerator: run.Accelerator, Format: run.Format, StartYear: engine.Given(float64(run.Year)), Recovery: "restart", Model: engine.Model{Params: engine.Given(float64(run.Params.Value)), ActiveParams: engine.Given(float64(run.ActiveParams.Value))}}
		if run.Accelerators.Known() {
			s.Accelerators = engine.Given(float64(run.Accelerators.Value))
		}
		return s
	}
	s := engine.Scenario{Reference: run.ID, Scale: engine.Given(1), Accelerator: run.Accelerator, Format: run.Format, StartYear: engine.Given(float64(run.Year)), Recovery: "restart"}
	if run.Accelerators.Known() {
		s.Accelerators = engine.Given(float64(run.Accelerators.Value))
	}
	return s
}
