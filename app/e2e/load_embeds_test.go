//go:build e2e

package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
)

// embedStarts is how often each article is read for the first time, on each network.
const embedStarts = 3

// embedArticle is an article with so many frames in it, each far below what stands
// before it, so that none is near at first and the next only once it is scrolled to.
func embedArticle(n int) string {
	const far = `<div style="height:12000px">Words of the article.</div>` // a browser that knows no better loads what is 4,000 px away, or on a slow network 8,000
	body := `<script>window.moved = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) moved += e.value }).observe({ type: "layout-shift", buffered: true })</script>` + far
	for range n {
		body += `<iframe src="{{site}}embed/llama4-announced.html" title="calculator" width="100%" height="1100" style="border:0" loading="lazy"></iframe>` + far
	}
	return body
}

// embedVisit is what one reading of an article took, in milliseconds from when a
// frame was scrolled to and in bytes that the calculator's host sent.
type embedVisit struct {
	figures, lastFigures, answers                 float64 // of the first frame; of the slowest
	unseen, untouched, touched, all               float64 // bytes: before any is near; the first with figures in sight; its program too and one control used; all read
	programs                                      int
	shiftInFrame, shiftOnPage, requestsAfterTouch float64
}

// TestLoadOfEmbeds prints what an article pays for one frame and for five: bytes,
// times and what moves. It fails where five fetch more than one does, or something
// on the article's page moves. Run by "make bench".
func TestLoadOfEmbeds(t *testing.T) {
	if !*loading {
		t.Skip("make bench runs it")
	}
	for _, c := range networks {
		whole := map[int]float64{}
		for _, n := range []int{1, 5} {
			var all []embedVisit
			for range embedStarts {
				all = append(all, visitEmbeds(t, n, c))
			}
			of := func(take func(embedVisit) float64) float64 {
				var list []float64
				for _, v := range all {
					list = append(list, take(v))
				}
				return at(list, 0.5)
			}
			load(t)
			whole[n] = of(func(v embedVisit) float64 { return v.all })
			t.Logf("%-16s %d in the article: figures after %.0f ms (the slowest %.0f ms), controls answer after %.0f ms; bytes before any is near %.0f, with figures in sight %.0f, with its program and a control used %.0f, all of them read %.0f; programs fetched %d; layout shift in the frame %.4f, on the page %.4f",
				c.name, n, of(func(v embedVisit) float64 { return v.figures }), of(func(v embedVisit) float64 { return v.lastFigures }), of(func(v embedVisit) float64 { return v.answers }),
				of(func(v embedVisit) float64 { return v.unseen }), of(func(v embedVisit) float64 { return v.untouched }), of(func(v embedVisit) float64 { return v.touched }), whole[n],
				all[0].programs, of(func(v embedVisit) float64 { return v.shiftInFrame }), of(func(v embedVisit) float64 { return v.shiftOnPage }))
			for _, v := range all {
				switch {
				case v.unseen > 0:
					t.Errorf("%.0f bytes are sent before a frame is near", v.unseen)
				case v.programs != 1:
					t.Errorf("%d frames fetch %d programs", n, v.programs)
				case v.requestsAfterTouch > 0:
					t.Errorf("a control's use asks the host %.0f times", v.requestsAfterTouch)
				case v.shiftOnPage > 0 || v.shiftInFrame > 0.01:
					t.Errorf("something moves: %v in the frame, %v on the page", v.shiftInFrame, v.shiftOnPage)
				}
			}
		}
		if whole[5] > 1.02*whole[1] {
			t.Errorf("%s: five frames take %.0f bytes, one %.0f", c.name, whole[5], whole[1])
		}
	}
}

// visitEmbeds reads an article to its end, in a browser that has nothing kept.
func visitEmbeds(t *testing.T, n int, c conditions) embedVisit {
	t.Helper()
	d := desk
	if c.slowdown > 1 {
		d = phone
	}
	d.before = watchStart
	a := read(t, d, embedArticle(n), nil)
	a.do(network.EmulateNetworkConditions(false, c.latency, c.throughput, c.throughput), emulation.SetCPUThrottlingRate(c.slowdown))
	sent := func() float64 {
		a.bytes.Lock()
		defer a.bytes.Unlock()
		return float64(a.bytes.sent)
	}
	requests := func() (sum float64) {
		a.bytes.Lock()
		defer a.bytes.Unlock()
		for _, times := range a.bytes.paths {
			sum += float64(times)
		}
		return sum
	}
	time.Sleep(time.Second) // whoever wanted something early has asked by then
	v := embedVisit{unseen: sent()}
	known := map[string]bool{}
	for i := range n {
		began := eval[float64](a.reader, `(document.querySelectorAll("iframe")[$1].scrollIntoView(), performance.timeOrigin + performance.now())`, i)
		var f *frame
		deadline := time.Now().Add(patience)
		for f == nil {
			for _, g := range a.frames() {
				if !known[g.id] {
					known[g.id] = true
					f = g
				}
			}
			if time.Now().After(deadline) {
				t.Fatalf("frame %d does not come", i)
			}
		}
		// Asked again and again: a frame that is on its way still has the page that it came from.
		painted := 0.0
		for painted == 0 {
			painted = inside[float64](f, `(p => p && document.querySelector("[data-result]")?.textContent ? performance.timeOrigin + p.startTime : 0)(performance.getEntriesByName("first-contentful-paint")[0])`)
			if time.Now().After(deadline) {
				t.Fatalf("frame %d paints nothing", i)
			}
			time.Sleep(10 * time.Millisecond)
		}
		v.lastFigures = max(v.lastFigures, painted-began)
		if i == 0 {
			// The document and its styles are what figures need; the program follows.
			v.figures = painted - began
			a.bytes.Lock()
			for _, size := range a.bytes.shown() {
				v.untouched += float64(size)
			}
			a.bytes.Unlock()
			f.started()
			v.answers = inside[float64](f, `performance.timeOrigin + startedAt`) - began
			// Before the control, whose sentence may break elsewhere.
			v.shiftInFrame = inside[float64](f, `new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value }).observe({ type: "layout-shift", buffered: true }); setTimeout(() => done(sum), 200) })`)
			asked := requests()
			inside[bool](f, `(e => { e.value = "20"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
			f.shows(`{"scale": 20}`)
			v.touched, v.requestsAfterTouch = sent(), requests()-asked
		} else {
			f.started()
		}
	}
	v.all = sent()
	a.bytes.Lock()
	v.programs = a.bytes.paths["web/app.wasm"]
	a.bytes.Unlock()
	v.shiftOnPage = eval[float64](a.reader, `moved`)
	return v
}

// shown is the bytes of each file that a frame shows its figures with.
func (c *counted) shown() map[string]int {
	out := map[string]int{}
	for name, size := range c.sizes {
		if strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".svg") {
			out[name] = size
		}
	}
	return out
}
