//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// quickly is a question that is soon asked of every accelerator.
const quickly = "/a/b/#v1&scale=0.01&accelerators=1024"

// come brings a part of the page into view.
func (r *reader) come(selector string) {
	r.t.Helper()
	eval[bool](r, `(document.querySelector($1).scrollIntoView(), true)`, selector)
}

// compared waits for the comparison to be through and drawn.
func (r *reader) compared() {
	r.t.Helper()
	r.come("#compare")
	// Forty searches: a machine with other things to do takes long.
	for deadline := time.Now().Add(8 * patience); time.Now().Before(deadline) && !eval[bool](r, `document.querySelector("#compare progress").value === document.querySelector("#compare progress").max`); {
		time.Sleep(time.Second)
	}
	r.until("every row", `document.querySelectorAll(".row-of:not(.stale)").length > 10`)
	r.drawn("#compare-chart")
}

// drawn waits for a chart to stand still.
func (r *reader) drawn(box string) {
	r.t.Helper()
	r.until("the drawing", `document.querySelector($1 + " .plotted")`, box)
	eval[bool](r, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`)
}

// asked is how many of the page's requests end in a name.
func (r *reader) asked(name string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := 0
	for _, address := range r.requests {
		path, _, _ := strings.Cut(address, "?")
		if strings.HasSuffix(path, name) {
			n++
		}
	}
	return n
}

// saves has files that the page saves put under a name of their own, and returns
// them as they come.
func (r *reader) saves() {
	r.t.Helper()
	eval[bool](r, `(() => {
		window.saved = {};
		const made = new Map(), make = URL.createObjectURL;
		URL.createObjectURL = blob => (a => (made.set(a, blob), a))(make(blob));
		HTMLAnchorElement.prototype.click = function () {
			made.get(this.href).arrayBuffer().then(b => saved[this.download] = btoa(Array.from(new Uint8Array(b), c => String.fromCharCode(c)).join("")));
		};
		return true;
	})()`)
}

func (r *reader) saved(name string) []byte {
	r.t.Helper()
	r.until(name, `saved[$1]`, name)
	data, err := base64.StdEncoding.DecodeString(eval[string](r, `saved[$1]`, name))
	if err != nil {
		r.t.Fatal(err)
	}
	if *pictures != "" {
		if err := os.WriteFile(filepath.Join(*pictures, name), data, 0o644); err != nil {
			r.t.Fatal(err)
		}
	}
	return data
}

// The library comes with the first chart that a reader comes to, once, and the
// chart shows what the table does, in its order.
func TestChartOfTheComparison(t *testing.T) {
	r := visit(t, desk, quickly).started()
	if n := r.asked("/plot.js") + r.asked("/chart.js"); n > 0 {
		t.Errorf("%d scripts of charts came before there was one in view", n)
	}
	r.compared()
	if got := r.asked("/plot.js"); got != 1 {
		t.Errorf("the library was asked for %d times", got)
	}
	names := func(selector string) []string {
		return eval[[]string](r, `[...document.querySelectorAll($1)].map(e => e.textContent)`, selector)
	}
	// What stands at the axis, in the table, and in the table behind the chart.
	same := func(when string) {
		t.Helper()
		r.drawn("#compare-chart")
		column := eval[int](r, `[...document.querySelectorAll(".compared thead th")].findIndex(e => e.ariaSort !== "none")`)
		rows := eval[[]string](r, `(by => [...document.querySelectorAll(".row-of")].filter(e => !e.querySelector(".why") && (by < 1 || e.children[by].querySelector(".n").innerText !== "no figure"))
			.map(e => e.querySelector("a.name").textContent))($1)`, column)
		r.until("the names of the table "+when, `JSON.stringify([...document.querySelectorAll("#compare-chart [data-part='y-axis tick label'] text")].map(e => e.textContent)) === $1`, jsonOf(rows))
		eval[bool](r, `(document.querySelector("#compare-chart details").open = true)`)
		r.until("the chart's table "+when, `JSON.stringify([...document.querySelectorAll("#compare-chart tbody th")].map(e => e.textContent)) === $1`, jsonOf(rows))
		// The figures of both tables are the same: the column's title says which.
		short := func(s string) string {
			return strings.NewReplacer("\u00a0million t", " Mt", "\u00a0billion", " bn", "\u00a0million", " M", "\u00a0", " ").Replace(s)
		}
		want := eval[[]string](r, `[...document.querySelectorAll(".row-of")].filter(e => !e.querySelector(".why")).map(e => e.children[$1].querySelector(".n").innerText).filter(s => s !== "no figure")`, column)
		for i, got := range names("#compare-chart tbody td:nth-child(2)") {
			if short(got) != short(want[i]) {
				t.Errorf("%s: %s stands as %q in the chart's table, %q in the other", when, rows[i], got, want[i])
			}
		}
	}
	same("at first")
	r.click("Rented")
	r.until("rent at the axis", `document.querySelector("#compare figcaption").innerText.startsWith("Rent")`)
	same("by rent")
	r.click("Show all")
	r.until("all rows", `document.querySelectorAll(".row-of").length === document.querySelector("#compare progress").max`)
	same("with all")
	says := eval[string](r, `document.querySelector("#compare-chart svg[role=img]").getAttribute("aria-label")`)
	for _, part := range []string{"Rent of the same run", "The least: ", "Yours, H100 SXM: $"} {
		if !strings.Contains(says, part) {
			t.Errorf("to those who do not see it the chart says %q, without %q", says, part)
		}
	}
	r.whole("#compare .chart", "chart-compare")
	r.quiet()
}

// Keys walk along the points, which are shown and said; Enter takes one up;
// Escape hides what is shown.
func TestChartByKeyboard(t *testing.T) {
	r := visit(t, desk, quickly).started()
	r.compared()
	r.into("#compare-chart .walk")
	said := func() string { return eval[string](r, `document.activeElement.getAttribute("aria-valuetext")`) }
	tip := func() string {
		return eval[string](r, `(e => e.checkVisibility() ? [...e.children].map(c => c.textContent).join(", ") : "")(document.querySelector("#compare-chart .tip"))`)
	}
	first := said()
	if !strings.HasPrefix(first, "H100 SXM, ") || !strings.Contains(first, "between") || tip() != first {
		t.Errorf("the walk begins at %q and shows %q", first, tip())
	}
	r.press(kb.ArrowUp)
	second := said()
	if second == first || tip() != second {
		t.Errorf("after ↑ it says %q and shows %q", second, tip())
	}
	if rings := eval[int](r, `document.querySelectorAll("#compare-chart .ring circle").length`); rings != 1 {
		t.Errorf("%d rings", rings)
	}
	r.press(kb.ArrowDown)
	if said() != first {
		t.Errorf("↓ leads to %q", said())
	}
	r.press(kb.End)
	last := said()
	r.press(kb.Home)
	if names := eval[[]string](r, `[...document.querySelectorAll(".row-of a.name")].map(e => e.textContent)`); !strings.HasPrefix(said(), names[0]) || !strings.HasPrefix(last, names[len(names)-1]) {
		t.Errorf("Home and End lead to %q and %q", said(), last)
	}
	r.press(kb.Escape)
	if tip() != "" {
		t.Error("Escape hides nothing")
	}
	r.press(kb.Enter)
	r.until("the accelerator taken up", `location.hash.includes("accelerator=")`)
	r.quiet()
}

// A pointer shows the nearest point, and a press takes it up.
func TestChartByPointer(t *testing.T) {
	r := visit(t, desk, quickly).started()
	r.compared()
	r.come("#compare-chart")
	at := eval[[]float64](r, `(e => [e.left + e.width / 2, e.top + e.height / 2])(document.querySelectorAll("#compare-chart .look circle, #compare-chart .look path")[2].getBoundingClientRect())`)
	r.do(chromedp.MouseEvent("mouseMoved", at[0], at[1]))
	r.until("what the point says", `document.querySelector("#compare-chart .tip").checkVisibility()`)
	name := eval[string](r, `document.querySelector("#compare-chart .tip b").textContent`)
	r.picture("chart-pointer")
	r.do(chromedp.MouseClickXY(at[0], at[1]))
	r.until("the accelerator", `document.querySelector(".row-of.yours a.name")?.innerText === $1`, name)
	r.do(chromedp.MouseEvent("mouseMoved", 5, 5))
	r.until("nothing said", `!document.querySelector("#compare-chart .tip").checkVisibility()`)
	r.quiet()
}

// A finger that comes to a point is told what it says; only the next takes it up.
func TestChartByFinger(t *testing.T) {
	r := visit(t, phone, quickly).started()
	r.compared()
	r.come("#compare-chart")
	at := eval[[]float64](r, `(e => [e.left + e.width / 2, e.top + e.height / 2])(document.querySelectorAll("#compare-chart .look circle, #compare-chart .look path")[4].getBoundingClientRect())`)
	tap := func() {
		r.do(
			input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: at[0], Y: at[1]}}),
			input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}),
		)
	}
	before := r.hash()
	tap()
	r.until("what the point says", `document.querySelector("#compare-chart .tip").checkVisibility()`)
	time.Sleep(time.Second)
	if got := r.hash(); got != before {
		t.Errorf("the first touch leads to %s", got)
	}
	tap()
	r.until("the accelerator taken up", `location.hash.includes("accelerator=")`)
	r.quiet()
}

// What is saved is a drawing that needs nothing of the page, and a picture of
// twice its size.
func TestChartSaved(t *testing.T) {
	for _, d := range []device{desk, {width: 390, height: 844, phone: true, dark: true}} {
		r := visit(t, d, quickly).started()
		r.compared()
		r.saves()
		eval[bool](r, `([...document.querySelectorAll("#compare-chart .chart-acts .act")].filter(b => b.tagName === "BUTTON").forEach(b => b.click()), true)`)
		drawing := r.saved("tenfold-compared.svg")
		var root struct {
			XMLName xml.Name
			W       int    `xml:"width,attr"`
			H       int    `xml:"height,attr"`
			Title   string `xml:"title"`
			Desc    string `xml:"desc"`
		}
		if err := xml.Unmarshal(drawing, &root); err != nil {
			t.Fatal(err)
		}
		if root.XMLName.Local != "svg" || root.Title == "" || root.Desc == "" || root.W < 300 || root.H < 200 {
			t.Errorf("the drawing is %+v", root)
		}
		for _, never := range []string{"var(", "currentColor", "class=", "<style", "style=", "<script", "NaN"} {
			if bytes.Contains(drawing, []byte(never)) {
				t.Errorf("the drawing holds %q", never)
			}
		}
		if !bytes.Contains(drawing, []byte("H100 SXM</text>")) || !bytes.Contains(drawing, []byte("0.01×")) {
			t.Error("the drawing lacks a name or the question")
		}
		picture, err := png.Decode(bytes.NewReader(r.saved("tenfold-compared.png")))
		if err != nil {
			t.Fatal(err)
		}
		if b := picture.Bounds(); b.Dx() != 2*root.W || b.Dy() != 2*root.H {
			t.Errorf("the picture is %v, of a drawing of %d × %d", b, root.W, root.H)
		}
		// Its corner is the page's paper, and not all of it is.
		red, _, _, alpha := picture.At(2, 2).RGBA()
		if alpha != 0xffff || d.dark != (red < 0x8000) {
			t.Errorf("dark %v: the paper is %v", d.dark, picture.At(2, 2))
		}
		inked := 0
		for y := range picture.Bounds().Dy() {
			for x := range picture.Bounds().Dx() {
				if v, _, _, _ := picture.At(x, y).RGBA(); max(v, red)-min(v, red) > 0x4000 {
					inked++
				}
			}
		}
		if inked < 1000 {
			t.Errorf("%d dots of ink", inked)
		}
		r.quiet()
	}
}

// What the page draws of boxes and words is saved as it stands there: every line
// of its words, its stripes, and colours that need no style sheet.
func TestDrawnSaved(t *testing.T) {
	for name, d := range map[string]device{"desk": desk, "phone": darkPhone} {
		r := visit(t, d, quickly).started()
		r.come("#drive")
		r.until("what drives it", `document.querySelectorAll(".tornado li").length > 3 && !document.querySelector(".drive.waiting")`)
		r.saves()
		for _, drawn := range []string{"drives", "falls", "memory"} {
			r.come("#" + drawn + "-drawn")
			r.until("what saves it", `document.querySelectorAll($1).length === 2`, "#tenfold-"+drawn+" button")
			words := eval[[]string](r, `document.querySelector($1).innerText.split(/\s+/)`, "#"+drawn+"-drawn")
			eval[bool](r, `(document.querySelectorAll($1).forEach(b => b.click()), true)`, "#tenfold-"+drawn+" button")
			drawing := r.saved("tenfold-" + drawn + ".svg")
			var root struct {
				W     int      `xml:"width,attr"`
				H     int      `xml:"height,attr"`
				Title string   `xml:"title"`
				Desc  string   `xml:"desc"`
				Lines []string `xml:"svg>text"`
			}
			if err := xml.Unmarshal(drawing, &root); err != nil {
				t.Fatal(err)
			}
			if got := strings.Fields(strings.Join(root.Lines, " ")); len(words) < 10 || strings.Join(got, " ") != strings.Join(words, " ") {
				t.Errorf("%s: %s says %q, not %q", name, drawn, got, words)
			}
			if root.Title == "" || root.Desc == "" || root.W < 300 || root.H < 150 || !bytes.Contains(drawing, []byte("0.01×")) {
				t.Errorf("%s: %s is %+v", name, drawn, root)
			}
			for _, never := range []string{"var(", "rgba(", "currentColor", "class=", "style=", "NaN", "undefined"} {
				if bytes.Contains(drawing, []byte(never)) {
					t.Errorf("%s: %s holds %q", name, drawn, never)
				}
			}
			if !bytes.Contains(drawing, []byte(`spreadMethod="repeat"`)) || !bytes.Contains(drawing, []byte(`fill="url(#stripes-`)) {
				t.Errorf("%s: %s has no stripes", name, drawn)
			}
			picture, err := png.Decode(bytes.NewReader(r.saved("tenfold-" + drawn + ".png")))
			if err != nil {
				t.Fatal(err)
			}
			if b := picture.Bounds(); b.Dx() != 2*root.W || b.Dy() != 2*root.H {
				t.Errorf("%s: the picture of %s is %v, of a drawing of %d × %d", name, drawn, b, root.W, root.H)
			}
		}
		r.quiet()
	}
}

