package engine

import (
	"slices"
	"testing"
	"time"

	"tenfold/engine/catalog"
)

// TestSearchesBreathe: the longest searches give way often enough that nobody who
// waits beside them notices: no part between two breaths is more than a fiftieth of
// the whole. Parts are the same each time, so that the least of some times is the
// part's own and not the machine's.
func TestSearchesBreathe(t *testing.T) {
	cat := catalog.Default()
	for _, s := range []Scenario{
		{Scale: Given(2218.2), Accelerator: "rtx-4090", Accelerators: Given(538796)}, // little memory: many microbatches are tried
		{Scale: Given(1075.9), Accelerator: "h100-pcie", Days: Given(380)},
	} {
		var least []time.Duration
		longest, whole := time.Duration(1), time.Duration(0)
		for run := 0; run < 10 && longest*50 > whole; run++ {
			var parts []time.Duration
			last := time.Now()
			end := func() {
				parts = append(parts, time.Since(last))
				last = time.Now()
			}
			ResolveWith(cat, s, &Layouts{Breathe: end})
			end()
			if run == 0 {
				least = parts
			}
			whole = 0
			for i := range least {
				least[i] = min(least[i], parts[i])
				whole += least[i]
			}
			longest = slices.Max(least)
		}
		if longest*50 > whole {
			t.Errorf("%s: %v of %v without a breath", s.Accelerator, longest, whole)
		}
		t.Logf("%s: %d breaths, at most %v of %v apart", s.Accelerator, len(least), longest, whole)
	}
}
