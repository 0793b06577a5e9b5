package catalog

import (
	"slices"
	"testing"
)

// Each mark is one figure, of the kind that its kind names.
func TestMarks(t *testing.T) {
	for _, m := range Default().Marks() {
		known := 0
		for _, k := range []bool{m.Accelerators.Known(), m.Money.Known(), m.Power.Known()} {
			if k {
				known++
			}
		}
		if known != 1 || m.Name == "" || m.Year == 0 {
			t.Errorf("%s: %d figures, name %q, year %v", m.ID, known, m.Name, m.Year)
		}
		var fits bool
		switch m.Kind {
		case CapitalQuarter, CapitalYear, CapitalGuided, TrainingYear, ServersYear:
			fits = m.Money.Known()
		case KnownSite, PlannedSite:
			fits = m.Power.Known()
		case KnownCluster, KnownFleet:
			fits = m.Accelerators.Known()
		}
		if !fits {
			t.Errorf("%s: a %s without its figure", m.ID, m.Kind)
		}
	}
}

// The quarters of a year add up to what was reported for it: $39.23B in 2024 and
// $72.22B in 2025, to the rounding of four figures of two decimals.
func TestQuartersAddUp(t *testing.T) {
	for _, year := range []string{"2024", "2025"} {
		var sum float64
		for _, q := range []string{"1", "2", "3", "4"} {
			m, ok := Default().Mark("meta-capex-" + year + "-q" + q)
			if !ok {
				t.Fatal(year, q)
			}
			sum += float64(m.Money.Value)
		}
		whole, _ := Default().Mark("meta-capex-" + year)
		if off := sum - float64(whole.Money.Value); off > 0.03e9 || off < -0.03e9 {
			t.Errorf("%s: quarters %.4g, year %.4g", year, sum, float64(whole.Money.Value))
		}
	}
}

// The history holds what it says it holds: each model was among the ten largest
// of the list so far, and those that everyone looks for are there.
func TestHistory(t *testing.T) {
	list := Default().History()
	var top []float64
	last := ""
	for _, m := range list {
		if m.Date < last {
			t.Errorf("%s comes after %s", m.Model, last)
		}
		last = m.Date
		slices.Sort(top)
		if len(top) >= 10 && m.FLOP <= top[len(top)-10] {
			t.Errorf("%s was not among the ten largest", m.Model)
		}
		top = append(top, m.FLOP)
	}
	for _, want := range []struct {
		model string
		flop  float64
	}{{"Llama 3.1-405B", 3.8e25}, {"Llama 4 Behemoth (preview)", 5.18e25}} { // Epoch AI, release of July 2026
		if i := slices.IndexFunc(list, func(m Trained) bool { return m.Model == want.model }); i < 0 || list[i].FLOP != want.flop {
			t.Errorf("%s is not there with %v", want.model, want.flop)
		}
	}
}

// An accelerator in another's place is all that changes, and the catalogue it
// came from keeps its own.
func TestWith(t *testing.T) {
	c := Default()
	a, _ := c.Accelerator("h100-sxm")
	d := c.With(a.Faster(2))
	twice, _ := d.Accelerator("h100-sxm")
	peak, _ := twice.Peak("bf16")
	was, _ := a.Peak("bf16")
	still, _ := c.Accelerator("h100-sxm")
	kept, _ := still.Peak("bf16")
	if peak.Value != 2*was.Value || kept.Value != was.Value || twice.TDP.Value != a.TDP.Value || twice.Memory.Value != 2*a.Memory.Value {
		t.Errorf("peak %v of %v, kept %v", peak.Value, was.Value, kept.Value)
	}
	// GB200 2,500 against H100 989 TFLOP/s dense BF16.
	b, _ := c.Accelerator("gb200-nvl72")
	if n, ok := b.Equivalents(989, a); !ok || n != 2500 {
		t.Errorf("989 GB200 are %v H100", n)
	}
}
