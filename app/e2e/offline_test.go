//go:build e2e

package e2e

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"tenfold/app/site"
)

// published is a host of its own, whose site can be replaced and which can go
// away.
type published struct {
	t      *testing.T
	url    string
	folder atomic.Pointer[http.Handler]
	away   atomic.Bool
	lack   atomic.Pointer[string] // a path that is not found
}

// publish puts a site up under /a/b/ of a host that no other test uses.
func publish(t *testing.T, folder string) *published {
	t.Helper()
	p := &published{t: t}
	p.put(folder)
	none := ""
	p.lack.Store(&none)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p.away.Load() {
			panic(http.ErrAbortHandler) // the connection ends
		}
		if lack := *p.lack.Load(); lack != "" && strings.HasSuffix(r.URL.Path, lack) {
			http.NotFound(w, r)
			return
		}
		http.StripPrefix("/a/b", *p.folder.Load()).ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p.url = server.URL + "/a/b/"
	return p
}

func (p *published) put(folder string) {
	handler := site.Handler(os.DirFS(folder))
	p.folder.Store(&handler)
}

// visit opens a path of it in a browser that has been nowhere.
func (p *published) visit(path string) *reader {
	p.t.Helper()
	ctx, leave := chromedp.NewContext(tabs, chromedp.WithNewBrowserContext())
	p.t.Cleanup(leave)
	r := &reader{t: p.t, ctx: ctx, home: strings.TrimSuffix(p.url, "/a/b/")}
	r.goTo(desk, p.url+path)
	return r
}

// another is a tab beside the reader's, in the same browser.
func (p *published) another(beside *reader, path string) *reader {
	p.t.Helper()
	ctx, leave := chromedp.NewContext(beside.ctx)
	p.t.Cleanup(leave)
	r := &reader{t: p.t, ctx: ctx, home: beside.home}
	r.goTo(desk, p.url+path)
	return r
}

// next is another build of the site: the same but for a word in its head and one
// in what runs its program.
func next(t *testing.T, word string) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"web", "wasm_exec.js", "backtest.html", "backtest.jsonl"} {
		from := filepath.Join(*siteFolder, name)
		if info, err := os.Stat(from); err != nil {
			t.Fatal(err)
		} else if !info.IsDir() {
			data, err := os.ReadFile(from)
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(folder, name), data)
			continue
		}
		if err := os.CopyFS(filepath.Join(folder, name), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(*siteFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	sum := func(text string) string {
		digest := sha256.Sum256([]byte(text))
		return hex.EncodeToString(digest[:])
	}
	runs, index := read("wasm_exec.js"), read("index.html")
	newer := runs + "/* " + word + " */\n"
	index = strings.ReplaceAll(index, "wasm_exec.js?v="+sum(runs)[:12], "wasm_exec.js?v="+sum(newer)[:12])
	index = strings.Replace(index, "<html ", `<html data-build="`+word+`" `, 1)
	write(t, filepath.Join(folder, "wasm_exec.js"), []byte(newer))
	write(t, filepath.Join(folder, "index.html"), []byte(index))

	line, rest, _ := strings.Cut(read("sw.js"), "\n")
	_, line, _ = strings.Cut(line, "files: ")
	var files map[string]string
	if err := json.Unmarshal([]byte(strings.TrimSuffix(line, " };")), &files); err != nil {
		t.Fatal(err)
	}
	for path := range files {
		if _, err := os.Stat(filepath.Join(folder, path)); err != nil {
			delete(files, path) // the ready questions' pages
		}
	}
	files[""], files["wasm_exec.js"] = sum(index), sum(newer)
	list, err := json.Marshal(files)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "sw.js"), []byte(`const site = { build: "`+word+`", files: `+string(list)+" };\n"+rest))
	return folder
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// kept waits for the page to be on the device, whole.
func (r *reader) kept() *reader {
	r.t.Helper()
	r.started()
	r.until("the worker to rule the page", `navigator.serviceWorker.controller`)
	return r
}

// builds is the names of what is kept on the device, without what is common.
func (r *reader) builds() []string {
	r.t.Helper()
	list := eval[[]string](r, `caches.keys()`)
	for i, name := range list {
		list[i] = strings.TrimPrefix(name, "tenfold /a/b/ ")
	}
	slices.Sort(list)
	return list
}

func (r *reader) reload() *reader {
	r.t.Helper()
	r.do(chromedp.Reload())
	return r.started()
}

