//go:build e2e

package e2e

import (
	"context"
	"math"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const settled = `document.documentElement.classList.contains("settled")`

// What is far from the window is not laid out, and keeps its height all the same:
// nothing moves when it stops being, and a section that is led to is where it is
// led to. It is on paper, and the keyboard gets there.
func TestBelowTheAnswer(t *testing.T) {
	for _, d := range []device{desk, phone} {
		r := visit(t, d, "/a/b/").asItIs()
		r.until("the page to settle", settled)
		heights := `[...document.querySelectorAll("main > *")].map(e => e.getBoundingClientRect().height)`
		r.until("the layout", `document.querySelector(".falls:not(.laying) .drops li")`)
		near := eval[[]float64](r, `new Promise(done => { document.documentElement.classList.remove("settled"); requestAnimationFrame(() => setTimeout(() => done(`+heights+`))) })`)
		far := eval[[]float64](r, `new Promise(done => { document.documentElement.classList.add("settled"); requestAnimationFrame(() => setTimeout(() => done(`+heights+`))) })`)
		for i := range near {
			if math.Abs(near[i]-far[i]) > 0.5 {
				t.Errorf("%d px wide: part %d is %.1f px high, and %.1f px where it is not laid out", d.width, i, near[i], far[i])
			}
		}
		last := `[...document.querySelectorAll("main > .answer ~ section")].at(-1)`
		if eval[bool](r, last+`.querySelector("p, li").checkVisibility({ contentVisibilityAuto: true })`) {
			t.Errorf("%d px wide: the last section is laid out, though it is far away", d.width)
		}
		eval[bool](r, `(`+last+`.scrollIntoView(), true)`)
		r.until("the last section", last+`.querySelector("p, li").checkVisibility({ contentVisibilityAuto: true }) && Math.abs(`+last+`.getBoundingClientRect().top) < innerHeight`)

		eval[bool](r, `(scrollTo(0, 0), [...document.querySelectorAll("main > .answer button, main > .answer a")].at(-1).focus(), true)`)
		r.press(kb.Tab)
		if !eval[bool](r, `(e => e.closest(".answer ~ *") && e.checkVisibility({ contentVisibilityAuto: true }))(document.activeElement)`) {
			t.Errorf("%d px wide: behind the answer Tab leads to %s", d.width, eval[string](r, `document.activeElement.outerHTML.slice(0, 100)`))
		}

		r.do(chromedp.ActionFunc(func(ctx context.Context) error {
			return emulation.SetEmulatedMedia().WithMedia("print").Do(ctx)
		}))
		if eval[int](r, `[...document.querySelectorAll("main > .answer ~ section")].filter(e => getComputedStyle(e).contentVisibility !== "visible").length`) > 0 {
			t.Errorf("%d px wide: sections are not on paper", d.width)
		}
		r.quiet()
	}
}
