// Package layout answers how fast a transformer trains on given accelerators
// under a given parallel layout, what memory that takes, and which layout is
// best: the physics behind MFU.
//
// A [Setting] holds what is fixed (the [Shape] of the model, the [Machine], the
// [Software], the number [Format] and the fitted [Constants]), a [Parallel] how
// the work is cut. [Evaluate] gives the [Step] of one layout, [Best] the best
// one for a number of accelerators and a batch, [Check] what stands against a
// layout.
//
// The model is closed-form. Each matrix product, attention core and element-wise
// pass of a layer has a time from a roofline with an efficiency that depends on
// its size; each collective a time from latency and bandwidth on two tiers (the
// scale-up domain and the scale-out network), part of which hides behind
// compute; then come the pipeline's bubble and uneven stages, the optimizer and
// the loss that grows with the count. The parts add up to the step time.
//
// It does not know congestion between jobs, the imbalance of real routing, the
// input pipeline, checkpoints or failures: the first three are part of what
// teams reach as a share of the best layout, the last two of goodput.
//
// Everything inside is float64 in SI base units: seconds, bytes, FLOP, bytes per
// second, FLOP per second. Results are the same on every target: only + − × ÷
// and the parts of a number (unit.Binary) are used, and each product is rounded before it is added.
package layout
