package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// mannerKey is the key that the choices of how the page speaks are kept under on
// the device.
const mannerKey = "tenfold.manner"

// keptManner is how the reader chose that the page speaks. It speaks so from then
// on.
func keptManner() text.Manner {
	if app.IsServer {
		return text.Manner{}
	}
	learn()
	kept, _ := browser.Stored(mannerKey)
	m := text.ReadManner(kept)
	speak(m)
	return m
}

// speak has the page speak in a manner; what it leaves open follows the address,
// else the browser.
func speak(m text.Manner) {
	kept, _ := browser.Stored(tongueKey)
	tags := text.TagsIn(browser.Languages(), kept == text.Speaks())
	if asked := state.Lang(browser.Query(), browser.Fragment()); asked != "" {
		tags = append([]string{asked}, tags...)
	}
	text.Speak(m, tags...)
}

// mannerLists are the entries of the lists of how the page speaks.
func mannerLists(l lists) {
	for _, name := range text.MannerChoices {
		var made []field.Option
		for _, e := range text.MannerEntries(name) {
			if e.ID == "" {
				e.ID = state.None
			}
			made = append(made, field.Option{ID: e.ID, Words: e.Words})
		}
		l[state.MannerPrefix+name] = &made
	}
}

// manner is how the page speaks.
func (r *Root) manner() app.UI {
	section := html.Details().Class("assumptions manner")
	title := html.Summary().Text(text.MannerTitle)
	if app.IsServer {
		return section.Body(title, html.P().Text(text.MannerLater))
	}
	var fields []app.UI
	for _, name := range text.MannerChoices {
		control := state.MannerPrefix + name
		id := strings.ReplaceAll(control, ".", "-")
		chosen := r.state.Manner.Of(name)
		if chosen == "" {
			chosen = state.None
		}
		fields = append(fields, html.Div().Class("given").Body(
			html.Label().Attr("for", id).Text(text.MannerLabels[name]),
			&field.Choice{Key: control, ID: id, Options: r.lists[control], Chosen: chosen},
		))
	}
	return section.Body(title, html.P().Text(text.MannerKept), html.Div().Class("groups").Body(html.Div().Body(fields...)))
}

// speakIn has the page speak in another manner, and the device keep it.
func (r *Root) speakIn(ctx app.Context, m text.Manner) {
	browser.Store(mannerKey, m.String())
	speak(m)
	r.lists = newLists(r.state.Catalog)
	r.update(ctx, state.Spoken{})
}
