package static

import (
	"fmt"
	"math"
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/backtest"
	"tenfold/engine/catalog"
)

// Backtest is the page that holds the engine against published runs. It needs
// no script.
func Backtest(cat *catalog.Catalog, r backtest.Report, head Head) []byte {
	var b strings.Builder
	head.Title, head.Description = text.BacktestTitle+" – "+text.Name, text.BacktestIntro
	b.WriteString("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n" +
		head.String() + `<link rel="icon" href="web/icon.svg" type="image/svg+xml">` + "\n" + `<link rel="stylesheet" href="web/app.css">` + "\n" + `<link rel="stylesheet" href="web/backtest.css">` + "\n</head>\n<body>\n<div class=\"page backtest\">\n")
	b.WriteString(`<header class="top"><p><a href="./"><b>` + escape(text.Name) + `</b> · ` + escape(text.BacktestBack) + `</a></p></header>` + "\n<main>\n")
	b.WriteString("<h1>" + escape(text.BacktestTitle) + "</h1>\n<p class=\"lead\">" + escape(text.BacktestIntro) + "</p>\n")
	section := func(title string) { b.WriteString("<h2>" + escape(title) + "</h2>\n") }

	section(text.BacktestAims)
	b.WriteString("<ul class=\"aims\">\n")
	for _, a := range r.Aims() {
		class := "met"
		if !a.Met() {
			class = "missed"
		}
		b.WriteString(`<li class="` + class + `">` + escape(text.BacktestAim(a)) + "</li>\n")
	}
	b.WriteString("</ul>\n")

	section(text.BacktestChart)
	b.WriteString("<p>" + escape(text.BacktestChartSays) + "</p>\n" + scatter(r.Rows))

	section(text.BacktestMisses)
	b.WriteString("<ul class=\"blames\">\n")
	for _, row := range r.Rows {
		if row.Blame != "" && row.Counts() {
			b.WriteString("<li><b>" + escape(row.Run.Short) + "</b>, " + escape(strings.ToLower(text.BacktestMetrics[row.Metric][:1])+text.BacktestMetrics[row.Metric][1:]) + ": " +
				escape(engine.Figure(row.Published)+" published, "+engine.Figure(row.Predicted)+" predicted. "+row.Blame) + "</li>\n")
		}
	}
	b.WriteString("</ul>\n")

	for _, m := range backtest.Metrics {
		section(text.BacktestMetrics[m])
		for _, s := range r.Summaries {
			if s.Metric == m && s.Group == "all" {
				given := ""
				if s.GivenHours && m != backtest.CostUpfront {
					given = "From the published accelerator-hours"
					if s.Calibrated {
						given += ", of runs that the power figures rest on"
					}
					given += ": "
				}
				b.WriteString("<p>" + escape(given+text.BacktestScore(s)) + "</p>\n")
			}
		}
		rows(&b, cat, r.Rows, func(row backtest.Row) bool { return row.Metric == m && row.Counts() }, text.BacktestMetrics[m])
	}
	section(text.BacktestDoubtful)
	rows(&b, cat, r.Rows, func(row backtest.Row) bool { return row.Run.Check == catalog.Doubtful }, text.BacktestDoubtful)
	section(text.BacktestExcluded)
	rows(&b, cat, r.Rows, func(row backtest.Row) bool { return row.Run.Check == catalog.Exclude }, text.BacktestExcluded)
	section(text.BacktestUnusable)
	b.WriteString("<ul class=\"unusable\">\n")
	for _, n := range r.NotUsable {
		b.WriteString("<li>" + escape(n.Run.Short+": "+n.Reason) + ".</li>\n")
	}
	b.WriteString("</ul>\n</main>\n<footer class=\"foot\"><p>" + escape(text.Data(cat.DataVersion())+" "+text.Licence) + "</p></footer>\n</div>\n</body>\n</html>\n")
	return []byte(b.String())
}

// rows is a table of the rows that keep passes.
func rows(b *strings.Builder, cat *catalog.Catalog, all []backtest.Row, keep func(backtest.Row) bool, caption string) {
	b.WriteString(`<div class="wide" tabindex="0" role="group" aria-label="` + escape(caption) + `"><table class="runs"><thead><tr>`)
	for _, c := range text.BacktestColumns {
		b.WriteString(`<th scope="col">` + escape(c) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>\n")
	for _, r := range all {
		if !keep(r) {
			continue
		}
		inside := "yes"
		if !r.Inside() {
			inside = "no"
		}
		var remarks []string
		if !r.Counts() {
			remarks = append(remarks, escape(string(r.Metric)))
		}
		if r.Definition != "" {
			remarks = append(remarks, escape(r.Definition))
		}
		if r.GivenHours && (r.Metric == backtest.Energy || r.Metric == backtest.Carbon) {
			remarks = append(remarks, "hours given")
		}
		if !r.Counts() {
			remarks = append(remarks, escape(r.Run.CheckReason))
		}
		for _, id := range r.Sources {
			s, _ := cat.Source(id)
			if s.URL == "" {
				remarks = append(remarks, escape(s.Title))
			} else {
				remarks = append(remarks, `<a href="`+escape(s.URL)+`" rel="noopener">`+escape(s.Title)+"</a>")
			}
		}
		a, _ := cat.Accelerator(r.Run.Accelerator)
		fmt.Fprintf(b, `<tr><th scope="row">%s</th><td>%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s–%s</td><td class="n">%.2f</td><td class="%s">%s</td><td class="remarks">%s</td></tr>`+"\n",
			escape(r.Run.Short), escape(a.Short), engine.Figure(r.Published), engine.Figure(r.Predicted), engine.Figure(r.Low), engine.Figure(r.High), r.Ratio(), inside, inside, strings.Join(remarks, "; "))
	}
	b.WriteString("</tbody></table></div>\n")
}

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
	fmt.Fprintf(&b, `<svg class="scatter" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">`+"\n", left+size+14, size+10+foot, escape(text.BacktestChart+". "+text.BacktestChartSays))
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
	fmt.Fprintf(&b, `<text class="axis" x="%.1f" y="%.1f" text-anchor="middle">published accelerator-hours</text>`+"\n", left+size/2, size+10+foot-6)
	fmt.Fprintf(&b, `<text class="axis" transform="translate(14 %.1f) rotate(-90)" text-anchor="middle">predicted</text>`+"\n", 10+size/2)
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
		says := fmt.Sprintf("%s: %s published, %s predicted (%s to %s)", r.Run.Short, engine.Figure(r.Published), engine.Figure(r.Predicted), engine.Figure(r.Low), engine.Figure(r.High))
		fmt.Fprintf(&b, `<g class="%s"><title>%s</title><line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, class, escape(says), x(r.Published), y(r.Low), x(r.Published), y(r.High))
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
	switch {
	case v >= 1e6:
		return fmt.Sprintf("%.0fM", v/1e6)
	case v >= 1e3:
		return fmt.Sprintf("%.0fk", v/1e3)
	}
	return fmt.Sprintf("%.0f", v)
}