// look has the browser ask for a newer worker, as it does by itself with each
// page that is opened, and waits for how that ends: "installed" or "redundant".
func (r *reader) look() string {
	r.t.Helper()
	return eval[string](r, `navigator.serviceWorker.getRegistration().then(g => new Promise(done => {
		const end = () => { const w = g.installing; w.addEventListener("statechange", () => { if (w.state !== "installing") done(w.state) }) };
		g.addEventListener("updatefound", end, { once: true });
		g.update().catch(e => done(String(e)));
	}))`)
}

const build = `document.documentElement?.dataset.build ?? ""`

// After one visit the page works without a network: it starts, answers, takes
// another question, and opens by other links and its other pages.
func TestOffline(t *testing.T) {
	p := publish(t, *siteFolder)
	r := p.visit("").kept()
	r.quiet()
	online := r.figures()
	p.away.Store(true)
	r.reload()
	for name, said := range r.figures() {
		if said != online[name] || said == "" {
			t.Errorf("%s: %q with a network, %q without", name, online[name], said)
		}
	}
	r.into(scale)
	r.press("2", "5")
	r.showing(`{"scale": 25}`)
	r.reload()
	r.showing(`{"scale": 25}`)
	r.quiet()
	for _, path := range []string{"index.html", "?from=somewhere", "llama4-scout.html", "#v1&scale=30&region=fr"} {
		o := p.another(r, path).started()
		o.until("an answer", `document.querySelector("[data-result=accelerators]")?.innerText && !document.querySelector(".answer.stale")`)
		o.quiet()
	}
	o := p.another(r, "backtest.html")
	o.until("the backtest", `document.querySelectorAll("tr[data-metric]").length > 20`)
	if style := eval[string](o, `getComputedStyle(document.querySelector(".page")).maxWidth`); style == "none" {
		t.Error("the backtest has lost its style sheet")
	}
	o.quiet()
	if got := r.builds(); len(got) != 1 {
		t.Errorf("kept on the device: %v", got)
	}
}

// A newer build is taken on in the background, whole, and changes nothing under
// the reader's hands; the page says so, and another page of the same reader keeps
// what it came with. After a roll-back it is the same the other way round.
func TestANewBuildAndBack(t *testing.T) {
	p := publish(t, *siteFolder)
	r := p.visit("#v1&scale=30").kept()
	first := r.builds()
	r.into(scale)
	r.press("2", "5")
	r.showing(`{"scale": 25}`)
	for _, c := range []struct{ folder, word string }{{next(t, "newer"), "newer"}, {*siteFolder, ""}} {
		was := eval[string](r, build)
		p.put(c.folder)
		beside := p.another(r, "#v1&scale=40").kept()
		if got := eval[string](beside, build); got != was {
			t.Errorf("a page opened now is of build %q, while others run %q", got, was)
		}
		r.until("word of a newer build", `document.querySelector("#newer button").checkVisibility()`)
		beside.until("word of a newer build", `document.querySelector("#newer button").checkVisibility()`)
		r.showing(`{"scale": 25}`)
		if got := eval[string](r, build); got != was {
			t.Errorf("the page changed from build %q to %q by itself", was, got)
		}
		r.picture("newer" + c.word)
		eval[bool](r, `(window.old = true)`)
		r.do(chromedp.Click("#newer button", chromedp.ByQuery))
		r.until("the newer build", `!window.old && (`+build+`) === $1`, c.word)
		r.kept().showing(`{"scale": 25}`)
		if eval[bool](r, `document.querySelector("#newer").checkVisibility()`) {
			t.Error("the newest build says that there is a newer one")
		}
		beside.showing(`{"scale": 40}`)
		if got := eval[string](beside, build); got != was {
			t.Errorf("reloading one page took another from build %q to %q", was, got)
		}
		p.away.Store(true)
		r.reload().showing(`{"scale": 25}`)
		if got := eval[string](r, build); got != c.word {
			t.Errorf("without a network the page is of build %q, not %q", got, c.word)
		}
		p.away.Store(false)
		r.quiet()
		beside.quiet()
		beside.do(chromedp.Navigate("about:blank"))
	}
	if got, want := r.builds(), append([]string{"newer"}, first...); strings.Join(got, " ") != strings.Join(sorted(want), " ") {
		t.Errorf("kept on the device: %v, want %v", got, want)
	}
}

func sorted(list []string) []string { slices.Sort(list); return list }

