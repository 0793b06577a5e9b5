//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"tenfold/app/site"
)

// scripts are the hosts' own programs, from npm, by the name that test pages
// ask for them.
var scripts = map[string]string{
	"pym.js":            "node_modules/pym.js/dist/pym.v1.min.js",
	"frames.js":         "node_modules/@newswire/frames/dist/frames.umd.js",
	"open-resizer.js":   "node_modules/@open-iframe-resizer/core/dist/index.umd.cjs",
	"datawrapper.js":    "testdata/datawrapper-embed.js",
	"iframe-resizer.js": "node_modules/iframe-resizer/js/iframeResizer.min.js",
}

// article is somebody else's page, on another origin, with the calculator in it.
type article struct {
	*reader
	site   string // the calculator's address, with its slash
	mu     sync.Mutex
	worlds map[string]runtime.ExecutionContextID // by frame
	bytes  *counted
}

// counted is what the calculator's host sent.
type counted struct {
	sync.Mutex
	sent     int
	paths    map[string]int // how often each was asked for
	sizes    map[string]int // bytes sent of each
	referrer string
	cookies  bool
}

type counting struct {
	http.ResponseWriter
	to   *counted
	path string
}

func (c counting) Write(p []byte) (int, error) {
	n, err := c.ResponseWriter.Write(p)
	c.to.Lock()
	c.to.sent += n
	c.to.sizes[c.path] += n
	c.to.Unlock()
	return n, err
}

