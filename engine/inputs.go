package engine

import (
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Size says which of count, days and site power was given; the others follow.
type Size uint8

// The sizes.
const (
	ByDays Size = iota
	ByCount
	BySite
)

// Inputs is every number that [Project] reads, each with its range, basis and
// sources. [Resolve] makes it from a scenario.
type Inputs struct {
	// The model.
	Compute       estimate.Of[unit.FLOP]
	Params        estimate.Of[unit.Params]
	ActiveParams  estimate.Of[unit.Params]
	Tokens        estimate.Of[unit.Tokens]
	Layers        estimate.Of[unit.Count]
	Heads         estimate.Of[unit.Count]
	HeadDim       estimate.Of[unit.Count]
	SeqLen        estimate.Of[unit.Count]
	ParameterFLOP estimate.Of[unit.FLOPFactor] // FLOP per active parameter and token
	AttentionFLOP estimate.Of[unit.FLOPFactor] // FLOP per attention element and token; zero where attention is not counted

	// The machine and what training reaches of it.
	Peak      estimate.Of[unit.FLOPRate] // dense, in the format used
	MFU       estimate.Of[unit.Fraction] // overrides the stages below; missing where they decide
	Realised  estimate.Of[unit.Fraction] // what teams reach as a share of the best layout's MFU
	Best      Curve                      // MFU of the best layout by count
	BestBatch estimate.Of[unit.Tokens]   // the global batch that Best holds for

	// Batch: the critical batch is BatchAt × (tokens ÷ BatchTokens)^BatchExponent.
	BatchAt       estimate.Of[unit.Tokens]
	BatchTokens   estimate.Of[unit.Tokens]
	BatchExponent estimate.Of[unit.Ratio]
	Batch         estimate.Of[unit.Tokens] // overrides the critical batch as the global batch; missing where that is taken

	// Goodput.
	Goodput         estimate.Of[unit.Fraction] // overrides the stages below; missing where they decide
	Interruptions   estimate.Of[unit.FailureRate]
	Restart         estimate.Of[unit.Time]
	CheckpointStall estimate.Of[unit.Time]
	PlannedStops    estimate.Of[unit.Fraction]
	IsolatedGoodput estimate.Of[unit.Fraction]

	// The size; Size says which one counts.
	Size  Size
	Days  estimate.Of[unit.Time]
	Count estimate.Of[unit.Count]
	Site  estimate.Of[unit.Power]

	// Power.
	TDP              estimate.Of[unit.Power]
	ServerPowerRatio estimate.Of[unit.Ratio]    // server nameplate ÷ TDP, per accelerator
	NodeLoad         estimate.Of[unit.Fraction] // mean draw ÷ server nameplate while training
	NetworkPower     estimate.Of[unit.Fraction] // switches, storage, optics on top of the servers
	ITPower          estimate.Of[unit.Power]    // overrides the mean of the three above; missing where they decide
	PUE              estimate.Of[unit.Ratio]

	// Carbon and water.
	CarbonIntensity estimate.Of[unit.CarbonIntensity]
	CleanShare      estimate.Of[unit.Fraction] // missing: no market-based figure
	Embodied        estimate.Of[unit.Carbon]   // of one accelerator with its share of the server
	ServiceLife     estimate.Of[unit.Time]
	ServiceUse      estimate.Of[unit.Fraction] // share of its life that a machine works
	OnSiteWater     estimate.Of[unit.WaterIntensity]
	OffSiteWater    estimate.Of[unit.WaterIntensity]

	// Money.
	Rental       estimate.Of[unit.HourlyPrice] // missing where no quote exists
	RentalMargin estimate.Of[unit.Ratio]       // rent ÷ owned cost where no quote exists
	ChipPrice    estimate.Of[unit.Money]
	ServerPrice  estimate.Of[unit.Ratio]    // server price ÷ chip price, per accelerator
	NetworkCapex estimate.Of[unit.Fraction] // network's share of what the cluster costs
	Depreciation estimate.Of[unit.YearlyRate]
	Electricity  estimate.Of[unit.EnergyPrice]
	Shell        estimate.Of[unit.PowerPrice] // building and power supply per watt of IT
	Programme    estimate.Of[unit.Ratio]      // whole programme ÷ final run
}
