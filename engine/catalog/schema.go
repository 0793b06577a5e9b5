package catalog

import "tenfold/engine/estimate"

// attribute is one kind of fact: its unit, the law of its draws, and what a
// plausible value is. The order of a list of them is the order of the lines
// of one id in the file.
type attribute struct {
	_ [0]func() // never compared: that would be written out for every number of them that stands in a list

	name      string
	unit      string // "text" for words
	law       estimate.Law
	low, high float64 // a value outside is taken for a slip of the pen
	required  bool
}

func words(name string, required bool) attribute {
	return attribute{name: name, unit: "text", required: required}
}

func number(name, unit string, law estimate.Law, low, high float64, required bool) attribute {
	return attribute{name: name, unit: unit, law: law, low: low, high: high, required: required}
}

// acceleratorAttributes of accelerators.csv. At least one of peak_fp16 and
// peak_bf16 is required besides.
func acceleratorAttributes() []attribute {
	const positive, share = estimate.Positive, estimate.Share
	return []attribute{
		words("name", true), words("short", true), words("vendor", true), words("family", true), words("status", true),
		number("release_year", "year", estimate.Exact, 2015, 2030, true),
		number("peak_fp32", "TFLOP/s", positive, 1, 1000, false),
		number("peak_tf32", "TFLOP/s", positive, 10, 5000, false),
		number("peak_fp16", "TFLOP/s", positive, 10, 100000, false),
		number("peak_bf16", "TFLOP/s", positive, 10, 100000, false),
		number("peak_fp8", "TFLOP/s", positive, 50, 50000, false),
		number("peak_fp6", "TFLOP/s", positive, 50, 50000, false),
		number("peak_fp4", "TFLOP/s", positive, 50, 100000, false),
		number("memory", "GB", positive, 10, 1000, true),
		number("memory_bandwidth", "TB/s", positive, 0.3, 30000, true),
		number("tdp", "W", positive, 50, 30000, true),
		number("scale_up_domain", "accelerators", estimate.Exact, 1, 20000, true),
		number("scale_up_bandwidth", "GB/s", positive, 5, 5000, true),
		number("scale_out_bandwidth", "Gbit/s", positive, 5, 5000, true),
		number("accelerators_per_server", "accelerators", estimate.Exact, 1, 1000, true),
		number("server_power", "W", positive, 500, 1e6, false),
		number("server_power_ratio", "ratio", estimate.Overhead, 1, 3, true),
		number("load_factor", "fraction", share, 0.2, 1, false),
		number("matmul_efficiency", "fraction", share, 0.2, 1, false),
		number("chip_price", "USD", positive, 500, 5e6, false),
		number("server_price_ratio", "ratio", positive, 1, 3, true),
		number("embodied", "kgCO2e", positive, 50, 50000, true),
	}
}

