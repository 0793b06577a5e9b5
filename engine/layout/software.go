package layout

// Fusion is how far element-wise operations are joined into passes over memory.
type Fusion int

// Fusion, from none.
const (
	// FusedNot runs each operation by itself.
	FusedNot Fusion = iota
	// FusedPartly joins bias, dropout and addition, bias and activation, scale,
	// mask and softmax (arXiv:2104.04473, section 4.2).
	FusedPartly
	// FusedFully joins the residual addition with the norm too, and the loss.
	FusedFully
)

// Software is what the training code does, apart from the layout: which
// kernels it fuses, how wide it keeps its state, what it overlaps.
type Software struct {
	FusedAttention   bool // one kernel that never stores the scores and skips the causal half
	SequenceParallel bool // norms and residuals sharded over the tensor ranks
	Fusion           Fusion
	Graphs           bool // steps are replayed as graphs, so that the host never holds compute up
	Dropout          bool // masks are drawn, kept and applied
	// Tensor collectives run beside the products that feed them: forward, and
	// backward, where the weight gradients need not wait for them.
	OverlapTensorForward, OverlapTensorBackward bool
	OverlapExpert                               bool // expert exchange of one microbatch runs beside another's compute
	OverlapData                                 bool // gradients and weights move during the backward and forward passes
	OverlapPipeline                             bool // activations between stages move during compute

	WeightBytes    float64 // bytes kept of each weight for compute
	GradientBytes  float64 // bytes kept of each gradient
	ReduceBytes    float64 // bytes of each gradient on the network
	OptimizerBytes float64 // bytes of optimizer state for each parameter, master copy included

	// Age is years from the first release of the accelerator's matrix
	// instructions to the software's: kernels get better with it.
	Age float64

	// ExpertImbalance is the tokens of the busiest expert rank ÷ the mean, at
	// least 1. Benchmarks force it to 1.
	ExpertImbalance float64
}

// matureAge is the age at which the presets take software to be: most of what
// there is to gain has been gained (see Constants.Maturity).
const matureAge = 3

// Modern is the training code of 2023 and later: fused attention, sequence
// parallelism, overlap everywhere, bf16 weights with fp32 gradients, master
// weights and Adam moments (Megatron-Core's defaults).
func Modern() Software {
	return Software{
		FusedAttention: true, SequenceParallel: true, Fusion: FusedFully,
		OverlapTensorForward: true, OverlapTensorBackward: true, OverlapExpert: true, OverlapData: true, OverlapPipeline: true,
		WeightBytes: 2, GradientBytes: 4, ReduceBytes: 4, OptimizerBytes: 12,
		Age: matureAge, ExpertImbalance: 1,
	}
}

// Early is Megatron-LM as published in 2021 (arXiv:2104.04473): scores stored,
// dropout, tensor collectives in full view, no sequence parallelism.
func Early() Software {
	return Software{
		Fusion: FusedPartly, Dropout: true,
		WeightBytes: 2, GradientBytes: 4, ReduceBytes: 2, OptimizerBytes: 12,
		Age: 1, ExpertImbalance: 1,
	}
}
