package catalog

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Catalog is the facts of one data version. It is not changed after loading;
// what it hands out is a copy.
type Catalog struct {
	sources      []estimate.Source
	methods      []Method
	editions     []Edition
	assumptions  []Assumption
	accelerators []*Accelerator
	excluded     []Excluded
	runs         []*Run
	regions      []*Region
	facilities   []*Facility
	prices       []*prices
	quotes       []Quote
	costs        []*Cost
	marks        []*Mark
	tools        []*Tool
	open         func(file string) (string, error)
	index        map[string]int // kind and id → place in its list
}

// Method is a source that formulas come from, and which.
type Method struct {
	Source  string
	UsedFor string
}

// Methods is the sources of the model's formulas.
func (c *Catalog) Methods() []Method { return slices.Clone(c.methods) }

// Assumption is a constant of the model by name, in Unit.
type Assumption struct {
	Name, Unit string
	Of         estimate.Of[float64]
}

// Default is the catalogue of this build. It panics where the embedded data
// are broken, which a test rules out.
var Default = sync.OnceValue(func() *Catalog {
	c, err := Load()
	if err != nil {
		panic(err)
	}
	return c
})

// add notes where a thing is, and reports false where it was there already.
func (c *Catalog) add(kind, id string, place int) bool {
	key := kind + " " + id
	if _, ok := c.index[key]; ok {
		return false
	}
	c.index[key] = place
	return true
}

func (c *Catalog) find(kind, id string) (int, bool) {
	i, ok := c.index[kind+" "+id]
	return i, ok
}

// DataVersion is the version of the data, YYYY.MM, and its date.
func (c *Catalog) DataVersion() (version, date string) {
	e := c.editions[len(c.editions)-1]
	return e.Version, e.Date
}

// Editions is the changelog, the oldest first.
func (c *Catalog) Editions() []Edition { return slices.Clone(c.editions) }

// Accelerator returns the accelerator of that id.
func (c *Catalog) Accelerator(id string) (Accelerator, bool) {
	if i, ok := c.find("accelerator", id); ok {
		return *c.accelerators[i], true
	}
	return Accelerator{}, false
}

// Accelerators is every accelerator: by vendor, then the newest first.
func (c *Catalog) Accelerators() []Accelerator {
	return sorted(c.accelerators, (*Accelerator).before)
}

// FirstOfFamily is the year in which the first accelerator of a family was
// released; 0 for a family that the catalogue does not have.
func (c *Catalog) FirstOfFamily(family string) int {
	first := 0
	for _, a := range c.accelerators {
		if a.Family == family && (first == 0 || a.Released < first) {
			first = a.Released
		}
	}
	return first
}

// AcceleratorAlias returns the id of an accelerator by its id or by one of the
// free names that papers and tables use, in any case: "H100-80GB SXM".
func (c *Catalog) AcceleratorAlias(name string) (id string, ok bool) {
	if _, ok := c.find("accelerator", name); ok {
		return name, true
	}
	if i, ok := c.find("alias", strings.ToLower(name)); ok {
		return c.accelerators[i].ID, true
	}
	return "", false
}

// Excluded is the accelerators that were left out, with the reasons.
func (c *Catalog) Excluded() []Excluded { return slices.Clone(c.excluded) }

// Run returns the training run of that id.
func (c *Catalog) Run(id string) (Run, bool) {
	if i, ok := c.find("run", id); ok {
		return *c.runs[i], true
	}
	return Run{}, false
}

// Runs is every run, the newest first.
func (c *Catalog) Runs() []Run { return sorted(c.runs, (*Run).before) }

// Region returns the region of that id.
func (c *Catalog) Region(id string) (Region, bool) {
	if i, ok := c.find("region", id); ok {
		return *c.regions[i], true
	}
	return Region{}, false
}

// Nation is the region that stands for the whole country of g, whose trend and
// water of generation hold for the country's other regions too; g itself where
// none does.
func (c *Catalog) Nation(g Region) Region {
	for _, h := range c.regions {
		if h.Country == g.Country && h.CarbonChange.Known() {
			return *h
		}
	}
	return g
}

// Regions is every region: the US average, the US, the rest, by name.
func (c *Catalog) Regions() []Region {
	return sorted(c.regions, (*Region).before)
}

// Facility returns the operator's fleet of that id.
func (c *Catalog) Facility(id string) (Facility, bool) {
	if i, ok := c.find("facility", id); ok {
		return *c.facilities[i], true
	}
	return Facility{}, false
}

// Facilities is every operator's fleet, by id.
func (c *Catalog) Facilities() []Facility {
	return sorted(c.facilities, func(a, b *Facility) int { return cmp.Compare(a.ID, b.ID) })
}

// Price is the rent of an accelerator at a commitment of [Commitments], and
// whether there is a quote.
func (c *Catalog) Price(acceleratorID, commitment string) (estimate.Of[unit.HourlyPrice], bool) {
	i, ok := c.find("price", acceleratorID)
	k := slices.Index(Commitments, commitment)
	if !ok || k < 0 {
		return missing[unit.HourlyPrice](), false
	}
	p := c.prices[i][k]
	return p, p.Known()
}

// Assumption is a constant of the model, in the unit that the data say. It
// panics on an unknown name: a slip in the code that asks, never bad input.
func (c *Catalog) Assumption(name string) estimate.Of[float64] {
	i, ok := c.find("assumption", name)
	if !ok {
		panic("catalog: no assumption named " + name)
	}
	return c.assumptions[i].Of
}

// Assumptions is every constant of the model, by name.
func (c *Catalog) Assumptions() []Assumption { return slices.Clone(c.assumptions) }

// Source returns the source of that id.
func (c *Catalog) Source(id string) (estimate.Source, bool) {
	if i, ok := c.find("source", id); ok {
		return c.sources[i], true
	}
	return estimate.Source{}, false
}

// Sources is every source, by id.
func (c *Catalog) Sources() []estimate.Source { return slices.Clone(c.sources) }

// Facts is every fact as text, file by file in the order of their lines. They
// are read again each time, for few callers want them all.
func (c *Catalog) Facts() iter.Seq[Fact] {
	return func(yield func(Fact) bool) {
		for _, file := range factFiles {
			text, err := c.open(file)
			t := table{file: file, rest: text}
			if err != nil || t.header(columns...) != nil {
				return // Load has read the same text without an error
			}
			var f Fact
			for {
				if ok, err := t.fact(&f); err != nil || !ok {
					break
				}
				if !yield(f) {
					return
				}
			}
		}
	}
}

// place is where s stands in list, or past its end.
func place(list []string, s string) int {
	if i := slices.Index(list, s); i >= 0 {
		return i
	}
	return len(list)
}

// sorted is copies of the things in list, in order.
func sorted[T any](list []*T, order func(a, b *T) int) []T {
	out := make([]T, len(list))
	for i, p := range slices.SortedStableFunc(slices.Values(list), order) {
		out[i] = *p
	}
	return out
}
