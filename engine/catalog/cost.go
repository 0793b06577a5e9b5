package catalog

import (
	"fmt"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Cost is what a third party estimates that a published run cost, in three
// definitions; any may be missing.
type Cost struct {
	Run string // id

	Cloud       estimate.Of[unit.Money] // the accelerator-hours at a cloud's price for three years
	Acquisition estimate.Of[unit.Money] // accelerators, servers and network of the whole cluster
	Amortised   estimate.Of[unit.Money] // hardware used up, and energy
}

// Costs is the estimated costs of published runs, by the run's id.
func (c *Catalog) Costs() []Cost {
	out := make([]Cost, len(c.costs))
	for i, k := range c.costs {
		out[i] = *k
	}
	return out
}

func newCost(id string) *Cost {
	m := missing[unit.Money]()
	return &Cost{Run: id, Cloud: m, Acquisition: m, Amortised: m}
}

func (k *Cost) set(r *row) {
	switch r.Attribute {
	case "cloud":
		k.Cloud = quantity(r, unit.Dollar)
	case "acquisition":
		k.Acquisition = quantity(r, unit.Dollar)
	case "amortised":
		k.Amortised = quantity(r, unit.Dollar)
	}
}

// costAttributes of costs.csv.
func costAttributes() []attribute {
	return []attribute{
		number("cloud", "USD", estimate.Exact, 1e3, 1e9, false),
		number("acquisition", "USD", estimate.Exact, 1e4, 1e11, false),
		number("amortised", "USD", estimate.Exact, 1e3, 1e9, false),
	}
}

func (l *loader) costs() error {
	if err := items(l, "cost", "costs.csv", costAttributes(), &l.c.costs, newCost, (*Cost).set); err != nil {
		return err
	}
	for _, k := range l.c.costs {
		if _, ok := l.c.find("run", k.Run); !ok {
			return fmt.Errorf("catalog: costs.csv: there is no run %q", k.Run)
		}
	}
	return nil
}
