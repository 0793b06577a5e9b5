package view

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/plan"
	"tenfold/engine/solve"
	"tenfold/engine/spread"
)

// Action is the name of the action that carries a state.Message.
const Action = "message"

// Root is the whole page, and the only component with a state.
type Root struct {
	app.Compo

	state   state.State
	lists   lists
	sampler *spread.Sampler
	aside   *spread.Sampler // for pins and the comparison, so that the other keeps what it remembers
	pace    state.Pace
	early   browser.Early
	late    []state.Message // of what was done while the tree of the page was made
	first   []state.Effect  // of the start, and of what was done before it
	opened  string          // the fragment that the start answers

	own app.Context

	ages     ages // of what is drawn with the next frame
	painted  ages // of what is drawn behind it
	lags     bool // something is
	catching bool // and will be, once that frame is painted

	wanted  engine.Scenario // the question to compute next
	pending bool
	links   []state.WriteLink // to write once the frame is painted
	spoken  int               // rises with every announcement, so that only the last is made
	resting int               // the same for what is said for a moment
	touched int64             // when the reader last did something, in milliseconds

	mounting                bool  // the page is still the static one, while the tree that replaces it is made
	breath                  int64 // when work last gave way, in milliseconds
	searchAloof, asideAloof bool  // the sampler is in use, aloof

	solver  *solve.Solver // of the question turned round, while it is under way
	solving int           // which question
	trials  int           // that it has made

	handed handed // what the section of things to take along shows

	planner  *plan.Planner // of the generations, while they are under way
	planning int           // which question

	// outside is what of the effects of a message may be carried out; nil for all.
	outside func(state.Message, []state.Effect) []state.Effect
}

// heldMillis is how long the start waits before it looks again whether the
// reader has let go of the static page.
const heldMillis = 40

// pinsKey is the key that the pins are kept under on the device.
const pinsKey = "tenfold.pins"

// New is the page over a catalogue, at the question of the address and with
// what was done before the program started.
func New(cat *catalog.Catalog) *Root { return At(cat, browser.Fragment()) }

// At is the page at the question of a fragment.
func At(cat *catalog.Catalog, fragment string) *Root {
	manner := keptManner()
	r := &Root{sampler: spread.New(), aside: spread.New(), lists: newLists(cat)}
	r.breathing()
	answer := func(s engine.Scenario) spread.Answer { return firstAnswer(r.sampler, cat, s) }
	r.state, r.opened = state.Start(cat, fragment, answer), fragment
	if app.IsServer {
		r.state, _ = state.Update(r.state, state.LayoutFound{Scenario: r.state.Answer.Scenario, Laid: state.Lay(r.state.Answer)})
	} else {
		r.first = append(r.first, state.FindLayout{Answer: r.state.Answer})
	}
	r.early = browser.TakeEarly() // what is done from here on, [handover] finds
	r.state.Manner = manner
	if !app.IsServer {
		stored, ok := browser.Stored(pinsKey)
		next, effects := state.Update(r.state, state.PinsFound{Stored: stored, OK: ok})
		r.state, r.first = next, append(r.first, effects...)
	}
	for _, m := range meanwhile(r.early) {
		next, effects := state.Update(r.state, m)
		r.state, r.first = next, append(r.first, effects...)
	}
	if !r.state.Fresh && len(r.early.Edits) > 0 {
		next, effects := state.Update(r.state, state.Answered{Answer: answer(r.state.Scenario)})
		r.state, r.first = next, append(r.first, effects...)
	}
	r.mounting, r.breath = !app.IsServer, now()
	return r
}

// meanwhile is what the reader did before the page was the program's, as the messages
// that it would have been.
func meanwhile(e browser.Early) []state.Message {
	var all []state.Message
	for _, edit := range e.Edits {
		all = append(all, messages(field.Edit{Key: edit.Field, Text: edit.Text})...)
	}
	return all
}

// unhand waits until the static page is in no hand: no finger slides, no list is
// open.
func (r *Root) unhand() {
	for browser.Held() {
		time.Sleep(heldMillis * time.Millisecond)
	}
}

