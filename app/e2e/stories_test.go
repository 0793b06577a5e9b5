//go:build e2e

package e2e

import (
	"os"
	"strings"
	"testing"

	"tenfold/app/static"
)

// TestStories goes through every part of the page in every state: the steps lead
// there, the part shows, nothing sticks out sideways, axe-core finds nothing, and
// the console stays silent. By turns by day at a desk and by night on a phone.
func TestStories(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal("run .ci/install, which brings the checker from npm: ", err)
	}
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
			if over := eval[int](r, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%d px too wide: %v", over, eval[[]string](r, widest))
			}
			eval[bool](r, string(axe)+"\n;true")
			for _, v := range eval[[]string](r, `axe.run(document.querySelector($1), { resultTypes: ["violations"] }).then(a => a.violations.map(v => v.id + ": " + v.help + "\n\t" + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join("\n\t")))`, s.Show) {
				t.Error(v)
			}
			eval[bool](r, `(document.querySelector($1).scrollIntoView(), true)`, s.Show)
			r.picture("story-" + strings.ToLower(s.Name))
			r.quiet()
		})
	}
}
