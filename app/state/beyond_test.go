package state

import (
	"slices"
	"strings"
	"testing"

	"tenfold/app/chart"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/plan"
)

// generate answers a job of generations as the page does, with few draws.
func (p *page) generate(j Job) {
	q := p.PlanQuestion()
	q.Scenario.Draws = engine.Given(100)
	planner := plan.New(p.Catalog, p.sampler, q)
	had := 0
	for !planner.Step() {
		if list := planner.Generations(); len(list) > had {
			had = len(list)
			p.State, _ = Update(p.State, Generated{j.Beyond, slices.Clone(list), false})
		}
	}
	p.do(Generated{j.Beyond, planner.Generations(), true})
	p.do(Sliced{Job: j})
}

// cellsOf are the cells of the row of a table whose head begins so.
func cellsOf(t *testing.T, of *text.Table, head string) []text.TableCell {
	t.Helper()
	if of != nil {
		for _, r := range of.Rows {
			if strings.HasPrefix(r.Head, head) {
				return r.Cells
			}
		}
	}
	t.Fatalf("no row %q in %+v", head, of)
	return nil
}

// TestGenerations: nothing is worked on out of sight; in view, the first is the
// answer on show, and those that follow are called projected.
func TestGenerations(t *testing.T) {
	p := opened(t, "")
	p.do(Slide{Position: SlideEnd / 2})
	if p.Generations() != nil {
		t.Fatal("worked on out of sight")
	}
	p.do(BeyondSeen{true})
	g := p.Generations()
	if g == nil || !p.BeyondFresh() {
		t.Fatal("no generations")
	}
	if got, want := cellsOf(t, g.Table, "Accelerators")[0].Value, text.Say("accelerators", p.Answer.Result("accelerators")).Tight(); got != want {
		t.Errorf("the first takes %s, the answer %s", got, want)
	}
	for i, head := range g.Table.Heads[1:] {
		if strings.Contains(head, text.Projected.String()) != (i > 0) {
			t.Errorf("generation %d is called %q", i, head)
		}
	}
	if len(g.Table.Heads) != 1+plan.DefaultGenerations || !strings.Contains(g.Sentence, text.Projected.String()) {
		t.Errorf("%v; %s", g.Table.Heads, g.Sentence)
	}
	for _, table := range []*text.Table{g.Table, g.Beside, g.Capital} {
		for _, r := range table.Rows {
			if len(r.Cells) != 0 && len(r.Cells) != len(table.Heads)-1 {
				t.Errorf("%s: %s has %d cells under %d heads", table.Label, r.Head, len(r.Cells), len(table.Heads))
			}
			for _, c := range r.Cells {
				if c.Value == "" || c.Value == text.PinWaiting.String() || strings.Contains(c.Value+c.Reach, "NaN") {
					t.Errorf("%s: %s holds %+v", table.Label, r.Head, c)
				}
			}
		}
	}
}

// TestMarksStandWhereTheyMay: a year's training stands beside programmes alone, and
// servers for inference beside nothing.
func TestMarksStandWhereTheyMay(t *testing.T) {
	p := opened(t, "")
	p.do(BeyondSeen{true})
	group := ""
	for _, r := range p.Generations().Beside.Rows {
		if len(r.Cells) == 0 {
			group = r.Head
		}
		if strings.Contains(r.Head, "OpenAI, training") && !strings.Contains(group, "programme") {
			t.Errorf("%s stands under %s", r.Head, group)
		}
		if strings.Contains(r.Head, "servers") {
			t.Errorf("%s stands beside something", r.Head)
		}
	}
	if said := text.ServersApart(p.Catalog); !strings.Contains(said, "$4") || !strings.Contains(said, "not training") {
		t.Errorf("apart: %q", said)
	}
}

