package catalog

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// ranks is the rank of each value, ties sharing the mean of theirs.
func ranks(xs []float64) []float64 {
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(xs[a], xs[b]) })
	out := make([]float64, len(xs))
	for i := 0; i < len(order); {
		j := i
		for j+1 < len(order) && xs[order[j+1]] == xs[order[i]] {
			j++
		}
		for _, k := range order[i : j+1] {
			out[k] = float64(i+j) / 2
		}
		i = j + 1
	}
	return out
}

// spearman is the rank correlation of two equally long lists.
func spearman(xs, ys []float64) float64 {
	a, b := ranks(xs), ranks(ys)
	mean := float64(len(a)-1) / 2
	var ab, aa, bb float64
	for i := range a {
		ab += (a[i] - mean) * (b[i] - mean)
		aa += (a[i] - mean) * (a[i] - mean)
		bb += (b[i] - mean) * (b[i] - mean)
	}
	return ab / math.Sqrt(aa*bb)
}

// The rows of correlations are what regions.csv gives: Spearman's coefficient,
// and 80 % of Fisher's z with the standard error √(1.06 ÷ (n − 3)) of ranks.
func TestCorrelationOfCarbonAndElectricity(t *testing.T) {
	c := Default()
	for _, k := range []struct {
		row  string
		take func(Region) bool
	}{
		{"correlation_carbon_electricity", func(g Region) bool { return g.Country == USA }},
		{"correlation_carbon_electricity_world", func(g Region) bool { return g.ElectricityPrice.Known() }},
	} {
		var carbon, price []float64
		for _, g := range c.Regions() {
			if g.ID != "us-avg" && k.take(g) {
				carbon = append(carbon, float64(g.CarbonIntensity.Value))
				price = append(price, float64(g.ElectricityPrice.Value))
			}
		}
		have := c.Assumption(k.row)
		r := spearman(carbon, price)
		z := 1.2815515655446004 * math.Sqrt(1.06/float64(len(carbon)-3))
		want := [3]float64{r, math.Tanh(math.Atanh(r) - z), math.Tanh(math.Atanh(r) + z)}
		for i, got := range [3]float64{have.Value, have.Low, have.High} {
			if math.Abs(got-want[i]) > 0.0006 {
				t.Errorf("data/assumptions.csv: %s is %v, the %d regions give %.3f", k.row, [3]float64{have.Value, have.Low, have.High}, len(carbon), want)
				break
			}
		}
		if over := fmt.Sprintf("over the %d ", len(carbon)); !strings.Contains(have.Locator, over) {
			t.Errorf("data/assumptions.csv: the locator of %s is to say “%s…”, and says %q", k.row, over, have.Locator)
		}
	}
}

// Every region has a trend of its country, so that no grid stands still unseen.
func TestEveryCountryHasATrend(t *testing.T) {
	for _, g := range Default().Regions() {
		if n := Default().Nation(g); !n.CarbonChange.Known() || n.Country != g.Country {
			t.Errorf("data/regions.csv: %s: no region of %s has a carbon_intensity_change", g.ID, g.Country)
		}
	}
}

// A region's PUE and water lie among those of the operators there, whose fleets
// are in facilities.csv.
func TestSitesBelongToFleets(t *testing.T) {
	c := Default()
	for _, g := range c.Regions() {
		within := func(what string, all, own float64, ends [2]float64) [2]float64 {
			if math.IsNaN(all) {
				t.Errorf("%s has sites and no %s of its own", g.ID, what)
			}
			return [2]float64{math.Min(ends[0], own), math.Max(ends[1], own)}
		}
		pue, wue := [2]float64{math.Inf(1), 0}, [2]float64{math.Inf(1), 0}
		for _, s := range g.Sites {
			if _, ok := c.Facility(s.Operator); !ok {
				t.Errorf("%s: no fleet %q", g.ID, s.Operator)
			}
			if s.PUE.Known() {
				pue = within("PUE", float64(g.PUE.Value), float64(s.PUE.Value), pue)
			}
			if s.WUE.Known() {
				wue = within("WUE", float64(g.WUE.Value), float64(s.WUE.Value), wue)
			}
		}
		if v := float64(g.PUE.Value); pue[1] > 0 && (v < pue[0]-1e-9 || v > pue[1]+1e-9) {
			t.Errorf("%s: PUE %v, its operators %v", g.ID, v, pue)
		}
		if v := float64(g.WUE.Value); wue[1] > 0 && (v < wue[0]*0.999 || v > wue[1]*1.001) {
			t.Errorf("%s: WUE %v, its operators %v", g.ID, v, wue)
		}
	}
	va, _ := c.Region("us-va-pjm")
	if got := va.Site("google").PUE.Value; got != 1.09 {
		t.Errorf("Google in Virginia: PUE %v, the Green Software Foundation's table has 1.09", got)
	}
	if va.Site("meta").PUE.Known() {
		t.Error("Meta has no site of its own in the table")
	}
}

// Whoever says 100 % says by which year's match; no figure comes from tables
// that may not be shipped.
func TestFleets(t *testing.T) {
	for _, f := range Default().Facilities() {
		if !f.PUE.Known() && !f.WUE.Known() && !f.CleanShare.Known() {
			t.Errorf("%s: nothing known", f.ID)
		}
		if f.CleanShare.Known() && (f.CleanShare.Note == "" || f.CleanShare.Basis != estimate.Published) {
			t.Errorf("%s: clean share %v without what it is a match of", f.ID, f.CleanShare.Value)
		}
	}
	var text strings.Builder
	for f := range Default().Facts() {
		if f.File == "regions.csv" || f.File == "facilities.csv" {
			text.WriteString(f.Source + f.Locator + f.Note)
		}
	}
	for _, word := range []string{"lectricity Maps", "lectricitymaps", "electricity-maps"} {
		if strings.Contains(text.String(), word) {
			t.Errorf("%q in the data", word)
		}
	}
}

// Prices that were read twice, from different hands: EIA's own pages for 2023
// and April 2025 stand beside the annual series of 2024 that the rows carry.
func TestElectricityAgreesWithOtherReadings(t *testing.T) {
	for _, k := range []struct {
		id        string
		low, high float64 // cents, the two other readings
		source    string
	}{
		{"us-va-pjm", 8.5, 9.5, "EIA, Electric Power Annual 2023: 8.92"},
		{"us-ny", 6.87, 9.5, "EIA 2023: 6.87; April 2025: 8.92"},
		{"us-pa-pjm", 7.5, 8.59, "EIA 2023: 7.75; April 2025: 8.59"},
		{"us-oh-pjm", 6.83, 7.9, "EIA 2023: 7.03; April 2025: 7.90"},
		{"us-il-pjm", 8.2, 9.81, "EIA 2023: 8.20; April 2025: 9.81"},
		{"us-ia-miso", 6.04, 7.2, "EIA 2023: 6.91; April 2025: 6.04"},
	} {
		g, _ := Default().Region(k.id)
		if got := 100 * unit.Of(g.ElectricityPrice.Value, unit.DollarPerKilowattHour); got < k.low || got > k.high {
			t.Errorf("%s: %.2f ct, %s", k.id, got, k.source)
		}
	}
}
