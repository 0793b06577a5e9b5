package state

import (
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// TestPresets: each ready question has words and an answer of its own. The counts
// are those the developers published: 16,384 H100 for Llama 3.1 405B (arXiv:2407.21783,
// section 3.3), 32,000 for Behemoth (Meta, April 2025).
func TestPresets(t *testing.T) {
	cat := catalog.Default()
	seen := map[engine.Scenario]string{}
	want := map[string]engine.Scenario{
		"llama4-announced": {},
		"llama31-405b":     {Scale: engine.Given(1), Accelerators: engine.Given(16384)},
		"llama4-behemoth":  {Reference: "llama4-behemoth", Scale: engine.Given(1), Format: "fp8", Accelerators: engine.Given(32000)},
		"llama4-scout":     {Reference: "llama4-scout", Scale: engine.Given(1)},
		"llama4-maverick":  {Reference: "llama4-maverick", Scale: engine.Given(1)},
		"10x-llama3-70b":   {Reference: "llama3-70b"},
		"100x-llama31":     {Scale: engine.Given(100)},
	}
	presets := Presets(cat)
	if len(presets) != len(want) {
		t.Errorf("%d presets, want %d", len(presets), len(want))
	}
	for _, preset := range presets {
		if other := seen[preset.Scenario]; other != "" {
			t.Errorf("%s and %s ask the same", preset.ID, other)
		}
		seen[preset.Scenario] = preset.ID
		if preset.Words == "" || preset.About == "" {
			t.Errorf("%s has no words", preset.ID)
		}
		w := want[preset.ID]
		got := preset.Scenario
		if w.Format == "" {
			got.Format = "" // what the run was trained in, where that is published
		}
		if got != w {
			t.Errorf("%s asks %+v, want %+v", preset.ID, got, w)
		}
		p := opened(t, "")
		p.do(UsePreset{preset.ID})
		if p.Failing() || p.Answer.Scenario != preset.Scenario {
			t.Errorf("%s has no answer: %v", preset.ID, p.Found)
		}
		if chosen, ok := p.Preset(); !ok || chosen.ID != preset.ID {
			t.Errorf("%s is not shown as chosen", preset.ID)
		}
	}
}

// TestLlama3: 6·N·D of the two model cards: 405.853e9 × 15.6e12 over 70e9 × 15e12 is
// 6.03 (arXiv:2407.21783; Llama 3 model card).
func TestLlama3(t *testing.T) {
	ratio, large, small := Llama3(catalog.Default())
	if ratio < 6.02 || ratio > 6.04 || large != "Llama 3.1 405B" || small != "Llama 3 70B" {
		t.Errorf("%v, %q, %q", ratio, large, small)
	}
}
