package engine

import (
	"math"
	"slices"

	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/layout"
	"tenfold/engine/unit"
)

// Resolve turns what the user chose into every number the model reads, each
// with its range and where it comes from. It says what it could not use: with
// an error among the findings there is no projection. Nothing that the user
// gave is changed; where a stand-in was taken, a finding says so.
func Resolve(cat *catalog.Catalog, s Scenario) (Inputs, check.List) {
	in, _, found := ResolveWith(cat, s, &Layouts{})
	return in, found
}

// ResolveWith is Resolve with layout searches remembered in kept, and with the
// search that shows the answer's layout.
func ResolveWith(cat *catalog.Catalog, s Scenario, kept *Layouts) (Inputs, LayoutSearch, check.List) {
	r := resolver{cat: cat, s: Canonical(cat, s)}
	r.bounds()
	r.version()
	r.model()
	r.machine()
	r.size()
	if r.found.Failed() {
		return Inputs{}, LayoutSearch{}, r.found
	}
	r.batch()
	r.goodput()
	r.power()
	r.place()
	r.money()
	if r.found.Failed() {
		return Inputs{}, LayoutSearch{}, r.found
	}
	r.known()
	r.utilisation(kept)
	r.known()
	return r.in, r.layouts, r.found
}

// known makes unknown what has no figure: it must never count as zero.
func (r *resolver) known() {
	for _, p := range InputList {
		if !p.Known(&r.in) {
			*p.Place(&r.in) = math.NaN()
		}
	}
}

// Canonical is s in its normal form for this catalogue: its own data version is
// the default, and an accelerator called by one of its other names has its id.
func Canonical(cat *catalog.Catalog, s Scenario) Scenario {
	if id, ok := cat.AcceleratorAlias(s.Accelerator); ok {
		s.Accelerator = id
	}
	if have, _ := cat.DataVersion(); s.DataVersion == have {
		s.DataVersion = ""
	}
	return s.Normal()
}

// resolver carries one Resolve from stage to stage.
type resolver struct {
	cat   *catalog.Catalog
	s     Scenario
	in    Inputs
	found check.List

	reference   catalog.Run
	accelerator catalog.Accelerator // of the catalogue, or made of the user's own figures
	format      string              // the one in use
	shapeOf     layout.Shape        // of the model
	layouts     LayoutSearch        // for the answer's layout
}

// bounds holds every number against its field: a scenario may come from code
// that checked nothing.
func (r *resolver) bounds() {
	for _, f := range Fields {
		if f.Number != nil {
			if n := *f.Number(&r.s); n.Set {
				_, finding := f.Check(n.Value)
				if n.Low != 0 || n.High != 0 {
					_, finding = f.Range(unit.Span{Low: n.Low, Middle: n.Value, High: n.High})
				}
				if finding != nil {
					r.found = append(r.found, *finding)
				}
			}
		}
		if f.Text != nil && f.Words != nil {
			if t := *f.Text(&r.s); t != "" && !slices.Contains(f.Words, t) {
				r.found.Error(f.Name, "unknown-word", capital(f.Label)+" “"+short(t)+"” is unknown.")
			}
		}
	}
}

func (r *resolver) version() {
	have, _ := r.cat.DataVersion()
	if want := r.s.DataVersion; want != "" && want != have {
		r.found.Warn("data_version", "other-data", "The question was asked of data version "+short(want)+"; this is "+have+". The numbers of another version can be had from the page kept under at/"+short(want)+"/.")
	}
}

// assumption is a named figure of the catalogue as a typed quantity.
func assumption[T unit.Quantity](r *resolver, name string, per T) estimate.Of[T] {
	return estimate.In(r.cat.Assumption(name), per)
}

// override is what the user gave, with the range given, else e.
func override[T unit.Quantity](n Number, per T, e estimate.Of[T]) estimate.Of[T] {
	if n.Ranged() {
		at := func(v float64) T { return T(v * float64(per)) }
		return estimate.EnterRange(lawOf[T](), at(n.Low), at(n.Value), at(n.High))
	}
	if n.Set {
		return estimate.Enter(T(n.Value * float64(per)))
	}
	return e
}

// lawOf is the law of a range that the user gives of a T: the Law of its field.
func lawOf[T unit.Quantity]() estimate.Law {
	switch any(T(0)).(type) {
	case unit.Fraction:
		return estimate.Share
	case unit.Ratio:
		return estimate.Overhead
	}
	return estimate.Positive
}

// size says which of count, days and site power decides.
func (r *resolver) size() {
	s := r.s
	if s.sizes() > 1 {
		for _, f := range Fields {
			switch f.Name {
			case "accelerators", "days", "site_mw":
				if f.Number(&s).Set {
					r.found.Error(f.Name, "too-many-sizes", "Give one of accelerators, days and site power; the others follow from it.")
				}
			}
		}
		return
	}
	in := &r.in
	in.Days, in.Count, in.Site = estimate.Missing[unit.Time]("follows"), estimate.Missing[unit.Count]("follows"), estimate.Missing[unit.Power]("follows")
	switch {
	case s.Accelerators.Set:
		in.Size, in.Count = ByCount, estimate.Enter(unit.Count(s.Accelerators.Value))
	case s.SiteMW.Set:
		in.Size, in.Site = BySite, estimate.Enter(unit.Times(unit.Megawatt, s.SiteMW.Value))
	default:
		in.Size, in.Days = ByDays, estimate.Enter(unit.Times(unit.Day, s.Days.Or(DefaultDays)))
	}
}

func firstSet(ns ...Number) Number {
	for _, n := range ns {
		if n.Set {
			return n
		}
	}
	return Number{}
}
