//go:build e2e

package e2e

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"tenfold/app/text"
)

// plainFrame is a frame of a ready question.
const plainFrame = `<iframe id="f" src="{{site}}embed/llama4-announced.html" title="calculator" width="100%" height="300" style="border:0"></iframe>`

// hosts are pages as others make them. Pym.js, @newswire/frames, iframe-resizer 4,
// @open-iframe-resizer/core and Datawrapper's script are the real ones, from npm. What
// else listens is written after the host's own code (what it reads, and what it does
// then): Datawrapper's older script, Embedly's and WordPress's are in no package, and
// iframe-resizer 5 is for non-commercial use alone, by its own header.
var hosts = []struct {
	name string
	body string
	most float64 // the highest that this host makes a frame; 0 for no limit
}{
	{name: "Pym.js 1.3.2", body: `<div id="p"></div><script src="/pym.js"></script><script>new pym.Parent("p", "{{site}}embed/llama4-announced.html", {})</script>`},
	{name: "Pym.js 1.3.2 by attribute", body: `<div data-pym-src="{{site}}embed/llama4-announced.html"></div><script src="/pym.js"></script>`},
	{name: "@newswire/frames", body: `<div data-frame-src="{{site}}embed/llama4-announced.html" data-frame-attribute-sandbox="allow-scripts allow-same-origin"></div><script src="/frames.js"></script><script>(window.newswireFrames || window.frames_ || window.Frames || window.frames).autoInitFrames()</script>`},
	{name: "iframe-resizer 4", body: plainFrame + `<script src="/iframe-resizer.js"></script><script>iFrameResize({ log: false }, "#f")</script>`},
	{name: "iframe-resizer 5, its greeting", body: plainFrame + `<script>
		const frame = document.getElementById("f"), origin = new URL(frame.src).origin;
		addEventListener("message", e => { // sets height from id:height:width:type, refuses a zero, checks the origin, throws where the mode is below zero
			if (typeof e.data !== "string" || !e.data.startsWith("[iFrameSizer]f:") || e.source !== frame.contentWindow) return;
			if (e.origin !== origin && e.origin !== "null") throw new Error("unexpected message from " + e.origin);
			const [, height, width, type, message, mode] = e.data.split(":");
			if (mode !== undefined && Number(mode) < 0) throw new Error("licence");
			if (Number(height) && Number(width)) frame.style.height = height + "px";
		});
		frame.addEventListener("load", () => frame.contentWindow.postMessage("[iFrameSizer]f:8:false:false:32:true:true:::auto:::0:false:child:auto:true:0:0:true:x:5.5.9:0::false", "*"));
	</script>`},
	{name: "@open-iframe-resizer/core", body: plainFrame + `<script>var exports = {}, module = { exports };</script><script src="/open-resizer.js"></script><script>(module.exports.initialize || exports.initialize || openIframeResizer.initialize)({}, "#f")</script>`},
	{name: "@open-iframe-resizer/core, for older children", body: plainFrame + `<script>var exports = {}, module = { exports };</script><script src="/open-resizer.js"></script><script>(module.exports.initialize || exports.initialize || openIframeResizer.initialize)({ enableLegacyLibSupport: true }, "#f")</script>`},
	{name: "Datawrapper", body: plainFrame + `<script src="/datawrapper.js"></script>`},
	{name: "Datawrapper, by address", body: plainFrame + `<script>addEventListener("message", e => {
		if (e.data["datawrapper-height"] === undefined) return;
		for (const id in e.data["datawrapper-height"]) {
			const f = document.getElementById("datawrapper-chart-" + id) || document.querySelector("iframe[src*='" + id + "']");
			if (f) f.style.height = e.data["datawrapper-height"][id] + "px";
		}
	})</script>`},
	{name: "Datawrapper, its script late", body: plainFrame + `<script>setTimeout(() => document.head.append(Object.assign(document.createElement("script"), { src: "/datawrapper.js" })), 4000)</script>`},
	{name: "Embedly", body: plainFrame + `<script>addEventListener("message", e => {
		if (typeof e.data !== "string") return;
		const said = JSON.parse(e.data);
		if (said.context !== "iframe.resize") return;
		for (const f of document.querySelectorAll("iframe")) if (f.contentWindow === e.source) f.height = said.height;
	})</script>`},
	{name: "WordPress, sandboxed, with a secret", most: 1000, body: `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="{{site}}embed/llama4-announced.html#?secret=aB3dE5" data-secret="aB3dE5" width="600" height="338" style="border:0;width:100%" scrolling="no"></iframe><script>addEventListener("message", e => {
		const said = e.data;
		if (!said || !(said.secret || said.message || said.value) || /[^a-zA-Z0-9]/.test(said.secret)) return;
		for (const f of document.querySelectorAll("iframe[data-secret='" + said.secret + "']")) {
			if (e.source !== f.contentWindow) continue;
			if (said.message === "height") f.height = Math.min(1000, Math.max(200, parseInt(said.value, 10)));
		}
	})</script>`},
	{name: "our own script, the element", body: `<tenfold-calculator preset="llama4-announced"><a href="{{site}}">the calculator</a></tenfold-calculator><script src="{{site}}web/embed.js"></script>`},
	{name: "our own script, a marked link", body: `<p><a data-tenfold href="{{site}}llama4-announced.html">What Llama 4 would take</a></p><script src="{{site}}web/embed.js"></script>`},
}