// firstAnswer is an answer made before the page is the program's, a layout search
// at a time: the browser scrolls and takes keys in between.
func firstAnswer(m *spread.Sampler, cat *catalog.Catalog, s engine.Scenario) spread.Answer {
	for !m.Advance(cat, s) {
		browser.Yield()
	}
	return m.Answer(cat, s)
}

// Sentence is question and answer as plain text.
func (r *Root) Sentence() string {
	return text.Sentence(r.state.Scenario, r.state.Names(r.state.Scenario), r.state.Answer)
}

// OnMount takes the page over.
func (r *Root) OnMount(ctx app.Context) {
	r.own = ctx
	ctx.Handle(field.Action, r.onEdit)
	ctx.Handle(Action, r.onMessage)
	browser.OnLink(func(fragment string) {
		ctx.Dispatch(func(ctx app.Context) {
			r.pace, r.links = r.pace.Left(), nil
			r.update(ctx, state.LinkOpened{Fragment: fragment})
		})
	})
	browser.OnStored(pinsKey, func(stored string) {
		ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.PinsFound{Stored: stored, OK: true}) })
	})
	ctx.Defer(func(ctx app.Context) {
		browser.OnView(driveID, func(inView bool) {
			ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.DriveSeen{InView: inView}) })
		})
		browser.OnView(frontierID, func(inView bool) {
			ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.FrontierSeen{InView: inView}) })
		})
		browser.OnView(beyondID, func(inView bool) {
			ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.BeyondSeen{InView: inView}) })
		})
		browser.OnView(fleetID, func(inView bool) {
			ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.FleetSeen{InView: inView}) })
		})
		browser.OnView(compareID, func(inView bool) {
			ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.CompareSeen{InView: inView}) })
		})
	})
	browser.OnPaper(paperClass, func() []browser.Node { return onPaper(r.state) }) // the program waits while the browser asks, so nothing changes the state meanwhile
	browser.OnUndo(func(redo bool) {
		ctx.Dispatch(func(ctx app.Context) {
			if redo {
				r.update(ctx, state.Redo{})
			} else {
				r.update(ctx, state.Undo{})
			}
		})
	})
	r.carryOut(ctx, r.first)
	r.first = nil
	for _, m := range r.late {
		r.update(ctx, m)
	}
	if now := browser.Fragment(); now != r.opened { // another link was opened meanwhile
		r.update(ctx, state.LinkOpened{Fragment: now})
	}
	browser.Started()
	ctx.Dispatch(func(app.Context) { browser.PutBack(r.early) }) // behind the mounting of every field, and before the browser gets another key
}

func (r *Root) onMessage(ctx app.Context, a app.Action) {
	r.touched = now()
	if m, ok := a.Value.(state.Message); ok {
		r.update(ctx, m)
	}
}

func (r *Root) onEdit(ctx app.Context, a app.Action) {
	e, ok := a.Value.(field.Edit)
	if !ok {
		return
	}
	r.touched = now()
	for _, m := range messages(e) {
		r.update(ctx, m)
	}
}

func (r *Root) update(ctx app.Context, m state.Message) {
	ctx = r.own // the element of an event may be gone before the next frame
	next, effects := state.Update(r.state, m)
	r.become(ctx, next)
	if r.outside != nil {
		effects = r.outside(m, effects)
	}
	r.carryOut(ctx, effects)
}

