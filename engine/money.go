package engine

import (
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// money fills prices.
func (r *resolver) money() {
	in, s, a := &r.in, r.s, r.accelerator
	in.ChipPrice = override(firstSet(s.ChipUSD, s.Own.ChipUSD), unit.Dollar, a.ChipPrice)
	in.ServerPrice = a.ServerPriceRatio
	if !in.ServerPrice.Known() {
		in.ServerPrice = assumption(r, "server_overhead", unit.Ratio(1))
	}
	in.NetworkCapex = assumption(r, "network_capex_share", unit.Fraction(1))
	in.Depreciation = assumption(r, "depreciation_rate", unit.PerYear)
	in.Shell = assumption(r, "shell_cost", unit.DollarPerWatt)
	in.Programme = assumption(r, "programme_multiplier", unit.Ratio(1))
	in.RentalMargin = assumption(r, "rental_margin", unit.Ratio(1))
	if a.Status == catalog.RentOnly { // priced at what it costs its cloud
		in.RentalMargin = assumption(r, "rental_margin_own_chip", unit.Ratio(1))
	}
	in.Rental = estimate.Missing[unit.HourlyPrice]("no quote")
	commitment := s.Commitment
	if commitment == "" {
		commitment = Commitments[0]
	}
	if given := firstSet(s.RentalUSDPerHour, s.Own.RentalUSDPerHour); given.Set {
		in.Rental = estimate.Enter(unit.Times(unit.DollarPerAcceleratorHour, given.Value))
	} else if quote, ok := r.cat.Price(a.ID, commitment); ok {
		in.Rental = quote
	} else if quote, ok := r.cat.Price(a.ID, "on-demand"); ok {
		in.Rental = r.discounted(quote, commitment)
		r.found.Note("rental_usd_per_hour", "derived-quote", "No recent quote for "+a.Short+" at this commitment; the on-demand price less the usual discount stands in.")
	} else if in.RentalMargin = r.discountedMargin(in.RentalMargin, commitment); in.ChipPrice.Known() {
		r.found.Warn("rental_usd_per_hour", "no-quote", "No rental quote for "+a.Short+" was found; its owned cost with the margin that other accelerators carry stands in.")
	}
	if !in.ChipPrice.Known() {
		hidden := "owned and up-front cost"
		if !in.Rental.Known() {
			hidden = "what it costs"
		}
		r.found.Warn("chip_usd", "no-price", "No source prices "+a.Short+", not even by analogy; give a price to see "+hidden+".")
	}
}

// discount is the commitment's share off the on-demand price.
func (r *resolver) discount(commitment string) (estimate.Of[float64], bool) {
	switch commitment {
	case "reserved-1y":
		return r.cat.Assumption("commitment_discount_1y"), true
	case "reserved-3y":
		return r.cat.Assumption("commitment_discount_3y"), true
	}
	return estimate.Of[float64]{}, false
}

// discounted is an on-demand quote less the commitment's discount; the ends of
// the range meet the ends of the discount's.
func (r *resolver) discounted(quote estimate.Of[unit.HourlyPrice], commitment string) estimate.Of[unit.HourlyPrice] {
	off, ok := r.discount(commitment)
	if !ok {
		return quote
	}
	quote.Value = unit.Times(quote.Value, 1-off.Value)
	quote.Low = unit.Times(quote.Low, 1-off.High)
	quote.High = unit.Times(quote.High, 1-off.Low)
	quote.Law, quote.Basis = estimate.Positive, estimate.Derived
	quote.Note = "On-demand price less the usual discount of the commitment. " + quote.Note
	quote.Sources = append(append([]string(nil), quote.Sources...), off.Sources...)
	return quote
}

// discountedMargin is the same for the margin on owned cost.
func (r *resolver) discountedMargin(m estimate.Of[unit.Ratio], commitment string) estimate.Of[unit.Ratio] {
	off, ok := r.discount(commitment)
	if !ok {
		return m
	}
	m.Value = unit.Times(m.Value, 1-off.Value)
	m.Low = unit.Times(m.Low, 1-off.Value)
	m.High = unit.Times(m.High, 1-off.Value)
	m.Note += " Less the usual discount of the commitment."
	m.Sources = append(append([]string(nil), m.Sources...), off.Sources...)
	return m
}
