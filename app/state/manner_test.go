package state

import (
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
