package view

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
)

// lists are the entries of every list on the page, made once.
type lists map[string]*[]field.Option

func newLists(cat *catalog.Catalog) lists {
	l := lists{}
	for name, options := range map[string][]state.Option{
		"reference": state.References(cat), "accelerator": state.Accelerators(cat), "region": state.Regions(cat), "operator": state.Operators(cat),
	} {
		made := make([]field.Option, len(options))
		for i, o := range options {
			made[i] = field.Option(o)
		}
		l[name] = &made
	}
	sizes := make([]field.Option, len(text.Sizes))
	for i, id := range text.Sizes {
		sizes[i] = field.Option{ID: id, Words: text.SizeWords[i].String(), Short: text.SizeWords[i].String()}
	}
	l[text.SizeField] = &sizes
	stances := make([]field.Option, len(engine.Stances))
	for i, word := range engine.Stances {
		stances[i] = field.Option{ID: word, Words: text.Stance(word)}
	}
	l[text.StanceField] = &stances
	turnLists(l)
	driveLists(l)
	fleetLists(l, cat)
	pasteLists(l)
	mannerLists(l)
	takeLists(l)
	otherLists(l, cat)
	for _, g := range text.Assumptions {
		for _, a := range g.Fields {
			if a.Words == nil {
				continue
			}
			f, _ := engine.FieldNamed(a.Field)
			ids := f.Words
			if f.Off != nil {
				ids = []string{state.On, state.Off}
			}
			made := make([]field.Option, len(ids))
			for i, id := range ids {
				if id == "" {
					id = state.None
				}
				made[i] = field.Option{ID: id, Words: a.Words[i].String()}
			}
			l[a.Field] = &made
		}
	}
	return l
}

// messages is what an edit of a field means.
func messages(e field.Edit) []state.Message {
	if e.Key == state.SlideControl {
		position, err := strconv.Atoi(e.Text)
		switch {
		case err != nil:
			return nil
		case e.Done: // left where it stood: a typed factor lies between two positions
			return []state.Message{state.Commit{Field: e.Key}}
		}
		return []state.Message{state.Slide{Position: position}}
	}
	if id, ok := state.PinOfControl(e.Key); ok {
		if e.Done {
			return []state.Message{state.Rename{ID: id, Name: e.Text}, state.Commit{Field: e.Key}}
		}
		return []state.Message{state.Rename{ID: id, Name: e.Text}}
	}
	if e.Key == state.AgainstControl {
		id, err := strconv.Atoi(e.Text)
		if err != nil {
			return nil
		}
		return []state.Message{state.HoldAgainst{ID: id}}
	}
	if strings.HasPrefix(e.Key, state.PastePrefix) {
		return []state.Message{state.SetPaste{Control: e.Key, Text: e.Text}}
	}
	if strings.HasPrefix(e.Key, state.MannerPrefix) {
		return []state.Message{state.SetManner{Control: e.Key, ID: e.Text}}
	}
	if e.Key == state.OtherControl {
		return []state.Message{state.SetOther{ID: e.Text}}
	}
	if e.Key == state.SearchControl {
		return []state.Message{state.SetSearch{Text: e.Text}}
	}
	if e.Key == state.TakeControl {
		return []state.Message{state.SetTake{Kind: e.Text}}
	}
	if strings.HasPrefix(e.Key, text.PlanPrefix) {
		if e.Key == state.ShareSlider && e.Done { // left where it stood
			return []state.Message{state.Commit{Field: e.Key}}
		}
		return []state.Message{state.SetPlan{Name: e.Key, Text: e.Text}}
	}
	if strings.HasPrefix(e.Key, state.TurnPrefix) {
		return []state.Message{state.Turn{Control: e.Key, Text: e.Text}}
	}
	if f, ok := engine.FieldNamed(e.Key); ok && f.Number != nil {
		out := []state.Message{state.SetText{Field: e.Key, Text: e.Text}}
		if e.Done {
			out = append(out, state.Commit{Field: e.Key})
		}
		return out
	}
	return []state.Message{state.Choose{Field: e.Key, ID: e.Text}}
}

// question is the sentence with its controls, the factor's slider, and the ready
// questions.
func (r *Root) question() app.UI {
	return html.Section().Class("question").Aria("label", text.QuestionTitle).Body(
		r.part(sentencePart), r.part(besidePart), r.part(factorPart), r.part(presetsPart), r.part(changesPart),
	)
}

// sentence is the sentence with its controls, and the answer in words.
func (r *Root) sentence() app.UI {
	s := r.state
	asked, shown := s.Scenario, s.Names(s.Scenario)
	var parts []app.UI
	for _, group := range kept(text.Question(asked, shown, s.Answer)) {
		parts = append(parts, r.group(group))
	}
	parts = append(parts, reply(s))
	return html.P().Class("sentence").Body(parts...)
}

// reply is the second half of the sentence, each of its figures whole.
func reply(s state.State) app.UI {
	var parts []app.UI
	for _, p := range text.Reply(s.Answer) {
		if p.Figure {
			parts = append(parts, html.Span().Class("n keep").Text(p.Words))
		} else {
			parts = append(parts, app.Text(p.Words))
		}
	}
	return html.Span().Class(standing("reply", s)).Body(parts...)
}

