package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// tongueKey is the key that the reader's choice of a language is kept under on the
// device, by language.js.
const tongueKey = "tenfold.language"

// learn has the program speak the language of its page, where the page brought
// the words of one.
func learn() {
	if words := browser.Words(); words != "" {
		text.Use(text.ReadLanguage(browser.PageLanguage(), words))
	}
}

// tongue leads to the same question in the other language that there is; the page's
// language.js keeps the choice. Its event must not reach go-app, which takes the
// address for one of its own.
type tongue struct {
	app.Compo
	Question string // the link's text, "" for the default question
}

// Render is the link.
func (t *tongue) Render() app.UI {
	other := text.OtherTongue()
	address := other.From("index")
	if t.Question != "" {
		address += "#" + t.Question
	}
	return html.A().Class("act").Attr("href", address).Attr("hreflang", other.Tag).Attr("lang", other.Tag).Text(other.Name).OnClick(t.pressed)
}

func (t *tongue) pressed(_ app.Context, e app.Event) { e.Call("stopPropagation") }

// inLanguage is words with what language they are in, "" for the page's.
func inLanguage(words app.HTMLElem, tag string) app.UI {
	if tag == "" {
		return words
	}
	return words.Attr("lang", tag)
}

// tongueOf is that link from the question on show.
func tongueOf(s state.State) app.UI { return &tongue{Question: state.Fragment(s.Scenario)} }