// TestHeightOnEveryHost: the frame is as high as what it holds, within a pixel,
// after the start, after a working is opened and closed, and after the column
// gets narrower, and it stays so.
func TestHeightOnEveryHost(t *testing.T) {
	for _, h := range hosts {
		t.Run(h.name, func(t *testing.T) {
			a := read(t, desk, h.body, nil)
			f := a.frames()[0].started()
			most := h.most
			if most == 0 {
				most = 10000
			}
			f.fits("after the start", most)
			inside[bool](f, `(document.querySelector(".how").click(), true)`)
			f.until("the working to open", `document.querySelector(".panel").checkVisibility()`)
			f.fits("with a working open", most)
			eval[bool](a.reader, `(document.getElementById("column").style.maxWidth = "330px", true)`)
			f.fits("in a narrow column", most)
			inside[bool](f, `(document.querySelector(".how").click(), true)`)
			f.until("the working to close", `!document.querySelector(".panel").checkVisibility()`)
			f.fits("closed again", most)
			a.alone(t)
		})
	}
}

// alone: the frame asked nobody but its own host, told nobody where it stands,
// kept nothing, and complained about nothing.
func (a *article) alone(t *testing.T) {
	t.Helper()
	for _, s := range a.heard() {
		t.Errorf("the page said: %s", s)
	}
	a.bytes.Lock()
	defer a.bytes.Unlock()
	if a.bytes.cookies {
		t.Error("the frame sent a cookie")
	}
	if a.bytes.referrer != "" {
		t.Errorf("a request said where it came from: %s", a.bytes.referrer)
	}
}

// said is the figures that a frame shows.
func (f *frame) said() map[string]string {
	f.a.t.Helper()
	return inside[map[string]string](f, `Object.fromEntries([...document.querySelectorAll("[data-result]")].filter(e => getComputedStyle(e).visibility !== "hidden").map(e => [e.dataset.result, e.innerText.replace(/\s+/g, " ").trim()]))`)
}

// shows waits until a frame shows the command's figures for a scenario.
func (f *frame) shows(scenario string) {
	f.a.t.Helper()
	want := expected(f.a.t, project(f.a.t, scenario))
	deadline := time.Now().Add(patience)
	for {
		wrong := ""
		said := f.said()
		for name, words := range said {
			if want[name] != words {
				wrong = name + " says " + words + ", the command " + want[name]
			}
		}
		if wrong == "" && len(said) > 5 {
			return
		}
		if time.Now().After(deadline) {
			f.a.t.Fatalf("%s (%d figures); the page said: %s", wrong, len(said), strings.Join(f.a.heard(), "\n"))
		}
		time.Sleep(50 * time.Millisecond)
	}
}

