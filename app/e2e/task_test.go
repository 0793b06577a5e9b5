//go:build e2e

package e2e

import (
	"encoding/json"
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/profiler"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

var taskProfiles = flag.String("task-profiles", "", "`folder` for a CPU profile of each of the page's heavier acts")

// A heavy is something that a reader does which moves much of the page.
type heavy struct{ name, does string }

// chosen is script that has a field's text or choice be another, as by hand.
func chosen(selector, value string) string {
	return `(e => { e.value = "` + value + `"; e.dispatchEvent(new Event("input", { bubbles: true })); e.dispatchEvent(new Event("change", { bubbles: true })) })(document.querySelector("` + selector + `"))`
}

const pressed = `.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))`

const undone = `document.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true }))`

// seen has a section come into the window.
func seen(selector string) string {
	return `document.querySelector("` + selector + `").scrollIntoView({ block: "start", behavior: "instant" })`
}

func unfold(selector string) string {
	return `document.querySelector("` + selector + ` > summary")` + pressed
}

// heavies are done one after the other, on one page.
var heavies = []heavy{
	{"start", `dispatchEvent(new Event("pointermove"))`},
	{"factor typed", chosen("[data-field=scale]", "37")},
	{"slider moved", chosen("[data-field='scale.slider']", "60")},
	{"accelerator chosen", chosen("[data-field=accelerator]", "b200-sxm")},
	{"region chosen", chosen("[data-field=region]", "fr")},
	{"pinned", `document.querySelector(".pin-it")` + pressed},
	{"undo", undone},
	{"question where memory is tight", `location.hash = "v1&scale=2218.2&accelerator=rtx-4090&accelerators=538796"`},
	{"preset", `document.querySelectorAll("nav a.preset")[3]` + pressed},
	{"preset back", `document.querySelectorAll("nav a.preset")[0]` + pressed},
	{"stance", `(e => { e.selectedIndex = (e.selectedIndex + 1) % e.options.length; e.dispatchEvent(new Event("input", { bubbles: true })); e.dispatchEvent(new Event("change", { bubbles: true })) })(document.querySelector("#stance"))`},
	{"working of a figure", `document.querySelectorAll("section.answer button.how")[0]` + pressed},
	{"working of another", `document.querySelectorAll("section.answer button.how")[4]` + pressed},
	{"link to a far question", `location.hash = "v1&scale=80&accelerator=b200-sxm&region=fr&days=40&pue=1.2&rental_usd_per_hour=3"`},
	{"undo of it", undone},
	{"redo of it", `document.dispatchEvent(new KeyboardEvent("keydown", { key: "Z", ctrlKey: true, shiftKey: true, bubbles: true }))`},
	{"comparison into view", seen("#compare")},
	{"comparison: all", `document.querySelector("#compare .progress button")` + pressed},
	{"comparison: sort", `document.querySelectorAll("#compare button.sort")[3]` + pressed},
	{"comparison: sort back", `document.querySelectorAll("#compare button.sort")[0]` + pressed},
	{"frontier into view", seen("section.frontier")},
	{"what moves it into view", seen("section.drive")},
	{"generations into view", seen("#beyond")},
	{"fleet into view", seen("#fleet")},
	{"assumptions unfolded", unfold("details.assumptions")},
	{"take unfolded", unfold("details.take")},
	{"paste unfolded", unfold("details.paste")},
	{"manner unfolded", unfold("details.manner")},
	{"units", `(e => { e.selectedIndex = (e.selectedIndex + 1) % e.options.length; e.dispatchEvent(new Event("input", { bubbles: true })); e.dispatchEvent(new Event("change", { bubbles: true })) })(document.querySelector("select[data-field^='manner.']"))`},
	{"fifty pins found", `(pins => { localStorage.setItem("tenfold.pins", pins); dispatchEvent(new StorageEvent("storage", { key: "tenfold.pins", newValue: pins, storageArea: localStorage })) })(Array.from({ length: 50 }, (_, i) => "v1&mfu=0.4&scale=" + (i + 1) + "\tpin number " + i).join("\n") + "\n")`},
	{"pins into view", `scrollTo(0, 0); ` + seen("section.beside-pins")},
	{"edit beside fifty pins", `(e => { e.value = "33"; e.dispatchEvent(new Event("input", { bubbles: true })) })(document.querySelector("[data-field=scale]"))`},
	{"held against a pin", `[...document.querySelectorAll("section.beside-pins button")].at(-2)` + pressed},
	{"reset all", `[...document.querySelectorAll("#page button")].find(e => e.ariaLabel?.startsWith("Reset all"))` + pressed},
}

// tasksRest resolves once no task was longer than a frame for a while.
const tasksRest = `new Promise(done => {
	let last = performance.now(); const most = last + 20000;
	const watching = new PerformanceObserver(() => { last = performance.now() });
	watching.observe({ entryTypes: ["longtask"] });
	const look = () => { const now = performance.now(); if (now - last > 600 || now > most) { watching.disconnect(); done(true) } else setTimeout(look, 50) };
	look();
})`

// tableMade is what tasks are measured by: a browser makes a table of ten thousand
// cells, lays it out and takes it away again.
const tableMade = `(() => {
	const table = document.createElement("table");
	for (let i = 0; i < 1000; i++) {
		const row = table.insertRow();
		for (let j = 0; j < 10; j++) row.insertCell().textContent = i * j;
	}
	document.body.append(table);
	const wide = table.offsetWidth;
	table.remove();
	return wide;
})()`

// longestTask is as long as a task may be, in such tables: one takes about half of the
// 200 ms that no task is to take, on the machine of docs/speed.md.
const longestTask = 1.25

// TestTasks holds that no task that a reader's act brings about is long, and prints the
// longest of each act. Both tasks and what they are measured by, in the same trace,
// are in time of the thread, so that the machine's speed and whatever else it does
// count as little as they can.
func TestTasks(t *testing.T) {
	r := visitAlone(t, desk, "/a/b/")
	var mu sync.Mutex
	var events []traced
	complete := make(chan bool, 1)
	chromedp.ListenTarget(r.ctx, func(event any) {
		switch e := event.(type) {
		case *tracing.EventDataCollected:
			mu.Lock()
			defer mu.Unlock()
			for _, raw := range e.Value {
				var x traced
				if json.Unmarshal(raw, &x) == nil {
					events = append(events, x)
				}
			}
		case *tracing.EventTracingComplete:
			complete <- true
		}
	})
	time.Sleep(2 * time.Second) // the program is compiled
	r.do(tracing.Start().WithTraceConfig(&tracing.TraceConfig{IncludedCategories: []string{"toplevel", "disabled-by-default-devtools.timeline", "blink.user_timing"}, ExcludedCategories: []string{"*"}}).WithTransferMode(tracing.TransferModeReportEvents))
	for range 5 {
		eval[bool](r, `new Promise(done => setTimeout(() => { performance.mark("table"); `+tableMade+`; setTimeout(() => done(true), 50) }))`)
	}
	for i, h := range heavies {
		if *taskProfiles != "" {
			r.do(profiler.Enable(), profiler.SetSamplingInterval(500), profiler.Start())
		}
		eval[bool](r, fmt.Sprintf(`(performance.mark("act %d"), setTimeout(() => { %s }), true)`, i, h.does))
		eval[bool](r, tasksRest)
		if *taskProfiles != "" {
			r.keepProfile(fmt.Sprintf("%s/%02d.cpuprofile", *taskProfiles, i))
		}
	}
	r.do(tracing.End())
	<-complete
	load(t)
	mu.Lock()
	defer mu.Unlock()
	at := map[int]traced{}
	var tables []float64
	for _, e := range events {
		if e.Name == "table" {
			var made float64
			for _, task := range events {
				if task.isTask() && task.PID == e.PID && task.TID == e.TID && task.TS <= e.TS && e.TS < task.TS+task.Dur {
					made = max(made, task.TDur)
				}
			}
			tables = append(tables, made)
		}
		var i int
		if _, err := fmt.Sscanf(e.Name, "act %d", &i); err == nil {
			at[i] = e
		}
	}
	slices.Sort(tables)
	table := tables[len(tables)/2]
	if !(table > 1000) {
		t.Fatalf("tables take %v µs", tables)
	}
	t.Logf("a table takes %.1f ms of the thread", table/1000)
	for i, h := range heavies {
		from, until := at[i], at[i+1].TS
		var longest, whole, clock float64
		for _, e := range events {
			if e.PID == from.PID && e.TID == from.TID && e.isTask() && e.TS >= from.TS && (until == 0 || e.TS < until) {
				longest, clock, whole = max(longest, e.TDur), max(clock, e.Dur), whole+e.TDur
			}
		}
		t.Logf("%-30s longest task %6.1f ms of the thread, %.2f tables, %6.1f by the clock; all tasks %7.1f ms", h.name, longest/1000, longest/table, clock/1000, whole/1000)
		if longest > longestTask*table {
			t.Errorf("%s: a task takes %.1f ms of the thread, %.2f times what a table of ten thousand cells does", h.name, longest/1000, longest/table)
		}
	}
	r.quiet()
}

// traced is an event of a trace, in microseconds.
type traced struct {
	Name          string
	PID, TID      int
	TS, Dur, TDur float64
}

func (e traced) isTask() bool { return strings.HasSuffix(e.Name, "RunTask") }
