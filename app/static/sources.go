package static

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/layout"
	"tenfold/engine/working"
)

// search shows of that page the rows that hold what is searched for.
//
//go:embed sources.js
var search string

// Sources is the page of the whole catalogue: every figure with its origin, every
// formula, what changed when, and the documents. It needs no script; with one, it
// can be searched.
func Sources(cat *catalog.Catalog, head Head) ([]byte, error) {
	p := sourcesPage{cat: cat}
	constants, err := layout.Table()
	if err != nil {
		return nil, err
	}
	head.Title, head.Description = text.CatalogueTitle+" – "+text.Name.String(), text.CatalogueIntro
	p.write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
		head.String(), `<link rel="icon" href="web/icon.svg" type="image/svg+xml">`, "\n", `<link rel="stylesheet" href="web/app.css">`, "\n", `<link rel="stylesheet" href="web/backtest.css">`, "\n", `<link rel="stylesheet" href="web/sources.css">`, "\n</head>\n<body>\n<div class=\"page backtest catalogue\">\n")
	p.write(`<header class="top"><p><a href="./"><b>`, escape(text.Name.String()), `</b> · `, escape(text.CatalogueBack), "</a></p></header>\n<main>\n")
	p.write("<h1>", escape(text.CatalogueTitle), "</h1>\n<p class=\"lead-in\">", escape(text.CatalogueIntro), "</p>\n<p class=\"lead-in\">", escape(text.CatalogueMeans), "</p>\n")
	p.form()
	p.write(`<p class="nothing" hidden>`, escape(text.CatalogueNone), "</p>\n")
	p.facts()
	p.layout(constants)
	p.formulas()
	p.quotes()
	p.history()
	p.changes()
	p.sources()
	p.write("<section><h2>", escape(text.CatalogueLeftOut), "</h2>\n<ul class=\"unusable\">\n")
	for _, e := range cat.Excluded() {
		p.write("<li>", escape(e.ID+": "+e.Reason), "</li>\n")
	}
	p.write("</ul></section>\n<section><h2>", escape(text.CatalogueFile), "</h2>\n<p><a href=\"catalog.json\">", escape(text.CatalogueFileLink), "</a>", escape(text.CatalogueFileSays), "</p></section>\n")
	p.write("</main>\n<footer class=\"foot\"><p>", escape(text.Data(cat.DataVersion())+" "+text.Licence.String()), "</p></footer>\n</div>\n<script>\n", search, "</script>\n</body>\n</html>\n")
	return []byte(p.String()), nil
}

// sourcesPage is that page while it is written.
type sourcesPage struct {
	strings.Builder
	cat *catalog.Catalog
}