const sandboxed = `<iframe id="f" sandbox="allow-scripts" src="{{site}}embed.html#v1&scale=10" width="100%" height="900" style="border:0"></iframe>`

// TestAControlWorksInTheSandbox: without an origin, storage and cookies.
func TestAControlWorksInTheSandbox(t *testing.T) {
	a := read(t, desk, sandboxed, nil)
	f := a.frames()[0].started()
	if got := inside[string](f, `self.origin`); got != "null" {
		t.Fatalf("the frame has the origin %s", got)
	}
	f.shows(`{"scale": 10}`)
	inside[bool](f, `(e => { e.value = "20"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
	f.shows(`{"scale": 20}`)
	a.alone(t)
}

// watchDevice notes whatever a page reads of the device or keeps there: the asking
// alone counts, since browsers tell their readers of it.
const watchDevice = `
window.asked = [];
(() => {
	const note = (object, name, of) => {
		const was = object && Object.getOwnPropertyDescriptor(object, name);
		if (!was || !was.configurable) return;
		const told = { configurable: true };
		if (was.get) told.get = function () { asked.push(of); return was.get.call(this) };
		if (was.set) told.set = function (v) { asked.push(of + " set"); was.set.call(this, v) };
		if (was.value) told.value = function (...all) { asked.push(of); return was.value.apply(this, all) };
		Object.defineProperty(object, name, told);
	};
	for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) note(window, name, name);
	for (const name of ["getItem", "setItem", "removeItem", "clear", "key", "length"]) note(Storage.prototype, name, "Storage." + name);
	note(Document.prototype, "cookie", "document.cookie");
	note(Navigator.prototype, "serviceWorker", "navigator.serviceWorker");
	note(Navigator.prototype, "storage", "navigator.storage");
	note(IDBFactory.prototype, "open", "indexedDB.open");
})();`

// TestAFrameLeavesTheDeviceAlone: nothing is read of the device and nothing kept
// there, also where it would let the frame; the page itself, which may, shows that
// the watch sees what there is to see.
func TestAFrameLeavesTheDeviceAlone(t *testing.T) {
	watched := desk
	watched.before = watchDevice
	for _, body := range []string{plainFrame, `<iframe src="{{site}}embed.html#v1&scale=30&lang=en&chart=where&controls=all,slider,pue,layout.tp" width="100%" height="900"></iframe>`} {
		a := read(t, watched, body, nil)
		f := a.frames()[0].started()
		inside[bool](f, `(e => { e.value = "20"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
		f.shows(`{"scale": 20}`)
		inside[bool](f, `(document.querySelector(".how").click(), true)`)
		f.until("the working to open", `document.querySelector(".panel").checkVisibility()`)
		if got := inside[[]string](f, `asked`); len(got) > 0 {
			t.Errorf("the frame asked for %v", got)
		}
		a.alone(t)
	}
	a := read(t, watched, `<iframe src="{{site}}index.html" width="100%" height="900"></iframe>`, nil)
	f := a.frames()[0]
	inside[bool](f, `dispatchEvent(new Event("pointermove"))`) // a sign of a reader, which the page waits for
	f.running()
	if got := inside[[]string](f, `asked`); !slices.Contains(got, "localStorage") || !slices.Contains(got, "Storage.getItem") {
		t.Errorf("the watch saw only %v of what the page asks for", got)
	}
}

// TestAHostThatTakesNothingElse: cross-origin isolation, and a policy that
// allows the frame alone.
func TestAHostThatTakesNothingElse(t *testing.T) {
	strict := desk
	strict.coep = true
	for _, body := range []string{plainFrame, sandboxed} {
		a := read(t, strict, body, nil)
		f := a.frames()[0].started()
		f.shows(`{}`)
		a.alone(t)
	}
}

// TestRightFiguresWithoutTheProgram: the ready question's page is right before
// any program, and where there is never one.
func TestRightFiguresWithoutTheProgram(t *testing.T) {
	for name, c := range map[string]struct {
		wrap func(http.Handler) http.Handler
		why  string
	}{
		"lacking": {without, "(a part of it could not be fetched)"},
		"forbidden": {func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Security-Policy", "script-src 'self' 'unsafe-inline'")
				next.ServeHTTP(w, r)
			})
		}, "(the browser or a rule of the host forbids it)"},
	} {
		t.Run(name, func(t *testing.T) {
			a := read(t, desk, plainFrame, c.wrap)
			f := a.frames()[0]
			f.until("a word about it", `document.getElementById("trouble").checkVisibility()`)
			f.shows(`{}`)
			if got := inside[string](f, `document.getElementById("trouble").innerText`); !strings.Contains(got, "What it shows still holds") || !strings.Contains(got, c.why) {
				t.Errorf("it says %q", got)
			}
		})
	}
	a := read(t, desk, `<iframe src="{{site}}embed/llama4-announced.html?wasm=false" width="100%" height="900"></iframe>`, nil)
	f := a.frames()[0]
	f.shows(`{}`)
	time.Sleep(300 * time.Millisecond)
	a.bytes.Lock()
	defer a.bytes.Unlock()
	if a.bytes.paths["web/app.wasm"] > 0 {
		t.Error("?wasm=false fetches the program")
	}
}

