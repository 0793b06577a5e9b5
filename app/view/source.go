package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// sources are what the answer rests on: formulas and inputs, drawn when they are
// asked for, and the documents.
func (r *Root) sources() app.UI {
	s := r.state
	var items []app.UI
	for _, u := range s.Used() {
		items = append(items, html.Li().Body(
			cited(state.Cited{Words: text.Source(u.Source), URL: u.URL}),
			html.Span().Class("used").Text(text.UsedFor(u.For)),
		))
	}
	return html.Section().Class("sources").Aria("labelledby", "sources-title").Body(
		html.H2().ID("sources-title").Text(text.SourcesTitle),
		html.P().Text(text.SourcesIntro),
		r.worked(),
		onStatic(),
		html.P().Body(&leave{Words: text.SourcesAll.String(), Address: text.Own().Address("sources"), Tag: text.Speaks()}),
		html.Ol().Body(items...),
	)
}

// worked is the tables of formulas and inputs, with a search.
func (r *Root) worked() app.UI {
	s := r.state
	folded := html.Details().Class("worked")
	title := html.Summary().Text(text.WorkedTitle)
	if app.IsServer {
		return folded.Body(title, html.P().Text(text.AssumptionsLater))
	}
	folded = folded.On("toggle", r.workedToggled)
	if !s.Search.Open {
		return folded.Body(title)
	}
	steps, given := s.Worked(s.Search.Text)
	body := []app.UI{
		title,
		html.Div().Class("search").Body(
			html.Span().Aria("hidden", "true").Text(text.SearchLabel),
			&field.Words{Key: state.SearchControl, Text: s.Search.Text, Revision: s.RevisionOf(state.SearchControl), Label: text.SearchLabel.String(), Most: "80", Placeholder: text.SearchHint.String()},
			span("n", text.SearchFound(len(steps), len(given))),
		),
		paragraph("nothing").Hidden(len(steps)+len(given) > 0).Text(text.WorkedNothing),
	}
	return folded.Body(append(body, tables(steps, given)...)...)
}

func (r *Root) workedToggled(ctx app.Context, e app.Event) {
	r.update(ctx, state.SearchOpened{Open: e.Get("target").Get("open").Bool()})
}

// paperClass is the place of the same tables on paper.
const paperClass = "on-paper"

// onStatic is that place. Before the program there is nothing to put into it, which
// the paper says.
func onStatic() app.UI {
	if app.IsServer {
		return html.Div().Class(paperClass).Body(html.P().Text(text.PaperLater))
	}
	return html.Div().Class(paperClass)
}

// onPaper is those tables, whole, for a page that goes to paper. The browser asks for
// it while it prints, so it is no part of what is drawn.
func onPaper(s state.State) []browser.Node {
	node := func(tag, class, words string, body ...browser.Node) browser.Node {
		return browser.Node{Tag: tag, Class: class, Text: words, Body: body}
	}
	origin := func(tag, class, words string, sources []state.Cited) browser.Node {
		out := node(tag, class, words)
		for i, c := range sources {
			if i > 0 || words != "" {
				out.Body = append(out.Body, node("", "", " · "))
			}
			source := node("span", "", c.Words)
			source.Lang = text.TitlesIn()
			out.Body = append(out.Body, source)
		}
		return out
	}
	remark := func(tag, note, language string) browser.Node {
		out := node(tag, "remark", note)
		out.Lang = language
		return out
	}
	steps, given := s.Worked("")
	var lines, rows, heads []browser.Node
	for _, l := range steps {
		lines = append(lines, node("div", "step", "",
			node("div", "", "", node("span", "name", l.Label+" "), node("span", "numbers", l.Value)),
			node("p", "formula", l.Formula), node("p", "numbers", l.Numbers), remark("p", l.Note, l.NoteIn), origin("p", "origin", l.Origin, l.Sources)))
	}
	for _, g := range given {
		from := origin("td", "from", g.Origin, g.Sources)
		from.Body = append(from.Body, remark("div", g.Note, g.NoteIn))
		rows = append(rows, node("tr", "", "", node("th", "", g.Label), node("td", "", g.Value), node("td", "", g.Low), node("td", "", g.High), from))
	}
	for _, h := range text.InputColumns {
		heads = append(heads, node("th", "", h.String()))
	}
	return []browser.Node{
		node("h3", "", text.WorkedSteps.String()), node("div", "steps", "", lines...),
		node("h3", "", text.WorkedInputs.String()),
		node("table", "given-table", "", node("thead", "", "", node("tr", "", "", heads...)), node("tbody", "", "", rows...)),
	}
}

// tables are formulas and inputs; one without rows is left out.
func tables(steps []state.Line, given []state.Given) []app.UI {
	var lines, rows, heads []app.UI
	for _, l := range steps {
		lines = append(lines, step(l, false))
	}
	for _, g := range given {
		origin := []app.UI{span("origin", g.Origin)}
		for _, c := range g.Sources {
			origin = append(origin, app.Text(" · "), cited(c))
		}
		if g.Note != "" {
			origin = append(origin, inLanguage(html.Div().Class("remark").Text(g.Note), g.NoteIn))
		}
		rows = append(rows, html.Tr().Body(
			html.Th().Attr("scope", "row").Text(g.Label),
			html.Td().Text(g.Value), html.Td().Text(g.Low), html.Td().Text(g.High),
			html.Td().Class("from").Body(origin...),
		))
	}
	for _, h := range text.InputColumns {
		heads = append(heads, html.Th().Attr("scope", "col").Text(h))
	}
	return []app.UI{
		html.H3().Hidden(len(lines) == 0).Text(text.WorkedSteps),
		html.Div().Class("steps").Body(lines...),
		html.H3().Hidden(len(rows) == 0).Text(text.WorkedInputs),
		html.Div().Class("wide").Hidden(len(rows) == 0).TabIndex(0).Attr("role", "group").Aria("label", text.WorkedInputs).Body(
			html.Table().Class("given-table").Body(html.THead().Body(html.Tr().Body(heads...)), html.TBody().Body(rows...)),
		),
	}
}
