//go:build e2e

package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tenfold/engine/catalog"
)

// TestWhatTheDialogueHandsOutWorks: every snippet that is a frame, pasted into
// somebody else's page as it stands, shows the command's figures.
func TestWhatTheDialogueHandsOutWorks(t *testing.T) {
	r := visit(t, desk, "/a/b/#v1&scale=37").started()
	eval[bool](r, `(document.querySelector("details.paste").open = true)`)
	for _, kind := range []string{"frame", "script", "element"} {
		eval[bool](r, `(e => { e.value = $1; e.dispatchEvent(new Event("change", { bubbles: true })); return true })(document.querySelector("[data-field='paste.kind']"))`, kind)
		mark := map[string]string{"frame": "<iframe src", "script": "<iframe data-tenfold", "element": "<tenfold-calculator"}[kind]
		r.until("the snippet", `document.querySelector(".snippet").textContent.startsWith($1)`, mark)
		snippet := eval[string](r, `document.querySelector(".snippet").textContent`)
		if !strings.Contains(snippet, "at/") {
			t.Errorf("%s is not pinned: %s", kind, snippet)
		}
		a := read(t, desk, strings.ReplaceAll(snippet, host.url+"/a/b/", "{{site}}"), nil)
		f := a.frames()[0].started()
		f.shows(`{"scale": 37}`)
		if kind != "frame" {
			f.fits("as pasted: "+kind, 10000)
		}
		a.alone(t)
	}
	r.click("Show a preview")
	r.until("the preview", `document.querySelector(".paste-preview iframe")?.getBoundingClientRect().height > 100`)
	eval[bool](r, `(document.querySelector("details.paste").scrollIntoView(), true)`)
	r.picture("paste")
	eval[bool](r, `(document.querySelector(".paste-acts .pin-it").click(), true)`)
	r.until("a word about it", `[...document.querySelectorAll(".paste-acts button")].some(b => /Copied|Select/.test(b.innerText))`)
	r.quiet()
}

// newer is a site that knows of a newer data version.
func newer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/versions.json") {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", "*")
		_, _ = w.Write([]byte(`{"latest": "2099.01", "presets": {"llama4-announced": {"accelerators": "7 accelerators"}}, "presets.de": {"llama4-announced": {"accelerators": "7 Beschleuniger"}}}`))
	})
}

// TestAKeptBuildSaysThatThereIsANewer: beside the same figures as ever.
func TestAKeptBuildSaysThatThereIsANewer(t *testing.T) {
	version, _ := catalog.Default().DataVersion()
	if _, err := os.Stat(filepath.Join(*siteFolder, "at", version)); err != nil {
		t.Fatal(err)
	}
	for _, language := range []struct{ ending, now, then string }{{".html", "7 accelerators", "190,000 accelerators"}, {".de.html", "7 Beschleuniger", "190.000 Beschleuniger"}} {
		a := read(t, desk, `<iframe sandbox="allow-scripts" src="{{site}}at/`+version+`/embed/llama4-announced`+language.ending+`" width="100%" height="900"></iframe>`, newer)
		f := a.frames()[0].started()
		f.until("the line", `document.getElementById("newer").checkVisibility()`)
		said := inside[string](f, newerSays)
		for _, words := range []string{version, "2099.01", language.now, language.then} {
			if !strings.Contains(said, words) {
				t.Errorf("it says %q, without %s", said, words)
			}
		}
		if language.ending == ".html" {
			f.shows(`{}`)
		}
	}
	a := read(t, desk, `<iframe src="{{site}}at/`+version+`/embed/llama4-announced.html" width="100%" height="900"></iframe>`, nil)
	f := a.frames()[0].started()
	if inside[bool](f, `document.getElementById("newer").checkVisibility()`) {
		t.Error("the newest build says that there is a newer one")
	}
	a.alone(t)
}

// newerSays is what a kept frame says of newer figures.
const newerSays = `document.getElementById("newer").innerText.replaceAll("\u00a0", " ")`

