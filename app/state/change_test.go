package state

import (
	"slices"
	"testing"

	"tenfold/engine"
)

func words(changes []Change) []string {
	var out []string
	for _, c := range changes {
		out = append(out, c.Label+": "+c.Words)
	}
	return out
}

// TestChanges: what differs from the default question is said in the page's
// words, in the order of the engine's fields, hardware of one's own as one thing.
func TestChanges(t *testing.T) {
	for _, c := range []struct {
		fragment string
		want     []string
	}{
		{"", nil},
		{"v1&scale=10&days=90&region=us-avg", nil},
		{"v1&scale=30&accelerator=b200-sxm&site_mw=150&mfu=0.4&count_attention=false&rental_usd_per_hour=2.5&commitment=on-demand",
			[]string{"scaling factor: 30×", "accelerator: B200", "site's power: 150\u00a0MW", "MFU: 40\u00a0%", "counting attention: left out", "rent per accelerator-hour: $2.5", "commitment: on demand"}},
		{"v1&accelerator.name=Mine&accelerator.peak_tflops.bf16=1000&accelerator.tdp_w=700", []string{"accelerator: Mine"}},
	} {
		p := opened(t, c.fragment)
		if got := words(p.Changes(p.Scenario)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.fragment, got, c.want)
		}
	}
}

// TestReset: resetting what is listed, one after the other, leads to the default
// question, and Undo back from it.
func TestReset(t *testing.T) {
	p := opened(t, "v1&scale=30&accelerator=b200-sxm&accelerators=4096&format=fp8&count_attention=false&model.seq_len=4096&scope=with-experiments")
	asked := p.Scenario
	steps := 0
	for _, c := range p.Changes(asked) {
		if !p.Differs(c.Field) {
			t.Errorf("%s is listed and does not differ", c.Field)
		}
		p.do(Reset{c.Field})
		steps++
		if p.Differs(c.Field) || p.Answer.Scenario != p.Scenario {
			t.Errorf("%s is not reset: %+v", c.Field, p.Scenario)
		}
	}
	if p.Scenario != (engine.Scenario{}) || p.Changed() {
		t.Errorf("left: %+v", p.Scenario)
	}
	for range steps {
		p.do(Undo{})
	}
	if p.Scenario != asked || p.CanUndo() {
		t.Errorf("undone to %+v", p.Scenario)
	}
	p.do(ResetAll{})
	if p.Scenario != (engine.Scenario{}) {
		t.Errorf("all reset: %+v", p.Scenario)
	}
	p.do(Undo{})
	if p.Scenario != asked {
		t.Error("resetting all cannot be undone")
	}
	p = opened(t, "v1&accelerator.name=Mine&accelerator.peak_tflops.bf16=1000&accelerator.tdp_w=700")
	p.do(Reset{"accelerator"})
	if p.Scenario != (engine.Scenario{}) {
		t.Errorf("hardware of one's own stays: %+v", p.Scenario)
	}
}

// TestOpenChoices: a list that may be left open stands at an entry of its own, and
// goes back to it.
func TestOpenChoices(t *testing.T) {
	for field, id := range map[string]string{"operator": "aws", "layout.recompute": "full"} {
		p := opened(t, "")
		if p.Choice(field) != None {
			t.Errorf("%s stands at %q", field, p.Choice(field))
		}
		p.do(Choose{field, id})
		if p.Choice(field) != id || p.Scenario == (engine.Scenario{}) {
			t.Errorf("%s stands at %q, chosen %q", field, p.Choice(field), id)
		}
		p.do(Choose{field, None})
		if p.Scenario != (engine.Scenario{}) {
			t.Errorf("%s left open again: %+v", field, p.Scenario)
		}
	}
	if got := opened(t, "v1&seed=20240732&accelerators=1234567"); got.Text("seed") != "20,240,732" || got.Text("accelerators") != "1,234,567" {
		t.Errorf("whole numbers: %s, %s", got.Text("seed"), got.Text("accelerators"))
	}
}

// TestResetOfWhatCannotBeRead: text that is no number counts as a difference, and
// goes.
func TestResetOfWhatCannotBeRead(t *testing.T) {
	p := opened(t, "")
	p.do(SetText{"pue", "ten"})
	before := p.RevisionOf("pue")
	if !p.Differs("pue") || !p.Changed() {
		t.Error("nothing to reset")
	}
	p.do(Reset{"pue"})
	if p.Text("pue") != "" || p.Failing() || p.RevisionOf("pue") == before {
		t.Errorf("the field shows %q, failing %v", p.Text("pue"), p.Failing())
	}
}
