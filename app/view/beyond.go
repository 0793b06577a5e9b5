package view

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine/check"
	"tenfold/engine/plan"
)

// beyondID is the id of the section on generations, which is worked on while it
// is in view.
const beyondID = "beyond"

// beyond is the generations that follow the question, and what the world reports
// beside them.
func (r *Root) beyond() app.UI {
	s := r.state
	section := html.Section().ID(beyondID).Aria("labelledby", "beyond-title")
	title := html.H2().ID("beyond-title").Text(text.BeyondTitle)
	if app.IsServer {
		return section.Class("planned").Body(title, html.P().Text(text.CompareLater))
	}
	g := s.Generations()
	if g == nil {
		g = &state.Generations{}
	}
	sentence := g.Sentence
	if sentence == "" {
		sentence = text.BeyondWaiting
	}
	thresholds := plan.Thresholds(s.Catalog)
	return section.Class(awaited("planned", s.BeyondFresh())).Body(
		title,
		html.P().Text(text.BeyondIntro),
		r.settings(text.BeyondSettings, s.PlanInUse),
		paragraph("hint").Text(text.BeyondKept),
		paragraph("insight n").Text(sentence),
		&tabled{Table: g.Table},
		paragraph("crosses n").Text(g.Crosses),
		found(g.Findings),
		html.Div().Hidden(g.Beside == nil).Body(
			html.H3().Text(text.BesideTitle),
			html.P().Text(text.BesideIntro),
			&tabled{Table: g.Beside},
			paragraph("apart n").Text(text.ServersApart(s.Catalog)),
			opened(text.BesideAll, &tabled{Table: g.Capital}),
			opened(text.HistoryTitle, paragraph("n").Text(text.HistoryIntro(s.Catalog, thresholds)), &tabled{Table: g.History}),
		),
		r.rests(text.BeyondRests(s.Catalog)),
	)
}

// awaited is the class of a section whose figures may belong to what was asked
// before.
func awaited(class string, fresh bool) string {
	if !fresh {
		class += " waiting"
	}
	return class
}

// settings are number fields of a section that are no part of the question.
func (r *Root) settings(list []text.Setting, inUse func(string) string) app.UI {
	var fields []app.UI
	for _, f := range list {
		set := r.state.Setting(f.Name)
		hint, class := f.Hint, "hint"
		if set.Finding != nil {
			hint, class = set.Finding.Text, "hint bad"
		}
		id := "set-" + f.Name
		fields = append(fields, html.Div().Class("set").Body(
			html.Label().Attr("for", id).Text(f.Words),
			&field.Number{Key: f.Name, ID: id, Text: set.Text, Revision: r.state.RevisionOf(f.Name), Placeholder: inUse(f.Name), Describe: id + "-hint", Bad: set.Finding != nil, Keyboard: "text"},
			html.Span().Class(class).ID(id+"-hint").Text(hint),
		))
	}
	return html.Div().Class("settings").Body(fields...)
}

// found is what there is to say about an answer.
func found(list check.List) app.UI {
	var items []app.UI
	for _, f := range list {
		items = append(items, html.Li().Class("finding "+string(f.Severity)).Text(f.Text))
	}
	return html.Ul().Class("findings").Hidden(len(items) == 0).Body(items...)
}

// opened is what opens in place.
func opened(title string, body ...app.UI) app.UI {
	return html.Details().Body(append([]app.UI{html.Summary().Text(title)}, body...)...)
}

// rests is what a section rests on, with its sources.
func (r *Root) rests(list []text.Basis) app.UI {
	var items []app.UI
	for _, b := range list {
		origin := []app.UI{app.Text(b.Origin)}
		for _, c := range r.state.Cited(b.Sources) {
			origin = append(origin, app.Text(" · "), cited(c))
		}
		items = append(items, html.Li().Body(span("n", b.Words), paragraph("remark").Text(b.Note), paragraph("origin").Body(origin...)))
	}
	return opened(text.RestsOn, html.Ul().Class("rests").Body(items...))
}

// generate goes on with the generations by one layout search, or by the answer to
// one of them.
func (r *Root) generate(ctx app.Context, j state.Job) {
	if r.planner == nil || r.planning != j.Beyond {
		r.planner, r.planning = plan.New(r.state.Catalog, r.aside, r.state.PlanQuestion()), j.Beyond
	}
	had := len(r.planner.Generations())
	done := r.planner.Step()
	list := slices.Clone(r.planner.Generations())
	if done {
		r.planner = nil
		r.update(ctx, state.Generated{Turn: j.Beyond, List: list, Done: true})
		r.update(ctx, state.Sliced{Job: j})
		return
	}
	r.slicing(ctx, func(ctx app.Context) { r.advance(ctx, j) })
	if len(list) > had {
		r.update(ctx, state.Generated{Turn: j.Beyond, List: list})
		return
	}
	ctx.PreventUpdate() // nothing on the page is another
}