// Where only one page is open, reloading it is enough.
func TestAReloadTakesTheNewBuild(t *testing.T) {
	p := publish(t, *siteFolder)
	r := p.visit("").kept()
	p.put(next(t, "newer"))
	if state := r.look(); state != "installed" {
		t.Fatalf("the newer build is %s", state)
	}
	if got := eval[string](r, build); got != "" {
		t.Errorf("the page changed to build %q by itself", got)
	}
	p.away.Store(true) // all of it is there already
	r.reload()
	if got := eval[string](r, build); got != "newer" {
		t.Errorf("reloaded, the page is of build %q", got)
	}
	if runs := eval[string](r, `fetch(document.querySelector("script[src]").src).then(a => a.text())`); !strings.Contains(runs, "/* newer */") {
		t.Error("the page of the newer build has a part of the older one")
	}
	r.until("the newer worker to rule", `navigator.serviceWorker.getRegistration().then(g => g.active && !g.waiting)`)
	r.quiet()
}

// A build of which a file is missing, or is another build's, is not taken on: the
// page stays with the whole one that it has.
func TestHalfABuildIsNone(t *testing.T) {
	p := publish(t, *siteFolder)
	r := p.visit("").kept()
	first := r.builds()
	newer := next(t, "newer")
	p.put(newer)
	lacking := "/web/app.wasm"
	p.lack.Store(&lacking)
	// The program is in the browser's own cache, under an address that may be kept for ever.
	r.do(chromedp.ActionFunc(clearBrowserCache))
	if state := r.look(); state != "redundant" {
		t.Errorf("a build without its program is %s", state)
	}
	if got := r.builds(); strings.Join(got, " ") != strings.Join(first, " ") {
		t.Errorf("kept on the device: %v, want %v", got, first)
	}
	none := ""
	p.lack.Store(&none)
	write(t, filepath.Join(newer, "wasm_exec.js"), []byte("/* of another build */\n"))
	r.do(chromedp.ActionFunc(clearBrowserCache))
	if state := r.look(); state != "redundant" {
		t.Errorf("a build with another one's part is %s", state)
	}
	p.away.Store(true)
	r.reload()
	if got := eval[string](r, build); got != "" {
		t.Errorf("the page is of build %q, which was never whole", got)
	}
	r.quiet()

	// What is lost on the device is not made up for with parts of another build: the
	// page comes from the host, and what is missing is fetched again.
	p.away.Store(false)
	p.put(*siteFolder)
	eval[bool](r, `caches.keys().then(async ([name]) => { const c = await caches.open(name); for (const q of await c.keys()) if (q.url.includes("app.css")) await c.delete(q); return true })`)
	r.reload()
	r.until("the missing file", `caches.keys().then(async ([name]) => (await (await caches.open(name)).keys()).some(q => q.url.includes("app.css")))`)
	p.away.Store(true)
	r.reload()
	r.quiet()
}

// On a device without room nothing is kept, and the page is as good without.
func TestADeviceWithoutRoom(t *testing.T) {
	p := publish(t, *siteFolder)
	r := p.visit("embed.html")
	r.do(chromedp.ActionFunc(func(ctx context.Context) error {
		return storage.OverrideQuotaForOrigin(r.home).WithQuotaSize(1 << 20).Do(ctx)
	}))
	r.do(chromedp.Navigate(p.url))
	r.started()
	r.until("the worker to be asked for", `navigator.serviceWorker.getRegistration().then(g => g && g.installing)`)
	r.until("the worker to have given up", `Promise.all([navigator.serviceWorker.getRegistration(), caches.keys()]).then(([g, names]) => !(g && (g.installing || g.waiting || g.active)) && names.length === 0)`)
	r.into(scale)
	r.press("2", "5")
	r.showing(`{"scale": 25}`)
	if eval[bool](r, `!!navigator.serviceWorker.controller`) {
		t.Error("a worker without its files rules the page")
	}
	r.quiet()
}

