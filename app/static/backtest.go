package static

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/backtest"
	"tenfold/engine/catalog"
)

// filter shows of that page what its choices ask for.
//
//go:embed filter.js
var filter string

// Backtest is the page that holds the engine against published runs. It needs
// no script; with one, it can be narrowed down.
func Backtest(cat *catalog.Catalog, r backtest.Report, head Head) []byte {
	p := backtestPage{cat: cat, report: r}
	head.Title, head.Description = text.BacktestTitle.String()+" – "+text.Name.String(), text.BacktestIntro.String()
	p.open("backtest", "backtest", head, text.BacktestBack, text.BacktestTitle)
	p.write("<p class=\"lead-in\">", escape(text.BacktestIntro.String()), "</p>\n<p class=\"lead-in\">", escape(text.BacktestHonest(r)), "</p>\n")
	p.aims()
	p.choices()
	p.write(`<section data-part><h2>`, escape(text.BacktestChart.String()), "</h2>\n<p>", escape(text.BacktestChartSays.String()), "</p>\n", scatter(r.Rows), "</section>\n")
	p.misses()
	for _, m := range backtest.Metrics {
		p.write(`<section data-part><h2>`, escape(text.BacktestMetrics[m].String()), "</h2>\n")
		p.scores(m)
		p.rows(text.BacktestMetrics[m].String(), false, func(row backtest.Row) bool { return row.Metric == m && row.Counts() })
		p.write("</section>\n")
	}
	for _, apart := range []struct {
		title string
		check catalog.Check
	}{{text.BacktestDoubtful.String(), catalog.Doubtful}, {text.BacktestExcluded.String(), catalog.Exclude}} {
		p.write(`<section data-part><h2>`, escape(apart.title), "</h2>\n")
		p.rows(apart.title, true, func(row backtest.Row) bool { return row.Run.Check == apart.check })
		p.write("</section>\n")
	}
	p.write("<section><h2>", escape(text.BacktestUnusable.String()), "</h2>\n<ul class=\"unusable\">\n")
	for _, n := range r.NotUsable {
		p.write("<li", inLanguage(n.Reason), ">", escape(n.Run.Short+": "+text.Engine(n.Reason)), ".</li>\n")
	}
	p.write("</ul></section>\n<section><h2>", escape(text.BacktestFile.String()), "</h2>\n<p><a href=\"backtest.jsonl\">", escape(text.BacktestFileLink.String()), "</a>", escape(text.BacktestFileSays.String()), "</p></section>\n")
	p.close(cat, filter)
	return []byte(p.String())
}

// backtestPage is that page while it is written.
type backtestPage struct {
	document
	cat    *catalog.Catalog
	report backtest.Report
}

// aims are the thresholds with what was reached.
func (p *backtestPage) aims() {
	p.write("<section><h2>", escape(text.BacktestAims.String()), "</h2>\n<ul class=\"aims\">\n")
	for _, a := range p.report.Aims() {
		class := "met"
		if !a.Met() {
			class = "missed"
		}
		p.write(`<li class="`, class, `">`, escape(text.BacktestAim(a)), "</li>\n")
	}
	p.write("</ul></section>\n")
}

