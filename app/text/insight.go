package text

import (
	"strconv"

	"tenfold/engine"
	"tenfold/engine/unit"
)

// Insight is what figures say when put beside each other, and the workings that
// it rests on and that no figure on the page leads to, by the names of package
// working.
type Insight struct {
	Words string
	From  []string
}

const (
	ownedOf     Phrase = "Of the owned cost, {chips} goes to accelerators, {servers} to the rest of their servers, {network} to the network and {power} to electricity."
	costsDiffer Phrase = "Why the three costs differ: up-front, the whole cluster and its building are paid at once. The run uses up {used} of the cluster, which with electricity ({power} of the sum) is the owned cost. Renting comes to {times} times that."
	powerDrawn  Phrase = "Of the power that must be provisioned, {share} is drawn on average."
	waterTaken  Phrase = "Of the water, {site} ({share}) is taken on site and {off} where the electricity is made."
)

// InsightLabels are the names of those workings.
var InsightLabels = map[string]Phrase{
	"ShareUsed": "Share of the cluster used up", "RentOverOwned": "Rent ÷ owned cost",
	"WaterOnSite": "Water on site", "WaterOffSite": "Water of generation",
	FamiliarPrefix + "home_energy": "Electricity of a US home in a year", FamiliarPrefix + "reactor_power": "Capacity of the reactor Vogtle 4",
	FamiliarPrefix + "flight_carbon": "CO₂ of a return flight over the Atlantic", FamiliarPrefix + "car_carbon": "CO₂ of a US car in a year",
}

// Insights are what the figures say when put beside each other: what the owned
// cost is made of, why the three costs differ, what of the power provisioned is drawn, and where the water is
// taken. What has no figure is left out.
func Insights(p *engine.Projection) []Insight {
	var out []Insight
	known := func(vs ...float64) bool {
		for _, v := range vs {
			if !(v > 0) {
				return false
			}
		}
		return true
	}
	if hardware, chip, server, network := float64(p.HardwareCost), float64(p.ChipPrice), float64(p.ServerValue), float64(p.NetworkCost); known(hardware, chip, server, float64(p.EnergyCost), float64(p.CostOwned)) {
		of := func(usd float64) string { return partOf(usd / float64(p.CostOwned)) }
		chips := hardware * chip / server
		out = append(out, Insight{ownedOf.With(of(chips), of(hardware-chips), of(network), of(float64(p.EnergyCost))), nil})
	}
	used, over, owned, energy := float64(p.ShareUsed), float64(p.RentOverOwned), float64(p.CostOwned), float64(p.EnergyCost)
	if known(used, over, owned, energy) {
		out = append(out, Insight{costsDiffer.With(partOf(used), partOf(energy/owned), times(over)), []string{"ShareUsed", "RentOverOwned"}})
	}
	if mean, peak := float64(p.Power), float64(p.PowerPeak); known(mean, peak) {
		out = append(out, Insight{powerDrawn.With(partOf(mean / peak)), nil})
	}
	if site, off := float64(p.WaterOnSite), float64(p.WaterOffSite); known(site, off) {
		out = append(out, Insight{waterTaken.With(cubic(site), partOf(site/(site+off)), cubic(off)),
			[]string{"WaterOnSite", "WaterOffSite"}})
	}
	return out
}

// cubic is an amount of water to two digits.
func cubic(v float64) string { return joined(water.write(v/float64(unit.CubicMetre), 2)) }

// partOf is a share to two digits.
func partOf(x float64) string {
	return joined(numbers.written(strconv.FormatFloat(rounded(100*x), 'f', -1, 64)), "%")
}

// times is a multiple to two digits.
func times(x float64) string { return numbers.written(strconv.FormatFloat(rounded(x), 'f', -1, 64)) }

// rounded is x to two significant digits.
func rounded(x float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 2, 64), 64)
	if err != nil {
		return x
	}
	return r
}
