package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// head is the name and what can be done with the page as a whole.
func head(s state.State) app.UI {
	return html.Header().Class("top").Body(
		html.H1().Body(html.B().Text(text.Name), app.Text(" · "+text.Tagline.String())),
		html.Div().Class("acts").Body(
			&Button{Words: text.Undo.String(), Keys: "Control+Z", Class: "act", Off: !s.CanUndo(), Message: state.Undo{}},
			&Button{Words: text.Redo.String(), Keys: "Control+Shift+Z Control+Y", Class: "act", Off: !s.CanRedo(), Message: state.Redo{}},
			&Button{Words: text.ResetAll.String(), Label: text.ResetAllSays.String(), Class: "act", Off: !s.Changed(), Message: state.ResetAll{}},
			&Button{Words: text.PinIt.String(), Label: text.PinItSays.String(), Class: "act", Off: s.Pinned() || s.Failing(), Message: state.PinNow{}},
			&Button{Words: text.Copy[s.Copied].String(), Class: "act copy", Message: state.CopyLink{}},
			tongueOf(s),
		),
	)
}

// assumptions is the panel of everything that can be changed beyond the
// sentence.
func (r *Root) assumptions() app.UI {
	if app.IsServer {
		return html.Details().Class("assumptions").Body(
			html.Summary().Text(text.AssumptionsTitle),
			html.P().Text(text.AssumptionsLater),
		)
	}
	var groups []app.UI
	for _, g := range text.Assumptions {
		fields := []app.UI{html.H3().Text(g.Title)}
		for _, a := range g.Fields {
			fields = append(fields, r.given(a))
		}
		groups = append(groups, html.Div().Body(fields...))
	}
	return html.Details().Class("assumptions").Body(
		html.Summary().Text(text.AssumptionsTitle),
		html.P().Text(text.AssumptionsIntro),
		html.Div().Class("groups").Body(groups...),
	)
}

// given is one field of that panel, with what is wrong with it below.
func (r *Root) given(a text.Assumption) app.UI {
	s := r.state
	id := state.GivenID(a.Field)
	hint, class := a.Hint.String(), "hint"
	finding := s.Finding(a.Field)
	if finding != nil {
		hint, class = text.Engine(finding.Text), "hint bad"
	}
	if read := s.ReadOf(a.Field); read != "" && finding == nil {
		hint = read
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
	return html.Div().Class("given").Body(
		html.Label().Attr("for", id).Text(a.Label),
		reset(s, a),
		input,
		html.Span().Class(class).ID(describe).Hidden(hint == "").Text(hint),
	)
}

// foot is the small print.
func foot(s state.State) app.UI {
	version, date := s.Catalog.DataVersion()
	return html.Footer().Class("foot").Body(
		html.P().Text(text.RangesMean),
		html.P().Body(app.Text(text.Data(version, date)+" "+text.Licence.String()+" "), &leave{Words: text.Licences.String(), Address: "NOTICE.txt", Tag: "en"}, app.Text(".")),
		html.P().Class("printed").Text(browser.Address(state.Fragment(s.Scenario))),
	)
}
