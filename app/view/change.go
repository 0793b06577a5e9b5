package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// changes is the line about a ready question; for a question of one's own, what
// differs from the default one, each with a way back. Both have one place, so that
// the answer stands near its question and nothing below moves.
func changes(s state.State) app.UI {
	about, title := "", text.ChangesTitle.String()
	var items []app.UI
	if p, ready := s.Preset(); ready {
		about, title = p.About.String(), ""
	} else {
		for _, c := range s.Changes(s.Scenario) {
			words := c.Label + " " + c.Words
			items = append(items, html.Li().Body(&Button{Words: words, Label: text.ResetSays(words), Class: "change", Message: state.Reset{Field: c.Field}}))
		}
	}
	return html.Div().Class("changes").ID(state.ChangesID).TabIndex(-1).Body(
		html.P().Class("n").Hidden(about == "").Text(about),
		html.Span().Hidden(title == "").Text(title),
		html.Ul().Hidden(len(items) == 0).Aria("label", text.ChangesTitle).Body(items...),
	)
}

// reset is the way back of one field of the assumptions; its place is kept.
func reset(s state.State, a text.Assumption) app.UI {
	class := "reset"
	if !s.Differs(a.Field) {
		class = "reset none"
	}
	return &Button{Words: text.ResetSign.String(), Label: text.ResetSays(a.Label.String()), Class: class, Message: state.Reset{Field: a.Field}}
}
