//go:build e2e

package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	scale  = `[data-field="scale"]:not([type=range])`
	slider = `input[type=range]`
)

// The figures of the page are those of the command, which is another build of
// the same engine for another machine.
func TestFiguresAreTheCommands(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	for _, scenario := range []string{
		`{}`,
		`{"scale": 1, "accelerators": 16384}`,
		`{"accelerator": "b200-sxm", "format": "fp8"}`,
		`{"scale": 0.001, "days": 3, "region": "fr"}`,
		`{"scale": 100, "accelerator": "tpu-v5p"}`,
		`{"reference": "deepseek-v3-pretrain", "scale": 1, "accelerator": "h800-sxm"}`,
		`{"site_mw": 100, "scope": "with-experiments"}`,
	} {
		eval[bool](r, `(location.hash = $1, true)`, strings.TrimPrefix(project(t, scenario).Link, "#"))
		r.showing(scenario)
	}
	r.quiet()
}

func TestTyping(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.into(scale)
	r.press("2", "5")
	r.showing(`{"scale": 25}`)
	r.until("the link", `location.hash.includes("scale=25")`)
	if got := eval[string](r, `document.activeElement.value`); got != "25" {
		t.Errorf("typed 25, the field holds %q", got)
	}
	r.press("x") // "25x" is what people write
	r.showing(`{"scale": 25}`)
	if got := eval[string](r, `document.activeElement.value`); got != "25x" {
		t.Errorf("typed 25x, the field holds %q", got)
	}
	r.quiet()
}

// Every key of a fast typist reaches the field and the answer.
func TestFastTyping(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.into(scale)
	want := strings.Repeat("1234567890", 3)
	var keys []chromedp.Action
	for _, k := range want {
		keys = append(keys, chromedp.KeyEvent(string(k)))
	}
	r.do(keys...)
	if got := eval[string](r, `document.activeElement.value`); got != want {
		t.Errorf("typed %s, the field holds %s", want, got)
	}
	r.quiet()
}

func TestSliderByKeyboard(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.into(slider)
	said := func() string {
		return eval[string](r, `document.querySelector($1).getAttribute("aria-valuetext")`, slider)
	}
	before, figure := said(), r.figures()["accelerators"]
	r.press(kb.ArrowRight, kb.ArrowRight, kb.ArrowRight)
	r.until("the slider to say another value", `document.querySelector($1).getAttribute("aria-valuetext") !== $2`, slider, before)
	r.until("another answer", `document.querySelector("[data-result=accelerators]").innerText.trim() !== $1`, figure)
	r.until("the sentence to follow", `document.querySelector($1).value.replace(/[^0-9.]/g, "") > 10`, scale)
	r.until("the link", `location.hash.includes("scale=")`)
	for _, key := range []string{kb.End, kb.Home, kb.PageUp} {
		was := said()
		r.press(key)
		r.until("the slider to follow a key", `document.querySelector($1).getAttribute("aria-valuetext") !== $2`, slider, was)
	}
	r.quiet()
}

func TestPresetBackAndForward(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	r.showing(`{}`)
	link := project(t, `{"scale": 100}`).Link
	preset := `a.preset[href="` + link + `"]`
	r.into(preset)
	r.press(kb.Enter)
	r.showing(`{"scale": 100}`)
	if got := r.hash(); got != link {
		t.Errorf("the address has %s, want %s", got, link)
	}
	if got := eval[string](r, `document.querySelector($1).value`, scale); !strings.HasPrefix(got, "100") {
		t.Errorf("the sentence says %q", got)
	}
	r.do(chromedp.Evaluate(`history.back()`, nil))
	r.showing(`{}`)
	r.do(chromedp.Evaluate(`history.forward()`, nil))
	r.showing(`{"scale": 100}`)
	if got := r.hash(); got != link {
		t.Errorf("after Forward the address has %s, want %s", got, link)
	}
	r.quiet()
}

