package state

import (
	"slices"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/link"
	"tenfold/engine/spread"
)

// page plays messages against an engine that answers at once with few draws.
type page struct {
	State
	sampler *spread.Sampler
	effects []Effect // of the last message
	links   []WriteLink
}

func opened(t *testing.T, fragment string) *page {
	t.Helper()
	p := &page{sampler: spread.New()}
	p.State = Start(catalog.Default(), fragment, p.answer)
	return p
}

// answer keeps ranges rough, for speed; the question stays the one asked.
func (p *page) answer(s engine.Scenario) spread.Answer {
	few := s
	few.Draws = engine.Given(100)
	a := p.sampler.Answer(catalog.Default(), few)
	a.Scenario = s.Normal()
	return a
}

// do plays one message, and the engine's answer if one was asked for.
func (p *page) do(m Message) {
	p.State, p.effects = Update(p.State, m)
	effects := p.effects
	defer func() { p.effects = effects }()
	for _, e := range effects {
		switch e := e.(type) {
		case WriteLink:
			p.links = append(p.links, e)
		case Compute:
			p.do(Answered{p.answer(e.Scenario)})
		case Slice:
			switch {
			case e.Job.Turn != 0:
				p.do(p.search(e.Job))
				continue
			case e.Job.Beyond != 0:
				p.generate(e.Job)
				continue
			case e.Job.Timing != 0:
				p.time(e.Job)
				continue
			}
			p.do(Sliced{Job: e.Job, Answer: p.answer(e.Job.Scenario), Done: true})
		}
	}
}

func (p *page) value(t *testing.T, result string) float64 {
	t.Helper()
	q := p.Answer.Result(result)
	if !q.Known {
		t.Fatalf("no %s", result)
	}
	return q.Value
}

// TestTyped: what a person would accept is accepted, the rest gets a finding on
// its field; the text stays as typed, and so does the last good answer. The
// inputs are the list that the calculator's first specification names.
func TestTyped(t *testing.T) {
	for _, c := range []struct {
		text string
		want float64 // the factor then asked for
		code string  // of the finding
	}{
		{"-3", 10, "out-of-range"}, {"0", 10, "out-of-range"}, {"1e400", 10, "out-of-range"}, {"ten", 10, "not-a-number"},
		{"1e26", 10, "out-of-range"}, {"", 10, ""}, {"10x", 10, ""}, {"10×", 10, ""}, {"24k", 24000, ""}, {"1,5", 1.5, ""}, {"1.000,5", 1000.5, ""}, {" 30 ", 30, ""},
	} {
		p := opened(t, "")
		before := p.Answer
		p.do(SetText{"scale", c.text})
		if got := p.Text("scale"); got != c.text {
			t.Errorf("%q: the field shows %q", c.text, got)
		}
		if p.Factor() != c.want {
			t.Errorf("%q: asks for %v, want %v", c.text, p.Factor(), c.want)
		}
		f := p.Finding("scale")
		switch {
		case c.code == "" && f != nil && f.Severity == check.Error:
			t.Errorf("%q: refused: %s", c.text, f.Text)
		case c.code != "" && (f == nil || f.Code != c.code || !p.Bad("scale") || !p.Failing() || p.Wrong() == nil):
			t.Errorf("%q: finding %+v, failing %v; want %s", c.text, f, p.Failing(), c.code)
		}
		if c.code != "" && (!p.Answer.OK || p.Answer.Scenario != before.Scenario || len(p.links) != 0) {
			t.Errorf("%q: the last good answer is gone, or the link moved: %v", c.text, p.links)
		}
		p.do(SetText{"scale", "20"})
		if p.Failing() || p.Bad("scale") || p.Factor() != 20 || !p.Fresh {
			t.Errorf("%q, then 20: failing %v, factor %v", c.text, p.Failing(), p.Factor())
		}
	}
}

