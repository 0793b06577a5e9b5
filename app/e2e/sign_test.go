//go:build e2e

package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The program waits for a sign of the reader, and what is done meanwhile counts.

const running = `document.documentElement.classList.contains("started")`

// tap is a finger's, on the middle of an element.
func (r *reader) tap(selector string) {
	r.t.Helper()
	x, y := r.middle(selector)
	r.touch(input.TouchStart, x, y)
	r.touch(input.TouchEnd)
}

func (r *reader) touch(kind input.TouchType, at ...float64) {
	r.t.Helper()
	points := []*input.TouchPoint{}
	if len(at) == 2 {
		points = append(points, &input.TouchPoint{X: at[0], Y: at[1]})
	}
	r.do(input.DispatchTouchEvent(kind, points))
}

func (r *reader) middle(selector string) (x, y float64) {
	r.t.Helper()
	at := eval[[]float64](r, `(e => { e.scrollIntoView({ block: "center", behavior: "instant" }); const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] })(document.querySelector($1))`, selector)
	return at[0], at[1]
}

// calm is a visit on which nothing has been done yet.
func calm(t *testing.T, d device, path string) *reader {
	t.Helper()
	r := visit(t, d, path)
	r.until("the page", `document.readyState === "complete"`)
	time.Sleep(time.Second) // in which a program without a sign would have started
	if eval[bool](r, `document.documentElement.matches(".starting, .started")`) {
		t.Fatal("the program started though nobody was there")
	}
	return r
}

func TestTheProgramWaitsForASign(t *testing.T) {
	r := calm(t, desk, "/a/b/")
	want := expected(t, project(t, `{}`))
	for name, said := range r.figures() {
		if said != want[name] {
			t.Errorf("%s: %q, want %q", name, said, want[name])
		}
	}
	if unseen := eval[[]string](r, `[...document.querySelectorAll("#page button")].filter(b => b.offsetParent && !b.closest("details:not([open])") && getComputedStyle(b).visibility === "hidden").map(b => b.innerText)`); len(unseen) > 0 {
		t.Errorf("not to be seen: %q", unseen)
	}
	r.started()
	eval[bool](r, `(scrollTo(0, 200), true)`) // signs that come late begin nothing
	r.into(scale)
	time.Sleep(4 * time.Second) // a start that takes longer than three is said to
	if eval[bool](r, `document.documentElement.matches(".starting, .slow")`) {
		t.Error("it is still said to start")
	}
	r.quiet()
	for _, path := range []string{"#v1&scale=30", "?lang=de"} { // the page does not show these
		r := visit(t, desk, "/a/b/"+path)
		r.until("the program to start", running)
		r.quiet()
	}
}

// The first tap of a finger is on a button that does nothing yet.
func TestTheFirstTapCounts(t *testing.T) {
	r := calm(t, phone, "/a/b/")
	how := `[aria-controls="working-energy_mwh"]`
	eval[bool](r, `(document.querySelector(".worked").open = true)`)
	r.tap(how)
	r.until("the program to start", running)
	r.until("what the button opens", `document.querySelector($1).getAttribute("aria-expanded") === "true" && document.querySelector("#working-energy_mwh").checkVisibility()`, how)
	if !eval[bool](r, `document.querySelector(".worked").open`) {
		t.Error("what was unfolded is folded")
	}
	r.quiet()

	r = calm(t, phone, "/a/b/")
	r.tap(`a.preset[href*="scale=100"]`)
	r.until("the program to start", running)
	r.showing(`{"scale": 100}`)
	r.quiet()
}

