//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// keys presses a key with Control, and Shift where wanted.
func (r *reader) control(key string, shift bool) {
	r.t.Helper()
	modifiers := []input.Modifier{input.ModifierCtrl}
	if shift {
		modifiers = append(modifiers, input.ModifierShift)
	}
	r.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(modifiers...)))
}

// click presses the first button or link that says or is called so.
func (r *reader) click(called string) {
	r.t.Helper()
	find := `[...document.querySelectorAll("button, a, summary")].find(e => e.checkVisibility() && !e.disabled && (e.getAttribute("aria-label") ?? (e.innerText || e.textContent)).trim().startsWith($1))`
	r.until("a button "+called, find, called)
	eval[bool](r, `(e => { e.focus(); e.click(); return true })(`+find+`)`, called)
}

func TestUndoByKeys(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.into(slider)
	r.press(kb.ArrowRight, kb.ArrowRight, kb.ArrowRight)
	r.until("a link", `location.hash.includes("scale=")`)
	r.control("z", false)
	r.showing(`{}`)
	r.control("z", true)
	r.until("the factor again", `location.hash.includes("scale=")`)
	r.control("z", false)
	r.showing(`{}`)
	r.control("y", false)
	r.until("the factor again", `location.hash.includes("scale=")`)
	r.into(scale)
	r.insert("20")
	r.showing(`{"scale": 20}`)
	r.control("z", false) // in a line of text it is the line's own
	r.until("the line's own text again", `document.querySelector($1).value !== "20"`, scale)
	r.quiet()
}

func TestResets(t *testing.T) {
	r := visit(t, desk, "/a/b/#v1&scale=30&accelerator=b200-sxm&pue=1.3").started()
	r.showing(`{"scale": 30, "accelerator": "b200-sxm", "pue": 1.3}`)
	r.picture("changed")
	r.click("Reset: accelerator B200")
	r.showing(`{"scale": 30, "pue": 1.3}`)
	if lost := eval[bool](r, `document.activeElement === document.body`); lost {
		t.Error("the focus is lost with the button")
	}
	eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	r.click("Reset: PUE")
	r.showing(`{"scale": 30}`)
	if got := eval[string](r, `document.querySelector("#given-pue").value`); got != "" {
		t.Errorf("the field still says %q", got)
	}
	r.click("Reset all")
	r.showing(`{}`)
	r.click("Undo")
	r.showing(`{"scale": 30}`)
	r.quiet()
}

// Pins outlast a reload, can be named, opened and let go, and letting go can be
// undone.
func TestPins(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	t.Cleanup(func() { eval[bool](r, `(localStorage.clear(), true)`) })
	eval[bool](r, `(localStorage.clear(), true)`)
	r.click("Pin")
	r.until("a column", `document.querySelectorAll(".pins thead input").length === 1`)
	r.into(scale)
	r.insert("30")
	r.showing(`{"scale": 30}`)
	r.until("the compute to change by 3×", `[...document.querySelectorAll(".pins tbody tr")].find(e => e.querySelector("th").innerText.trim() === "Compute").lastElementChild.innerText.trim() === "3×"`)
	r.click("Pin")
	r.until("two columns", `document.querySelectorAll(".pins thead input").length === 2`)
	r.into(".pins thead input")
	r.press("f", "i", "r", "s", "t")
	r.until("the device to keep it", `(localStorage.getItem("tenfold.pins") ?? "").includes("first")`)
	r.picture("pins")
	link := r.hash()
	r.do(chromedp.Reload())
	r.started()
	r.until("two columns", `document.querySelectorAll(".pins thead input").length === 2`)
	r.until("their answers", `![...document.querySelectorAll(".pins td")].some(e => e.innerText.trim() === "…")`)
	if got := eval[string](r, `document.querySelector(".pins thead input").value`); got != "first" || r.hash() != link {
		t.Errorf("after a reload the first pin is called %q, at %s, want %s", got, r.hash(), link)
	}
	r.click("Open: first")
	r.showing(`{}`)
	r.click("Remove: first")
	r.until("one column", `document.querySelectorAll(".pins thead input").length === 1`)
	if eval[bool](r, `document.activeElement === document.body`) {
		t.Error("the focus is lost with the pin")
	}
	r.click("Undo")
	r.until("two columns", `document.querySelectorAll(".pins thead input").length === 2`)
	if got := eval[string](r, `document.querySelector(".pins thead input").value`); got != "first" {
		t.Errorf("undone, the first pin is called %q", got)
	}
	r.quiet()
}

// Where the device keeps nothing, pins work as long as the page, and it says so.
func TestPinsWithoutStorage(t *testing.T) {
	for _, broken := range []string{
		`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError") } })`,
		`Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }`,
	} {
		r := visit(t, desk, "/a/b/").started()
		eval[bool](r, `(`+broken+`, true)`)
		r.click("Pin")
		r.until("a column", `document.querySelectorAll(".pins thead input").length === 1`)
		r.until("words about it", `document.querySelector(".beside-pins").innerText.includes("until it is closed")`)
		r.quiet()
	}
}

