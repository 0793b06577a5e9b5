package engine

import (
	"strconv"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// money fills prices.
func (r *resolver) money() {
	in, s, a := &r.in, r.s, r.accelerator
	start := r.priceYear()
	in.ChipTrend, in.RentalTrend = assumption(r, "chip_price_trend", unit.Ratio(1)), assumption(r, "rental_price_trend", unit.Ratio(1))
	in.ChipPrice, in.ChipYears = a.ChipPrice, ofItsDay()
	if given := firstSet(s.ChipUSD, s.Own.ChipUSD); given.Set {
		in.ChipPrice = override(given, unit.Dollar, a.ChipPrice)
	} else if s.Own == (Hardware{}) {
		price := r.cat.ChipPriceAt(a.ID, start)
		in.ChipPrice, in.ChipYears = price.Of, away(price.Years)
	}
	in.ServerPrice = a.ServerPriceRatio
	if !in.ServerPrice.Known() {
		in.ServerPrice = assumption(r, "server_overhead", unit.Ratio(1))
	}
	in.NetworkCapex = assumption(r, "network_capex_share", unit.Fraction(1))
	in.Depreciation = assumption(r, "depreciation_rate", unit.PerYear)
	in.StraightLine = s.Depreciation == StraightLine
	in.Waiting = assumption(r, "acquisition_to_start", unit.Year)
	in.Shell = assumption(r, "shell_cost", unit.DollarPerWatt)
	in.Programme = assumption(r, "programme_multiplier", unit.Ratio(1))
	in.RentalMargin = assumption(r, "rental_margin", unit.Ratio(1))
	if a.Status == catalog.RentOnly { // priced at what it costs its cloud
		in.RentalMargin = assumption(r, "rental_margin_own_chip", unit.Ratio(1))
	}
	in.Rental, in.RentalYears = estimate.Missing[unit.HourlyPrice]("no quote"), ofItsDay()
	commitment := s.Commitment
	if commitment == "" {
		commitment = Commitments[0]
	}
	if given := firstSet(s.RentalUSDPerHour, s.Own.RentalUSDPerHour); given.Set {
		in.Rental = override(given, unit.DollarPerAcceleratorHour, in.Rental)
	} else if quote, ok := r.cat.RentAt(a.ID, commitment, start); ok {
		in.Rental, in.RentalYears = quote.Of, away(quote.Years)
	} else if quote, ok := r.cat.RentAt(a.ID, "on-demand", start); ok {
		in.Rental, in.RentalYears = r.discounted(quote.Of, commitment), away(quote.Years)
		r.found.Note("rental_usd_per_hour", "derived-quote", "No recent quote for "+a.Short+" at this commitment; the on-demand price less the usual discount stands in.")
	} else if in.RentalMargin = r.discountedMargin(in.RentalMargin, commitment); in.ChipPrice.Known() {
		r.found.Warn("rental_usd_per_hour", "no-quote", "No rental quote for "+a.Short+" was found; its owned cost with the margin that other accelerators carry stands in.")
	}
	if in.ChipYears.Value != 0 || in.RentalYears.Value != 0 {
		r.found.Note("start_year", "moved-price", "No price of "+a.Short+" is near that start; the nearest is moved there by the yearly trend, with a range that widens.")
	}
	if !in.ChipPrice.Known() {
		hidden := "owned and up-front cost"
		if !in.Rental.Known() {
			hidden = "what it costs"
		}
		r.found.Warn("chip_usd", "no-price", "No source prices "+a.Short+", not even by analogy; give a price to see "+hidden+".")
	}
}

// priceYear is the year whose prices a run is to pay: that of its start; where
// one before its accelerator came out is given, the year it did.
func (r *resolver) priceYear() float64 {
	start, out := r.startYear(), float64(r.accelerator.Released)
	if start >= out || !r.s.StartYear.Set {
		return start
	}
	r.found.Warn("start_year", "before-release", r.accelerator.Short+" came out in "+strconv.Itoa(r.accelerator.Released)+"; prices of that year stand in.")
	return out
}

// away is how far the start lies from the day of a price.
func away(years float64) estimate.Of[unit.Ratio] {
	if years == 0 {
		return ofItsDay()
	}
	return estimate.Derive(unit.Ratio(years), "From the date of the price to the start of the run; from the newest prices on, since the date of the data.")
}

// ofItsDay is a price that stands for the start as it is.
func ofItsDay() estimate.Of[unit.Ratio] {
	return estimate.Derive(unit.Ratio(0), "The price stands for the start of the run as it is.")
}

// moved is what a yearly factor makes of a price over years, which may be
// negative.
func moved(factor, years unit.Ratio) unit.Ratio {
	return unit.Ratio(unit.Pow(float64(factor), float64(years)))
}

// writtenOff is what an accelerator with its share of the server, bought for
// value, is worth at the start, and what it then loses in use: by the pace at
// which newer hardware gets better for its price (Cottier et al. 2024,
// arXiv:2405.21015, appendix A), or evenly over the service life. Both charge the
// hours of the run and leave idle ones to their owner, as accounts do.
func (in *Inputs) writtenOff(value unit.Money) (start unit.Money, charge unit.HourlyPrice) {
	if in.StraightLine {
		return value, value.Over(in.ServiceLife.Value)
	}
	start = value.Fades(in.Depreciation.Value, in.Waiting.Value)
	return start, start.Charge(in.Depreciation.Value)
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