// TestStatedFiguresUntilRecomputed: a link of any question may carry its figures,
// which are said to be the link's until the program has its own.
func TestStatedFiguresUntilRecomputed(t *testing.T) {
	body := `<iframe src="{{site}}embed.html?wasm=false#v1&scale=37&ask=What+37+times+takes&say=accelerators:700000~500000~1.4e6,power_mw:750,cost_rental_usd:3.5e9~2.1e9~7e9,tokens:x,energy_mwh:1~9~2" width="100%" height="900"></iframe>`
	a := read(t, desk, body, nil)
	f := a.frames()[0]
	f.until("the note", `document.querySelector(".stated").checkVisibility()`)
	said := f.said()
	want := map[string]string{"accelerators": "700,000", "power_mw": "750 MW", "cost_rental_usd": "$3.5 billion", "energy_mwh": "1 MWh"}
	if len(said) != len(want) {
		t.Errorf("shown: %v", said)
	}
	for name, words := range want {
		if said[name] != words {
			t.Errorf("%s: %q, want %q", name, said[name], words)
		}
	}
	if got := inside[string](f, `document.querySelector(".sentence").innerText.replace(/\n.*/s, "")`); got != "What 37 times takes" {
		t.Errorf("the sentence says %q", got)
	}
	if got := inside[string](f, `document.querySelector(".stated").innerText`); got != text.EmbedStated.String() {
		t.Errorf("it says %q", got)
	}
	a = read(t, desk, strings.Replace(body, "?wasm=false", "", 1), nil)
	f = a.frames()[0].started()
	f.shows(`{"scale": 37}`)
}

// TestWhatHostsAppendIsNoQuestion: programs put marks of their own into the query of
// addresses and links, as Ghost does with "ref"; the ready question stays the question.
func TestWhatHostsAppendIsNoQuestion(t *testing.T) {
	a := read(t, desk, `<p><a data-tenfold href="{{site}}llama31-405b.html?ref=blog.example">What Llama 3.1 took</a></p><script src="{{site}}web/embed.js"></script>
		<iframe src="{{site}}embed/llama31-405b.html?utm_source=letter&page=2" width="100%" height="900"></iframe>`, nil)
	a.until("the link to become a frame", `document.querySelectorAll("iframe").length === 2`)
	for _, f := range a.frames() {
		before := inside[string](f, `document.documentElement.dataset.scenario`)
		inside[bool](f, `(dispatchEvent(new Event("pointerdown")), true)`)
		f.started()
		if at := inside[string](f, `location.pathname`); !strings.HasSuffix(at, "/embed/llama31-405b.html") || before == "v1" {
			t.Errorf("the frame is at %s and asks %s", at, before)
		}
		if full := inside[string](f, `document.querySelector(".open-full").hash`); full != "#"+before {
			t.Errorf("the frame shows %s, not %s", full, before)
		}
		if full := inside[string](f, `(e => e.pathname + e.search)(document.querySelector(".open-full"))`); full != "/t/" {
			t.Errorf("the frame leads to %s", full)
		}
	}
	a.alone(t)
	a = read(t, desk, `<p><a data-tenfold href="{{site}}embed/llama31-405b.de.html">Was Llama 3.1 brauchte</a></p><script src="{{site}}web/embed.js"></script>`, nil)
	a.until("the link to become a frame", `document.querySelector("iframe")`)
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		a.bytes.Lock()
		asked := a.bytes.paths["embed/llama31-405b.de.html"]
		a.bytes.Unlock()
		if asked > 0 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("a link to a German page does not become the German frame")
		}
	}
}

