package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine/check"
	"tenfold/engine/solve"
)

// turnPanelID is the id of the panel that the question turned round opens.
const turnPanelID = "turned-panel"

// turnLists are the entries of that panel's lists.
func turnLists(l lists) {
	var untils, varies []field.Option
	for _, u := range text.TurnUntils {
		untils = append(untils, field.Option{ID: u.Result, Words: u.Words.String()})
	}
	for _, v := range text.TurnVaries {
		varies = append(varies, field.Option{ID: v.Field, Words: v.Words.String()})
	}
	l[state.TurnUntilControl], l[state.TurnVaryControl] = &untils, &varies
}

// turned is the question turned round: what a budget buys, what fits in a site.
// Its panel is closed at first, so that the answers stand near their question.
func (r *Root) turned() app.UI {
	s := r.state
	var ready []app.UI
	for _, q := range text.TurnReadies {
		ready = append(ready, html.Li().Body(&Button{Words: q.Words.String(), Class: "preset", Message: state.TurnReady{ID: q.ID}}))
	}
	ready = append(ready, html.Li().Body(&Toggle{Path: state.TurnPath, Words: text.TurnAnother.String(), Class: "another", Opens: turnPanelID, Open: s.IsOpen(state.TurnPath)}))
	u, finding := s.TurnUntil(), s.Turned.Finding
	hint, class := text.TurnHint.With(text.Worked(u.Like)), "hint"
	if read := text.Reading(s.TurnText()); read != "" {
		hint = read
	}
	if finding != nil {
		hint, class = finding.Text, "hint bad"
	}
	var asks []app.UI
	for _, p := range text.TurnAsks.Pieces() {
		if p.Words != "" {
			asks = append(asks, span("", p.Words))
		}
		switch p.Place {
		case "result":
			asks = append(asks, &field.Choice{Key: state.TurnUntilControl, Options: r.lists[state.TurnUntilControl], Chosen: u.Result, Label: text.TurnUntil.String()})
		case "value":
			asks = append(asks, &field.Number{Key: state.TurnValueControl, Text: s.TurnText(), Revision: s.RevisionOf(state.TurnValueControl), Label: text.TurnValue.String(), Placeholder: text.Worked(u.Like), Bad: finding != nil, Describe: "turn-hint", Keyboard: "text"})
		case "number":
			asks = append(asks, &field.Choice{Key: state.TurnVaryControl, Options: r.lists[state.TurnVaryControl], Chosen: s.TurnVary().Field, Label: text.TurnVary.String()})
		}
	}
	return html.Section().Class("turned").Aria("label", text.TurnTitle).Body(
		html.Div().Class("instead").Body(span("", text.TurnInstead.String()), html.Ul().Class("presets").Body(ready...)),
		html.Div().ID(turnPanelID).Class("turn-panel").Hidden(!s.IsOpen(state.TurnPath)).Body(
			html.Div().Class("turn-ask").Body(asks...),
			paragraph(class).ID("turn-hint").Text(hint),
			turnFound(s),
		),
	)
}

// turnFound is what was found, or how far the search has come. Its parts stay
// where they are, so that the focus does.
func turnFound(s state.State) app.UI {
	a, known := s.SolvedFor()
	searching := s.Searching()
	class := "turn-found"
	if searching || s.Waiting() {
		class += " waiting"
	}
	progress := ""
	if searching {
		progress = text.TurnProgress(s.Turned.Trials)
	}
	var said []app.UI
	for _, severity := range []check.Severity{check.Error, check.Warning, check.Note} {
		for _, f := range a.Findings {
			if known && f.Severity == severity {
				said = append(said, html.Li().Class("finding "+string(f.Severity)).Text(text.Engine(f.Text)))
			}
		}
	}
	take := text.TurnTake
	switch {
	case s.Taken():
		take = text.TurnTaken
	case a.Nearest:
		take = text.TurnNearest
	}
	sentence := s.TurnedSentence()
	return html.Div().Class(class).Hidden(!known && !searching).Body(
		paragraph("turn-progress").Text(progress),
		paragraph("lead n").Text(s.TurnedLead()),
		paragraph("n").Text(sentence),
		html.Ul().Class("findings").Hidden(len(said) == 0).Body(said...),
		html.Div().Class("turn-acts").Hidden(sentence == "").Body(
			&Ask{Words: take.String(), Class: "act", Link: state.Link(a.Scenario), Message: state.TakeTurned{}},
			&Button{Words: text.TurnCopied(int(s.Copied)), Class: "act", Message: state.CopyTurned{}},
		),
	)
}

// search goes on with a question turned round by one layout search or one trial.
func (r *Root) search(ctx app.Context, j state.Job) {
	if r.solver == nil || r.solving != j.Turn {
		r.solver, r.solving, r.trials = solve.New(r.state.Catalog, r.state.TurnQuestion()), j.Turn, 0
		r.solver.Breathing(r.asideGivesWay)
	}
	s := r.solver
	tried, done := false, false
	r.aloof(ctx, &r.asideAloof, func() {
		if tried = s.Advance(); tried {
			done = s.Step()
		}
	}, func(ctx app.Context) {
		const told = 4 // trials: drawing the page takes as long as some of them
		if tried && !done {
			r.trials++
		}
		switch {
		case done:
			a := s.Answer()
			r.solver = nil
			r.update(ctx, state.Sliced{Job: j, Solved: &a, Done: true})
		case tried && r.trials%told == 0:
			r.slicing(ctx, func(ctx app.Context) { r.advance(ctx, j) })
			r.update(ctx, state.Turning{Turn: j.Turn, Trials: r.trials})
		default:
			r.advance(ctx, j)
		}
	})
}
