//go:build e2e

package e2e

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var (
	pageActs  = flag.Int("acts", 1000, "how many things TestMonkeyOnThePage does")
	pageEdits = flag.Int("edits", 500, "how many edits TestMemoryDoesNotGrow makes")
)

// before has a script run in every page that is opened from now on, before all
// others.
func (r *reader) before(script string) *reader {
	r.t.Helper()
	r.do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
		return err
	}))
	return r
}

// Where the program ends by a fault, one sentence says so, beside the link that
// leads back to the question and the way to start again.
func TestAFaultIsOneSentence(t *testing.T) {
	r := visit(t, desk, "/a/b/#v1&scale=30").started()
	r.showing(`{"scale": 30}`)
	eval[bool](r, `(Element.prototype.setAttribute = () => { throw new Error("broken on purpose") }, Element.prototype.removeAttribute = Element.prototype.setAttribute, true)`)
	eval[bool](r, `(document.querySelectorAll("a.preset")[3].click(), true)`)
	r.until("a word about it", `document.querySelector("#trouble").checkVisibility()`)
	if said := r.text("#trouble p"); !strings.Contains(said, "Something went wrong") || strings.Contains(said, "broken") || strings.Count(said, ". ") > 1 {
		t.Errorf("the page says %q", said)
	}
	link, at := eval[string](r, `document.querySelector("#trouble-link").href`), eval[string](r, `location.href`)
	before, asked := strings.HasSuffix(at, "#v1&scale=30"), strings.HasSuffix(at, "#v1&reference=llama4-scout&scale=1")
	if link != at || !before && !asked { // an address is written when a frame is through, which the fault may come before
		t.Errorf("the link is %s, the page is at %s", link, at)
	}
	eval[bool](r, `(window.broken = true)`)
	r.do(chromedp.Click("#trouble-again", chromedp.ByQuery))
	r.until("another page", `!window.broken`)
	r.stir()
	r.until("a page that works", `!document.querySelector("#trouble")?.checkVisibility() && document.documentElement.classList.contains("started")`)
	r.into(scale)
	r.press("2", "5")
	if asked {
		r.showing(`{"scale": 25, "reference": "llama4-scout"}`)
	} else {
		r.showing(`{"scale": 25}`)
	}
}

// A browser that takes no more addresses for a while (Safari after 100 in half a
// minute) costs nothing but the address, which follows when it may.
func TestAHistoryThatRefuses(t *testing.T) {
	r := visit(t, desk, "/host/").before(`{
		window.refuse = false;
		for (const name of ["replaceState", "pushState"]) {
			const own = history[name].bind(history);
			history[name] = (...all) => { if (window.refuse) throw new DOMException("too often", "SecurityError"); own(...all) };
		}
	}`)
	r.do(chromedp.Navigate(host.url + "/a/b/"))
	r.started()
	eval[bool](r, `(window.refuse = true)`)
	r.into(scale)
	r.press("2", "5")
	r.showing(`{"scale": 25}`)
	eval[bool](r, `(window.refuse = false, true)`)
	r.press("0")
	r.showing(`{"scale": 250}`)
	r.until("the address to follow", `location.hash.includes("scale=250")`)
	eval[bool](r, `(window.refuse = true)`)
	choose(r, `[data-field="region"]`, "fr") // a step of its own, for Back to lead to
	r.showing(`{"scale": 250, "region": "fr"}`)
	eval[bool](r, `(window.refuse = false, true)`)
	r.until("the address to follow a step", `location.hash.includes("region=fr")`)
	r.quiet()
}

// Clocks that are set, in either direction, and tabs that are hidden for an hour
// change nothing.
func TestClocksAndHiddenTabs(t *testing.T) {
	r := visit(t, desk, "/host/").before(`{
		window.shift = 0;
		const real = Date.prototype.getTime, now = Date.now;
		Date.prototype.getTime = function () { return real.call(this) + window.shift };
		Date.now = () => now() + window.shift;
	}`)
	r.do(chromedp.Navigate(host.url + "/a/b/"))
	r.started()
	for i, shift := range []int{-36e5, 0, 36e5, -864e5} {
		eval[bool](r, `(window.shift = $1, true)`, shift)
		for _, hidden := range []bool{true, false} {
			eval[bool](r, `(Object.defineProperty(document, "hidden", { value: $1, configurable: true }), Object.defineProperty(document, "visibilityState", { value: $1 ? "hidden" : "visible", configurable: true }), document.dispatchEvent(new Event("visibilitychange")), true)`, hidden)
		}
		r.into(scale)
		r.press("3", fmt.Sprint(i))
		r.showing(fmt.Sprintf(`{"scale": 3%d}`, i))
		r.until("the address to follow", `location.hash.includes("scale=3`+fmt.Sprint(i)+`")`)
	}
	r.quiet()
}

