//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tenfold/app/text"
	"tenfold/engine/catalog"
)

// germanWords has the page find its words in brackets where they are translated.
func germanWords(file []byte) string {
	text, err := json.Marshal(string(file))
	if err != nil {
		panic(err)
	}
	return `(() => {
		const fetched = window.fetch;
		window.fetch = (address, ...rest) => /\bde\.txt/.test(String(address)) ? Promise.resolve(new Response(` + string(text) + `)) : fetched(address, ...rest);
	})()`
}

// saidInBrackets is every text on the page and every name of its elements, once,
// but for what says that it is in English, where in a document a figure stands,
// which is told in the document's words, what is there to be copied, and the
// charts that are made with the site.
const saidInBrackets = `(() => {
	const said = new Set(), outside = e => e && e.closest("script, style, noscript, pre, textarea, .printed, .origin, #backtest-chart, #announced-chart td:last-child, [lang=en], [hidden]");
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!outside(e)) said.add(walk.currentNode.data.trim());
	}
	for (const e of document.body.querySelectorAll("*")) {
		if (outside(e)) continue;
		for (const name of ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"]) if (e.hasAttribute(name)) said.add(e.getAttribute(name).trim());
	}
	said.delete("");
	return [...said];
})()`

// Every word that the live page says in German is from its file: with each
// translation in brackets, nothing stands outside of them but names, numbers and
// units, with every section come to, every list open, and a chart drawn in each.
func TestGermanThroughout(t *testing.T) {
	r := visit(t, desk, "about:blank").before(germanWords(text.BracketedFile()))
	r.do(chromedp.Navigate(host.url + "/a/b/index.de.html#v1&scale=0.01&accelerators=1024"))
	r.started()
	forgetting(r)
	names := append(text.CatalogueNames(catalog.Default()), "tenfold.txt", "tenfold.json", "tenfold.csv", "tenfold.bib")
	seen := map[string]bool{}
	look := func(where string) {
		for _, said := range eval[[]string](r, saidInBrackets) {
			if seen[said] {
				continue
			}
			seen[said] = true
			if strings.HasPrefix(said, "<") || strings.HasPrefix(said, "{") || strings.HasPrefix(said, "http") || strings.HasPrefix(said, "tenfold.") {
				continue // to be copied and saved
			}
			if left := text.Untranslated(said, names); left != "" {
				t.Errorf("%s: %s", where, left)
			}
		}
	}
	open := func() {
		eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), document.querySelectorAll("main button[aria-expanded=false]").forEach(b => b.click()), true)`)
	}
	look("at first")
	open()
	for range 12 { // steps of a working open one below the other
		if eval[int](r, `document.querySelectorAll(".step button[aria-expanded=false]").length`) == 0 {
			break
		}
		open()
		time.Sleep(300 * time.Millisecond)
	}
	look("opened")
	r.come("#compare")
	r.compared()
	look("the comparison")
	for _, id := range []string{"beyond", "fleet"} {
		eval[bool](r, `(document.getElementById($1).scrollIntoView(), true)`, id)
		r.until("the answers of "+id, `(e => !e.classList.contains("waiting") && e.querySelector("td"))(document.getElementById($1))`, id)
		open()
		look(id)
	}
	for _, place := range []string{".backtested", "#announced-chart", "#frontier"} {
		r.come(place)
		time.Sleep(2 * time.Second)
	}
	r.drawn("#backtest-chart")
	r.drawn("#announced-chart")
	r.drawn("#frontier-chart")
	open()
	time.Sleep(time.Second)
	look("the charts")
	eval[bool](r, `(document.querySelectorAll("select").forEach(s => s.options.length < 12 && [...s.options].forEach(o => { s.value = o.value; s.dispatchEvent(new Event("change", { bubbles: true })) })), true)`)
	time.Sleep(2 * time.Second)
	look("every choice")
	for _, said := range eval[[]string](r, `[...document.querySelectorAll("#backtest-chart text, #backtest-chart button, #backtest-chart th[scope=col], #backtest-chart td:not(:last-child)")].map(e => e.textContent)`) {
		for _, word := range []string{"between", "Published", "Predicted", "million", "Run", "Source", "as published", "Save"} {
			if strings.Contains(said, word) {
				t.Errorf("the chart of the backtest says %q", said)
			}
		}
	}
	if n := len(seen); n < 500 {
		t.Errorf("only %d texts were found", n)
	}
}

// In German as in English: axe-core finds nothing, nothing is too wide on a phone,
// and nothing is said on the console.
func TestGermanIsAccessible(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal("run .ci/install, which brings the checker from npm: ", err)
	}
	for name, d := range map[string]device{"desk": desk, "phone": phone, "small": small} {
		r := visit(t, d, "/a/b/index.de.html").started()
		r.picture("german-" + name)
		for _, id := range []string{"beyond", "fleet"} {
			eval[bool](r, `(document.getElementById($1).scrollIntoView(), true)`, id)
			r.until("the answers of "+id, `(e => !e.classList.contains("waiting") && e.querySelector("td"))(document.getElementById($1))`, id)
			r.whole("#"+id, "german-"+id+"-"+name)
		}
		eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
		r.whole("main", "german-all-"+name)
		if over := eval[int](r, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("%s: %d px too wide: %v", name, over, eval[[]string](r, widest))
		}
		eval[bool](r, string(axe)+"\n;true")
		for _, v := range eval[[]string](r, `axe.run({ resultTypes: ["violations"] }).then(a => a.violations.map(v => v.id + ": " + v.help + "\n\t" + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join("\n\t")))`) {
			t.Errorf("%s: %s", name, v)
		}
		r.quiet()
	}
}
