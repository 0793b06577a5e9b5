package catalog

import (
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// SetPeak gives an accelerator of the user's own its dense peak in a format of
// [Formats]; a format that is none of them changes nothing.
func (a *Accelerator) SetPeak(format string, peak estimate.Of[unit.FLOPRate]) {
	for i, f := range Formats {
		if f == format {
			a.peaks[i] = peak
		}
	}
}
