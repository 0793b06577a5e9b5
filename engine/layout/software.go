package layout

// Software is what the training code does, apart from the layout: which
// kernels it fuses, how wide it keeps its state, what it overlaps.
type Software struct {
	FusedAttention   bool // one kernel that never stores the scores and skips the causal half
	SequenceParallel bool // norms and residuals sharded over the tensor ranks
	FusedNorms       bool // residual addition and norm in one pass
	Dropout          bool // masks are drawn, kept and applied
	OverlapTensor    bool // tensor collectives run beside the products that feed them
	OverlapExpert    bool // expert exchange of one microbatch runs beside another's compute
	OverlapData      bool // gradients and weights move during the backward and forward passes
	OverlapPipeline  bool // activations between stages move during compute

	WeightBytes    float64 // bytes kept of each weight for compute
	GradientBytes  float64 // bytes kept of each gradient
	ReduceBytes    float64 // bytes of each gradient on the network
	OptimizerBytes float64 // bytes of optimizer state for each parameter, master copy included

	// ExpertImbalance is the tokens of the busiest expert rank ÷ the mean, at
	// least 1. Benchmarks force it to 1.
	ExpertImbalance float64
}

// Modern is the training code of 2023 and later: fused attention, sequence
// parallelism, overlap everywhere, bf16 weights with fp32 gradients, master
// weights and Adam moments (Megatron-Core's defaults).
func Modern() Software {
	return Software{
		FusedAttention: true, SequenceParallel: true, FusedNorms: true,
		OverlapTensor: true, OverlapData: true, OverlapPipeline: true,
		WeightBytes: 2, GradientBytes: 4, ReduceBytes: 4, OptimizerBytes: 12,
		ExpertImbalance: 1,
	}
}

// Early is Megatron-LM as published in 2021 (arXiv:2104.04473): scores stored,
// dropout, tensor collectives in full view, no sequence parallelism.
func Early() Software {
	return Software{
		Dropout:     true,
		WeightBytes: 2, GradientBytes: 4, ReduceBytes: 2, OptimizerBytes: 12,
		ExpertImbalance: 1,
	}
}