// ?sw=off removes the worker and what it kept, for good, until ?sw=on; other
// sites of the same origin keep theirs.
func TestTheWorkerCanBeRemoved(t *testing.T) {
	p := publish(t, *siteFolder)
	r := p.visit("").kept()
	eval[bool](r, `caches.open("another site's").then(() => true)`)
	gone := `Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(([g, names]) => g.length === 0 && names.length === 1)`
	r.do(chromedp.Navigate(p.url + "?sw=off"))
	r.started()
	r.until("the worker and its files to be gone", gone)
	r.until("a word about it", `document.querySelector("#newer").checkVisibility() && !document.querySelector("#newer button").checkVisibility()`)
	if eval[bool](r, `!!navigator.serviceWorker.controller`) && !eval[bool](r, `fetch("web/backtest.css").then(() => `+gone+`)`) {
		t.Error("a page that is still open has something kept again")
	}
	r.do(chromedp.Navigate(p.url))
	r.started()
	if !eval[bool](r, gone) || eval[bool](r, `!!navigator.serviceWorker.controller`) {
		t.Error("the worker is back")
	}
	r.do(chromedp.Navigate(p.url + "?sw=on"))
	r.kept()
	r.quiet()

	// A site that is to have no worker removes it from the devices that have one.
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(next(t, "newer"))); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, site.WorkerPath), site.NoWorker.Data)
	p.put(folder)
	r.do(chromedp.Navigate(p.url))
	r.started()
	r.until("the worker and its files to be gone", gone)
	r.quiet()
}

// In a frame nothing is kept on the reader's device, nor is the frame's page
// answered by a worker that other pages of the site have.
func TestFramesKeepNothing(t *testing.T) {
	p := publish(t, *siteFolder)
	r := p.visit("embed/llama4-announced.html").started()
	r.until("an answer", `document.querySelector("[data-result=accelerators]")?.innerText`)
	if got := eval[[]any](r, `Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys(), indexedDB.databases()]).then(a => [...a.flat(), ...Array.from(localStorage, (_, i) => localStorage.key(i)), ...Array.from(sessionStorage, (_, i) => sessionStorage.key(i)), ...document.cookie.split(";").filter(Boolean)])`); len(got) > 0 {
		t.Errorf("kept on the device: %v", got)
	}
	r.quiet()
	whole := p.visit("").kept()
	framed := p.another(whole, "embed.html").started()
	if eval[float64](framed, `performance.getEntriesByType("navigation")[0].workerStart`) > 0 && eval[bool](framed, `performance.getEntriesByType("navigation")[0].transferSize === 0`) {
		t.Error("the frame's page came from the worker")
	}
	p.away.Store(true)
	p.another(whole, "").started().quiet()
}

// The page can be installed: its manifest and icons are there, and go-app's own
// worker is not.
func TestInstallable(t *testing.T) {
	p := publish(t, *siteFolder)
	r := p.visit("").kept()
	type picture struct{ Src, Sizes, Type, Purpose string }
	m := eval[struct {
		Name, Start, Scope, Display string
		Icons                       []picture
	}](r, `(async () => { const at = document.querySelector("link[rel=manifest]").href, m = await (await fetch(at)).json();
		return { ...m, start: new URL(m.start_url, at).href, scope: new URL(m.scope, at).href, icons: m.icons.map(i => ({ ...i, src: new URL(i.src, at).href })) } })()`)
	if m.Start != p.url || m.Scope != p.url || m.Name == "" || m.Display != "standalone" || len(m.Icons) < 4 {
		t.Errorf("the manifest says %+v", m)
	}
	for _, i := range append(m.Icons, picture{Src: eval[string](r, `document.querySelector("link[rel=apple-touch-icon]").href`), Sizes: "180x180", Type: "image/png"}) {
		got := eval[string](r, `new Promise((done, fail) => { const i = new Image(); i.onload = () => done(i.naturalWidth + "x" + i.naturalHeight); i.onerror = () => fail($1); i.src = $1 })`, i.Src)
		if i.Sizes != "any" && got != i.Sizes || !strings.Contains(i.Src, "?v=") {
			t.Errorf("%s is %s, not %s", i.Src, got, i.Sizes)
		}
	}
	if workers := eval[[]string](r, `navigator.serviceWorker.getRegistrations().then(list => list.map(g => g.active.scriptURL + " " + g.scope + " " + g.updateViaCache))`); len(workers) != 1 || workers[0] != p.url+"sw.js "+p.url+" none" {
		t.Errorf("workers: %v", workers)
	}
	problems := eval[string](r, `fetch("app-worker.js").then(a => String(a.status))`)
	if problems != "404" {
		t.Errorf("go-app's worker is there: %s", problems)
	}
}

// clearBrowserCache empties the browser's own cache, not what workers keep.
func clearBrowserCache(ctx context.Context) error { return network.ClearBrowserCache().Do(ctx) }