// read opens a page of body on an origin of its own; {{site}} in it is the
// calculator's address. wrap may change how the calculator is served.
func read(t *testing.T, d device, body string, wrap func(http.Handler) http.Handler) *article {
	t.Helper()
	bytes := &counted{paths: map[string]int{}, sizes: map[string]int{}}
	files := http.StripPrefix("/t", site.Handler(os.DirFS(*siteFolder)))
	if wrap != nil {
		files = wrap(files)
	}
	calculator := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		bytes.Lock()
		asked := strings.TrimPrefix(r.URL.Path, "/t/")
		bytes.paths[asked]++
		if path.Ext(r.URL.Path) != ".html" && path.Base(r.URL.Path) != "embed.js" { // those the host asks for itself
			bytes.referrer += r.Header.Get("Referer")
		}
		bytes.cookies = bytes.cookies || r.Header.Get("Cookie") != ""
		bytes.Unlock()
		files.ServeHTTP(counting{w, bytes, asked}, r)
	}))
	t.Cleanup(calculator.Close)
	home := calculator.URL + "/t/"
	newspaper := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if file, ok := scripts[strings.TrimPrefix(r.URL.Path, "/")]; ok {
			w.Header().Set("Content-Type", "text/javascript")
			http.ServeFile(w, r, filepath.FromSlash(file))
			return
		}
		if d.coep {
			w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
			w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src "+calculator.URL)
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>an article</title><link rel="icon" href="data:,"></head>
<body style="margin:0"><div id="column" style="width:100%%;max-width:640px">%s</div></body></html>`, strings.ReplaceAll(body, "{{site}}", home))
	}))
	t.Cleanup(newspaper.Close)

	ctx, leave := chromedp.NewContext(tabs, chromedp.WithNewBrowserContext())
	t.Cleanup(leave)
	a := &article{reader: &reader{t: t, ctx: ctx}, site: home, worlds: map[string]runtime.ExecutionContextID{}, bytes: bytes}
	chromedp.ListenTarget(ctx, func(event any) {
		a.hear(event)
		if e, ok := event.(*runtime.EventExecutionContextCreated); ok {
			var aux struct {
				IsDefault bool
				FrameID   string
			}
			if json.Unmarshal([]byte(e.Context.AuxData), &aux) == nil && aux.IsDefault {
				a.mu.Lock()
				a.worlds[aux.FrameID] = e.Context.ID
				a.mu.Unlock()
			}
		}
	})
	scheme := "light"
	if d.dark {
		scheme = "dark"
	}
	a.do(network.Enable(), log.Enable(), runtime.Enable(), page.Enable(),
		emulation.SetDeviceMetricsOverride(d.width, d.height, 1, d.phone),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(d.before).Do(ctx)
			return err
		}),
		chromedp.Navigate(newspaper.URL+"/"))
	return a
}

// frames are the calculator's frames on the page, in a way to ask inside them.
func (a *article) frames() []*frame {
	a.t.Helper()
	var out []*frame
	deadline := time.Now().Add(patience)
	for {
		out = nil
		var tree *page.FrameTree
		a.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
			tree, err = page.GetFrameTree().Do(ctx)
			return err
		}))
		var walk func(*page.FrameTree)
		walk = func(t *page.FrameTree) {
			if strings.HasPrefix(t.Frame.URL, a.site) {
				a.mu.Lock()
				if id, ok := a.worlds[string(t.Frame.ID)]; ok {
					out = append(out, &frame{a: a, id: string(t.Frame.ID), world: id})
				}
				a.mu.Unlock()
			}
			for _, c := range t.ChildFrames {
				walk(c)
			}
		}
		walk(tree)
		infos, err := chromedp.Targets(a.ctx)
		if err != nil {
			a.t.Fatal(err)
		}
		for _, info := range infos {
			if info.Type == "iframe" && strings.HasPrefix(info.URL, a.site) {
				out = append(out, &frame{a: a, id: string(info.TargetID), own: info})
			}
		}
		if len(out) > 0 || time.Now().After(deadline) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if len(out) == 0 {
		a.t.Fatalf("no frame of the calculator on the page; it said: %s", strings.Join(a.heard(), "\n"))
	}
	for _, f := range out {
		if f.own != nil {
			ctx, leave := chromedp.NewContext(a.ctx, chromedp.WithTargetID(f.own.TargetID))
			a.t.Cleanup(leave)
			f.ctx = ctx
			chromedp.ListenTarget(ctx, a.hear)
			if err := chromedp.Run(ctx, runtime.Enable(), log.Enable(), network.Enable()); err != nil {
				a.t.Fatal(err)
			}
		}
	}
	return out
}

// frame is the calculator inside the page: in the page's process, or in one of
// its own.
type frame struct {
	a     *article
	id    string
	world runtime.ExecutionContextID
	own   *target.Info
	ctx   context.Context
}

// inside is the value of an expression in the frame.
func inside[T any](f *frame, expression string, arguments ...any) T {
	f.a.t.Helper()
	expression = asked(f.a.t, expression, arguments)
	var got T
	ctx := f.ctx
	if ctx == nil {
		ctx = f.a.ctx
	}
	err := chromedp.Run(ctx, chromedp.Evaluate(expression, &got, chromedp.EvalAsValue, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		if f.own == nil {
			f.a.mu.Lock()
			p = p.WithContextID(f.a.worlds[f.id])
			f.a.mu.Unlock()
		}
		return p.WithAwaitPromise(true)
	}))
	if err != nil {
		f.a.t.Fatalf("%v\nthe page said: %s", err, strings.Join(f.a.heard(), "\n"))
	}
	return got
}

// until waits for an expression in the frame to be true.
func (f *frame) until(what, expression string, arguments ...any) {
	f.a.t.Helper()
	deadline := time.Now().Add(patience)
	for !inside[bool](f, "!!("+expression+")", arguments...) {
		if time.Now().After(deadline) {
			f.a.t.Fatalf("waited in vain for: %s\nthe page said: %s", what, strings.Join(f.a.heard(), "\n"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// started gives the frame a sign of a reader and waits for its program.
func (f *frame) started() *frame {
	f.a.t.Helper()
	f.until("the frame's own page", `window.tenfoldAsked && dispatchEvent(new Event("pointermove"))`)
	return f.running()
}

// running waits for the program of a frame.
func (f *frame) running() *frame {
	f.a.t.Helper()
	f.until("the program to start in the frame", `document.documentElement.classList.contains("started")`)
	return f
}

// fits waits until the frame is as high as what it holds, within a pixel, and
// holds that for a while.
func (f *frame) fits(when string, most float64) {
	f.a.t.Helper()
	held, deadline := 0, time.Now().Add(patience/2)
	for {
		size := inside[[]float64](f, `[innerHeight, document.body.getBoundingClientRect().height, document.documentElement.scrollHeight]`)
		want := math.Min(math.Ceil(size[1]), most)
		if math.Abs(size[0]-want) <= 1 && (most < 10000 || size[2] <= size[0]+1) {
			held++
		} else {
			held = 0
		}
		if held > 12 {
			return
		}
		if time.Now().After(deadline) {
			f.a.t.Fatalf("%s: the frame is %v px high, its content %v px (scroll height %v); the page said: %s", when, size[0], size[1], size[2], strings.Join(f.a.heard(), "\n"))
		}
		time.Sleep(100 * time.Millisecond)
	}
}