// carryOut does what the state asked for.
func (r *Root) carryOut(ctx app.Context, effects []state.Effect) {
	for _, e := range effects {
		switch e := e.(type) {
		case state.Compute:
			r.compute(ctx, e.Scenario)
		case state.FindDrivers:
			r.findDrivers(ctx, e.Answer, e.Result)
		case state.FindLayout:
			r.findLayout(ctx, e.Answer)
		case state.WriteLink:
			pace, writes, wait := r.pace.Offer(now(), e)
			r.pace = pace
			r.write(ctx, writes)
			r.later(ctx, wait, r.due)
		case state.CopyText:
			browser.Copy(browser.Address(e.Fragment), func(ok bool) {
				ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.LinkCopied{OK: ok}) })
			})
		case state.PutText:
			browser.Copy(e.Text, func(ok bool) {
				ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.SnippetCopied{OK: ok}) })
			})
		case state.PutTaken, state.SaveFile, state.SelectText, state.PrintPage:
			r.handOut(ctx, e)
		case state.Announce:
			r.spoken++
			said, text := r.spoken, e.Text
			r.later(ctx, quietMillis, func(ctx app.Context) {
				if said == r.spoken {
					browser.Announce(text)
				}
				ctx.PreventUpdate() // nothing that is drawn is another
			})
		case state.KeepPins:
			kept := browser.Store(pinsKey, e.Stored)
			ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.PinsKept{OK: kept}) })
		case state.Speak:
			r.speakIn(ctx, e.Manner)
		case state.Slice:
			r.slice(ctx, e.Job)
		case state.Refocus:
			r.afterAll(ctx, func(app.Context) { browser.Refocus(e.ID) })
		case state.Lead:
			browser.Lead(e.ID)
		case state.Rest:
			r.resting++
			rested := r.resting
			r.later(ctx, momentMillis, func(ctx app.Context) {
				if rested == r.resting {
					r.update(ctx, state.Rested{})
				}
			})
		}
	}
}

// How long things must be quiet before an answer is spoken, how long "copied"
// is said, and how long a reader must have paused for long work to go on.
const (
	quietMillis  = 1000
	momentMillis = 2500
	pauseMillis  = 300
)

// compute asks the engine, of several questions that wait only the last.
func (r *Root) compute(ctx app.Context, s engine.Scenario) {
	r.wanted = s
	if !r.pending {
		r.pending = true
		ctx.Dispatch(r.ask)
	}
}

// ask has the engine answer the question wanted last: at once, so that question
// and answer are one frame, save where layouts must be searched for. They are
// searched for one at a time, which gives way, so that the question is painted
// meanwhile and no key waits.
func (r *Root) ask(ctx app.Context) {
	if !r.sampler.Searched(r.state.Catalog, r.wanted) {
		r.searching(ctx)
		return
	}
	r.pending, r.breath = false, now()
	r.update(ctx, state.Answered{Answer: r.sampler.Answer(r.state.Catalog, r.wanted)})
}

// searching goes on with the search for the layouts of the question wanted last.
func (r *Root) searching(ctx app.Context) {
	asked, done := r.wanted, false
	r.aloof(ctx, &r.searchAloof, func() { done = r.sampler.Advance(r.state.Catalog, asked) }, func(ctx app.Context) {
		if done {
			r.ask(ctx)
			return
		}
		r.searching(ctx)
	})
	ctx.PreventUpdate() // nothing on the page is another
}

// findDrivers has what moves a result worked out once the answer is painted and
// the reader pauses, unless another question has come by then.
func (r *Root) findDrivers(ctx app.Context, a spread.Answer, result string) {
	r.afterPaint(ctx, func(ctx app.Context) {
		switch {
		case r.state.Scenario != a.Scenario || r.state.DrivenResult() != result:
		case r.pending || now()-r.touched < pauseMillis:
			r.later(ctx, pauseMillis, func(ctx app.Context) { r.findDrivers(ctx, a, result) })
		default:
			r.update(ctx, state.DriversFound{Scenario: a.Scenario, Result: result, Movers: r.sampler.Sensitivity(a, result)})
			return
		}
		ctx.PreventUpdate() // nothing on the page is another
	})
}

// findLayout has the layout of an answer searched for once that is painted,
// unless another question has come by then.
func (r *Root) findLayout(ctx app.Context, a spread.Answer) {
	r.afterPaint(ctx, func(ctx app.Context) {
		if !r.pending && r.state.Answer.Scenario == a.Scenario {
			r.update(ctx, state.LayoutFound{Scenario: a.Scenario, Laid: state.Lay(a)})
		}
	})
}