// choices are the lists that narrow the page down, out of sight until the
// script works them.
func (p *backtestPage) choices() {
	p.write(`<form class="choices" hidden data-says="`, escape(text.BacktestShown.String()), `" aria-label="`, escape(text.BacktestChoices.String()), "\">\n")
	list := func(name, label, all string, options [][2]string) {
		p.write(`<label>`, escape(label), ` <select name="`, name, `"><option value="">`, escape(all), "</option>")
		for _, o := range options {
			p.write(`<option value="`, escape(o[0]), `">`, escape(o[1]), "</option>")
		}
		p.write("</select></label>\n")
	}
	var metrics, families [][2]string
	for _, m := range backtest.Metrics {
		metrics = append(metrics, [2]string{string(m), text.BacktestNames[m].String()})
	}
	for _, r := range p.report.Rows {
		if f := [2]string{r.Family, r.Family}; !slices.Contains(families, f) {
			families = append(families, f)
		}
	}
	slices.SortFunc(families, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	list("metric", text.BacktestMetric.String(), text.BacktestAll.String(), metrics)
	list("family", text.BacktestFamily.String(), text.BacktestAll.String(), families)
	list("kind", text.BacktestKind.String(), text.BacktestAll.String(), [][2]string{{dense, text.BacktestDense.String()}, {mixture, text.BacktestMixture.String()}})
	list("check", text.BacktestCheck.String(), text.BacktestAll.String(), [][2]string{{string(catalog.OK), text.BacktestCounted.String()}, {string(catalog.Doubtful), text.BacktestDoubted.String()}, {string(catalog.Exclude), text.BacktestLeftOut.String()}})
	p.write("<output></output>\n</form>\n")
}

// misses are the rows that count and miss by more than twice, with the stage to
// blame.
func (p *backtestPage) misses() {
	p.write(`<section data-part><h2>`, escape(text.BacktestMisses.String()), "</h2>\n<ul class=\"blames\">\n")
	for _, r := range p.report.Rows {
		if r.Blame != "" && r.Counts() {
			p.write("<li", marks(r), "><b>", escape(r.Run.Short), "</b>, ", escape(text.BacktestMiss(r)), "</li>\n")
		}
	}
	p.write("</ul></section>\n")
}

// scores are the summaries of a metric: that of all rows, and behind the
// choices those of each group. Where hours are given, all rows are metered ones.
func (p *backtestPage) scores(m backtest.Metric) {
	for _, s := range p.report.Summaries {
		if s.Metric != m || s.Group == "metered" && s.GivenHours {
			continue
		}
		group, hidden := s.Group, " hidden"
		if s.Group == "all" || s.Group == "metered" {
			group, hidden = "all", ""
		}
		p.write(`<p data-group="`, escape(group), `"`, hidden, ">", escape(text.BacktestScored(s)), "</p>\n")
	}
}

// The kinds of models, called as the groups of summaries are.
const (
	dense   = "dense"
	mixture = "mixture of experts"
)

func kind(r backtest.Row) string {
	if r.Run.MixtureOfExperts() {
		return mixture
	}
	return dense
}

// marks are what the choices know an element by.
func marks(r backtest.Row) string {
	return ` data-metric="` + string(r.Metric) + `" data-family="` + escape(r.Family) + `" data-kind="` + kind(r) + `" data-check="` + string(r.Run.Check) + `"`
}

// rows is a table of the rows that keep passes; named says in each of what it
// is.
func (p *backtestPage) rows(caption string, named bool, keep func(backtest.Row) bool) {
	p.write(`<div class="wide" tabindex="0" role="group" aria-label="`, escape(caption), `"><table class="runs"><thead><tr>`)
	for _, c := range text.BacktestColumns {
		p.write(`<th scope="col">`, escape(c.String()), "</th>")
	}
	p.write("</tr></thead><tbody>\n")
	for _, r := range p.report.Rows {
		if !keep(r) {
			continue
		}
		class, inside := "yes", text.BacktestYes
		if !r.Inside() {
			class, inside = "no", text.BacktestNo
		}
		of := ""
		if named {
			of = `<span class="of">` + escape(text.BacktestNames[r.Metric].String()) + "</span>"
		}
		a, _ := p.cat.Accelerator(r.Run.Accelerator)
		fmt.Fprintf(p, `<tr%s><th scope="row">%s%s</th><td>%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s–%s</td><td class="n">%s</td><td class="%s">%s</td><td class="remarks">%s</td></tr>`+"\n",
			marks(r), escape(r.Run.Short), of, escape(a.Short), figure(r.Published), figure(r.Predicted), figure(r.Low), figure(r.High), text.TwoPlaces(r.Ratio()), class, inside, p.remarks(r))
	}
	p.write("</tbody></table></div>\n")
}

// remarks are what there is to know about a row, and its sources.
func (p *backtestPage) remarks(r backtest.Row) string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, spanOf(inLanguage(s), escape(text.Engine(s))))
		}
	}
	for _, id := range r.Sources {
		s, _ := p.cat.Source(id)
		if s.URL == "" {
			out = append(out, spanOf(asWritten(), escape(s.Title)))
		} else {
			out = append(out, `<a href="`+escape(s.URL)+`" target="_blank" rel="noopener"`+asWritten()+`>`+escape(s.Title)+"</a>")
		}
	}
	add(r.Definition)
	if r.GivenHours && (r.Metric == backtest.Energy || r.Metric == backtest.Carbon) {
		out = append(out, escape(text.BacktestGiven.String()))
	}
	if !r.Counts() {
		add(r.Run.CheckReason)
	}
	if r.Blame != "" {
		out = append(out, escape(text.BacktestBlame.With(text.Engine(r.Blame))))
	}
	return strings.Join(out, "; ")
}