// TestThreeEmbedsAndTheirLooks: three on one page, each its own question; a dark
// one; one with few controls; in 320 px without sideways scrolling.
func TestThreeEmbedsAndTheirLooks(t *testing.T) {
	a := read(t, small, `<script src="{{site}}web/embed.js"></script>
		<tenfold-calculator question="v1&scale=20" theme="dark" title="What twenty times takes" author="By A. Reader"></tenfold-calculator>
		<tenfold-calculator question="v1&scale=30" controls="scale,pue" chart="where" accent="aa3300"></tenfold-calculator>
		<tenfold-calculator preset="llama31-405b" controls="none" chart="none"></tenfold-calculator>`, nil)
	a.until("three frames", `[...document.querySelectorAll("tenfold-calculator")].every(e => e.shadowRoot?.querySelector("iframe"))`)
	eval[bool](a.reader, `(document.querySelectorAll("tenfold-calculator").forEach(e => e.shadowRoot.querySelector("iframe").loading = "eager"), true)`)
	time.Sleep(time.Second)
	frames := a.frames()
	if len(frames) != 3 {
		t.Fatalf("%d frames", len(frames))
	}
	for _, f := range frames {
		inside[bool](f, `(dispatchEvent(new Event("pointerdown")), true)`)
		f.started()
		f.fits("in a small column", 10000)
		if wide := inside[float64](f, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%v px too wide", wide)
		}
		switch asked := inside[string](f, `location.hash`); {
		case strings.Contains(asked, "scale=20"):
			f.shows(`{"scale": 20}`)
			if got := inside[string](f, `getComputedStyle(document.documentElement).colorScheme + " " + document.querySelector(".embed-title").innerText + " " + document.querySelector(".embed-author").innerText`); got != "dark What twenty times takes By A. Reader" {
				t.Errorf("it looks like %q", got)
			}
		case strings.Contains(asked, "scale=30"):
			f.shows(`{"scale": 30}`)
			if got := inside[int](f, `document.querySelectorAll(".sentence [data-field]").length * 100 + document.querySelectorAll(".besides [data-field=pue]").length * 10 + document.querySelectorAll(".chart .drop.end").length`); got != 111 {
				t.Errorf("controls and chart: %d", got)
			}
		default:
			if got := inside[int](f, `document.querySelectorAll("[data-field]").length`); got != 0 {
				t.Errorf("%d controls though none are open", got)
			}
		}
	}
	a.bytes.Lock()
	if n := a.bytes.paths["web/app.wasm"]; n != 1 {
		t.Errorf("three frames that run fetched %d programs", n)
	}
	a.bytes.Unlock()
	a.alone(t)
}

