package engine

import (
	"strings"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// fallback is the format that stands in for one an accelerator lacks. No
// integer format and no sparse peak is ever among them.
var fallback = map[string]string{"fp4": "fp8", "fp6": "fp8", "fp8": "bf16", "bf16": "fp16", "fp16": "bf16", "tf32": "fp32"}

// machine finds the accelerator and its dense peak.
func (r *resolver) machine() {
	s := r.s
	if s.Own.Name != "" {
		r.accelerator = own(s.Own)
	} else {
		id := s.Accelerator
		if id == "" {
			id = DefaultAccelerator
		}
		a, ok := r.cat.Accelerator(id)
		if !ok {
			r.found.Error("accelerator", "unknown-accelerator", "There is no accelerator “"+short(id)+"” in the catalogue.")
			return
		}
		r.accelerator = a
		if a.Status == catalog.Announced {
			r.found.Note("accelerator", "announced", a.Short+" is announced: its figures are its maker's promises.")
		}
	}
	want := s.Format
	if want == "" {
		want = Formats[0]
	}
	r.format = want
	tried := map[string]bool{}
	for {
		peak, ok := r.accelerator.Peak(r.format)
		if ok {
			r.in.Peak = peak
			break
		}
		tried[r.format] = true
		next := fallback[r.format]
		if tried[next] { // bf16 and fp16 name each other
			next = "tf32"
			if tried[next] {
				next = "fp32"
			}
		}
		if next == "" || tried[next] {
			r.found.Error("format", "no-peak", r.accelerator.Short+" has no "+strings.ToUpper(want)+" peak, and none that may stand in for it.")
			return
		}
		r.format = next
	}
	if r.format != want {
		r.found.Warn("format", "format-replaced", r.accelerator.Short+" has no "+strings.ToUpper(want)+" peak; "+strings.ToUpper(r.format)+" was used.")
	}
}

// own makes an accelerator of the user's figures.
func own(h Hardware) catalog.Accelerator {
	a := catalog.Accelerator{Name: h.Name, Short: h.Name, Family: "own", Status: catalog.Available}
	peaks := map[string]Number{"fp32": h.PeakFP32, "tf32": h.PeakTF32, "fp16": h.PeakFP16, "bf16": h.PeakBF16, "fp8": h.PeakFP8, "fp6": h.PeakFP6, "fp4": h.PeakFP4}
	for _, f := range Formats {
		a.SetPeak(f, given(peaks[f], unit.TeraFLOPPerSecond))
	}
	a.Memory = given(h.MemoryGB, unit.Gigabyte)
	a.MemoryBandwidth = given(h.MemoryBWTBs, unit.TerabytePerSecond)
	a.TDP = given(h.TDPW, unit.Watt)
	a.ScaleUpDomain = given(h.ScaleUpDomain, unit.Count(1))
	a.ScaleUpBandwidth = given(h.ScaleUpGBs, unit.GigabytePerSecond)
	a.ScaleOutBandwidth = given(h.ScaleOutGbps, unit.GigabitPerSecond)
	a.ChipPrice = given(h.ChipUSD, unit.Dollar)
	a.ServerPriceRatio = given(h.ServerPriceRatio, unit.Ratio(1))
	a.ServerPowerRatio = given(h.ServerPowerRatio, unit.Ratio(1))
	return a
}

// given is a number of the user's as an estimate, missing where there is none.
func given[T unit.Quantity](n Number, per T) estimate.Of[T] {
	return override(n, per, estimate.Missing[T]("not given"))
}
