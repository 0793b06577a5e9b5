package field

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Action is the name of the action that carries an [Edit].
const Action = "field.edit"

// Edit is what a reader did to a field.
type Edit struct {
	Key  string // the field's
	Text string // what it holds now
	Done bool   // the reader is through: the field was left, or Enter pressed
}

// set writes the property of the element that an input is mounted at, once the
// frame is through.
func set(ctx app.Context, value func() string) {
	ctx.Defer(func(ctx app.Context) { write(ctx, value()) })
}

func write(ctx app.Context, v string) {
	if element := ctx.JSSrc(); element.Get("value").String() != v {
		element.Set("value", v)
	}
}

// mounted writes the property of an input that was just mounted: now, since a reader
// may type into it from now on, and once the first frame is through, unless the reader
// is in it.
func mounted(ctx app.Context, value func() string) {
	write(ctx, value())
	ctx.Defer(func(ctx app.Context) {
		if !focused(ctx) {
			write(ctx, value())
		}
	})
}

func focused(ctx app.Context) bool { return ctx.JSSrc().Call("matches", ":focus").Bool() }

// lag is how far the page may be behind a field: it draws what stands below the
// answer once there is nothing else to do, which may be seconds after a key. A
// field left by then is not written, since it would get older text and keep it,
// but once the page has drawn what was typed or chosen.
type lag struct {
	typed bool
	of    string // what the page showed when the reader last typed
	late  bool   // the field was left before the page showed anything else
}

func (l *lag) typing(shown string) { *l = lag{typed: true, of: shown} }

// leave writes the property of a field that is left, unless the page is behind it,
// and draws nothing.
func (l *lag) leave(ctx app.Context, value func() string) {
	if l.late = l.typed && value() == l.of; !l.late {
		set(ctx, value)
	}
	ctx.PreventUpdate()
}

// follow writes the property where the page has caught up, unless the reader is
// back: go-app draws between a key and its handler.
func (l *lag) follow(ctx app.Context, value func() string) {
	if l.late && value() != l.of && !focused(ctx) {
		set(ctx, value)
	}
}

// post raises an edit with what the element of the event holds. Whoever takes it
// is drawn for it; what the field stands in is not, since go-app would draw all of
// that for the event.
func post(ctx app.Context, key string, done bool) {
	ctx.NewActionWithValue(Action, Edit{Key: key, Text: ctx.JSSrc().Get("value").String(), Done: done})
	ctx.PreventUpdate()
}
