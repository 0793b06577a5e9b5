//go:build e2e

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// The page before, or without, its program.

func TestReadableWithoutJavaScript(t *testing.T) {
	d := desk
	d.noScript = true
	r := visit(t, d, "/a/b/")
	want := expected(t, project(t, `{}`))
	if len(r.figures()) == 0 {
		t.Fatal("no figures without JavaScript")
	}
	for name, said := range r.figures() {
		if said != want[name] {
			t.Errorf("%s: the static page says %q, the command's figure is %q", name, said, want[name])
		}
	}
	body := r.text("body")
	for _, words := range []string{"Llama 3.1 405B", "H100 SXM", "90", "Working and sources"} {
		if !strings.Contains(body, words) {
			t.Errorf("the static page does not say %q", words)
		}
	}
	r.picture("without-javascript")
	r.quiet()
}

func TestStartsUnderASubPathWithoutAWord(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.until("a figure", `document.querySelector("[data-result=accelerators]")?.innerText`)
	r.quiet()
}

func TestSameFiguresBeforeAndAfterTheStart(t *testing.T) {
	release := hold(t)
	r := visit(t, desk, "/slow/")
	before := r.figures()
	height := eval[float64](r, `document.querySelector(".answers").getBoundingClientRect().top`)
	release()
	r.started()
	for name, said := range r.figures() {
		if before[name] != said {
			t.Errorf("%s changes from %q to %q when the program takes over", name, before[name], said)
		}
	}
	if after := eval[float64](r, `document.querySelector(".answers").getBoundingClientRect().top`); after-height > 1 || height-after > 1 {
		t.Errorf("the figures move from %v to %v when the program takes over", height, after)
	}
	r.quiet()
}

func TestWhatIsTypedBeforeTheStartStays(t *testing.T) {
	release := hold(t)
	r := visit(t, desk, "/slow/")
	field := `[data-field="scale"]:not([type=range])`
	r.into(field)
	r.press("2", "5")
	r.press(kb.ArrowLeft)
	if got := eval[bool](r, `[...document.querySelectorAll(".static [data-result]")].some(e => getComputedStyle(e).visibility !== "hidden" && e.checkVisibility())`); got {
		t.Error("the static figures answer another question than the one typed, and are still shown")
	}
	r.press("0")
	eval[bool](r, `(scrollTo(0, 150), true)`)
	scroll := eval[float64](r, `scrollY`)
	release()
	r.started()
	r.until("the focus to be back", `document.activeElement === document.querySelector($1)`, field)
	if got := eval[string](r, `document.activeElement.value`); got != "205" {
		t.Errorf("typed 205, the field holds %q", got)
	}
	if got := eval[int](r, `document.activeElement.selectionStart`); got != 2 {
		t.Errorf("the caret was behind the second digit and is at %d", got)
	}
	if got := eval[float64](r, `scrollY`); got != scroll {
		t.Errorf("scrolled to %v, now at %v", scroll, got)
	}
	r.showing(`{"scale": 205}`)
	r.press("7")
	if got := eval[string](r, `document.activeElement.value`); got != "2075" {
		t.Errorf("typing on gives %q", got)
	}
	r.quiet()
}

// The tree of the page is put in place of the static one at once, and the browser gets
// keys from then on: before the first frame, and before anybody can see that the
// program has started.
func TestAKeyWhileThePageIsPutInPlace(t *testing.T) {
	for name, typed := range map[string][]string{"taken with the start": {"2", "5"}, "nothing before": nil} {
		release := hold(t)
		r := visit(t, desk, "/slow/")
		r.into(scale)
		r.press(typed...)
		eval[bool](r, `(new MutationObserver((_, watching) => {
			if (document.querySelector(".static") || !document.querySelector($1)) return;
			watching.disconnect();
			window.stood = document.activeElement === document.querySelector($1);
			if (!stood) document.querySelector($1).focus();
			document.execCommand("insertText", false, "7");
			window.stands = document.querySelector($1).value;
		}).observe(document.body, { childList: true, subtree: true }), true)`, scale)
		release()
		r.started()
		r.until("the page in place", `"stands" in window`)
		want := strings.Join(typed, "") + "7"
		r.until(name+": the key to stay", `document.querySelector($1).value === $2`, scale, want)
		if !eval[bool](r, `stood`) || eval[string](r, `stands`) != want {
			t.Errorf("%s: the focus was lost: %v; the field held %q with the key, not %q", name, !eval[bool](r, `stood`), eval[string](r, `stands`), want)
		}
		r.showing(`{"scale": ` + want + `}`)
		r.quiet()
	}
}

func TestALinkHidesTheStaticFiguresUntilItsOwnAreThere(t *testing.T) {
	release := hold(t)
	r := visit(t, desk, "/slow/#v1&scale=100")
	if eval[bool](r, `[...document.querySelectorAll("[data-result]")].some(e => getComputedStyle(e).visibility !== "hidden" && e.checkVisibility())`) {
		t.Error("the figures of the default question are shown under another one's link")
	}
	release()
	r.started()
	r.showing(`{"scale": 100}`)
	r.quiet()
}

func TestWithoutTheProgramTheFiguresStandAndAWordSaysSo(t *testing.T) {
	r := visit(t, desk, "/gone/")
	r.until("a word about it", `document.querySelector("[role=alert]")?.checkVisibility()`)
	want := expected(t, project(t, `{}`))
	for name, said := range r.figures() {
		if said != want[name] {
			t.Errorf("%s: %q, want %q", name, said, want[name])
		}
	}
	if !eval[bool](r, `[...document.querySelectorAll(".static [data-result]")].every(e => getComputedStyle(e).visibility !== "hidden")`) {
		t.Error("the figures are hidden, though nothing will replace them")
	}
	r.picture("without-program")
}

// The page as it is committed, opened from the disk: browsers load no program
// from there, and the default answer is read all the same.
func TestACheckoutOpenedFromTheDisk(t *testing.T) {
	index, err := filepath.Abs("../../index.html")
	if err != nil {
		t.Fatal(err)
	}
	r := visit(t, desk, "file://"+filepath.ToSlash(index))
	r.until("a word about the program", `document.querySelector("[role=alert]")?.checkVisibility()`)
	want := expected(t, project(t, `{}`))
	figures := r.figures()
	if len(figures) == 0 {
		t.Fatal("no figures")
	}
	for name, said := range figures {
		if said != want[name] {
			t.Errorf("%s: %q, want %q", name, said, want[name])
		}
	}
}

func TestAHostThatDoesNotKnowWasm(t *testing.T) {
	r := visit(t, desk, "/mistyped/").started()
	r.showing(`{}`)
	r.quiet()
}
