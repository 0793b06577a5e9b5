package backtest

import (
	"math"
	"sync"
	"testing"

	"tenfold/engine/catalog"
)

var made = sync.OnceValue(func() Report { return Make(catalog.Default()) })

// What the report is held to. Those aims that are known to be missed are named
// here with what was reached when they were; the page says so too.
func TestAims(t *testing.T) {
	missed := map[string]float64{
		"Accelerator-hours: median error":                        0.17, // one run, which was the median at 0.141, is 0.16 off since the H800 has the H100's matrix products
		"Accelerator-hours: 90th percentile of the error":        0.52,
		"Energy where it was metered, whole chain: median error": 0.2, // the hours miss, the draw does not
	}
	for _, a := range made().Aims() {
		t.Logf("%.3f of %.2f to %.2f over %d rows: %s", a.Got, a.Least, a.Most, a.Rows, a.Says)
		most, known := missed[a.Says]
		switch {
		case a.Rows == 0:
			t.Errorf("%s: of no rows", a.Says)
		case !known && !a.Met():
			t.Errorf("%s: %.3f is not between %v and %v", a.Says, a.Got, a.Least, a.Most)
		case known && a.Met():
			t.Errorf("%s is met; take it off the list of the missed", a.Says)
		case known && a.Got > most:
			t.Errorf("%s: %.3f, worse than the %.2f when it was accepted as missed", a.Says, a.Got, most)
		}
	}
}

// Every run of the catalogue is in the report, with figures or with the reason
// why there are none.
func TestEveryRunIsAccountedFor(t *testing.T) {
	r := made()
	seen := map[string]bool{}
	for _, row := range r.Rows {
		seen[row.Run.ID] = true
		if !(row.Low <= row.Predicted && row.Predicted <= row.High) || !(row.Published > 0) || len(row.Sources) == 0 {
			t.Errorf("%s, %s: published %v, predicted %v (%v to %v), sources %v", row.Run.ID, row.Metric, row.Published, row.Predicted, row.Low, row.High, row.Sources)
		}
		if !row.Counts() && row.Run.CheckReason == "" {
			t.Errorf("%s is not counted, and no reason is given", row.Run.ID)
		}
	}
	for _, n := range r.NotUsable {
		if seen[n.Run.ID] || n.Reason == "" {
			t.Errorf("%s is called not usable (%q) and has rows: %v", n.Run.ID, n.Reason, seen[n.Run.ID])
		}
		seen[n.Run.ID] = true
	}
	if have := len(catalog.Default().Runs()); len(seen) != have {
		t.Errorf("%d runs of %d", len(seen), have)
	}
}

// A prediction has not seen its developer: with the published hours of all of
// the developer's runs doubled, their fit stays as it is.
func TestPredictionsHaveNotSeenTheDeveloper(t *testing.T) {
	cat := catalog.Default()
	rs := Realisations(cat)
	below, above := cat.Assumption("realisation_small_below").Value, cat.Assumption("realisation_large_above").Value
	others := func(r Realisation) bool { return Reliable(r) && r.Run.Developer != "Meta" }
	before := FitReach(rs, below, above, others)
	changed := append([]Realisation(nil), rs...)
	for i := range changed {
		if changed[i].Run.Developer == "Meta" {
			changed[i].Reached /= 2
		}
	}
	if after := FitReach(changed, below, above, others); after != before {
		t.Errorf("the fit without Meta's runs moved from %+v to %+v", before, after)
	}
	if all, moved := FitReach(rs, below, above, Reliable), FitReach(changed, below, above, Reliable); all == moved {
		t.Error("the fit with them did not move")
	}
}

// Doubtful and excluded rows are shown and not counted.
func TestOnlyReliableRowsCount(t *testing.T) {
	counted := map[Metric]int{}
	doubtful := 0
	for _, r := range made().Rows {
		switch {
		case r.Run.Check == catalog.OK && !r.Calibrated && !r.GivenHours:
			counted[r.Metric]++
		case r.Run.Check != catalog.OK:
			doubtful++
		}
	}
	for _, s := range made().Summaries {
		if s.Group == "all" && !s.Calibrated && !s.GivenHours && s.Rows != counted[s.Metric] {
			t.Errorf("%s: %d rows summed up of %d", s.Metric, s.Rows, counted[s.Metric])
		}
	}
	if doubtful == 0 {
		t.Error("no doubtful row is shown")
	}
}

// Scores of rows whose answers are plain: errors 0.1, 0.5, 1; two of three
// inside.
func TestScore(t *testing.T) {
	row := func(developer string, published, predicted, low, high float64) Row {
		r := Row{Metric: Hours, Published: published, Predicted: predicted, Low: low, High: high}
		r.Run.Developer, r.Run.Check = developer, catalog.OK
		return r
	}
	s := score([]Row{row("a", 100, 110, 80, 120), row("b", 100, 50, 25, 75), row("c", 100, 200, 100, 400)})
	if math.Abs(s.MedianError-0.5) > 1e-12 || math.Abs(s.NinetiethError-0.9) > 1e-12 || math.Abs(s.Coverage-2.0/3) > 1e-12 || s.MedianWidth != 3 || s.Developers != 3 {
		t.Errorf("%+v", s)
	}
	if s.CoverageLow > s.Coverage || s.CoverageHigh < s.Coverage || s.CoverageHigh != 1 { // three developers: all may be inside
		t.Errorf("coverage %v, resampled %v to %v", s.Coverage, s.CoverageLow, s.CoverageHigh)
	}
}

// A run that misses by more than twice says which stage does.
func TestBlame(t *testing.T) {
	blamed := 0
	for _, r := range made().Rows {
		if far(r.Ratio()) >= missed != (r.Blame != "") {
			t.Errorf("%s: ratio %.2f, blamed %q", r.Run.ID, r.Ratio(), r.Blame)
		}
		if r.Blame != "" {
			blamed++
			t.Log(r.Run.ID, r.Blame)
		}
	}
	if blamed == 0 {
		t.Error("no run is missed by twice; then the stage to blame is never tried")
	}
}

// What the page says of itself is what the report says.
func TestRowsAreTheReport(t *testing.T) {
	cat := catalog.Default()
	for _, s := range made().Summaries {
		if s.Metric != Hours || s.Group != "all" {
			continue
		}
		for name, got := range map[string]float64{"backtest_runs": float64(s.Rows), "backtest_developers": float64(s.Developers), "backtest_median_error": s.MedianError, "backtest_inside_band": s.Coverage} {
			if row := cat.Assumption(name).Value; math.Abs(row-got) > 0.0005 {
				t.Errorf("assumptions.csv: %s is %v, the report says %.3g", name, row, got)
			}
		}
	}
}