// Two pins and a phone: the table scrolls within itself.
func TestPinsOnAPhone(t *testing.T) {
	for _, d := range []device{phone, small} {
		r := visit(t, d, "/a/b/").started()
		t.Cleanup(func() { eval[bool](r, `(localStorage.clear(), true)`) })
		eval[bool](r, `(localStorage.setItem("tenfold.pins", "v1\t\nv1&scale=30\tthirty\n"), true)`)
		r.do(chromedp.Reload())
		r.started()
		r.until("two columns", `document.querySelectorAll(".pins thead input").length === 2`)
		r.fits("the page")
		eval[bool](r, `(document.querySelector("#pins").scrollIntoView(), true)`)
		r.picture("pins-phone")
	}
}

// The comparison runs while it is in view, gives way to a key, and sorts.
func TestComparison(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	through := `document.querySelector("#compare progress").value === document.querySelector("#compare progress").max && document.querySelectorAll(".row-of").length > 0`
	if eval[int](r, `document.querySelector("#compare progress").value`) > 1 {
		t.Error("it runs while nobody sees it")
	}
	eval[bool](r, `(document.querySelector("#compare").scrollIntoView(), true)`)
	r.until("some rows", `document.querySelector("#compare progress").value > 3`)
	eval[bool](r, `(document.querySelector($1).focus({ preventScroll: true }), true)`, slider)
	r.press(kb.ArrowRight)
	r.until("the link", `location.hash.includes("scale=")`)
	r.control("z", false)
	r.showing(`{}`)
	r.until("every row", through)
	r.picture("compare")
	r.click("Rented")
	column := func(i int) []string {
		return eval[[]string](r, `[...document.querySelectorAll(".row-of")].map(e => e.children[$1].querySelector("a, .n").innerText)`, i)
	}
	r.until("the sign of the order", `document.querySelector("th[aria-sort=ascending] button").innerText.trim().startsWith("Rented")`)
	first := column(0)
	r.click("Rented")
	r.until("the other order", `document.querySelector("th[aria-sort=descending]")`)
	if second := column(0); second[0] == first[0] {
		t.Errorf("both orders start with %s", first[0])
	}
	r.click("Show all")
	r.until("all rows", `document.querySelectorAll(".row-of").length === document.querySelector("#compare progress").max`)
	name := eval[string](r, `document.querySelector(".row-of:not(.yours) a.name").innerText`)
	r.click(name)
	r.until("that accelerator", `document.querySelector(".row-of.yours a.name").innerText === $1`, name)
	if !strings.Contains(r.hash(), "accelerator=") {
		t.Errorf("the link is %s", r.hash())
	}
	r.quiet()
}

func TestComparisonOnAPhone(t *testing.T) {
	r := visit(t, phone, "/a/b/").started()
	eval[bool](r, `(document.querySelector("#compare").scrollIntoView(), true)`)
	r.until("every row", `document.querySelector("#compare progress").value === document.querySelector("#compare progress").max`)
	r.fits("the page")
	r.picture("compare-phone")
}

// A stance says what it does, and its figures are the command's.
func TestStances(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	choose := func(word string) {
		eval[bool](r, `(e => { e.value = $1; e.dispatchEvent(new Event("change", { bubbles: true })); return true })(document.querySelector("[data-field=stance]"))`, word)
	}
	for _, word := range []string{"conservative", "aggressive"} {
		was := r.text("#stance-says")
		choose(word)
		r.showing(`{"stance": "` + word + `"}`)
		if r.text("#stance-says") == was {
			t.Errorf("%s: nothing is said of it", word)
		}
		if !strings.Contains(r.text(".answer > .findings"), "Share of the best layout") {
			t.Errorf("%s: what it moves is not listed", word)
		}
		r.picture(word)
	}
	choose("central")
	r.showing(`{}`)
	r.quiet()
}

// While the comparison runs, keys are taken at once: none waits for more than one
// accelerator's answer, and every one reaches the field.
func TestTypingWhileComparing(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	eval[bool](r, `(document.querySelector("#compare").scrollIntoView(), true)`)
	r.until("some rows", `document.querySelector("#compare progress").value > 2`)
	eval[bool](r, `(e => { e.focus({ preventScroll: true }); e.select(); return true })(document.querySelector($1))`, scale)
	for _, k := range strings.Split("1234", "") {
		r.press(k)
	}
	if got := eval[string](r, `document.querySelector($1).value`, scale); got != "1234" {
		t.Errorf("the field holds %q", got)
	}
	r.showing(`{"scale": 1234}`)
	r.quiet()
}

// axe-core finds nothing on the sections of this file.
func TestScenariosAreAccessible(t *testing.T) {
	for _, d := range []device{desk, night, phone} {
		r := visit(t, d, "/a/b/#v1&scale=30&pue=1.3&stance=conservative").started()
		t.Cleanup(func() { eval[bool](r, `(localStorage.clear(), true)`) })
		eval[bool](r, `(localStorage.setItem("tenfold.pins", "v1\t\nv1&accelerator=abacus\tnone\nv1&scale=30\tthirty\n"), true)`)
		r.do(chromedp.Reload())
		r.started()
		r.until("the columns", `document.querySelectorAll(".pins thead input").length === 3`)
		eval[bool](r, `(document.querySelector("#compare").scrollIntoView(), true)`)
		r.until("every row", `document.querySelector("#compare progress").value === document.querySelector("#compare progress").max`)
		if d.dark {
			r.picture("compare-dark")
		}
		r.accessible(fmt.Sprintf("%d px, dark %v", d.width, d.dark))
		r.largeEnough(fmt.Sprintf("%d px", d.width), ".beside-pins *, .compare *, .changes *, .stance *")
	}
}