// TestEmptiedOnTheWay: a number that the sentence is worded by can be emptied to
// type another one: its control stays, and so does the answer, until the reader is
// through with it empty.
func TestEmptiedOnTheWay(t *testing.T) {
	for _, field := range []string{"accelerators", "site_mw", "compute_flop"} {
		typed := map[string]string{"accelerators": "20000", "site_mw": "150", "compute_flop": "5e25"}[field]
		f, _ := engine.FieldNamed(field)
		p := opened(t, "")
		p.do(SetText{field, typed})
		before := p.Scenario
		p.do(SetText{field, ""})
		if p.Scenario != before || p.Text(field) != "" || p.Failing() {
			t.Errorf("%s emptied: %+v, the field shows %q, failing %v", field, p.Scenario, p.Text(field), p.Failing())
		}
		p.do(SetText{field, typed[:1]})
		p.do(Commit{field})
		if n := *f.Number(&p.Scenario); !n.Set || p.Text(field) != typed[:1] {
			t.Errorf("%s: then %q: %+v, the field shows %q", field, typed[:1], n, p.Text(field))
		}
		p.do(SetText{field, " "})
		p.do(Commit{field})
		if p.Scenario != (engine.Scenario{}) || p.Text("days") != "90" || p.Text("scale") != "10×" {
			t.Errorf("%s left empty: %+v, days %q, factor %q", field, p.Scenario, p.Text("days"), p.Text("scale"))
		}
		p.do(Undo{})
		if n := *f.Number(&p.Scenario); !n.Set {
			t.Errorf("%s: not undone: %+v", field, p.Scenario)
		}
	}
}

// TestImpossible: text that can be read but has no answer keeps the last good
// one, and says why.
func TestImpossible(t *testing.T) {
	p := opened(t, "")
	p.do(SetText{"days", "0.001"})
	if !p.Failing() || p.Wrong() == nil || !p.Answer.OK {
		t.Fatalf("ten times Llama 3.1 405B in 90 seconds: failing %v, found %v", p.Failing(), p.Found)
	}
	p.do(SetText{"days", "90"})
	if p.Failing() || p.Scenario != (engine.Scenario{}) {
		t.Errorf("not mended: %v, %+v", p.Found, p.Scenario)
	}
}

// TestBadTextDoesNotHoldOthers: a bad value in one field leaves the others
// usable, and is still there.
func TestBadTextDoesNotHoldOthers(t *testing.T) {
	p := opened(t, "")
	p.do(SetText{"scale", "ten"})
	p.do(Choose{"accelerator", "b200-sxm"})
	if p.Answer.Scenario.Accelerator != "b200-sxm" || p.Text("scale") != "ten" || !p.Failing() {
		t.Errorf("answer for %q, field %q, failing %v", p.Answer.Scenario.Accelerator, p.Text("scale"), p.Failing())
	}
	p.do(UsePreset{"100x-llama31"})
	if p.Text("scale") != "100×" || p.Failing() {
		t.Errorf("after a preset the field shows %q, failing %v", p.Text("scale"), p.Failing())
	}
}

// TestRevisions: a control in use keeps its revision, all others get a new one.
func TestRevisions(t *testing.T) {
	p := opened(t, "")
	text, slider := p.RevisionOf("scale"), p.RevisionOf(SlideControl)
	for _, s := range []string{"2", "25", "25."} {
		p.do(SetText{"scale", s})
		if p.RevisionOf("scale") != text {
			t.Fatalf("typing %q: the field would be overwritten", s)
		}
		if p.RevisionOf(SlideControl) == slider {
			t.Fatalf("typing %q: the slider would not follow", s)
		}
		slider = p.RevisionOf(SlideControl)
	}
	p.do(Commit{"scale"})
	if p.RevisionOf("scale") != text || p.Text("scale") != "25." {
		t.Error("leaving the field would overwrite it")
	}
	p.do(Slide{PositionOf(100)})
	if p.RevisionOf("scale") == text || p.Text("scale") != "100×" {
		t.Errorf("the slider moved: the field shows %q", p.Text("scale"))
	}
	before := p.RevisionOf("scale")
	p.do(Undo{})
	if p.RevisionOf("scale") == before {
		t.Error("undo would not show")
	}
}