func (p *sourcesPage) write(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

// form is the search, out of sight until the script works it.
func (p *sourcesPage) form() {
	p.write(`<form class="choices" hidden role="search" data-says="`, escape(text.CatalogueShown), `" aria-label="`, escape(text.CatalogueForm), "\">\n")
	p.write(`<label>`, escape(text.CatalogueSearch), ` <input type="search" name="search" autocomplete="off" spellcheck="false" placeholder="`, escape(text.CatalogueHint), "\"></label>\n")
	p.write(`<label>`, escape(text.CatalogueKind), ` <select name="part"><option value="">`, escape(text.CatalogueAll), "</option>")
	for _, part := range append(slices.Clone(text.CatalogueParts), text.CatalogueLayout, text.CataloguePart{ID: "formulas", Title: text.CatalogueFormulas}, text.CatalogueQuotes, text.CatalogueHistory, text.CatalogueSources) {
		p.write(`<option value="`, part.ID, `">`, escape(part.Title), "</option>")
	}
	p.write("</select></label>\n<output></output>\n</form>\n")
}

// begin writes the head of a part and of its table: folded, unless it is open.
func (p *sourcesPage) begin(part text.CataloguePart, rows int, open bool, class string, columns []string) {
	p.write(`<section data-part id="`, part.ID, `"><h2>`, escape(part.Title), "</h2>\n<p>", escape(part.Says), "</p>\n<details")
	if open {
		p.write(" open")
	}
	p.write("><summary>", escape(text.CatalogueRows(rows)), `</summary><div class="wide" tabindex="0" role="group" aria-label="`, escape(part.Title), `"><table class="`, class, `"><thead><tr>`)
	for _, c := range columns {
		p.write(`<th scope="col">`, escape(c), "</th>")
	}
	p.write("</tr></thead>\n")
}

func (p *sourcesPage) end() { p.write("</table></div></details></section>\n") }

// facts are the files of facts, each thing with its figures together.
func (p *sourcesPage) facts() {
	byFile := map[string][]catalog.Fact{}
	for f := range p.cat.Facts() {
		file := strings.TrimSuffix(f.File, ".csv")
		byFile[file] = append(byFile[file], f)
	}
	for _, part := range text.CatalogueParts {
		facts := byFile[part.ID]
		single := part.ID == "assumptions"
		p.begin(part, len(facts), single, "facts", text.FactColumns)
		last := ""
		for _, f := range facts {
			name := f.ID
			if !single {
				if name = f.Attribute; f.ID != last {
					if last != "" {
						p.write("</tbody>\n")
					}
					p.write(`<tbody><tr class="item"><th scope="rowgroup" colspan="`, strconv.Itoa(len(text.FactColumns)), `">`, escape(p.named(part.ID, f.ID)), "</th></tr>\n")
					last = f.ID
				}
			} else if last == "" {
				p.write("<tbody>\n")
				last = f.ID
			}
			p.fact(name, f.Value, f.Low, f.High, f.Unit, string(f.Basis), p.links(f.SourceIDs()), f.Locator, f.Date, f.Note)
		}
		if last != "" {
			p.write("</tbody>\n")
		}
		p.end()
	}
}

// named is a thing by its short name and its id.
func (p *sourcesPage) named(part, id string) string {
	name := ""
	switch part {
	case "accelerators", "prices":
		a, _ := p.cat.Accelerator(id)
		name = a.Short
	case "runs", "costs":
		r, _ := p.cat.Run(id)
		name = r.Short
	case "regions":
		g, _ := p.cat.Region(id)
		name = g.Name
	case "facilities":
		f, _ := p.cat.Facility(id)
		name = f.Operator
	}
	if name == "" {
		return id
	}
	return name + " (" + id + ")"
}

// fact is one row of facts; sources are markup.
func (p *sourcesPage) fact(name, value, low, high, unit, basis, sources, locator, date, note string) {
	class := "n"
	if unit == "text" {
		class, unit = "words", ""
	}
	fmt.Fprintf(p, `<tr><th scope="row">%s</th><td class="%s">%s</td><td class="n">%s</td><td class="n">%s</td><td>%s</td><td>%s</td><td class="of">%s</td><td class="long">%s</td><td class="n">%s</td><td class="long">%s</td></tr>`+"\n",
		escape(strings.ReplaceAll(name, "_", " ")), class, escape(value), escape(low), escape(high), escape(unit), escape(basis), sources, escape(locator), escape(date), escape(note))
}

// links lead to sources further down the page.
func (p *sourcesPage) links(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, `<a href="#`+sourcePlace(id)+`">`+escape(id)+"</a>")
	}
	return strings.Join(out, "; ")
}

// sourcePlace is the id of a source's row.
func sourcePlace(id string) string { return "source-" + escape(id) }

// layout are the constants of package layout.
func (p *sourcesPage) layout(constants []layout.Constant) {
	p.begin(text.CatalogueLayout, len(constants), false, "facts", text.FactColumns)
	p.write("<tbody>\n")
	for _, c := range constants {
		low, high := "", ""
		if c.Low < c.High {
			low, high = exact(c.Low), exact(c.High)
		}
		p.fact(c.Name, exact(c.Value), low, high, c.Unit, c.Basis, escape(c.Source), "", "", c.Note)
	}
	p.write("</tbody>\n")
	p.end()
}

