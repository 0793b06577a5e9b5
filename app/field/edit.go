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
	ctx.Defer(func(ctx app.Context) {
		element := ctx.JSSrc()
		if v := value(); element.Get("value").String() != v {
			element.Set("value", v)
		}
	})
}

// restore writes the property of a field that was left, and draws nothing.
func restore(ctx app.Context, value func() string) {
	set(ctx, value)
	ctx.PreventUpdate()
}

// post raises an edit with what the element of the event holds. Whoever takes it
// is drawn for it; what the field stands in is not, since go-app would draw all of
// that for the event.
func post(ctx app.Context, key string, done bool) {
	ctx.NewActionWithValue(Action, Edit{Key: key, Text: ctx.JSSrc().Get("value").String(), Done: done})
	ctx.PreventUpdate()
}