// Every preset leads somewhere, and every one's link is its own.
func TestPresets(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	n := eval[int](r, `document.querySelectorAll("a.preset").length`)
	if n < 5 {
		t.Fatalf("only %d presets", n)
	}
	seen := map[string]bool{}
	for i := range n {
		eval[bool](r, `(document.querySelectorAll("a.preset")[$1].click(), true)`, i)
		r.until("the preset to be marked", `document.querySelectorAll("a.preset")[$1].getAttribute("aria-current") === "true"`, i)
		r.until("an answer that is not of an older question", `!document.querySelector(".answer.stale")`)
		figures := r.figures()
		if figures["accelerators"] == "" {
			t.Errorf("preset %d has no answer", i)
		}
		if seen[r.hash()] {
			t.Errorf("preset %d has the link of another: %s", i, r.hash())
		}
		seen[r.hash()] = true
	}
	r.quiet()
}

func TestWorkingByEnter(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	button := `button[aria-controls="working-accelerators"]`
	r.into(button)
	r.press(kb.Enter)
	r.until("the working", `document.querySelector($1).getAttribute("aria-expanded") === "true" && document.querySelector("#working-accelerators").checkVisibility()`, button)
	if !eval[bool](r, `document.activeElement === document.querySelector($1)`, button) {
		t.Error("the focus has left the button")
	}
	words := r.text("#working-accelerators")
	for _, part := range []string{"÷", "="} {
		if !strings.Contains(words, part) {
			t.Errorf("the working has no %q: %s", part, words)
		}
	}
	if n := eval[int](r, `document.querySelectorAll("#working-accelerators a[href^=http]").length`); n > 0 {
		if bad := eval[int](r, `document.querySelectorAll("#working-accelerators a[href^=http]:not([rel~=noopener])").length`); bad > 0 {
			t.Errorf("%d links to sources without rel=noopener", bad)
		}
	}
	r.picture("working")
	r.press(kb.Enter)
	r.until("the working to close", `!document.querySelector("#working-accelerators").checkVisibility()`)
	r.quiet()
}

func TestCopyLink(t *testing.T) {
	r := visit(t, desk, "/a/b/#v1&scale=30&accelerator=a100-sxm-80").started()
	r.do(chromedp.ActionFunc(func(ctx context.Context) error {
		return browser.GrantPermissions([]browser.PermissionType{browser.PermissionTypeClipboardReadWrite, browser.PermissionTypeClipboardSanitizedWrite}).
			WithOrigin(host.url).WithBrowserContextID(chromedp.FromContext(ctx).BrowserContextID).Do(ctx)
	}))
	button := `button.copy`
	was := r.text(button)
	r.into(button)
	r.press(kb.Enter)
	r.until("the button to say so", `document.querySelector($1).innerText.trim() !== $2`, button, was)
	if got, want := eval[string](r, `navigator.clipboard.readText()`), eval[string](r, `location.href`); got != want {
		t.Errorf("copied %q, the page is at %q", got, want)
	}
	if !strings.Contains(r.hash(), "scale=30") {
		t.Errorf("the link is %s", r.hash())
	}
	r.quiet()
}

func TestCopyLinkWhereTheClipboardIsDenied(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	eval[bool](r, `(Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("denied")) } }), document.execCommand = () => false, true)`)
	was := r.text("button.copy")
	r.into("button.copy")
	r.press(kb.Enter)
	r.until("the button to say so", `document.querySelector("button.copy").innerText.trim() !== $1`, was)
	r.quiet()
}

