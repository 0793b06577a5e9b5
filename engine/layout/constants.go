package layout

// Constants are what no data sheet gives: how much of a machine's peak rates
// training reaches, and the losses between accelerators. They are the same for
// every machine; what differs between machines is in [Machine]. [Fitted] gives
// the values of the calibration.
type Constants struct {
	// Matrix is the rate of a large product in training ÷ the best measured
	// rate of a matrix product in isolation (clocks under load).
	Matrix float64
	// UnmeasuredMatmul is the best share of peak assumed for a machine without a
	// published measurement.
	UnmeasuredMatmul float64
	// Narrow8 and Narrow4 multiply the share of peak for 8-bit and 4-bit formats.
	Narrow8, Narrow4 float64
	// HalfWave is the output elements lost to tiles that do not fill the machine:
	// on average half a wave.
	HalfWave float64
	// Fill is seconds that each wave of tiles takes to fill and drain the matrix
	// pipeline: loading the first operands, writing the outputs.
	Fill float64
	// AttentionFill is the same for the attention core, per unit of head width:
	// exponentials and rescaling beside each block of products.
	AttentionFill float64
	// Vector is the share of memory bandwidth that element-wise passes reach.
	Vector float64
	// Kernel is seconds a kernel costs beside its work: start, drain, gap.
	Kernel float64
	// Host is seconds the host takes to issue an operation; it holds compute up
	// where kernels are shorter and steps are not replayed as graphs.
	Host float64
	// Maturity is years τ by which kernels reach half of what they will: software
	// of age a reaches a ÷ (a + τ) of the rate of products, and of fused attention,
	// which is written anew for each generation on top of them, the square.
	Maturity float64
	// ScaleUp and ScaleOut are the share of a link's bandwidth that collectives
	// reach.
	ScaleUp, ScaleOut float64
	// ScaleUpLatency and ScaleOutLatency are seconds for each step of a
	// collective.
	ScaleUpLatency, ScaleOutLatency float64
	// TensorExposed is the share of tensor traffic that shows where the software
	// overlaps it.
	TensorExposed float64
	// Interference is the least share of any overlapped traffic that shows:
	// communication takes memory bandwidth and processors from compute.
	Interference float64
	// Straggler is the share of the step lost for each doubling of the count: the
	// slowest of n accelerators sets the pace, and the largest of n exponential
	// delays grows with log n.
	Straggler float64
	// Reserve is the share of memory that training cannot use: context,
	// communication buffers, fragmentation.
	Reserve float64
}
