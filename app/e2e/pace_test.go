//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/profiler"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var (
	pace    = flag.Bool("pace", false, "time edits and draws in the browser; prints, holds no time against anybody")
	profile = flag.String("profile", "", "`file` for a CPU profile of the edits, as DevTools opens it; names are in it where the site is built without -s")
)

// edits is how many keys are timed.
const edits = 200

// watch is what notes the times, in the page. A time runs from the moment the
// browser got the key, which counts the wait for a busy page too, to behind the
// frame that paints the answer: the observer hears of the change as soon as the
// program gives way, the frame's own callback comes before its paint, and the
// message behind that after it. $1 is the element with the answer, $2 the class
// it has while there is none to the question as it stands, "" where the answer
// comes at once.
const watch = `(() => {
	const answer = document.querySelector($1), waiting = $2
	const pace = globalThis.pace = { from: 0, before: "", at: [], done: 0, overtaken: 0, idle: 0, open: false, typed: false }
	addEventListener("keydown", e => { if (pace.open) { if (pace.typed) pace.overtaken++; else pace.idle++ }; pace.from = e.timeStamp; pace.open = true; pace.typed = false; pace.before = answer.textContent }, true)
	addEventListener("input", () => { pace.typed = true }, true)
	new MutationObserver(() => {
		if (!pace.open || waiting && answer.classList.contains(waiting)) return
		const changed = answer.textContent !== pace.before
		if (!changed && !answer.classList.contains("stale")) return
		pace.open = false
		const { from } = pace
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel()
			port1.onmessage = () => { pace.at.push({ ms: performance.now() - from, refused: answer.classList.contains("stale") }) }
			port2.postMessage(0)
		})
	}).observe(answer, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["class"] })
	return true
})()`

// timed is what became of the keys pressed so far.
type timed struct {
	At []struct {
		MS      float64
		Refused bool
	}
	Overtaken int // by the next key
	Idle      int // changed nothing
}

// edit is one control and the keys that a person gives it.
type edit struct {
	field    string
	searches bool // other layouts may be searched for
	keys     func(*rand.Rand) []string
}

func typing(format string, low, high float64) func(*rand.Rand) []string {
	return func(r *rand.Rand) []string {
		return strings.Split(fmt.Sprintf(format, low+(high-low)*r.Float64()), "")
	}
}

func pressing(keys ...string) func(*rand.Rand) []string {
	return func(*rand.Rand) []string { return keys }
}

// kinds are the edits, in turn. A number typed is several edits: each key makes
// another question.
var kinds = []edit{
	{"scale", true, typing("%.0f", 11, 60)},
	{"pue", false, typing("%.2f", 1.05, 1.5)},
	{"days", true, typing("%.0f", 65, 99)},
	{"region", false, pressing(kb.ArrowDown, kb.ArrowDown)},
	{"scale.slider", true, pressing(kb.ArrowRight, kb.ArrowRight)},
	{"chip_usd", false, typing("%.0f", 15e3, 39e3)},
	{"accelerator", true, pressing(kb.ArrowDown, kb.ArrowDown)},
	{"electricity_usd_per_kwh", false, typing("%.3f", 0.03, 0.2)},
	{"reference", true, pressing(kb.ArrowDown)},
	{"carbon_g_per_kwh", false, typing("%.0f", 100, 600)},
	{"goodput", true, typing("%.2f", 0.6, 0.95)},
	{"rental_usd_per_hour", false, typing("%.2f", 1.1, 5)},
}

