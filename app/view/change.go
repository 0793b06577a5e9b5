package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// changes is what differs from the default question, each with a way back. It
// is one line, whatever it holds, so that nothing below it moves.
func changes(s state.State) app.UI {
	title := text.ChangesTitle
	var items []app.UI
	for _, c := range s.Changes(s.Scenario) {
		words := c.Label + " " + c.Words
		items = append(items, html.Li().Body(&Button{Words: words, Label: text.ResetSays(words), Class: "change", Message: state.Reset{Field: c.Field}}))
	}
	if len(items) == 0 {
		title = text.Unchanged
	}
	return html.Div().Class("changes").ID(state.ChangesID).TabIndex(-1).Body(
		html.Span().Text(title),
		html.Ul().Aria("label", text.ChangesTitle).Body(items...),
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
