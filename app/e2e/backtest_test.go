//go:build e2e

package e2e

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// runs are the rows of the backtest that a reader sees.
const runs = `[...document.querySelectorAll(".runs tbody tr")].filter(e => e.checkVisibility())`

// narrow takes an entry of one of the backtest's lists, as a reader does.
func (r *reader) narrow(list, value string) {
	r.t.Helper()
	eval[bool](r, `(e => { e.value = $2; e.dispatchEvent(new Event("change", { bubbles: true })); return e.value === $2 })(document.querySelector("[name=" + $1 + "]"))`, list, value)
}

// The page leads to the backtest, which shows every figure of the command, with
// and without script, and the file beside it is the command's, byte for byte.
func TestBacktestIsTheCommands(t *testing.T) {
	said, err := exec.Command(*command, "backtest", "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Count(string(said), `{"run":`)
	r := visit(t, desk, "/a/b/").started()
	r.click("Every published run")
	r.until("the backtest", `location.pathname === "/a/b/backtest.html" && document.querySelector(".choices output")?.value`)
	if got := eval[int](r, runs+`.length`); got != want {
		t.Errorf("%d figures are shown, want %d", got, want)
	}
	if got := eval[string](r, `fetch(document.querySelector("[href*=jsonl]").href).then(a => a.text())`); got != string(said) {
		t.Error("the file is not what the command says")
	}
	r.picture("backtest")
	r.quiet()

	bare := desk
	bare.noScript = true
	r = visit(t, bare, "/a/b/backtest.html")
	if got := eval[int](r, runs+`.length`); got != want {
		t.Errorf("without script %d figures are shown, want %d", got, want)
	}
	if eval[bool](r, `document.querySelector(".choices").checkVisibility()`) {
		t.Error("without script there are lists that do nothing")
	}
}

// The lists narrow down tables, drawing, misses and scores alike, say how much is
// left, and the address keeps what was chosen.
func TestBacktestNarrowedDown(t *testing.T) {
	r := visit(t, desk, "/a/b/backtest.html")
	all := eval[int](r, runs+`.length`)
	seen := func(what string) int {
		return eval[int](r, `[...document.querySelectorAll($1)].filter(e => e.getClientRects().length).length`, what)
	}
	r.narrow("kind", "mixture of experts")
	if got := eval[int](r, runs+`.filter(e => e.dataset.kind !== "mixture of experts").length`); got != 0 {
		t.Errorf("%d rows of other models are left", got)
	}
	left := eval[int](r, runs+`.length`)
	if left == 0 || left >= all || !strings.HasPrefix(eval[string](r, `document.querySelector(".choices output").value`), eval[string](r, `$1 + " of " + $2 + " "`, left, all)) {
		t.Errorf("%d of %d figures are left, and the page says %q", left, all, eval[string](r, `document.querySelector(".choices output").value`))
	}
	if dense, mixed := seen(".run circle"), seen(".run path"); dense != 0 || mixed == 0 {
		t.Errorf("%d circles and %d diamonds are drawn", dense, mixed)
	}
	if score := r.text(`[data-group]:not([hidden])`); !strings.HasPrefix(score, "Mixture of experts: ") {
		t.Errorf("the score is %q", score)
	}
	r.narrow("check", "ok")
	r.narrow("metric", "accelerator_hours")
	if got, want := seen("main table"), 1; got != want {
		t.Errorf("%d tables are left, want %d", got, want)
	}
	if hash := r.hash(); hash != "#metric=accelerator_hours&kind=mixture%20of%20experts&check=ok" {
		t.Errorf("the address says %s", hash)
	}
	left = eval[int](r, runs+`.length`)
	r = visit(t, desk, "/a/b/backtest.html"+r.hash())
	if got := eval[int](r, runs+`.length`); got != left {
		t.Errorf("the same address again shows %d figures, not %d", got, left)
	}
	r.narrow("family", "TPU")
	if got := seen("main table"); got != 0 || eval[string](r, `document.querySelector(".choices output").value`)[:2] != "0 " {
		t.Errorf("nothing is such, and %d tables are left", got)
	}
	for _, list := range []string{"metric", "family", "kind", "check"} {
		r.narrow(list, "")
	}
	if got := eval[int](r, runs+`.length`); got != all || r.hash() != "" {
		t.Errorf("%d of %d figures are back, at %q", got, all, r.hash())
	}
	r = visit(t, desk, "/a/b/backtest.html#metric=no-such&kind=%E0%A4")
	if got := eval[int](r, runs+`.length`); got != all {
		t.Errorf("an address of noise shows %d of %d figures", got, all)
	}
	r.quiet()
}

func TestBacktestFitsAndReads(t *testing.T) {
	for name, c := range map[string]struct {
		in device
		at string
	}{"desk": {desk, ""}, "dark": {night, ""}, "phone": {phone, ""}, "phone, dark": {darkPhone, ""}, "small": {small, ""}, "German": {desk, ".de"}, "small, German": {small, ".de"}} {
		r := visit(t, c.in, "/a/b/backtest"+c.at+".html")
		for _, kind := range []string{"", "dense"} {
			r.narrow("kind", kind)
			r.fits(name)
			for _, bad := range eval[[]string](r, `[...document.querySelectorAll("a[href], select")].filter(e => e.checkVisibility() && !(e.tagName === "A" && getComputedStyle(e).display === "inline"))
				.map(e => [e, e.getBoundingClientRect()]).filter(([, b]) => b.height < 23.5).map(([e]) => e.outerHTML.slice(0, 80))`) {
				t.Errorf("%s: too small: %s", name, bad)
			}
			r.accessible(fmt.Sprintf("%s, %q", name, kind))
		}
		r.picture("backtest-" + strings.ReplaceAll(name, ", ", "-"))
		r.quiet()
	}
}

// Where market-based carbon has no figure, the page leads to the field that gives
// one, and both figures then stand side by side.
func TestMarketBasedCarbon(t *testing.T) {
	r := visit(t, phone, "/a/b/").started()
	if got := r.text(".market"); got != "market-based: no figure" {
		t.Errorf("beside location-based carbon stands %q", got)
	}
	r.click("Contracted clean share: give it")
	r.until("the field", `document.activeElement.id === "given-contracted_clean_share" && document.activeElement.checkVisibility()`)
	r.insert("50%")
	r.until("the figure", `document.querySelector("[data-result=carbon_market_t]").innerText !== "no figure"`)
	if beside, figure := r.text(".market"), r.figures()["carbon_market_t"]; strings.Join(strings.Fields(beside), " ") != "market-based: "+figure {
		t.Errorf("%q stands beside, and the figure is %q", beside, figure)
	}
	r.showing(`{"contracted_clean_share": 0.5}`)
	r = visit(t, desk, "/a/b/").started()
	r.click("choose an operator")
	r.until("the list", `document.activeElement.id === "given-operator" && document.activeElement.checkVisibility()`)
	r.click("Share of the cluster used up")
	r.until("its working", `document.querySelector("#working-ShareUsed").innerText.includes("How this comes about")`)
	r.quiet()
}
