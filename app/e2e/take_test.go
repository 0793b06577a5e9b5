//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// take opens the section of things to take along and chooses a kind.
func (r *reader) take(kind string) {
	r.t.Helper()
	eval[bool](r, `(document.querySelector("details.take").open = true)`)
	r.until("the section", `document.querySelector("#taken")`)
	eval[bool](r, `(e => { e.value = $1; e.dispatchEvent(new Event("change", { bubbles: true })); return e.value === $1 })(document.querySelector("#take-kind"))`, kind)
	r.until("its text", `document.querySelector("#take-kind").value === $1 && document.querySelector("#taken").dataset.kind === $1 && document.querySelector("#taken").value !== ""`, kind)
	eval[bool](r, `(document.querySelector("details.take").scrollIntoView(), true)`) // what is far from view has no words
}

// taken is the text that the section shows.
func (r *reader) taken() string {
	r.t.Helper()
	return eval[string](r, `document.querySelector("#taken").value`)
}

// save presses the button and returns the file that arrives.
func (r *reader) save(name string) []byte {
	r.t.Helper()
	folder := r.t.TempDir()
	r.do(browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(folder))
	r.click("Download " + name)
	deadline := time.Now().Add(patience)
	for {
		// The browser gives a file its name once all of it is there.
		if data, err := os.ReadFile(filepath.Join(folder, name)); err == nil && len(data) > 0 {
			return data
		}
		if time.Now().After(deadline) {
			r.t.Fatalf("%s did not arrive", name)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// What is taken along says what the page says, and goes to a file as it stands.
func TestTakeItWithYou(t *testing.T) {
	r := visit(t, desk, "/a/b/#v1&scale=30").started()
	r.showing(`{"scale": 30}`)
	r.take("sentence")
	for _, words := range []string{"30× the compute of Llama 3.1 405B", "Eight times in ten", "#v1&scale=30"} {
		if !strings.Contains(r.taken(), words) {
			t.Errorf("the sentence lacks %q: %s", words, r.taken())
		}
	}
	r.take("bibtex")
	if got := r.taken(); !strings.HasPrefix(got, "@misc{tenfold-") || !strings.Contains(got, host.url+"/a/b/at/") {
		t.Errorf("the citation is %s", got)
	}
	if got := r.save("tenfold.bib"); string(got) != r.taken() {
		t.Errorf("the file holds %s", got)
	}
	r.take("csv")
	data := r.save("tenfold.csv")
	if !bytes.HasPrefix(data, []byte("\xef\xbb\xbfpart,name,")) {
		t.Errorf("the table begins %q", data[:min(40, len(data))])
	}
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil || len(records) < 100 {
		t.Fatalf("%d records: %v", len(records), err)
	}
	eval[bool](r, `(document.querySelector("details.take").scrollIntoView(), true)`)
	r.picture("take")
	r.into(scale)
	r.insert("40")
	r.showing(`{"scale": 40}`)
	r.until("the table of the other question", `document.querySelector("#taken").value.includes("#v1&scale=40")`)
	r.quiet()
}

// Where the browser refuses the clipboard, the text is selected to be copied by
// hand.
func TestTakenWithoutTheClipboard(t *testing.T) {
	r := visit(t, phone, "/a/b/").started()
	r.take("citation")
	eval[bool](r, `(Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("denied")) } }), document.execCommand = () => false, true)`)
	eval[bool](r, `(document.querySelector(".take .pin-it").click(), true)`)
	r.until("the selection", `document.activeElement.id === "taken" && document.activeElement.selectionEnd === document.activeElement.value.length && document.activeElement.selectionStart === 0`)
	r.until("what to do", `document.querySelector(".take .pin-it").textContent.startsWith("Selected")`)
	eval[bool](r, `(document.execCommand = c => c === "copy", document.querySelector(".take .pin-it").click(), true)`)
	r.until("a word about it", `document.querySelector(".take .pin-it").textContent === "Copied"`)
	r.quiet()
}

// On paper stand the figures, every formula and input, and the link in words; the
// controls are gone. It is the same by the page's own button and by the browser's way
// to print, and behind either the page is as before.
func TestPrint(t *testing.T) {
	r := visit(t, desk, "/a/b/#v1&scale=30").started()
	r.showing(`{"scale": 30}`)
	eval[bool](r, `(papers = [], addEventListener("beforeprint", () => { const p = document.querySelector(".on-paper"); papers.push([p.querySelectorAll(".step").length, p.querySelectorAll("tbody tr").length, p.textContent]) }), true)`)
	var data []byte
	paper := func() {
		r.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
			data, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithPaperWidth(8.27).WithPaperHeight(11.69).WithMarginTop(0.6).WithMarginBottom(0.6).WithMarginLeft(0.6).WithMarginRight(0.6).Do(ctx)
			return err
		}))
		r.until("the page as it was", `document.querySelector(".on-paper").childNodes.length === 0`)
	}
	paper()
	if *pictures != "" {
		if err := os.WriteFile(filepath.Join(*pictures, "print.pdf"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if pages := bytes.Count(data, []byte("/Type /Page\n")) + bytes.Count(data, []byte("/Type /Page/")) + bytes.Count(data, []byte("/Type/Page/")); len(data) < 20_000 || pages < 5 || pages > 40 {
		t.Errorf("the PDF has %d bytes and %d pages", len(data), pages)
	}
	r.take("link")
	eval[bool](r, `(window.print = () => { dispatchEvent(new Event("beforeprint")); dispatchEvent(new Event("afterprint")) }, true)`)
	r.click("Print, with the working")
	r.until("the wish to print", `papers.length === 2`)
	if !eval[bool](r, `papers[0][0] > 30 && papers[0][1] > 30 && papers[0][2].length > 10000 && String(papers[0]) === String(papers[1])`) {
		t.Errorf("on paper go %s formulas, inputs and characters", eval[string](r, `papers.map(p => p[0] + " " + p[1] + " " + p[2].length).join(", by the button ")`))
	}
	r.until("the page as it was", `document.querySelector(".on-paper").childNodes.length === 0`)
	r.into(scale)
	r.insert("40")
	r.showing(`{"scale": 40}`)
	paper()
	if got := eval[string](r, `papers[2][2]`); got == eval[string](r, `papers[1][2]`) {
		t.Error("another question, and the same working on paper")
	}
	r.quiet()
}

// The tables of formulas and inputs open in place, and a search narrows them.
func TestWorkedInPlace(t *testing.T) {
	r := visit(t, desk, "/a/b/#v1&pue=1.3").started()
	r.showing(`{"pue": 1.3}`)
	eval[bool](r, `(document.querySelector("details.worked").open = true)`)
	r.until("the tables", `document.querySelectorAll(".worked .given-table tbody tr").length > 30`)
	eval[bool](r, `(document.querySelector("details.worked").scrollIntoView(), true)`)
	r.picture("worked")
	r.into(`[data-field="source.search"]`)
	r.insert("pue entered")
	r.until("one input", `document.querySelectorAll(".worked .given-table tbody tr").length === 1`)
	if got := r.text(".worked .given-table tbody tr"); !strings.Contains(got, "1.3") || !strings.Contains(got, "entered by you") {
		t.Errorf("the PUE is %q", got)
	}
	if got := eval[string](r, `document.activeElement.value`); got != "pue entered" {
		t.Errorf("the field says %q", got)
	}
	r.quiet()
}

// Another tool's account is drawn beside ours, factor by factor, and follows the
// question.
func TestOtherTool(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	choose := func(id, says string) {
		eval[bool](r, `(e => { e.value = $1; e.dispatchEvent(new Event("change", { bubbles: true })); return e.value === $1 })(document.querySelector("#other-tool"))`, id)
		r.until(says, `document.querySelector("#other-says").textContent.includes($1)`, says)
	}
	choose("epoch-cost", "Epoch AI’s cost model would say")
	eval[bool](r, `(document.querySelector(".other-tool").scrollIntoView(), true)`)
	r.picture("other")
	choose("mlco2", "ML CO2 Impact would say")
	said := eval[string](r, `document.querySelector("#other-says").textContent`)
	product := eval[float64](r, `[...document.querySelectorAll(".other-tool tbody tr")].slice(1, -2).map(e => parseFloat(e.querySelectorAll("td")[1].textContent.replace("×", "")) || 1).reduce((a, b) => a * b)`)
	whole := eval[float64](r, `parseFloat([...document.querySelectorAll(".other-tool .whole td")][1].textContent.replace("×", ""))`)
	if product < 0.99*whole || product > 1.01*whole {
		t.Errorf("the factors multiply to %v, the whole is %v", product, whole)
	}
	eval[bool](r, `(document.querySelector("details.assumptions").open = true)`)
	r.into(`#given-pue`)
	r.insert("1.5")
	r.showing(`{"pue": 1.5}`)
	r.until("another account", `document.querySelector("#other-says").textContent !== $1 && document.querySelector("#other-says").textContent.includes("1.5")`, said)
	r.quiet()
}
