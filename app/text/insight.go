package text

import (
	"strconv"

	"tenfold/engine"
)

// Insights are what the figures say when put beside each other: why the three
// costs differ, what of the power provisioned is drawn, and where the water is
// taken. What has no figure is left out.
func Insights(p *engine.Projection) []string {
	var out []string
	known := func(vs ...float64) bool {
		for _, v := range vs {
			if !(v > 0) {
				return false
			}
		}
		return true
	}
	used, over, owned, energy := float64(p.ShareUsed), float64(p.RentOverOwned), float64(p.CostOwned), float64(p.EnergyCost)
	if known(used, over, owned, energy) {
		out = append(out, "Why the three costs differ: the run uses up "+partOf(used)+" of what the cluster costs, which is paid at once and with its building is the up-front cost; with electricity ("+
			partOf(energy/owned)+" of it) that is the owned cost, and renting comes to "+times(over)+" times as much.")
	}
	if mean, peak := float64(p.Power), float64(p.PowerPeak); known(mean, peak) {
		out = append(out, "Of the power that must be provisioned, "+partOf(mean/peak)+" is drawn on average.")
	}
	if site, all := float64(p.WaterOnSite), float64(p.Water); known(site, all) {
		out = append(out, "Of the water, "+partOf(site/all)+" is taken on site, the rest where the electricity is made.")
	}
	return out
}

// partOf is a share to two digits.
func partOf(x float64) string { return strconv.FormatFloat(rounded(100*x), 'f', -1, 64) + " %" }

// times is a multiple to two digits.
func times(x float64) string { return strconv.FormatFloat(rounded(x), 'f', -1, 64) }

// rounded is x to two significant digits.
func rounded(x float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 2, 64), 64)
	if err != nil {
		return x
	}
	return r
}
