package text

import (
	"strings"
	"testing"

	"tenfold/engine/familiar"
	"tenfold/engine/spread"
)

// TestFamiliar: one sentence for each result, several of a thing or a share of
// one, with the range; what is far too small is left out.
func TestFamiliar(t *testing.T) {
	wide := func(v float64) spread.Quantity {
		return spread.Quantity{Value: v, Low: v * 0.7, High: v * 1.4, Known: true}
	}
	var all []familiar.Comparison
	for i, thing := range familiar.Things {
		all = append(all, familiar.Comparison{Thing: thing, Times: wide([]float64{42_345, 0.187, 163_000, 1.37}[i])})
	}
	want := []string{
		"The electricity is what 42,000 (30,000 to 59,000) average US homes use in a year.",
		"The mean power is 19 % (13 to 26 %) of what the nuclear reactor Vogtle 4 can supply.",
		"The CO₂e is what the fuel of 160,000 (110,000 to 230,000) passengers’ flights over the Atlantic and back emits as CO₂, or 140 % (96 to 190 %) of the CO₂ from the tailpipe of a US car in a year.",
	}
	said := Familiar(all)
	if len(said) != len(want) {
		t.Fatalf("%d sentences: %q", len(said), said)
	}
	from := 0
	for i, s := range said {
		if got := undone(s.Words); got != want[i] {
			t.Errorf("got  %s\nwant %s", got, want[i])
		}
		for _, name := range s.From {
			thing, ok := Familiarly(name)
			if !ok || thing != familiar.Things[from].Name || InsightLabels[name] == "" {
				t.Errorf("%q leads to %q, labelled %q", s.Words, name, InsightLabels[name])
			}
			from++
		}
	}
	if from != len(all) {
		t.Errorf("%d of %d things have a working", from, len(all))
	}
	all[1].Times = wide(0.0004)
	if said := Familiar(all); len(said) != 2 {
		t.Errorf("with a reactor of which hardly anything is taken: %q", said)
	}
	all[1].Times = spread.Quantity{Value: 3, Low: 3, High: 3, Known: true}
	if said := Familiar(all)[1].Words; !strings.Contains(said, " 3 times what") {
		t.Errorf("three reactors: %q", said)
	}
	if len(Familiar(nil)) != 0 {
		t.Error("something is said of nothing")
	}
}
