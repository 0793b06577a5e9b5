package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine"
)

// takeLists is the list of what can be taken along.
func takeLists(l lists) {
	kinds := make([]field.Option, len(text.TakeKinds))
	for i, id := range text.TakeKinds {
		kinds[i] = field.Option{ID: id, Words: text.TakeKindWords[i].String()}
	}
	l[state.TakeControl] = &kinds
}

// handed is a text made, and what for: making it takes as long as an answer, and
// the page is drawn often.
type handed struct {
	scenario engine.Scenario
	kind     string
	address  string
	taken    text.Taken
}

// taken is what the reader takes along.
func (r *Root) taken() text.Taken {
	s, address := r.state, browser.Address("")
	kind := text.TakeKindOf(s.Take.Kind)
	if h := r.handed; h.taken.Kind == kind && h.scenario == s.Answer.Scenario && h.address == address {
		return h.taken
	}
	r.handed = handed{s.Answer.Scenario, kind, address, s.TakenAlong(address)}
	return r.handed.taken
}

// take is the section of what a reader takes along. Natively only its heading
// stands: without a program there is nothing to hand out.
func (r *Root) take() app.UI {
	section := html.Details().Class("assumptions take")
	if app.IsServer {
		return section.Body(html.Summary().Text(text.TakeTitle), html.P().Text(text.AssumptionsLater))
	}
	s := r.state
	section = section.On("toggle", r.takeToggled)
	if !s.Take.Open {
		return section.Body(html.Summary().Text(text.TakeTitle))
	}
	taken := r.taken()
	return section.Body(
		html.Summary().Text(text.TakeTitle),
		html.P().Text(text.TakeIntro),
		html.Div().Class("paste-choices").Body(html.Div().Body(
			html.Label().Attr("for", "take-kind").Text(text.TakeKind),
			&field.Choice{Key: state.TakeControl, ID: "take-kind", Options: r.lists[state.TakeControl], Chosen: taken.Kind, Describe: "take-says"},
		)),
		html.P().Class("hint").ID("take-says").Text(taken.Says),
		html.TextArea().Class("taken").ID(state.TakeID).DataSet("kind", taken.Kind).Attr("readonly", true).Attr("rows", "8").Spellcheck(false).Aria("label", text.TakeText).Text(taken.Text),
		html.Div().Class("paste-acts").Body(
			&Button{Words: []string{text.TakeCopy.String(), text.TakeCopied.String(), text.TakeFailed.String()}[s.Take.Copied], Class: "pin-it", Message: state.CopyTaken{Text: taken.Text}},
			&Button{Words: text.TakeSave.String(), Label: text.TakeSave.String() + " " + taken.File, Class: "pin-it", Message: state.SaveTaken{Taken: taken}},
			&Button{Words: text.TakePrint.String(), Class: "act", Message: state.PrintAll{}},
		),
	)
}

func (r *Root) takeToggled(ctx app.Context, e app.Event) {
	r.update(ctx, state.TakeOpened{Open: e.Get("target").Get("open").Bool()})
}

// handOut carries out what hands something to the reader.
func (r *Root) handOut(ctx app.Context, effect state.Effect) {
	switch e := effect.(type) {
	case state.PutTaken:
		browser.Copy(e.Text, func(ok bool) {
			ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.TakenGone{OK: ok}) })
		})
	case state.SaveFile:
		if !browser.Save(e.Name, e.Type, e.Text) {
			ctx.Dispatch(func(ctx app.Context) { r.update(ctx, state.TakenGone{}) })
		}
	case state.SelectText:
		ctx.Defer(func(app.Context) { browser.SelectText(e.ID) })
	case state.PrintPage:
		browser.Print()
	}
}
