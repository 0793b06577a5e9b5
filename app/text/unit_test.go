package text

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/spread"
)

// TestUnits: figures in the units that a reader chose. What is rounded is the same
// in all of them: no unit shows a digit more.
func TestUnits(t *testing.T) {
	t.Cleanup(func() { Speak(Manner{}) })
	wide := func(v float64) spread.Quantity {
		return spread.Quantity{Value: v, Low: v * 0.7, High: v * 1.4, Known: true}
	}
	for _, c := range []struct {
		choice, id, result string
		q                  spread.Quantity
		value, to, tick    string
	}{
		{EnergyChoice, "", "energy_mwh", wide(453_000), "450 GWh", "320 to 630 GWh", "450 GWh"},
		{EnergyChoice, "MWh", "energy_mwh", wide(453_000), "450,000 MWh", "320,000 to 630,000 MWh", "450,000 MWh"},
		{EnergyChoice, "GWh", "programme_energy_mwh", wide(1_200_000), "1,200 GWh", "840 to 1,700 GWh", "1,200 GWh"},
		{EnergyChoice, "TWh", "energy_mwh", wide(453_000), "0.45 TWh", "0.32 to 0.63 TWh", "0.45 TWh"},
		{EnergyChoice, "TWh", "energy_mwh", wide(0.453), "4.5 × 10⁻⁷ TWh", "3.2 × 10⁻⁷ to 6.3 × 10⁻⁷ TWh", "4.5 × 10⁻⁷ TWh"},
		{EnergyChoice, "", "compute_flop", wide(1e26), "1 × 10²⁶ FLOP", "7 × 10²⁵ to 1.4 × 10²⁶ FLOP", "10²⁶ FLOP"},
		{EnergyChoice, "", "compute_flop", wide(1.1e26), "1.1 × 10²⁶ FLOP", "7.7 × 10²⁵ to 1.5 × 10²⁶ FLOP", "1.1 × 10²⁶ FLOP"},
		{PowerChoice, "kW", "power_mw", wide(213), "210,000 kW", "150,000 to 300,000 kW", "210,000 kW"},
		{PowerChoice, "GW", "power_peak_mw", wide(213), "0.21 GW", "0.15 to 0.3 GW", "0.21 GW"},
		{PowerChoice, "GW", "energy_mwh", wide(453_000), "450 GWh", "320 to 630 GWh", "450 GWh"},
		{CarbonChoice, "t", "carbon_location_t", wide(1_630_000), "1,600,000 t", "1,100,000 to 2,300,000 t", "1,600,000 t"},
		{CarbonChoice, "kt", "carbon_location_t", wide(1_630_000), "1,600 kt", "1,100 to 2,300 kt", "1,600 kt"},
		{CarbonChoice, "Mt", "carbon_embodied_t", wide(163_000), "0.16 Mt", "0.11 to 0.23 Mt", "0.16 Mt"},
		{CarbonChoice, "kt", "carbon_market_t", spread.Quantity{Known: true}, "0 kt", "0 kt", "0"},
		{MoneyChoice, "M", "cost_rental_usd", wide(1.13e9), "$1,100 million", "$790 to $1,600 million", "$1,100 M"},
		{MoneyChoice, "bn", "cost_owned_usd", wide(64.2e6), "$0.064 billion", "$0.045 to $0.09 billion", "$0.064 bn"},
		{MoneyChoice, "bn", "cost_owned_usd", spread.Quantity{}, "no figure", "no figure", "0"},
	} {
		Speak(Manner{}.With(c.choice, c.id))
		f := Say(c.result, c.q)
		if got := undone(f.Value); got != c.value {
			t.Errorf("%s %s, %s: said %q, want %q", c.choice, c.id, c.result, got, c.value)
		}
		if got := undone(f.To()); got != c.to {
			t.Errorf("%s %s, %s: range %q, want %q", c.choice, c.id, c.result, got, c.to)
		}
		if got := undone(AtTick(c.result, c.q.Value)); got != c.tick {
			t.Errorf("%s %s, %s: at an axis %q, want %q", c.choice, c.id, c.result, got, c.tick)
		}
	}
}

// TestUnitsKept: every unit that can be chosen is kept and comes back, beside the
// other choices; one that there is not leaves the choice to the page.
func TestUnitsKept(t *testing.T) {
	for _, name := range MannerChoices {
		entries := MannerEntries(name)
		if len(entries) < 3 || entries[0].ID != "" || MannerLabels[name] == "" {
			t.Errorf("%s: %v, labelled %q", name, entries, MannerLabels[name])
		}
		for _, e := range entries {
			m := Manner{Numbers: "de", Money: "bn"}.With(name, e.ID)
			if got := ReadManner(m.String()); got != m || got.Of(name) != e.ID {
				t.Errorf("%s %s: %+v came back as %+v", name, e.ID, m, got)
			}
		}
	}
	if got := ReadManner("energy=kWh&power=&carbon=mt&money=$&units=GWh"); got != (Manner{}) {
		t.Errorf("units that there are not: %+v", got)
	}
}

// TestUnitsLeaveStatedFigures: what a frame's link carries, and what its script
// says it by, are in the results' own units whatever the reader of the page chose.
func TestUnitsLeaveStatedFigures(t *testing.T) {
	t.Cleanup(func() { Speak(Manner{}) })
	a := spread.Answer{OK: true, Results: make([]spread.Quantity, len(engine.Results))}
	i, _ := engine.ResultNamed("energy_mwh")
	a.Results[i] = spread.Quantity{Value: 453_000, Low: 320_000, High: 630_000, Known: true}
	stated, scales := Stated(a, []string{"energy_mwh"}), Scales("energy_mwh")
	Speak(Manner{Energy: "TWh"})
	if got := Stated(a, []string{"energy_mwh"}); got != stated || stated != "energy_mwh:450000~320000~630000" {
		t.Errorf("stated as %q, before %q", got, stated)
	}
	if got := Scales("energy_mwh"); got != scales {
		t.Errorf("scales are %q, before %q", got, scales)
	}
}
