package engine

import (
	"math"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// place fills what depends on where the site stands, whose it is and when the
// run starts.
func (r *resolver) place() {
	in := &r.in
	id := r.s.Region
	if id == "" {
		id = DefaultRegion
	}
	region, ok := r.cat.Region(id)
	if !ok {
		r.found.Error("region", "unknown-region", "There is no region “"+short(id)+"” in the catalogue.")
		return
	}
	operator, ok := r.operator()
	if !ok {
		return
	}
	site := region.Site(operator.ID)
	in.PUE = override(r.s.PUE, unit.Ratio(1), firstKnown(site.PUE, operator.PUE, region.PUE, assumption(r, "pue_hyperscale", unit.Ratio(1))))
	in.OnSiteWater = firstKnown(site.WUE, operator.WUE, region.WUE, assumption(r, "wue_default", unit.LitrePerKilowattHour))
	nation := r.cat.Nation(region)
	in.OffSiteWater = firstKnown(region.OffsiteWater, nation.OffsiteWater, assumption(r, "offsite_water_world", unit.LitrePerKilowattHour))
	r.grid(region, nation)
	r.together(region)
	r.clean(operator)
	in.ServiceLife = assumption(r, "service_life", unit.Year)
	in.ServiceUse = assumption(r, "service_utilisation", unit.Fraction(1))
	in.Embodied = firstKnown(r.accelerator.Embodied, assumption(r, "embodied_default", unit.Kilogram))
}

// operator is whose data centres the run is in; a fleet without a figure where
// none was chosen.
func (r *resolver) operator() (catalog.Facility, bool) {
	none := catalog.Facility{
		PUE: estimate.Missing[unit.Ratio]("no operator"), WUE: estimate.Missing[unit.WaterIntensity]("no operator"),
		CleanShare: estimate.Missing[unit.Fraction]("not given"),
	}
	if r.s.Operator == "" {
		return none, true
	}
	f, ok := r.cat.Facility(r.s.Operator)
	if !ok {
		r.found.Error("operator", "unknown-operator", "There is no operator “"+short(r.s.Operator)+"” in the catalogue.")
	}
	return f, ok
}

// firstKnown is the first of the estimates that has a figure: the most exact
// one comes first.
func firstKnown[T unit.Quantity](es ...estimate.Of[T]) estimate.Of[T] {
	for _, e := range es {
		if e.Known() {
			return e
		}
	}
	return es[len(es)-1]
}

// grid fills carbon intensity and electricity price, each as of its own day with
// a yearly factor and the years to the start. What the reader gives is taken as
// it is.
func (r *resolver) grid(region, nation catalog.Region) {
	in, s := &r.in, r.s
	in.CarbonIntensity = region.CarbonIntensity
	in.CarbonTrend = firstKnown(region.CarbonChange, nation.CarbonChange, assumption(r, "carbon_intensity_yearly_change", unit.Ratio(1)))
	in.CarbonYears, in.CarbonTrend = r.since(in.CarbonIntensity.Date, in.CarbonTrend)
	if s.CarbonGPerKWh.Set {
		in.CarbonIntensity = override(s.CarbonGPerKWh, unit.GramPerKilowattHour, in.CarbonIntensity)
		in.CarbonYears = ofItsDay()
	}

	in.Electricity = region.ElectricityPrice
	if !in.Electricity.Known() {
		in.Electricity = assumption(r, "electricity_price_world", unit.DollarPerKilowattHour)
		if !s.ElectricityUSDPerKWh.Set {
			r.found.Note("electricity_usd_per_kwh", "world-price", "No electricity price of "+region.Name+" was found; a world average with a wide range stands in.")
		}
	}
	trend := "electricity_price_yearly_change_abroad"
	if region.Country == catalog.USA {
		trend = "electricity_price_yearly_change"
	}
	in.ElectricityYears, in.ElectricityTrend = r.since(in.Electricity.Date, assumption(r, trend, unit.Ratio(1)))
	if s.ElectricityUSDPerKWh.Set {
		in.Electricity = override(s.ElectricityUSDPerKWh, unit.DollarPerKilowattHour, in.Electricity)
		in.ElectricityYears = ofItsDay()
	}

	reach := r.cat.Assumption("grid_trend_years").Value
	moves := !s.CarbonGPerKWh.Set || !s.ElectricityUSDPerKWh.Set
	if ahead := r.startYear() - catalog.Year(in.Electricity.Date); moves && math.Abs(ahead) > reach {
		r.found.Warn("start_year", "far-start", "Nobody knows a grid so far from the year it was counted in: carbon intensity and electricity price are moved by "+Figure(reach)+" years and no further.")
	}
}

// since is the years from a date to the start of the run, at most as many as a
// trend reaches, and the trend of those years. A yearly factor's range is that
// of single years; the mean of several that move each on their own varies less,
// by the square root of their number.
func (r *resolver) since(date string, trend estimate.Of[unit.Ratio]) (estimate.Of[unit.Ratio], estimate.Of[unit.Ratio]) {
	reach := r.cat.Assumption("grid_trend_years").Value
	years := r.startYear() - catalog.Year(date)
	if math.Abs(years) > reach {
		years = math.Copysign(reach, years)
	}
	if n := math.Abs(years); n > 1 {
		part := 1 / math.Sqrt(n)
		trend.Low = unit.Times(trend.Value, unit.Pow(float64(trend.Low/trend.Value), part))
		trend.High = unit.Times(trend.Value, unit.Pow(float64(trend.High/trend.Value), part))
		trend.Note += " Here of the mean over " + Figure(n) + " years."
	}
	return estimate.Derive(unit.Ratio(years), "From the middle of "+date+" to the start of the run, at most "+Figure(reach)+"."), trend
}

// clean fills the clean share for market-based carbon: the reader's, else what
// the operator chosen published, else none.
func (r *resolver) clean(operator catalog.Facility) {
	in := &r.in
	in.CleanShare = override(r.s.ContractedCleanShare, unit.Fraction(1), operator.CleanShare)
	switch {
	case r.s.ContractedCleanShare.Set:
	case !in.CleanShare.Known() && operator.ID != "":
		r.found.Note("contracted_clean_share", "no-clean-share", "Market-based carbon needs the share of clean power contracted; none that "+operator.Operator+" published was found.")
	case !in.CleanShare.Known():
		r.found.Note("contracted_clean_share", "no-clean-share", "Market-based carbon needs the share of clean power that the operator has contracted; none was given.")
	case in.CleanShare.Value == 1:
		r.found.Note("contracted_clean_share", "annual-match", operator.Operator+" says that it matches all the electricity it uses in a year with clean power ("+in.CleanShare.Date+"), so market-based carbon is nil. That is a match of certificates over a year; what the grid emitted meanwhile is the location-based figure.")
	default:
		r.found.Note("contracted_clean_share", "annual-match", operator.Operator+" says that "+Figure(100*float64(in.CleanShare.Value))+" % of its electricity in a year was clean ("+in.CleanShare.Date+"): a match over a year, not hour by hour.")
	}
}
