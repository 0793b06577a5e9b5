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

// Recovery is what an interruption stops.
type Recovery uint8

// The ways to recover, as [Recoveries].
const (
	BestRecovery     Recovery = iota // the better of the two
	FullRestart                      // the whole job starts again
	IsolatedRecovery                 // one replica recovers while the rest trains on
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
	Recovery        Recovery
	Interruptions   estimate.Of[unit.FailureRate]
	Restart         estimate.Of[unit.Time]     // to notice an interruption and start again from storage
	RestartShare    estimate.Of[unit.Fraction] // of that where the state is kept as it is here
	CheckpointStall estimate.Of[unit.Time]     // of the whole job, by every save
	CheckpointWrite estimate.Of[unit.Time]     // from the end of the stall until the save is safe
	PlannedStops    estimate.Of[unit.Fraction]
	ReplayedSteps   estimate.Of[unit.Fraction] // computed and thrown away: loss spikes, rollbacks
	IsolatedStall   estimate.Of[unit.Time]     // of the whole job while one replica drops out and comes back
	StallDomain     estimate.Of[unit.Count]    // accelerators that such a stall holds up at most
	Replica         estimate.Of[unit.Count]    // accelerators that recover together
	HardwareShare   estimate.Of[unit.Fraction] // of interruptions, those that need a repair
	BlastRadius     estimate.Of[unit.Count]    // accelerators out at each of them
	Repair          estimate.Of[unit.Time]

	// The size; Size says which one counts.
	Size  Size
	Days  estimate.Of[unit.Time]
	Count estimate.Of[unit.Count]
	Site  estimate.Of[unit.Power]

	// Power.
	TDP              estimate.Of[unit.Power]
	ChipLoad         estimate.Of[unit.Fraction] // mean draw of the chip ÷ TDP while training
	ServerPowerRatio estimate.Of[unit.Ratio]    // server nameplate ÷ TDP, per accelerator
	NodeLoad         estimate.Of[unit.Fraction] // measured mean draw ÷ server nameplate while training; missing: chip and host decide
	HostLoad         estimate.Of[unit.Fraction] // mean draw of the rest of the server ÷ its own nameplate
	NetworkPower     estimate.Of[unit.Fraction] // switches, storage, optics on top of the servers
	ITPower          estimate.Of[unit.Power]    // overrides the mean of those above; missing where they decide
	PUE              estimate.Of[unit.Ratio]

	// Carbon and water.
	CarbonIntensity estimate.Of[unit.CarbonIntensity] // of the grid, of its day
	CarbonTrend     estimate.Of[unit.Ratio]           // factor on it in a year
	CarbonYears     estimate.Of[unit.Ratio]           // years from that day to the start; below zero where the start is earlier
	CleanShare      estimate.Of[unit.Fraction]        // missing: no market-based figure
	Embodied        estimate.Of[unit.Carbon]          // of one accelerator with its share of the server
	ServiceLife     estimate.Of[unit.Time]
	ServiceUse      estimate.Of[unit.Fraction] // share of its life that a machine works
	OnSiteWater     estimate.Of[unit.WaterIntensity]
	OffSiteWater    estimate.Of[unit.WaterIntensity]

	// Money.
	Rental           estimate.Of[unit.HourlyPrice] // of the quotes' day; missing where no quote exists
	RentalTrend      estimate.Of[unit.Ratio]       // factor on rents in a year
	RentalYears      estimate.Of[unit.Ratio]       // years from the quotes to the start; below zero where the start is earlier
	RentalMargin     estimate.Of[unit.Ratio]       // rent ÷ owned cost where no quote exists
	ChipPrice        estimate.Of[unit.Money]       // of its day
	ChipTrend        estimate.Of[unit.Ratio]       // factor on the price in a year
	ChipYears        estimate.Of[unit.Ratio]       // years from that day to the start; below zero where the start is earlier
	ServerPrice      estimate.Of[unit.Ratio]       // server price ÷ chip price, per accelerator
	NetworkCapex     estimate.Of[unit.Fraction]    // network's share of what the cluster costs
	Depreciation     estimate.Of[unit.YearlyRate]
	StraightLine     bool                   // the cluster is written off evenly over its service life, not by Depreciation
	Waiting          estimate.Of[unit.Time] // from the purchase to the start
	Electricity      estimate.Of[unit.EnergyPrice]
	ElectricityTrend estimate.Of[unit.Ratio]      // factor on it in a year
	ElectricityYears estimate.Of[unit.Ratio]      // years from its day to the start; below zero where the start is earlier
	Shell            estimate.Of[unit.PowerPrice] // building and power supply per watt of IT
	Programme        estimate.Of[unit.Ratio]      // whole programme ÷ final run

	Together []Together // inputs whose draws follow another's
}