// TestGenerationsAreSet: a setting asks anew, one that cannot be read leaves the
// answer, and no edit of the question loses it or takes it into the link.
func TestGenerationsAreSet(t *testing.T) {
	p := opened(t, "")
	p.do(BeyondSeen{true})
	before := p.Generations().Sentence
	p.do(SetPlan{"plan.factor", "3"})
	p.do(SetPlan{"plan.generations", "2"})
	g := p.Generations()
	if g.Sentence == before || !strings.Contains(g.Sentence, "At 3× a generation") || len(g.Table.Heads) != 3 {
		t.Fatalf("%v; %s", g.Table.Heads, g.Sentence)
	}
	if len(p.links) != 0 {
		t.Errorf("links %v", p.links)
	}
	next, _ := Update(p.State, SetPlan{"plan.generations", "1"})
	if _, effects := Update(next, Generated{next.Coming.turn, plan.New(p.Catalog, p.sampler, next.PlanQuestion()).Answer(), true}); !hasAnnounce(effects) {
		t.Error("what was set is answered without a word")
	}
	p.do(SetPlan{"plan.factor", "much"})
	if f := p.Setting("plan.factor").Finding; f == nil || !strings.Contains(f.Text, "must be a number") || p.Generations().Sentence != g.Sentence || !p.BeyondFresh() {
		t.Errorf("finding %+v, %s", f, p.Generations().Sentence)
	}
	p.do(SetPlan{"plan.factor", "2000"})
	if p.Setting("plan.factor").Finding == nil {
		t.Error("2000× was taken")
	}
	p.do(SetPlan{"plan.factor", "4x"})
	for _, m := range []Message{Slide{Position: SlideEnd / 3}, UsePreset{"llama31-405b"}, ResetAll{}, Undo{}, LinkOpened{"v1&scale=7"}, Choose{"region", "fr"}} {
		p.do(m)
		if p.Setting("plan.factor").Text != "4x" || p.PlanQuestion().Factor.Value != 4 {
			t.Errorf("%T lost the factor", m)
		}
		if !p.BeyondFresh() || !strings.Contains(p.Generations().Sentence, "At 4×") {
			t.Errorf("after %T: fresh %v, %s", m, p.BeyondFresh(), p.Generations().Sentence)
		}
	}
	for _, l := range p.links {
		if strings.Contains(l.Fragment, "plan") {
			t.Errorf("the link holds %s", l.Fragment)
		}
	}
	p.do(SetPlan{"plan.per_watt", "1.2-1.4"})
	if q := p.PlanQuestion(); !q.PerWatt.Ranged() || q.PerWatt.Low != 1.2 {
		t.Errorf("a range is %+v", q.PerWatt)
	}
}

// TestGenerationsAreOvertaken: what belongs to a question before is dropped, and a
// section out of view is not worked on.
func TestGenerationsAreOvertaken(t *testing.T) {
	p := opened(t, "")
	p.State, _ = Update(p.State, BeyondSeen{true})
	j := Job{Beyond: p.Coming.turn}
	if !p.Wants(j) {
		t.Fatal("not wanted")
	}
	p.State, _ = Update(p.State, SetPlan{"plan.factor", "5"})
	if p.Wants(j) || !p.Wants(Job{Beyond: p.Coming.turn}) {
		t.Error("the old question is wanted still, or the new one not")
	}
	p.State, _ = Update(p.State, Generated{Turn: j.Beyond, Done: true})
	if p.BeyondFresh() {
		t.Error("an answer to the question before counts")
	}
	p.State, _ = Update(p.State, BeyondSeen{false})
	if p.Wants(Job{Beyond: p.Coming.turn}) {
		t.Error("wanted out of view")
	}
}

// TestImpossibleGeneration: one that has no answer says why and ends the list.
func TestImpossibleGeneration(t *testing.T) {
	p := opened(t, "")
	p.do(SetPlan{"plan.factor", "1000"})
	p.do(SetPlan{"plan.years", "1"})
	p.do(BeyondSeen{true})
	g := p.Generations()
	if !p.BeyondFresh() || cellsOf(t, g.Table, "Time")[len(g.Table.Heads)-2].Value != "no answer" || len(g.Findings) == 0 {
		t.Errorf("%+v", g.Table)
	}
	if last := g.Findings[len(g.Findings)-1]; !strings.Contains(last.Text, "generation: ") {
		t.Errorf("it says %q", last.Text)
	}
}

