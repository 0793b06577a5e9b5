//go:build e2e

package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Numbers as each locale writes them, held against the browser's own Intl: the
// page's table of CLDR facts must not age.
func TestNumbersAsTheBrowserWritesThem(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	forgetting(r)
	eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	numbers := `[data-field="manner.numbers"]`
	tags := eval[[]string](r, `[...document.querySelectorAll($1 + " option")].map(o => o.value).filter(v => v !== "-")`, numbers)
	if len(tags) < 8 {
		t.Fatalf("only %v", tags)
	}
	r.into(scale)
	r.insert("1234.5")
	r.showing(`{"scale": 1234.5}`)
	for _, tag := range tags {
		choose(r, numbers, tag)
		want := eval[string](r, `new Intl.NumberFormat($1, {maximumFractionDigits: 1}).format(1234.5).replace("’", "'") + "×"`, tag)
		r.until(tag+" to write "+want, `document.querySelector($1).value === $2`, scale, want)
		seven := eval[string](r, `new Intl.NumberFormat($1, {maximumFractionDigits: 1}).format(1234567.8).replace("’", "'")`, tag)
		r.until(tag+" in the list with "+seven, `document.querySelector($1).selectedOptions[0].text.endsWith($2)`, numbers, seven)
		if strings.HasPrefix(tag, "en") {
			continue // keeps a space before its per cent sign
		}
		share := eval[string](r, `new Intl.NumberFormat($1, {style: "percent"}).format(0.41).replace("41", "")`, tag)
		if got := r.text(`[data-result="mfu"]`); !strings.HasSuffix(got, share) || strings.TrimSuffix(got, share) != strings.Trim(got, "\u00a0 %") {
			t.Errorf("%s: %q where Intl ends in %q", tag, got, share)
		}
	}
	r.quiet()
}

// forgetting has the device forget the reader's choices after the test: its tabs
// share one.
func forgetting(r *reader) {
	r.t.Cleanup(func() { eval[bool](r, `(localStorage.removeItem("tenfold.manner"), true)`) })
}

// choose takes an entry from a list as a reader does.
func choose(r *reader, selector, id string) {
	r.t.Helper()
	eval[bool](r, `(e => { e.value = $2; e.dispatchEvent(new Event("change", { bubbles: true })); return true })(document.querySelector($1))`, selector, id)
}

// The locale of the address decides how 1,234 is read, and the page says how; the
// reader's own choice goes before, and is kept.
func TestNumbersOfTheAddress(t *testing.T) {
	r := visit(t, small, "/a/b/?lang=de").started()
	forgetting(r)
	r.into(scale)
	r.insert("1,234")
	r.until("the factor in the link", `location.hash.includes("scale=1.234")`)
	r.until("how it was read", `document.querySelector("#beside").innerText.includes("1,234") && document.querySelector("#beside").innerText.includes("1234")`)
	r.into(scale)
	r.insert("１.２３４")
	r.until("the factor in the link", `/scale=1234\b/.test(location.hash)`)
	eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	choose(r, `[data-field="manner.numbers"]`, "en-IN")
	r.until("another way", `document.querySelector($1).value === "1,234×"`, scale)
	r.do(chromedp.Reload())
	r.started()
	r.until("the choice kept", `document.querySelector($1).value === "1,234×"`, scale)
	choose(r, `[data-field="manner.numbers"]`, "-")
	r.until("the address again", `document.querySelector($1).value === "1.234×"`, scale)
	r.quiet()
}

// A unit that the reader chooses is that of every figure of its kind, in the
// sentence's ranges, the answer and the comparison; it is kept, and given back.
func TestUnitsOfTheReader(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	forgetting(r)
	eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	if wide := eval[float64](r, `document.querySelector('[data-field="manner.energy"]').offsetWidth`); wide < 120 {
		t.Errorf("a list of units is %v px wide: nothing in it can be read", wide)
	}
	before := r.text(`[data-result="energy_mwh"]`)
	if !strings.HasSuffix(before, "GWh") {
		t.Fatalf("energy is said as %q", before)
	}
	said := func(unit string) {
		t.Helper()
		r.until("energy in "+unit, `document.querySelector('[data-result="energy_mwh"]').innerText.endsWith("\u00a0" + $1) && document.querySelector("#beside").innerText.includes("\u00a0" + $1 + ",")`, unit)
	}
	choose(r, `[data-field="manner.energy"]`, "MWh")
	said("MWh")
	choose(r, `[data-field="manner.money"]`, "bn")
	r.until("money in billions", `document.querySelector('[data-result="cost_owned_usd"]').innerText.endsWith("billion")`)
	eval[bool](r, `(document.querySelector('[aria-controls="working-familiar.home_energy"]').click(), true)`)
	r.until("where the figure of a home is from", `document.getElementById("working-familiar.home_energy").innerText.includes("US EIA")`)
	r.accessible("the page")
	r.do(chromedp.Reload())
	r.started()
	said("MWh")
	r.until("money still in billions", `document.querySelector('[data-result="cost_owned_usd"]').innerText.endsWith("billion")`)
	eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	choose(r, `[data-field="manner.energy"]`, "-")
	choose(r, `[data-field="manner.money"]`, "-")
	r.until("as before", `document.querySelector('[data-result="energy_mwh"]').innerText === $1`, before)
	r.quiet()
}

