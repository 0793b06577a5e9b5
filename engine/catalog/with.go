package catalog

import (
	"slices"

	"tenfold/engine/unit"
)

// With is the catalogue with a in place of the accelerator of its id; all else
// is shared. Without one of that id it is c itself.
func (c *Catalog) With(a Accelerator) *Catalog {
	i, ok := c.find("accelerator", a.ID)
	if !ok {
		return c
	}
	other := *c
	other.accelerators = slices.Clone(c.accelerators)
	other.accelerators[i] = &a
	return &other
}

// Faster is the accelerator with everything that decides how fast it is, and how
// large a model it holds, n times as large: dense peaks, memory, and the bandwidths
// of memory and of both networks.
func (a Accelerator) Faster(n float64) Accelerator {
	for i := range a.peaks {
		a.peaks[i] = a.peaks[i].Times(n)
	}
	a.Memory = a.Memory.Times(n)
	a.MemoryBandwidth = a.MemoryBandwidth.Times(n)
	a.ScaleUpBandwidth = a.ScaleUpBandwidth.Times(n)
	a.ScaleOutBandwidth = a.ScaleOutBandwidth.Times(n)
	return a
}

// Equivalents is how many accelerators of another kind have the dense BF16 peak
// of n of these; false where either has none.
func (a Accelerator) Equivalents(n unit.Count, other Accelerator) (unit.Count, bool) {
	mine, ok := a.Peak("bf16")
	theirs, has := other.Peak("bf16")
	if !ok || !has {
		return unit.Unknown[unit.Count](), false
	}
	return unit.Scaled(n, unit.Per(mine.Value, theirs.Value)), true
}
