package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// pasteLists are the lists of the section for editors.
func pasteLists(l lists) {
	for control, entries := range map[string]struct {
		ids   []string
		words []text.Phrase
	}{
		state.PasteKindControl:    {text.PasteKinds, text.PasteKindWords},
		state.PasteVersionControl: {text.PasteVersions, text.PasteVersionWords},
	} {
		made := make([]field.Option, len(entries.ids))
		for i, id := range entries.ids {
			made[i] = field.Option{ID: id, Words: entries.words[i].String()}
		}
		l[control] = &made
	}
}

// paste is the section that hands out what an editor pastes. Natively only its
// heading stands: without a program there is no address to hand out.
func (r *Root) paste() app.UI {
	section := html.Details().Class("assumptions paste")
	if app.IsServer {
		return section.Body(html.Summary().Text(text.PasteTitle), html.P().Text(text.AssumptionsLater))
	}
	s := r.state
	snippet := s.Snippet(browser.Address(""))
	words, says := snippet.Text()
	list := func(control, label string) app.UI {
		id := "paste-" + control
		return html.Div().Body(
			html.Label().Attr("for", id).Text(label),
			&field.Choice{Key: control, ID: id, Options: r.lists[control], Chosen: s.PasteChoice(control)},
		)
	}
	show := text.PasteShow
	preview := app.UI(html.Div().Class("paste-preview"))
	if s.Paste.Preview {
		show = text.PasteHide
		// The preview is of this very build, in its own folder.
		here := snippet
		here.Home, here.Folder = "", ""
		if snippet.Kind == "picture" && snippet.Preset != "" {
			preview = html.Div().Class("paste-preview").Body(html.Img().Attr("src", here.Picture()).Attr("alt", text.Pictured(snippet.Sentence, snippet.Version)))
		} else {
			preview = html.Div().Class("paste-preview").Body(html.IFrame().Attr("src", here.Frame()).Title(snippet.Title).Attr("loading", "lazy").Attr("referrerpolicy", "no-referrer"))
		}
	}
	return section.Body(
		html.Summary().Text(text.PasteTitle),
		html.P().Text(text.PasteIntro),
		html.Div().Class("paste-choices").Body(
			list(state.PasteKindControl, text.PasteKind.String()),
			list(state.PasteVersionControl, text.PasteVersion.String()),
			html.Div().Class("paste-title").Body(
				html.Span().Aria("hidden", "true").Text(text.PasteName),
				&field.Words{Key: state.PasteTitleControl, Text: s.Paste.Title, Revision: s.RevisionOf(state.PasteTitleControl), Label: text.PasteName.String(), Most: "160", Placeholder: snippet.Title},
			),
		),
		html.P().Class("hint").Text(says),
		html.TextArea().Class("taken snippet").ID(state.SnippetID).Attr("readonly", true).Attr("rows", "6").Spellcheck(false).Aria("label", text.PasteKind).Text(words),
		html.Div().Class("paste-acts").Body(
			&Button{Words: []string{text.PasteCopy.String(), text.PasteCopied.String(), text.PasteFailed.String()}[s.Paste.Copied], Class: "pin-it", Message: state.CopySnippet{Text: words}},
			&Button{Words: show.String(), Class: "act", Message: state.PreviewPaste{}},
		),
		preview,
	)
}
