package view

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// compareID is the id of the comparison, which is worked on while it is in view.
const compareID = "compare"

// compare is the question asked of every accelerator.
func compare(s state.State) app.UI {
	section := html.Section().Class("compare").ID(compareID).Aria("labelledby", "compare-title")
	title := html.H2().ID("compare-title").Text(text.CompareTitle)
	if app.IsServer {
		return section.Body(title, html.P().Text(text.CompareLater))
	}
	bound := ""
	if s.Bound() {
		bound = " " + text.CompareBound.String()
	}
	c := s.Compared
	head := []app.UI{heading(c, -1, text.CompareName.String())}
	for i, column := range text.CompareColumns {
		head = append(head, heading(c, i, column.Title.String()))
	}
	rows := s.Rows()
	body := make([]app.UI, len(rows))
	for i, r := range rows {
		body[i] = &compared{Row: r}
	}
	more := text.CompareAll
	if c.All {
		more = text.CompareFew
	}
	return section.Body(title,
		html.P().Text(text.CompareIntro.String()+bound),
		figure(state.CompareChartID, s.CompareChart(), false),
		html.Div().Class("wide").TabIndex(0).Attr("role", "group").Aria("labelledby", "compare-title").Body(
			html.Table().Class("compared").Body(html.THead().Body(html.Tr().Body(head...)), html.TBody().Body(body...)),
		),
		html.Div().Class("progress").Body(
			&Button{Words: more.String(), Class: "act", Message: state.ShowAll{}},
			app.Elem("progress").Attr("max", strconv.Itoa(s.RowCount())).Attr("value", strconv.Itoa(c.Done)).Aria("label", text.CompareTitle).Class(doneClass(c.Done, s.RowCount())),
			html.Span().Class("n").Text(text.CompareProgress(c.Done, s.RowCount())),
		),
	)
}

func doneClass(done, of int) string {
	if done >= of {
		return "through"
	}
	return "under-way"
}

// heading is the head of a column, which sorts by it.
func heading(c state.Comparison, column int, title string) app.UI {
	sorted := "none"
	if c.By == column {
		sorted = text.SortedBy(c.Down)
	}
	return html.Th().Attr("scope", "col").Aria("sort", sorted).Body(&Button{Words: title, Class: "sort", Message: state.SortBy{Column: column}})
}

// compared is one row. It is drawn anew only where its row was replaced.
type compared struct {
	app.Compo
	Row *state.Row
}

// Render is the row.
func (c *compared) Render() app.UI {
	r := c.Row
	class := "row-of"
	if r.Yours {
		class += " yours"
	}
	if r.Stale {
		class += " stale"
	}
	marks := []app.UI{}
	mark := func(words, class string) { marks = append(marks, html.Span().Class("mark "+class).Text(words)) }
	if r.Yours {
		mark(text.CompareYours.String(), "mine")
	}
	if r.Promised {
		mark(text.Promised.String(), "")
	}
	for _, m := range r.Marks {
		if m.Bad {
			mark(m.Words.String(), "bad")
		} else {
			mark(m.Words.String(), "")
		}
	}
	cells := []app.UI{html.Th().Attr("scope", "row").Body(
		&Ask{Words: r.Name, Class: "name", Link: r.Link, Message: state.Choose{Field: "accelerator", ID: r.ID}},
		html.Div().Class("marks").Body(marks...),
	)}
	if r.Why != "" {
		cells = append(cells, html.Td().Attr("colspan", len(text.CompareColumns)).Class("why").Text(text.CompareNone.With(text.Engine(r.Why))))
	} else {
		for i := range text.CompareColumns {
			value, reach := text.PinWaiting.String(), ""
			if i < len(r.Cells) {
				value, reach = r.Cells[i].Tight(), r.Cells[i].Reach()
			}
			cells = append(cells, html.Td().Body(html.Div().Class("n").Text(value), html.Div().Class("reach n").Text(reach)))
		}
	}
	return html.Tr().Class(class).Body(cells...)
}