// The page in German: come to by its address, or led to by ?lang=de, it speaks
// German before its program runs and after, and leads back to the same question in
// English.
func TestGerman(t *testing.T) {
	r := visit(t, desk, "/a/b/?lang=de#v1&scale=2000").started()
	t.Cleanup(func() { eval[bool](r, `(localStorage.removeItem("tenfold.language"), true)`) })
	if at := eval[string](r, `location.pathname + location.search + location.hash`); at != "/a/b/index.de.html?lang=de#v1&scale=2000" {
		t.Errorf("?lang=de leads to %s", at)
	}
	if lang := eval[string](r, `document.documentElement.lang`); lang != "de" {
		t.Errorf("the page says that it is in %q", lang)
	}
	r.until("the factor as Germans write it", `document.querySelector($1).value === "2.000×"`, scale)
	if said := r.text(".sentence"); !strings.HasPrefix(said, "Ein Modell mit") || !strings.Contains(said, "Beschleuniger") {
		t.Errorf("the sentence is %q", said)
	}
	r.picture("german")
	r.into(scale)
	r.insert("viele")
	r.until("what is wrong, in German", `document.querySelector("#beside").innerText.includes("muss eine Zahl sein")`)
	r.into(scale)
	r.insert("2,5")
	r.until("the link", `location.hash.includes("scale=2.5")`)
	r.click("Eine andere Grenze")
	r.into(`[data-field="turn.value"]`)
	r.insert("1,5 Mrd. $")
	r.until("an answer", `document.querySelector(".turn-found .lead")?.innerText.includes("×")`)
	r.click("English")
	time.Sleep(time.Second) // nothing can be asked of a page that is being left
	r.until("the English page", `location.pathname === "/a/b/" && document.documentElement?.lang === "en"`)
	r.started()
	if at := eval[string](r, `location.pathname + location.search + location.hash`); at != "/a/b/#v1&scale=2.5" {
		t.Errorf("the English page is at %s", at)
	}
	r.until("English", `document.documentElement.lang === "en" && document.querySelector($1).value === "2.5×"`, scale)
	r.quiet()
}

// Every page leads a reader to its German one and back to its English one, with what
// was asked of it; so do the links between them.
func TestGermanPages(t *testing.T) {
	r := visit(t, desk, "/a/b/backtest.html?lang=de#kind=dense")
	t.Cleanup(func() { eval[bool](r, `(localStorage.removeItem("tenfold.language"), true)`) })
	at := func(path, heading string) {
		t.Helper()
		r.until(path+" with "+heading, `location.pathname + location.search + location.hash === $1 && [...document.querySelectorAll("h1, .sentence")].some(e => e.textContent.includes($2))`, "/a/b/"+path, heading)
	}
	at("backtest.de.html?lang=de#kind=dense", "Vorhersage und Wirklichkeit")
	r.until("dense ones alone", `document.querySelector(".choices output").value.includes(" Zahlen gezeigt") && document.querySelector("[name=kind]").selectedOptions[0].text === "dicht" && !document.querySelector("tr[data-kind^=mixture]").checkVisibility()`)
	r.click("Tenfold · Der Rechner")
	at("index.de.html", "Ein Modell mit")
	r.started()
	r.click("Jeder veröffentlichte Lauf")
	at("backtest.de.html", "Vorhersage und Wirklichkeit")
	r.click("English")
	at("backtest.html", "Prediction and reality")
	if kept := eval[string](r, `String(localStorage.getItem("tenfold.language"))`); kept != "en" {
		t.Errorf("the reader chose English, and %q is kept", kept)
	}
	r.click("Deutsch")
	at("backtest.de.html", "Vorhersage und Wirklichkeit")
	r.do(chromedp.Navigate(host.url + "/a/b/sources.html?lang=de#search=Miete"))
	at("sources.de.html#search=Miete", "Jede Konstante")
	r.until("some rows", `/^[1-9]\d* von [\d.]+ Zeilen$/.test(document.querySelector(".choices output").value)`)
	r.do(chromedp.Navigate(host.url + "/a/b/llama4-scout.html?lang=de"))
	r.until("the ready question in German", `location.pathname.endsWith(".de.html") && document.querySelector(".sentence")?.innerText.includes("zu trainieren")`)
	r.started()
	r.until("its address", `location.pathname + location.search === "/a/b/index.de.html" && location.hash.includes("llama4-scout")`)
	r.click("English")
	r.until("the same in English", `location.pathname === "/a/b/" && location.hash.includes("llama4-scout") && document.querySelector(".sentence")?.innerText.startsWith("Training")`)
	r.quiet()
}

// An embed view in the language of its article, whatever the reader's.
func TestGermanEmbed(t *testing.T) {
	for _, path := range []string{"/a/b/embed.html#v1&scale=3&lang=de", "/a/b/embed/llama4-scout.html?lang=de", "/a/b/embed.de.html?v1&scale=3"} {
		r := visit(t, phone, path)
		r.until("the German view", `document.documentElement?.lang === "de" && document.querySelector(".sentence")`)
		r.asItIs()
		r.until("German", `document.querySelector(".sentence").innerText.includes("zu trainieren")`)
		if words := r.text(".between"); strings.Contains(words, "between") {
			t.Errorf("%s: a range is %q", path, words)
		}
		r.quiet()
	}
}

// A page of its own whose words cannot be fetched speaks English rather than not
// at all.
func TestGermanWithoutItsWords(t *testing.T) {
	r := visit(t, desk, "about:blank")
	r.do(network.SetBlockedURLS([]string{"*de.txt*"}), chromedp.Navigate(host.url+"/a/b/index.de.html"))
	r.started()
	r.until("English", `document.documentElement.lang === "en" && document.querySelector(".sentence").innerText.startsWith("Training")`)
}
