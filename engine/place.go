package engine

import (
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// place fills what depends on where the site stands.
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
	in.PUE = region.PUE
	if !in.PUE.Known() {
		in.PUE = assumption(r, "pue_hyperscale", unit.Ratio(1))
	}
	in.PUE = override(r.s.PUE, unit.Ratio(1), in.PUE)
	in.CarbonIntensity = override(r.s.CarbonGPerKWh, unit.GramPerKilowattHour, region.CarbonIntensity)
	in.Electricity = region.ElectricityPrice
	if !in.Electricity.Known() {
		in.Electricity = assumption(r, "electricity_price_world", unit.DollarPerKilowattHour)
		if !r.s.ElectricityUSDPerKWh.Set {
			r.found.Note("electricity_usd_per_kwh", "world-price", "No electricity price of "+region.Name+" was found; a world average with a wide range stands in.")
		}
	}
	in.Electricity = override(r.s.ElectricityUSDPerKWh, unit.DollarPerKilowattHour, in.Electricity)
	in.OnSiteWater = region.WUE
	if !in.OnSiteWater.Known() {
		in.OnSiteWater = assumption(r, "wue_default", unit.LitrePerKilowattHour)
	}
	in.OffSiteWater = region.OffsiteWater
	in.CleanShare = override(r.s.ContractedCleanShare, unit.Fraction(1), estimate.Missing[unit.Fraction]("not given"))
	if !in.CleanShare.Known() {
		r.found.Note("contracted_clean_share", "no-clean-share", "Market-based carbon needs the share of clean power that the operator has contracted; none was given.")
	}
	in.ServiceLife = assumption(r, "service_life", unit.Year)
	in.ServiceUse = assumption(r, "service_utilisation", unit.Fraction(1))
	in.Embodied = r.accelerator.Embodied
	if !in.Embodied.Known() {
		in.Embodied = assumption(r, "embodied_default", unit.Kilogram)
	}
}
