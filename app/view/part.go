package view

import (
	"math/bits"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/state"
)

// stretch is a stretch of the page that is drawn again only when an aspect of
// the state that it shows has changed.
type stretch struct {
	name   string
	draw   func(*Root) app.UI
	shows  state.Aspects // all that draw reads, save how the page speaks; a test finds one left out
	behind bool          // it is not what a reader looks at while typing elsewhere: it is drawn once the rest is painted
}

// The stretches in view while a reader asks, from top to bottom.
var (
	headPart      = &stretch{name: "head", draw: of(head), shows: state.OfQuestion | state.OfRemarks | state.OfStanding | state.OfPins | state.OfCopied}
	sentencePart  = &stretch{name: "sentence", draw: (*Root).sentence, shows: state.OfQuestion | state.OfRemarks | state.OfAnswer | state.OfStanding}
	besidePart    = &stretch{name: "beside", draw: of(beside), shows: state.OfRemarks | state.OfAnswer}
	factorPart    = &stretch{name: "factor", draw: (*Root).factor, shows: state.OfQuestion}
	presetsPart   = &stretch{name: "presets", draw: of(presets), shows: state.OfQuestion}
	stancePart    = &stretch{name: "stance", draw: (*Root).stance, shows: state.OfQuestion}
	changesPart   = &stretch{name: "changes", draw: of(changes), shows: state.OfQuestion}
	turnedPart    = &stretch{name: "turned", draw: (*Root).turned, shows: state.OfTurned | state.OfQuestion | state.OfAnswer | state.OfStanding | state.OfOpen | state.OfCopied, behind: true}
	headlinesPart = &stretch{name: "headlines", draw: of(headlines), shows: state.OfAnswer | state.OfOpen}
	groupsPart    = &stretch{name: "groups", draw: of(groups), shows: state.OfAnswer | state.OfOpen}
	insightsPart  = &stretch{name: "insights", draw: of(insights), shows: state.OfAnswer | state.OfOpen}
	findingsPart  = &stretch{name: "findings", draw: of(findings), shows: state.OfRemarks}
	footPart      = &stretch{name: "foot", draw: of(foot), shows: state.OfQuestion, behind: true}
)

// sections is the sections below the answer, from top to bottom.
var sections = []*stretch{
	{name: "pins", draw: of(pinned), shows: state.OfPins | state.OfQuestion | state.OfAnswer | state.OfStanding, behind: true},
	{name: "compare", draw: of(compare), shows: state.OfComparison | state.OfQuestion | state.OfAnswer, behind: true},
	{name: "frontier", draw: of(frontier), shows: state.OfFrontier | state.OfQuestion | state.OfAnswer | state.OfStanding, behind: true},
	{name: "drives", draw: (*Root).drives, shows: state.OfDrive | state.OfAnswer | state.OfStanding, behind: true},
	{name: "falls", draw: of(falls), shows: state.OfLayout | state.OfAnswer | state.OfStanding, behind: true},
	{name: "beyond", draw: (*Root).beyond, shows: state.OfGenerations | state.OfStanding | state.OfQuestion, behind: true},
	{name: "fleet", draw: (*Root).fleet, shows: state.OfFleet | state.OfStanding | state.OfQuestion, behind: true},
	{name: "assumptions", draw: (*Root).assumptions, shows: state.OfQuestion | state.OfRemarks | state.OfAnswer | state.OfLayout, behind: true},
	{name: "take", draw: (*Root).take, shows: state.OfTake | state.OfAnswer, behind: true},
	{name: "paste", draw: (*Root).paste, shows: state.OfPaste | state.OfQuestion | state.OfAnswer, behind: true},
	{name: "manner", draw: (*Root).manner, behind: true},
	{name: "backtested", draw: of(backtested)},
	{name: "other", draw: (*Root).other, shows: state.OfOther | state.OfAnswer, behind: true},
	{name: "sources", draw: (*Root).sources, shows: state.OfAnswer | state.OfSearch | state.OfTake | state.OfQuestion, behind: true},
}

// of is the drawing of what needs the state alone.
func of(draw func(state.State) app.UI) func(*Root) app.UI {
	return func(r *Root) app.UI { return draw(r.state) }
}

// part is a stretch in the tree. go-app compares the field that is exported
// with that of the part drawn before at the same place, and leaves the part
// alone, with all that is in it, where both are the same. It draws it for any
// event in it, too.
type part struct {
	app.Compo
	Since int // when something it shows last changed

	page *Root
	draw func(*Root) app.UI
}

// Render is the stretch. go-app makes the tree of a page in one piece, apart from
// the document: between one stretch and the next, the first time, the browser may
// do what waits.
func (p *part) Render() app.UI {
	if p.page.mounting {
		p.page.giveWay(false)
	}
	return p.draw(p.page)
}

// part is a stretch at its place, which is its own for good: go-app would take
// another stretch at the same place for the same one.
func (r *Root) part(s *stretch) app.UI {
	ages := &r.ages
	if s.behind {
		ages, r.lags = &r.painted, true
	}
	return &part{Since: ages.of(s.shows | state.OfManner), page: r, draw: s.draw}
}

// ages is when each aspect last changed, by a clock that ticks with every
// change.
type ages struct {
	clock int
	at    [bits.UintSize]int // by the aspect's bit
}

// changed takes down that aspects changed.
func (a *ages) changed(aspects state.Aspects) {
	if aspects == 0 {
		return
	}
	a.clock++
	for i := range a.at {
		if aspects&(1<<i) != 0 {
			a.at[i] = a.clock
		}
	}
}

// of is when one of these aspects last changed.
func (a *ages) of(aspects state.Aspects) int {
	last := 0
	for i, at := range a.at {
		if aspects&(1<<i) != 0 {
			last = max(last, at)
		}
	}
	return last
}

// become makes next the state, and has what shows what it changed drawn: what
// stands below the answer once the rest is painted.
func (r *Root) become(ctx app.Context, next state.State) {
	r.ages.changed(state.Changed(&r.state, &next))
	r.state = next
	if r.lags && r.painted.clock != r.ages.clock && !r.catching {
		r.catching = true
		r.afterPaint(ctx, r.catchUp)
	}
}

// catchUp draws what stands behind, unless an answer is on its way: then behind
// that.
func (r *Root) catchUp(app.Context) {
	r.catching = false
	if !r.pending {
		r.painted = r.ages
	}
}

// afterAll calls f once all that has changed so far is drawn and painted, what
// stands behind included.
func (r *Root) afterAll(ctx app.Context, f func(app.Context)) {
	r.afterPaint(ctx, func(ctx app.Context) { r.afterPaint(ctx, f) })
}

// afterPaint calls f once what has changed so far is drawn and painted.
func (r *Root) afterPaint(ctx app.Context, f func(app.Context)) {
	ctx.Defer(func(ctx app.Context) { browser.AfterPaint(func() { ctx.Dispatch(f) }) })
}