// kept is the parts in groups that no line break may split: a control with the
// punctuation behind it, a number with the control of its unit.
func kept(parts []text.Part) [][]text.Part {
	var out [][]text.Part
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		switch {
		case p.Field == "":
			out = append(out, []text.Part{p})
		case i+2 < len(parts) && parts[i+2].Field == text.SizeField:
			out = append(out, []text.Part{p, parts[i+2]})
			i += 2
		default:
			out = append(out, []text.Part{p})
		}
		if last := out[len(out)-1]; p.Field != "" && i+1 < len(parts) && strings.HasPrefix(parts[i+1].Words, ",") {
			out[len(out)-1] = append(last, text.Part{Words: ","})
			parts[i+1].Words = parts[i+1].Words[1:]
		}
	}
	return out
}

// group draws such a group.
func (r *Root) group(parts []text.Part) app.UI {
	if len(parts) == 1 && parts[0].Field == "" {
		return app.Text(parts[0].Words)
	}
	class := "keep"
	var body []app.UI
	for _, p := range parts {
		if p.Field == text.SizeField {
			class = "keep joined"
		}
		if p.Field == "" {
			body = append(body, app.Text(p.Words))
		} else {
			body = append(body, r.control(p))
		}
	}
	return html.Span().Class(class).Body(body...)
}

// control is one control of the sentence: what it says, and the input over it.
func (r *Root) control(p text.Part) app.UI {
	s := r.state
	class, bad := "pick", s.Bad(p.Field)
	if bad {
		class += " bad"
	}
	said := p.Words
	var input app.UI
	if options, isList := r.lists[p.Field]; isList {
		class += " list"
		input = &field.Choice{Key: p.Field, Options: options, Chosen: s.Choice(p.Field), Label: text.ControlLabels[p.Field].String(), Bad: bad, Describe: "beside"}
	} else {
		class += " text"
		if p.Field == "scale" {
			class += " factor"
		}
		said = s.Text(p.Field)
		input = &field.Number{Key: p.Field, Text: said, Revision: s.RevisionOf(p.Field), Label: text.ControlLabels[p.Field].String(), Bad: bad, Describe: "beside", Placeholder: p.Words, Keyboard: keyboard(p.Field)}
		if said == "" {
			said = p.Words
		}
	}
	return html.Span().Class(class).Body(html.Span().Class("said").Aria("hidden", "true").Text(said), input)
}

// keyboard is the touch screen's: amounts of compute are written with letters,
// ranges with a dash.
func keyboard(name string) string {
	if f, ok := engine.FieldNamed(name); ok && f.Max <= 1e9 && f.Law == estimate.Exact {
		return "decimal"
	}
	return "text"
}

// beside is the line below the sentence: what is wrong with what was typed, else
// how far the figures reach.
func beside(s state.State) app.UI {
	if f := s.Wrong(); f != nil {
		line := []app.UI{span("alert", text.Engine(f.Text)), app.Text(" " + text.Stand.String() + " ")}
		if f.Field == "scale" && f.Code == "out-of-range" {
			line = append(line, &Button{Words: text.GiveCompute.String(), Message: state.LeadTo{Field: "compute_flop"}})
		}
		return html.P().Class("beside").ID("beside").Body(line...)
	}
	read := s.Read()
	if read != "" {
		read = " " + read
	}
	return html.P().Class("beside").ID("beside").Body(
		html.Span().Class("n").Text(text.Ranges(s.Answer)),
		app.Text(read),
	)
}

// factor is the slider, where the question is a multiple; else the way back to
// one.
func (r *Root) factor() app.UI {
	s := r.state
	if !s.Scenario.TakesScale() {
		return html.Div().Class("factor-row").Body(
			&Button{Words: text.UseScale.String(), Class: "act", Message: state.UseScale{}},
		)
	}
	var ticks []app.UI
	for _, t := range state.Ticks() {
		ticks = append(ticks, html.Li().Style("--at", percent(t.Share)).Text(text.Factor(t.Factor)))
	}
	return html.Div().Class("factor-row").Body(
		html.Label().Attr("for", "factor").Text(text.FactorLabel),
		&field.Slider{Key: state.SlideControl, ID: "factor", Position: state.PositionOf(s.Factor()), End: state.SlideEnd,
			Revision: s.RevisionOf(state.SlideControl), Says: text.Times(s.Factor())},
		html.Ul().Class("ticks").Aria("hidden", "true").Body(ticks...),
	)
}

// stance is what the figures above it depend on most: which run an article means,
// and where the deciding inputs stand in their ranges.
func (r *Root) stance() app.UI {
	stance := r.state.Choice(text.StanceField)
	return html.Div().Body(
		html.P().Class("ambiguity").Text(text.Ambiguity(state.Llama3(r.state.Catalog))),
		html.Div().Class("stance").Body(
			html.Label().Attr("for", "stance").Text(text.StanceLabel),
			&field.Choice{Key: text.StanceField, ID: "stance", Options: r.lists[text.StanceField], Chosen: stance, Describe: "stance-says"},
			html.P().ID("stance-says").Text(text.StanceSays(stance)),
		),
	)
}

// presets are the ready questions.
func presets(s state.State) app.UI {
	chosen, _ := s.Preset()
	var chips []app.UI
	for _, p := range state.Presets(s.Catalog) {
		current := "false"
		if p.ID == chosen.ID {
			current = "true"
		}
		chips = append(chips, html.Li().Body(&Ask{Words: p.Words.String(), Class: "preset", Link: state.Link(p.Scenario), Current: current, Message: state.UsePreset{ID: p.ID}}))
	}
	return html.Nav().Aria("label", text.Presets).Body(html.Ul().Class("presets").Body(chips...))
}
