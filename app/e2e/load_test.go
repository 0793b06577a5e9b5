//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"flag"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/site"
)

var loading = flag.Bool("load", false, "time the page's start beside a bare go-app page's")

// starts is how often each page is arrival for the first time, on each network.
const starts = 9

// hello is the component of app/size/hello, which go-app's own server draws into
// its page as we draw ours.
type hello struct{ app.Compo }

func (h *hello) Render() app.UI { return app.H1().Text("Hello") }

// network conditions: none, and the slow phone of Lighthouse's defaults (simulated
// 150 ms and 1.6 Mbit/s, as DevTools applies them to each request; a quarter of
// the processor, for the thread of the page).
type conditions struct {
	name                string
	latency, throughput float64 // milliseconds, bytes a second; throughput -1 for no limit
	slowdown            float64 // of the processor
}

// networks are those that a page is arrival on.
var networks = []conditions{
	{"desk, no limit", 0, -1, 1},
	{"phone, slow 4G", 150 * 3.75, 1.6 * 1024 * 1024 / 8 * 0.9, 4},
}

// watchStart notes when what is first there to read is painted, and when the
// program has taken the page over: ours says so in a class; go-app's replaces what
// its server drew. The reader is in a hurry and moves the mouse from the beginning,
// which starts our program.
const watchStart = `
window.startedAt = 0;
addEventListener("DOMContentLoaded", () => dispatchEvent(new Event("pointermove")));
(() => {
	let drawn = null;
	const look = () => {
		if (startedAt) return;
		const root = document.documentElement, h = document.querySelector("h1");
		drawn ??= h;
		if (root && root.classList.contains("started") || !document.querySelector("[data-scenario]") && drawn && h && h !== drawn) startedAt = performance.now();
	};
	new MutationObserver(look).observe(document, {childList: true, subtree: true, attributes: true, attributeFilter: ["class"]});
})();`

// arrival is one first visit, in milliseconds and bytes as sent.
type arrival struct{ painted, answers, bytes float64 }

// TestLoad prints how long a first visit takes beside a bare go-app hello-world in
// the same browser and run. Run by "make bench".
func TestLoad(t *testing.T) {
	if !*loading {
		t.Skip("make bench runs it")
	}
	bare, ours := helloHost(t), asPublished(t)
	for _, c := range networks {
		by := map[*packed]*struct{ painted, answers, bytes []float64 }{bare: {}, ours: {}}
		for range starts {
			for _, at := range []*packed{bare, ours} { // in turns, so that a busy machine slows both
				o := arrive(t, at, c)
				l := by[at]
				l.painted, l.answers, l.bytes = append(l.painted, o.painted), append(l.answers, o.answers), append(l.bytes, o.bytes)
			}
		}
		load(t)
		b, o := by[bare], by[ours]
		for _, row := range []struct {
			name, unit string
			bare, ours []float64
		}{{"first contentful paint", "ms", b.painted, o.painted}, {"controls answer", "ms", b.answers, o.answers}, {"bytes until then", "B", b.bytes, o.bytes}} {
			x, y := at(row.bare, 0.5), at(row.ours, 0.5)
			t.Logf("%-16s %-24s hello-world %9.0f %-2s  page %9.0f %-2s  ratio %.2f", c.name, row.name, x, row.unit, y, row.unit, y/x)
		}
	}
}

// arrive visits a host in a browser context of its own, which has nothing kept. The
// network is slowed at the host: DevTools slows a page, but none of its workers, and
// one of those fetches our program.
func arrive(t *testing.T, at *packed, c conditions) arrival {
	t.Helper()
	ctx, leave := chromedp.NewContext(tabs, chromedp.WithNewBrowserContext())
	defer leave()
	r := &reader{t: t, ctx: ctx}
	at.begin(c)
	r.do(emulation.SetCPUThrottlingRate(c.slowdown),
		emulation.SetDeviceMetricsOverride(390, 844, 1, c.slowdown > 1),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(watchStart).Do(ctx)
			return err
		}),
		chromedp.Navigate(at.page))
	deadline := time.Now().Add(4 * patience)
	for eval[float64](r, `startedAt`) == 0 {
		if time.Now().After(deadline) {
			t.Fatalf("%s does not start", at.page)
		}
		time.Sleep(50 * time.Millisecond)
	}
	got := arrival{
		painted: eval[float64](r, `performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1`),
		answers: eval[float64](r, `startedAt`),
	}
	got.bytes = at.sentBy(eval[float64](r, `performance.timeOrigin + startedAt`))
	if got.painted < 0 || math.IsNaN(got.answers) {
		t.Fatalf("%s painted nothing", at.page)
	}
	return got
}

