package layout_test

import (
	"fmt"

	"tenfold/engine/layout"
)

// The best layout for Llama 3.1 405B on 16,384 H100 with 2,048 sequences a step.
func ExampleBest() {
	shape := layout.Shape{Layers: 126, Hidden: 16384, FFN: 53248, Heads: 128, KVHeads: 8, HeadDim: 128, ValueDim: 128,
		Vocab: 128256, SeqLen: 8192, Gated: true}
	h100 := layout.Machine{Name: "h100-sxm", BestMatmul: 794.5 / 989, Memory: 80e9, Bandwidth: 3.35e12,
		ScaleUpDomain: 8, ScaleUpBandwidth: 450e9, ScaleOutBandwidth: 50e9}
	h100.Peak[layout.BF16] = 989e12
	constants, err := layout.Fitted()
	if err != nil {
		fmt.Println(err)
		return
	}
	best := layout.Best(layout.Request{
		Setting:      layout.Setting{Shape: shape, Machine: h100, Software: layout.Modern(), Format: layout.BF16, Constants: constants},
		Accelerators: 16384,
		Batch:        2048,
	})
	p := best.Parallel
	fmt.Println("found:", best.Found)
	fmt.Println("accelerators:", p.Ranks(), "sequences:", p.GlobalBatch)
	fmt.Println("fits:", best.Step.Memory.Total() < 80e9)
	fmt.Printf("MFU near 0.4: %v\n", best.Step.MFU > 0.35 && best.Step.MFU < 0.5)
	// Output:
	// found: true
	// accelerators: 16384 sequences: 2048
	// fits: true
	// MFU near 0.4: true
}
