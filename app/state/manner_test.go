package state

import (
	"slices"
	"strings"
	"testing"

	"tenfold/app/text"
)

// TestManner: a choice of how numbers are written asks for it once, and what was
// typed, read and put into words shows in the new way.
func TestManner(t *testing.T) {
	t.Cleanup(func() { text.Speak(text.Manner{}) })
	s := opened(t, "").State
	s, _ = Update(s, SetText{Field: "days", Text: "1234.5"})
	s, _ = Update(s, SetText{Field: "accelerators", Text: "many"})
	s, effects := Update(s, SetManner{Control: MannerPrefix + text.NumbersChoice, ID: "de"})
	if len(effects) != 1 || effects[0] != (Speak{Manner: text.Manner{Numbers: "de"}}) {
		t.Fatalf("effects %v", effects)
	}
	if _, again := Update(s, SetManner{Control: MannerPrefix + text.NumbersChoice, ID: "de"}); len(again) != 0 {
		t.Errorf("the same choice again: %v", again)
	}
	text.Speak(s.Manner)
	before := s.Revision
	s, _ = Update(s, Spoken{})
	if got := s.Text("days"); got != "1.234,5" || s.Revision == before {
		t.Errorf("days now stand as %q", got)
	}
	if s.Text("accelerators") != "many" {
		t.Error("what could not be read was thrown away")
	}
	s, _ = Update(s, SetText{Field: "days", Text: "1.234"})
	if v := s.Scenario.Days.Value; v != 1234 || s.Read() == "" || s.ReadOf("days") == "" {
		t.Errorf("1.234 is read as %v, and says %q", v, s.Read())
	}
	s, _ = Update(s, SetManner{Control: MannerPrefix + text.NumbersChoice, ID: None})
	if s.Manner != (text.Manner{}) {
		t.Errorf("the choice given back leaves %+v", s.Manner)
	}
}

// TestLang: where an address asks for a language.
func TestLang(t *testing.T) {
	for _, c := range []struct{ query, fragment, want string }{
		{"", "", ""}, {"lang=de", "", "de"}, {"lang=de", "v1&lang=fr", "fr"}, {"", "v1&scale=2&Lang=pt-BR", "pt-BR"}, {"lang", "v1&language=de", ""},
	} {
		if got := Lang(c.query, c.fragment); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.query, c.fragment, got, c.want)
		}
	}
}

// TestUnitsEverywhere: a unit that is chosen is that of the comparison, its chart
// and the generations too, which were put into words before; what is taken along
// as data, the question and its link stay as they are.
func TestUnitsEverywhere(t *testing.T) {
	t.Cleanup(func() { text.Speak(text.Manner{}) })
	p := opened(t, "")
	p.do(CompareSeen{true})
	p.do(BeyondSeen{true})
	p.do(TakeOpened{true})
	energy := slices.IndexFunc(text.CompareColumns, func(c text.CompareColumn) bool { return c.Result == "energy_mwh" })
	p.do(SortBy{energy})
	data := func() string {
		p.do(SetTake{"json"})
		json := p.TakenAlong("https://example.org/").Text
		p.do(SetTake{"csv"})
		return json + p.TakenAlong("https://example.org/").Text
	}
	all := func() []string {
		c := p.CompareChart()
		out := []string{c.X.Ticks[len(c.X.Ticks)-1].Words, text.Ranges(p.Answer), p.Generations().Sentence}
		for _, r := range p.Generations().Table.Rows {
			for _, cell := range r.Cells {
				out = append(out, cell.Value)
			}
		}
		for _, r := range p.Rows() {
			out = append(out, r.Cells[energy].Tight(), r.Cells[energy].Reach())
		}
		return out
	}
	before, given, link := all(), data(), Link(p.Scenario)
	if !strings.Contains(strings.Join(before, "|"), "GWh") {
		t.Fatalf("nothing here is said in GWh: %q", before)
	}
	p.do(SetManner{Control: MannerPrefix + text.EnergyChoice, ID: "MWh"})
	text.Speak(p.Manner)
	p.do(Spoken{})
	after := all()
	for i, said := range after {
		if strings.Contains(said, "GWh") || strings.Contains(said, "TWh") {
			t.Errorf("%q, before %q", said, before[i])
		}
	}
	if !strings.Contains(after[0], "MWh") || !strings.Contains(after[1], "MWh") {
		t.Errorf("at the axis %q; below the sentence %q", after[0], after[1])
	}
	if data() != given || Link(p.Scenario) != link {
		t.Error("what is taken along changed, or the link did")
	}
	p.do(SetManner{Control: MannerPrefix + text.EnergyChoice, ID: None})
	text.Speak(p.Manner)
	p.do(Spoken{})
	if now := all(); !slices.Equal(now, before) {
		t.Errorf("given back to the page: %q, before %q", now, before)
	}
}
