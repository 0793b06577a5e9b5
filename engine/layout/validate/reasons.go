package validate

import "strings"

// reasons say why a group is far off: whether the model, the data or a
// convention. The first whose key the group's name contains holds.
var reasons = []struct{ key, text string }{
	{"llm-foundry | MPT-1b | h100-sxm | fp8",
		"Data and model: three rows of the first FP8 code for the H100. The error is 19 % at 512 tokens and grows with the sequence to 82 % at 32,768, where attention, which stays at 16 bits, takes most of the step: its kernel of 2023 was not written for this generation (as in the 16-bit rows of the family)."},
	{"DGX Cloud | GPT-3 5B",
		"Data: PaxML rows that do not state recomputation. All activations fit, so the model takes none; with full recomputation it would be within 5 % in BF16 and 19 % in FP8."},
	{"nanotron | Llama-style 80.00B",
		"Data: the rows on 32 and 64 accelerators reach 15 and 31 % where more accelerators reach 35 %, at 60 GB and more of 80 reported: memory pressure that the model does not know. The row on 512 has tensor groups of 16 across two nodes of eight."},
	{"MLPerf | Llama 3.1 8B (MLPerf) | gb200-nvl72 | fp8",
		"Model: strong scaling to one sequence on eight accelerators, a step of 89 ms. Costs of a step that do not shrink (graph launch, optimizer kernels, loss exchange) are not modelled."},
	{"MLPerf | Llama 3.1 8B (MLPerf) | h100-sxm | fp8",
		"Model and data: one row of two has tensor groups of two on an 8B model and runs at 74 % of the rate of the other, more than its traffic explains; fixed costs of a short step as above."},
	{"MLPerf | Llama 3.1 8B (MLPerf) | gb200-nvl72 | fp4",
		"Model: one row; the fit without MLPerf knows 4-bit products only from larger layers."},
	{"llm-foundry | MPT-760m | a100-sxm-80gb",
		"Data: the rows with the shortest sequences are slower than longer ones and than the same model on 40 GB (29,446 against 34,938 tokens/s at 512), at a microbatch that fills the memory."},
	{"llm-foundry | MPT-760m | h100-sxm",
		"Model: small layers in plain PyTorch with an attention kernel of 2023 that was not written for this generation; the error grows with the sequence from 9 % at 512 tokens to 76 % at 32,768."},
	{"llm-foundry | MPT-1b | h100-sxm | bf16",
		"Model: as the 760m model on the same accelerator."},
	{"llm-foundry | MPT-13b | a100-sxm-40gb",
		"Data: the five rows on eight accelerators do not fit by the model's count (38 GB of 37.6 usable) and were slower than those on 16 to 128, which are predicted within 5 %."},
	{"llm-foundry | MPT-7b | h100-sxm",
		"Model: long sequences, as the 760m model on the same accelerator."},
	{"Llama 3 | Llama 3 405B",
		"Data: virtual stages and microbatch are not stated, and the counting of attention FLOP behind the printed rate is assumed (causal half)."},
	{"Megatron-Bridge | Qwen3-235B-A22B | b200-sxm",
		"Model: eager mixture-of-experts code held up by the host; the count of operations behind it is assumed and no other family has such rows to fit it on."},
	{"Megatron-Bridge | Qwen3-235B-A22B",
		"Model: left out with its family, the mixture of experts is known from one other group only, and expert traffic inside a rack from none."},
	{"Megatron-Bridge | DeepSeek-V3",
		"Model: as the other mixtures of this family; releases of one configuration differ by 25 % in speed, from 2,139 to 3,328 tokens/s on B200."},
	{"MLPerf | GPT-3 175B (MLPerf) | b200-sxm",
		"Model: one row of software from the accelerator's first year, which did better than the law of maturity gives it."},
	{"MLPerf | GPT-3 175B (MLPerf) | gaudi2 | bf16",
		"Model: software of the accelerator's first year; the same configuration in 8 bits doubled within half a year."},
	{"DGX Cloud | Llama 2 70B", fsdp},
	{"DGX Cloud | Llama 3 70B", fsdp},
	{"gpu-recipes", "Convention: the recipe recomputes the whole feed-forward, more than the model's selective recomputation."},
	{"Megatron-Core | GPT 1.7B",
		"Model and data: end to end with data loading and logging, small layers; microbatch not stated."},
}

const fsdp = "Data: MaxText rows that do not state recomputation. Nothing but full recomputation fits by the model's count; the framework can recompute parts of a layer, or keep activations on the host, and is faster."

// why is the reason known for a group.
func why(group string) string {
	for _, r := range reasons {
		if strings.Contains(group, r.key) {
			return r.text
		}
	}
	return "Not explained."
}