// TestHistory: an edit is one step however many keys it takes; choices and
// presets are steps of their own.
func TestHistory(t *testing.T) {
	p := opened(t, "")
	for _, s := range []string{"2", "25", "250"} {
		p.do(SetText{"scale", s})
	}
	p.do(Commit{"scale"})
	p.do(SetText{"scale", "30"})
	p.do(Choose{"region", "fr"})
	want := []WriteLink{{"v1&scale=2", true}, {"v1&scale=25", false}, {"v1&scale=250", false}, {"v1&scale=30", true}, {"v1&scale=30&region=fr", true}}
	if !slices.Equal(p.links, want) {
		t.Errorf("links %v, want %v", p.links, want)
	}
	for _, factor := range []float64{30, 250, 10} {
		if !p.CanUndo() {
			t.Fatal("nothing to undo")
		}
		p.do(Undo{})
		if p.Factor() != factor || p.Scenario.Region != "" || p.Answer.Scenario != p.Scenario {
			t.Errorf("undone to %v in %q, want %v", p.Factor(), p.Scenario.Region, factor)
		}
	}
	if p.CanUndo() {
		t.Error("more to undo than was done")
	}
	p.do(Redo{})
	p.do(Redo{})
	if p.Factor() != 30 || !p.CanRedo() {
		t.Errorf("redone to %v", p.Factor())
	}
	p.do(Choose{"accelerator", "b200-sxm"})
	if p.CanRedo() {
		t.Error("a new step leaves nothing to redo")
	}
}

// TestLinks: Back and Forward come as opened links; they ask again and write
// nothing.
func TestLinks(t *testing.T) {
	p := opened(t, "#v1&scale=100&accelerator=tpu-v5p&days=30")
	if p.Factor() != 100 || p.Scenario.Accelerator != "tpu-v5p" || p.Text("days") != "30" || !p.Fresh {
		t.Fatalf("opened: %+v", p.Scenario)
	}
	p.do(LinkOpened{""})
	if p.Scenario != (engine.Scenario{}) || p.Text("scale") != "10×" || p.Answer.Scenario != p.Scenario || len(p.links) != 0 {
		t.Errorf("Back: %+v, links %v", p.Scenario, p.links)
	}
	p.do(SetText{"scale", "ten"})
	p.do(LinkOpened{""})
	if p.Failing() || p.Text("scale") != "10×" {
		t.Errorf("the link opened again does not mend the field: %q", p.Text("scale"))
	}
	p.do(LinkOpened{"v9&scale=20&colour=red"})
	if p.Factor() != 20 || len(p.LinkFound) != 2 || p.Failing() {
		t.Errorf("a link of the future: %v, found %v", p.Factor(), p.LinkFound)
	}
	p.do(LinkOpened{"sources"})
	if p.Factor() != 20 {
		t.Error("an anchor is no question")
	}
	p.do(LinkOpened{"v1&accelerator=no-such"})
	if !p.Failing() || !p.Answer.OK || p.Answer.Scenario.Scale.Value != 20 {
		t.Errorf("an unknown accelerator: failing %v, answer for %+v", p.Failing(), p.Answer.Scenario)
	}
}

// TestStartWithoutAnswer: a link that has no answer opens beside the default
// answer, and says why.
func TestStartWithoutAnswer(t *testing.T) {
	for _, fragment := range []string{"v1&accelerator=no-such", "v1&accelerators=100&days=3"} {
		p := opened(t, fragment)
		if !p.Failing() || p.Wrong() == nil || !p.Answer.OK || p.Answer.Scenario != (engine.Scenario{}) {
			t.Errorf("%s: failing %v, answer %+v", fragment, p.Failing(), p.Answer.Scenario)
		}
	}
	p := opened(t, strings.Repeat("x%%%", 2500))
	if p.Failing() || p.Scenario != (engine.Scenario{}) || len(p.LinkFound) == 0 {
		t.Errorf("noise: failing %v, %+v", p.Failing(), p.Scenario)
	}
}

