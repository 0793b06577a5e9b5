package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/state"
)

// Button raises a message.
type Button struct {
	app.Compo
	Words   string
	Class   string
	Off     bool
	Message state.Message
}

// Render is the button.
func (b *Button) Render() app.UI {
	return app.Button().Type("button").Class(b.Class).Disabled(b.Off).Text(b.Words).OnClick(b.pressed)
}

func (b *Button) pressed(ctx app.Context, _ app.Event) { ctx.NewActionWithValue(Action, b.Message) }

// Preset is a ready question: a link, so that it can be opened elsewhere, copied,
// and followed before the program has started.
type Preset struct {
	app.Compo
	ID     string
	Words  string
	Link   string
	Chosen bool
}

// Render is the link.
func (p *Preset) Render() app.UI {
	current := "false"
	if p.Chosen {
		current = "true"
	}
	return app.A().Class("preset").Href("#"+p.Link).Aria("current", current).Text(p.Words).OnClick(p.pressed)
}

// pressed takes the question up here. The event must not reach go-app, which
// would follow the address only where it differs from the last one it knows.
func (p *Preset) pressed(ctx app.Context, e app.Event) {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey", "altKey"} {
		if e.Get(key).Truthy() {
			return
		}
	}
	e.PreventDefault()
	e.Call("stopPropagation")
	ctx.NewActionWithValue(Action, state.UsePreset{ID: p.ID})
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
	return app.Button().Type("button").Class(t.Class).Aria("expanded", open).Aria("controls", t.Opens).Text(t.Words).OnClick(t.pressed)
}

func (t *Toggle) pressed(ctx app.Context, _ app.Event) {
	ctx.NewActionWithValue(Action, state.Toggle{Path: t.Path})
}
