package layout

import "tenfold/engine/check"

// Machine is an accelerator and the networks that join it to others. Every
// field is a fact of the hardware; how much of it training reaches is in
// [Constants].
type Machine struct {
	Name string

	Peak [formats]float64 // dense FLOP/s by format; 0 where there is none
	// BestMatmul is the best measured share of the bf16 peak in a matrix product
	// of favourable size; 0 where nobody published one.
	BestMatmul float64

	Memory    float64 // bytes
	Bandwidth float64 // bytes/s of that memory

	ScaleUpDomain    int     // accelerators joined by the fast link; at least 1
	ScaleUpBandwidth float64 // bytes/s of one accelerator, one direction
	// ScaleOutBandwidth is bytes/s of one accelerator between domains, one
	// direction.
	ScaleOutBandwidth float64
}

// Rate is the peak of a format in FLOP/s and the format that gives it: one the
// accelerator lacks is replaced as in scenarios, fp4→fp8→bf16→fp16→tf32→fp32.
func (m Machine) Rate(f Format) (float64, Format) {
	next := [formats]Format{FP4: FP8, FP6: FP8, FP8: BF16, BF16: FP16, FP16: BF16, TF32: FP32, FP32: FP32}
	tried := f
	for range int(formats) {
		if tried < 0 || tried >= formats {
			return 0, f
		}
		if m.Peak[tried] > 0 {
			return m.Peak[tried], tried
		}
		n := next[tried]
		if tried == FP16 && f != FP16 || tried == BF16 && f == FP16 {
			n = TF32
		}
		tried = n
	}
	return 0, f
}

// Check gives an error for what no machine can be.
func (m Machine) Check() check.List {
	var list check.List
	if !(m.Memory > 0) || !(m.Bandwidth > 0) {
		list.Error("accelerator", "memory", "The accelerator's memory size and bandwidth must be positive.")
	}
	if m.ScaleUpDomain > 1 && !(m.ScaleUpBandwidth > 0) {
		list.Error("accelerator", "scale-up", "Accelerators joined in a domain need a link bandwidth.")
	}
	if !(m.ScaleOutBandwidth > 0) {
		list.Error("accelerator", "scale-out", "The bandwidth between domains must be positive.")
	}
	return list
}