// TestFragmentsReadBack: what the page writes, it opens to the same question.
func TestFragmentsReadBack(t *testing.T) {
	p := opened(t, "")
	for _, m := range []Message{SetText{"scale", "33.3"}, Choose{"reference", "llama3-70b"}, Choose{"size", "accelerators"}, SetText{"pue", "1.2"}, Choose{"scope", "with-experiments"}, Choose{"count_attention", "false"}, SetText{"mfu", "40 %"}} {
		p.do(m)
		q := opened(t, Fragment(p.Scenario))
		if q.Scenario != p.Scenario {
			t.Errorf("after %+v: %q opens as %+v, want %+v", m, Fragment(p.Scenario), q.Scenario, p.Scenario)
		}
	}
	if Fragment(engine.Scenario{}) != "" || Link(engine.Scenario{}) != "v1" {
		t.Error("the default question needs no fragment, and v1 as a link")
	}
}

// TestSizes: another size starts from what the answer on show leads to, and only
// one is ever given.
func TestSizes(t *testing.T) {
	p := opened(t, "")
	count := p.value(t, "accelerators")
	p.do(Choose{"size", "accelerators"})
	got := p.Scenario.Accelerators
	if !got.Set || got.Value < 0.94*count || got.Value > 1.06*count || p.Scenario.Days.Set || p.Choice("size") != "accelerators" {
		t.Errorf("from %v accelerators to %+v", count, p.Scenario)
	}
	peak := p.value(t, "power_peak_mw")
	p.do(Choose{"size", "site_mw"})
	if v := p.Scenario.SiteMW.Value; v < 0.94*peak || v > 1.06*peak || p.Scenario.Accelerators.Set {
		t.Errorf("from %v MW to %+v", peak, p.Scenario)
	}
	p.do(Choose{"size", "days"})
	if d := p.value(t, "days"); d < 80 || d > 100 || p.Scenario.SiteMW.Set {
		t.Errorf("back to %v days, %+v", d, p.Scenario)
	}
}

// TestComputeInPlaceOfScale: giving the compute or the model ends the multiple,
// and the way back restores it.
func TestComputeInPlaceOfScale(t *testing.T) {
	p := opened(t, "v1&scale=30")
	p.do(SetText{"compute_flop", "1e26"})
	if p.Failing() || p.Scenario.Scale.Set || p.Scenario.TakesScale() || p.value(t, "compute_flop") != 1e26 {
		t.Fatalf("compute given: %+v, found %v", p.Scenario, p.Found)
	}
	p.do(UseScale{})
	if !p.Scenario.TakesScale() || p.Text("compute_flop") != "" || p.Factor() != engine.DefaultScale {
		t.Errorf("way back: %+v", p.Scenario)
	}
	p = opened(t, "v1&scale=30")
	p.do(SetText{"model.params", "70B"})
	p.do(SetText{"model.tokens", "15T"})
	if p.Failing() || p.Scenario.Scale.Set || p.value(t, "params") != 70e9 || p.value(t, "tokens") != 15e12 {
		t.Errorf("model given: %+v, found %v", p.Scenario, p.Found)
	}
	p.do(SetText{"scale", "20"})
	if p.Failing() || p.Scenario.Model.Tokens.Set || p.Scenario.Model.Params.Set {
		t.Errorf("a factor again: %+v, found %v", p.Scenario, p.Found)
	}
}

