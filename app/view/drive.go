package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/state"
	"tenfold/app/text"
)

// driveID is the id of the section on what drives a result, which is worked on
// while it is in view.
const driveID = "drive"

// driveShown is how many inputs have a bar; the table has them all.
const driveShown = 10

// driveLists are the entries of that section's list.
func driveLists(l lists) {
	var results []field.Option
	for _, name := range text.DriveResults {
		results = append(results, field.Option{ID: name, Words: text.Labels[name]})
	}
	l[text.DrivenField] = &results
}

// drives is what drives a result: each input's swing and its share of the
// variance.
func (r *Root) drives() app.UI {
	s := r.state
	section := app.Section().ID(driveID).Aria("labelledby", "drive-title")
	title := app.H2().ID("drive-title").Text(text.DriveTitle)
	if app.IsServer {
		return section.Class("drive").Body(title, app.P().Text(text.CompareLater))
	}
	class := "drive"
	if !s.DriveFresh() {
		class = "drive waiting"
	}
	bars, least, most := s.Bars()
	said := text.DriveWaiting
	switch {
	case len(bars) > 0:
		said = text.DriveInsight(s.Drive.Result, s.Drive.Movers)
	case s.DriveFresh():
		said = text.DriveNothing
	}
	var rows, lines []app.UI
	for i, b := range bars {
		if i < driveShown {
			rows = append(rows, driveBar(b))
		}
		lines = append(lines, app.Tr().Body(
			app.Th().Scope("row").Text(b.Label),
			app.Td().Text(b.From), app.Td().Text(b.To), app.Td().Text(b.AtLow), app.Td().Text(b.AtHigh), app.Td().Text(b.ShareWords),
		))
	}
	var heads []app.UI
	for _, h := range []string{text.DriveInput, text.DriveLow, text.DriveHigh, text.DriveAtLow, text.DriveAtHigh, text.DriveShare} {
		heads = append(heads, app.Th().Scope("col").Text(h))
	}
	return section.Class(class).Body(
		title,
		app.P().Text(text.DriveIntro),
		app.Div().Class("against").Body(
			app.Label().For("drive-result").Text(text.DriveLabel),
			&field.Choice{Key: text.DrivenField, ID: "drive-result", Options: r.lists[text.DrivenField], Chosen: s.DrivenResult(), Describe: "drive-says"},
		),
		app.P().ID("drive-says").Class("insight n").Text(said),
		app.Div().Hidden(len(bars) == 0).Body(
			app.Div().Class("tornado").Attr("role", "img").Aria("label", text.DriveSays(s.Drive.Result, s.Drive.Value, s.Drive.Movers)).Body(
				app.P().Class("key").Body(app.Elem("i").Class("low"), app.Text(text.DriveKeyLow+" "), app.Elem("i").Class("high"), app.Text(text.DriveKeyHigh)),
				app.P().Class("line n").Body(app.Span().Text(least), app.Span().Text(most), app.Span().Text(text.DriveShare)),
				app.Ol().Body(rows...),
			),
			app.Details().Body(
				app.Summary().Text(text.DriveTable),
				app.Div().Class("wide").TabIndex(0).Attr("role", "group").Aria("label", text.DriveTable).Body(
					app.Table().Class("movers").Body(app.THead().Body(app.Tr().Body(heads...)), app.TBody().Body(lines...)),
				),
			),
		),
	)
}

// driveBar is one input: its ends, the result there on a line, and its share.
func driveBar(b state.Bar) app.UI {
	part := func(class string, end float64) app.UI {
		return app.Elem("i").Class(class).Style("left", percent(min(end, b.Middle))).Style("width", percent(max(end, b.Middle)-min(end, b.Middle)))
	}
	return app.Li().Body(
		app.Span().Class("name").Body(app.Text(b.Short), app.Span().Class("reach n").Text(b.Ends)),
		app.Span().Class("bar").Body(part("low", b.Low), part("high", b.High), app.Elem("b").Style("left", percent(b.Middle))),
		app.Span().Class("share").Body(app.Span().Class("n").Text(b.ShareWords), app.Elem("i").Style("width", percent(b.Share))),
	)
}
