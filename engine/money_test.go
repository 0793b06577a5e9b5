package engine_test

import (
	"math"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/unit"
)

// given is a scenario without a layout search: prices do not depend on one.
func given(accelerator string) engine.Scenario {
	return engine.Scenario{Accelerator: accelerator, MFU: engine.Given(0.4), Accelerators: engine.Given(1000)}
}

func about(t *testing.T, what string, got, want, share float64) {
	t.Helper()
	if !(math.Abs(got/want-1) <= share) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func hourly(p unit.HourlyPrice) float64 { return unit.Of(p, unit.DollarPerAcceleratorHour) }

// Epoch AI's amortisation (cost_analysis_standalone.py at 263c40a): server price
// 1.64 chips, value × 10^(−0.14 · years) from purchase to start, a charge of
// 0.14 · ln 10 of it a year, interconnect at 0.19 ÷ 0.81 of that.
func TestOwnedIsEpochsAmortisation(t *testing.T) {
	s := given("h100-sxm")
	s.ChipUSD = engine.Given(30000)
	p := project(t, s)
	v0 := 30000 * 1.64
	charge := v0 * math.Pow(10, -0.14*60/365.25) * 0.14 * math.Ln10 / 8766
	about(t, "server", float64(p.ServerValue), v0, 1e-9)
	about(t, "hardware an hour", hourly(p.HardwareCharge), charge, 1e-3)
	about(t, "network an hour", hourly(p.NetworkCharge), charge*0.19/0.81, 1e-3)
	about(t, "cluster", float64(p.ClusterCapex), float64(p.ServerCapex)/0.81, 1e-9)
}

// Straight-line: the price over a service life of five years, whatever passes
// between purchase and start.
func TestStraightLine(t *testing.T) {
	s := given("h100-sxm")
	s.ChipUSD, s.Depreciation = engine.Given(30000), engine.StraightLine
	p := project(t, s)
	about(t, "hardware an hour", hourly(p.HardwareCharge), 30000*1.64/(5*8766), 1e-9)
	about(t, "used up", float64(p.ShareUsed)*float64(p.ClusterCapex), float64(p.AcceleratorTime)*30000*1.64/0.81/(5*8766*3600), 1e-9)
}

// The three costs follow from one another by the figures between them.
func TestCostsReconcile(t *testing.T) {
	for i, s := range scenarios(12) {
		s.MFU = engine.Given(0.4)
		if i%2 == 0 {
			s.Depreciation = engine.StraightLine
		}
		p := project(t, s)
		about(t, "rented", float64(p.CostOwned)*float64(p.RentOverOwned), float64(p.CostRental), 1e-12)
		about(t, "owned", float64(p.ClusterCapex)*float64(p.ShareUsed)+float64(p.EnergyCost), float64(p.CostOwned), 1e-12)
		about(t, "up-front", float64(p.ClusterCapex)+float64(p.ShellCapex), float64(p.CostUpfront), 1e-12)
	}
}

// Ten sites that Epoch AI models cost $27M to $54M per MW of facility power,
// with everything in them.
func TestUpfrontPerMegawatt(t *testing.T) {
	sites := catalog.Default().Assumption("capex_per_watt")
	for _, id := range []string{"h100-sxm", "b200-sxm", "gb200-nvl72"} {
		p := project(t, given(id))
		each := float64(p.CostUpfront) / float64(p.PowerPeak)
		t.Logf("%s: $%.1fM per MW of facility power, $%.1fM per MW of IT", id, each, each*float64(p.PowerPeak)/(float64(p.ITPowerPeak)*float64(p.Count)))
		if each < sites.Low || each > sites.High {
			t.Errorf("%s: $%.1fM per MW, sites have %v to %v", id, each, sites.Low, sites.High)
		}
	}
}

// A run pays the prices of its start: those quoted near it, or the nearest
// moved by the trend.
func TestPricesOfTheStart(t *testing.T) {
	for _, k := range []struct {
		accelerator, commitment string
		year, rent, chip        float64 // what is quoted, 0 where the trend has a part
	}{
		{"v100-sxm3-32gb", "on-demand", 2020, 3.9, 0},       // AWS, August 2019
		{"v100-sxm3-32gb", "reserved-3y", 2020, 1.21, 0},    // the same
		{"v100-sxm3-32gb", "reserved-1y", 2020.5, 0, 13700}, // Epoch AI: list of July 2020
		{"tpu-v4", "reserved-3y", 2022.5, 1.45, 0},          // Google Cloud, May 2022
		{"a100-sxm-80gb", "on-demand", 2022.2, 3.93, 14142}, // five providers in 2022, Google Cloud in the middle; 10,000 to 20,000
		{"h100-sxm", "reserved-1y", 2025.5, 2.025, 23238},   // the index, 1.70 in October 2025 and 2.35 in March 2026; 20,000 to 27,000
		{"h100-sxm", "reserved-1y", 2022.5, 0, 36742},       // 30,000 to 45,000
		{"h100-sxm", "reserved-1y", 2026.5, 2.35, 23238},    // the newest of both
		{"h100-sxm", "reserved-1y", 2026.898, 2.35, 23238},  // as in the default question
		{"h20", "on-demand", 2024.2, 0, 12247},              // 10,000 to 15,000; no rent quoted
	} {
		s := given(k.accelerator)
		s.Commitment, s.StartYear = k.commitment, engine.Given(k.year)
		p := project(t, s)
		if k.rent != 0 {
			about(t, k.accelerator+" rent", hourly(p.RentalPrice), k.rent, 0.015)
		}
		if k.chip != 0 {
			about(t, k.accelerator+" price", float64(p.ChipPrice), k.chip, 1e-9)
		}
		t.Logf("%s in %v: $%.2f an hour %s, $%.0f", k.accelerator, k.year, hourly(p.RentalPrice), k.commitment, float64(p.ChipPrice))
	}
}

// After the newest quotes rents and prices follow their trends, and the range
// widens with the years; until the date of the data nothing moves.
func TestPricesToCome(t *testing.T) {
	cat := catalog.Default()
	_, date := cat.DataVersion()
	now := project(t, given("h100-sxm"))
	s := given("h100-sxm")
	s.StartYear = engine.Given(catalog.Year(date) + 2)
	later := project(t, s)
	rent, chip := cat.Assumption("rental_price_trend"), cat.Assumption("chip_price_trend")
	about(t, "rent in two years", float64(later.RentalPrice), float64(now.RentalPrice)*rent.Value*rent.Value, 1e-9)
	about(t, "price in two years", float64(later.ChipPrice), float64(now.ChipPrice)*chip.Value*chip.Value, 1e-9)
	in, found := engine.Resolve(cat, s)
	if found.Failed() || !in.RentalTrend.Uncertain() || !in.ChipTrend.Uncertain() {
		t.Errorf("the trends are not drawn: %v", found)
	}
	s.StartYear = engine.Given(catalog.Year(date))
	if same := project(t, s); same.RentalPrice != now.RentalPrice || same.ChipPrice != now.ChipPrice {
		t.Errorf("a start at the date of the data moves prices: %v, %v", same, now)
	}
}

// A start before the accelerator came out is said, and pays the first prices.
func TestStartBeforeRelease(t *testing.T) {
	s := given("h100-sxm")
	s.StartYear = engine.Given(2015)
	in, found := engine.Resolve(catalog.Default(), s)
	if found.Failed() {
		t.Fatal(found)
	}
	said := false
	for _, f := range found {
		said = said || f.Code == "before-release"
	}
	if !said {
		t.Errorf("nothing says that the H100 came out later: %v", found)
	}
	p := engine.Project(&in)
	about(t, "price", float64(p.ChipPrice), 36742, 1e-9)
}
