package static

import (
	"strings"

	"tenfold/app/text"
	"tenfold/engine/catalog"
)

// document is a page of the site that needs no program, while it is written.
type document struct{ strings.Builder }

func (d *document) write(parts ...string) {
	for _, s := range parts {
		d.WriteString(s)
	}
}

// open writes a page's head, the way back, the way to the same page in the other
// language, and its title; name is the page's, without language and ending.
func (d *document) open(name, class string, head Head, back text.Phrase, title text.Phrase, styles ...string) {
	other := text.OtherTongue()
	d.write("<!doctype html>\n<html lang=\"", text.Speaks(), "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
		head.String(), `<link rel="icon" href="web/icon.svg" type="image/svg+xml">`, "\n")
	for _, style := range append([]string{"app", "backtest"}, styles...) {
		d.write(`<link rel="stylesheet" href="web/`, style, `.css">`, "\n")
	}
	d.write("</head>\n<body>\n<div class=\"page ", class, "\">\n")
	d.write(`<header class="top"><p><a href="./`, text.Own().Address("index"), `"><b>`, escape(text.Name.String()), `</b> · `, escape(back.String()), `</a></p><div class="acts"><a class="act" href="`, other.From(name), `" hreflang="`, other.Tag, `" lang="`, other.Tag, `">`, other.Name, "</a></div></header>\n<main>\n")
	d.write("<h1>", escape(title.String()), "</h1>\n")
}

// close writes its end, with the script that works on it.
func (d *document) close(cat *catalog.Catalog, script string) {
	d.write("</main>\n<footer class=\"foot\"><p>", escape(text.Data(cat.DataVersion())+" "+text.Licence.String()), "</p></footer>\n</div>\n<script>\n", script, "</script>\n</body>\n</html>\n")
}

// cell is a table's cell with words of the engine's or the catalogue's, marked with
// their language where there are none in the page's.
func cell(class, said string) string {
	return `<td class="` + class + `"` + inLanguage(said) + ">" + escape(text.Engine(said)) + "</td>"
}

// inLanguage is the attribute that names the language of what the engine or the
// catalogue says, where it is another than the page's.
func inLanguage(said string) string {
	if said == "" {
		return ""
	}
	return langOf(text.LanguageOf(said))
}

// asWritten is it for what is never translated: titles, places in documents, ids.
func asWritten() string { return langOf(text.TitlesIn()) }

func langOf(tag string) string {
	if tag == "" {
		return ""
	}
	return ` lang="` + tag + `"`
}
