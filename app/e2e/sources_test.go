//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"tenfold/engine/catalog"
)

// figuresShown are the rows of the catalogue that a reader sees.
const figuresShown = `[...document.querySelectorAll("[data-part] tbody tr:not(.item)")].filter(e => !e.hidden && !e.closest("[hidden]"))`

// The page leads to the catalogue, which holds every figure with and without
// script, and the file beside it is the command's, byte for byte.
func TestCatalogueIsTheCommands(t *testing.T) {
	facts := 0
	for range catalog.Default().Facts() {
		facts++
	}
	r := visit(t, desk, "/a/b/").started()
	r.click("The whole catalogue")
	r.until("the catalogue", `location.pathname === "/a/b/sources.html" && document.querySelector(".choices output")?.value`)
	if got := eval[int](r, `document.querySelectorAll("table.facts tbody tr:not(.item)").length`); got < facts {
		t.Errorf("%d figures are there, want %d", got, facts)
	}
	if got := eval[string](r, `fetch(document.querySelector("[href*='catalog.json']").href).then(a => a.text())`); got != ask(t, "catalog", "") {
		t.Error("the file is not what the command says")
	}
	r.quiet()

	bare := desk
	bare.noScript = true
	r = visit(t, bare, "/a/b/sources.html")
	if eval[bool](r, `document.querySelector(".choices").checkVisibility()`) {
		t.Error("without script there is a search that does nothing")
	}
	if got := eval[int](r, `document.querySelectorAll("[data-part] details").length`); got < 10 {
		t.Errorf("without script there are %d parts", got)
	}
}

// The search shows what holds every word, in whatever part, opens it, says how
// much, and is kept in the address; cleared, all is as before.
func TestCatalogueSearched(t *testing.T) {
	r := visit(t, desk, "/a/b/sources.html")
	r.until("the search", `document.querySelector(".choices output").value`)
	all := eval[int](r, figuresShown+`.length`)
	open := eval[int](r, `document.querySelectorAll("[data-part] details[open]").length`)
	r.into(`[name=search]`)
	r.insert("H100 SXM tdp")
	r.until("less", figuresShown+`.length < 10`)
	if got := eval[[]string](r, figuresShown+`.map(e => e.innerText)`); len(got) == 0 || !strings.Contains(strings.Join(got, "\n"), "700") {
		t.Errorf("found: %q", got)
	}
	if !eval[bool](r, figuresShown+`.every(e => e.checkVisibility())`) {
		t.Error("what was found is folded away")
	}
	r.until("the address", `location.hash === "#search=H100%20SXM%20tdp"`)
	r.picture("catalogue-searched")
	left := eval[int](r, figuresShown+`.length`)
	r = visit(t, desk, "/a/b/sources.html"+r.hash())
	r.until("the same again", figuresShown+`.length === $1`, left)
	r.narrow("part", "regions")
	r.until("nothing", `document.querySelector(".nothing").checkVisibility() && document.querySelector(".choices output").value.startsWith("0 of ")`)
	r.narrow("part", "")
	eval[bool](r, `(e => { e.value = ""; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[name=search]"))`)
	r.until("all of it", figuresShown+`.length === $1`, all)
	if got := eval[int](r, `document.querySelectorAll("[data-part] details[open]").length`); got != open || r.hash() != "" {
		t.Errorf("%d parts are open, not %d, at %q", got, open, r.hash())
	}
	r = visit(t, desk, "/a/b/sources.html#source-epoch-ml-hardware")
	r.until("the source", `(b => b.top >= 0 && b.bottom <= innerHeight)(document.querySelector("#source-epoch-ml-hardware").getBoundingClientRect())`)
	r = visit(t, desk, "/a/b/sources.html#search=%E0%A4&part=no-such")
	r.until("the page", `document.querySelector(".choices output").value`)
	r.quiet()
}

func TestCatalogueFitsAndReads(t *testing.T) {
	for name, c := range map[string]struct {
		in device
		at string
	}{"desk": {desk, ".html#search=h100"}, "dark": {night, ".html#search=interruption"}, "phone": {darkPhone, ".html#part=facilities"}, "small": {small, ".html#search=PUE"}, "German": {desk, ".de.html#search=h100"}, "small, German": {small, ".de.html#search=Miete"}} {
		r := visit(t, c.in, "/a/b/sources"+c.at)
		r.until("the search", `document.querySelector(".choices output").value`)
		r.fits(name)
		r.accessible(name)
		r.picture("catalogue-" + name)
		r.quiet()
	}
}
