package static

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
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
	head.Title, head.Description = text.CatalogueTitle.String()+" – "+text.Name.String(), text.CatalogueIntro.String()
	p.open("sources", "backtest catalogue", head, text.CatalogueBack, text.CatalogueTitle, "sources")
	p.write("<p class=\"lead-in\">", escape(text.CatalogueIntro.String()), "</p>\n<p class=\"lead-in\">", escape(text.CatalogueMeans.String()), "</p>\n")
	if text.Speaks() != text.Tongues[0].Tag {
		p.write("<p class=\"lead-in\">", escape(text.CatalogueEntered.String()), "</p>\n")
	}
	p.form()
	p.write(`<p class="nothing" hidden>`, escape(text.CatalogueNone.String()), "</p>\n")
	p.facts()
	p.layout(constants)
	p.formulas()
	p.quotes()
	p.history()
	p.changes()
	p.sources()
	p.write("<section><h2>", escape(text.CatalogueLeftOut.String()), "</h2>\n<ul class=\"unusable\">\n")
	for _, e := range cat.Excluded() {
		p.write("<li", inLanguage(e.Reason), ">", escape(e.ID+": "+text.Engine(e.Reason)), "</li>\n")
	}
	p.write("</ul></section>\n<section><h2>", escape(text.CatalogueFile.String()), "</h2>\n<p>")
	for _, piece := range text.CatalogueFileSays.Pieces() {
		p.write(escape(piece.Words))
		if piece.Place != "" {
			p.write(`<a href="catalog.json">catalog.json</a>`)
		}
	}
	p.write("</p></section>\n")
	p.close(cat, search)
	return []byte(p.String()), nil
}

// sourcesPage is that page while it is written.
type sourcesPage struct {
	document
	cat *catalog.Catalog
}

// form is the search, out of sight until the script works it.
func (p *sourcesPage) form() {
	p.write(`<form class="choices" hidden role="search" data-says="`, escape(text.CatalogueShown.String()), `" aria-label="`, escape(text.CatalogueForm.String()), "\">\n")
	p.write(`<label>`, escape(text.CatalogueSearch.String()), ` <input type="search" name="search" autocomplete="off" spellcheck="false" placeholder="`, escape(text.CatalogueHint.String()), "\"></label>\n")
	p.write(`<label>`, escape(text.CatalogueKind.String()), ` <select name="part"><option value="">`, escape(text.CatalogueAll.String()), "</option>")
	for _, part := range append(slices.Clone(text.CatalogueParts), text.CatalogueLayout, text.CataloguePart{ID: "formulas", Title: text.CatalogueFormulas}, text.CatalogueQuotes, text.CatalogueHistory, text.CatalogueSources) {
		p.write(`<option value="`, part.ID, `">`, escape(part.Title.String()), "</option>")
	}
	p.write("</select></label>\n<output></output>\n</form>\n")
}

