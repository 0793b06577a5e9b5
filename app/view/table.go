package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// tabled is a table in a box of its own, which scrolls where the page is narrower.
// It is drawn anew only where its table was replaced.
type tabled struct {
	app.Compo
	Table *text.Table
}

// Render is the box.
func (t *tabled) Render() app.UI {
	if t.Table == nil {
		return html.Div()
	}
	heads := make([]app.UI, len(t.Table.Heads))
	for i, words := range t.Table.Heads {
		under := ""
		if i < len(t.Table.Under) {
			under = t.Table.Under[i]
		}
		heads[i] = noted(html.Th().Attr("scope", "col"), app.Text(words), "under", under)
	}
	rows := make([]app.UI, len(t.Table.Rows))
	for i := range t.Table.Rows {
		rows[i] = tableRow(&t.Table.Rows[i], len(heads))
	}
	return html.Div().Class("wide").TabIndex(0).Attr("role", "group").Aria("label", t.Table.Label).Body(
		html.Table().Class(t.Table.Class).Body(html.THead().Body(html.Tr().Body(heads...)), html.TBody().Body(rows...)),
	)
}

// tableRow is one row; one without cells is a heading of those below.
func tableRow(r *text.TableRow, columns int) app.UI {
	head := html.Th().Attr("scope", "row")
	if len(r.Cells) == 0 {
		head = html.Th().Attr("scope", "rowgroup").Attr("colspan", columns)
	}
	name := app.UI(span("", r.Head))
	if r.URL != "" {
		name = cited(state.Cited{Words: r.Head, URL: r.URL})
	}
	cells := make([]app.UI, 1, 1+len(r.Cells))
	cells[0] = noted(head, name, "under", r.Note)
	for i := range r.Cells {
		cells = append(cells, noted(html.Td(), app.Text(r.Cells[i].Value), "reach", r.Cells[i].Reach))
	}
	return html.Tr().Class(r.Class).Body(cells...)
}

// noted is a place of a table with a note below what it says.
func noted(place app.HTMLElem, says app.UI, class, note string) app.UI {
	return place.Body(says, span(class, note))
}
