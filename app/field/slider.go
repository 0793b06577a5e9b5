package field

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
)

// Slider is a slider over whole positions from 0 to End. Arrows, Page Up, Page
// Down, Home and End move it, as the browser has it. A drag is done when the
// pointer is lifted; keys pressed in a row are one edit until the slider is left.
type Slider struct {
	app.Compo
	Key      string
	Position int
	End      int
	Revision int
	ID       string
	Says     string // the position as a reader says it
	Describe string

	written int
	lag     lag
}

// Render is the input.
func (s *Slider) Render() app.UI {
	input := html.Input().Attr("type", "range").Class("slider").Attr("data-field", s.Key).ID(s.ID).
		Attr("min", "0").Attr("max", strconv.Itoa(s.End)).Attr("step", "1").Attr("autocomplete", "off").
		Style("--at", strconv.FormatFloat(100*float64(s.Position)/float64(s.End), 'f', 2, 64)+"%").
		Aria("valuetext", s.Says).Aria("describedby", s.Describe).
		OnInput(s.moved).On("pointerup", s.done).OnBlur(s.left)
	if app.IsServer {
		input = input.Attr("value", s.text())
	}
	return input
}

// OnMount writes the position.
func (s *Slider) OnMount(ctx app.Context) {
	s.written = s.Revision
	mounted(ctx, s.text)
}

// OnUpdate writes the position where somebody else changed it.
func (s *Slider) OnUpdate(ctx app.Context) {
	if s.Revision != s.written {
		s.written = s.Revision
		set(ctx, s.text)
		return
	}
	s.lag.follow(ctx, s.text)
}

func (s *Slider) text() string { return strconv.Itoa(s.Position) }
func (s *Slider) moved(ctx app.Context, _ app.Event) {
	s.lag.typing(s.text())
	post(ctx, s.Key, false)
}
func (s *Slider) done(ctx app.Context, _ app.Event) { post(ctx, s.Key, true) }
func (s *Slider) left(ctx app.Context, _ app.Event) {
	s.lag.leave(ctx, s.text)
	post(ctx, s.Key, true)
}
