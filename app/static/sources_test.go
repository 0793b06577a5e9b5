package static

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/layout"
	"tenfold/engine/working"
)

// TestSourcesPageHasEverything: every fact, quote, formula, source and edition of
// the catalogue once, every link inside the page to a place that is there, every
// file of facts under a heading; and the same bytes each time.
func TestSourcesPageHasEverything(t *testing.T) {
	cat := catalog.Default()
	page, err := Sources(cat, Head{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Sources(cat, Head{})
	if err != nil || !bytes.Equal(page, again) {
		t.Error("the page written twice differs")
	}
	html := string(page)
	facts, files := 0, map[string]bool{}
	for f := range cat.Facts() {
		facts++
		files[strings.TrimSuffix(f.File, ".csv")] = true
		for _, said := range []string{f.Value, f.Locator, f.Note} {
			if !strings.Contains(html, escape(said)) {
				t.Errorf("%s, line %d: %q is not there", f.File, f.Line, said)
			}
		}
	}
	for file := range files {
		if !strings.Contains(html, `<section data-part id="`+file+`">`) {
			t.Errorf("%s.csv has no part", file)
		}
	}
	constants, err := layout.Table()
	if err != nil {
		t.Fatal(err)
	}
	rows := facts + len(constants) + len(working.Steps) + len(cat.Quotes()) + len(cat.History()) + len(cat.Sources())
	body := strings.Count(html, `<tr><th scope="row">`) + strings.Count(html, `<tr id="source-`)
	if want := rows + len(cat.Editions()); body != want {
		t.Errorf("%d rows, want %d", body, want)
	}
	for _, e := range cat.Editions() {
		if !strings.Contains(html, escape(e.Change)) {
			t.Errorf("what %s changed is not there", e.Version)
		}
	}
	for _, s := range working.Steps {
		if _, formula, _ := strings.Cut(s.Words(), " = "); !strings.Contains(html, escape(formula)) {
			t.Errorf("the formula of %s is not there", s.Field)
		}
	}
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(html, -1) {
		if !strings.Contains(html, ` id="`+m[1]+`"`) {
			t.Errorf("a link leads to %s, which is nowhere", m[1])
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(html, -1) {
		if ids[m[1]] {
			t.Errorf("the id %s is given twice", m[1])
		}
		ids[m[1]] = true
	}
	if strings.Contains(html, " style=") || strings.Contains(html, " onclick=") {
		t.Error("the page has inline styles or handlers")
	}
}
