//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"tenfold/app/static"
)

// TestStories goes through every part of the page in every state: the steps lead
// there, the part shows, nothing sticks out sideways, axe-core finds nothing, and
// the console stays silent. By turns by day at a desk and by night on a phone.
func TestStories(t *testing.T) {
	night := phone
	night.dark = true
	for i, s := range static.Stories() {
		t.Run(s.Name, func(t *testing.T) {
			d := []device{desk, night}[i%2]
			r := visit(t, d, "/a/b/"+s.Address())
			t.Cleanup(func() { eval[bool](r, `(localStorage.clear(), true)`) })
			if s.Page == "" {
				r.started()
			}
			eval[bool](r, static.StoryPlayer+"\n;window.playStory = playStory;true")
			if said := eval[string](r, `playStory(window, $1).then(() => "", e => e.message)`, s.Steps); said != "" {
				t.Fatal(said)
			}
			if !eval[bool](r, `!!document.querySelector($1)?.checkVisibility()`, s.Show) {
				t.Errorf("%s does not show", s.Show)
			}
			r.fits("the page")
			r.accessible(s.Name, s.Show)
			eval[bool](r, `(document.querySelector($1).scrollIntoView(), true)`, s.Show)
			r.picture("story-" + strings.ToLower(s.Name))
			r.quiet()
		})
	}
}
