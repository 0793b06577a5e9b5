package state

import (
	"slices"
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/check"
	"tenfold/engine/plan"
	"tenfold/engine/spread"
)

// time answers when to order as the page does.
func (p *page) time(j Job) {
	a := p.Answer
	a.Scenario.Draws = engine.Given(100)
	p.do(Timed{j.Timing, p.Timing().With(p.Catalog, spread.New(), a)})
	p.do(Sliced{Job: j})
}

// TestFleetIsShared: nothing is worked on out of sight; in view, the share that is
// set is a row of the table and the sentence, and days fall as the share rises.
func TestFleetIsShared(t *testing.T) {
	p := opened(t, "")
	p.do(Slide{Position: SlideEnd / 2})
	if p.FleetShown() != nil {
		t.Fatal("worked on out of sight")
	}
	p.do(FleetSeen{true})
	f := p.FleetShown()
	if f == nil || !p.FleetFresh() || !strings.Contains(f.Sentence, "175,000 H100 SXM") {
		t.Fatalf("%+v", f)
	}
	if len(f.Shares.Rows) != len(text.FleetShares) || cellsOf(t, f.Shares, "50")[0].Value != "175,000" {
		t.Errorf("%+v", f.Shares)
	}
	p.do(SetPlan{"plan.share", "30%"})
	f = p.FleetShown()
	if !strings.Contains(f.Sentence, "105,000 H100 SXM") || len(f.Shares.Rows) != len(text.FleetShares)+1 || cellsOf(t, f.Shares, "30")[0].Value != "105,000" {
		t.Errorf("%s; %+v", f.Sentence, f.Shares)
	}
	last := 0.0
	for i, share := range p.shares() {
		parts := p.sharing(p.fleet(), share).Parts(p.Catalog)
		a := p.run(parts.Scenario)
		if a == nil {
			t.Fatalf("no run on %v", share)
		}
		if days := a.Result("days").Value; i > 0 && !(days < last) {
			t.Errorf("%v of the fleet takes %v days, less of it %v", share, days, last)
		} else {
			last = days
		}
	}
	if p.Setting("plan.share").Text != "30%" || len(p.links) != 0 {
		t.Errorf("links %v", p.links)
	}
	if _, effects := Update(p.State, SetPlan{"plan.share", "50%"}); !hasAnnounce(effects) { // its run is at hand
		t.Error("what was set is answered without a word")
	}
	p.do(SetPlan{"plan.was", "30%"})
	if f := p.FleetShown(); !strings.Contains(f.Sentence, "without nothing") {
		t.Errorf("with as much as before: %s", f.Sentence)
	}
}

// TestShareSlider: the slider sets the field, and the field the slider.
func TestShareSlider(t *testing.T) {
	p := opened(t, "")
	p.do(FleetSeen{true})
	p.do(SetPlan{ShareSlider, "20"})
	if s := p.Setting("plan.share"); s.Value.Value != 0.2 || s.Text != text.Percent(0.2) || SharePosition(p.Share()) != 20 {
		t.Errorf("%+v", s)
	}
	p.do(SetPlan{ShareSlider, "200"})
	if p.Share() != 1 {
		t.Errorf("beyond its end the slider means %v", p.Share())
	}
	p.do(SetPlan{ShareSlider, "?"})
	if p.Share() != 1 {
		t.Errorf("what is no position means %v", p.Share())
	}
	p.do(SetPlan{ShareSlider, "0"})
	if f := p.FleetShown(); !strings.Contains(f.Sentence, "no accelerator trains") || !p.FleetFresh() {
		t.Errorf("nothing trains: %s", f.Sentence)
	}
	p.do(SetPlan{"plan.share", "120 %"})
	if p.Setting("plan.share").Finding == nil || !strings.Contains(p.FleetShown().Sentence, "no accelerator trains") {
		t.Errorf("120 %%: %s", p.FleetShown().Sentence)
	}
}

// TestFleetOfOnesOwn: a number of one's own is of the accelerator asked for; a
// preset brings its own, and says what its count is of.
func TestFleetOfOnesOwn(t *testing.T) {
	p := opened(t, "v1&accelerator=b200-sxm")
	p.do(FleetSeen{true})
	if f := p.FleetShown(); !strings.Contains(f.Sentence, "175,000 H100 SXM") {
		t.Errorf("the preset: %s", f.Sentence)
	}
	p.do(SetPlan{text.FleetList, text.OwnFleet})
	p.do(SetPlan{"plan.count", "40k"})
	if f := p.FleetShown(); !strings.Contains(f.Sentence, "20,000 B200") || !p.OwnFleet() {
		t.Errorf("my own: %s", f.Sentence)
	}
	p.do(SetPlan{text.FleetList, "fleet-meta-2024-all"})
	if f := p.FleetShown(); !strings.Contains(f.Sentence, "300,000 H100 SXM") || !slices.ContainsFunc(f.Findings, func(f check.Finding) bool { return f.Code == "equivalents" }) {
		t.Errorf("the equivalents: %s %v", f.Sentence, f.Findings)
	}
	if options := Fleets(p.Catalog); options[len(options)-1].ID != text.OwnFleet || len(options) != len(plan.Fleets(p.Catalog))+1 {
		t.Errorf("%v", options)
	}
}

// TestTimingIsShown: orders for the start that is asked for, and what a month
// either way comes to; another start moves them.
func TestTimingIsShown(t *testing.T) {
	p := opened(t, "")
	p.do(FleetSeen{true})
	f := p.FleetShown()
	if len(f.Orders.Rows) != 3 || !strings.Contains(f.Orders.Rows[0].Note, "too late by now") || !strings.Contains(f.Month, "at even chances") {
		t.Fatalf("%+v; %s", f.Orders, f.Month)
	}
	p.do(SetText{"start_year", "2036.5"})
	if f = p.FleetShown(); !strings.Contains(f.Start, "July 2036") || f.Orders.Rows[2].Note != "" {
		t.Errorf("%s; %+v", f.Start, f.Orders)
	}
	p.do(SetPlan{"plan.delay", "$500M"})
	if f = p.FleetShown(); !strings.Contains(f.Month, "$500") || len(f.Costs.Rows) != 6 {
		t.Errorf("%s; %+v", f.Month, f.Costs)
	}
	p.do(SetPlan{"plan.early", "75%"})
	if f = p.FleetShown(); !strings.Contains(f.Month, text.Percent(0.75)) {
		t.Error(f.Month)
	}
	if len(f.Rests) < 6 {
		t.Errorf("it rests on %v", f.Rests)
	}
}
