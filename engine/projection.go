package engine

import "tenfold/engine/unit"

// Projection is every result and every intermediate, each assigned once by
// [Project]. Package working prints the formula of each field.
type Projection struct {
	// The model.
	Compute           unit.FLOP
	Params            unit.Params
	ActiveParams      unit.Params
	CriticalBatch     unit.Tokens // global batch beyond which more tokens are needed
	BatchRatio        unit.Ratio  // global batch ÷ critical batch
	Batch             unit.Tokens // global batch
	ExtraTokens       unit.Ratio  // tokens needed, relative to those at the critical batch or below
	Tokens            unit.Tokens
	AttentionElements unit.Elements     // layers × heads × head width × sequence length
	ParameterWork     unit.FLOPPerToken // FLOP per token through the parameters
	AttentionWork     unit.FLOPPerToken // FLOP per token through attention
	ModelFLOP         unit.FLOP

	// Rate and goodput.
	LikeCount          unit.Count    // the count at which the curve's batch keeps each accelerator as busy
	BestMFU            unit.Fraction // of the best layout
	MFU                unit.Fraction
	Uninterrupted      unit.Time     // between interruptions of the job
	RestartTime        unit.Time     // to notice an interruption and start again
	RestartCount       unit.Count    // accelerators that a restarting job works with; more would not help
	RestartRun         unit.Time     // between interruptions of that many
	YoungInterval      unit.Time     // first-order checkpoint interval
	CheckpointInterval unit.Time     // the best one
	CheckpointKept     unit.Fraction // of the time that it is up, what stalls and work done twice leave
	RestartGoodput     unit.Fraction // where every interruption restarts the whole job
	PartCount          unit.Count    // accelerators that one stall holds up where replicas recover alone
	IsolatedCount      unit.Count    // of those, the ones that work; more would not help
	ReplicaCount       unit.Count    // accelerators that recover together
	IsolatedGoodput    unit.Fraction // where one replica recovers while the rest trains on
	Goodput            unit.Fraction
	OutForRepair       unit.Count    // on average
	Spares             unit.Count    // held ready, beside Count
	Rate               unit.FLOPRate // useful, per accelerator, averaged over wall-clock

	// Size.
	Count           unit.Count
	Wall            unit.Time
	AcceleratorTime unit.AcceleratorTime

	// Power and energy.
	NameplatePower   unit.Power // of one accelerator with its share of the server
	ChipPower        unit.Power // mean, of one accelerator alone
	HostPower        unit.Power // mean, of its share of the rest of the server
	ServerPower      unit.Power // both
	NetworkPower     unit.Power // mean, of its share of switches, storage and optics
	ITPower          unit.Power // mean, of one accelerator with server and network
	FacilityUnit     unit.Power // mean, at the meter for one accelerator
	ITPowerPeak      unit.Power // provisioned for one accelerator with server and network
	FacilityUnitPeak unit.Power // provisioned at the meter for one accelerator
	Power            unit.Power // mean facility draw
	PowerPeak        unit.Power // provisioned facility power
	ITEnergy         unit.Energy
	Energy           unit.Energy // at the meter

	// Carbon and water.
	CarbonIntensity unit.CarbonIntensity // of the grid, when the run starts
	CarbonLocation  unit.Carbon
	CarbonMarket    unit.Carbon
	CarbonEmbodied  unit.Carbon
	WaterOnSite     unit.Water
	WaterOffSite    unit.Water
	Water           unit.Water

	// Money.
	ChipPrice        unit.Money       // of one accelerator, when the cluster is bought
	ServerValue      unit.Money       // with its share of the server
	StartValue       unit.Money       // of that, when the run starts
	HardwareCharge   unit.HourlyPrice // what that loses in value
	NetworkCharge    unit.HourlyPrice // the same for its share of the network
	HardwareCost     unit.Money
	NetworkCost      unit.Money
	ElectricityPrice unit.EnergyPrice // when the run starts
	EnergyCost       unit.Money
	CostOwned        unit.Money
	OwnedHourly      unit.HourlyPrice
	RentalPrice      unit.HourlyPrice
	CostRental       unit.Money
	RentOverOwned    unit.Ratio // what a cloud asks, relative to what an owner uses up
	ServerCapex      unit.Money
	NetworkCapex     unit.Money
	ClusterCapex     unit.Money // both
	ShareUsed        unit.Ratio // of what the cluster costs, that the run uses up
	ShellCapex       unit.Money
	CostUpfront      unit.Money

	// The whole programme, experiments and failed runs included.
	ProgrammeTime           unit.AcceleratorTime
	ProgrammeEnergy         unit.Energy
	ProgrammeCarbonLocation unit.Carbon
	ProgrammeCostRental     unit.Money
	ProgrammeCostOwned      unit.Money
}

// Result is one figure that the engine answers with.
type Result struct {
	Name      string // as in JSON; the unit is in the name where there is one
	Field     string // its field of Projection
	Label     string
	One       float64 // the name's unit in the base unit
	Programme bool    // only with experiments and failed runs

	Of func(*Projection) float64 // in the base unit
}

// Value is the result in the unit of its name.
func (r Result) Value(p *Projection) float64 { return r.Of(p) / r.One }

