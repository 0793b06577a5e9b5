package catalog

import (
	"strings"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Tool is how another tool, or a rule of thumb, reckons: the figures that it puts
// in the place of ours. What is missing it does as we do, or says nothing about.
type Tool struct {
	ID, Name string
	Says     []string // names of the results that it gives

	Attention     estimate.Of[unit.Ratio]    // of the FLOP of attention, what is counted
	Utilisation   estimate.Of[unit.Fraction] // of the dense peak
	Goodput       estimate.Of[unit.Fraction] // beside the utilisation
	NetworkPower  estimate.Of[unit.Fraction] // on top of the servers
	HostPower     estimate.Of[unit.Fraction] // of what the server draws beside its accelerators, what is counted
	ChipLoad      estimate.Of[unit.Fraction] // of TDP
	ServerLoad    estimate.Of[unit.Fraction] // of the server's nameplate
	ServerLoadTPU estimate.Of[unit.Fraction] // the same of TPUs
	PUE           estimate.Of[unit.Ratio]
	Carbon        estimate.Of[unit.CarbonIntensity] // of the grid
	Electricity   estimate.Of[unit.EnergyPrice]
}

// Tools is every tool, by id.
func (c *Catalog) Tools() []Tool {
	out := make([]Tool, len(c.tools))
	for i, t := range c.tools {
		out[i] = *t
	}
	return out
}

func newTool(id string) *Tool {
	share, ratio := missing[unit.Fraction](), missing[unit.Ratio]()
	return &Tool{ID: id, Attention: ratio, Utilisation: share, Goodput: share, NetworkPower: share, HostPower: share, ChipLoad: share,
		ServerLoad: share, ServerLoadTPU: share, PUE: ratio, Carbon: missing[unit.CarbonIntensity](), Electricity: missing[unit.EnergyPrice]()}
}

func (t *Tool) set(r *row) {
	share := func(e *estimate.Of[unit.Fraction]) { *e = quantity(r, unit.Fraction(1)) }
	switch r.Attribute {
	case "name":
		t.Name = r.Value
	case "says":
		t.Says = strings.Fields(r.Value)
	case "attention":
		t.Attention = quantity(r, unit.Ratio(1))
	case "utilisation":
		share(&t.Utilisation)
	case "goodput":
		share(&t.Goodput)
	case "network_power":
		share(&t.NetworkPower)
	case "host_power":
		share(&t.HostPower)
	case "chip_load":
		share(&t.ChipLoad)
	case "server_load":
		share(&t.ServerLoad)
	case "server_load_tpu":
		share(&t.ServerLoadTPU)
	case "pue":
		t.PUE = quantity(r, unit.Ratio(1))
	case "carbon_intensity":
		t.Carbon = quantity(r, unit.GramPerKilowattHour)
	case "electricity_price":
		t.Electricity = quantity(r, unit.DollarPerKilowattHour)
	}
}

// toolAttributes of tools.csv, in the order in which one figure after the other
// is put in the place of ours.
func toolAttributes() []attribute {
	const exact = estimate.Exact
	return []attribute{
		words("name", true), words("says", true),
		number("attention", "ratio", exact, 0, 1, false),
		number("utilisation", "fraction", estimate.Share, 0.05, 1, false),
		number("goodput", "fraction", estimate.Share, 0.2, 1, false),
		number("network_power", "fraction", estimate.Share, 0, 0.5, false),
		number("host_power", "fraction", estimate.Share, 0, 1, false),
		number("chip_load", "fraction", estimate.Share, 0.2, 1, false),
		number("server_load", "fraction", estimate.Share, 0.2, 1, false),
		number("server_load_tpu", "fraction", estimate.Share, 0.2, 1, false),
		number("pue", "ratio", estimate.Overhead, 1, 3, false),
		number("carbon_intensity", "g/kWh", estimate.Positive, 5, 1500, false),
		number("electricity_price", "USD/kWh", estimate.Positive, 0.01, 1, false),
	}
}

func (l *loader) tools() error {
	return items(l, "tool", "tools.csv", toolAttributes(), &l.c.tools, newTool, (*Tool).set)
}
