package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Load reads the embedded data. The error names file and line.
func Load() (*Catalog, error) { return read(embedded) }

// read builds a catalogue from files given by name.
func read(open func(name string) (string, error)) (*Catalog, error) {
	l := loader{open: open, c: &Catalog{open: open, index: make(map[string]int, 1024)}, sourceLists: make(map[string][]string, 256)}
	steps := []func() error{
		l.sources, l.methods, l.editions, l.assumptions, l.accelerators, l.aliases, l.excluded, l.runs, l.regions, l.facilities, l.prices, l.quotes, l.costs, l.marks, l.tools,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return l.c, nil
}

type loader struct {
	open        func(string) (string, error)
	c           *Catalog
	sourceLists map[string][]string // the source column, split once
	last        int                 // place of the last attribute looked up
}

// attribute finds an attribute by name, nil where there is none. Lines come in
// the attributes' order, so the search starts where the last one ended.
func (l *loader) attribute(list []attribute, name string) *attribute {
	for i := range list {
		k := (l.last + 1 + i) % len(list)
		if list[k].name == name {
			l.last = k
			return &list[k]
		}
	}
	return nil
}

func (l *loader) table(file string) (*table, error) {
	text, err := l.open(file)
	if err != nil {
		return nil, err
	}
	return &table{file: file, rest: text}, nil
}

// facts reads a file of facts and hands each on. Attributes nil means the
// single attribute "value" in one of the units of assumptions.
func (l *loader) facts(file string, attributes []attribute, each func(*row) error) error {
	t, err := l.table(file)
	if err != nil {
		return err
	}
	if err := t.header(columns...); err != nil {
		return err
	}
	var r row
	for {
		ok, err := t.fact(&r.Fact)
		if err != nil || !ok {
			return err
		}
		if err := l.check(&r, attributes); err != nil {
			return t.wrong(err.Error())
		}
		if err := each(&r); err != nil {
			return t.wrong(err.Error())
		}
	}
}

// check looks up the attribute, reads the numbers and splits the sources.
func (l *loader) check(r *row, attributes []attribute) error {
	r.value, r.low, r.high = 0, 0, 0
	switch r.Basis {
	case estimate.Published, estimate.Measured, estimate.Derived, estimate.Assumed:
	default:
		return fmt.Errorf("unknown basis %q", r.Basis)
	}
	if attributes == nil {
		if r.Attribute != "value" {
			return fmt.Errorf("unknown attribute %q", r.Attribute)
		}
		if !slices.Contains(assumptionUnits(), r.Unit) {
			return fmt.Errorf("no assumption is in %q (assumptionUnits has them all)", r.Unit)
		}
		r.attribute = &attribute{name: r.ID, unit: r.Unit, law: assumptionLaw(r.ID, r.Unit)}
	} else {
		if r.attribute = l.attribute(attributes, r.Attribute); r.attribute == nil {
			return fmt.Errorf("unknown attribute %q", r.Attribute)
		}
		if r.Unit != r.attribute.unit {
			return fmt.Errorf("%s is in %q, not %q", r.Attribute, r.attribute.unit, r.Unit)
		}
	}
	r.sources = nil
	if r.Source != "" {
		list, ok := l.sourceLists[r.Source]
		if !ok {
			list = r.SourceIDs()
			for _, id := range list {
				if _, ok := l.c.Source(id); !ok {
					return fmt.Errorf("unknown source %q", id)
				}
			}
			l.sourceLists[r.Source] = list
		}
		r.sources = list
	}
	if r.Unit == "text" {
		if r.Value == "" || r.Low != "" || r.High != "" {
			return fmt.Errorf("%s: words have a value and no range", r.Attribute)
		}
		return nil
	}
	return r.numbers()
}

// numbers reads value, low and high.
func (r *row) numbers() error {
	var err error
	if r.value, err = strconv.ParseFloat(r.Value, 64); err != nil || !unit.Known(unit.Ratio(r.value)) {
		return fmt.Errorf("%s: %q is not a number", r.Attribute, r.Value)
	}
	r.low, r.high = r.value, r.value
	if (r.Low == "") != (r.High == "") {
		return fmt.Errorf("%s: a range has both ends", r.Attribute)
	}
	if r.Low == "" {
		return nil
	}
	low, err1 := strconv.ParseFloat(r.Low, 64)
	high, err2 := strconv.ParseFloat(r.High, 64)
	if err1 != nil || err2 != nil || !(low <= r.value && r.value <= high) {
		return fmt.Errorf("%s: %q … %q is not a range around %q", r.Attribute, r.Low, r.High, r.Value)
	}
	r.low, r.high = low, high
	return nil
}

func (l *loader) sources() error {
	t, err := l.table("sources.csv")
	if err != nil {
		return err
	}
	if err := t.header("id", "title", "publisher", "url", "published", "accessed", "licence"); err != nil {
		return err
	}
	var f [7]string
	for {
		ok, err := t.next(f[:])
		if err != nil || !ok {
			return err
		}
		s := estimate.Source{ID: f[0], Title: f[1], Publisher: f[2], URL: f[3], Published: f[4], Accessed: f[5], Licence: f[6]}
		if !l.c.add("source", s.ID, len(l.c.sources)) {
			return t.wrong("source " + s.ID + " is there already")
		}
		l.c.sources = append(l.c.sources, s)
	}
}

func (l *loader) editions() error {
	t, err := l.table("changelog.csv")
	if err != nil {
		return err
	}
	if err := t.header("version", "date", "change"); err != nil {
		return err
	}
	var f [3]string
	for {
		ok, err := t.next(f[:])
		switch {
		case err != nil:
			return err
		case !ok && len(l.c.editions) == 0:
			return t.wrong("no edition")
		case !ok:
			return nil
		}
		l.c.editions = append(l.c.editions, Edition{Version: f[0], Date: f[1], Change: f[2]})
	}
}

// pairs reads a file of two columns.
func (l *loader) pairs(file, first, second string, each func(a, b string) error) error {
	t, err := l.table(file)
	if err != nil {
		return err
	}
	if err := t.header(first, second); err != nil {
		return err
	}
	var f [2]string
	for {
		ok, err := t.next(f[:])
		if err != nil || !ok {
			return err
		}
		if err := each(f[0], f[1]); err != nil {
			return t.wrong(err.Error())
		}
	}
}

func (l *loader) aliases() error {
	return l.pairs("aliases.csv", "name", "id", func(name, id string) error {
		i, ok := l.c.find("accelerator", id)
		if !ok {
			return fmt.Errorf("unknown accelerator %q", id)
		}
		if !l.c.add("alias", strings.ToLower(name), i) {
			return fmt.Errorf("alias %q is there already", name)
		}
		return nil
	})
}

func (l *loader) methods() error {
	return l.pairs("methods.csv", "source", "used_for", func(source, usedFor string) error {
		if _, ok := l.c.find("source", source); !ok {
			return fmt.Errorf("unknown source %q", source)
		}
		l.c.methods = append(l.c.methods, Method{Source: source, UsedFor: usedFor})
		return nil
	})
}

func (l *loader) excluded() error {
	return l.pairs("excluded.csv", "id", "reason", func(id, reason string) error {
		l.c.excluded = append(l.c.excluded, Excluded{ID: id, Reason: reason})
		return nil
	})
}

func (l *loader) assumptions() error {
	return l.facts("assumptions.csv", nil, func(r *row) error {
		if !l.c.add("assumption", r.ID, len(l.c.assumptions)) {
			return fmt.Errorf("assumption %q is there already", r.ID)
		}
		l.c.assumptions = append(l.c.assumptions, Assumption{Name: r.ID, Unit: r.Unit, Of: quantity(r, 1.0)})
		return nil
	})
}

// items reads a file of facts about things, each made when its first line
// comes.
func items[T any](l *loader, kind, file string, attributes []attribute, list *[]*T, fresh func(id string) *T, set func(*T, *row)) error {
	last := ""
	var seen uint64 // a bit for each attribute
	return l.facts(file, attributes, func(r *row) error {
		if r.ID != last {
			if !l.c.add(kind, r.ID, len(*list)) {
				return fmt.Errorf("%s %q is in two places", kind, r.ID)
			}
			*list = append(*list, fresh(r.ID))
			last, seen = r.ID, 0
		}
		if seen>>l.last&1 != 0 {
			return fmt.Errorf("%s of %q is there already", r.Attribute, r.ID)
		}
		seen |= 1 << l.last
		set((*list)[len(*list)-1], r)
		return nil
	})
}

func (l *loader) accelerators() error {
	return items(l, "accelerator", "accelerators.csv", acceleratorAttributes(), &l.c.accelerators, newAccelerator, (*Accelerator).set)
}

func (l *loader) runs() error {
	return items(l, "run", "runs.csv", runAttributes(), &l.c.runs, newRun, (*Run).set)
}

func (l *loader) regions() error {
	return items(l, "region", "regions.csv", regionAttributes(), &l.c.regions, newRegion, (*Region).set)
}

func (l *loader) facilities() error {
	return items(l, "facility", "facilities.csv", facilityAttributes(), &l.c.facilities, newFacility, (*Facility).set)
}

func (l *loader) prices() error {
	return items(l, "price", "prices.csv", priceAttributes(), &l.c.prices, newPrices, (*prices).set)
}
