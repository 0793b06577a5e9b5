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
	s := &r.state
	if app.IsServer {
		return planned(beyondID, text.BeyondTitle, true, text.CompareLater)
	}
	g := s.Generations()
	if g == nil {
		g = &state.Generations{}
	}
	return planned(beyondID, text.BeyondTitle, s.BeyondFresh(), text.BeyondIntro,
		r.settings(text.BeyondSettings, s.PlanInUse),
		worded("hint", text.BeyondKept.String()),
		worded("insight n", orElse(g.Sentence, text.BeyondWaiting)),
		&tabled{Table: g.Table},
		worded("crosses n", g.Crosses),
		found(g.Findings),
		subtitle(text.BesideTitle), worded("", text.BesideIntro.String()),
		&tabled{Table: g.Beside},
		worded("apart n", text.ServersApart(s.Catalog)),
		opened(text.BesideAll, &tabled{Table: g.Capital}),
		figure(state.RiseChartID, s.RiseChart(), false),
		worded("n", text.HistoryIntro(s.Catalog)),
		r.rests(text.BeyondRests(s.Catalog)),
	)
}

// planned is a section on what is planned; waiting where its figures may belong to
// what was asked before.
func planned(id string, title text.Phrase, fresh bool, intro text.Phrase, body ...app.UI) app.UI {
	class := "planned"
	if !fresh {
		class += " waiting"
	}
	heading := id + "-title"
	body = append([]app.UI{html.H2().ID(heading).Text(title), worded("", intro.String())}, body...)
	return html.Section().ID(id).Class(class).Aria("labelledby", heading).Body(body...)
}

// worded is a paragraph.
func worded(class, words string) app.UI { return paragraph(class).Text(words) }

// subtitle is a heading within a section.
func subtitle(words text.Phrase) app.UI { return html.H3().Text(words) }

// orElse is words, or others where there are none.
func orElse(words string, others text.Phrase) string {
	if words == "" {
		return others.String()
	}
	return words
}

// settings are number fields of a section that are no part of the question.
func (r *Root) settings(list []text.Setting, inUse func(string) string) app.UI {
	var fields []app.UI
	for i := range list {
		f := &list[i]
		set := r.state.Setting(f.Name)
		hint, class := f.Hint.String(), "hint"
		if set.Finding != nil {
			hint, class = text.Engine(set.Finding.Text), "hint bad"
		}
		id := "set-" + f.Name
		fields = append(fields, html.Div().Class("set").Body(
			labelFor(id, f.Words),
			&field.Number{Key: f.Name, ID: id, Text: set.Text, Revision: r.state.RevisionOf(f.Name), Placeholder: inUse(f.Name), Describe: id + "-hint", Bad: set.Finding != nil, Keyboard: "text"},
			html.Span().Class(class).ID(id+"-hint").Text(hint),
		))
	}
	return html.Div().Class("settings").Body(fields...)
}

// labelFor is the label of a control.
func labelFor(id string, words text.Phrase) app.HTMLElem {
	return html.Label().Attr("for", id).Text(words)
}

// found is what there is to say about an answer, as the page says it.
func found(list check.List) app.UI {
	var items []app.UI
	for _, f := range list {
		items = append(items, html.Li().Class("finding "+string(f.Severity)).Text(f.Text))
	}
	return html.Ul().Class("findings").Hidden(len(items) == 0).Body(items...)
}

// opened is what opens in place.
func opened(title text.Phrase, body ...app.UI) app.UI {
	return html.Details().Body(append([]app.UI{html.Summary().Text(title)}, body...)...)
}

// rests is what a section rests on, with its sources.
func (r *Root) rests(list []text.Basis) app.UI {
	var items []app.UI
	for i := range list {
		b := &list[i]
		origin := []app.UI{app.Text(b.Origin)}
		for _, c := range r.state.Cited(b.Sources) {
			origin = append(origin, app.Text(" · "), cited(c))
		}
		items = append(items, html.Li().Body(span("n", b.Words), worded("remark", b.Note), paragraph("origin").Body(origin...)))
	}
	return opened(text.RestsOn, html.Ul().Class("rests").Body(items...))
}

// generate goes on with the generations by one layout search, or by the answer to
// one of them.
func (r *Root) generate(ctx app.Context, j state.Job) {
	if r.planner == nil || r.planning != j.Beyond {
		r.planner, r.planning = plan.New(r.state.Catalog, r.aside, r.state.PlanQuestion()), j.Beyond
		r.planner.Breathing(r.asideGivesWay)
	}
	p := r.planner
	had, done := len(p.Generations()), false
	r.aloof(ctx, &r.asideAloof, func() { done = p.Step() }, func(ctx app.Context) {
		list := slices.Clone(p.Generations())
		switch {
		case done:
			r.planner = nil
			r.update(ctx, state.Generated{Turn: j.Beyond, List: list, Done: true})
			r.update(ctx, state.Sliced{Job: j})
		case len(list) > had:
			r.slicing(ctx, func(ctx app.Context) { r.advance(ctx, j) })
			r.update(ctx, state.Generated{Turn: j.Beyond, List: list})
		default:
			r.advance(ctx, j)
		}
	})
}
