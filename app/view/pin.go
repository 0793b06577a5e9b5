package view

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/spread"
)

// pinned is the pinned questions and the one on show, side by side.
func pinned(s state.State) app.UI {
	note := ""
	switch {
	case s.Keeping == state.NotKept:
		note = text.PinsNotKept
	case len(s.Pins) > 0:
		note = text.PinsKept
	}
	section := app.Section().Class("beside-pins").ID(state.PinsID).TabIndex(-1).Aria("labelledby", "pins-title")
	intro := app.Div().Class("intro").Body(
		app.P().Text(text.PinsIntro+" "+note),
		&Button{Words: pinWords(s), Class: "pin-it", Off: s.Pinned() || s.Failing(), Message: state.PinNow{}},
	)
	title := app.H2().ID("pins-title").Text(text.PinsTitle)
	if len(s.Pins) == 0 {
		return section.Body(title, intro, app.Div())
	}
	return section.Body(title, intro, pinTable(s))
}

func pinWords(s state.State) string {
	if s.Pinned() {
		return text.PinnedWords
	}
	return text.PinsEmpty
}

// pinTable is the table: a column for each pin, one for the question on show,
// and one for how it differs from the pin that it is held against.
func pinTable(s state.State) app.UI {
	base, _ := s.Baseline()
	options := make([]field.Option, len(s.Pins))
	head := []app.UI{app.Th().Scope("col").Body(app.Span().Class("unseen").Text(text.PinResult))}
	for i, p := range s.Pins {
		name := s.PinName(p)
		options[i] = field.Option{ID: strconv.Itoa(p.ID), Words: name}
		head = append(head, app.Th().Scope("col").Body(
			&field.Words{Key: state.PinNameControl(p.ID), Text: p.Name, Revision: s.RevisionOf(state.PinNameControl(p.ID)), Label: text.PinName + ": " + name, Most: "60", Placeholder: text.PinUnnamed},
			asked(s, p.Scenario),
			app.Div().Class("pin-acts").Body(
				&Ask{Words: text.PinOpen, Label: text.OpenSays(name), Class: "act", Link: state.Link(p.Scenario), Message: state.OpenPin{ID: p.ID}},
				&Button{Words: text.PinRemove, Label: text.RemoveSays(name), Class: "act", Message: state.Unpin{ID: p.ID}},
			),
		))
	}
	head = append(head,
		app.Th().Scope("col").Class("now").Body(app.Div().Class("name").Text(text.PinNow), asked(s, s.Scenario)),
		app.Th().Scope("col").Class("now").Body(app.Div().Class("name").Text(text.PinChange), app.P().Class("asked").Text(text.Against(s.PinName(base)))),
	)
	var rows []app.UI
	for _, name := range text.BesideResults {
		cells := []app.UI{app.Th().Scope("row").Text(text.Labels[name])}
		for _, p := range s.Pins {
			cells = append(cells, pinCell(name, p))
		}
		now := s.Answer.Result(name)
		cells = append(cells,
			figureCell(name, now).Class(standing("now", s)),
			app.Td().Class(standing("now", s)).Body(app.Div().Class("n change-of").Text(text.Difference(name, base.Result(name), now))),
		)
		rows = append(rows, app.Tr().Body(cells...))
	}
	against := app.UI(app.Div())
	if len(s.Pins) > 1 {
		against = app.Div().Class("against").Body(
			app.Label().For("against").Text(text.PinAgainst),
			&field.Choice{Key: state.AgainstControl, ID: "against", Options: &options, Chosen: strconv.Itoa(base.ID)},
		)
	}
	return app.Div().Body(
		against,
		app.Div().Class("wide").TabIndex(0).Attr("role", "group").Aria("labelledby", "pins-title").Body(
			app.Table().Class("pins").Body(app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...)),
		),
	)
}

// asked is the question of a column.
func asked(s state.State, q engine.Scenario) app.UI {
	return app.P().Class("asked").Text(strings.Join(append([]string{s.Called(q)}, s.Beyond(q)...), "; "))
}

func pinCell(result string, p state.Pin) app.UI {
	switch {
	case !p.Done:
		return app.Td().Class("n").Text(text.PinWaiting)
	case p.Results == nil:
		return app.Td().Class("n").Title(p.Why).Text(text.PinNoAnswer)
	}
	return figureCell(result, p.Result(result))
}

// figureCell is a figure with its range below.
func figureCell(result string, q spread.Quantity) app.HTMLTd {
	f := text.Say(result, q)
	return app.Td().Body(app.Div().Class("n").Text(f.Tight()), app.Div().Class("reach n").Text(f.Reach()))
}
