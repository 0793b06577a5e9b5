package field

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
)

// Words is a line of free text: a name.
type Words struct {
	app.Compo
	Key         string
	Text        string
	Revision    int
	Label       string
	Most        string // characters that it holds
	Placeholder string

	written int
	lag     lag
	key     string
}

// Render is the input.
func (w *Words) Render() app.UI {
	return html.Input().Attr("type", "text").Class("words").Attr("data-field", w.Key).Attr("autocomplete", "off").
		Attr("enterkeyhint", "done").Attr("maxlength", w.Most).Attr("placeholder", w.Placeholder).Aria("label", w.Label).
		OnInput(w.typed).OnChange(w.done).OnBlur(w.left)
}

// OnMount writes the text.
func (w *Words) OnMount(ctx app.Context) {
	w.written, w.key = w.Revision, w.Key
	mounted(ctx, w.text)
}

// OnUpdate writes the text where somebody else changed it, or where the field
// has become another's.
func (w *Words) OnUpdate(ctx app.Context) {
	if w.Revision != w.written || w.Key != w.key {
		w.written, w.key = w.Revision, w.Key
		set(ctx, w.text)
		return
	}
	w.lag.follow(ctx, w.text)
}

func (w *Words) text() string { return w.Text }
func (w *Words) typed(ctx app.Context, _ app.Event) {
	w.lag.typing(w.Text)
	post(ctx, w.Key, false)
}
func (w *Words) done(ctx app.Context, _ app.Event) { post(ctx, w.Key, true) }
func (w *Words) left(ctx app.Context, _ app.Event) { w.lag.leave(ctx, w.text) }
