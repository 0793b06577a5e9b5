//go:build !js

package static

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/app/view"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

var (
	textNode  = regexp.MustCompile(`>([^<]+)<`)
	attribute = regexp.MustCompile(` (?:aria-label|aria-valuetext|title|placeholder|alt|label|content|data-stated|data-unstated|data-between)="([^"]*)"`)
	script    = regexp.MustCompile(`(?s)<(script|style)\b.*?</(script|style)>`)
	english   = regexp.MustCompile(`(?s)<(\w+)[^>]* lang="en"[^>]*>[^<]*</\w+>`)
)

// untranslated is what of a page's words is neither in brackets nor a name.
func untranslated(page string, names []string) []string {
	page = english.ReplaceAllString(script.ReplaceAllString(page, ""), "")
	var out []string
	for _, pattern := range []*regexp.Regexp{textNode, attribute} {
		for _, m := range pattern.FindAllStringSubmatch(page, -1) {
			if strings.HasPrefix(m[1], "#") { // the address, for print
				continue
			}
			if left := text.Untranslated(html.UnescapeString(m[1]), names); left != "" && !slices.Contains(out, left) {
				out = append(out, left)
			}
		}
	}
	return out
}

// TestGermanPage: drawn in German with every translation in brackets, no page
// says anything outside of them but names, numbers and units. What does is listed
// as german.txt wants it.
func TestGermanPage(t *testing.T) {
	cat := catalog.Default()
	t.Cleanup(func() {
		text.Use(text.Language{})
		text.Speak(text.Manner{})
	})
	text.Use(text.Bracketed())
	text.Speak(text.Manner{}, "de")
	// What the links below say stays as well.
	names := append(text.CatalogueNames(cat), "rubin", "gpt4", "atlantis", "nonsense", "full-restart", "best", "theme", "auto, light, dark", "accent", "at/2020.01/")
	pages := map[string]string{}
	draw := func(name string, c app.UI) {
		markup, err := canonical(app.HTMLString(c))
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = markup
	}
	for _, question := range []string{
		"v1", "v1&accelerators=100000", "v1&site_mw=150", "v1&compute_flop=1e26", "v1&model.params=70B&model.tokens=15T", "v1&scale=1000", "v1&scale=0.001", "v1&scope=with-experiments", "v1&stance=conservative",
		"v1&stance=aggressive&region=de", "v1&operator=google", "v1&operator=meta&pue=1.2&mfu=30-45%25&goodput=0.9", "v1&accelerator=rubin", "v1&accelerator=tpu-v5p&format=fp4", "v1&mfu=2&nonsense=1&days=x&region=atlantis",
		"v1&days=0.001", "v1&site_mw=0.0001", "v1&recovery=full-restart&accelerators=1000000", "v1&reference=gpt4", "v1&layout.global_batch=100000", "v1&start_year=2040", "v1&data_version=2020.01", "v2&scale=3&scale=4",
	} {
		draw(question, view.At(cat, question))
	}
	for _, q := range []string{"v1&chart=where", "v1&controls=all,slider,mfu,recipe&theme=mauve&accent=red", "v1&accelerators=5000&chart=none"} {
		draw("embed "+q, view.EmbedOf(cat, state.ReadEmbed("", q), ""))
	}
	pages["the backtest"] = string(Backtest(cat, reported(), Head{}))
	catalogue, err := Sources(cat, Head{})
	if err != nil {
		t.Fatal(err)
	}
	pages["the sources"] = string(catalogue)
	for _, s := range cat.Sources() {
		names = append(names, s.Publisher, s.ID, s.Licence)
	}
	for _, m := range cat.History() {
		names = append(names, m.Model)
	}
	for _, q := range cat.Quotes() {
		names = append(names, q.Provider, q.Confidence)
	}
	for f := range cat.Facts() {
		names = append(names, f.ID, "("+f.ID+")")
	}
	for _, r := range reported().Rows {
		names = append(names, r.Family)
	}
	for _, e := range cat.Excluded() {
		names = append(names, e.ID)
	}
	names = append(names, "width=device-width, initial-scale=1", "light dark", "website", "summary", "catalog.json") // of heads, and a file
	var missing []string
	for name, page := range pages {
		if strings.Count(page, "⟦") < 50 {
			t.Errorf("%s: hardly anything is in brackets", name)
		}
		for _, left := range untranslated(page, names) {
			if !slices.Contains(missing, left) {
				missing = append(missing, left)
			}
		}
	}
	if len(missing) > 0 {
		t.Errorf("neither translated nor a name; in german.txt this could be\n%s\n\t\n", strings.Join(missing, "\n\t\n"))
	}
}

// TestGermanShell: the shell of a page that is drawn in German is in German too,
// and names the file of the program's words.
func TestGermanShell(t *testing.T) {
	t.Cleanup(func() {
		text.Use(text.Language{})
		text.Speak(text.Manner{})
	})
	text.Use(text.Bracketed())
	text.Speak(text.Manner{}, "de")
	shell := []byte(`<html lang="en">` + "<!-- static:head -->\n<!-- /static:head -->\n<!-- static:page -->\n<!-- /static:page -->\n<!-- static:start -->\n<!-- /static:start -->")
	page, err := Page(shell, catalog.Default(), Head{Languages: [][2]string{{"de", "https://example.org/index.de.html"}}})
	if err != nil {
		t.Fatal(err)
	}
	cost := spread.New().Answer(catalog.Default(), engine.Scenario{}).Result("cost_rental_usd")
	rent := strings.ReplaceAll(text.Say("cost_rental_usd", cost).Value, "\u00a0", "&nbsp;")
	for _, want := range []string{`<html lang="de" data-words="web/de.txt">`, `<link rel="alternate" hreflang="de" href="https://example.org/index.de.html">`, `value="10×"`, rent} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	embed, err := Embed(catalog.Default(), "", "v1", "../", Head{})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(embed), `data-words="../web/de.txt"`) {
		t.Error("the embed view names no words")
	}
	for _, m := range regexp.MustCompile(`<a [^>]*href="([^"#]*)`).FindAllStringSubmatch(string(embed), -1) {
		if m[1] != "../index.de.html" && !strings.HasPrefix(m[1], "https://") {
			t.Errorf("the embed view leads to %q, which is in English", m[1])
		}
	}
	for _, p := range text.Shell {
		if strings.Contains(string(embed), `"`+string(p)) || strings.Contains(string(embed), ">"+string(p)) {
			t.Errorf("the embed view's shell says %q", p)
		}
	}
}
