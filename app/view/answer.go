package view

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine"
)

// answer is the figures: the headlines in large, with what else may be asked of
// them, the others in small, and what there is to say about them.
func (r *Root) answer() app.UI {
	s := r.state
	behind := ""
	if s.Failing() {
		behind = text.Behind(text.Asked(s.Answer.Scenario, s.Names(s.Answer.Scenario), s.Answer))
	}
	above := app.UI(html.P().Class("behind").Hidden(behind == "").Text(behind))
	if app.IsServer {
		above = html.NoScript().Body(html.P().Class("behind").Text(text.WithoutScript))
	}
	return html.Section().Class(standing("answer", s)).Aria("labelledby", "answer-title").Body(
		html.H2().ID("answer-title").Class("unseen").Text(text.AnswerTitle),
		above,
		r.part(headlinesPart), r.part(stancePart), r.part(turnedPart), r.part(groupsPart), r.part(insightsPart), r.part(findingsPart),
	)
}

// headlines is the figures in large.
func headlines(s state.State) app.UI {
	var cells []app.UI
	for _, name := range text.Headlines(text.Size(s.Answer.Scenario)) {
		cells = append(cells, cell(s, name), panel(s, name))
	}
	return html.Dl().Class("answers").Body(cells...)
}

// groups is the figures in small, by what they are about.
func groups(s state.State) app.UI {
	var groups []app.UI
	for _, g := range text.Groups(text.Size(s.Answer.Scenario), s.Answer.Scenario.Scope == engine.WithExperiments) {
		var rows []app.UI
		for _, name := range g.Results {
			rows = append(rows, row(s, name), panel(s, name))
		}
		groups = append(groups, html.Div().Class("group").Body(html.H3().Text(g.Title), html.Dl().Class("rows").Body(rows...)))
	}
	return html.Div().Class("more").Body(groups...)
}

// standing is the class of something that shows figures, by whether they belong
// to the question, are still awaited, or stay from an earlier one.
func standing(class string, s state.State) string {
	switch {
	case s.Failing():
		return class + " stale"
	case s.Waiting():
		return class + " waiting"
	}
	return class
}

// cell is a headline.
func cell(s state.State, name string) app.UI {
	q := s.Answer.Result(name)
	f := text.Say(name, q)
	return html.Div().Class("cell").Body(
		html.Dt().Body(toggle(s, name)),
		html.Dd().Class("value n").DataSet("result", name).Text(f.Value),
		html.Dd().Class("n").Body(
			band(text.BandOf(name, q)),
			html.Span().Class("between").Body(besideCell(s, name, f)...),
		),
	)
}

// row is a figure in small; one without a range keeps no place for its band.
func row(s state.State, name string) app.UI {
	q := s.Answer.Result(name)
	f, b := text.Say(name, q), text.BandOf(name, q)
	class := "row"
	if !b.Shown {
		class = "row plain"
	}
	return html.Div().Class(class).Body(
		html.Dt().Body(toggle(s, name)),
		html.Dd().Class("value n").DataSet("result", name).Text(f.Value),
		html.Dd().Class("n").Body(band(b)),
		html.Dd().Class("between n").Body(besideRow(s, name, f)...),
	)
}

func toggle(s state.State, name string) app.UI {
	return &Toggle{Path: name, Words: text.Labels[name].String(), Class: "how", Opens: panelID(name), Open: s.IsOpen(name)}
}

func panelID(name string) string { return "working-" + name }

// band is the range, drawn.
func band(b text.Band) app.UI {
	if !b.Shown {
		return html.Span().Class("range").Style("visibility", "hidden")
	}
	return html.Span().Class("range").Aria("hidden", "true").
		Style("--low", percent(b.Low)).Style("--high", percent(b.High)).Style("--at", percent(b.At)).
		Body(app.Elem("i"), app.Elem("b"))
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + "%" }

// panel is the working of a figure; its place is kept while it is closed.
func panel(s state.State, name string) app.UI {
	lines := s.Working(name)
	title := ""
	if lines != nil {
		title = text.WorkingOf(name)
	}
	var steps []app.UI
	for i, l := range lines {
		steps = append(steps, step(l, i == 0))
	}
	return html.Div().Class("panel").ID(panelID(name)).Hidden(lines == nil).Body(
		html.Dt().Text(title),
		html.Dd().Class("steps").Body(steps...),
	)
}

// step is one line of a working.
func step(l state.Line, first bool) app.UI {
	var name app.UI
	value := l.Value
	switch {
	case first:
		name = html.Span().Class("unseen").Text(l.Label)
		value = ""
	case l.Steps:
		name = &Toggle{Path: l.Path, Words: l.Label, Class: "name", Open: l.Open}
		if l.Open {
			value = ""
		}
	default:
		name = html.Span().Class("name").Text(l.Label)
	}
	class := "step"
	if first {
		class = "step first"
	}
	body := []app.UI{html.Div().Body(name, app.Text(" "), html.Span().Class("numbers").Text(value))}
	if l.Formula != "" {
		body = append(body, html.P().Class("formula").Text(l.Formula), html.P().Class("numbers").Text(l.Numbers))
	}
	if l.Note != "" {
		body = append(body, inLanguage(html.P().Class("remark").Text(l.Note), l.NoteIn))
	}
	if l.Origin != "" || len(l.Sources) > 0 {
		origin := []app.UI{app.Text(l.Origin)}
		for i, src := range l.Sources {
			if i > 0 || l.Origin != "" {
				origin = append(origin, app.Text(" · "))
			}
			origin = append(origin, cited(src))
		}
		body = append(body, html.P().Class("origin").Body(origin...))
	}
	return html.Div().Class(class).Style("--depth", strconv.Itoa(l.Depth)).Body(body...)
}

// cited is a source, as a link where it has an address.
func cited(c state.Cited) app.UI {
	if c.URL == "" {
		return inLanguage(html.Span().Text(c.Words), text.TitlesIn())
	}
	return inLanguage(html.A().Attr("href", c.URL).Attr("target", "_blank").Attr("rel", "noopener").Text(c.Words), text.TitlesIn())
}

// findings is what there is to say about the question and the answer, the worst
// first.
func findings(s state.State) app.UI {
	var items []app.UI
	for _, f := range s.Remarks() {
		items = append(items, html.Li().Class("finding "+string(f.Severity)).Text(text.Engine(f.Text)))
	}
	return html.Ul().Class("findings").Hidden(len(items) == 0).Body(items...)
}
