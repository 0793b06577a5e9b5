package spread

import (
	"slices"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// TestAdvance: an answer in slices is the answer at once, whatever the size that
// is given and however tight the memory; it comes to an end; and a slice that
// was not enough leaves nothing behind that another answer would rest on.
func TestAdvance(t *testing.T) {
	cat := catalog.Default()
	sliced := New()
	for _, s := range []engine.Scenario{
		{}, {Scale: engine.Given(0.001), Days: engine.Given(3)}, {Accelerators: engine.Given(512)}, {Accelerators: engine.Given(16384), Scale: engine.Given(1)},
		{SiteMW: engine.Given(1)}, {MFU: engine.Given(0.4)}, {Scale: engine.Given(1e6)}, {Accelerator: "no-such"},
		{Layout: engine.Layout{TP: engine.Given(8), PP: engine.Given(16), CP: engine.Given(1), DP: engine.Given(128)}},
	} {
		for _, id := range []string{s.Accelerator, "v100-pcie-16gb", "tpu-v5e", "gb200-nvl72"} {
			s := s
			s.Accelerator, s.Draws = id, engine.Given(100)
			steps := 0
			for !sliced.Advance(cat, s) {
				if steps++; steps > 200 {
					t.Fatalf("%+v: no end", s)
				}
				if sliced.Searched(cat, s) {
					t.Fatalf("%+v: not through, and nothing left to search", s)
				}
				sliced.Advance(cat, engine.Scenario{}) // another question in between
			}
			if !sliced.Searched(cat, s) {
				t.Errorf("%+v: through, and something left to search", s)
			}
			got, want := sliced.Answer(cat, s), New().Answer(cat, s)
			if got.OK != want.OK || !slices.Equal(got.Results, want.Results) || !slices.Equal(got.Findings, want.Findings) {
				t.Errorf("%s, scale %v, in slices: %v, %v; at once: %v, %v", id, s.Scale, got.Results, got.Findings, want.Results, want.Findings)
			}
		}
	}
}