// Fifty pins are a wide table in a narrow page, and typing goes on beside it.
func TestFiftyPins(t *testing.T) {
	r := visitAlone(t, small, "/host/")
	eval[bool](r, `(localStorage.setItem("tenfold.pins", Array.from({ length: 50 }, (_, i) => "v1&mfu=0.4&scale=" + (i + 1) + "\tpin number " + i).join("\n") + "\n"), true)`)
	r.do(chromedp.Navigate(host.url + "/a/b/"))
	r.started()
	r.until("every pin", `document.querySelectorAll(".pins thead input").length === 50`)
	r.fits("the page")
	r.into(scale)
	r.press("2", "5", kb.Tab)
	r.showing(`{"scale": 25}`)
	if got := eval[string](r, `document.querySelector($1).value`, scale); !strings.HasPrefix(got, "25") {
		t.Errorf("the field holds %q", got)
	}
	r.quiet()
}

// acting does things at random to whatever can be acted on, faster than frames
// come, the same for the same seed: it presses buttons, follows links within the
// page, types, chooses and slides. Each is a task of its own, as a reader's are;
// window.acts says when each began, and what it was.
const acting = `(async (acts, seed) => {
	let state = seed >>> 0;
	const random = n => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 4294967296 * n) };
	const words = ["10", "2.5", "1e3", "24k", "1,5", "30-45%", "-3", "1e400", "ten", "", "<b onclick=canary()>", "\u202e9", "7", "0.4", "100%", "__proto__"];
	const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
	const task = () => new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0) });
	window.print = () => {}; window.open = () => null;
	let did = 0;
	for (let i = 0; i < acts; i++) {
		const able = [...document.querySelectorAll("#page button:not(:disabled), #page a[href^='#'], #page input, #page select, #page summary")]
			.filter(e => !e.dataset.never && !/save|download|print|copy/i.test(e.innerText || "") && !e.closest("[hidden]"));
		const e = able[random(able.length)], section = e.closest("section");
		await task();
		(window.acts ??= []).push([performance.now(), (section?.id || section?.className || "head") + " " + e.tagName.toLowerCase() + " " + (e.dataset.field || e.ariaLabel || e.className) + " " + (e.textContent || "").slice(0, 30)]);
		if (e.tagName === "SELECT") { e.selectedIndex = random(e.options.length); e.dispatchEvent(new Event("input", { bubbles: true })); e.dispatchEvent(new Event("change", { bubbles: true })); }
		else if (e.type === "range") { e.value = random(+e.max + 1); e.dispatchEvent(new Event("input", { bubbles: true })); if (random(2)) e.dispatchEvent(new Event("change", { bubbles: true })); }
		else if (e.tagName === "INPUT" && /text|search/.test(e.type)) { e.focus(); e.value = words[random(words.length)]; e.dispatchEvent(new Event("input", { bubbles: true })); if (random(2)) e.dispatchEvent(new Event("change", { bubbles: true })); }
		else e.click();
		did++;
		if (random(3) === 0) await frame();
		if (document.querySelector("#trouble").checkVisibility()) throw new Error("act " + i + ", " + e.outerHTML.slice(0, 120) + ": " + document.querySelector("#trouble").innerText);
	}
	await frame();
	return did;
})($1, $2)`

// longTask is a task in which no frame was painted.
type longTask struct {
	MS   int
	Acts []string // done in it, or the last one before it
}

// A thousand acts on the page itself; more with -args -acts.
func TestMonkeyOnThePage(t *testing.T) {
	r := visitAlone(t, desk, "/host/").canary().before(`window.long = []; new PerformanceObserver(list => { for (const e of list.getEntries()) window.long.push({ start: e.startTime, ms: Math.round(e.duration) }) }).observe({ entryTypes: ["longtask"] });`)
	r.do(chromedp.Navigate(host.url + "/a/b/"))
	r.started()
	for done := 0; done < *pageActs; done += 50 { // in parts, since each must be through in the patience of a step
		if got := eval[int](r, acting, 50, 1+done); got != 50 {
			t.Fatalf("%d acts after %d", got, done)
		}
	}
	long := eval[[]longTask](r, `window.long.filter(task => task.ms > 200).sort((a, b) => b.ms - a.ms).map(({ start, ms }) => {
		const before = acts.filter(([at]) => at < start), within = acts.filter(([at]) => at >= start && at < start + ms);
		return { ms, acts: (within.length ? within : before.slice(-1)).map(([at, what]) => what) };
	})`)
	t.Logf("%d tasks longer than 200 ms in %d acts", len(long), *pageActs)
	for _, task := range long {
		t.Logf("%4d ms: %s", task.MS, strings.Join(task.Acts, "; "))
	}
	eval[bool](r, `([...document.querySelectorAll("#page button")].find(e => e.getAttribute("aria-label")?.startsWith("Reset all"))?.click(), true)`)
	for _, list := range eval[[]string](r, `[...document.querySelectorAll("select[data-field^='manner.']")].map(e => e.dataset.field)`) {
		choose(r, `[data-field="`+list+`"]`, "-")
	}
	eval[bool](r, `(location.hash = "#v1&scale=25&mfu=0.4", true)`)
	r.showing(`{"scale": 25, "mfu": 0.4}`)
	r.fits("the page")
	if eval[bool](r, `sang.length > 0`) {
		t.Error("a text ran")
	}
	r.quiet()
}