// TestMessagesOfTheHost: a question asked from outside is answered and told;
// noise is passed over.
func TestMessagesOfTheHost(t *testing.T) {
	a := read(t, desk, `<tenfold-calculator question="v1&scale=10"></tenfold-calculator><script src="{{site}}web/embed.js"></script>
		<script>window.told = []; for (const kind of ["ready", "change"]) addEventListener(kind, e => told.push([kind, e.detail.question, Object.keys(e.detail.results).length]))</script>`, nil)
	f := a.frames()[0].started()
	a.until("the frame to be ready", `told.some(t => t[0] === "ready" && t[1] === "v1" && t[2] > 5)`)
	eval[bool](a.reader, `(() => { const w = document.querySelector("tenfold-calculator").shadowRoot.querySelector("iframe").contentWindow;
		for (const noise of [null, undefined, 7, "x", "[iFrameSizer]", "[iFrameSizer]a:b", "pymxPYMx", {}, [], { tenfold: "ask" }, { tenfold: "ask", question: 7 }, { tenfold: "go", question: "v1&scale=99" },
			{ tenfold: "ask", question: "javascript:alert(1)" }, { tenfold: "ask", question: "v1&scale=1e99" }, { sentinel: "amp" }, { type: "iframe-child-init", targetElementSelector: "<" }]) w.postMessage(noise, "*");
		return true })()`)
	eval[bool](a.reader, `(document.querySelector("tenfold-calculator").setAttribute("question", "v1&scale=20"), true)`)
	f.shows(`{"scale": 20}`)
	a.until("the change to be told", `told.some(t => t[0] === "change" && t[1] === "v1&scale=20")`)
	if got := inside[string](f, `location.pathname + history.length`); !strings.HasPrefix(got, "/t/embed.html") {
		t.Errorf("the frame is at %s", got)
	}
	if n := eval[int](a.reader, `history.length`); n != inside[int](f, `history.length`) || n > 2 {
		t.Errorf("the host's history has %d steps", n)
	}
}

// TestCost reports what an article pays; it fails only where something is shown
// to move.
func TestCost(t *testing.T) {
	for _, n := range []int{1, 5} {
		body := `<script>window.moved = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) moved += e.value }).observe({ type: "layout-shift", buffered: true })</script><p>Words of the article.</p>`
		for range n {
			body += `<iframe src="{{site}}embed/llama4-announced.html" width="100%" height="640" style="border:0" loading="lazy"></iframe><p>More words.</p>`
		}
		a := read(t, desk, body, nil)
		f := a.frames()[0]
		visible := inside[float64](f, `new Promise(done => { const ask = () => { const p = performance.getEntriesByName("first-contentful-paint")[0]; if (p) done(p.startTime); else setTimeout(ask, 20) }; ask() })`)
		a.bytes.Lock()
		before := a.bytes.sent
		a.bytes.Unlock()
		f.started()
		time.Sleep(500 * time.Millisecond)
		shift := inside[float64](f, `new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value }).observe({ type: "layout-shift", buffered: true }); setTimeout(() => done(sum), 200) })`)
		host := eval[float64](a.reader, `moved`)
		a.bytes.Lock()
		t.Logf("%d on the page: %.0f ms to visible figures; %d kB sent by then, %d kB in the end; %d programs; layout shift %.4f in the frame, %.4f on the page",
			n, visible, before/1000, a.bytes.sent/1000, a.bytes.paths["web/app.wasm"], shift, host)
		a.bytes.Unlock()
		if shift > 0.01 || host > 0 {
			t.Errorf("something moves: %v in the frame, %v on the page", shift, host)
		}
	}
}