// Results is every figure the engine answers with, in the order of the
// projection's JSON.
var Results = []Result{
	{Name: "compute_flop", Field: "Compute", Label: "Compute", One: 1, Of: func(p *Projection) float64 { return float64(p.Compute) }},
	{Name: "model_flop", Field: "ModelFLOP", Label: "Model FLOP", One: 1, Of: func(p *Projection) float64 { return float64(p.ModelFLOP) }},
	{Name: "params", Field: "Params", Label: "Parameters", One: 1, Of: func(p *Projection) float64 { return float64(p.Params) }},
	{Name: "active_params", Field: "ActiveParams", Label: "Active parameters", One: 1, Of: func(p *Projection) float64 { return float64(p.ActiveParams) }},
	{Name: "tokens", Field: "Tokens", Label: "Tokens", One: 1, Of: func(p *Projection) float64 { return float64(p.Tokens) }},
	{Name: "mfu", Field: "MFU", Label: "MFU", One: 1, Of: func(p *Projection) float64 { return float64(p.MFU) }},
	{Name: "goodput", Field: "Goodput", Label: "Goodput", One: 1, Of: func(p *Projection) float64 { return float64(p.Goodput) }},
	{Name: "accelerators", Field: "Count", Label: "Accelerators", One: 1, Of: func(p *Projection) float64 { return float64(p.Count) }},
	{Name: "days", Field: "Wall", Label: "Days", One: float64(unit.Day), Of: func(p *Projection) float64 { return float64(p.Wall) }},
	{Name: "accelerator_hours", Field: "AcceleratorTime", Label: "Accelerator-hours", One: float64(unit.AcceleratorHour), Of: func(p *Projection) float64 { return float64(p.AcceleratorTime) }},
	{Name: "power_mw", Field: "Power", Label: "Mean power", One: float64(unit.Megawatt), Of: func(p *Projection) float64 { return float64(p.Power) }},
	{Name: "power_peak_mw", Field: "PowerPeak", Label: "Provisioned power", One: float64(unit.Megawatt), Of: func(p *Projection) float64 { return float64(p.PowerPeak) }},
	{Name: "energy_mwh", Field: "Energy", Label: "Energy", One: float64(unit.MegawattHour), Of: func(p *Projection) float64 { return float64(p.Energy) }},
	{Name: "carbon_location_t", Field: "CarbonLocation", Label: "Carbon, location-based", One: float64(unit.Tonne), Of: func(p *Projection) float64 { return float64(p.CarbonLocation) }},
	{Name: "carbon_market_t", Field: "CarbonMarket", Label: "Carbon, market-based", One: float64(unit.Tonne), Of: func(p *Projection) float64 { return float64(p.CarbonMarket) }},
	{Name: "carbon_embodied_t", Field: "CarbonEmbodied", Label: "Embodied carbon", One: float64(unit.Tonne), Of: func(p *Projection) float64 { return float64(p.CarbonEmbodied) }},
	{Name: "water_m3", Field: "Water", Label: "Water", One: float64(unit.CubicMetre), Of: func(p *Projection) float64 { return float64(p.Water) }},
	{Name: "cost_rental_usd", Field: "CostRental", Label: "Rented", One: 1, Of: func(p *Projection) float64 { return float64(p.CostRental) }},
	{Name: "cost_owned_usd", Field: "CostOwned", Label: "Owned", One: 1, Of: func(p *Projection) float64 { return float64(p.CostOwned) }},
	{Name: "cost_upfront_usd", Field: "CostUpfront", Label: "Up-front", One: 1, Of: func(p *Projection) float64 { return float64(p.CostUpfront) }},
	{Name: "programme_accelerator_hours", Field: "ProgrammeTime", Label: "Accelerator-hours of the programme", One: float64(unit.AcceleratorHour), Programme: true, Of: func(p *Projection) float64 { return float64(p.ProgrammeTime) }},
	{Name: "programme_energy_mwh", Field: "ProgrammeEnergy", Label: "Energy of the programme", One: float64(unit.MegawattHour), Programme: true, Of: func(p *Projection) float64 { return float64(p.ProgrammeEnergy) }},
	{Name: "programme_carbon_location_t", Field: "ProgrammeCarbonLocation", Label: "Carbon of the programme, location-based", One: float64(unit.Tonne), Programme: true, Of: func(p *Projection) float64 { return float64(p.ProgrammeCarbonLocation) }},
	{Name: "programme_cost_rental_usd", Field: "ProgrammeCostRental", Label: "Programme, rented", One: 1, Programme: true, Of: func(p *Projection) float64 { return float64(p.ProgrammeCostRental) }},
	{Name: "programme_cost_owned_usd", Field: "ProgrammeCostOwned", Label: "Programme, owned", One: 1, Programme: true, Of: func(p *Projection) float64 { return float64(p.ProgrammeCostOwned) }},
}

// RunResults is how many of [Results] come first that [Run] fills; the others are
// [Bill]'s.
const RunResults = 10

// ResultNamed returns the index in [Results] of the result of that name.
func ResultNamed(name string) (int, bool) {
	for i, r := range Results {
		if r.Name == name {
			return i, true
		}
	}
	return 0, false
}