// A finger that slides, and a list that is open, keep the page as it is until they
// are through.
func TestTheHandIsNotPulledAway(t *testing.T) {
	r := calm(t, phone, "/a/b/")
	x, y := r.middle(slider)
	eval[bool](r, `(document.querySelector($1).dataset.mine = "", true)`, slider)
	r.touch(input.TouchStart, x, y)
	for i := range 40 {
		r.touch(input.TouchMove, x+float64(i), y)
		time.Sleep(50 * time.Millisecond)
	}
	if !eval[bool](r, `document.querySelector($1).matches("[data-mine]")`, slider) {
		t.Fatal("the slider was replaced under the finger")
	}
	slid := eval[string](r, `document.querySelector($1).value`, slider)
	r.touch(input.TouchEnd)
	r.until("the program to start", running)
	r.until("the slider where it was left", `document.querySelector($1).value === $2`, slider, slid)
	r.quiet()

	r = calm(t, desk, "/a/b/")
	list := `select[data-field="accelerator"]`
	x, y = r.middle(list)
	eval[bool](r, `(document.querySelector($1).dataset.mine = "", true)`, list)
	r.do(chromedp.MouseClickXY(x, y))
	time.Sleep(2 * time.Second)
	if !eval[bool](r, `document.querySelector($1).matches("[data-mine]:open")`, list) {
		t.Fatal("the list was replaced while it was open, or did not open")
	}
	r.press(kb.ArrowDown, kb.Enter)
	r.until("the program to start", running)
	r.until("another accelerator in the link", `location.hash.includes("accelerator=")`)
	r.quiet()
}

// The first Tab starts the program, and the focus stays where it went.
func TestTheFirstTabCounts(t *testing.T) {
	r := calm(t, desk, "/a/b/")
	r.press(kb.Tab, kb.Tab)
	at := `document.activeElement.tagName + " " + document.activeElement.innerText`
	was := eval[string](r, at)
	if !strings.HasPrefix(was, "BUTTON ") {
		t.Fatalf("two Tabs lead to %q", was)
	}
	r.until("the program to start", running)
	r.until("the focus where it was", `!document.querySelector(".static") && `+at+` === $1`, was)
	r.quiet()
}

// Where the program did not come, no sign has the page say that it starts.
func TestNoSignStartsWhatIsNotThere(t *testing.T) {
	r := visit(t, desk, "/gone/")
	r.until("a word about it", `document.querySelector("[role=alert]")?.checkVisibility()`)
	r.stir()
	r.into(scale)
	time.Sleep(4 * time.Second)
	if eval[bool](r, `document.documentElement.matches(".starting, .slow")`) {
		t.Error("it is said to start")
	}
}

// The program is compiled beside the page, and by the page itself where the host
// lacks the file that does so.
func TestCompiledBesideThePage(t *testing.T) {
	fetched := `performance.getEntriesByType("resource").some(e => e.name.includes("/app.wasm"))` // by the page, not by a worker of its
	r := visit(t, desk, "/a/b/")
	r.started()
	if eval[bool](r, fetched) {
		t.Error("the page fetched the program itself")
	}
	r.quiet()
	p := publish(t, *siteFolder)
	lacking := "/web/compile.js"
	p.lack.Store(&lacking)
	r = p.visit("")
	r.started()
	if !eval[bool](r, fetched) {
		t.Error("a program came though nobody fetched it")
	}
}

// What is done while the tree of the page is made, piece by piece, counts as what
// was done before.
func TestWhatIsDoneMeanwhileCounts(t *testing.T) {
	r := calm(t, desk, "/a/b/")
	eval[bool](r, `(() => {
		const held = tenfoldHeld, field = document.querySelector("[data-field=scale]");
		field.focus();
		field.value = "25"; // before the tree is begun
		let asked = false;
		window.tenfoldHeld = () => {
			if (!asked) { // once it is done
				field.value = "30"; field.setSelectionRange(1, 1);
				document.querySelector("select[data-field=region]").value = "fr";
			}
			asked = true;
			return held();
		};
		return true;
	})()`)
	r.started()
	r.showing(`{"scale": 30, "region": "fr"}`)
	if at := eval[[]any](r, `[document.activeElement.dataset.field, document.activeElement.value, document.activeElement.selectionStart]`); at[0] != "scale" || at[1] != "30" || at[2] != 1.0 {
		t.Errorf("the reader is in %v", at)
	}
	r.quiet()
}
