package field

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
)

// Option is one entry of a list.
type Option struct {
	ID    string
	Words string // as it stands in the list
	Short string // as it stands in the sentence
	Group string // the heading it stands under; entries of one group stand together
}

// Choice is a native list. Unlike text, a choice is never half done, so it
// needs no revision: it is written where it differs from the last one written.
type Choice struct {
	app.Compo
	Key      string
	Options  *[]Option // never changed: another list is another pointer
	Chosen   string
	Label    string
	ID       string
	Describe string
	Bad      bool

	written string
	lag     lag
}

// Render is the list. An id that is no entry gets one of its own, so that the
// list never shows another than the one in use.
func (c *Choice) Render() app.UI {
	var body []app.UI
	known := false
	options := *c.Options
	for i := 0; i < len(options); {
		j := i
		var entries []app.UI
		for ; j < len(options) && options[j].Group == options[i].Group; j++ {
			o := options[j]
			known = known || o.ID == c.Chosen
			entry := html.Option().Attr("value", o.ID).Attr("data-short", o.Short).Text(o.Words)
			if app.IsServer && o.ID == c.Chosen {
				entry = entry.Attr("selected", true)
			}
			entries = append(entries, entry)
		}
		if g := options[i].Group; g != "" {
			body = append(body, html.OptGroup().Attr("label", g).Body(entries...))
		} else {
			body = append(body, entries...)
		}
		i = j
	}
	if !known {
		body = append(body, html.Option().Attr("value", c.Chosen).Text(c.Chosen))
	}
	return html.Select().Class("choice").Attr("data-field", c.Key).ID(c.ID).Attr("autocomplete", "off").
		Aria("label", c.Label).Aria("describedby", c.Describe).Aria("invalid", invalid(c.Bad)).
		OnChange(c.chose).OnBlur(c.left).
		Body(body...)
}

// OnMount writes the choice.
func (c *Choice) OnMount(ctx app.Context) {
	c.written = c.Chosen
	mounted(ctx, c.text)
}

// OnUpdate writes the choice where somebody else changed it.
func (c *Choice) OnUpdate(ctx app.Context) {
	if c.Chosen != c.written {
		c.written = c.Chosen
		set(ctx, c.text)
	}
}

func (c *Choice) text() string { return c.Chosen }
func (c *Choice) chose(ctx app.Context, _ app.Event) {
	c.lag.typing(c.Chosen)
	post(ctx, c.Key, true)
}

func (c *Choice) left(ctx app.Context, _ app.Event) { c.lag.leave(ctx, c.text) }