// TestAKeptBuildAsksTheNewest: what the newest build answers to a question that the
// site has no list of, once the reader wants to know and never before; no longer
// once the question is another.
func TestAKeptBuildAsksTheNewest(t *testing.T) {
	version, _ := catalog.Default().DataVersion()
	another := func(next http.Handler) http.Handler { // the newest frame is one that answers otherwise
		next = newer(next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/embed.html") && !strings.Contains(r.URL.Path, "/at/") {
				w.Header().Set("Content-Type", "text/html")
				w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp") // as the frame that asks
				w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
				_, _ = w.Write([]byte(`<script>parent.postMessage({ tenfold: "ready", question: location.hash.slice(1), results: {}, says: location.hash + ": 7 accelerators" }, "*")</script>`))
				return
			}
			next.ServeHTTP(w, r)
		})
	}
	const asks = `document.querySelector("#newer button")`
	for _, c := range []struct {
		language string
		wrap     func(http.Handler) http.Handler
		says     string
	}{
		{"", newer, "It says the same: 400,000 accelerators, 430 MW, $2 billion of rent."},
		{".de", newer, "Dort steht dasselbe: 400.000 Beschleuniger, 430 MW, 2 Mrd. $ Miete."},
		{"", another, "It says #v1&scale=20: 7 accelerators where this one says 400,000 accelerators, 430 MW, $2 billion of rent."},
	} {
		a := read(t, desk, `<iframe sandbox="allow-scripts" src="{{site}}at/`+version+`/embed`+c.language+`.html#v1&scale=20" width="100%" height="900"></iframe>`, c.wrap)
		f := a.frames()[0]
		f.until("the question how it differs", asks+`?.checkVisibility()`)
		a.bytes.Lock()
		if n := a.bytes.paths["embed"+c.language+".html"]; n > 0 {
			t.Errorf("the newest frame is fetched %d times before anybody wants it", n)
		}
		a.bytes.Unlock()
		inside[bool](f, `(`+asks+`.click(), true)`)
		f.until("the answer", newerSays+`.includes($1)`, c.says)
		if inside[bool](f, asks+`.checkVisibility() || !!document.querySelector("iframe")`) {
			t.Error("what was asked stays")
		}
		f.started()
		inside[bool](f, `(e => { e.value = "30"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
		f.until("the question of another question", asks+`.checkVisibility() && !document.getElementById("newer").innerText.includes("accelerators") && document.querySelector("#newer a").hash === "#v1&scale=30"`)
	}
}

// TestTheFrameOfAQuestionOfOnesOwn: its title and its way to the whole page are its
// own question's from the start, and the reader's once there is another.
func TestTheFrameOfAQuestionOfOnesOwn(t *testing.T) {
	for language, first := range map[string]string{"": "", ".de": "index.de.html"} {
		a := read(t, desk, `<iframe src="{{site}}embed`+language+`.html?wasm=false#v1&scale=20&ask=What+20+times+takes" width="100%" height="900"></iframe>
			<iframe src="{{site}}embed`+language+`.html#v1&scale=20" width="100%" height="900"></iframe>
			<iframe src="{{site}}embed`+language+`.html#v1&scale=20&title=By+us" width="100%" height="900"></iframe>`, nil)
		a.until("three frames", `[...document.querySelectorAll("iframe")].length === 3`)
		leads := func(f *frame, question string) {
			t.Helper()
			if to := inside[string](f, `document.querySelector(".open-full").href`); to != a.site+first+"#"+question {
				t.Errorf("%s leads to %s", question, to)
			}
		}
		frames := a.frames()
		for deadline := time.Now().Add(patience); len(frames) < 3 && time.Now().Before(deadline); frames = a.frames() {
			time.Sleep(50 * time.Millisecond)
		}
		for _, f := range frames {
			f.until("the frame's own page", `document.querySelector(".open-full")`)
			leads(f, "v1&scale=20")
			title := func(has string) { t.Helper(); f.until("the title "+has, `document.title.includes($1)`, has) }
			switch {
			case inside[bool](f, `location.search !== ""`):
				title("What 20 times takes")
			case inside[bool](f, `location.hash.includes("title")`):
				title("By us")
				f.started()
				title("By us")
			default:
				f.started()
				title("20×")
				inside[bool](f, `(e => { e.value = "30"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
				title("30×")
				leads(f, "v1&scale=30")
				if !inside[bool](f, `(document.querySelector(".open-full").getAttribute("rel") + document.querySelector(".open-full").target).includes("noreferrer_blank")`) {
					t.Error("the whole page opens in the frame, or is told where from")
				}
			}
		}
	}
}

