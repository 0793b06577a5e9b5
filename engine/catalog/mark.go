package catalog

import (
	"cmp"
	"fmt"
	"slices"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// MarkKind says what a mark is a figure of, and so what it may stand beside.
type MarkKind string

// The kinds of marks.
const (
	CapitalQuarter MarkKind = "capital-quarter" // a company's capital expenditure of a quarter
	CapitalYear    MarkKind = "capital-year"    // of a year
	CapitalGuided  MarkKind = "capital-guided"  // of a year, as the company guided it; the range is its ends
	TrainingYear   MarkKind = "training-year"   // all training of a year
	ServersYear    MarkKind = "servers-year"    // servers rented in a year, mostly for inference
	KnownSite      MarkKind = "site"            // power of a site in use, or about to be
	PlannedSite    MarkKind = "site-planned"    // power of a site announced
	KnownCluster   MarkKind = "cluster"         // accelerators of one run
	KnownFleet     MarkKind = "fleet"           // accelerators of an owner
	Threshold      MarkKind = "threshold"       // compute above which a policy holds
)

// MarkKinds is every kind.
var MarkKinds = []MarkKind{CapitalQuarter, CapitalYear, CapitalGuided, TrainingYear, ServersYear, KnownSite, PlannedSite, KnownCluster, KnownFleet, Threshold}

// What a count of accelerators may be of, where it is not of one kind.
const (
	Equivalents = "equivalents"   // brought to one kind by its owner's own reckoning
	OfEveryKind = "of-every-kind" // added up as they are
)

// Mark is a figure of the world that a projection is set beside. One of Money,
// Power and Accelerators is known.
type Mark struct {
	ID, Name string
	Kind     MarkKind
	Year     float64 // decimal, the middle of the time it is of

	Accelerator  string // id of what Accelerators counts, or stands for; "" where it is not known
	Counted      string // what else Accelerators is than a count of those: Equivalents, OfEveryKind; "" where it is just that
	Accelerators estimate.Of[unit.Count]
	Money        estimate.Of[unit.Money]
	Power        estimate.Of[unit.Power]
}

// Marks is every mark, the earliest first.
func (c *Catalog) Marks() []Mark {
	return sorted(c.marks, func(a, b *Mark) int { return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.ID, b.ID)) })
}

// Mark returns the mark of that id.
func (c *Catalog) Mark(id string) (Mark, bool) {
	if i, ok := c.find("mark", id); ok {
		return *c.marks[i], true
	}
	return Mark{}, false
}

func newMark(id string) *Mark {
	return &Mark{ID: id, Accelerators: missing[unit.Count](), Money: missing[unit.Money](), Power: missing[unit.Power]()}
}

func (m *Mark) set(r *row) {
	switch r.Attribute {
	case "name":
		m.Name = r.Value
	case "kind":
		m.Kind = MarkKind(r.Value)
	case "year":
		m.Year = r.value
	case "accelerator":
		m.Accelerator = r.Value
	case "counted":
		m.Counted = r.Value
	case "accelerators":
		m.Accelerators = quantity(r, unit.Count(1))
	case "money":
		m.Money = quantity(r, unit.Dollar)
	case "power":
		m.Power = quantity(r, unit.Megawatt)
	}
}

// markAttributes of marks.csv.
func markAttributes() []attribute {
	return []attribute{
		words("name", true), words("kind", true),
		number("year", "year", estimate.Exact, 2017, 2040, true),
		words("accelerator", false), words("counted", false),
		number("accelerators", "accelerators", estimate.Positive, 1e3, 1e8, false),
		number("money", "USD", estimate.Positive, 1e8, 1e12, false),
		number("power", "MW", estimate.Positive, 10, 1e5, false),
	}
}

func (l *loader) marks() error {
	if err := items(l, "mark", "marks.csv", markAttributes(), &l.c.marks, newMark, (*Mark).set); err != nil {
		return err
	}
	for _, m := range l.c.marks {
		if !slices.Contains(MarkKinds, m.Kind) {
			return fmt.Errorf("catalog: marks.csv: %s: unknown kind %q", m.ID, m.Kind)
		}
		if m.Accelerator != "" {
			if _, ok := l.c.find("accelerator", m.Accelerator); !ok {
				return fmt.Errorf("catalog: marks.csv: %s: there is no accelerator %q", m.ID, m.Accelerator)
			}
		}
	}
	return nil
}
