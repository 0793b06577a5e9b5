package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/html"
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
		results = append(results, field.Option{ID: name, Words: text.Labels[name].String()})
	}
	l[text.DrivenField] = &results
}

// drives is what drives a result: each input's swing and its share of the
// variance.
func (r *Root) drives() app.UI {
	s := r.state
	section := html.Section().ID(driveID).Aria("labelledby", "drive-title")
	title := html.H2().ID("drive-title").Text(text.DriveTitle)
	if app.IsServer {
		return section.Class("drive").Body(title, html.P().Text(text.CompareLater))
	}
	class := "drive"
	if !s.DriveFresh() {
		class = "drive waiting"
	}
	bars, least, most := s.Bars()
	said := text.DriveWaiting.String()
	switch {
	case len(bars) > 0:
		said = text.DriveInsight(s.Drive.Result, s.Drive.Movers)
	case s.DriveFresh():
		said = text.DriveNothing.String()
	}
	var rows, lines []app.UI
	for i, b := range bars {
		if i < driveShown {
			rows = append(rows, driveBar(b))
		}
		cells := []app.UI{html.Th().Attr("scope", "row").Text(b.Label)}
		for _, words := range [...]string{b.From, b.To, b.AtLow, b.AtHigh, b.ShareWords} {
			cells = append(cells, html.Td().Text(words))
		}
		lines = append(lines, html.Tr().Body(cells...))
	}
	var heads, ends []app.UI
	for _, h := range [...]string{text.DriveInput.String(), text.DriveLow.String(), text.DriveHigh.String(), text.DriveAtLow.String(), text.DriveAtHigh.String(), text.DriveShare.String()} {
		heads = append(heads, html.Th().Attr("scope", "col").Text(h))
	}
	for _, words := range [...]string{least, most, text.DriveShare.String()} {
		ends = append(ends, span("", words))
	}
	return section.Class(class).Body(
		title,
		html.P().Text(text.DriveIntro),
		html.Div().Class("against").Body(
			html.Label().Attr("for", "drive-result").Text(text.DriveLabel),
			&field.Choice{Key: text.DrivenField, ID: "drive-result", Options: r.lists[text.DrivenField], Chosen: s.DrivenResult(), Describe: "drive-says"},
		),
		paragraph("insight n").ID("drive-says").Text(said),
		html.Div().Hidden(len(bars) == 0).Body(
			html.Div().Class("tornado").ID("drives-drawn").Attr("role", "img").Aria("label", text.DriveSays(s.Drive.Result, s.Drive.Value, s.Drive.Movers)).Body(
				paragraph("key").Body(html.Span().Body(mark("low"), app.Text(text.DriveKeyLow)), html.Span().Body(mark("high"), app.Text(text.DriveKeyHigh))),
				paragraph("line n").Body(ends...),
				html.Ol().Body(rows...),
			),
			takenAlong(s.DriveDrawn()),
			html.Details().Body(
				html.Summary().Text(text.DriveTable),
				html.Div().Class("wide").TabIndex(0).Attr("role", "group").Aria("label", text.DriveTable).Body(
					html.Table().Class("movers").Body(html.THead().Body(html.Tr().Body(heads...)), html.TBody().Body(lines...)),
				),
			),
		),
	)
}

// driveBar is one input: its ends, the result there on a line, and its share.
func driveBar(b state.Bar) app.UI {
	part := func(class string, end float64) app.UI { // from the middle to an end
		return mark(class).Style("left", percent(min(end, b.Middle))).Style("width", percent(max(end, b.Middle)-min(end, b.Middle)))
	}
	return html.Li().Body(
		html.Span().Class("name").Body(app.Text(b.Short), span("reach n", b.Ends)),
		html.Span().Class("bar").Body(part("low", b.Low), part("high", b.High), app.Elem("b").Style("left", percent(b.Middle))),
		html.Span().Class("share").Body(span("n", b.ShareWords), mark("").Style("width", percent(b.Share))),
	)
}

// What stands many times in a section has a function of its own: go-app's are
// inlined wherever they are called, a kilobyte at a time.

func span(class, words string) app.UI { return html.Span().Class(class).Text(words) }

func paragraph(class string) app.HTMLElem { return html.P().Class(class) }

func mark(class string) app.HTMLElem { return app.Elem("i").Class(class) }