// spanOf is markup in an element that carries an attribute, where there is one.
func spanOf(attribute, markup string) string {
	if attribute == "" {
		return markup
	}
	return "<span" + attribute + ">" + markup + "</span>"
}

// figure is a number of the engine's as the page's language writes it.
func figure(v float64) string { return text.Worked(engine.Figure(v)) }

// scatter is predicted against published accelerator-hours, drawn.
func scatter(all []backtest.Row) string {
	const (
		size, left, foot = 560.0, 62.0, 44.0
		least, most      = 2.0, 8.0 // powers of ten
	)
	at := func(v float64) float64 { return (math.Log10(v) - least) / (most - least) * size }
	x := func(v float64) float64 { return left + at(v) }
	y := func(v float64) float64 { return size + 10 - at(v) }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="scatter" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">`+"\n", left+size+22, size+10+foot, escape(text.BacktestChart.String()+". "+text.BacktestChartSays.String()))
	line := func(class string, x1, y1, x2, y2 float64) {
		fmt.Fprintf(&b, `<line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`+"\n", class, x1, y1, x2, y2)
	}
	ends := [2]float64{math.Pow(10, least), math.Pow(10, most)}
	for p := least; p <= most; p++ {
		v := math.Pow(10, p)
		line("grid", x(v), y(ends[0]), x(v), y(ends[1]))
		line("grid", x(ends[0]), y(v), x(ends[1]), y(v))
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" text-anchor="middle">%s</text><text x="%.1f" y="%.1f" text-anchor="end">%s</text>`+"\n", x(v), y(ends[0])+18, short(v), left-8, y(v)+4, short(v))
	}
	fmt.Fprintf(&b, `<text class="axis" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`+"\n", left+size/2, size+10+foot-6, escape(text.BacktestPublishedHours.String()))
	fmt.Fprintf(&b, `<text class="axis" transform="translate(14 %.1f) rotate(-90)" text-anchor="middle">%s</text>`+"\n", 10+size/2, escape(text.BacktestPredictedHours.String()))
	line("right", x(ends[0]), y(ends[0]), x(ends[1]), y(ends[1]))
	line("twice", x(ends[0]), y(2*ends[0]), x(ends[1]/2), y(ends[1]))
	line("twice", x(2*ends[0]), y(ends[0]), x(ends[1]), y(ends[1]/2))
	for _, r := range all {
		if r.Metric != backtest.Hours {
			continue
		}
		class := "run"
		if !r.Counts() {
			class = "run doubtful"
		}
		says := text.BacktestDrawn.With(r.Run.Short, figure(r.Published), figure(r.Predicted), figure(r.Low), figure(r.High))
		fmt.Fprintf(&b, `<g class="%s"%s><title>%s</title><line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, class, marks(r), escape(says), x(r.Published), y(r.Low), x(r.Published), y(r.High))
		if px, py := x(r.Published), y(r.Predicted); r.Run.MixtureOfExperts() {
			fmt.Fprintf(&b, `<path d="M%.1f %.1fl5.5 5.5l-5.5 5.5l-5.5 -5.5z"/></g>`+"\n", px, py-5.5)
		} else {
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="4"/></g>`+"\n", px, py)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// short is a power of ten on an axis.
func short(v float64) string {
	if text.Speaks() != "en" {
		return text.AtTick("accelerator_hours", v)
	}
	switch {
	case v >= 1e6:
		return fmt.Sprintf("%.0fM", v/1e6)
	case v >= 1e3:
		return fmt.Sprintf("%.0fk", v/1e3)
	}
	return fmt.Sprintf("%.0f", v)
}
