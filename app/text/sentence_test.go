package text_test

import (
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// TestSentence: every way of asking makes one grammatical sentence. Figures of
// the answer are the engine's business, so they stand as N here.
func TestSentence(t *testing.T) {
	names := text.Names{Reference: "Llama 3.1 405B", Accelerator: "H100 SXM", Region: "US average"}
	sampler := spread.New()
	for _, c := range []struct {
		name  string
		asked engine.Scenario
		want  string
	}{
		{"default", engine.Scenario{}, "Training a model with 10× the compute of Llama 3.1 405B on H100 SXM in 90 days, on the US average grid takes about N, N and N of rent."},
		{"count", engine.Scenario{Accelerators: engine.Given(100000)}, "Training a model with 10× the compute of Llama 3.1 405B on H100 SXM, with 100,000 accelerators, on the US average grid takes about N, N and N of rent."},
		{"site", engine.Scenario{SiteMW: engine.Given(150)}, "Training a model with 10× the compute of Llama 3.1 405B on H100 SXM, within 150 MW of power, on the US average grid takes about N on N and N of rent."},
		{"compute", engine.Scenario{ComputeFLOP: engine.Given(1e26)}, "Training a model with 1e26 FLOP of compute, in the manner of Llama 3.1 405B on H100 SXM in 90 days, on the US average grid takes about N, N and N of rent."},
		{"model", engine.Scenario{Model: engine.Model{Params: engine.Given(70e9), Tokens: engine.Given(15e12)}}, "Training a model of 70 billion parameters on 15 trillion tokens, otherwise like Llama 3.1 405B, on H100 SXM in 90 days, on the US average grid takes about N, N and N of rent."},
	} {
		c.asked.Draws = engine.Given(100)
		a := sampler.Answer(catalog.Default(), c.asked)
		if !a.OK {
			t.Errorf("%s: no answer: %v", c.name, a.Findings)
			continue
		}
		var b strings.Builder
		for _, p := range text.Question(a.Scenario, names, a) {
			b.WriteString(p.Words)
		}
		figures := 0
		for _, p := range text.Reply(a) {
			if p.Figure {
				figures++
				b.WriteString("N")
			} else {
				b.WriteString(p.Words)
			}
		}
		if got := strings.ReplaceAll(b.String(), "\u00a0", " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if figures != 3 {
			t.Errorf("%s: %d figures", c.name, figures)
		}
		whole := text.Sentence(a.Scenario, names, a)
		for _, never := range []string{"NaN", "Inf", "no figure", "  "} {
			if strings.Contains(whole, never) {
				t.Errorf("%s: %q", c.name, whole)
			}
		}
		if ranges := text.Ranges(a); strings.Count(ranges, " to ") < 4 || !strings.HasSuffix(ranges, ".") {
			t.Errorf("%s: ranges %q", c.name, ranges)
		}
	}
}

// TestBand: the middle of the line is the value, its ends a quarter and four
// times of it; shares lie on their own scale.
func TestBand(t *testing.T) {
	b := text.BandOf("power_mw", spread.Quantity{Value: 100, Low: 50, High: 400, Known: true})
	if b.At != 0.5 || b.Low < 0.2499 || b.Low > 0.2501 || b.High < 0.9999 || !b.Shown {
		t.Errorf("100 between 50 and 400: %+v; want a quarter, the middle and the end", b)
	}
	b = text.BandOf("power_mw", spread.Quantity{Value: 100, Low: 1, High: 1e6, Known: true})
	if b.Low != 0 || b.High != 1 {
		t.Errorf("beyond the ends: %+v", b)
	}
	b = text.BandOf("mfu", spread.Quantity{Value: 0.4, Low: 0.3, High: 0.5, Known: true})
	if b.Low != 0.3 || b.At != 0.4 || b.High != 0.5 {
		t.Errorf("a share: %+v", b)
	}
	for _, q := range []spread.Quantity{{}, {Value: 90, Low: 90, High: 90, Known: true}, {Value: 90, Low: 89.999, High: 90, Known: true}} {
		if text.BandOf("days", q).Shown {
			t.Errorf("%+v has no range to show", q)
		}
	}
}

// TestWords: every result has a label, every size its words, every list its
// entries in words.
func TestWords(t *testing.T) {
	for _, r := range engine.Results {
		if text.Labels[r.Name] == "" {
			t.Errorf("result %s has no label", r.Name)
		}
	}
	for size := range text.Sizes {
		shown := map[string]bool{}
		for _, name := range text.Headlines(size) {
			shown[name] = true
		}
		for _, g := range text.Groups(size, true) {
			for _, name := range g.Results {
				if shown[name] {
					t.Errorf("size %d shows %s twice", size, name)
				}
				shown[name] = true
			}
		}
		if len(shown) != len(engine.Results) {
			t.Errorf("size %d shows %d of %d results", size, len(shown), len(engine.Results))
		}
	}
	for _, g := range text.Assumptions {
		for _, a := range g.Fields {
			f, ok := engine.FieldNamed(a.Field)
			if !ok || a.Label == "" {
				t.Errorf("assumption %+v", a)
			}
			if f.Words != nil && len(f.Words) != len(a.Words) {
				t.Errorf("%s: %d words for %d entries", a.Field, len(a.Words), len(f.Words))
			}
		}
	}
}
