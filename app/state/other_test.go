package state

import (
	"strings"
	"testing"

	"tenfold/engine/catalog"
)

// Each tool is said in a sentence with a number and reasons, and its table has a
// factor for each result; what is chosen is no step of the history.
func TestOtherTools(t *testing.T) {
	p := opened(t, "")
	past := len(p.past)
	for _, tool := range catalog.Default().Tools() {
		p.do(SetOther{ID: tool.ID})
		o := p.Others()
		if o.Tool != tool.ID || len(o.Results) != len(tool.Says) || !strings.HasPrefix(o.Says, tool.Name+" would say ") {
			t.Errorf("%s: %q", tool.ID, o.Says)
		}
		if !strings.Contains(o.Says, ": it ") || !strings.Contains(o.Says, "(×") {
			t.Errorf("%s gives no reason: %q", tool.ID, o.Says)
		}
		for _, name := range o.Results {
			if name == "" {
				t.Errorf("%s: a result has no label", tool.ID)
			}
		}
		for _, step := range o.Steps {
			if len(step.Factors) != len(o.Results) || step.Origin == "" || len(step.Sources) == 0 || strings.Contains(step.Words, "_") {
				t.Errorf("%s: %+v", tool.ID, step)
			}
		}
	}
	if len(p.past) != past || len(p.links) != 0 {
		t.Error("another tool is another question")
	}
	p.do(SetOther{ID: "no-such"})
	if o := p.Others(); o.Says == "" {
		t.Error("an unknown tool leaves nothing")
	}
	p = opened(t, "v1&accelerator.name=x&accelerator.peak_tflops.bf16=900")
	p.do(SetOther{ID: "mlco2"})
	if o := p.Others(); !strings.Contains(o.Says, "a figure is missing") || strings.Contains(strings.Join(o.Whole, " "), "NaN") {
		t.Errorf("without a power it says %q, %q", o.Says, o.Whole)
	}
}
