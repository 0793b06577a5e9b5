package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
)

// Button raises a message.
type Button struct {
	app.Compo
	Words   string
	Label   string // for those who cannot see where it stands; "" where Words say enough
	Keys    string // that do the same, as ARIA writes them
	Class   string
	Off     bool
	Message state.Message
}

// Render is the button.
func (b *Button) Render() app.UI {
	button := html.Button().Attr("type", "button").Class(b.Class).Attr("disabled", b.Off).Text(b.Words).OnClick(b.pressed)
	if b.Label != "" {
		button = button.Aria("label", b.Label)
	}
	if b.Keys != "" {
		button = button.Aria("keyshortcuts", b.Keys)
	}
	return button
}

func (b *Button) pressed(ctx app.Context, _ app.Event) { ctx.NewActionWithValue(Action, b.Message) }

// Ask leads to a question: a link, so that it can be opened elsewhere, copied,
// and followed before the program has started.
type Ask struct {
	app.Compo
	Words   string
	Label   string // as of [Button]
	Class   string
	Link    string
	Current string // "true" or "false" of one among several, "" elsewhere
	Message state.Message
}

// Render is the link.
func (a *Ask) Render() app.UI {
	link := html.A().Class(a.Class).Attr("href", "#"+a.Link).Text(a.Words).OnClick(a.pressed)
	if a.Label != "" {
		link = link.Aria("label", a.Label)
	}
	if a.Current != "" {
		link = link.Aria("current", a.Current)
	}
	return link
}

// pressed takes the question up here. The event must not reach go-app, which
// would follow the address only where it differs from the last one it knows.
func (a *Ask) pressed(ctx app.Context, e app.Event) {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey", "altKey"} {
		if e.Get(key).Truthy() {
			return
		}
	}
	e.PreventDefault()
	e.Call("stopPropagation")
	ctx.NewActionWithValue(Action, a.Message)
}

// Toggle opens and closes the working of one figure.
type Toggle struct {
	app.Compo
	Path  string
	Words string
	Class string
	Opens string // id of what it opens
	Open  bool
}

// Render is the button.
func (t *Toggle) Render() app.UI {
	open := "false"
	if t.Open {
		open = "true"
	}
	return html.Button().Attr("type", "button").Class(t.Class).Aria("expanded", open).Aria("controls", t.Opens).Text(t.Words).OnClick(t.pressed)
}

func (t *Toggle) pressed(ctx app.Context, _ app.Event) {
	ctx.NewActionWithValue(Action, state.Toggle{Path: t.Path})
}