// On a small phone nothing sticks out; print and dark look as the page does.
func TestChartEverywhere(t *testing.T) {
	night := phone
	night.dark = true
	for name, d := range map[string]device{"small": small, "dark": night} {
		r := visit(t, d, quickly).started()
		r.compared()
		eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
		r.fits(name)
		if gone := eval[[]string](r, `[...document.querySelectorAll("#compare-chart svg text")].filter(e => { const b = e.getBoundingClientRect(); return b.width && (b.left < -1 || b.right > innerWidth + 1) }).map(e => e.textContent)`); len(gone) > 0 {
			t.Errorf("%s: cut off: %q", name, gone)
		}
		eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = false), true)`)
		r.whole("#compare .chart", "chart-"+name)
		r.quiet()
	}
	r := visit(t, desk, quickly).started()
	r.compared()
	r.do(emulation.SetEmulatedMedia().WithMedia("print"))
	if seen := eval[int](r, `[...document.querySelectorAll(".chart-acts, .walk, .tip, .chart summary")].filter(e => e.checkVisibility()).length`); seen > 0 {
		t.Errorf("%d controls are printed", seen)
	}
	r.whole("#compare", "chart-print")
	// A window made narrower has the chart drawn anew.
	r.do(emulation.SetEmulatedMedia().WithMedia(""), emulation.SetDeviceMetricsOverride(500, 800, 1, false))
	r.until("the narrower chart", `document.querySelector("#compare-chart svg[role=img]").width.baseVal.value <= 500 && document.querySelector("#compare-chart svg[role=img]").getBoundingClientRect().right <= 500`)
	r.quiet()
}

// Paper leaves out what is there to be opened, and keeps no room for it.
func TestPaperLeavesOut(t *testing.T) {
	r := visit(t, desk, quickly).started()
	r.compared()
	r.do(emulation.SetEmulatedMedia().WithMedia("print"))
	if seen := eval[[]string](r, `[...document.querySelectorAll("details:not([open]), .take, .beside-pins:not(:has(table)), .insights .name")].filter(e => e.checkVisibility()).map(e => e.innerText)`); len(seen) > 0 {
		t.Errorf("on paper stand %q", seen)
	}
	room := eval[float64](r, `(box => box.getBoundingClientRect().height - box.querySelector(".drawing").getBoundingClientRect().height)(document.querySelector("#compare-chart"))`)
	if room > 2 {
		t.Errorf("%v px are kept for what paper leaves out", room)
	}
	if sort := eval[string](r, `getComputedStyle(document.querySelector(".sort")).display`); sort != "contents" {
		t.Errorf("a heading is a button on paper too, of display %s: heads of further pages leave it out", sort)
	}
}

// axe-core finds nothing on a page with its charts, by day and by night.
func TestChartIsAccessible(t *testing.T) {
	for name, d := range map[string]device{"light": desk, "dark": night} {
		r := visit(t, d, quickly).started()
		r.compared()
		for _, later := range []string{"#frontier-chart", "#backtest-chart", "#announced-chart"} {
			r.come(later)
			r.drawn(later)
		}
		r.whole("#frontier", "frontier-"+name)
		r.into("#compare-chart .walk")
		eval[bool](r, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
		r.accessible(name)
	}
}

// whole writes a picture of an element, however far it reaches.
func (r *reader) whole(selector, name string) {
	r.t.Helper()
	if *pictures == "" {
		return
	}
	eval[bool](r, `(document.documentElement.classList.remove("settled"), true)`) // which spares laying out what is not in view
	box := eval[[]float64](r, `(e => [e.left + scrollX, e.top + scrollY, e.width, e.height])(document.querySelector($1).getBoundingClientRect())`, selector)
	var data []byte
	r.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		data, err = page.CaptureScreenshot().WithCaptureBeyondViewport(true).WithClip(&page.Viewport{X: box[0], Y: box[1], Width: box[2], Height: box[3], Scale: 1}).Do(ctx)
		return err
	}))
	if err := os.WriteFile(filepath.Join(*pictures, name+".png"), data, 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func jsonOf(list []string) string {
	text, err := json.Marshal(list)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// More machines or more time: worked on once in view, a point for each count,
// walked along and taken up as the question, whose figures are the point's.
func TestFrontier(t *testing.T) {
	r := visit(t, desk, quickly).started()
	if r.text("#frontier-chart") != "" {
		t.Error("it is drawn while nobody sees it")
	}
	r.come("#frontier")
	r.frontier()
	r.whole("#frontier", "frontier")
	eval[bool](r, `(document.querySelector("#frontier-chart details").open = true)`)
	r.until("the table", `document.querySelector("#frontier-chart tbody tr")`)
	rows := eval[[][]string](r, `[...document.querySelectorAll("#frontier-chart tbody tr")].map(e => [...e.children].map(c => c.textContent))`)
	if len(rows) < 18 {
		t.Errorf("%d counts", len(rows))
	}
	r.into("#frontier-chart .walk")
	first := eval[string](r, `document.activeElement.getAttribute("aria-valuetext")`)
	if !strings.Contains(first, "accelerators, Time: ") {
		t.Errorf("the walk begins at %q", first)
	}
	if rings := eval[int](r, `document.querySelectorAll("#frontier-chart .ring circle").length`); rings != 3 {
		t.Errorf("%d rings in three panels", rings)
	}
	r.picture("frontier-walk")
	r.press(kb.ArrowRight, kb.ArrowRight)
	at := eval[int](r, `+document.activeElement.value`)
	r.press(kb.Enter)
	r.until("the question", `location.hash.includes("accelerators=")`)
	count := strings.ReplaceAll(rows[at][0], ",", "")
	if !strings.Contains(count, "million") && !strings.Contains(r.hash(), "accelerators="+count) {
		t.Errorf("%s was taken, the link is %s", rows[at][0], r.hash())
	}
	r.until("its answer", `!document.querySelector(".answer.stale")`)
	if got := r.figures()["days"]; got != strings.ReplaceAll(rows[at][1], "\u00a0", " ") {
		t.Errorf("the point takes %q, the question %q", rows[at][1], got)
	}
	if !eval[bool](r, `document.activeElement.matches("#frontier-chart .walk")`) {
		t.Error("the focus is lost")
	}
	r.control("z", false)
	r.until("the question before", `location.hash.includes("accelerators=1024")`)
	r.quiet()

	r = visit(t, small, quickly).started()
	r.come("#frontier")
	r.frontier()
	r.fits("the page")
	r.whole("#frontier", "frontier-small")
	r.quiet()
}

// frontier waits for the frontier to be through and drawn.
func (r *reader) frontier() {
	r.t.Helper()
	for deadline := time.Now().Add(8 * patience); time.Now().Before(deadline) && !eval[bool](r, `document.querySelector("#frontier .insight").innerText.includes("hold the model") && document.querySelector("#compare progress").value === document.querySelector("#compare progress").max`); {
		time.Sleep(time.Second)
	}
	for last, deadline := -1, time.Now().Add(8*patience); time.Now().Before(deadline); time.Sleep(3 * time.Second) {
		n := eval[int](r, `document.querySelectorAll("#frontier-chart .look circle").length`)
		if n > 0 && n == last {
			break
		}
		last = n
	}
	r.drawn("#frontier-chart")
}

// The backtest's chart comes once it is looked at; a family narrows down points,
// table and words alike; each point leads to its source. Below it stands what
// became of the announcement.
func TestChartOfTheBacktest(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	if n := r.asked("/backtest-chart.json"); n > 0 {
		t.Errorf("it came %d times before it was in view", n)
	}
	r.come(".backtested")
	r.drawn("#backtest-chart")
	r.come("#announced-chart")
	r.drawn("#announced-chart")
	r.whole(".backtested", "chart-backtest")
	eval[bool](r, `(document.querySelector("#backtest-chart details").open = true)`)
	r.until("the table", `document.querySelector("#backtest-chart tbody tr")`)
	marks := `document.querySelectorAll("#backtest-chart .plotted [data-part=dot] > *").length - document.querySelectorAll("#backtest-chart .plotted[width='24'] [data-part=dot] > *").length`
	rows := func() int { return eval[int](r, `document.querySelectorAll("#backtest-chart tbody tr").length`) }
	all := rows()
	if n := eval[int](r, marks); all < 20 || n != all {
		t.Errorf("%d marks, %d rows", n, all)
	}
	family := eval[string](r, `(s => { s.selectedIndex = 2; s.dispatchEvent(new Event("change", { bubbles: true })); return s.selectedOptions[0].text })(document.querySelector("#backtest-chart select"))`)
	r.until("fewer rows", `document.querySelectorAll("#backtest-chart tbody tr").length < $1`, all)
	r.drawn("#backtest-chart")
	few := rows()
	r.until("as few marks", marks+" === $1", few)
	if says := eval[string](r, `document.querySelector("#backtest-chart svg[role=img]").getAttribute("aria-label")`); !strings.Contains(says, "on "+family+": ") {
		t.Errorf("to those who do not see it, it says %q", says)
	}
	r.into("#backtest-chart .walk")
	if max := eval[int](r, `+document.activeElement.max`); max != few-1 {
		t.Errorf("the walk goes to %d of %d", max, few)
	}
	r.press(kb.ArrowRight)
	link := eval[string](r, `(a => a.checkVisibility() ? a.href : "")(document.querySelector("#backtest-chart .chart-acts a"))`)
	if !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
		t.Errorf("the point's source is %q", link)
	}
	r.picture("chart-backtest-walk")
	if n := r.asked("/backtest-chart.json"); n != 1 {
		t.Errorf("it came %d times", n)
	}

	r.into("#announced-chart .walk")
	r.press(kb.End)
	r.press(kb.Enter)
	r.until("that run's question", `location.hash.includes("reference=llama4-")`)
	r.quiet()

	r = visit(t, small, "/a/b/").started()
	r.come(".backtested")
	r.drawn("#backtest-chart")
	r.come("#announced-chart")
	r.drawn("#announced-chart")
	r.fits("the page")
	r.whole(".backtested", "chart-backtest-small")
	r.quiet()
}

// The layout found is drawn as one copy of the model, as many cells as it has
// accelerators, and the memory in patterns that its list explains.
func TestLayoutDrawn(t *testing.T) {
	for name, d := range map[string]device{"desk": desk, "small": small} {
		r := visit(t, d, "/a/b/").started()
		r.come(".falls")
		r.until("the layout that the program has found", `document.querySelector(".lattice")?.checkVisibility() && !document.querySelector(".falls.laying, .falls.stale") && document.querySelector(".lattice").style.getPropertyValue("--rows") >= 1`)
		box := eval[map[string]float64](r, `(e => ({ wide: e.clientWidth, high: e.clientHeight, rows: +e.style.getPropertyValue("--rows"), stages: +e.style.getPropertyValue("--stages"), room: e.parentElement.clientWidth }))(document.querySelector(".lattice"))`)
		if box["rows"] < 1 || box["stages"] < 1 || box["wide"] < 2*box["stages"]-2 || box["high"] < 2*box["rows"]-2 || box["wide"] > box["room"]-10 {
			t.Errorf("%s: the copy is drawn as %v", name, box)
		}
		if looks := eval[int](r, `new Set([...document.querySelectorAll(".memory i")].map(e => getComputedStyle(e).background)).size`); looks != 4 {
			t.Errorf("%d of four uses of memory look different", looks)
		}
		r.fits(name)
		r.whole(".laid", "laid-"+name)
		r.quiet()
	}
}
