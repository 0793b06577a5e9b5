package layout

// Format is a number format of matrix products.
type Format int

// The formats, widest last. Block-scaled variants (MXFP8, NVFP4) count as the
// format whose peak they run at.
const (
	BF16 Format = iota
	FP16
	FP8
	FP6
	FP4
	TF32
	FP32
	formats
)

var formatNames = [formats]string{"bf16", "fp16", "fp8", "fp6", "fp4", "tf32", "fp32"}

// String is the format's name in scenarios.
func (f Format) String() string {
	if f < 0 || f >= formats {
		return ""
	}
	return formatNames[f]
}

// FormatOf is the format of a name, and whether there is one.
func FormatOf(name string) (Format, bool) {
	for i, n := range formatNames {
		if n == name {
			return Format(i), true
		}
	}
	return BF16, false
}

// narrow reports whether operands are cast down before each product while the
// tensors themselves stay at 16 bits.
func (f Format) narrow() bool { return f == FP8 || f == FP6 || f == FP4 }

// wide is the format of what training keeps in 16 bits even when the linear
// layers run narrower: the attention core and the output layer.
func (f Format) wide() Format {
	if f.narrow() {
		return BF16
	}
	return f
}