// asPublished serves the site under test packed as "make site" packs it: the
// trial site is packed in a hurry, which its program is a sixth larger for.
func asPublished(t *testing.T) *packed {
	at, err := url.Parse(host.url)
	if err != nil {
		t.Fatal(err)
	}
	return packedHost(t, httputil.NewSingleHostReverseProxy(at), "/a/b/", "/a/b/web/app.wasm", "/a/b/wasm_exec.js", "/a/b/web/compile.js")
}

// helloHost serves the bare program the way go-app serves programs, packed as
// ours is.
func helloHost(t *testing.T) *packed {
	folder := t.TempDir()
	program := filepath.Join(folder, "web", "app.wasm")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", program, "./app/size/hello")
	build.Dir, build.Env = "../..", append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	app.Route("/", func() app.Composer { return &hello{} })
	const icon = "/web/icon.svg"
	mux := http.NewServeMux()
	mux.Handle("/", &app.Handler{Name: "Hello", Title: "Hello", Icon: app.Icon{Default: icon, Large: icon, SVG: icon}, Version: "1"})
	mux.HandleFunc("/web/app.wasm", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, program) })
	mux.HandleFunc(icon, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "../.."+icon) })
	return packedHost(t, mux, "/", "/web/app.wasm", "/wasm_exec.js", "/app.js", "/app.css", "/manifest.webmanifest", "/app-worker.js", icon)
}

// packedHost serves what a handler answers, packed as small as it goes, some paths
// of it before anyone waits; the first of them is the page.
func packedHost(t *testing.T, handler http.Handler, paths ...string) *packed {
	p := &packed{handler: handler, kept: map[string]answer{}, conditions: networks[0]}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	p.page = server.URL + paths[0]
	for _, path := range paths {
		if response, err := http.Get(server.URL + path); err == nil {
			io.Copy(io.Discard, response.Body)
			response.Body.Close()
		}
	}
	return p
}

// packed keeps what a handler answers, compressed, and sends it over one line of a
// network.
type packed struct {
	handler http.Handler
	page    string
	keeping sync.Mutex
	kept    map[string]answer

	mu         sync.Mutex
	conditions conditions
	free       time.Time // when the line has sent all that it was given
	sent       []piece
}

type answer struct {
	status int
	header http.Header
	body   []byte
}

// piece is so many bytes sent at a time, in milliseconds since 1970.
type piece struct{ at, bytes float64 }

// begin forgets what was sent, and sends under other conditions from here on.
func (p *packed) begin(c conditions) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.conditions, p.free, p.sent = c, time.Time{}, nil
}

// sentBy is the number of bytes of bodies sent until a time.
func (p *packed) sentBy(at float64) float64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	var sum float64
	for _, s := range p.sent {
		if s.at <= at {
			sum += s.bytes
		}
	}
	return sum
}

func (p *packed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := p.answer(r)
	for k, v := range a.header {
		w.Header()[k] = v
	}
	p.mu.Lock()
	wait := time.Duration(p.conditions.latency * float64(time.Millisecond))
	p.mu.Unlock()
	time.Sleep(wait)
	w.WriteHeader(a.status)
	const most = 8 << 10 // of one piece: others on the line wait for no more
	for body := a.body; len(body) > 0; {
		n := min(most, len(body))
		time.Sleep(time.Until(p.given(n)))
		if _, err := w.Write(body[:n]); err != nil {
			return // the reader has left
		}
		body = body[n:]
		p.mu.Lock()
		slow := p.conditions.throughput > 0
		p.sent = append(p.sent, piece{float64(time.Now().UnixMicro()) / 1000, float64(n)})
		p.mu.Unlock()
		if f, ok := w.(http.Flusher); ok && slow {
			f.Flush()
		}
	}
}

// given puts so many bytes on the line and returns when they are through.
func (p *packed) given(n int) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if p.conditions.throughput <= 0 {
		return now
	}
	if p.free.Before(now) {
		p.free = now
	}
	p.free = p.free.Add(time.Duration(float64(n) / p.conditions.throughput * float64(time.Second)))
	return p.free
}

// answer is what the handler answers, packed.
func (p *packed) answer(r *http.Request) answer {
	p.keeping.Lock()
	defer p.keeping.Unlock()
	a, ok := p.kept[r.URL.Path]
	if !ok {
		plain := r.Clone(r.Context())
		plain.Header.Del("Accept-Encoding")
		rec := httptest.NewRecorder()
		p.handler.ServeHTTP(rec, plain)
		a = answer{rec.Code, rec.Header().Clone(), rec.Body.Bytes()}
		if rec.Code == http.StatusOK && !strings.HasPrefix(a.header.Get("Content-Type"), "image/") {
			if small := site.Brotli(bytes.Clone(a.body), site.Full); len(small) < len(a.body) {
				a.body = small
				a.header.Set("Content-Encoding", "br")
			}
		}
		a.header.Del("Content-Length")
		p.kept[r.URL.Path] = a
	}
	return a
}
