package engine

import (
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
)

// Together says that the draws of one input follow those of another: what is
// dear to buy is dear to rent.
type Together struct {
	Input, With string // fields of [Inputs]; the draws of Input are put in an order that follows With's
	Rank        estimate.Of[float64]
}

// TogetherWith is the input that the draws of another follow, and at which rank
// correlation; "" and 0 where they follow none.
func (in *Inputs) TogetherWith(input string) (with string, rank float64) {
	for _, t := range in.Together {
		if t.Input == input {
			return t.With, t.Rank.Value
		}
	}
	return "", 0
}

// together fills which inputs are drawn together. Price and rent of an
// accelerator are. Carbon intensity and electricity price are where the place is
// open: in an average of the US, by its regions, and where a price of the world
// stands in, by the world's. In a region with a price of its own the ranges say how
// well one place is known, which is no matter of other places.
func (r *resolver) together(region catalog.Region) {
	r.in.Together = []Together{{Input: "Rental", With: "ChipPrice", Rank: r.cat.Assumption("correlation_chip_rental")}}
	row := ""
	switch {
	case region.ID == DefaultRegion:
		row = "correlation_carbon_electricity"
	case !region.ElectricityPrice.Known():
		row = "correlation_carbon_electricity_world"
	default:
		return
	}
	r.in.Together = append(r.in.Together, Together{Input: "Electricity", With: "CarbonIntensity", Rank: r.cat.Assumption(row)})
}
