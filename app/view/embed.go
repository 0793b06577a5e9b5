package view

import (
	"encoding/json"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/spread"
)

// Embed is the page in a frame of somebody else's: the sentence, the controls
// that the editor left open, the figures, one chart, and the way to the whole
// page. It keeps nothing, writes no address, and steps on no history.
type Embed struct {
	Root

	asked state.Embed
	home  string // the address of the site's first page, as seen from here
}

// Whole is the address of the site's first page in the language spoken, for a
// frame from which home leads to the site. It is never empty: "#v1" alone leads
// back to the frame itself.
func Whole(home string) string {
	if address := home + text.Own().Address("index"); address != "" {
		return address
	}
	return "./"
}

// Of is what the page at hand shows: the whole page, or the embed view where its
// shell is that of a frame.
func Of(cat *catalog.Catalog) app.Composer {
	if browser.Framed() {
		return NewEmbed(cat)
	}
	return New(cat)
}

// NewEmbed is the embed view of the address that the page is at.
func NewEmbed(cat *catalog.Catalog) *Embed {
	asked := state.ReadEmbed(browser.Query(), browser.Fragment())
	if asked.Question == "" {
		asked.Question = browser.Own("scenario")
	}
	return EmbedOf(cat, asked, browser.Own("root"))
}

// EmbedOf is the embed view of an address already read; home leads to the
// site's first page.
func EmbedOf(cat *catalog.Catalog, asked state.Embed, home string) *Embed {
	e := &Embed{asked: asked, home: home}
	if !app.IsServer {
		learn()
		speak(text.Manner{}) // what the device keeps is none of a frame's business
	}
	e.sampler, e.aside, e.lists = spread.New(), spread.New(), newLists(cat)
	e.breathing()
	answer := func(s engine.Scenario) spread.Answer { return firstAnswer(e.sampler, cat, s) }
	e.state = state.Start(cat, asked.Question, answer)
	e.unhand()
	e.early = browser.TakeEarly() // last, since the reader may type until the page is the program's
	e.state.LinkFound = append(e.state.LinkFound, asked.Found...)
	for _, m := range meanwhile(e.early) {
		e.state, _ = state.Update(e.state, m)
	}
	if !e.state.Fresh {
		e.state, _ = state.Update(e.state, state.Answered{Answer: answer(e.state.Scenario)})
	}
	if app.IsServer || asked.ShowsLayout() { // natively always: which chart is asked for, a frame's script decides
		e.state, _ = state.Update(e.state, state.LayoutFound{Scenario: e.state.Answer.Scenario, Laid: state.Lay(e.state.Answer)})
	}
	return e
}

// OnMount takes the frame over.
func (e *Embed) OnMount(ctx app.Context) {
	e.own = ctx
	ctx.Handle(field.Action, e.onEdit)
	ctx.Handle(Action, e.onMessage)
	e.outside = e.keepOut
	browser.OnAsked(func(question string) {
		ctx.Dispatch(func(ctx app.Context) {
			e.update(ctx, state.LinkOpened{Fragment: state.ReadEmbed("", question).Question})
		})
	})
	browser.Started()
	e.tell("ready")
	ctx.Dispatch(func(ctx app.Context) { // behind the mounting of every field
		ctx.Defer(func(app.Context) { browser.PutBack(e.early) })
	})
}

// keepOut takes out of the effects of a message what a frame must not do: write
// an address, and with it the host's history, and keep things on the device; and
// what it would do for nothing, since no part of it shows the outcome. An answer
// is told to the host instead.
func (e *Embed) keepOut(m state.Message, effects []state.Effect) []state.Effect {
	var kept []state.Effect
	for _, effect := range effects {
		switch effect.(type) {
		case state.WriteLink, state.KeepPins, state.Speak, state.Slice, state.FindDrivers:
		case state.FindLayout:
			if e.asked.ShowsLayout() {
				kept = append(kept, effect)
			}
		default:
			kept = append(kept, effect)
		}
	}
	if _, answered := m.(state.Answered); answered && e.state.Fresh {
		e.tell("change")
	}
	return kept
}

// tell says to the host what is on show.
func (e *Embed) tell(kind string) {
	question, results, says := e.Told()
	browser.Tell(kind, question, results, says, e.Title())
}

// Told is what is on show as a host is told: the question's link, the figures as
// JSON, and those of its sentence in words.
func (e *Embed) Told() (question, results, says string) {
	figures := map[string]any{}
	for _, name := range text.Headlines(text.Size(e.state.Answer.Scenario)) {
		if q := e.state.Answer.Result(name); q.Known {
			figures[name] = map[string]float64{"value": q.Value, "low": q.Low, "high": q.High}
		}
	}
	said, err := json.Marshal(figures)
	if err != nil {
		said = []byte("{}") // all of them are numbers
	}
	_, says = text.Headline(e.state.Answer)
	return state.Link(e.state.Scenario), string(said), says
}

// Title is the frame's title in plain words.
func (e *Embed) Title() string {
	if e.asked.Title != "" {
		return e.asked.Title
	}
	s := e.state
	return text.EmbedTitle(text.Asked(s.Answer.Scenario, s.Names(s.Answer.Scenario), s.Answer))
}

// Answer is what the frame shows.
func (e *Embed) Answer() spread.Answer { return e.state.Answer }

