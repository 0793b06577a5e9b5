package view

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/chart"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// figure is a chart with its title. Of one without points it is the place that
// it will have. A late one is drawn once it is in view.
func figure(id string, c chart.Chart, late bool) app.UI {
	d := &drawing{Key: id, Late: late, Height: axesHeight}
	for _, p := range c.Panels {
		d.Height += int(p.Height)
	}
	if len(c.Points) > 0 {
		d.Description = c.JSON()
	}
	return framed(c.Title, d)
}

// stored is a chart that is made with the site: its place, which it comes to once
// it is in view.
func stored(id, title string, height int) app.UI {
	return framed(title, &drawing{Key: id, Late: true, Height: height + axesHeight})
}

// takenAlong is what takes a drawing along that the page has made itself.
// A description that says nothing is of a drawing that is not there yet.
func takenAlong(c chart.Chart) app.UI {
	d := &drawing{Key: c.File, Late: true, Height: actsHeight, Made: true}
	if c.Says != "" {
		d.Description = c.JSON()
	}
	return d
}

// framed is a drawing with its title.
func framed(title string, d *drawing) app.UI {
	named := d.Key + "-title"
	return app.Elem("figure").Class("chart").Aria("labelledby", named).Body(app.Elem("figcaption").ID(named).Text(title), d)
}

// drawing is where the script of the charts draws a description, each time that
// it is another one. What stands in it is the script's.
type drawing struct {
	app.Compo
	Key         string
	Height      int    // what it takes, about, in pixels
	Description string // as JSON; "" for nothing to draw yet
	Late        bool   // it is drawn once it is in view, where there is no description the one made with the site
	Made        bool   // it is there already: only what takes it along comes

	seen bool
}

// axesHeight is what stands around a chart's panels: the key, the axis, what can
// be done with it, its table closed.
const axesHeight = 170

// actsHeight is what stands below a drawing to take it along.
const actsHeight = 42

// Render is the place.
func (d *drawing) Render() app.UI {
	sorry := text.ChartSorry
	if d.Made {
		sorry = ""
	}
	return html.Div().ID(d.Key).Class("plotted-in").DataSet("sorry", sorry).Style("min-height", strconv.Itoa(d.Height)+"px").On("take", d.taken)
}

// OnMount draws.
func (d *drawing) OnMount(ctx app.Context) {
	ctx.Defer(d.draw)
	if d.Late {
		ctx.Defer(func(ctx app.Context) {
			browser.OnView(d.Key, func(inView bool) {
				ctx.Dispatch(func(ctx app.Context) {
					if d.seen = d.seen || inView; inView {
						d.draw(ctx)
					}
				})
			})
		})
	}
}

// OnUpdate draws what has changed.
func (d *drawing) OnUpdate(ctx app.Context) { ctx.Defer(d.draw) }

func (d *drawing) draw(app.Context) {
	if d.Late && d.seen && (d.Description != "" || !d.Made) || !d.Late && d.Description != "" {
		browser.Draw(d.Key, d.Description)
	}
}

func (d *drawing) taken(ctx app.Context, e app.Event) {
	ctx.NewActionWithValue(Action, state.TakePoint{Chart: d.Key, ID: e.Get("detail").String()})
}
