//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"tenfold/app/site"
)

var (
	siteFolder = flag.String("site", "../../.cache/site", "the built `folder`")
	command    = flag.String("tenfold", "../../.cache/tenfold", "the built `command`")
	pictures   = flag.String("pictures", "", "`folder` to write screenshots to")
)

// patience is how long a page may take to do what a test waits for. It is long,
// because machines that test are slow; nothing waits it out but a failure.
const patience = 90 * time.Second

// host is a static host with one site under /a/b/, and the same site as hosts
// get it wrong under other paths.
var host struct {
	url  string
	mu   sync.Mutex
	hold chan struct{} // closed when /slow/ may send its wasm
}

// tabs is the browser, in which each reader gets a tab.
var tabs context.Context

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	for _, needed := range []string{filepath.Join(*siteFolder, "index.html"), *command} {
		if _, err := os.Stat(needed); err != nil {
			fmt.Fprintln(os.Stderr, `run "make test-e2e", which builds what these tests need:`, err)
			return 1
		}
	}
	files := site.Handler(os.DirFS(*siteFolder))
	mux := http.NewServeMux()
	mux.Handle("/a/b/", http.StripPrefix("/a/b", files))
	mux.Handle("/slow/", http.StripPrefix("/slow", held(files)))
	mux.Handle("/gone/", http.StripPrefix("/gone", without(files)))
	mux.Handle("/mistyped/", http.StripPrefix("/mistyped", mistyped(files)))
	mux.HandleFunc("/host/", func(w http.ResponseWriter, r *http.Request) { // pages of others
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>a page of someone else</title><link rel="icon" href="data:,"><p>hello`)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	host.url = server.URL

	chrome, err := filepath.Abs("../../.ci/chrome/chromium")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chrome), chromedp.WSURLReadTimeout(patience))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	// chromedp complains about events of browsers newer than itself.
	quiet := func(string, ...any) {}
	var end context.CancelFunc
	tabs, end = chromedp.NewContext(allocator, chromedp.WithErrorf(quiet), chromedp.WithLogf(quiet))
	defer end()
	if err := chromedp.Run(tabs); err != nil {
		fmt.Fprintln(os.Stderr, "the browser does not start:", err)
		return 1
	}
	return m.Run()
}

// held serves all but the page's program at once, and that when told to.
func held(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/app.wasm") {
			host.mu.Lock()
			wait := host.hold
			host.mu.Unlock()
			if wait != nil {
				select {
				case <-wait:
				case <-r.Context().Done():
				}
			}
		}
		files.ServeHTTP(w, r)
	})
}

// hold makes /slow/ wait; the function that it returns lets it go on.
func hold(t *testing.T) (release func()) {
	wait := make(chan struct{})
	host.mu.Lock()
	host.hold = wait
	host.mu.Unlock()
	release = sync.OnceFunc(func() { close(wait) })
	t.Cleanup(release)
	return release
}

// without serves all but the wasm programs.
func without(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})
}

// mistyped serves as a host does that has never heard of wasm.
func mistyped(files http.Handler) http.Handler {
	return saying(files, ".wasm", "Content-Type", "application/octet-stream")
}

// saying serves as a host does that says something else of the files with an
// ending than they are, or keeps them for other times.
func saying(files http.Handler, ending, header, value string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ending) {
			w = forced{w, header, value}
		}
		files.ServeHTTP(w, r)
	})
}

// forced is an answer with a header that whoever answers has no say in.
type forced struct {
	http.ResponseWriter
	header, value string
}

func (f forced) WriteHeader(status int) {
	f.Header().Set(f.header, f.value)
	f.ResponseWriter.WriteHeader(status)
}

// reader is someone with a page open.
type reader struct {
	t    *testing.T
	ctx  context.Context
	home string // the host that the page is from

	mu       sync.Mutex
	said     []string // errors and warnings on the console, and exceptions
	requests []string
}

// device is what the reader has.
type device struct {
	width, height int64
	phone         bool
	dark          bool
	noScript      bool
	before        string // a script that runs before all others, in frames too
	coep          bool   // a host that takes only what says that it may be taken, and whose policy lets in nothing but the frame
}

var (
	desk  = device{width: 1280, height: 900}
	phone = device{width: 390, height: 844, phone: true}
	small = device{width: 320, height: 568, phone: true}

	night     = device{width: 1280, height: 900, dark: true}
	darkPhone = device{width: 390, height: 844, phone: true, dark: true}
)

// everyDevice is what tests of how the page looks go through.
var everyDevice = map[string]device{"desk": desk, "dark": night, "phone": phone, "small": small}

// visit opens a path of the host, or a whole address, in a tab of its own. The tabs share a cache, as
// a reader's do, which saves compiling the program each time; only where the host
// holds the program back must it not be there already.
func visit(t *testing.T, d device, path string) *reader {
	t.Helper()
	if strings.HasPrefix(path, "/slow/") {
		return visitAlone(t, d, path)
	}
	return open(t, d, path)
}

// visitAlone is visit with nothing on the device, and nothing left there.
func visitAlone(t *testing.T, d device, path string) *reader {
	t.Helper()
	return open(t, d, path, chromedp.WithNewBrowserContext())
}

func open(t *testing.T, d device, path string, options ...chromedp.ContextOption) *reader {
	t.Helper()
	ctx, leave := chromedp.NewContext(tabs, options...)
	t.Cleanup(leave)
	address := path
	if strings.HasPrefix(path, "/") {
		address = host.url + path
	}
	r := &reader{t: t, ctx: ctx, home: host.url}
	r.goTo(d, address)
	return r
}

// goTo opens an address in a tab that is new, on a device.
func (r *reader) goTo(d device, address string) {
	r.t.Helper()
	chromedp.ListenTarget(r.ctx, r.hear)
	scheme := "light"
	if d.dark {
		scheme = "dark"
	}
	r.do(
		network.Enable(), log.Enable(), runtime.Enable(),
		emulation.SetDeviceMetricsOverride(d.width, d.height, 1, d.phone),
		emulation.SetTouchEmulationEnabled(d.phone),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
		emulation.SetScriptExecutionDisabled(d.noScript),
		chromedp.Navigate(address),
	)
}

// hear notes what the page says and asks for.
func (r *reader) hear(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.APITypeError && e.Type != runtime.APITypeWarning {
			return
		}
		text := string(e.Type) + ":"
		for _, a := range e.Args {
			text += " " + string(a.Value) + a.Description
		}
		r.said = append(r.said, text)
	case *runtime.EventExceptionThrown:
		text := "exception: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		r.said = append(r.said, text)
	case *log.EventEntryAdded:
		// Chromium 148 says this of every document in a sandbox that these tests
		// watch, naming the document itself, no line and no request; another tool
		// hears nothing of it from the same frame and the same sign.
		itself, _, _ := strings.Cut(e.Entry.URL, "#")
		if strings.HasPrefix(e.Entry.Text, "Unsafe attempt to load URL "+itself+" from frame with URL "+e.Entry.URL+".") {
			return
		}
		if e.Entry.Level == log.LevelError || e.Entry.Level == log.LevelWarning {
			r.said = append(r.said, fmt.Sprintf("%s: %s (%s)", e.Entry.Level, e.Entry.Text, e.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		r.requests = append(r.requests, e.Request.URL)
	}
}

// do runs actions in the page, and ends the test where one fails.
func (r *reader) do(actions ...chromedp.Action) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	if err := chromedp.Run(r.ctx, within(ctx, actions)); err != nil {
		r.t.Fatalf("%v\nthe page said: %s", err, strings.Join(r.heard(), "\n"))
	}
}

// within runs actions with the deadline of limit. The first Run of a tab must
// have the tab's own context, which a deadline would close with it.
func within(limit context.Context, actions []chromedp.Action) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		deadline, _ := limit.Deadline()
		ctx, cancel := context.WithDeadline(ctx, deadline)
		defer cancel()
		return chromedp.Tasks(actions).Do(ctx)
	})
}

func (r *reader) heard() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string(nil), r.said...)
}

// quiet fails the test where the page has complained or asked another host.
func (r *reader) quiet() {
	r.t.Helper()
	for _, s := range r.heard() {
		r.t.Errorf("the page said: %s", s)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, address := range r.requests {
		if u, err := url.Parse(address); err != nil || u.Scheme != "data" && u.Scheme != "blob" && u.Scheme+"://"+u.Host != r.home {
			r.t.Errorf("the page asked for %s", address)
		}
	}
}

// asked is an expression with the values of its arguments in place of $1, $2 …
func asked(t *testing.T, expression string, arguments []any) string {
	t.Helper()
	for i, a := range arguments {
		text, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		expression = strings.ReplaceAll(expression, fmt.Sprintf("$%d", i+1), string(text))
	}
	return expression
}

// eval is the value of a JavaScript expression in the page.
func eval[T any](r *reader, expression string, arguments ...any) T {
	r.t.Helper()
	expression = asked(r.t, expression, arguments)
	var got T
	if err := r.evaluate(expression, &got); err != nil {
		r.t.Fatalf("%v\nthe page said: %s", err, strings.Join(r.heard(), "\n"))
	}
	return got
}

func (r *reader) evaluate(expression string, got any) error {
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	return chromedp.Run(r.ctx, within(ctx, []chromedp.Action{chromedp.Evaluate(expression, got, chromedp.EvalAsValue, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		return p.WithAwaitPromise(true)
	})}))
}

// until waits for a JavaScript expression to be true. A page that is being left
// for another is asked again.
func (r *reader) until(what, expression string, arguments ...any) {
	r.t.Helper()
	expression = asked(r.t, "!!("+expression+")", arguments)
	deadline := time.Now().Add(patience)
	for {
		yes := false
		if err := r.evaluate(expression, &yes); err != nil && !strings.Contains(err.Error(), "navigated or closed") {
			r.t.Fatalf("%v\nwaiting for: %s\nthe page said: %s", err, what, strings.Join(r.heard(), "\n"))
		}
		if yes {
			return
		}
		if time.Now().After(deadline) {
			r.t.Fatalf("waited in vain for: %s\nthe page said: %s", what, strings.Join(r.heard(), "\n"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// started waits for the program to have taken the page over, and has the browser
// lay out all of it: of what is not near the window it lays out nothing, and
// innerText, which most tests read by, is empty there.
func (r *reader) started() *reader {
	r.t.Helper()
	r.asItIs()
	eval[bool](r, `(() => { const whole = new CSSStyleSheet(); whole.replaceSync("main > * { content-visibility: visible !important }"); document.adoptedStyleSheets = [whole]; return true })()`)
	return r
}

// asItIs gives a sign of a reader and waits for the program to have taken the page
// over, and leaves what is far from the window as a reader's browser leaves it.
func (r *reader) asItIs() *reader {
	r.t.Helper()
	r.stir()
	r.until("the program to start", `document.documentElement.classList.contains("started")`)
	return r
}

// stir moves the mouse a little, by which the page knows that somebody is there.
func (r *reader) stir() {
	r.t.Helper()
	r.do(chromedp.MouseEvent(input.MouseMoved, 2, 2))
}

// press presses keys as a person does, one after the other.
func (r *reader) press(keys ...string) {
	r.t.Helper()
	for _, k := range keys {
		r.do(chromedp.KeyEvent(k))
	}
}

// insert puts text into the field in use at once, as pasting does.
func (r *reader) insert(text string) {
	r.t.Helper()
	r.do(input.InsertText(text))
}

// into puts the focus into a control, as a click into it or Tab would, with
// whatever it holds selected.
func (r *reader) into(selector string) {
	r.t.Helper()
	r.until(selector+" to be there", `document.querySelector($1)`, selector)
	r.do(chromedp.Focus(selector, chromedp.ByQuery))
	eval[bool](r, `(e => { if (e.select) e.select(); return true })(document.querySelector($1))`, selector)
}

// text is what a reader sees of an element.
func (r *reader) text(selector string) string {
	r.t.Helper()
	return eval[string](r, `document.querySelector($1)?.innerText.trim() ?? ""`, selector)
}

// figures is every result on the page, by the result's name, as said, with plain
// spaces for those that do not break.
func (r *reader) figures() map[string]string {
	r.t.Helper()
	return eval[map[string]string](r, `Object.fromEntries([...document.querySelectorAll("[data-result]")].map(e => [e.dataset.result, e.innerText.replace(/\s+/g, " ").trim()]))`)
}

// hash is the fragment of the address, with its #, once it has come to rest: a
// link is written behind the frame that shows its question.
func (r *reader) hash() string {
	r.t.Helper()
	was := eval[string](r, `location.hash`)
	for {
		is := eval[string](r, `new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(() => done(location.hash))), 300))`)
		if is == was {
			return is
		}
		was = is
	}
}

// checker is axe-core, which the page is given when it is asked for.
var checker = sync.OnceValues(func() (string, error) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	return string(axe) + "\n;true", err
})

// accessible holds that axe-core finds nothing, by its rules for WCAG 2.2 A and AA
// and its best practices, in the parts of the page that are named by selectors, or
// in all of it.
func (r *reader) accessible(state string, parts ...string) {
	r.t.Helper()
	axe, err := checker()
	if err != nil {
		r.t.Fatal("run .ci/install, which brings the checker from npm: ", err)
	}
	eval[bool](r, axe)
	for _, v := range eval[[]string](r, `(parts => axe.run(parts.length ? { include: parts.map(p => [p]) } : document, { resultTypes: ["violations"] }))($1)
		.then(a => a.violations.map(v => v.id + " (" + v.impact + "): " + v.help + "\n\t" + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join("\n\t")))`, append([]string{}, parts...)) {
		r.t.Errorf("%s: %s", state, v)
	}
}

// largeEnough holds that what can be pressed among the elements of a selector is
// a target of 24 px.
func (r *reader) largeEnough(state, selector string) {
	r.t.Helper()
	for _, bad := range eval[[]string](r, `[...document.querySelectorAll($1)].filter(e => e.matches("a[href], button, input, select, summary") && e.checkVisibility({ visibilityProperty: true }))
		.map(e => [e, e.getBoundingClientRect()]).filter(([e, b]) => b.width < 23.5 || b.height < 23.5).map(([e, b]) => e.outerHTML.slice(0, 80) + " " + b.width + " × " + b.height)`, selector) {
		r.t.Errorf("%s: too small: %s", state, bad)
	}
}

// fits holds that nothing sticks out sideways.
func (r *reader) fits(state string) {
	r.t.Helper()
	if over := eval[int](r, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		r.t.Errorf("%s: %d px too wide: %v", state, over, eval[[]string](r, widest))
	}
}

// picture writes a screenshot where pictures are wanted.
func (r *reader) picture(name string) {
	r.t.Helper()
	if *pictures == "" {
		return
	}
	var data []byte
	r.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		data, err = page.CaptureScreenshot().Do(ctx)
		return err
	}))
	if err := os.WriteFile(filepath.Join(*pictures, name+".png"), data, 0o644); err != nil {
		r.t.Fatal(err)
	}
}
