package backtest

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"tenfold/engine/catalog"
)

// The catalogue's rows of realisation are what the fit gives; when runs or the
// layout model change, the fit is made again and the rows with it.
func TestRealisationRowsAreTheFit(t *testing.T) {
	cat := catalog.Default()
	below, above := cat.Assumption("realisation_small_below").Value, cat.Assumption("realisation_large_above").Value
	fit := FitReach(Realisations(cat), below, above, Reliable)
	for name, compute := range map[string]float64{"realisation_small": below, "realisation_large": above} {
		got, row := fit.At(compute), cat.Assumption(name)
		t.Logf("%s: %.3f,%.3f,%.3f", name, got.Value, got.Low, got.High)
		for _, c := range [][2]float64{{float64(got.Low), row.Low}, {float64(got.Value), row.Value}, {float64(got.High), row.High}} {
			if math.Abs(c[0]-c[1]) > 0.005 {
				t.Errorf("assumptions.csv: %s is %v, %v, %v, the fit gives %.3f,%.3f,%.3f", name, row.Value, row.Low, row.High, got.Value, got.Low, got.High)
				break
			}
		}
		if counts := fmt.Sprintf("%d runs of %d developers", fit.Runs, fit.Developers); !strings.Contains(row.Locator, counts) {
			t.Errorf("assumptions.csv: the locator of %s is to say “%s”, and says %q", name, counts, row.Locator)
		}
		if steady := fmt.Sprintf("reach %.2f times", fit.Steady); !strings.Contains(row.Note, steady) {
			t.Errorf("assumptions.csv: the note of %s is to say “%s”, and says %q", name, steady, row.Note)
		}
	}
	if fit.Developers < 12 || fit.Runs < 30 {
		t.Errorf("%d runs of %d developers are too few for three numbers and a spread", fit.Runs, fit.Developers)
	}
}

// A law that the runs follow exactly is found again, but for what the two
// votes for "no slope" and "no offset" draw away.
func TestFitReachFindsALaw(t *testing.T) {
	var rs []Realisation
	for i := range 400 {
		compute := math.Ldexp(1e21, i%20)
		r := Realisation{Compute: compute, Best: 0.5, ByHours: i%3 != 0}
		r.Run.Developer = string(rune('a' + i))
		share := 0.5 * math.Exp(math.Log(1.4)*math.Max(0, math.Min(1, math.Log(compute/1e23)/math.Log(100))))
		if !r.ByHours {
			share *= 1.2
		}
		r.Reached = share * r.Best
		rs = append(rs, r)
	}
	got := FitReach(rs, 1e23, 1e25, func(Realisation) bool { return true })
	for _, c := range [][2]float64{{got.Small, 0.5}, {got.Large, 0.7}, {got.Steady, 1.2}, {got.Low, 1}, {got.High, 1}} {
		if math.Abs(c[0]/c[1]-1) > 0.01 {
			t.Errorf("found %+v", got)
			break
		}
	}
}