// editing makes edits as a reader does, a frame apart: another factor most times,
// another accelerator or region, a question pinned, a pin removed, a step undone.
// Each of sixteen in a row is of its own kind, so that few pins stand at a time.
const editing = `(async (from, to) => {
	const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
	const fire = (e, value) => { e.value = value; e.dispatchEvent(new Event("input", { bubbles: true })); e.dispatchEvent(new Event("change", { bubbles: true })) };
	const entry = (name, i) => { const e = document.querySelector('[data-field="' + name + '"]'); fire(e, e.options[i % e.options.length].value) };
	for (let i = from; i < to; i++) {
		switch (i % 16) {
		case 4: entry("accelerator", i >> 4); break;
		case 8: entry("region", i >> 4); break;
		case 10: document.querySelector("#pins .pin-it").click(); break;
		case 13: for (let n = document.querySelectorAll("#pins .pin-acts").length; n > 3; n--) { document.querySelector("#pins .pin-acts button").click(); await frame() } break;
		case 15: document.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true })); break;
		default: fire(document.querySelector($3), (10 + i * 37 % 900 / 10) + "");
		}
		await frame();
	}
	return document.querySelectorAll("#pins .pin-acts").length;
})($1, $2)`

// Memory does not grow with edits: after some hundreds (a thousand with -args
// -edits 1000) JavaScript's heap, all garbage collected, is within a tenth of what it
// was after a hundred, and the program's memory within a tenth of what it was once
// the history was full. The program's never shrinks, so it is the most that was
// ever needed at once, garbage included.
func TestMemoryDoesNotGrow(t *testing.T) {
	r := visit(t, desk, "/host/").before(`for (const name of ["instantiate", "instantiateStreaming"]) {
		const own = WebAssembly[name];
		WebAssembly[name] = (...all) => own.apply(WebAssembly, all).then(made => { window.memory = () => (made.instance || made).exports.mem.buffer.byteLength; return made });
	}`)
	r.do(chromedp.Navigate(host.url + "/a/b/#v1&mfu=0.4&goodput=0.9"))
	r.started()
	edit := func(from, to int) {
		for ; from < to; from += 50 {
			if pins := eval[int](r, editing, from, from+50, scale); pins == 0 || pins > 8 {
				t.Fatalf("%d pins after %d edits", pins, from+50)
			}
		}
	}
	weigh := func() (heap, program float64) {
		r.do(heapprofiler.CollectGarbage(), chromedp.ActionFunc(func(ctx context.Context) (err error) {
			heap, _, err = runtime.GetHeapUsage().Do(ctx)
			return err
		}))
		return heap, eval[float64](r, `memory()`)
	}
	// The history holds 200 steps, so that it is full after 300 edits; what the program
	// has by then is what it has for good.
	edit(0, 100)
	heap, first := weigh()
	edit(100, 300)
	_, program := weigh()
	edit(300, *pageEdits)
	heapAfter, programAfter := weigh()
	t.Logf("JavaScript's heap: %.1f MB after 100 edits, %.1f after %d; the program's memory: %.1f MB after 100, %.1f after 300, %.1f after %d", heap/1e6, heapAfter/1e6, *pageEdits, first/1e6, program/1e6, programAfter/1e6, *pageEdits)
	if heapAfter > 1.1*heap {
		t.Errorf("JavaScript's memory grew from %.1f to %.1f MB", heap/1e6, heapAfter/1e6)
	}
	const step = 4 << 20 // that it grows by
	if programAfter > 1.1*program+step {
		t.Errorf("the program's memory grew from %.1f to %.1f MB", program/1e6, programAfter/1e6)
	}
	r.quiet()
}