// TestPace prints how long it takes from a key to the frame with another answer,
// ranges and all. Run by "make bench".
func TestPace(t *testing.T) {
	if !*pace {
		t.Skip("make bench runs it")
	}
	person := rand.New(rand.NewPCG(1, 2))
	wait := func(least, most int) { time.Sleep(time.Duration(least+person.IntN(most-least)) * time.Millisecond) }

	floor := visit(t, desk, "/host/")
	eval[bool](floor, `(document.body.innerHTML = "<input autofocus><p></p>", document.querySelector("input").oninput = e => { document.querySelector("p").textContent = e.target.value }, true)`)
	eval[bool](floor, watch, "p", "")
	floor.into("input")
	for i := range 60 {
		floor.press(fmt.Sprint(i % 10))
		wait(120, 240)
	}
	least := eval[timed](floor, `pace`).times()

	r := visit(t, desk, "/a/b/").asItIs()
	eval[bool](r, `(document.querySelectorAll("details.assumptions").forEach(d => d.open = true), true)`)
	eval[bool](r, watch, "section.answer", "waiting")
	r.do(performance.Enable().WithTimeDomain(performance.EnableTimeDomainThreadTicks))
	before := r.busy()
	if *profile != "" {
		r.do(profiler.Enable(), profiler.SetSamplingInterval(200), profiler.Start())
	}
	byKind, byField := map[bool][]float64{}, map[string][]float64{}
	all, refused, lost := []float64(nil), 0, 0
	for len(all) < edits {
		// Another factor each time, so that no layout is remembered.
		eval[bool](r, `(location.hash = $1, true)`, fmt.Sprintf("v1&scale=%.3f", 5+20*person.Float64()))
		wait(600, 900)
		for _, e := range kinds {
			r.into(`[data-field="` + e.field + `"]`)
			wait(400, 700)
			eval[bool](r, `(pace.at = [], pace.open = false, true)`)
			for _, key := range e.keys(person) {
				r.press(key)
				wait(120, 280)
			}
			wait(200, 400)
			got := eval[timed](r, `pace`)
			for _, a := range got.At {
				if a.Refused {
					refused++
				}
			}
			byKind[e.searches] = append(byKind[e.searches], got.times()...)
			byField[e.field] = append(byField[e.field], got.times()...)
			all = append(all, got.times()...)
			lost += got.Overtaken
			eval[bool](r, `(pace.overtaken = 0, true)`)
		}
	}
	if *profile != "" {
		r.keepProfile(*profile)
	}
	load(t)
	after := r.busy()
	for _, part := range []string{"TaskDuration", "ScriptDuration", "RecalcStyleDuration", "LayoutDuration"} {
		t.Logf("%-22s %6.1f ms an edit, with all that follows it", part, 1000*(after[part]-before[part])/float64(len(all)+lost))
	}
	t.Logf("from a key to the frame behind, in ms; refused among them: %d; overtaken by the next key and not among them: %d", refused, lost)
	print := func(name string, v []float64) {
		t.Logf("%-36s n %3d  median %6.1f  95th percentile %6.1f  × a plain field %.1f", name, len(v), at(v, 0.5), at(v, 0.95), at(v, 0.5)/at(least, 0.5))
	}
	print("plain field, nothing computed", least)
	print("all edits", all)
	print("layouts may be searched", byKind[true])
	print("no layout searched", byKind[false])
	for _, e := range kinds {
		print("  "+e.field, byField[e.field])
	}
	r.quiet()
}

// keepProfile ends a CPU profile and writes it to a file, for DevTools.
func (r *reader) keepProfile(file string) {
	r.t.Helper()
	r.do(chromedp.ActionFunc(func(ctx context.Context) error {
		p, err := profiler.Stop().Do(ctx)
		if err != nil {
			return err
		}
		text, err := json.Marshal(p)
		if err != nil {
			return err
		}
		return os.WriteFile(file, text, 0o644)
	}))
}

// busy is the seconds that the page's thread has spent so far, by what on.
func (r *reader) busy() map[string]float64 {
	r.t.Helper()
	out := map[string]float64{}
	r.do(chromedp.ActionFunc(func(ctx context.Context) error {
		list, err := performance.GetMetrics().Do(ctx)
		for _, m := range list {
			out[m.Name] = m.Value
		}
		return err
	}))
	return out
}

func (p timed) times() []float64 {
	var out []float64
	for _, a := range p.At {
		out = append(out, a.MS)
	}
	return out
}

// load prints how busy the machine was, where it says so.
func load(t *testing.T) {
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		t.Logf("the machine's load, of the last 1, 5 and 15 minutes: %s", strings.TrimSpace(string(text)))
	}
}

// at is a quantile; v is left as it is.
func at(v []float64, q float64) float64 {
	if len(v) == 0 {
		return 0
	}
	v = slices.Sorted(slices.Values(v))
	return v[min(len(v)-1, int(q*float64(len(v))))]
}