// A value that cannot be read marks its own field in words, and the last good
// answer stays.
func TestBadValueKeepsTheLastGoodAnswer(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	good := r.figures()
	for _, bad := range []string{"ten", "-3", "0", "1e400", "10 20"} {
		r.into(scale)
		r.insert(bad) // at once: on the way to 1e400 a typist passes 1e4, which is a good value
		r.until("the field to be marked for "+bad, `document.querySelector($1).getAttribute("aria-invalid") === "true"`, scale)
		why := eval[string](r, `document.querySelector($1).getAttribute("aria-describedby").split(" ").map(id => document.getElementById(id)?.innerText ?? "").join(" ").trim()`, scale)
		if len(why) < 10 {
			t.Errorf("%s: the field says only %q", bad, why)
		}
		for name, said := range r.figures() {
			if said != good[name] || strings.Contains(said, "NaN") {
				t.Errorf("%s: %s went from %q to %q", bad, name, good[name], said)
			}
		}
		if got := eval[string](r, `document.activeElement.value`); got != bad {
			t.Errorf("typed %q, the field holds %q", bad, got)
		}
	}
	r.picture("bad-value")
	r.into(scale)
	for _, fine := range []string{"20", "2e1", "20x", "20×", "20,0"} {
		r.into(scale)
		r.press(strings.Split(fine, "")...)
		r.until(fine+" to be taken", `document.querySelector($1).getAttribute("aria-invalid") !== "true"`, scale)
		r.showing(`{"scale": 20}`)
	}
	r.quiet()
}

func TestLinksThatNobodyOfUsWrote(t *testing.T) {
	for _, c := range []struct{ name, fragment, scenario string }{
		{"from the future", "v9&scale=20", `{"scale": 20}`},
		{"unknown key", "v1&colour=blue&scale=20", `{"scale": 20}`},
		{"bad value", "v1&scale=20&pue=-1", `{"scale": 20}`},
		{"repeated", "v1&scale=20&pue=ten&colour", `{"scale": 20}`},
	} {
		r := visit(t, desk, "/a/b/#"+c.fragment).started()
		r.showing(c.scenario)
		if n := eval[int](r, `[...document.querySelectorAll(".finding")].filter(e => e.checkVisibility()).length`); n == 0 {
			t.Errorf("%s: nothing is said about it", c.name)
		}
		r.quiet()
	}
	// An accelerator that nobody knows has no answer; what else the link asks stays,
	// and the figures shown are marked as another question's.
	r := visit(t, desk, "/a/b/#v1&accelerator=abacus&scale=20").started()
	r.until("the accelerator to be marked", `document.querySelector("[data-field=accelerator]").getAttribute("aria-invalid") === "true"`)
	if got := eval[string](r, `document.querySelector($1).value`, scale); !strings.HasPrefix(got, "20") {
		t.Errorf("beside an unknown accelerator the factor is lost: %q", got)
	}
	if !eval[bool](r, `!!document.querySelector(".answer.stale")`) {
		t.Error("the figures of another question are not marked")
	}
	r.showing(`{}`)
	r.quiet()
	for _, noise := range []string{
		strings.Repeat("%E0%A4%A", 1200),
		strings.Repeat("&=;%00<script>alert(1)</script>", 350),
		"v1&reference=<img src=x onerror=alert(1)>&__proto__=1&constructor=2",
	} {
		r := visit(t, desk, "/a/b/#"+noise).started()
		r.showing(`{}`)
		if eval[bool](r, `!!document.querySelector("#page script, #page img")`) {
			t.Errorf("%.60s: became an element of the page", noise)
		}
		r.quiet()
	}
}

// The picture of the README, with "make screenshot".
func TestScreenshot(t *testing.T) {
	if *pictures == "" {
		t.Skip("no pictures are wanted")
	}
	for name, d := range map[string]device{
		"desk":  {width: 1280, height: 1000},
		"dark":  {width: 1280, height: 1000, dark: true},
		"phone": {width: 390, height: 844, phone: true},
	} {
		r := visit(t, d, "/a/b/").started()
		r.showing(`{}`)
		r.picture("screenshot-" + name)
	}
	r := visit(t, device{width: 794, height: 1123}, "/a/b/").started() // A4 at 96 dpi
	r.showing(`{}`)
	r.do(emulation.SetEmulatedMedia().WithMedia("print"))
	r.picture("screenshot-print")
}
