//go:build e2e

package e2e

import (
	"strings"
	"testing"
	"time"
)

// A frame whose figures are right waits for a sign of the reader, as the page does.

const listening = `<script>window.told = []; addEventListener("message", e => { if (e.data && e.data.tenfold) told.push(e.data) })</script>`

// calmFrame is the frame of an article in which nobody has done anything yet.
func calmFrame(t *testing.T, d device, body string) (*article, *frame) {
	t.Helper()
	a := read(t, d, listening+body, nil)
	f := a.frames()[0]
	a.until("the program, compiled", `told.length > 0`)
	time.Sleep(time.Second) // in which a program without a sign would have started
	if inside[bool](f, `document.documentElement.matches(".starting, .started")`) {
		t.Fatal("the program started though nobody was there")
	}
	return a, f
}

func TestAFrameWaitsForASign(t *testing.T) {
	a, f := calmFrame(t, desk, plainFrame)
	f.shows(`{}`)
	a.bytes.Lock()
	if n := a.bytes.paths["web/app.wasm"]; n != 1 {
		t.Errorf("%d programs were fetched", n)
	}
	a.bytes.Unlock()
	f.started()
	time.Sleep(300 * time.Millisecond)
	// What the page says for its program is what the program says.
	inside[bool](f, `(tenfoldTell("again", "v1", "{}"), true)`)
	a.until("all that was told", `told.at(-1).tenfold === "again"`)
	if got := eval[[]string](a.reader, `told.map(t => t.tenfold + " " + t.question)`); strings.Join(got, ", ") != "ready v1, again v1" {
		t.Errorf("the host was told %v", got)
	}
	inside[bool](f, `(e => { e.value = "20"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
	a.until("the change", `told.at(-1).question === "v1&scale=20"`)
	inside[bool](f, `(e => { e.value = "10"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
	a.until("the first question again", `told.at(-1).question === "v1" && told.at(-1).tenfold === "change"`)
	if !eval[bool](a.reader, `JSON.stringify(told[0].results) === JSON.stringify(told.at(-1).results) && Object.keys(told[0].results).length > 5`) {
		t.Error("the page tells other figures than the program")
	}
	a.alone(t)
}

// A question of the host's is a sign.
func TestAHostsQuestionStartsTheFrame(t *testing.T) {
	a, f := calmFrame(t, desk, plainFrame)
	eval[bool](a.reader, `(document.getElementById("f").contentWindow.postMessage({ tenfold: "ask", question: "v1&scale=20" }, "*"), true)`)
	f.running().shows(`{"scale": 20}`)
	a.until("the change", `told.at(-1).tenfold === "change" && told.at(-1).question === "v1&scale=20"`)
	a.alone(t)
}

// What the page that was drawn cannot show, the program shows at once.
func TestAFrameThatShowsSomethingElseStartsAtOnce(t *testing.T) {
	for _, asked := range []string{"v1&scale=37", "v1&controls=scale,pue", "v1&theme=pink", "v1&chart=pie", "v1&accent=red"} {
		a := read(t, desk, `<iframe src="{{site}}embed.html#`+asked+`" width="100%" height="900"></iframe>`, nil)
		f := a.frames()[0]
		f.until("the frame's own page", `window.tenfoldAsked`)
		f.running()
		if strings.Contains(asked, "=pink") && !strings.Contains(inside[string](f, `document.body.innerText`), "theme") {
			t.Error("a theme that is none is passed over in silence")
		}
	}
	calmFrame(t, desk, `<iframe src="{{site}}embed.html#v1&controls=scale,slider&theme=dark&chart=where&accent=aa3300&title=Ten" width="100%" height="900"></iframe>`)
}

// What is done before the program counts: a button that was pressed, a field that was
// typed into, a list that is open and stays so.
func TestTheFirstTouchOfAFrameCounts(t *testing.T) {
	_, f := calmFrame(t, desk, plainFrame)
	if hidden := inside[bool](f, `getComputedStyle(document.querySelector(".how"), "::after").visibility === "hidden"`); hidden {
		t.Error("the button does not look like one")
	}
	inside[bool](f, `(b => (b.dispatchEvent(new Event("pointerdown", { bubbles: true })), b.click(), true))(document.querySelector(".how"))`)
	f.running().until("what the button opens", `document.querySelector(".panel").checkVisibility()`)

	_, f = calmFrame(t, desk, plainFrame)
	inside[bool](f, `(e => { e.focus(); e.value = "20"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
	f.running().shows(`{"scale": 20}`)

	_, f = calmFrame(t, desk, plainFrame)
	inside[bool](f, `(s => { s.dataset.mine = ""; s.matches = () => true; s.dispatchEvent(new Event("pointerdown", { bubbles: true })); return true })(document.querySelector("select[data-field=accelerator]"))`)
	time.Sleep(2 * time.Second)
	if !inside[bool](f, `!!document.querySelector("[data-mine]")`) {
		t.Fatal("the list was replaced while it was open")
	}
	inside[bool](f, `(s => { s.value = "b200-sxm"; for (const event of ["input", "change"]) s.dispatchEvent(new Event(event, { bubbles: true })); return s.value === "b200-sxm" })(document.querySelector("select[data-field=accelerator]"))`)
	f.running().shows(`{"accelerator": "b200-sxm"}`)
}

// TestStartingMovesNothing: the program draws the frame as high as the page drew it,
// in a narrow column and a wide one; and where the figures are the link's, the note
// stands where the sentence goes on, so that at most a line of controls is more.
func TestStartingMovesNothing(t *testing.T) {
	const own = `embed.html#v1&scale=37&ask=Training+a+model+with+37%C3%97+the+compute+of+Llama+3.1+405B+on+H100+SXM+in+90+days%2C+on+the+US+average+grid` +
		`&say=accelerators:930000~580000~2.1e06,accelerator_hours:2e09~1.2e09~4.5e09,power_mw:980~610~2200,energy_mwh:2.1e06~1.3e06~4.8e06,carbon_location_t:670000~410000~1.5e06,cost_rental_usd:4.7e09~2.7e09~1.1e10,cost_owned_usd:3.5e09~1.8e09~7.9e09,cost_upfront_usd:5.9e10~3.7e10~1.4e11`
	for path, most := range map[string]float64{"embed/llama4-announced.html": 0, "embed/llama4-maverick.de.html": 0, "embed/llama4-scout.html?chart=where": 0, own: 45} {
		for _, width := range []string{"280px", "568px"} {
			a := read(t, desk, `<style>#column{width:`+width+`!important}</style><div style="height:2000px"></div><iframe id="f" src="{{site}}`+path+`" width="100%" height="900"></iframe>`, nil)
			f := a.frames()[0]
			f.until("figures", `document.readyState === "complete" && document.querySelector("[data-result]")`)
			height := func() float64 { return inside[float64](f, `document.body.getBoundingClientRect().height`) }
			before := height()
			eval[bool](a.reader, `(document.getElementById("f").scrollIntoView(), true)`)
			if most > 0 { // it starts by itself
				f.running()
			} else {
				f.started()
			}
			f.until("what follows the first drawing", `!document.querySelector(".laying")`)
			if moved := height() - before; moved > most || moved < -most {
				t.Errorf("%s, %s: started, it is %v px higher than %v px", path, width, moved, before)
			}
		}
	}
}
