package engine

import (
	"strings"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Input is one input as a plain number: for drawing, listing and explaining.
type Input struct {
	Name  string // its field of Inputs
	Label string
	Unit  string  // the unit Shown is in
	One   float64 // that unit in the base unit

	at func(*Inputs) view
}

// view is an input without its type.
type view struct {
	value         *float64
	low, high     float64
	curve         func() estimate.Curve
	known, varies bool
	basis         estimate.Basis
	sources       []string
	locator, date string
	note          string
	hold          func(v float64, note string) // makes it exact
}

// Known reports whether in has a figure here.
func (p Input) Known(in *Inputs) bool { return p.at(in).known }

// Uncertain reports whether draws of the input differ.
func (p Input) Uncertain(in *Inputs) bool { return p.at(in).varies }

// Value is the input's value in its base unit.
func (p Input) Value(in *Inputs) float64 { return *p.at(in).value }

// Range is the input's 10th and 90th percentile in its base unit.
func (p Input) Range(in *Inputs) (low, high float64) { v := p.at(in); return v.low, v.high }

// Curve is the law that draws of the input follow.
func (p Input) Curve(in *Inputs) estimate.Curve { return p.at(in).curve() }

// Place is where the input's value lies, for a draw to write on.
func (p Input) Place(in *Inputs) *float64 { return p.at(in).value }

// Origin is the basis, sources, locator, date and note of the input.
func (p Input) Origin(in *Inputs) (basis estimate.Basis, sources []string, locator, date, note string) {
	v := p.at(in)
	return v.basis, v.sources, v.locator, v.date, v.note
}

func see[T unit.Quantity](e *estimate.Of[T], value *float64) view {
	return view{
		value: value, low: float64(e.Low), high: float64(e.High), curve: e.Curve, known: e.Known(), varies: e.Uncertain(),
		basis: e.Basis, sources: e.Sources, locator: e.Locator, date: e.Date, note: e.Note,
		hold: func(v float64, note string) {
			*value = v
			e.Low, e.High, e.Law, e.Note = e.Value, e.Value, estimate.Exact, strings.TrimSpace(e.Note+" "+note)
		},
	}
}

// InputList is every field of [Inputs], in its order.
var InputList = []Input{
	{Name: "Compute", Label: "Compute", Unit: "FLOP", One: 1, at: func(in *Inputs) view { return see(&in.Compute, (*float64)(&in.Compute.Value)) }},
	{Name: "Params", Label: "Parameters", Unit: "B", One: 1e9, at: func(in *Inputs) view { return see(&in.Params, (*float64)(&in.Params.Value)) }},
	{Name: "ActiveParams", Label: "Active parameters", Unit: "B", One: 1e9, at: func(in *Inputs) view { return see(&in.ActiveParams, (*float64)(&in.ActiveParams.Value)) }},
	{Name: "Tokens", Label: "Tokens", Unit: "T", One: 1e12, at: func(in *Inputs) view { return see(&in.Tokens, (*float64)(&in.Tokens.Value)) }},
	{Name: "Layers", Label: "Layers", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.Layers, (*float64)(&in.Layers.Value)) }},
	{Name: "Heads", Label: "Attention heads", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.Heads, (*float64)(&in.Heads.Value)) }},
	{Name: "HeadDim", Label: "Head width", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.HeadDim, (*float64)(&in.HeadDim.Value)) }},
	{Name: "SeqLen", Label: "Sequence length", Unit: "tokens", One: 1, at: func(in *Inputs) view { return see(&in.SeqLen, (*float64)(&in.SeqLen.Value)) }},
	{Name: "ParameterFLOP", Label: "FLOP per active parameter and token", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ParameterFLOP, (*float64)(&in.ParameterFLOP.Value)) }},
	{Name: "AttentionFLOP", Label: "FLOP per attention element and token", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.AttentionFLOP, (*float64)(&in.AttentionFLOP.Value)) }},
	{Name: "Peak", Label: "Dense peak", Unit: "TFLOP/s", One: 1e12, at: func(in *Inputs) view { return see(&in.Peak, (*float64)(&in.Peak.Value)) }},
	{Name: "MFU", Label: "MFU given", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.MFU, (*float64)(&in.MFU.Value)) }},
	{Name: "Realised", Label: "Share of the best layout that teams reach", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.Realised, (*float64)(&in.Realised.Value)) }},
	{Name: "BestBatch", Label: "Global batch searched", Unit: "M tokens", One: 1e6, at: func(in *Inputs) view { return see(&in.BestBatch, (*float64)(&in.BestBatch.Value)) }},
	{Name: "BatchAt", Label: "Critical batch at 10T tokens", Unit: "M tokens", One: 1e6, at: func(in *Inputs) view { return see(&in.BatchAt, (*float64)(&in.BatchAt.Value)) }},
	{Name: "BatchTokens", Label: "Tokens of that critical batch", Unit: "T", One: 1e12, at: func(in *Inputs) view { return see(&in.BatchTokens, (*float64)(&in.BatchTokens.Value)) }},
	{Name: "BatchExponent", Label: "Exponent of the critical batch", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.BatchExponent, (*float64)(&in.BatchExponent.Value)) }},
	{Name: "Batch", Label: "Global batch given", Unit: "M tokens", One: 1e6, at: func(in *Inputs) view { return see(&in.Batch, (*float64)(&in.Batch.Value)) }},
	{Name: "Goodput", Label: "Goodput given", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.Goodput, (*float64)(&in.Goodput.Value)) }},
	{Name: "Interruptions", Label: "Interruptions per accelerator", Unit: "per 1,000 accelerator-days", One: 1.0 / (86400 * 1000), at: func(in *Inputs) view { return see(&in.Interruptions, (*float64)(&in.Interruptions.Value)) }},
	{Name: "Restart", Label: "Time to notice and restart", Unit: "min", One: 60, at: func(in *Inputs) view { return see(&in.Restart, (*float64)(&in.Restart.Value)) }},
	{Name: "RestartShare", Label: "Share of that where the state is at hand", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.RestartShare, (*float64)(&in.RestartShare.Value)) }},
	{Name: "CheckpointStall", Label: "Stall per checkpoint", Unit: "s", One: 1, at: func(in *Inputs) view { return see(&in.CheckpointStall, (*float64)(&in.CheckpointStall.Value)) }},
	{Name: "CheckpointWrite", Label: "Time until a checkpoint is safe", Unit: "s", One: 1, at: func(in *Inputs) view { return see(&in.CheckpointWrite, (*float64)(&in.CheckpointWrite.Value)) }},
	{Name: "PlannedStops", Label: "Planned stops", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.PlannedStops, (*float64)(&in.PlannedStops.Value)) }},
	{Name: "ReplayedSteps", Label: "Steps repeated", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ReplayedSteps, (*float64)(&in.ReplayedSteps.Value)) }},
	{Name: "IsolatedStall", Label: "Stall where one replica recovers", Unit: "min", One: 60, at: func(in *Inputs) view { return see(&in.IsolatedStall, (*float64)(&in.IsolatedStall.Value)) }},
	{Name: "StallDomain", Label: "Accelerators that one stall holds up at most", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.StallDomain, (*float64)(&in.StallDomain.Value)) }},
	{Name: "Replica", Label: "Accelerators of a replica at most", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.Replica, (*float64)(&in.Replica.Value)) }},
	{Name: "HardwareShare", Label: "Interruptions that need a repair", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.HardwareShare, (*float64)(&in.HardwareShare.Value)) }},
	{Name: "BlastRadius", Label: "Accelerators out at a failure", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.BlastRadius, (*float64)(&in.BlastRadius.Value)) }},
	{Name: "Repair", Label: "Repair time", Unit: "days", One: 86400, at: func(in *Inputs) view { return see(&in.Repair, (*float64)(&in.Repair.Value)) }},
	{Name: "Days", Label: "Days", Unit: "days", One: 86400, at: func(in *Inputs) view { return see(&in.Days, (*float64)(&in.Days.Value)) }},
	{Name: "Count", Label: "Accelerators", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.Count, (*float64)(&in.Count.Value)) }},
	{Name: "Site", Label: "Site power", Unit: "MW", One: 1e6, at: func(in *Inputs) view { return see(&in.Site, (*float64)(&in.Site.Value)) }},
	{Name: "TDP", Label: "TDP", Unit: "W", One: 1, at: func(in *Inputs) view { return see(&in.TDP, (*float64)(&in.TDP.Value)) }},
	{Name: "ChipLoad", Label: "Share of TDP that the chip draws", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ChipLoad, (*float64)(&in.ChipLoad.Value)) }},
	{Name: "ServerPowerRatio", Label: "Server nameplate ÷ TDP", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ServerPowerRatio, (*float64)(&in.ServerPowerRatio.Value)) }},
	{Name: "NodeLoad", Label: "Mean draw ÷ server nameplate", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.NodeLoad, (*float64)(&in.NodeLoad.Value)) }},
	{Name: "HostLoad", Label: "Share of its own nameplate that the rest of the server draws", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.HostLoad, (*float64)(&in.HostLoad.Value)) }},
	{Name: "NetworkPower", Label: "Network and storage power on top", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.NetworkPower, (*float64)(&in.NetworkPower.Value)) }},
	{Name: "ITPower", Label: "IT power given per accelerator", Unit: "W", One: 1, at: func(in *Inputs) view { return see(&in.ITPower, (*float64)(&in.ITPower.Value)) }},
	{Name: "PUE", Label: "PUE", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.PUE, (*float64)(&in.PUE.Value)) }},
	{Name: "CarbonIntensity", Label: "Carbon intensity of the grid", Unit: "g/kWh", One: 1 / 3.6e6, at: func(in *Inputs) view { return see(&in.CarbonIntensity, (*float64)(&in.CarbonIntensity.Value)) }},
	{Name: "CarbonTrend", Label: "Change of the grid's carbon intensity in a year", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.CarbonTrend, (*float64)(&in.CarbonTrend.Value)) }},
	{Name: "CarbonYears", Label: "Years from that intensity to the start", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.CarbonYears, (*float64)(&in.CarbonYears.Value)) }},
	{Name: "CleanShare", Label: "Contracted clean share", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.CleanShare, (*float64)(&in.CleanShare.Value)) }},
	{Name: "Embodied", Label: "Embodied carbon per accelerator", Unit: "kg", One: 1e3, at: func(in *Inputs) view { return see(&in.Embodied, (*float64)(&in.Embodied.Value)) }},
	{Name: "ServiceLife", Label: "Service life", Unit: "years", One: 8766 * 3600, at: func(in *Inputs) view { return see(&in.ServiceLife, (*float64)(&in.ServiceLife.Value)) }},
	{Name: "ServiceUse", Label: "Share of its life a machine works", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ServiceUse, (*float64)(&in.ServiceUse.Value)) }},
	{Name: "OnSiteWater", Label: "Water on site (WUE)", Unit: "L/kWh", One: 1 / 3.6e6, at: func(in *Inputs) view { return see(&in.OnSiteWater, (*float64)(&in.OnSiteWater.Value)) }},
	{Name: "OffSiteWater", Label: "Water of generation", Unit: "L/kWh", One: 1 / 3.6e6, at: func(in *Inputs) view { return see(&in.OffSiteWater, (*float64)(&in.OffSiteWater.Value)) }},
	{Name: "Rental", Label: "Rent quoted per accelerator-hour", Unit: "$", One: 1.0 / 3600, at: func(in *Inputs) view { return see(&in.Rental, (*float64)(&in.Rental.Value)) }},
	{Name: "RentalMargin", Label: "Rent ÷ owned cost without a quote", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.RentalMargin, (*float64)(&in.RentalMargin.Value)) }},
	{Name: "RentalTrend", Label: "Change of rents in a year", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.RentalTrend, (*float64)(&in.RentalTrend.Value)) }},
	{Name: "RentalYears", Label: "Years from the quotes to the start", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.RentalYears, (*float64)(&in.RentalYears.Value)) }},
	{Name: "ChipPrice", Label: "Price quoted for an accelerator", Unit: "$", One: 1, at: func(in *Inputs) view { return see(&in.ChipPrice, (*float64)(&in.ChipPrice.Value)) }},
	{Name: "ChipTrend", Label: "Change of accelerator prices in a year", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ChipTrend, (*float64)(&in.ChipTrend.Value)) }},
	{Name: "ChipYears", Label: "Years from that price to the start", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ChipYears, (*float64)(&in.ChipYears.Value)) }},
	{Name: "ServerPrice", Label: "Server price ÷ accelerator price", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ServerPrice, (*float64)(&in.ServerPrice.Value)) }},
	{Name: "NetworkCapex", Label: "Network's share of the cluster's price", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.NetworkCapex, (*float64)(&in.NetworkCapex.Value)) }},
	{Name: "Depreciation", Label: "Depreciation", Unit: "per year", One: 1.0 / (8766 * 3600), at: func(in *Inputs) view { return see(&in.Depreciation, (*float64)(&in.Depreciation.Value)) }},
	{Name: "Waiting", Label: "From purchase to start", Unit: "years", One: float64(unit.Year), at: func(in *Inputs) view { return see(&in.Waiting, (*float64)(&in.Waiting.Value)) }},
	{Name: "Electricity", Label: "Electricity price", Unit: "$/kWh", One: 1 / 3.6e6, at: func(in *Inputs) view { return see(&in.Electricity, (*float64)(&in.Electricity.Value)) }},
	{Name: "ElectricityTrend", Label: "Change of electricity prices in a year", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ElectricityTrend, (*float64)(&in.ElectricityTrend.Value)) }},
	{Name: "ElectricityYears", Label: "Years from that electricity price to the start", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.ElectricityYears, (*float64)(&in.ElectricityYears.Value)) }},
	{Name: "Shell", Label: "Building and power supply", Unit: "$/W of IT", One: 1, at: func(in *Inputs) view { return see(&in.Shell, (*float64)(&in.Shell.Value)) }},
	{Name: "Programme", Label: "Whole programme ÷ final run", Unit: "", One: 1, at: func(in *Inputs) view { return see(&in.Programme, (*float64)(&in.Programme.Value)) }},
}

// firstBilled is where in InputList the inputs begin that [Bill] reads, and
// lastSited where those of them end that decide what a site carries.
var firstBilled, lastSited = inputIndex("TDP"), inputIndex("PUE")

func inputIndex(name string) int {
	for i, p := range InputList {
		if p.Name == name {
			return i
		}
	}
	panic("engine: no input is named " + name)
}

// RunReads reports whether [Run] reads the input at that index of InputList.
// Beside them it reads of [Inputs] its Best, Recovery and Size alone.
func RunReads(in *Inputs, index int) bool {
	return index < firstBilled || in.Size == BySite && index <= lastSited
}

// BillReads reports whether [Bill] reads the input at that index.
func BillReads(index int) bool { return index >= firstBilled }

// InputNamed returns the input of that name.
func InputNamed(name string) (Input, bool) {
	for _, p := range InputList {
		if p.Name == name {
			return p, true
		}
	}
	return Input{}, false
}