// Render draws the frame.
func (e *Embed) Render() app.UI {
	s := e.state
	page := html.Div().ID("page").Class("page embed")
	if app.IsServer {
		page = page.Class("static")
	}
	chart := app.UI(html.Div().Class("chart"))
	if e.asked.Chart == "where" || app.IsServer {
		chart = html.Div().Class("chart").Body(falls(s))
	}
	version, date := s.Catalog.DataVersion()
	return page.Body(
		html.Header().Class("embed-head").Body(
			html.H1().Class("unseen").Text(text.Titled()),
			html.P().Class("embed-title").Hidden(e.asked.Title == "").Text(e.asked.Title),
			html.P().Class("embed-author").Hidden(e.asked.Author == "").Text(e.asked.Author),
		),
		html.Main().Body(
			e.question(),
			e.figures(),
			chart,
		),
		html.Footer().Class("embed-foot").Body(
			html.A().Class("open-full").Attr("href", Whole(e.home)+"#"+state.Link(s.Scenario)).Attr("target", "_blank").Attr("rel", "noopener noreferrer").Text(text.OpenFull),
			html.Span().Text(text.Data(version, date)),
			html.Span().Class("brand").Text(text.Name),
		),
	)
}

// question is the sentence with the open controls, and those that stand beside
// it.
func (e *Embed) question() app.UI {
	s := e.state
	var parts []app.UI
	for _, group := range kept(e.closed(text.Question(s.Scenario, s.Names(s.Scenario), s.Answer))) {
		parts = append(parts, e.group(group))
	}
	parts = append(parts, reply(s))
	slider := app.UI(html.Div().Class("embed-slider"))
	if e.asked.IsOpen(state.SlideControl) || app.IsServer {
		slider = html.Div().Class("embed-slider").Body(e.factor())
	}
	var besides []app.UI
	for _, a := range e.asked.Beside() {
		besides = append(besides, e.given(a))
	}
	wrong := html.P().Class("beside").ID("beside").Hidden(true)
	if f := s.Wrong(); f != nil {
		wrong = html.P().Class("beside").ID("beside").Body(html.Span().Class("alert").Text(text.Engine(f.Text)), app.Text(" "+text.Stand.String()))
	}
	return html.Section().Class("question").Aria("label", text.QuestionTitle).Body(
		html.P().Class("sentence").Body(parts...),
		wrong,
		slider,
		html.Div().Class("besides").Body(besides...),
	)
}

// closed is the sentence with the controls that the editor closed as words.
func (e *Embed) closed(parts []text.Part) []text.Part {
	var out []text.Part
	for _, p := range parts {
		if p.Field != "" && !e.asked.IsOpen(p.Field) {
			p.Field = ""
		}
		if n := len(out); n > 0 && p.Field == "" && out[n-1].Field == "" {
			out[n-1].Words += p.Words
			continue
		}
		out = append(out, p)
	}
	return out
}

// figures is the headlines with their workings, and what there is to say.
func (e *Embed) figures() app.UI {
	s := e.state
	var cells []app.UI
	for _, name := range text.Headlines(text.Size(s.Answer.Scenario)) {
		cells = append(cells, stated(s, name), panel(s, name))
	}
	behind := ""
	if s.Failing() {
		behind = text.Behind(text.Asked(s.Answer.Scenario, s.Names(s.Answer.Scenario), s.Answer))
	}
	above := app.UI(html.P().Class("behind").Hidden(behind == "").Text(behind))
	if app.IsServer {
		above = html.NoScript().Body(html.P().Class("behind").Text(text.EmbedWithout))
	}
	note := app.UI(html.P().Class("stated").Hidden(true))
	if app.IsServer {
		note = html.P().Class("stated").Hidden(true).DataSet("stated", text.EmbedStated).DataSet("unstated", text.EmbedUnstated)
	}
	return html.Section().Class(standing("answer", s)).Aria("labelledby", "answer-title").Body(
		html.H2().ID("answer-title").Class("unseen").Text(text.AnswerTitle),
		above,
		note,
		html.Dl().Class("answers").Body(cells...),
		remarks(s),
	)
}

// remarks is what there is to say: warnings at once, notes where they are asked
// for, since an article's column is narrow.
func remarks(s state.State) app.UI {
	var warnings, notes []app.UI
	for _, f := range s.Remarks() {
		item := html.Li().Class("finding " + string(f.Severity)).Text(text.Engine(f.Text))
		if f.Severity == check.Note {
			notes = append(notes, item)
		} else {
			warnings = append(warnings, item)
		}
	}
	return html.Div().Class("remarks").Body(
		html.Ul().Class("findings").Hidden(len(warnings) == 0).Body(warnings...),
		html.Details().Hidden(len(notes) == 0).Body(
			html.Summary().Text(text.Notes(len(notes))),
			html.Ul().Class("findings").Body(notes...),
		),
	)
}

// stated is a headline; natively it says how its figure is said, so that the
// frame's script can say one that the address states.
func stated(s state.State, name string) app.UI {
	if !app.IsServer {
		return cell(s, name)
	}
	q := s.Answer.Result(name)
	f := text.Say(name, q)
	return html.Div().Class("cell").Body(
		html.Dt().Body(toggle(s, name)),
		html.Dd().Class("value n").DataSet("result", name).DataSet("scales", text.Scales(name)).Text(f.Value),
		html.Dd().Class("n").Body(
			band(text.BandOf(name, q)),
			html.Span().Class("between").Body(besideCell(s, name, f)...),
		),
	)
}

// Sentence is question and answer as plain text, on one line.
func (e *Embed) Sentence() string { return strings.Join(strings.Fields(e.Root.Sentence()), " ") }
