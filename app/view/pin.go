package view

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/html"
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
		note = text.PinsNotKept.String()
	case len(s.Pins) > 0:
		note = text.PinsKept.String()
	}
	section := html.Section().Class("beside-pins").ID(state.PinsID).TabIndex(-1).Aria("labelledby", "pins-title")
	intro := html.Div().Class("intro").Body(
		html.P().Text(text.PinsIntro.String()+" "+note),
		&Button{Words: pinWords(s), Class: "pin-it", Off: s.Pinned() || s.Failing(), Message: state.PinNow{}},
	)
	title := html.H2().ID("pins-title").Text(text.PinsTitle)
	if len(s.Pins) == 0 {
		return section.Body(title, intro, html.Div())
	}
	return section.Body(title, intro, pinTable(s))
}

func pinWords(s state.State) string {
	if s.Pinned() {
		return text.PinnedWords.String()
	}
	return text.PinsEmpty.String()
}

// pinTable is the table: a column for each pin, one for the question on show,
// and one for how it differs from the pin that it is held against.
func pinTable(s state.State) app.UI {
	base, _ := s.Baseline()
	options := make([]field.Option, len(s.Pins))
	head := []app.UI{html.Th().Attr("scope", "col").Body(html.Span().Class("unseen").Text(text.PinResult))}
	for i, p := range s.Pins {
		name := s.PinName(p)
		options[i] = field.Option{ID: strconv.Itoa(p.ID), Words: name}
		head = append(head, html.Th().Attr("scope", "col").Body(
			&field.Words{Key: state.PinNameControl(p.ID), Text: p.Name, Revision: s.RevisionOf(state.PinNameControl(p.ID)), Label: text.NameSays(name), Most: "60", Placeholder: text.PinUnnamed.String()},
			asked(s, p.Scenario),
			html.Div().Class("pin-acts").Body(
				&Ask{Words: text.PinOpen.String(), Label: text.OpenSays(name), Class: "act", Link: state.Link(p.Scenario), Message: state.OpenPin{ID: p.ID}},
				&Button{Words: text.PinRemove.String(), Label: text.RemoveSays(name), Class: "act", Message: state.Unpin{ID: p.ID}},
			),
		))
	}
	head = append(head,
		html.Th().Attr("scope", "col").Class("now").Body(html.Div().Class("name").Text(text.PinNow), asked(s, s.Scenario)),
		html.Th().Attr("scope", "col").Class("now").Body(html.Div().Class("name").Text(text.PinChange), html.P().Class("asked").Text(text.Against(s.PinName(base)))),
	)
	var rows []app.UI
	for _, name := range text.BesideResults {
		cells := []app.UI{html.Th().Attr("scope", "row").Text(text.Labels[name])}
		for _, p := range s.Pins {
			cells = append(cells, pinCell(name, p))
		}
		now := s.Answer.Result(name)
		cells = append(cells,
			figureCell(name, now).Class(standing("now", s)),
			html.Td().Class(standing("now", s)).Body(html.Div().Class("n change-of").Text(text.Difference(name, base.Result(name), now))),
		)
		rows = append(rows, html.Tr().Body(cells...))
	}
	against := app.UI(html.Div())
	if len(s.Pins) > 1 {
		against = html.Div().Class("against").Body(
			html.Label().Attr("for", "against").Text(text.PinAgainst),
			&field.Choice{Key: state.AgainstControl, ID: "against", Options: &options, Chosen: strconv.Itoa(base.ID)},
		)
	}
	return html.Div().Body(
		against,
		html.Div().Class("wide").TabIndex(0).Attr("role", "group").Aria("labelledby", "pins-title").Body(
			html.Table().Class("pins").Body(html.THead().Body(html.Tr().Body(head...)), html.TBody().Body(rows...)),
		),
	)
}

// asked is the question of a column.
func asked(s state.State, q engine.Scenario) app.UI {
	return html.P().Class("asked").Text(strings.Join(append([]string{s.Called(q)}, s.Beyond(q)...), "; "))
}

func pinCell(result string, p state.Pin) app.UI {
	switch {
	case !p.Done:
		return html.Td().Class("n").Text(text.PinWaiting)
	case p.Results == nil:
		return html.Td().Class("n").Title(text.Engine(p.Why)).Text(text.PinNoAnswer)
	}
	return figureCell(result, p.Result(result))
}

// figureCell is a figure with its range below.
func figureCell(result string, q spread.Quantity) app.HTMLElem {
	f := text.Say(result, q)
	return html.Td().Body(html.Div().Class("n").Text(f.Tight()), html.Div().Class("reach n").Text(f.Reach()))
}
