package catalog

import (
	"cmp"
	"strings"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// USA is the country of the regions of the United States.
const USA = "USA"

// Region is a grid that a site may stand on.
type Region struct {
	ID, Name, Country, Grid string

	CarbonIntensity  estimate.Of[unit.CarbonIntensity] // location-based
	CarbonChange     estimate.Of[unit.Ratio]           // factor on it in a year, of the whole country; missing: see [Catalog.Nation]
	ElectricityPrice estimate.Of[unit.EnergyPrice]     // missing: assumption electricity_price_world
	PUE              estimate.Of[unit.Ratio]           // median of the operators there; missing: assumption pue_hyperscale
	WUE              estimate.Of[unit.WaterIntensity]  // on site, of the operators there; missing: assumption wue_default
	Sites            []Site                            // the operators there, each with its own figures
	OffsiteWater     estimate.Of[unit.WaterIntensity]  // of generation, of the whole country; missing: see [Catalog.Nation]
	CarbonFreeShare  estimate.Of[unit.Fraction]        // Google's own consumption there, matched by the hour; for comparison only
}

// Site is an operator's data centres in a region.
type Site struct {
	Operator string // id of a facility
	PUE      estimate.Of[unit.Ratio]
	WUE      estimate.Of[unit.WaterIntensity] // on site
}

// Site is the operator's site in the region, with nothing known where it has none.
func (g Region) Site(operator string) Site {
	for _, s := range g.Sites {
		if s.Operator == operator {
			return s
		}
	}
	return Site{Operator: operator, PUE: missing[unit.Ratio](), WUE: missing[unit.WaterIntensity]()}
}

// site is the place of the operator's site, made when its first line comes.
func (g *Region) site(operator string) *Site {
	for i := range g.Sites {
		if g.Sites[i].Operator == operator {
			return &g.Sites[i]
		}
	}
	g.Sites = append(g.Sites, g.Site(operator))
	return &g.Sites[len(g.Sites)-1]
}

func newRegion(id string) *Region {
	return &Region{
		ID: id, CarbonIntensity: missing[unit.CarbonIntensity](), CarbonChange: missing[unit.Ratio](), ElectricityPrice: missing[unit.EnergyPrice](),
		PUE: missing[unit.Ratio](), WUE: missing[unit.WaterIntensity](), OffsiteWater: missing[unit.WaterIntensity](),
		CarbonFreeShare: missing[unit.Fraction](),
	}
}

func (g *Region) set(r *row) {
	switch r.Attribute {
	case "name":
		g.Name = r.Value
	case "country":
		g.Country = r.Value
	case "grid":
		g.Grid = r.Value
	case "carbon_intensity":
		g.CarbonIntensity = quantity(r, unit.GramPerKilowattHour)
	case "carbon_intensity_change":
		g.CarbonChange = quantity(r, unit.Ratio(1))
	case "electricity_price":
		g.ElectricityPrice = quantity(r, unit.DollarPerKilowattHour)
	case "pue":
		g.PUE = quantity(r, unit.Ratio(1))
	case "wue":
		g.WUE = quantity(r, unit.LitrePerKilowattHour)
	case "offsite_water":
		g.OffsiteWater = quantity(r, unit.LitrePerKilowattHour)
	case "carbon_free_share":
		g.CarbonFreeShare = quantity(r, unit.Fraction(1))
	default:
		if operator, ok := strings.CutPrefix(r.Attribute, "pue_"); ok {
			g.site(operator).PUE = quantity(r, unit.Ratio(1))
		} else if operator, ok := strings.CutPrefix(r.Attribute, "wue_"); ok {
			g.site(operator).WUE = quantity(r, unit.LitrePerKilowattHour)
		}
	}
}

// before is the display order: the US average, the other US regions, the rest,
// each by name.
func (g *Region) before(h *Region) int {
	if d := g.group() - h.group(); d != 0 {
		return d
	}
	return cmp.Compare(g.Name, h.Name)
}

func (g *Region) group() int {
	switch {
	case g.ID == "us-avg":
		return 0
	case g.Country == USA:
		return 1
	}
	return 2
}

// Facility is an operator's fleet of data centres.
type Facility struct {
	ID, Name, Operator string

	PUE        estimate.Of[unit.Ratio]
	WUE        estimate.Of[unit.WaterIntensity] // on site
	CleanShare estimate.Of[unit.Fraction]       // of electricity, contracted; each missing where the operator's figure was not read
}

func newFacility(id string) *Facility {
	return &Facility{ID: id, PUE: missing[unit.Ratio](), WUE: missing[unit.WaterIntensity](), CleanShare: missing[unit.Fraction]()}
}

func (f *Facility) set(r *row) {
	switch r.Attribute {
	case "name":
		f.Name = r.Value
	case "operator":
		f.Operator = r.Value
	case "pue":
		f.PUE = quantity(r, unit.Ratio(1))
	case "wue":
		f.WUE = quantity(r, unit.LitrePerKilowattHour)
	case "clean_share":
		f.CleanShare = quantity(r, unit.Fraction(1))
	}
}
