package engine

import (
	"tenfold/engine/estimate"
	"tenfold/engine/layout"
)

// Field is one thing a scenario can say: its name in JSON, in links and in
// findings, what it may hold, and where it lies.
type Field struct {
	Name    string // dotted for nested fields; units are in the name
	Label   string // as said in a sentence about it
	Default string // the word that an empty text field stands for

	Number func(*Scenario) *Number // exactly one of the three is set
	Text   func(*Scenario) *string
	Off    func(*Scenario) *bool // true where the user switched the thing off

	Law estimate.Law // of a range given for a number; [estimate.Exact] where it takes none

	Min, Max float64  // of a number, inclusive
	Whole    bool     // a number without a fraction
	Unit     string   // a suffix that people write after the number and that may be dropped
	Words    []string // the words a text field may hold; nil where it is an id or free text
}

// Fields is every field of a scenario, in the order in which links and JSON
// carry them.
var Fields = []Field{
	text("data_version", "the data version", "", nil, func(s *Scenario) *string { return &s.DataVersion }),
	text("reference", "the reference run", DefaultReference, nil, func(s *Scenario) *string { return &s.Reference }),
	number("scale", "the scaling factor", 1e-6, 1e6, "×", func(s *Scenario) *Number { return &s.Scale }),
	number("compute_flop", "the compute", 1e12, 1e36, "FLOP", func(s *Scenario) *Number { return &s.ComputeFLOP }),
	number("model.params", "the parameters", 1e3, 1e18, "", func(s *Scenario) *Number { return &s.Model.Params }),
	number("model.active_params", "the active parameters", 1e3, 1e18, "", func(s *Scenario) *Number { return &s.Model.ActiveParams }),
	number("model.tokens", "the tokens", 1e3, 1e20, "tokens", func(s *Scenario) *Number { return &s.Model.Tokens }),
	whole("model.layers", "the layers", 1, layout.MostLayers, func(s *Scenario) *Number { return &s.Model.Layers }),
	whole("model.hidden", "the hidden width", 1, 1e7, func(s *Scenario) *Number { return &s.Model.Hidden }),
	whole("model.ffn_hidden", "the feed-forward width", 1, 1e8, func(s *Scenario) *Number { return &s.Model.FFNHidden }),
	whole("model.heads", "the attention heads", 1, 4096, func(s *Scenario) *Number { return &s.Model.Heads }),
	whole("model.kv_heads", "the key-value heads", 1, 4096, func(s *Scenario) *Number { return &s.Model.KVHeads }),
	number("model.head_dim", "the head width", 1, 1e5, "", func(s *Scenario) *Number { return &s.Model.HeadDim }),
	whole("model.vocab", "the vocabulary", 2, 1e8, func(s *Scenario) *Number { return &s.Model.Vocab }),
	whole("model.seq_len", "the sequence length", 1, 1e8, func(s *Scenario) *Number { return &s.Model.SeqLen }),
	whole("model.experts", "the experts", 1, 4096, func(s *Scenario) *Number { return &s.Model.Experts }),
	whole("model.top_k", "the experts per token", 1, 4096, func(s *Scenario) *Number { return &s.Model.TopK }),
	text("recipe", "the recipe", "same-ratio", Recipes, func(s *Scenario) *string { return &s.Recipe }),
	text("accelerator", "the accelerator", DefaultAccelerator, nil, func(s *Scenario) *string { return &s.Accelerator }),
	text("accelerator.name", "the name of your own accelerator", "", nil, func(s *Scenario) *string { return &s.Own.Name }),
	number("accelerator.peak_tflops.fp32", "the dense FP32 peak", 1e-3, 1e9, "TFLOP/s", func(s *Scenario) *Number { return &s.Own.PeakFP32 }),
	number("accelerator.peak_tflops.tf32", "the dense TF32 peak", 1e-3, 1e9, "TFLOP/s", func(s *Scenario) *Number { return &s.Own.PeakTF32 }),
	number("accelerator.peak_tflops.fp16", "the dense FP16 peak", 1e-3, 1e9, "TFLOP/s", func(s *Scenario) *Number { return &s.Own.PeakFP16 }),
	number("accelerator.peak_tflops.bf16", "the dense BF16 peak", 1e-3, 1e9, "TFLOP/s", func(s *Scenario) *Number { return &s.Own.PeakBF16 }),
	number("accelerator.peak_tflops.fp8", "the dense FP8 peak", 1e-3, 1e9, "TFLOP/s", func(s *Scenario) *Number { return &s.Own.PeakFP8 }),
	number("accelerator.peak_tflops.fp6", "the dense FP6 peak", 1e-3, 1e9, "TFLOP/s", func(s *Scenario) *Number { return &s.Own.PeakFP6 }),
	number("accelerator.peak_tflops.fp4", "the dense FP4 peak", 1e-3, 1e9, "TFLOP/s", func(s *Scenario) *Number { return &s.Own.PeakFP4 }),
	number("accelerator.memory_gb", "the memory", 1e-3, 1e7, "GB", func(s *Scenario) *Number { return &s.Own.MemoryGB }),
	number("accelerator.memory_bw_tbs", "the memory bandwidth", 1e-4, 1e6, "TB/s", func(s *Scenario) *Number { return &s.Own.MemoryBWTBs }),
	number("accelerator.tdp_w", "the TDP", 1, 1e6, "W", func(s *Scenario) *Number { return &s.Own.TDPW }),
	whole("accelerator.scale_up_domain", "the scale-up domain", 1, 1e6, func(s *Scenario) *Number { return &s.Own.ScaleUpDomain }),
	number("accelerator.scale_up_gbs", "the scale-up bandwidth", 1e-3, 1e6, "GB/s", func(s *Scenario) *Number { return &s.Own.ScaleUpGBs }),
	number("accelerator.scale_out_gbps", "the scale-out bandwidth", 1e-3, 1e6, "Gbit/s", func(s *Scenario) *Number { return &s.Own.ScaleOutGbps }),
	ranged(estimate.Positive, "accelerator.chip_usd", "the price of your own accelerator", 1, 1e9, "$", func(s *Scenario) *Number { return &s.Own.ChipUSD }),
	ranged(estimate.Positive, "accelerator.rental_usd_per_hour", "the rent of your own accelerator", 1e-4, 1e6, "$", func(s *Scenario) *Number { return &s.Own.RentalUSDPerHour }),
	ranged(estimate.Overhead, "accelerator.server_price_ratio", "the server price ratio", 1, 100, "×", func(s *Scenario) *Number { return &s.Own.ServerPriceRatio }),
	ranged(estimate.Overhead, "accelerator.server_power_ratio", "the server power ratio", 1, 100, "×", func(s *Scenario) *Number { return &s.Own.ServerPowerRatio }),
	text("format", "the number format", "bf16", Formats, func(s *Scenario) *string { return &s.Format }),
	whole("accelerators", "the number of accelerators", 1, mostCount, func(s *Scenario) *Number { return &s.Accelerators }),
	number("days", "the days", 1e-3, 36525, "days", func(s *Scenario) *Number { return &s.Days }),
	number("site_mw", "the site's power", 1e-3, 1e8, "MW", func(s *Scenario) *Number { return &s.SiteMW }),
	ranged(estimate.Share, "mfu", "the MFU", 1e-4, 1, "%", func(s *Scenario) *Number { return &s.MFU }),
	ranged(estimate.Share, "goodput", "the goodput", 1e-4, 1, "%", func(s *Scenario) *Number { return &s.Goodput }),
	text("checkpointing", "checkpointing", "asynchronous", Checkpoints, func(s *Scenario) *string { return &s.Checkpoints }),
	text("recovery", "recovery", "best", Recoveries, func(s *Scenario) *string { return &s.Recovery }),
	{Name: "count_attention", Label: "counting attention", Off: func(s *Scenario) *bool { return &s.NoAttention }},
	whole("layout.tp", "tensor parallelism", 1, 1e6, func(s *Scenario) *Number { return &s.Layout.TP }),
	whole("layout.pp", "pipeline parallelism", 1, 1e6, func(s *Scenario) *Number { return &s.Layout.PP }),
	whole("layout.vpp", "virtual pipeline stages", 1, 1e6, func(s *Scenario) *Number { return &s.Layout.VPP }),
	whole("layout.dp", "data parallelism", 1, 1e8, func(s *Scenario) *Number { return &s.Layout.DP }),
	whole("layout.cp", "context parallelism", 1, 1e6, func(s *Scenario) *Number { return &s.Layout.CP }),
	whole("layout.ep", "expert parallelism", 1, 1e6, func(s *Scenario) *Number { return &s.Layout.EP }),
	whole("layout.microbatch", "the microbatch", 1, 1e6, func(s *Scenario) *Number { return &s.Layout.Microbatch }),
	whole("layout.global_batch", "the global batch", 1, 2e5, func(s *Scenario) *Number { return &s.Layout.GlobalBatch }),
	text("layout.recompute", "recomputation", "", Recomputes, func(s *Scenario) *string { return &s.Layout.Recompute }),
	whole("layout.zero", "the sharding stage", 0, 3, func(s *Scenario) *Number { return &s.Layout.Zero }),
	text("region", "the region", DefaultRegion, nil, func(s *Scenario) *string { return &s.Region }),
	text("operator", "the operator", "", nil, func(s *Scenario) *string { return &s.Operator }),
	ranged(estimate.Positive, "it_power_w", "the IT power per accelerator", 1, 1e6, "W", func(s *Scenario) *Number { return &s.ITPowerW }),
	ranged(estimate.Overhead, "pue", "the PUE", 1, 5, "", func(s *Scenario) *Number { return &s.PUE }),
	ranged(estimate.Positive, "electricity_usd_per_kwh", "the electricity price", 0, 100, "$", func(s *Scenario) *Number { return &s.ElectricityUSDPerKWh }),
	ranged(estimate.Positive, "rental_usd_per_hour", "the rent per accelerator-hour", 0, 1e6, "$", func(s *Scenario) *Number { return &s.RentalUSDPerHour }),
	ranged(estimate.Positive, "chip_usd", "the price of an accelerator", 0, 1e9, "$", func(s *Scenario) *Number { return &s.ChipUSD }),
	ranged(estimate.Positive, "carbon_g_per_kwh", "the carbon intensity", 0, 5000, "g", func(s *Scenario) *Number { return &s.CarbonGPerKWh }),
	ranged(estimate.Share, "contracted_clean_share", "the contracted clean share", 0, 1, "%", func(s *Scenario) *Number { return &s.ContractedCleanShare }),
	text("commitment", "the commitment", "reserved-1y", Commitments, func(s *Scenario) *string { return &s.Commitment }),
	text("depreciation", "the depreciation", "economic", Depreciations, func(s *Scenario) *string { return &s.Depreciation }),
	text("scope", "the scope", "final-run", Scopes, func(s *Scenario) *string { return &s.Scope }),
	text("stance", "the stance", Central, Stances, func(s *Scenario) *string { return &s.Stance }),
	number("start_year", "the year of the start", 2012, 2100, "", func(s *Scenario) *Number { return &s.StartYear }),
	whole("draws", "the draws", 100, 100000, func(s *Scenario) *Number { return &s.Draws }),
	whole("seed", "the seed", 0, 1<<53, func(s *Scenario) *Number { return &s.Seed }),
}

// Given reports whether s says something of the field.
func (f Field) Given(s *Scenario) bool {
	switch {
	case f.Number != nil:
		return f.Number(s).Set
	case f.Text != nil:
		return *f.Text(s) != ""
	}
	return *f.Off(s)
}

// FieldNamed returns the field of that name.
func FieldNamed(name string) (Field, bool) {
	for _, f := range Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

func number(name, label string, low, high float64, unit string, at func(*Scenario) *Number) Field {
	return Field{Name: name, Label: label, Min: low, Max: high, Unit: unit, Number: at}
}

// ranged is a number that may be given as a range.
func ranged(law estimate.Law, name, label string, low, high float64, unit string, at func(*Scenario) *Number) Field {
	return Field{Name: name, Label: label, Law: law, Min: low, Max: high, Unit: unit, Number: at}
}

func whole(name, label string, low, high float64, at func(*Scenario) *Number) Field {
	return Field{Name: name, Label: label, Min: low, Max: high, Whole: true, Number: at}
}

func text(name, label, fallback string, words []string, at func(*Scenario) *string) Field {
	return Field{Name: name, Label: label, Default: fallback, Words: words, Text: at}
}
