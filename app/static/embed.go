package static

import (
	_ "embed"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/app/view"
	"tenfold/engine/catalog"
)

// The parts of an embed page: its shell, and its own scripts.
var (
	//go:embed embed.html
	embedShell string
	//go:embed look.js
	look string
	//go:embed height.js
	height string
	//go:embed frame.js
	frame string
)

// Embed is the page for frames, with the answer to a question in it. home leads
// from it to the site's first page: "" or "../". Head's title and description
// are the question's own where they are empty.
func Embed(cat *catalog.Catalog, preset, question, home string, head Head) ([]byte, error) {
	asked := state.ReadEmbed("", question)
	e := view.EmbedOf(cat, asked, home)
	markup, err := canonical(app.HTMLString(e))
	if err != nil {
		return nil, err
	}
	if head.Title == "" {
		head.Title = e.Title()
	}
	if head.Description == "" {
		head.Description = e.Sentence()
	}
	_, results, first := e.Told()
	version, _ := cat.DataVersion()
	page := strings.NewReplacer(
		"{{between}}", escape(text.Between.String()), "{{scenario}}", escape(asked.Question), "{{preset}}", escape(preset), "{{version}}", escape(version), "{{first}}", escape(first), "{{results}}", escape(results), "{{whole}}", view.Whole(home),
		"{{head}}", head.String(), "{{page}}", markup, "{{look}}", early+start+look, "{{height}}", height, "{{frame}}", frame,
	).Replace(embedShell)
	return Translated([]byte(strings.ReplaceAll(page, "{{root}}", home)), home), nil
}