// TestWorking: opening goes down to inputs with their sources, and closing a
// step closes what is inside it.
func TestWorking(t *testing.T) {
	p := opened(t, "")
	if p.Working("accelerator_hours") != nil {
		t.Fatal("open before it was opened")
	}
	p.do(Toggle{"accelerator_hours"})
	lines := p.Working("accelerator_hours")
	if len(lines) < 3 || lines[0].Formula == "" || lines[0].Numbers == "" {
		t.Fatalf("lines %+v", lines)
	}
	inputs, opened := 0, map[string]bool{}
	for more := true; more; { // each name once: the same step has the same working everywhere
		more = false
		for _, l := range p.Working("accelerator_hours") {
			name := l.Path[strings.LastIndexByte(l.Path, '/')+1:]
			if !l.Steps || opened[name] {
				continue
			}
			opened[name], more = true, true
			if !l.Open {
				p.do(Toggle{l.Path})
			}
		}
	}
	for _, l := range p.Working("accelerator_hours") {
		if l.Formula == "" && l.Origin != "" {
			inputs++
			if len(l.Sources) == 0 && !strings.HasPrefix(l.Origin, "assumed") && !strings.HasPrefix(l.Origin, "derived") && !strings.HasPrefix(l.Origin, "entered") {
				t.Errorf("%s has no source: %+v", l.Path, l)
			}
		}
	}
	if inputs < 5 || len(opened) < 8 {
		t.Errorf("only %d inputs at the bottom of %d steps", inputs, len(opened))
	}
	p.do(Toggle{"accelerator_hours"})
	if len(p.Open) != 0 {
		t.Errorf("still open inside: %v", p.Open)
	}
}

// TestEveryResultHasAWorking: each figure on the page can be opened.
func TestEveryResultHasAWorking(t *testing.T) {
	p := opened(t, "v1&scope=with-experiments")
	for _, r := range engine.Results {
		p.do(Toggle{r.Name})
		if len(p.Working(r.Name)) == 0 {
			t.Errorf("%s has no working", r.Name)
		}
	}
}

// TestUsed: every source of the answer is named once, with what it was used for.
func TestUsed(t *testing.T) {
	used := opened(t, "").Used()
	seen := map[string]bool{}
	for _, u := range used {
		if seen[u.ID] || len(u.For) == 0 || u.Title == "" {
			t.Errorf("source %+v", u)
		}
		seen[u.ID] = true
	}
	if len(used) < 10 {
		t.Errorf("only %d sources", len(used))
	}
}

// TestCopying: the link is copied whole, and what was said of it goes.
func TestCopying(t *testing.T) {
	p := opened(t, "v1&scale=100")
	p.do(CopyLink{})
	if len(p.effects) != 1 || p.effects[0] != (CopyText{"v1&scale=100"}) {
		t.Errorf("effects %v", p.effects)
	}
	p.do(LinkCopied{OK: true})
	if p.Copied != Copied {
		t.Error("not said")
	}
	p.do(Rested{})
	if p.Copied != NotCopied {
		t.Error("said for ever")
	}
	p.do(LinkCopied{OK: false})
	if p.Copied != CopyFailed {
		t.Error("a refusal is not said")
	}
}

// TestUnknownMessages: fields and presets that do not exist change nothing.
func TestUnknownMessages(t *testing.T) {
	for _, m := range []Message{SetText{"no_such", "1"}, SetText{"region", "1"}, Choose{"no_such", "x"}, Choose{"scale", "x"}, UsePreset{"no-such"}, Undo{}, Redo{}, Choose{"size", "days"}} {
		p := opened(t, "")
		p.do(m)
		if p.Scenario != (engine.Scenario{}) || len(p.effects) != 0 {
			t.Errorf("%+v: %+v, %v", m, p.Scenario, p.effects)
		}
	}
}

// FuzzTyping: whatever is typed or linked, there is always an answer to show,
// and the question can be linked.
func FuzzTyping(f *testing.F) {
	f.Add("v1&scale=10", "scale", "1e26")
	f.Add("", "days", "-0")
	f.Add("v1&compute_flop=1e12&model.tokens=1e3", "accelerators", "1e8")
	f.Add("%%%", "site_mw", "1,5 GW")
	cat, sampler := catalog.Default(), spread.New()
	f.Fuzz(func(t *testing.T, fragment, field, typed string) {
		p := &page{sampler: sampler}
		p.State = Start(cat, fragment, p.answer)
		p.do(SetText{field, typed})
		if !p.Answer.OK || len(p.Answer.Results) != len(engine.Results) {
			t.Fatalf("%q, %s %q: no answer to show", fragment, field, typed)
		}
		if back, _ := link.Decode(Fragment(p.Scenario)); back != p.Scenario {
			t.Fatalf("%q opens as %+v, want %+v", Fragment(p.Scenario), back, p.Scenario)
		}
	})
}
