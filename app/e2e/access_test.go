//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// widest names the elements that stick out of the page sideways.
const widest = `[...document.querySelectorAll("body *")].filter(e => { const b = e.getBoundingClientRect(); return b.width > 0 && b.right > innerWidth + 1 && !e.closest(".unseen") }).slice(0, 5).map(e => e.tagName + "." + e.className)`

func TestNoSidewaysScrollOnASmallPhone(t *testing.T) {
	noScript := small
	noScript.noScript = true
	for name, r := range map[string]*reader{
		"static":       visit(t, noScript, "/a/b/"),
		"default":      visit(t, small, "/a/b/").started(),
		"long numbers": visit(t, small, "/a/b/#v1&scale=1000&days=3650&accelerator=v100-sxm3-32gb&scope=with-experiments").started(),
	} {
		r.fits(name)
		r.picture("small-" + strings.ReplaceAll(name, " ", "-"))
	}
	r := visit(t, small, "/a/b/").started()
	for range eval[int](r, `document.querySelectorAll("button[aria-controls]").length`) {
		eval[bool](r, `(document.querySelector("button[aria-controls][aria-expanded=false]")?.click(), true)`)
	}
	eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	r.until("a working", `document.querySelector("button[aria-controls][aria-expanded=true]")`)
	r.fits("with everything open")
}

// What is to be hit is at least 24 px high and wide (WCAG 2.2, 2.5.8), save
// links within a line of text, which that criterion leaves out.
func TestTargetsAreLargeEnough(t *testing.T) {
	for _, d := range []device{desk, phone, small} {
		r := visit(t, d, "/a/b/").started()
		eval[bool](r, `(document.querySelector("button[aria-controls]").click(), document.querySelectorAll("details").forEach(d => d.open = true), true)`)
		r.until("a working", `document.querySelector("button[aria-expanded=true]")`)
		for _, bad := range eval[[]string](r, `[...document.querySelectorAll("a[href], button, input, select, summary")]
			.filter(e => e.checkVisibility({ visibilityProperty: true }) && !(e.tagName === "A" && getComputedStyle(e).display === "inline"))
			.map(e => [e, e.getBoundingClientRect()]).filter(([e, b]) => b.width > 0 && (b.width < 23.5 || b.height < 23.5))
			.map(([e, b]) => e.tagName + "." + e.className + " " + e.innerText.slice(0, 20) + " " + b.width.toFixed(1) + " × " + b.height.toFixed(1))`) {
			t.Errorf("%d px wide: too small: %s", d.width, bad)
		}
	}
}

func TestDarkWhereTheReaderPrefersIt(t *testing.T) {
	d := desk
	brightness := `(c => (+c[0] + +c[1] + +c[2]) / 3)(getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g))`
	if light := eval[float64](visit(t, d, "/a/b/").started(), brightness); light < 200 {
		t.Errorf("by day the page has brightness %v", light)
	}
	d.dark = true
	r := visit(t, d, "/a/b/").started()
	if dark := eval[float64](r, brightness); dark > 60 {
		t.Errorf("by night the page has brightness %v", dark)
	}
	r.picture("dark")
}

// Tab alone reaches everything that a pointer can, in the order of the page, and
// shows where it is.
func TestKeyboardReachesEverything(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	want := eval[int](r, `[...document.querySelectorAll("a[href], button:not(:disabled), input, select, summary")].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[hidden]")).length`)
	seen := map[string]bool{}
	for range want + 5 {
		r.press(kb.Tab)
		at := eval[string](r, `(e => e === document.body ? "" : [...document.querySelectorAll("*")].indexOf(e) + "")(document.activeElement)`)
		if at == "" || seen[at] {
			break
		}
		seen[at] = true
		if !eval[bool](r, `(e => e.matches(":focus-visible") && [[e], [e, "::before"], [e, "::after"], [e.parentElement]].some(a => { const s = getComputedStyle(...a); return s.outlineStyle !== "none" || s.boxShadow !== "none" }))(document.activeElement)`) {
			t.Errorf("nothing shows the focus on %s", eval[string](r, `document.activeElement.outerHTML.slice(0, 120)`))
		}
	}
	if len(seen) < want {
		t.Errorf("Tab reaches %d of %d controls", len(seen), want)
	}
}

// axe-core's rules for WCAG 2.2 A and AA and its best practices, on the page in
// the states that a reader meets.
func TestAccessibility(t *testing.T) {
	for _, c := range []struct {
		name string
		in   device
		at   string
		then func(*reader)
	}{
		{"desk", desk, "", nil},
		{"phone", phone, "", nil},
		{"dark", night, "", nil},
		{"another question", desk, "#v1&scale=300&days=3650&accelerator=gb200-nvl72&scope=with-experiments", nil},
		{"warnings", desk, "#v1&scale=20&colour=blue", nil},
		{"everything open", desk, "", func(r *reader) {
			eval[bool](r, `(document.querySelectorAll("button[aria-controls]").forEach(b => b.click()), document.querySelectorAll("details").forEach(d => d.open = true), true)`)
			r.until("the workings", `document.querySelectorAll("button[aria-expanded=true]").length > 5`)
		}},
		{"everything open, dark", night, "", func(r *reader) {
			eval[bool](r, `(document.querySelectorAll("button[aria-controls]").forEach(b => b.click()), document.querySelectorAll("details").forEach(d => d.open = true), true)`)
			r.until("the workings", `document.querySelectorAll("button[aria-expanded=true]").length > 5`)
		}},
		{"in a frame", small, "embed/llama4-announced.html#theme=light&title=A+title&controls=all,pue,slider&chart=where", func(r *reader) {
			eval[bool](r, `(document.querySelectorAll("button[aria-controls]").forEach(b => b.click()), document.querySelectorAll("details").forEach(d => d.open = true), true)`)
		}},
		{"in a frame, dark", small, "embed.html#v1&scale=30&theme=dark&controls=none", nil},
		{"bad value", desk, "", func(r *reader) {
			r.into(scale)
			r.press("t", "e", "n")
			r.until("the mark", `document.querySelector("[aria-invalid=true]")`)
		}},
	} {
		r := visit(t, c.in, "/a/b/"+c.at).started()
		if c.then != nil {
			c.then(r)
		}
		r.accessible(c.name)
	}
}
