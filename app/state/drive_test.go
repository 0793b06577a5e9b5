package state

import (
	"math"
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
)

// drivers answers the wish for what moves a result, as the page does.
func (p *page) drivers(t *testing.T) {
	t.Helper()
	for _, e := range p.effects {
		if f, ok := e.(FindDrivers); ok {
			p.do(DriversFound{f.Answer.Scenario, f.Result, p.sampler.Sensitivity(f.Answer, f.Result)})
			return
		}
	}
	t.Fatal("nobody asks for it")
}

// TestDrive: nothing is worked on out of sight; in view, the bars are those of
// the result chosen, the widest first, and each holds the result as it stands.
func TestDrive(t *testing.T) {
	p := opened(t, "")
	p.do(Slide{Position: SlideEnd / 3})
	for _, e := range p.effects {
		if _, ok := e.(FindDrivers); ok {
			t.Fatal("worked on out of sight")
		}
	}
	p.do(DriveSeen{true})
	p.drivers(t)
	for _, result := range text.DriveResults {
		if result != p.DrivenResult() {
			p.do(Choose{text.DrivenField, result})
			if p.DriveFresh() {
				t.Errorf("%s: another's bars count as its own", result)
			}
			p.drivers(t)
		}
		bars, least, most := p.Bars()
		if result == "days" { // given, so that nothing moves it but the last accelerator
			continue
		}
		if len(bars) == 0 || !p.DriveFresh() || least == most {
			t.Fatalf("%s: %d bars from %s to %s", result, len(bars), least, most)
		}
		last := math.Inf(1)
		for i, b := range bars {
			swing := p.Drive.Movers[i].Swing()
			if swing > last {
				t.Errorf("%s: %s is wider than the one above", result, b.Label)
			}
			last = swing
			if low, high := min(b.Low, b.High), max(b.Low, b.High); low < 0 || high > 1 || b.From == b.To && b.From != "" || b.ShareWords == "" {
				t.Errorf("%s: %+v", result, b)
			}
		}
		if said := text.DriveInsight(result, p.Drive.Movers); !strings.Contains(said, "%") {
			t.Errorf("%s: %q", result, said)
		}
		if said := text.DriveSays(result, p.Drive.Value, p.Drive.Movers); !strings.Contains(said, bars[0].AtLow) {
			t.Errorf("%s: %q", result, said)
		}
	}
	p.do(Slide{Position: SlideEnd / 4})
	if p.DriveFresh() {
		t.Error("the bars of another question count as this one's")
	}
}

// TestOwnRange: a range is read where a number is, kept as typed, carried by the
// link, shown again, drawn from, and taken back like any value; where none can
// be used the field says so and the last good answer stands.
func TestOwnRange(t *testing.T) {
	p := opened(t, "")
	for _, typed := range []string{"30-45%", "30 to 45 %", "0.3–0.45"} {
		p.do(SetText{"mfu", typed})
		if n := p.Scenario.MFU; !n.Ranged() || n.Low != 0.3 || n.High != 0.45 || p.Text("mfu") != typed {
			t.Errorf("%q is %+v, shown as %q", typed, n, p.Text("mfu"))
		}
		p.do(Commit{"mfu"})
	}
	if !strings.Contains(p.links[len(p.links)-1].Fragment, "mfu=0.3-0.45") {
		t.Errorf("the link is %s", p.links[len(p.links)-1].Fragment)
	}
	p.do(DriveSeen{true})
	p.drivers(t)
	var mover string
	for _, b := range p.Drive.Movers {
		if b.Input == "MFU" {
			mover = text.MovedBy(p.Drive.Result, b).From
		}
	}
	if mover != "0.3" {
		t.Errorf("the range given moves nothing: %q", mover)
	}
	changes := p.Changes(p.Scenario)
	if len(changes) != 1 || !strings.Contains(changes[0].Words, "30–45") {
		t.Errorf("the change is %+v", changes)
	}
	q := opened(t, p.links[len(p.links)-1].Fragment)
	if q.Text("mfu") != "30–45\u00a0%" {
		t.Errorf("from the link it stands as %q", q.Text("mfu"))
	}
	q.do(SetText{"pue", "1.2 ± 0.1"})
	if n := q.Scenario.PUE; math.Abs(n.Low-1.1) > 1e-9 || n.Value != 1.2 {
		t.Errorf("1.2 ± 0.1 is %+v", n)
	}
	q.do(Reset{"mfu"})
	if q.Scenario.MFU.Set || q.Text("mfu") != "" {
		t.Error("not reset")
	}
	q.do(Undo{})
	if !q.Scenario.MFU.Ranged() {
		t.Error("not undone")
	}
	good := q.Answer
	q.do(SetText{"days", "60-90"})
	if f := q.Finding("days"); f == nil || f.Code != "no-range" || q.Scenario.Days != (engine.Number{}) || q.Answer.Scenario != good.Scenario {
		t.Errorf("a range of days is %+v, %+v", f, q.Scenario.Days)
	}
}