// slice does one job once what is there is painted and the reader pauses, one
// layout search at a time, so that a key never waits for more than that; a job
// overtaken by then is dropped.
func (r *Root) slice(ctx app.Context, j state.Job) {
	r.afterPaint(ctx, func(ctx app.Context) { r.advance(ctx, j) })
}

func (r *Root) advance(ctx app.Context, j state.Job) {
	switch {
	case !r.state.Wants(j):
		r.update(ctx, state.Sliced{Job: j})
		return
	case r.pending || now()-r.touched < pauseMillis:
		r.later(ctx, pauseMillis, func(ctx app.Context) { r.slice(ctx, j) })
	case j.Turn != 0:
		r.search(ctx, j)
	case j.Beyond != 0:
		r.generate(ctx, j)
	case j.Timing != 0:
		r.time(ctx, j)
	default:
		var a spread.Answer
		done := false
		r.aloof(ctx, &r.asideAloof, func() {
			if done = r.aside.Advance(r.state.Catalog, j.Scenario); done {
				a = r.aside.Answer(r.state.Catalog, j.Scenario)
			}
		}, func(ctx app.Context) {
			switch {
			case !done:
				r.advance(ctx, j)
			case r.state.Wants(j):
				r.update(ctx, state.Sliced{Job: j, Answer: a, Done: true})
			default:
				r.update(ctx, state.Sliced{Job: j})
			}
		})
	}
	ctx.PreventUpdate() // nothing on the page is another
}

// slicing goes on with f behind what the browser has to do first.
func (r *Root) slicing(ctx app.Context, f func(app.Context)) {
	browser.Soon(func() { ctx.Dispatch(f) })
}

// write puts addresses into the browser once the frame is painted: that takes a
// while, and nobody waits for it.
func (r *Root) write(ctx app.Context, writes []state.WriteLink) {
	if len(writes) == 0 {
		return
	}
	if len(r.links) == 0 {
		r.afterPaint(ctx, r.writeNow)
	}
	r.links = append(r.links, writes...)
}

func (r *Root) writeNow(ctx app.Context) {
	writes := r.links
	r.links = nil
	for _, w := range writes {
		if !browser.WriteLink(w.Fragment, w.Push) {
			r.later(ctx, momentMillis, func(ctx app.Context) {
				if state.Fragment(r.state.Scenario) == w.Fragment {
					r.carryOut(ctx, []state.Effect{w})
				}
			})
		}
	}
	ctx.PreventUpdate() // nothing on the page is another
}

func (r *Root) due(ctx app.Context) {
	pace, writes := r.pace.Due(now())
	r.pace = pace
	r.write(ctx, writes)
}

// later calls f after so many milliseconds; never for 0.
func (r *Root) later(ctx app.Context, millis int64, f func(app.Context)) {
	if millis > 0 {
		ctx.After(time.Duration(millis)*time.Millisecond, f)
	}
}

// began is when the program did.
var began = time.Now()

// now is milliseconds by a clock that nobody sets.
func now() int64 { return time.Since(began).Milliseconds() }

// Render draws the page. Only what stands here itself is drawn whenever
// something happens; see [stretch].
func (r *Root) Render() app.UI {
	page := html.Div().ID("page").Class("page")
	if app.IsServer {
		page = page.Class("static").DataSet("scenario", state.Link(r.state.Scenario))
	}
	main := []app.UI{r.question(), r.answer()}
	for _, s := range sections {
		main = append(main, r.part(s))
	}
	return page.Body(
		r.part(headPart),
		html.Main().Body(main...),
		r.part(footPart),
		&handover{page: r},
	)
}

// handover is the last of the page, and what go-app makes last before it puts
// the page in place of the static one.
type handover struct {
	app.Compo

	page *Root
}

// Render takes from the static page what the reader did while the rest was made,
// once nothing of it is in the reader's hand.
func (h *handover) Render() app.UI {
	if r := h.page; r.mounting {
		r.unhand()
		r.early = browser.TakeEarly()
		r.late, r.mounting = meanwhile(r.early), false
	}
	return html.P().Class("loading").Text(text.Starting)
}
