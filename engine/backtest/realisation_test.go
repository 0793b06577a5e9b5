package backtest

import (
	"math"
	"slices"
	"testing"

	"tenfold/engine/catalog"
)

// The catalogue's rows of realisation are what the fit gives; when runs or the
// layout model change, the fit is made again and the rows with it.
func TestRealisationRowsAreTheFit(t *testing.T) {
	cat := catalog.Default()
	all := Realisations(cat)
	below, above := cat.Assumption("realisation_small_below").Value, cat.Assumption("realisation_large_above").Value
	ok := func(r Realisation) bool { return r.Run.Check == catalog.OK }
	for name, keep := range map[string]func(Realisation) bool{
		"realisation_small": func(r Realisation) bool { return ok(r) && r.Compute < below },
		"realisation_large": func(r Realisation) bool { return ok(r) && r.Compute >= above },
	} {
		got, row := Fit(all, keep), cat.Assumption(name)
		t.Logf("%s: %.3f (%.3f to %.3f), %d runs of %d developers", name, got.Middle, got.Low, got.High, got.Runs, got.Developers)
		for _, c := range [][2]float64{{got.Low, row.Low}, {got.Middle, row.Value}, {math.Min(got.High, 0.99), row.High}} { // a share stays below one
			if math.Abs(c[0]-c[1]) > 0.005 {
				t.Errorf("%s: the fit gives %+v, the row says %v, %v, %v", name, got, row.Low, row.Value, row.High)
				break
			}
		}
		missed := LeftOut(all, keep)
		for i := range missed {
			missed[i] = math.Abs(missed[i])
		}
		slices.Sort(missed)
		t.Logf("%s, each developer predicted from the others: median error of the hours %.3f, 90th percentile %.3f", name, missed[len(missed)/2], missed[len(missed)*9/10])
		if missed[len(missed)/2] > 0.35 {
			t.Errorf("%s: the others' runs miss by %.3f at the median", name, missed[len(missed)/2])
		}
		if got.Developers < 5 {
			t.Errorf("%s: %d developers are too few to speak of a distribution", name, got.Developers)
		}
	}
}
