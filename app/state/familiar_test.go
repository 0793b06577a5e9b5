package state

import (
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine/familiar"
)

// TestFamiliar: every thing that the answer is set beside has a working with the
// division and the thing's figure, range and source.
func TestFamiliar(t *testing.T) {
	p := opened(t, "")
	said := p.Insights()
	for _, thing := range familiar.Things {
		name, found := text.FamiliarPrefix+thing.Name, false
		for _, i := range said {
			for _, from := range i.From {
				found = found || from == name
			}
		}
		if !found {
			t.Errorf("nothing on the page leads to %s", name)
		}
		if p.Working(name) != nil {
			t.Errorf("%s is open at first", name)
		}
		p.do(Toggle{name})
		lines := p.Working(name)
		if len(lines) != 2 {
			t.Fatalf("%s has %d lines", name, len(lines))
		}
		division, given := lines[0], lines[1]
		if !strings.Contains(division.Formula, "÷") || !strings.Contains(division.Numbers, " ÷ ") || !strings.Contains(division.Numbers, thing.Unit) {
			t.Errorf("%s: %q, %q", name, division.Formula, division.Numbers)
		}
		of := p.Catalog.Assumption(thing.Name)
		if len(given.Sources) == 0 || given.Sources[0].URL == "" || given.Origin == "" || !strings.Contains(given.Value, thing.Unit) || given.Note != of.Note {
			t.Errorf("%s: %+v", name, given)
		}
		if ranged := of.Low < of.High; ranged != strings.Contains(given.Value, " to ") {
			t.Errorf("%s, from %v to %v, is said as %q", name, of.Low, of.High, given.Value)
		}
	}
	p.State.Answer.OK = false
	if lines := p.Working(text.FamiliarPrefix + familiar.Things[0].Name); lines != nil {
		t.Errorf("without an answer: %+v", lines)
	}
	if p.Working(text.FamiliarPrefix+"moon") != nil {
		t.Error("a thing that there is not has a working")
	}
}
