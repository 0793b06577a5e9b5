package text

// Assumption is a field of the panel of assumptions.
type Assumption struct {
	Field string
	Label Phrase
	Hint  Phrase   // how to write it, or what it does
	Words []Phrase // of a list: what its ids (in the order of the engine's words) are called
	From  string   // the name, as in package working, of what stands there while it is empty
}

// AssumptionGroup is fields under one heading.
type AssumptionGroup struct {
	Title  Phrase
	Fields []Assumption
}

// Assumptions are the fields of the panel, the longest group first.
var Assumptions = []AssumptionGroup{
	{"The model", []Assumption{
		{Field: "compute_flop", Label: "Compute, FLOP", Hint: "given directly, in place of a multiple", From: "compute_flop"},
		{Field: "model.params", Label: "Parameters", Hint: "like 405B", From: "params"},
		{Field: "model.active_params", Label: "Active parameters", Hint: "of a mixture of experts", From: "active_params"},
		{Field: "model.tokens", Label: "Tokens", Hint: "like 15.6T", From: "tokens"},
		{Field: "recipe", Label: "Recipe", Words: []Phrase{"as the reference", "compute-optimal", "mixture of experts"}},
		{Field: "model.seq_len", Label: "Sequence length", From: "in.SeqLen"},
		{Field: "count_attention", Label: "Attention", Words: []Phrase{"counted", "left out"}},
	}},
	{"The machine", []Assumption{
		{Field: "format", Label: "Number format", Words: []Phrase{"BF16", "FP16", "FP8", "FP6", "FP4", "TF32", "FP32"}},
		{Field: "mfu", Label: "MFU", Hint: "model FLOP per second ÷ dense peak", From: "mfu"},
		{Field: "checkpointing", Label: "Checkpoints", Words: []Phrase{"in background", "training waits", "in memory"}},
		{Field: "recovery", Label: "After a failure", Words: []Phrase{"the better way", "all restart", "one replica"}},
		{Field: "goodput", Label: "Goodput", Hint: "share of wall-clock that advances training", From: "goodput"},
		{Field: "it_power_w", Label: "IT power per accelerator, W", Hint: "mean, with its share of server and network", From: "ITPower"},
	}},
	{"The site", []Assumption{
		{Field: "operator", Label: "Operator", Hint: "brings its PUE, water and clean share"},
		{Field: "pue", Label: "PUE", Hint: "facility power ÷ IT power", From: "in.PUE"},
		{Field: "carbon_g_per_kwh", Label: "Carbon intensity, g/kWh", Hint: "location-based", From: "CarbonIntensity"},
		{Field: "contracted_clean_share", Label: "Contracted clean share", Hint: "gives the market-based figure", From: "in.CleanShare"},
		{Field: "electricity_usd_per_kwh", Label: "Electricity, $/kWh", From: "ElectricityPrice"},
	}},
	{"The money", []Assumption{
		{Field: "commitment", Label: "Rented", Words: []Phrase{"for a year", "on demand", "for three years"}},
		{Field: "rental_usd_per_hour", Label: "Rent, $ an hour", Hint: "of one accelerator", From: "RentalPrice"},
		{Field: "chip_usd", Label: "Price of an accelerator, $", From: "ChipPrice"},
		{Field: "depreciation", Label: "Written off", Words: []Phrase{"as newer hardware gets better", "evenly over its life"}},
		{Field: "scope", Label: "Scope", Words: []Phrase{"the final run", "with experiments"}},
		{Field: "start_year", Label: "Start, year", Hint: "like 2026.5; prices and grids are those of the time"},
	}},
	{"The layout, where it is fixed", []Assumption{
		{Field: "layout.tp", Label: "Tensor parallelism"},
		{Field: "layout.pp", Label: "Pipeline stages"},
		{Field: "layout.dp", Label: "Data parallelism"},
		{Field: "layout.cp", Label: "Context parallelism"},
		{Field: "layout.ep", Label: "Expert parallelism"},
		{Field: "layout.microbatch", Label: "Microbatch, sequences"},
		{Field: "layout.global_batch", Label: "Global batch, sequences"},
		{Field: "layout.recompute", Label: "Recomputation", Words: []Phrase{"as found", "none", "selective", "full"}},
		{Field: "layout.zero", Label: "Sharding stage", Hint: "0 to 3: none, optimizer state, gradients, weights"},
	}},
	{"The draws", []Assumption{
		{Field: "draws", Label: "Draws", Hint: "100 to 100,000"},
		{Field: "seed", Label: "Seed"},
	}},
}