// runAttributes of runs.csv.
func runAttributes() []attribute {
	const exact = estimate.Exact
	return []attribute{
		words("name", true), words("short", true), words("developer", true),
		number("year", "year", exact, 2017, 2030, true),
		words("kind", true), words("architecture", false),
		number("params", "B", exact, 0.05, 10000, false),
		number("active_params", "B", exact, 0.05, 10000, false),
		number("tokens", "T", exact, 0.01, 200, false),
		number("flop_published", "FLOP", exact, 1e19, 1e28, false),
		words("format", false),
		number("layers", "count", exact, 4, 300, false),
		number("hidden", "count", exact, 256, 65536, false),
		number("ffn_hidden", "count", exact, 512, 300000, false),
		number("expert_ffn_hidden", "count", exact, 256, 65536, false),
		number("heads", "count", exact, 4, 512, false),
		number("kv_heads", "count", exact, 1, 512, false),
		number("head_dim", "count", exact, 32, 512, false),
		number("query_rank", "count", exact, 64, 8192, false),
		number("kv_rank", "count", exact, 64, 8192, false),
		number("rope_dim", "count", exact, 8, 512, false),
		number("dense_layers", "count", exact, 1, 100, false),
		number("vocab", "count", exact, 10000, 500000, false),
		number("seq_len", "count", exact, 512, 200000, false),
		number("experts", "count", exact, 2, 1024, false),
		number("shared_experts", "count", exact, 1, 16, false),
		number("top_k", "count", exact, 1, 64, false),
		words("accelerator", false),
		number("accelerators", "accelerators", exact, 8, 1e6, false),
		number("accelerator_hours", "accelerator-hours", exact, 100, 1e9, false),
		number("days", "days", exact, 0.1, 400, false),
		number("achieved_flops", "TFLOP/s", exact, 5, 5000, false),
		number("mfu_published", "fraction", exact, 0.01, 0.8, false),
		words("mfu_format", false),
		number("batch_tokens", "M", exact, 0.05, 500, false),
		number("energy", "MWh", exact, 1, 1e6, false),
		words("energy_basis", false), words("energy_scope", false), words("energy_method", false),
		number("pue", "ratio", exact, 1, 2, false),
		number("carbon", "t", exact, 0, 1e6, false),
		words("carbon_kind", false),
		number("grid_intensity", "g/kWh", exact, 1, 2000, false),
		words("check", true), words("check_reason", false),
	}
}

// regionAttributes of regions.csv.
func regionAttributes() []attribute {
	return []attribute{
		words("name", true), words("country", true), words("grid", true),
		number("carbon_intensity", "g/kWh", estimate.Positive, 1, 1200, true),
		number("carbon_intensity_change", "ratio", estimate.Positive, 0.8, 1.05, false),
		number("electricity_price", "USD/kWh", estimate.Positive, 0.02, 0.6, false),
		number("pue", "ratio", estimate.Overhead, 1, 2, false),
		number("pue_aws", "ratio", estimate.Overhead, 1, 2, false),
		number("pue_google", "ratio", estimate.Overhead, 1, 2, false),
		number("pue_microsoft", "ratio", estimate.Overhead, 1, 2, false),
		number("wue", "L/kWh", estimate.Positive, 0.005, 5, false),
		number("wue_aws", "L/kWh", estimate.Positive, 0.005, 5, false),
		number("wue_microsoft", "L/kWh", estimate.Positive, 0.005, 5, false),
		number("offsite_water", "L/kWh", estimate.Positive, 0.5, 20, false),
		number("carbon_free_share", "fraction", estimate.Share, 0, 1, false),
	}
}

// facilityAttributes of facilities.csv.
func facilityAttributes() []attribute {
	return []attribute{
		words("name", true), words("operator", true),
		number("pue", "ratio", estimate.Overhead, 1, 2, false),
		number("wue", "L/kWh", estimate.Positive, 0.005, 5, false),
		number("clean_share", "fraction", estimate.Share, 0, 1, false),
	}
}

// priceAttributes of prices.csv.
func priceAttributes() []attribute {
	list := make([]attribute, len(Commitments))
	for i, c := range Commitments {
		list[i] = number(commitmentAttribute(c), "USD/accelerator-hour", estimate.Positive, 0.1, 50, false)
	}
	return list
}

// assumptionLaw is the law of an assumption's draws, by its unit and name.
func assumptionLaw(name, unit string) estimate.Law {
	switch {
	case unit == "fraction":
		return estimate.Share
	case unit == "correlation": // may lie below zero, and is not drawn
		return estimate.Exact
	case name == "pue_hyperscale" || name == "pue_other" || name == "server_power_ratio_default":
		return estimate.Overhead
	}
	return estimate.Positive
}

// assumptionUnits are the units that a line of assumptions.csv may have.
func assumptionUnits() []string {
	return []string{
		"1/accelerator-day", "1/year", "FLOP", "L/kWh", "M tokens", "MW", "MWh", "USD", "USD/W", "USD/kWh", "accelerators", "correlation", "days", "fraction",
		"kgCO2e", "minutes", "ratio", "seconds", "weeks", "years",
	}
}