// TestNarrowestFrame: a frame of 280 px, with everything in it that may be asked
// for, before the program and with it: nothing is wider than it, and it is as
// high as what it holds.
func TestNarrowestFrame(t *testing.T) {
	const wide = `#v1&scale=123456&accelerator=gb200-nvl72&title=A+title+with+Donaudampfschifffahrtsgesellschaftskapit%C3%A4n+in+it&author=Somebody&controls=all,slider,size,region,pue,mfu&chart=where`
	for name, address := range map[string]string{
		"as it is": "embed.html", "with all there is": "embed.html" + wide, "never started": "embed.html?wasm=false" + wide, "a ready question": "embed/llama4-announced.html",
		"in German": "embed/llama4-announced.de.html", "all there is in German": "embed.de.html" + wide,
	} {
		t.Run(name, func(t *testing.T) {
			a := read(t, small, `<div style="width:280px">`+strings.Replace(plainFrame, "embed/llama4-announced.html", address, 1)+`</div><script>addEventListener("message", e => {
				if (e.data["datawrapper-height"] === undefined) return;
				for (const f of document.querySelectorAll("iframe")) if (f.contentWindow === e.source) for (const k in e.data["datawrapper-height"]) f.style.height = e.data["datawrapper-height"][k] + "px";
			})</script>`, nil)
			f := a.frames()[0]
			narrow := func(when string) {
				t.Helper()
				for _, s := range inside[[]string](f, `[...document.body.querySelectorAll("*")].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".unseen") && (e.getBoundingClientRect().right > 280.5 || e.getBoundingClientRect().left < -0.5)).map(e => e.tagName + "." + e.className + " from " + e.getBoundingClientRect().left + " to " + e.getBoundingClientRect().right)`) {
					t.Errorf("%s: %s", when, s)
				}
				if w := inside[[]float64](f, `[innerWidth, document.documentElement.scrollWidth]`); w[0] != 280 || w[1] > 280 {
					t.Errorf("%s: the frame is %v px wide, its content %v", when, w[0], w[1])
				}
			}
			f.until("figures", `document.querySelector("[data-result]")`)
			narrow("at first")
			if strings.Contains(address, "wasm=false") {
				f.fits("never started", 10000)
				return
			}
			f.started()
			f.fits("started", 10000)
			narrow("started")
			inside[bool](f, `(document.querySelector(".how").click(), true)`)
			f.until("the working to open", `document.querySelector(".panel").checkVisibility()`)
			f.fits("with a working open", 10000)
			narrow("with a working open")
			a.picture("narrow-" + strings.ReplaceAll(name, " ", "-"))
			a.alone(t)
		})
	}
}

// TestAnAddressThatIsNoEscape: a per cent sign as somebody types it, in a frame of any
// kind: the program's router cannot read it, and would stop.
func TestAnAddressThatIsNoEscape(t *testing.T) {
	for _, sandbox := range []string{"", `sandbox="allow-scripts"`} {
		a := read(t, desk, `<iframe `+sandbox+` src="{{site}}embed.html#v1&scale=20&title=50% more&author=%zz" width="100%" height="900"></iframe>`, nil)
		f := a.frames()[0].started()
		f.shows(`{"scale": 20}`)
		if got := inside[string](f, `document.querySelector(".embed-title").innerText + ", " + document.querySelector(".embed-author").innerText`); got != "50% more, %zz" {
			t.Errorf("title and author are %q", got)
		}
	}
}

// TestTheFallbackStaysUntilTheFrameSpeaks: a site that is not there, or a host's policy,
// leaves an empty frame, and browsers call that loaded.
func TestTheFallbackStaysUntilTheFrameSpeaks(t *testing.T) {
	const body = `<tenfold-calculator preset="llama4-scout"><a href="{{site}}">What Scout took</a></tenfold-calculator>
		<p><a data-tenfold href="{{site}}llama4-announced.html">What Llama 4 would take</a></p><script src="{{site}}web/embed.js"></script>`
	const seen = `[...document.querySelectorAll("a")].filter(a => a.checkVisibility()).map(a => a.innerText).join(", ")`
	a := read(t, desk, body, nil)
	a.until("the frames instead of the links", `document.querySelector("tenfold-calculator").shadowRoot && `+seen+` === ""`)
	for what, lost := range map[string]string{"by the host's policy": `<meta http-equiv="Content-Security-Policy" content="frame-src 'none'">`, "by a site without frames": ""} {
		a = read(t, desk, lost+body, func(files http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.Contains(r.URL.Path, "/embed/") {
					http.NotFound(w, r)
					return
				}
				files.ServeHTTP(w, r)
			})
		})
		a.until("two frames", `document.querySelectorAll("iframe").length === 1 && document.querySelector("tenfold-calculator").shadowRoot.querySelector("iframe")`)
		time.Sleep(time.Second) // in which both are loaded, as far as a browser knows
		if got := eval[string](a.reader, seen); got != "What Scout took, What Llama 4 would take" {
			t.Errorf("%s: seen is %q", what, got)
		}
		if got := eval[string](a.reader, `(r => document.elementFromPoint(r.left + 5, r.top + 5).innerText)(document.querySelector("tenfold-calculator a").getBoundingClientRect())`); got != "What Scout took" {
			t.Errorf("%s: over the empty frame there is %q", what, got)
		}
	}
}
