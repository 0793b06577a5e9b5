package static

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"tenfold/engine/link"
)

// Stories have names of their own, links that drop nothing save where that is the
// story, and verbs that the player knows.
func TestStories(t *testing.T) {
	seen := map[string]bool{}
	page := StoriesPage()
	for _, s := range Stories() {
		if s.Name == "" || s.Part == "" || s.Says == "" || s.Show == "" || seen[s.Name] {
			t.Errorf("%+v: lacks something, or is there twice", s)
		}
		seen[s.Name] = true
		if _, found := link.Decode(s.Link); len(found) > 0 && s.Name != "link-dropped" && s.Page == "" {
			t.Errorf("%s: %v", s.Name, found)
		}
		for _, step := range s.Steps {
			if len(step) < 2 || !slices.Contains(strings.Fields("open see click type choose until"), step[0]) {
				t.Errorf("%s: no such step: %q", s.Name, step)
			}
		}
		if !bytes.Contains(page, []byte(`id="`+s.Name+`"`)) {
			t.Errorf("%s is not on the page", s.Name)
		}
	}
	if len(seen) < 20 {
		t.Errorf("%d stories", len(seen))
	}
}