// begin writes the head of a part and of its table: folded, unless it is open.
func (p *sourcesPage) begin(part text.CataloguePart, rows int, open bool, class string, columns []text.Phrase) {
	p.write(`<section data-part id="`, part.ID, `"><h2>`, escape(part.Title.String()), "</h2>\n<p>", escape(part.Says.String()), "</p>\n<details")
	if open {
		p.write(" open")
	}
	p.write("><summary>", escape(text.CatalogueRows(rows)), `</summary><div class="wide" tabindex="0" role="group" aria-label="`, escape(part.Title.String()), `"><table class="`, class, `"><thead><tr>`)
	for _, c := range columns {
		p.write(`<th scope="col">`, escape(c.String()), "</th>")
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
			p.fact(name, f.Value, f.Low, f.High, f.Unit, f.Basis, p.links(f.SourceIDs()), f.Locator, f.Date, f.Note)
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
func (p *sourcesPage) fact(name, value, low, high, unit string, basis estimate.Basis, sources, locator, date, note string) {
	first := `<td class="n">` + escape(written(value)) + "</td>"
	if unit == "text" {
		first, unit = cell("words", value), ""
	}
	p.write(`<tr><th scope="row"`, asWritten(), ">", escape(strings.ReplaceAll(name, "_", " ")), "</th>", first, `<td class="n">`, escape(written(low)), `</td><td class="n">`, escape(written(high)), "</td><td>", escape(text.Engine(unit)), "</td>",
		"<td>", escape(text.Origin(basis, "", "")), `</td><td class="of">`, sources, `</td><td class="long"`, asWritten(), ">", escape(locator), `</td><td class="n">`, escape(date), "</td>", cell("long", note), "</tr>\n")
}

// written is a number of the data files, or a formula, as the page's language writes
// it; in English as it stands there.
func written(said string) string {
	if text.Speaks() == "en" {
		return said
	}
	return text.Worked(said)
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
		p.fact(c.Name, exact(c.Value), low, high, c.Unit, estimate.Basis(c.Basis), spanOf(asWritten(), escape(c.Source)), "", "", c.Note)
	}
	p.write("</tbody>\n")
	p.end()
}

// exact is a number as the data files have it: 1.5e6, not 1.5e+06.
func exact(v float64) string {
	return strings.NewReplacer("e+0", "e", "e+", "e", "e-0", "e-").Replace(strconv.FormatFloat(v, 'g', -1, 64))
}

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
		p.write(`<tr><th scope="row">`, escape(text.Engine(s.Label)), `</th><td class="long">`, escape(written(formula)), "</td>", cell("long", s.Note), `<td class="of">`, p.links(ids), "</td></tr>\n")
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
		p.write(`<tr><th scope="row">`, escape(q.Provider), `</th><td class="n">`, text.Worked(engine.Grouped(exact(q.Price))), "</td>", cell("", q.Commitment), `<td class="n">`, escape(q.Date), `</td><td class="of">`, p.links([]string{q.Source}), `</td><td>`, escape(q.Confidence), "</td></tr>\n")
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
		p.write(`<tr><th scope="row">`, escape(m.Model), `</th><td class="n">`, escape(written(exact(m.FLOP))), `</td><td class="n">`, escape(m.Date), "</td>", cell("", m.Confidence), "</tr>\n")
	}
	p.write("</tbody>\n")
	p.end()
}

// changes is the changelog of the data, the newest first.
func (p *sourcesPage) changes() {
	p.write(`<section id="changes"><h2>`, escape(text.CatalogueChanges.String()), "</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"", escape(text.CatalogueChanges.String()), "\"><table class=\"editions\"><thead><tr>")
	for _, c := range text.EditionColumns {
		p.write(`<th scope="col">`, escape(c.String()), "</th>")
	}
	p.write("</tr></thead><tbody>\n")
	editions := p.cat.Editions()
	slices.Reverse(editions)
	for _, e := range editions {
		p.write(`<tr><th scope="row">`, escape(e.Version), `</th><td class="n">`, escape(e.Date), `</td>`, cell("long", e.Change), "</tr>\n")
	}
	p.write("</tbody></table></div></section>\n")
}

// sources are the documents.
func (p *sourcesPage) sources() {
	sources := p.cat.Sources()
	p.begin(text.CatalogueSources, len(sources), true, "documents", text.SourceColumns)
	p.write("<tbody>\n")
	for _, s := range sources {
		title := spanOf(asWritten(), escape(s.Title))
		if s.URL != "" {
			title = `<a href="` + escape(s.URL) + `" target="_blank" rel="noopener">` + title + "</a>"
		}
		p.write(`<tr id="`, sourcePlace(s.ID), `"><th scope="row">`, title, `</th><td class="long">`, escape(s.Publisher), `</td><td class="n">`, escape(s.Published), `</td><td class="n">`, escape(s.Accessed), `</td><td`, inLanguage(s.Licence), `>`, escape(text.Engine(s.Licence)), `</td><td>`, escape(s.ID), "</td></tr>\n")
	}
	p.write("</tbody>\n")
	p.end()
}