// exact is a number as the data files have it.
func exact(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// formulas are the steps of the engine.
func (p *sourcesPage) formulas() {
	p.begin(text.CataloguePart{ID: "formulas", Title: text.CatalogueFormulas, Says: text.CatalogueFormulaIs}, len(working.Steps), false, "formulas", text.FormulaColumns)
	p.write("<tbody>\n")
	for _, s := range working.Steps {
		_, formula, _ := strings.Cut(s.Words(), " = ")
		var ids []string
		if s.Source != "" {
			ids = []string{s.Source}
		}
		p.write(`<tr><th scope="row">`, escape(s.Label), `</th><td class="long">`, escape(formula), `</td><td class="long">`, escape(s.Note), `</td><td class="of">`, p.links(ids), "</td></tr>\n")
	}
	p.write("</tbody>\n")
	p.end()
}

// quotes are the dated prices, each accelerator's together.
func (p *sourcesPage) quotes() {
	quotes := p.cat.Quotes()
	p.begin(text.CatalogueQuotes, len(quotes), false, "quotes", text.QuoteColumns)
	last := ""
	for _, q := range quotes {
		if q.Accelerator != last {
			if last != "" {
				p.write("</tbody>\n")
			}
			p.write(`<tbody><tr class="item"><th scope="rowgroup" colspan="`, strconv.Itoa(len(text.QuoteColumns)), `">`, escape(p.named("accelerators", q.Accelerator)), "</th></tr>\n")
			last = q.Accelerator
		}
		p.write(`<tr><th scope="row">`, escape(q.Provider), `</th><td class="n">`, engine.Grouped(exact(q.Price)), `</td><td>`, escape(q.Commitment), `</td><td class="n">`, escape(q.Date), `</td><td class="of">`, p.links([]string{q.Source}), `</td><td>`, escape(q.Confidence), "</td></tr>\n")
	}
	p.write("</tbody>\n")
	p.end()
}

// history is the training compute of the past.
func (p *sourcesPage) history() {
	past := p.cat.History()
	p.begin(text.CatalogueHistory, len(past), false, "history", text.HistoryColumns)
	p.write("<tbody>\n")
	for _, m := range past {
		p.write(`<tr><th scope="row">`, escape(m.Model), `</th><td class="n">`, exact(m.FLOP), `</td><td class="n">`, escape(m.Date), `</td><td>`, escape(m.Confidence), "</td></tr>\n")
	}
	p.write("</tbody>\n")
	p.end()
}

// changes is the changelog of the data, the newest first.
func (p *sourcesPage) changes() {
	p.write(`<section id="changes"><h2>`, escape(text.CatalogueChanges), "</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"", escape(text.CatalogueChanges), "\"><table class=\"editions\"><thead><tr>")
	for _, c := range text.EditionColumns {
		p.write(`<th scope="col">`, escape(c), "</th>")
	}
	p.write("</tr></thead><tbody>\n")
	editions := p.cat.Editions()
	slices.Reverse(editions)
	for _, e := range editions {
		p.write(`<tr><th scope="row">`, escape(e.Version), `</th><td class="n">`, escape(e.Date), `</td><td class="long">`, escape(e.Change), "</td></tr>\n")
	}
	p.write("</tbody></table></div></section>\n")
}

// sources are the documents.
func (p *sourcesPage) sources() {
	sources := p.cat.Sources()
	p.begin(text.CatalogueSources, len(sources), true, "documents", text.SourceColumns)
	p.write("<tbody>\n")
	for _, s := range sources {
		title := escape(s.Title)
		if s.URL != "" {
			title = `<a href="` + escape(s.URL) + `" target="_blank" rel="noopener">` + title + "</a>"
		}
		p.write(`<tr id="`, sourcePlace(s.ID), `"><th scope="row">`, title, `</th><td class="long">`, escape(s.Publisher), `</td><td class="n">`, escape(s.Published), `</td><td class="n">`, escape(s.Accessed), `</td><td>`, escape(s.Licence), `</td><td>`, escape(s.ID), "</td></tr>\n")
	}
	p.write("</tbody>\n")
	p.end()
}
