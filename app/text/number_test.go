package text

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/spread"
)

// TestSay: the wanted texts follow from the rule alone: two digits where the
// range is wide, four where it is narrow, three where there is none, counts in
// full where they are exact.
func TestSay(t *testing.T) {
	wide := func(v float64) spread.Quantity {
		return spread.Quantity{Value: v, Low: v * 0.7, High: v * 1.4, Known: true}
	}
	point := func(v float64) spread.Quantity { return spread.Quantity{Value: v, Low: v, High: v, Known: true} }
	for _, c := range []struct {
		result         string
		q              spread.Quantity
		value, between string
	}{
		{"accelerators", wide(148312), "150,000", "between 100,000 and 210,000"},
		{"accelerators", point(16384), "16,384", ""},
		{"accelerators", wide(1_480_000), "1.5 million", "between 1 and 2.1 million"},
		{"accelerators", wide(999_900), "1 million", "between 700,000 and 1.4 million"},
		{"power_mw", wide(213), "210 MW", "between 150 and 300 MW"},
		{"power_mw", wide(2130), "2.1 GW", "between 1.5 and 3 GW"},
		{"power_mw", wide(0.0213), "21 kW", "between 15 and 30 kW"},
		{"energy_mwh", wide(453_000), "450 GWh", "between 320 and 630 GWh"},
		{"energy_mwh", wide(4_530_000), "4.5 TWh", "between 3.2 and 6.3 TWh"},
		{"carbon_location_t", wide(163_000), "160,000 t", "between 110,000 and 230,000 t"},
		{"carbon_location_t", wide(1_630_000), "1.6 million t", "between 1.1 and 2.3 million t"},
		{"cost_rental_usd", wide(1.13e9), "$1.1 billion", "between $790 million and $1.6 billion"},
		{"cost_rental_usd", wide(64_200), "$64,000", "between $45,000 and $90,000"},
		{"mfu", wide(0.412), "41 %", "between 29 and 58 %"},
		{"mfu", point(0.4), "40 %", ""},
		{"days", point(90), "90 days", ""},
		{"days", point(89.99993), "90 days", ""},
		{"days", wide(0.5), "12 hours", "between 8.4 and 17 hours"},
		{"compute_flop", point(3.7988e26), "3.8 × 10²⁶ FLOP", ""},
		{"tokens", point(15.6e12), "15.6 trillion", ""},
		{"accelerator_hours", spread.Quantity{Value: 30.84e6, Low: 30.5e6, High: 31.5e6, Known: true}, "30.84 million", "between 30.5 and 31.5 million"},
		{"water_m3", spread.Quantity{}, "no figure", ""},
		{"carbon_market_t", point(0), "0 t", ""},
		{"cost_owned_usd", point(0), "$0", ""},
	} {
		f := Say(c.result, c.q)
		if got := undone(f.Value); got != c.value {
			t.Errorf("%s %v: said %q, want %q", c.result, c.q, got, c.value)
		}
		if got := undone(f.Between()); got != c.between {
			t.Errorf("%s %v: range %q, want %q", c.result, c.q, got, c.between)
		}
	}
}

// undone puts plain spaces for those that do not break.
func undone(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '\u00a0' {
			out[i] = ' '
		}
	}
	return string(out)
}

// TestEveryResultHasAKind holds the table of kinds against the engine's list.
func TestEveryResultHasAKind(t *testing.T) {
	for _, r := range engine.Results {
		if _, ok := kinds[r.Name]; !ok {
			t.Errorf("result %s has no way to be said", r.Name)
		}
	}
	if len(kinds) != len(engine.Results) {
		t.Errorf("%d kinds for %d results", len(kinds), len(engine.Results))
	}
}

// TestNumbersReadBack: what a field shows of its own accord, it accepts.
func TestNumbersReadBack(t *testing.T) {
	fields := map[string]func(float64) string{"scale": Factor, "days": Number, "accelerators": Number, "site_mw": Number, "mfu": Percent, "compute_flop": Number}
	values := map[string][]float64{
		"scale": {0.1, 0.11, 1, 1.5, 10, 1000, 12345.6, 1e6, 1e-6}, "days": {0.001, 1.5, 90, 1234, 36525}, "accelerators": {1, 24576, 1e8, 16384},
		"site_mw": {0.5, 150, 1e8}, "mfu": {0.4, 0.415, 1, 0.0001}, "compute_flop": {1e26, 3.8e25, 1e12},
	}
	for name, write := range fields {
		f, ok := engine.FieldNamed(name)
		if !ok {
			t.Fatalf("no field %s", name)
		}
		for _, v := range values[name] {
			n, finding := engine.ParseField(f, write(v))
			if finding != nil || !n.Set || n.Value/v-1 > 1e-6 || n.Value/v-1 < -1e-6 {
				t.Errorf("%s: %v is written %q and read %v, %v", name, v, write(v), n, finding)
			}
		}
	}
}

// Memory beside memory: a small part shows no more decimals than a large one.
func TestGigabytes(t *testing.T) {
	for bytes, want := range map[float64]string{45.8123e9: "45.8 GB", 9.4421e9: "9.44 GB", 89.6e6: "0.09 GB", 0: "0 GB"} {
		if got := undone(Gigabytes(bytes)); got != want {
			t.Errorf("%v bytes: %q, want %q", bytes, got, want)
		}
	}
}
