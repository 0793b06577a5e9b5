package view

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
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
		rows = append(rows, html.Li().Class(class).Body(
			html.Span().Class("name").Text(d.Label),
			html.Span().Class("bar").Aria("hidden", "true").Style("--left", percent(d.Left)).Style("--lost", percent(d.Lost)).Body(app.Elem("i"), app.Elem("b")),
			html.Span().Class("n").Text(d.Words),
		))
	}
	var pairs []app.UI
	for _, p := range s.LayoutWords() {
		pairs = append(pairs, html.Div().Body(html.Dt().Text(p.Name), html.Dd().Class("n").Text(p.Value)))
	}
	shares, sum := s.Memory()
	var used, legend []app.UI
	for _, m := range shares {
		used = append(used, app.Elem("i").Style("--of", percent(m.Of)))
		legend = append(legend, html.Div().Body(html.Dt().Body(mark(""), app.Text(m.Label)), html.Dd().Class("n").Text(m.Words)))
	}
	none := len(drops) == 0
	tall, wide, copies, drawn := s.Lattice()
	sheets := "lattice"
	if copies > 1 {
		sheets = "lattice sheets"
	}
	class, hint := standing("falls", s), text.NoLayout
	if none && s.Laying { // the section keeps about the height that it will have
		class, hint = class+" laying", text.Laying
	}
	return html.Section().Class(class).Aria("labelledby", "falls-title").Body(
		html.H2().ID("falls-title").Text(text.FallTitle),
		html.P().Text(text.FallIntro),
		html.P().Class("hint").Hidden(!none).Text(hint),
		html.Div().Hidden(none).Body(html.Ol().Class("drops").ID("falls-drawn").Body(rows...), takenAlong(s.FallsDrawn())),
		html.Div().Class("laid").Hidden(none).Body(
			html.Div().Body(html.H3().Text(text.LayoutTitle),
				html.Div().Class(sheets).Aria("hidden", "true").Style("--rows", strconv.Itoa(tall)).Style("--stages", strconv.Itoa(wide)),
				html.P().Class("hint").Text(drawn),
				html.Dl().Class("pairs").Body(pairs...)),
			html.Div().Body(
				html.H3().Text(text.MemoryTitle),
				html.Div().ID("memory-drawn").Body(
					html.P().Class("n").Text(sum),
					html.Div().Class("memory").Aria("hidden", "true").Body(used...),
					html.Dl().Class("pairs legend").Body(legend...),
				),
				takenAlong(s.MemoryDrawn()),
			),
		),
	)
}