// TestAFrameLeadsToItsOwnLanguage: every link of a frame to a page that there is in
// its language leads there, before the program, with it, where it fails, and from a
// kept build to the newest.
func TestAFrameLeadsToItsOwnLanguage(t *testing.T) {
	version, _ := catalog.Default().DataVersion()
	const links = `[...document.querySelectorAll("a[href]")].filter(a => new URL(a.href).origin === location.origin).map(a => a.href)`
	for ending, first := range map[string]string{".de.html": "index.de.html", ".html": ""} {
		a := read(t, desk, `<iframe src="{{site}}at/`+version+`/embed/llama4-announced`+ending+`" width="100%" height="900"></iframe>`, newer)
		led := func(f *frame, when string) {
			t.Helper()
			all := inside[[]string](f, links)
			if len(all) < 3 {
				t.Fatalf("%s %s: only %v", ending, when, all)
			}
			for _, to := range all {
				if page, _, _ := strings.Cut(to, "#"); page != a.site+first && page != a.site+"at/"+version+"/"+first {
					t.Errorf("%s %s: it leads to %s", ending, when, to)
				}
			}
		}
		f := a.frames()[0]
		f.until("the line", `document.getElementById("newer")?.checkVisibility()`)
		led(f, "at first")
		f.started()
		inside[bool](f, `(document.querySelectorAll(".how").forEach(b => b.click()), true)`)
		f.until("a working", `document.querySelector(".panel").checkVisibility()`)
		led(f, "started")
		if to := inside[string](f, `document.querySelector("#newer a").href`); to != a.site+first+"#v1" {
			t.Errorf("%s: the newer answer is said to be at %s", ending, to)
		}
		a.alone(t)
		a = read(t, desk, `<iframe src="{{site}}at/`+version+`/embed/llama4-announced`+ending+`" width="100%" height="900"></iframe>`, func(next http.Handler) http.Handler { return without(newer(next)) })
		f = a.frames()[0]
		f.until("a word about it", `document.getElementById("trouble")?.checkVisibility()`)
		led(f, "without its program")
	}
}

// TestReadyQuestionsHavePagesOfTheirOwn: right without the program, and with it
// at the address of the whole page, so that what is asked next is that page's.
func TestReadyQuestionsHavePagesOfTheirOwn(t *testing.T) {
	noScript := desk
	noScript.noScript = true
	const asked = `{"reference": "llama3-70b"}`
	r := visit(t, noScript, "/a/b/10x-llama3-70b.html")
	want := expected(t, project(t, asked))
	for name, said := range r.figures() {
		if said != want[name] {
			t.Errorf("%s: %q, the command %q", name, said, want[name])
		}
	}
	r = visit(t, desk, "/a/b/10x-llama3-70b.html").started()
	r.showing(asked)
	if at := eval[string](r, `location.pathname + location.hash`); at != "/a/b/#v1&reference=llama3-70b" {
		t.Errorf("the page is at %s", at)
	}
	r.quiet()
}

// TestClipboardDenied: where the browser lets nothing onto the clipboard, the
// snippet is selected and its field has the focus, so that the reader's own keys
// copy it, and a word says so.
func TestClipboardDenied(t *testing.T) {
	r := visit(t, desk, "/a/b/#v1&scale=37").started()
	eval[bool](r, `(Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) } }), document.execCommand = () => false, true)`)
	eval[bool](r, `(document.querySelector("details.paste").open = true)`)
	r.until("the snippet", `document.querySelector(".snippet").value.includes("scale=37")`)
	r.into(".paste-acts .pin-it")
	r.press("\r")
	r.until("the snippet to be selected", `(f => f === document.activeElement && f.selectionStart === 0 && f.selectionEnd === f.value.length && f.value.length > 100)(document.querySelector(".snippet"))`)
	r.until("a word about it", `document.querySelector(".paste-acts .pin-it").innerText.includes("copy it by hand")`)
	r.until("the same for those who listen", `document.getElementById("status").innerText.includes("selected")`)
	if got := eval[bool](r, `document.querySelector(".snippet").readOnly`); !got {
		t.Error("the snippet can be typed over")
	}
	r.quiet()
}
