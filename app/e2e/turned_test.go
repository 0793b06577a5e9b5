//go:build e2e

package e2e

import (
	"strings"
	"testing"
)

// The question turned round: a ready question is answered while the page takes
// keys, what was found is taken, and Undo takes it back.
func TestTurnedRound(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	before := r.figures()["cost_rental_usd"]
	r.click("What could $1B buy?")
	r.until("an answer", `document.querySelector(".turn-found .lead")?.innerText.includes("×")`)
	if said := r.text(".turn-found .lead + p"); !strings.Contains(said, "of rent") {
		t.Errorf("it says %q", said)
	}
	if r.hash() != "" || r.figures()["cost_rental_usd"] != before {
		t.Error("the question has changed unasked")
	}
	r.picture("turned")
	r.click("Take it")
	r.until("the question", `location.hash.includes("scale=") && [...document.querySelectorAll(".turn-acts a")].some(e => e.innerText.startsWith("It is")) && !document.querySelector(".answer.waiting")`)
	if got := r.figures()["cost_rental_usd"]; got != "$1 billion" && got != "$1.0 billion" {
		t.Errorf("taken it costs %q", got)
	}
	r.click("Undo")
	r.showing(`{}`)
	value := `[data-field="turn.value"]`
	r.into(value)
	r.insert("$1e-9")
	r.until("a reason", `document.querySelector(".turn-found .finding.error")?.innerText.includes("out of reach")`)
	r.into(value)
	r.insert("1-2B")
	r.until("the mark", `document.querySelector($1).getAttribute("aria-invalid") === "true" && document.querySelector("#turn-hint").innerText.includes("range")`, value)
	r.quiet()
}

// While a search runs, keys are taken at once, and the last question is the one
// that is answered.
func TestTypingWhileSearching(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.click("What fits in 1 GW?")
	r.until("the search", `document.querySelector(".turn-progress").innerText !== ""`)
	r.into(scale)
	for _, k := range strings.Split("123", "") {
		r.press(k)
	}
	if got := eval[string](r, `document.querySelector($1).value`, scale); got != "123" {
		t.Errorf("the field holds %q", got)
	}
	r.showing(`{"scale": 123}`)
	r.into(`[data-field="turn.value"]`)
	r.insert("2 GW")
	r.until("an answer", `/\b2\sGW/.test(document.querySelector(".turn-found").innerText) && document.querySelector(".turn-progress").innerText === ""`)
	r.quiet()
}

// What drives it: bars and table with the same inputs, another result by the
// list, and a range of the reader's own among them.
func TestDrives(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	eval[bool](r, `(document.querySelector("#drive").scrollIntoView(), true)`)
	r.until("bars", `document.querySelectorAll(".tornado li").length > 5`)
	r.picture("drive")
	if bars, rows := eval[int](r, `document.querySelectorAll(".tornado li").length`), eval[int](r, `document.querySelectorAll(".movers tbody tr").length`); rows < bars {
		t.Errorf("%d bars, %d rows of the table", bars, rows)
	}
	if label := eval[string](r, `document.querySelector(".tornado").getAttribute("aria-label")`); !strings.Contains(label, "Cost, rented") {
		t.Errorf("the alternative text is %q", label)
	}
	said := r.text("#drive-says")
	eval[bool](r, `(e => { e.value = "energy_mwh"; e.dispatchEvent(new Event("change", { bubbles: true })); return true })(document.querySelector("#drive-result"))`)
	r.until("another result", `document.querySelector("#drive-says").innerText !== $1`, said)
	eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	r.into("#given-mfu")
	r.insert("30-45%")
	r.until("the link", `location.hash.includes("mfu=0.3-0.45")`)
	eval[bool](r, `(document.querySelector("#drive").scrollIntoView(), true)`)
	r.until("its bar", `document.querySelector(".tornado").innerText.includes("MFU given")`)
	r.quiet()
}

// axe-core finds nothing in either section, nothing is too small or too wide.
func TestTurnedIsAccessible(t *testing.T) {
	for name, d := range everyDevice {
		r := visit(t, d, "/a/b/").started()
		r.click("What could 100,000 H100")
		r.until("an answer", `document.querySelector(".turn-found .lead")?.innerText.includes("×")`)
		eval[bool](r, `(document.querySelector(".turned").scrollIntoView(), true)`)
		r.picture("turned-" + name)
		eval[bool](r, `(document.querySelector("#drive").scrollIntoView(), true)`)
		r.until("bars", `document.querySelectorAll(".tornado li").length > 5`)
		r.picture("drive-" + name)
		eval[bool](r, `(document.querySelectorAll("#drive details").forEach(d => d.open = true), true)`)
		r.accessible(name, ".turned", ".drive")
		r.largeEnough(name, ".turned *, .drive *")
		r.fits(name)
	}
}
