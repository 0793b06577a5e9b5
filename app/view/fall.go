package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/state"
	"tenfold/app/text"
)

// falls is where the FLOP go: the way down from the peak, the layout that was
// found, and how it fills the memory.
func falls(s state.State) app.UI {
	drops := s.Falls()
	var rows []app.UI
	for _, d := range drops {
		class := "drop"
		if d.End {
			class = "drop end"
		}
		rows = append(rows, app.Li().Class(class).Body(
			app.Span().Class("name").Text(d.Label),
			app.Span().Class("bar").Aria("hidden", "true").Style("--left", percent(d.Left)).Style("--lost", percent(d.Lost)).Body(app.Elem("i"), app.Elem("b")),
			app.Span().Class("n").Text(d.Words),
		))
	}
	var pairs []app.UI
	for _, p := range s.LayoutWords() {
		pairs = append(pairs, app.Div().Body(app.Dt().Text(p.Name), app.Dd().Class("n").Text(p.Value)))
	}
	shares, sum := s.Memory()
	var used, legend []app.UI
	for _, m := range shares {
		used = append(used, app.Elem("i").Style("--of", percent(m.Of)))
		legend = append(legend, app.Div().Body(app.Dt().Text(m.Label), app.Dd().Class("n").Text(m.Words)))
	}
	none := len(drops) == 0
	return app.Section().Class(standing("falls", s)).Aria("labelledby", "falls-title").Body(
		app.H2().ID("falls-title").Text(text.FallTitle),
		app.P().Text(text.FallIntro),
		app.P().Class("hint").Hidden(!none).Text(text.NoLayout),
		app.Ol().Class("drops").Hidden(none).Body(rows...),
		app.Div().Class("laid").Hidden(none).Body(
			app.Div().Body(app.H3().Text(text.LayoutTitle), app.Dl().Class("pairs").Body(pairs...)),
			app.Div().Body(
				app.H3().Text(text.MemoryTitle),
				app.P().Class("n").Text(sum),
				app.Div().Class("memory").Aria("hidden", "true").Body(used...),
				app.Dl().Class("pairs legend").Body(legend...),
			),
		),
	)
}