// TestSettingsSpeakAsThePage: in another manner the tables say their numbers anew,
// and what was typed and read shows as the page writes it, with the same value.
func TestSettingsSpeakAsThePage(t *testing.T) {
	t.Cleanup(func() { text.Speak(text.Manner{}) })
	p := opened(t, "")
	p.do(BeyondSeen{true})
	p.do(FleetSeen{true})
	p.do(SetPlan{"plan.factor", "2.5"})
	p.do(SetPlan{"plan.years", "x"})
	p.do(SetPlan{"plan.share", "12.5%"})
	german := text.Manner{}.With(text.NumbersChoice, "de")
	text.Speak(german)
	p.do(Spoken{})
	if s := p.Setting("plan.factor"); s.Text != "2,5×" || s.Value.Value != 2.5 || p.Setting("plan.years").Text != "x" {
		t.Errorf("%+v, %+v", s, p.Setting("plan.years"))
	}
	if said := p.Generations().Sentence; !strings.Contains(said, "At 2,5×") || !strings.Contains(p.PlanInUse("plan.per_watt"), "1,4×") {
		t.Errorf("%s; %s", said, p.PlanInUse("plan.per_watt"))
	}
	if said := p.FleetShown().Sentence; !strings.Contains(said, "43.750 H100") {
		t.Error(said)
	}
	p.do(SetPlan{"plan.factor", "3,5"})
	if s := p.Setting("plan.factor"); s.Value.Value != 3.5 {
		t.Errorf("%+v", s)
	}
}

func hasAnnounce(effects []Effect) bool {
	return slices.ContainsFunc(effects, func(e Effect) bool { _, ok := e.(Announce); return ok })
}

// TestRise: every model of the history and every generation is a point within the
// axes, by its date and compute, and a row of the table.
func TestRise(t *testing.T) {
	p := opened(t, "")
	if c := p.RiseChart(); c.Title == "" || len(c.Panels) != 1 || len(c.Points) != 0 {
		t.Errorf("before there is one: %+v", c)
	}
	p.do(BeyondSeen{true})
	c, models := p.RiseChart(), p.Catalog.History()
	if want := len(models) + plan.DefaultGenerations; len(c.Points) != want || len(c.Rows) != want || len(models) < 50 {
		t.Fatalf("%d points, %d rows of %d models", len(c.Points), len(c.Rows), len(models))
	}
	if name := c.Points[c.Start].Words[0]; name != "First generation" {
		t.Errorf("it begins at %s", name)
	}
	y, drawn, levels := c.Panels[0].Y, map[int]bool{}, 0
	for _, l := range c.Panels[0].Layers {
		if l.Kind == chart.Levels {
			levels += len(l.Y)
			continue
		}
		for i, of := range l.Of {
			if drawn[of] = true; l.X[i] < c.X.From || l.X[i] > c.X.To || !(l.Y[i] >= y.From && l.Y[i] <= y.To) {
				t.Errorf("%v is at %v, %v", c.Points[of].Words, l.X[i], l.Y[i])
			}
			if of < len(models) && (l.Y[i] != models[of].FLOP || l.X[i] != catalog.Year(models[of].Date)) {
				t.Errorf("%v is drawn where %+v is not", c.Points[of].Words, models[of])
			}
		}
	}
	if len(drawn) != len(c.Points) || levels != len(plan.Thresholds(p.Catalog)) || len(c.Key) != 3+levels {
		t.Errorf("%d of %d points and %d levels are drawn, %d signs explained", len(drawn), len(c.Points), levels, len(c.Key))
	}
	for _, r := range c.Rows {
		if len(r) != len(c.Head) {
			t.Errorf("%q under %q", r, c.Head)
		}
	}
}
