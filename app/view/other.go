package view

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine/catalog"
)

// otherLists is the list of other tools.
func otherLists(l lists, cat *catalog.Catalog) {
	var tools []field.Option
	for _, t := range cat.Tools() {
		tools = append(tools, field.Option{ID: t.ID, Words: t.Name})
	}
	l[state.OtherControl] = &tools
}

// other is our answer beside that of another tool, factor by factor.
func (r *Root) other() app.UI {
	section := html.Section().Class("other-tool").Aria("labelledby", "other-title")
	title := html.H2().ID("other-title").Text(text.OtherTitle)
	if app.IsServer {
		return section.Body(title, html.P().Text(text.CompareLater))
	}
	o := r.state.Others()
	row := func(class, name string, cells []string) app.UI {
		body := []app.UI{html.Th().Attr("scope", "row").Text(name)}
		for _, c := range cells {
			body = append(body, html.Td().Text(c))
		}
		return html.Tr().Class(class).Body(append(body, html.Td())...)
	}
	heads := []app.UI{html.Th().Attr("scope", "col").Text(text.OtherWhy)}
	for _, name := range append(slices.Clone(o.Results), text.OtherOrigin.String()) {
		heads = append(heads, html.Th().Attr("scope", "col").Text(name))
	}
	rows := []app.UI{row("", text.OtherOurs.String(), o.Ours)}
	for _, step := range o.Steps {
		cells := []app.UI{html.Th().Attr("scope", "row").Text(step.Words)}
		for _, f := range step.Factors {
			cells = append(cells, html.Td().Text(f))
		}
		origin := []app.UI{inLanguage(html.Span().Text(step.Origin), text.LanguageOf(step.Origin))}
		for _, c := range step.Sources {
			origin = append(origin, app.Text(" · "), cited(c))
		}
		rows = append(rows, html.Tr().Body(append(cells, html.Td().Class("from").Body(origin...))...))
	}
	rows = append(rows, row("", text.OtherTheirs.String(), o.Theirs), row("whole", text.OtherWhole.String(), o.Whole))
	return section.Body(
		title,
		html.P().Text(text.OtherIntro),
		html.Div().Class("against").Body(
			html.Label().Attr("for", "other-tool").Text(text.OtherLabel),
			&field.Choice{Key: state.OtherControl, ID: "other-tool", Options: r.lists[state.OtherControl], Chosen: o.Tool, Describe: "other-says"},
		),
		paragraph("insight n").ID("other-says").Text(o.Says),
		html.Div().Class("wide").TabIndex(0).Attr("role", "group").Aria("label", text.OtherTable).Body(
			html.Table().Class("given-table").Body(html.THead().Body(html.Tr().Body(heads...)), html.TBody().Body(rows...)),
		),
	)
}
