package catalog

import (
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Commitments are the ways to rent, from the dearest.
var Commitments = []string{"on-demand", "reserved-1y", "reserved-3y"}

// commitmentAttribute is the attribute of prices.csv for a commitment.
func commitmentAttribute(commitment string) string {
	switch commitment {
	case "on-demand":
		return "rental_on_demand"
	case "reserved-1y":
		return "rental_reserved_1y"
	}
	return "rental_reserved_3y"
}

// prices is the rent of one accelerator, as Commitments.
type prices [3]estimate.Of[unit.HourlyPrice]

func (p *prices) set(r *row) {
	for i, c := range Commitments {
		if r.Attribute == commitmentAttribute(c) {
			p[i] = quantity(r, unit.DollarPerAcceleratorHour)
		}
	}
}

func newPrices(string) *prices {
	m := missing[unit.HourlyPrice]()
	return &prices{m, m, m}
}
