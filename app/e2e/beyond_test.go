//go:build e2e

package e2e

import (
	"strings"
	"testing"
)

// seen brings a section into view and waits until its figures are those asked
// for.
func (r *reader) seen(id string) {
	r.t.Helper()
	eval[bool](r, `(document.getElementById($1).scrollIntoView(), true)`, id)
	r.until("the answers of "+id, `(e => !e.classList.contains("waiting") && e.querySelector("td") && !e.innerText.includes("…"))(document.getElementById($1))`, id)
}

// Generations: the first is the answer above, those after it are projected, in
// words, and say what the world reports beside them; another factor gives others,
// and the question's link knows nothing of it.
func TestBeyond(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.seen("beyond")
	heads := r.text(".generations thead")
	if strings.Count(heads, "projected") != 2 || !strings.Contains(heads, "First") || strings.Contains(heads, "First, projected") {
		t.Errorf("the generations are headed %q", heads)
	}
	cell := `[...document.querySelectorAll(".generations tbody tr")].find(e => e.innerText.startsWith($1)).cells[$2].innerText`
	if first, above := eval[string](r, cell, "Accelerators", 1), r.figures()["accelerators"]; !strings.HasPrefix(first, above) {
		t.Errorf("the first generation takes %q, the answer above %q", first, above)
	}
	if beside := r.text(".reported"); !strings.Contains(beside, "OpenAI, training in all of 2024") || !strings.Contains(beside, "capital expenditure, 2025") || strings.Contains(beside, "servers rented") {
		t.Errorf("beside it stand %q", beside)
	}
	if apart := r.text(".apart"); !strings.Contains(apart, "$4\u00a0billion") || !strings.Contains(apart, "not training") {
		t.Errorf("apart stands %q", apart)
	}
	r.picture("beyond")
	before := eval[string](r, cell, "Compute", 2)
	factor := `[data-field="plan.factor"]`
	r.into(factor)
	r.insert("3")
	r.until("other generations", `(e => !e.classList.contains("waiting") && [...e.querySelectorAll(".generations tbody tr")].find(r => r.innerText.startsWith("Compute")).cells[2].innerText !== $1)(document.getElementById("beyond"))`, before)
	if said := r.text("#beyond .insight"); !strings.Contains(said, "At 3× a generation") {
		t.Errorf("it says %q", said)
	}
	r.into(factor)
	r.insert("many")
	r.until("the mark", `document.querySelector($1).getAttribute("aria-invalid") === "true"`, factor)
	if said := r.text("#beyond .insight"); !strings.Contains(said, "At 3× a generation") {
		t.Errorf("what could not be read took the answer away: %q", said)
	}
	r.into(factor)
	r.insert("4")
	r.click("100×") // another question: the setting stays
	if r.hash() == "" || strings.Contains(r.hash(), "plan") {
		t.Errorf("the link is %q", r.hash())
	}
	r.seen("beyond")
	if got := eval[string](r, `document.querySelector($1).value`, factor); got != "4" {
		t.Errorf("the factor set is %q after another question", got)
	}
	r.quiet()
}

// A fleet: its share decides the days, by slider and by field; the orders and the
// month either way stand beside it.
func TestFleet(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.seen("fleet")
	r.picture("fleet")
	half := r.text("#fleet .insight")
	if !strings.Contains(half, "50\u00a0% of the 350,000") || !strings.Contains(half, "175,000 H100 SXM") || !strings.Contains(half, "days") {
		t.Errorf("it says %q", half)
	}
	for _, want := range []string{"Grid connection", "weeks", "Break-even", "at even chances"} {
		if !strings.Contains(r.text("#fleet"), want) {
			t.Errorf("the section lacks %q", want)
		}
	}
	share := `[data-field="plan.share"]`
	r.into(share)
	r.insert("20%")
	r.until("another answer", `document.querySelector("#fleet .insight").innerText.includes("70,000 H100 SXM")`)
	if got := eval[string](r, `document.querySelector("#share-slider").value`); got != "20" {
		t.Errorf("the slider stands at %q", got)
	}
	eval[bool](r, `(e => { e.value = "100"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("#share-slider"))`)
	r.until("the whole fleet", `document.querySelector("#fleet .insight").innerText.includes("350,000 H100 SXM") && document.querySelector($1).value.startsWith("100")`, share)
	eval[bool](r, `(e => { e.value = "own"; e.dispatchEvent(new Event("change", { bubbles: true })); return true })(document.querySelector("#fleet-list"))`)
	r.until("its field", `document.querySelector("[data-field='plan.count']").checkVisibility()`)
	r.into(`[data-field="plan.count"]`)
	r.insert("40k")
	r.until("a fleet of one's own", `document.querySelector("#fleet .insight").innerText.includes("40,000 H100 SXM")`)
	r.into(`[data-field="plan.delay"]`)
	r.insert("$500M")
	r.until("the risk worth taking", `document.querySelector("#fleet").innerText.includes("$500\u00a0million")`)
	r.quiet()
}

// axe-core finds nothing in either section, by day and by night; nothing is too
// small or too wide.
func TestBeyondIsAccessible(t *testing.T) {
	for name, d := range everyDevice {
		d.height = 2400 // so that a picture holds a section
		r := visit(t, d, "/a/b/").started()
		for _, id := range []string{"beyond", "fleet"} {
			r.seen(id)
			eval[bool](r, `(document.getElementById($1).scrollIntoView(), true)`, id)
			r.picture(id + "-" + name)
		}
		eval[bool](r, `(document.querySelectorAll(".planned details").forEach(d => d.open = true), true)`)
		r.accessible(name, ".planned")
		r.largeEnough(name, ".planned *")
		r.fits(name)
	}
}
