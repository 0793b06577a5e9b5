package layout

import "testing"

func TestRateFallsBackAsScenariosDo(t *testing.T) {
	// contract.md: fp4→fp8→bf16→fp16→tf32→fp32, fp16→bf16.
	machine := func(have ...Format) Machine {
		var m Machine
		for _, f := range have {
			m.Peak[f] = float64(f) + 1
		}
		return m
	}
	for _, c := range []struct {
		have []Format
		want Format
		got  Format
	}{
		{[]Format{FP4, FP8, BF16}, FP4, FP4},
		{[]Format{FP8, BF16}, FP4, FP8},
		{[]Format{FP8, BF16}, FP6, FP8},
		{[]Format{BF16, FP16}, FP8, BF16},
		{[]Format{FP16, TF32}, BF16, FP16},
		{[]Format{FP16, TF32}, FP8, FP16},
		{[]Format{BF16, TF32}, FP16, BF16},
		{[]Format{TF32, FP32}, FP4, TF32},
		{[]Format{TF32, FP32}, FP16, TF32},
		{[]Format{FP32}, BF16, FP32},
	} {
		peak, got := machine(c.have...).Rate(c.want)
		if got != c.got || peak != float64(c.got)+1 {
			t.Errorf("%v of %v: %v at %g, want %v", c.want, c.have, got, peak, c.got)
		}
	}
	if peak, _ := machine().Rate(BF16); peak != 0 {
		t.Errorf("a machine without peaks has %g", peak)
	}
	for f := BF16; f < formats; f++ {
		if back, ok := FormatOf(f.String()); !ok || back != f {
			t.Errorf("%v reads back as %v", f, back)
		}
	}
	if _, ok := FormatOf("int8"); ok {
		t.Error("int8 is a training format")
	}
}
