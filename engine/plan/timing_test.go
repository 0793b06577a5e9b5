package plan

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/unit"
)

func timed(t *testing.T, q Timing) Timed {
	t.Helper()
	q.Scenario.Draws = few.Draws
	got := q.Answer(cat, sampler)
	if !got.OK {
		t.Fatal(got.Findings)
	}
	return got
}

// A part is ordered its lead time and the fitting-out before the start: the
// longest lead time makes the earliest order.
func TestOrders(t *testing.T) {
	got := timed(t, Timing{Scenario: engine.Scenario{StartYear: engine.Given(2035)}})
	fit := cat.Assumption("acquisition_to_start").Value
	if got.Start != 2035 || len(got.Orders) != 3 {
		t.Fatalf("%v, %d orders", got.Start, len(got.Orders))
	}
	for _, o := range got.Orders {
		name, years := map[Part]string{Accelerators: "lead_time_accelerators", Building: "lead_time_site", Grid: "lead_time_grid"}[o.Part], 1.0
		if o.Part == Accelerators {
			years = 7 / 365.25 // its lead time is in weeks
		}
		lead := cat.Assumption(name)
		for _, w := range []struct{ got, lead float64 }{{o.Year.Value, lead.Value}, {o.Year.Low, lead.High}, {o.Year.High, lead.Low}} {
			if want := 2035 - w.lead*years - fit; !near(w.got, want, 1e-9) {
				t.Errorf("%s is ordered in %v, want %v", o.Part, w.got, want)
			}
		}
		_, date := cat.DataVersion()
		if want := catalog.Year(date) + float64(lead.Low*years) + fit; !near(o.Soonest.Low, want, 1e-9) || !(o.Soonest.Low < o.Soonest.Value && o.Soonest.Value < o.Soonest.High) {
			t.Errorf("%s ordered now allows a start from %v, want from %v", o.Part, o.Soonest, want)
		}
	}
	if has(got.Findings, "late-to-order") || has(got.Findings, "too-late-to-order") {
		t.Errorf("2035 is far enough: %v", got.Findings)
	}
	_, date := cat.DataVersion()
	now := timed(t, Timing{Scenario: engine.Scenario{StartYear: engine.Given(catalog.Year(date) + 0.5)}})
	codes := map[string]check.Severity{}
	for _, f := range now.Findings {
		codes[f.Code] = f.Severity
	}
	if codes["too-late-to-order"] != check.Warning || codes["late-to-order"] != check.Note {
		t.Errorf("a start in half a year: %v", now.Findings)
	}
}

// What a month too early costs is wear, building and capital; the break-even
// follows from the chance, and the risk worth taking from the value of a delay.
func TestMonthEitherWay(t *testing.T) {
	got := timed(t, Timing{})
	p := got.Run.Central
	const hours = 8766.0 / 12
	wear := float64(p.Count+p.Spares) * hours * float64(p.HardwareCharge+p.NetworkCharge) * 3600
	shell := float64(p.ShellCapex) / cat.Assumption("shell_life").Value / 12
	capital := float64(p.CostUpfront) * cat.Assumption("cost_of_capital").Value / 12
	for name, w := range map[string][2]float64{
		"wear": {got.Hardware.Value, wear}, "building": {got.Shell.Value, shell}, "capital": {got.Capital.Value, capital},
		"too early": {got.TooEarly.Value, wear + shell + capital}, "break-even": {got.BreakEven.Value, wear + shell + capital},
		"its share": {got.BreakEvenShare.Value, (wear + shell + capital) / float64(p.CostUpfront)},
	} {
		if !near(w[0], w[1], 1e-9) {
			t.Errorf("%s: %v, want %v", name, w[0], w[1])
		}
	}
	if q := got.TooEarly; !(0 < q.Low && q.Low < q.Value && q.Value < q.High) {
		t.Errorf("%v is no range", q)
	}
	if got.TooLate.Known || got.MostRisk.Known {
		t.Error("nobody said what a delay costs")
	}
	if risky := timed(t, Timing{Early: engine.Given(0.75)}); !near(risky.BreakEven.Value, 3*got.BreakEven.Value, 1e-9) {
		t.Errorf("too early three times in four: %v, at even chances %v", risky.BreakEven, got.BreakEven)
	}
	even := timed(t, Timing{DelayUSD: engine.Given(got.TooEarly.Value)})
	if !near(even.MostRisk.Value, 0.5, 1e-9) || !(even.MostRisk.Low < 0.5 && 0.5 < even.MostRisk.High) || !near(even.TooLate.Value, got.TooEarly.Value, 1e-12) {
		t.Errorf("where both cost the same: %v", even.MostRisk)
	}
	ranged := timed(t, Timing{DelayUSD: engine.Number{Set: true, Value: 2e8, Low: 1e8, High: 4e8}})
	if q := ranged.TooLate; !near(q.Low, 1e8, 0.02) || !near(q.High, 4e8, 0.02) {
		t.Errorf("a delay of $0.1 to 0.4 billion came out as %v", q)
	}
	if month := unit.Of(unit.Year/12, unit.Hour); month != hours {
		t.Errorf("a month has %v hours", month)
	}
}

// What makes no sense is refused, and without a price nothing is said of money.
func TestTimingRefuses(t *testing.T) {
	for _, q := range []Timing{
		{Early: engine.Given(0)}, {Early: engine.Given(1)}, {DelayUSD: engine.Given(-1)}, {DelayUSD: engine.Given(1e13)},
		{DelayUSD: engine.Number{Set: true, Value: 5, Low: 6, High: 7}},
	} {
		if got := q.Answer(cat, sampler); got.OK || !has(got.Findings, "out-of-range") {
			t.Errorf("%+v went through", q)
		}
	}
	own := engine.Hardware{Name: "Mine", PeakBF16: engine.Given(1000), MemoryGB: engine.Given(100), MemoryBWTBs: engine.Given(4), TDPW: engine.Given(800),
		ScaleUpDomain: engine.Given(8), ScaleUpGBs: engine.Given(450), ScaleOutGbps: engine.Given(400)}
	if got := timed(t, Timing{Scenario: engine.Scenario{Own: own}}); got.TooEarly.Known || got.BreakEven.Known || !has(got.Findings, "no-price") {
		t.Errorf("without a price: %v", got.TooEarly)
	}
}
