package field

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
)

// Number is a line of text that holds a number, as people write numbers.
type Number struct {
	app.Compo
	Key         string
	Text        string
	Revision    int
	Label       string // for those who cannot see where it stands; "" where ID has a <label>
	ID          string
	Describe    string // ids of what describes it
	Bad         bool
	Placeholder string
	Keyboard    string // of a touch screen: "decimal" where digits are enough, else "text"

	written int
	lag     lag
}

// Render is the input. Natively it carries its value; in a browser it gets it
// from OnMount.
func (n *Number) Render() app.UI {
	input := html.Input().Attr("type", "text").Class("number").Attr("data-field", n.Key).ID(n.ID).
		Attr("inputmode", n.Keyboard).Attr("autocomplete", "off").Attr("autocapitalize", "off").Spellcheck(false).Attr("enterkeyhint", "done").
		Attr("maxlength", "40").
		Attr("placeholder", n.Placeholder).
		Aria("label", n.Label).Aria("describedby", n.Describe).Aria("invalid", invalid(n.Bad)).
		OnInput(n.typed).OnChange(n.done).OnBlur(n.left)
	if app.IsServer {
		input = input.Attr("value", n.Text)
	}
	return input
}

// OnMount writes the text.
func (n *Number) OnMount(ctx app.Context) {
	n.written = n.Revision
	mounted(ctx, n.text)
}

// OnUpdate writes the text where somebody else changed it.
func (n *Number) OnUpdate(ctx app.Context) {
	if n.Revision != n.written {
		n.written = n.Revision
		set(ctx, n.text)
		return
	}
	n.lag.follow(ctx, n.text)
}

func (n *Number) text() string { return n.Text }
func (n *Number) typed(ctx app.Context, _ app.Event) {
	n.lag.typing(n.Text)
	post(ctx, n.Key, false)
}
func (n *Number) done(ctx app.Context, _ app.Event) { post(ctx, n.Key, true) }
func (n *Number) left(ctx app.Context, _ app.Event) { n.lag.leave(ctx, n.text) }

func invalid(bad bool) string {
	if bad {
		return "true"
	}
	return "false"
}
