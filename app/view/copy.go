package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/state"
	"tenfold/app/text"
)

// pasteLists are the lists of the section for editors.
func pasteLists(l lists) {
	for control, entries := range map[string][2][]string{
		state.PasteKindControl:    {text.PasteKinds, text.PasteKindWords},
		state.PasteVersionControl: {text.PasteVersions, text.PasteVersionWords},
	} {
		made := make([]field.Option, len(entries[0]))
		for i, id := range entries[0] {
			made[i] = field.Option{ID: id, Words: entries[1][i]}
		}
		l[control] = &made
	}
}

// paste is the section that hands out what an editor pastes. Natively only its
// heading stands: without a program there is no address to hand out.
func (r *Root) paste() app.UI {
	section := app.Details().Class("assumptions paste")
	if app.IsServer {
		return section.Body(app.Summary().Text(text.PasteTitle), app.P().Text(text.AssumptionsLater))
	}
	s := r.state
	snippet := s.Snippet(browser.Address(""))
	words, says := snippet.Text()
	list := func(control, label string) app.UI {
		id := "paste-" + control
		return app.Div().Body(
			app.Label().For(id).Text(label),
			&field.Choice{Key: control, ID: id, Options: r.lists[control], Chosen: s.PasteChoice(control)},
		)
	}
	show := text.PasteShow
	preview := app.UI(app.Div().Class("paste-preview"))
	if s.Paste.Preview {
		show = text.PasteHide
		// The preview is of this very build, in its own folder.
		here := snippet
		here.Home, here.Folder = "", ""
		if snippet.Kind == "picture" && snippet.Preset != "" {
			preview = app.Div().Class("paste-preview").Body(app.Img().Src(here.Picture()).Alt(text.Pictured(snippet.Sentence, snippet.Version)))
		} else {
			preview = app.Div().Class("paste-preview").Body(app.IFrame().Src(here.Frame()).Title(snippet.Title).Attr("loading", "lazy").Attr("referrerpolicy", "no-referrer"))
		}
	}
	return section.Body(
		app.Summary().Text(text.PasteTitle),
		app.P().Text(text.PasteIntro),
		app.Div().Class("paste-choices").Body(
			list(state.PasteKindControl, text.PasteKind),
			list(state.PasteVersionControl, text.PasteVersion),
			app.Div().Class("paste-title").Body(
				app.Span().Aria("hidden", "true").Text(text.PasteName),
				&field.Words{Key: state.PasteTitleControl, Text: s.Paste.Title, Revision: s.RevisionOf(state.PasteTitleControl), Label: text.PasteName, Most: "160", Placeholder: snippet.Title},
			),
		),
		app.P().Class("hint").Text(says),
		app.Pre().Class("snippet").TabIndex(0).Aria("label", text.PasteKind).Text(words),
		app.Div().Class("paste-acts").Body(
			&Button{Words: []string{text.PasteCopy, text.PasteCopied, text.PasteFailed}[s.Paste.Copied], Class: "pin-it", Message: state.CopySnippet{Text: words}},
			&Button{Words: show, Class: "act", Message: state.PreviewPaste{}},
		),
		preview,
	)
}
