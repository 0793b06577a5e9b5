package engine

import (
	"math"
	"slices"

	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/layout"
	"tenfold/engine/unit"
)

// Resolve turns what the user chose into every number the model reads, each
// with its range and where it comes from. It says what it could not use: with
// an error among the findings there is no projection. Nothing that the user
// gave is changed; where a stand-in was taken, a finding says so.
func Resolve(cat *catalog.Catalog, s Scenario) (Inputs, check.List) {
	in, _, found := ResolveWith(cat, s, &Layouts{})
	return in, found
}

// ResolveWith is Resolve with layout searches remembered in kept, and with the
// search that shows the answer's layout.
func ResolveWith(cat *catalog.Catalog, s Scenario, kept *Layouts) (Inputs, LayoutSearch, check.List) {
	r := resolver{cat: cat, s: Canonical(cat, s)}
	r.bounds()
	r.version()
	r.model()
	r.machine()
	r.size()
	if r.found.Failed() {
		return Inputs{}, LayoutSearch{}, r.found
	}
	r.batch()
	r.goodput()
	r.power()
	r.place()
	r.money()
	if r.found.Failed() {
		return Inputs{}, LayoutSearch{}, r.found
	}
	r.known()
	r.utilisation(kept)
	r.known()
	return r.in, r.layouts, r.found
}

// known makes unknown what has no figure: it must never count as zero.
func (r *resolver) known() {
	for _, p := range InputList {
		if !p.Known(&r.in) {
			*p.Place(&r.in) = math.NaN()
		}
	}
}

// Canonical is s in its normal form for this catalogue: its own data version is
// the default.
func Canonical(cat *catalog.Catalog, s Scenario) Scenario {
	if have, _ := cat.DataVersion(); s.DataVersion == have {
		s.DataVersion = ""
	}
	return s.Normal()
}

// resolver carries one Resolve from stage to stage.
type resolver struct {
	cat   *catalog.Catalog
	s     Scenario
	in    Inputs
	found check.List

	reference   catalog.Run
	accelerator catalog.Accelerator // of the catalogue, or made of the user's own figures
	format      string              // the one in use
	shapeOf     layout.Shape        // of the model
	layouts     LayoutSearch        // for the answer's layout
}

// bounds holds every number against its field: a scenario may come from code
// that checked nothing.
func (r *resolver) bounds() {
	for _, f := range Fields {
		if f.Number != nil {
			if n := *f.Number(&r.s); n.Set {
				if _, finding := f.Check(n.Value); finding != nil {
					r.found = append(r.found, *finding)
				}
			}
		}
		if f.Text != nil && f.Words != nil {
			if t := *f.Text(&r.s); t != "" && !slices.Contains(f.Words, t) {
				r.found.Error(f.Name, "unknown-word", capital(f.Label)+" “"+short(t)+"” is unknown.")
			}
		}
	}
}

func (r *resolver) version() {
	have, _ := r.cat.DataVersion()
	if want := r.s.DataVersion; want != "" && want != have {
		r.found.Warn("data_version", "other-data", "The question was asked of data version "+short(want)+"; this is "+have+". The numbers of another version can be had from the page kept under at/"+short(want)+"/.")
	}
}

// assumption is a named figure of the catalogue as a typed quantity.
func assumption[T unit.Quantity](r *resolver, name string, per T) estimate.Of[T] {
	return estimate.In(r.cat.Assumption(name), per)
}

// override is what the user gave, else e.
func override[T unit.Quantity](n Number, per T, e estimate.Of[T]) estimate.Of[T] {
	if n.Set {
		return estimate.Enter(T(n.Value * float64(per)))
	}
	return e
}

// size says which of count, days and site power decides.
func (r *resolver) size() {
	s := r.s
	if s.sizes() > 1 {
		for _, f := range Fields {
			switch f.Name {
			case "accelerators", "days", "site_mw":
				if f.Number(&s).Set {
					r.found.Error(f.Name, "too-many-sizes", "Give one of accelerators, days and site power; the others follow from it.")
				}
			}
		}
		return
	}
	in := &r.in
	in.Days, in.Count, in.Site = estimate.Missing[unit.Time]("follows"), estimate.Missing[unit.Count]("follows"), estimate.Missing[unit.Power]("follows")
	switch {
	case s.Accelerators.Set:
		in.Size, in.Count = ByCount, estimate.Enter(unit.Count(s.Accelerators.Value))
	case s.SiteMW.Set:
		in.Size, in.Site = BySite, estimate.Enter(unit.Times(unit.Megawatt, s.SiteMW.Value))
	default:
		in.Size, in.Days = ByDays, estimate.Enter(unit.Times(unit.Day, s.Days.Or(DefaultDays)))
	}
}

// goodput fills the stages of goodput, or the user's own.
func (r *resolver) goodput() {
	in := &r.in
	in.Goodput = override(r.s.Goodput, unit.Fraction(1), estimate.Missing[unit.Fraction]("from failures and checkpoints"))
	in.Interruptions = assumption(r, interruptionRow(r.accelerator), unit.PerAcceleratorDay)
	in.Restart = assumption(r, "detect_restart_time", unit.Minute)
	in.CheckpointStall = assumption(r, "checkpoint_stall", unit.Second)
	in.PlannedStops = assumption(r, "planned_stop_share", unit.Fraction(1))
	in.IsolatedGoodput = assumption(r, "isolated_goodput", unit.Fraction(1))
}

// interruptionRow is the row of the interruption rate that fits an accelerator.
func interruptionRow(a catalog.Accelerator) string {
	const rack = 72 // accelerators that fail together in an NVL72
	switch {
	case a.Family == "Ampere":
		return "interruption_rate_ampere"
	case a.Family == "Hopper":
		return "interruption_rate_hopper"
	case a.Family == "TPU":
		return "interruption_rate_tpu"
	case a.Vendor == "NVIDIA" && a.ScaleUpDomain.Value == rack:
		return "interruption_rate_nvl72"
	}
	return "interruption_rate"
}

// power fills the chain from chip to facility.
func (r *resolver) power() {
	in, a := &r.in, r.accelerator
	in.TDP, in.ServerPowerRatio, in.NodeLoad = a.TDP, a.ServerPowerRatio, a.LoadFactor
	if !in.ServerPowerRatio.Known() {
		in.ServerPowerRatio = assumption(r, "server_power_ratio_default", unit.Ratio(1))
	}
	if !in.NodeLoad.Known() {
		in.NodeLoad = assumption(r, "node_load_factor", unit.Fraction(1))
		if a.Family == "TPU" {
			in.NodeLoad = assumption(r, "node_load_factor_tpu", unit.Fraction(1))
		}
	}
	in.NetworkPower = assumption(r, "network_power_share", unit.Fraction(1))
	in.ITPower = override(r.s.ITPowerW, unit.Watt, estimate.Missing[unit.Power]("from TDP, server and network"))
	if !in.TDP.Known() && !in.ITPower.Known() {
		say := r.found.Warn
		if in.Size == BySite {
			say = r.found.Error
		}
		say("it_power_w", "no-power", "No source gives the power of "+a.Short+"; give the IT power per accelerator to see power, energy, carbon and electricity.")
	}
}

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

func firstSet(ns ...Number) Number {
	for _, n := range ns {
		if n.Set {
			return n
		}
	}
	return Number{}
}
