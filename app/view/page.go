package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/state"
	"tenfold/app/text"
)

// head is the name and what can be done with the page as a whole.
func head(s state.State) app.UI {
	return app.Header().Class("top").Body(
		app.H1().Body(app.B().Text(text.Name), app.Text(" · "+text.Tagline)),
		app.Div().Class("acts").Body(
			&Button{Words: text.Undo, Keys: "Control+Z", Class: "act", Off: !s.CanUndo(), Message: state.Undo{}},
			&Button{Words: text.Redo, Keys: "Control+Shift+Z Control+Y", Class: "act", Off: !s.CanRedo(), Message: state.Redo{}},
			&Button{Words: text.ResetAll, Label: text.ResetAllSays, Class: "act", Off: !s.Changed(), Message: state.ResetAll{}},
			&Button{Words: text.PinIt, Label: text.PinItSays, Class: "act", Off: s.Pinned() || s.Failing(), Message: state.PinNow{}},
			&Button{Words: text.Copy[s.Copied], Class: "act copy", Message: state.CopyLink{}},
		),
	)
}

// assumptions is the panel of everything that can be changed beyond the
// sentence.
func (r *Root) assumptions() app.UI {
	if app.IsServer {
		return app.Details().Class("assumptions").Body(
			app.Summary().Text(text.AssumptionsTitle),
			app.P().Text(text.AssumptionsLater),
		)
	}
	var groups []app.UI
	for _, g := range text.Assumptions {
		fields := []app.UI{app.H3().Text(g.Title)}
		for _, a := range g.Fields {
			fields = append(fields, r.given(a))
		}
		groups = append(groups, app.Div().Body(fields...))
	}
	return app.Details().Class("assumptions").Body(
		app.Summary().Text(text.AssumptionsTitle),
		app.P().Text(text.AssumptionsIntro),
		app.Div().Class("groups").Body(groups...),
	)
}

// given is one field of that panel, with what is wrong with it below.
func (r *Root) given(a text.Assumption) app.UI {
	s := r.state
	id := state.GivenID(a.Field)
	hint, class := a.Hint, "hint"
	finding := s.Finding(a.Field)
	if finding != nil {
		hint, class = finding.Text, "hint bad"
	}
	describe := ""
	if hint != "" {
		describe = id + "-hint"
	}
	var input app.UI
	if options, isList := r.lists[a.Field]; isList {
		input = &field.Choice{Key: a.Field, ID: id, Options: options, Chosen: s.Choice(a.Field), Describe: describe, Bad: finding != nil}
	} else {
		input = &field.Number{Key: a.Field, ID: id, Text: s.Text(a.Field), Revision: s.RevisionOf(a.Field), Placeholder: s.InUse(a), Describe: describe, Bad: finding != nil, Keyboard: keyboard(a.Field)}
	}
	return app.Div().Class("given").Body(
		app.Label().For(id).Text(a.Label),
		reset(s, a),
		input,
		app.Span().Class(class).ID(describe).Hidden(hint == "").Text(hint),
	)
}

// sources are what the answer rests on.
func sources(s state.State) app.UI {
	var items []app.UI
	for _, u := range s.Used() {
		items = append(items, app.Li().Body(
			cited(state.Cited{Words: text.Source(u.Source), URL: u.URL}),
			app.Span().Class("used").Text(text.UsedFor(u.For)),
		))
	}
	return app.Section().Class("sources").Aria("labelledby", "sources-title").Body(
		app.H2().ID("sources-title").Text(text.SourcesTitle),
		app.P().Text(text.SourcesIntro),
		app.Ol().Body(items...),
	)
}

// foot is the small print.
func foot(s state.State) app.UI {
	version, date := s.Catalog.DataVersion()
	return app.Footer().Class("foot").Body(
		app.P().Text(text.RangesMean),
		app.P().Text(text.Data(version, date)+" "+text.Licence),
		app.P().Class("printed").Text(browser.Address(state.Fragment(s.Scenario))),
	)
}
