package view

import (
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/state"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// drawn is the page's markup after some messages. Natively a component is drawn
// once, without a browser.
func drawn(t *testing.T, messages ...state.Message) string {
	t.Helper()
	if app.IsClient {
		t.Skip("markup is made natively; in a browser there is the page itself")
	}
	r := New(catalog.Default())
	for _, m := range messages {
		next, effects := state.Update(r.state, m)
		r.state = next
		for _, e := range effects {
			if c, ok := e.(state.Compute); ok {
				r.state, _ = state.Update(r.state, state.Answered{Answer: r.sampler.Answer(catalog.Default(), c.Scenario)})
			}
		}
	}
	return app.HTMLString(r)
}

func TestDrawn(t *testing.T) {
	for _, c := range []struct {
		name     string
		messages []state.Message
		want     []string
		never    []string
	}{
		{"default", nil,
			[]string{`data-field="scale"`, `data-field="reference"`, `data-field="accelerator"`, `data-field="days"`, `data-field="size"`, `data-field="region"`, `data-field="scale.slider"`, "Eight times in ten", "sixfold"},
			[]string{`class="pick text factor bad"`, "NaN", "answer stale"}},
		{"bad value", []state.Message{state.SetText{Field: "scale", Text: "ten"}},
			[]string{"“ten” is not one", "pick bad text factor", "answer stale"}, []string{"Eight times in ten"}},
		{"no answer", []state.Message{state.LinkOpened{Fragment: "v1&accelerator=no-such"}},
			[]string{"no-such", "answer stale"}, []string{"NaN"}},
		{"by count", []state.Message{state.Choose{Field: "size", ID: "accelerators"}},
			[]string{`data-field="accelerators"`, `data-result="days"`}, []string{`data-field="days"`}},
		{"compute given", []state.Message{state.SetText{Field: "compute_flop", Text: "1e26"}},
			[]string{`data-field="compute_flop"`, "Ask for a multiple"}, []string{`data-field="scale"`, `data-field="scale.slider"`}},
		{"working", []state.Message{state.Toggle{Path: "accelerator_hours"}, state.Toggle{Path: "accelerator_hours/Rate"}},
			[]string{"How this comes about: accelerator-hours", `target="_blank"`, `rel="noopener"`}, nil},
		{"programme", []state.Message{state.Choose{Field: "scope", ID: "with-experiments"}},
			[]string{`data-result="programme_cost_rental_usd"`}, nil},
		{"power twice, carbon twice, water twice, the costs side by side", nil,
			[]string{`data-result="power_mw"`, `data-result="power_peak_mw"`, `data-result="carbon_embodied_t"`, "market-based: no figure", "choose an operator",
				"Why the three costs differ", "Of the water, ", `aria-controls="working-ShareUsed"`, `aria-controls="working-WaterOnSite"`, `href="backtest.html"`}, []string{"market-based: 0"}},
		{"contracted share", []state.Message{state.SetText{Field: "contracted_clean_share", Text: "50%"}},
			[]string{"market-based: ", `data-result="carbon_market_t"`}, []string{"market-based: no figure", "choose an operator", "NaN"}},
		{"all contracted", []state.Message{state.SetText{Field: "contracted_clean_share", Text: "100%"}},
			[]string{"market-based: 0"}, []string{"market-based: no figure", "NaN"}},
		{"workings beside each other", []state.Message{state.Toggle{Path: "ShareUsed"}, state.Toggle{Path: "RentOverOwned"}, state.Toggle{Path: "WaterOnSite"}},
			[]string{"How this comes about: share of the cluster used up", "How this comes about: rent ÷ owned cost", "How this comes about: water on site"}, []string{"NaN"}},
		{"changed", []state.Message{state.Slide{Position: state.SlideEnd}, state.SetText{Field: "pue", Text: "1.3"}},
			[]string{"Reset: scaling factor 1,000×", "Reset: PUE 1.3"}, []string{"Nothing differs"}},
		{"pinned", []state.Message{state.PinNow{}, state.Slide{Position: state.SlideEnd}},
			[]string{`data-field="pin.1.name"`, "from “Llama 4, as announced”", "100×", "Remove: Llama 4, as announced", `class="wide"`}, []string{"NaN"}},
		{"turned round", []state.Message{state.TurnReady{ID: "billion"}},
			[]string{`data-field="turn.value"`, `value="$1B"`, `data-field="turn.vary"`, "What fits in 1 GW?", `aria-controls="turned-panel"`}, []string{"NaN"}},
		{"a limit that is none", []state.Message{state.Turn{Control: state.TurnValueControl, Text: "1-2"}},
			[]string{"a range cannot be used here"}, []string{"answer stale"}},
		{"own machine", []state.Message{state.LinkOpened{Fragment: "v1&accelerator.name=Mine&accelerator.peak_tflops.bf16=1000&accelerator.tdp_w=700"}},
			[]string{"Mine"}, []string{"NaN"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := drawn(t, c.messages...)
			for _, w := range c.want {
				if !strings.Contains(got, w) {
					t.Errorf("lacks %q", w)
				}
			}
			for _, w := range c.never {
				if strings.Contains(got, w) {
					t.Errorf("holds %q", w)
				}
			}
			if strings.Contains(got, "\\n") {
				t.Error("a text holds a line break, which the static page cannot carry")
			}
		})
	}
}

// TestForeignTextIsText: what a link names stands on the page as text.
func TestForeignTextIsText(t *testing.T) {
	got := drawn(t, state.LinkOpened{Fragment: "v1&accelerator.name=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&accelerator.peak_tflops.bf16=1000&reference=%3Cscript%3E"})
	outside := regexp.MustCompile(`"[^"]*"`).ReplaceAllString(got, "") // within quotes it is an attribute
	for _, never := range []string{"<img", "<script"} {
		if strings.Contains(outside, never) {
			t.Errorf("the page holds %s", never)
		}
	}
}

// TestMessages: an edit of each kind of field.
func TestMessages(t *testing.T) {
	for _, c := range []struct {
		edit field.Edit
		want []state.Message
	}{
		{field.Edit{Key: "scale", Text: "2"}, []state.Message{state.SetText{Field: "scale", Text: "2"}}},
		{field.Edit{Key: "scale", Text: "2", Done: true}, []state.Message{state.SetText{Field: "scale", Text: "2"}, state.Commit{Field: "scale"}}},
		{field.Edit{Key: state.SlideControl, Text: "48"}, []state.Message{state.Slide{Position: 48}}},
		{field.Edit{Key: state.SlideControl, Text: "48", Done: true}, []state.Message{state.Commit{Field: state.SlideControl}}},
		{field.Edit{Key: state.SlideControl, Text: "?"}, nil},
		{field.Edit{Key: "region", Text: "fr", Done: true}, []state.Message{state.Choose{Field: "region", ID: "fr"}}},
		{field.Edit{Key: "pin.3.name", Text: "x"}, []state.Message{state.Rename{ID: 3, Name: "x"}}},
		{field.Edit{Key: "pin.3.name", Text: "x", Done: true}, []state.Message{state.Rename{ID: 3, Name: "x"}, state.Commit{Field: "pin.3.name"}}},
		{field.Edit{Key: state.AgainstControl, Text: "3", Done: true}, []state.Message{state.HoldAgainst{ID: 3}}},
		{field.Edit{Key: state.AgainstControl, Text: "x", Done: true}, nil},
		{field.Edit{Key: state.TurnValueControl, Text: "$1B"}, []state.Message{state.Turn{Control: state.TurnValueControl, Text: "$1B"}}},
		{field.Edit{Key: "plan.factor", Text: "3"}, []state.Message{state.SetPlan{Name: "plan.factor", Text: "3"}}},
		{field.Edit{Key: state.ShareSlider, Text: "20"}, []state.Message{state.SetPlan{Name: state.ShareSlider, Text: "20"}}},
		{field.Edit{Key: state.ShareSlider, Text: "20", Done: true}, []state.Message{state.Commit{Field: state.ShareSlider}}},
		{field.Edit{Key: "drive.result", Text: "days", Done: true}, []state.Message{state.Choose{Field: "drive.result", ID: "days"}}},
		{field.Edit{Key: "size", Text: "site_mw", Done: true}, []state.Message{state.Choose{Field: "size", ID: "site_mw"}}},
	} {
		got := messages(c.edit)
		if len(got) != len(c.want) {
			t.Errorf("%+v means %+v, want %+v", c.edit, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%+v means %+v, want %+v", c.edit, got, c.want)
			}
		}
	}
}

// BenchmarkRender draws the page as every event does.
func BenchmarkRender(b *testing.B) {
	r := New(catalog.Default())
	for b.Loop() {
		r.Render()
	}
}

// BenchmarkAnswer asks for the next factor, as a drag does.
func BenchmarkAnswer(b *testing.B) {
	sampler, cat := spread.New(), catalog.Default()
	position := 0
	for b.Loop() {
		position = (position + 1) % state.SlideEnd
		sampler.Answer(cat, engine.Scenario{Scale: engine.Given(state.FactorAt(position))})
	}
}
