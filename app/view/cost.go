package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// besideCell is what stands below a headline: its range or what it means, and
// below location-based carbon the market-based figure.
func besideCell(s state.State, name string, f text.Figure) []app.UI {
	lines := []app.UI{app.Text(text.Beside(name, f))}
	if name == "carbon_location_t" {
		lines = append(lines, html.Span().Class("market").Text(text.MarketBeside(s.Answer.Result("carbon_market_t"))))
	}
	return lines
}

// besideRow is the line below a figure in small: its range or what it means, and
// for a market-based figure that is missing what it takes.
func besideRow(s state.State, name string, f text.Figure) []app.UI {
	if name != "carbon_market_t" || f.Known {
		return []app.UI{app.Text(text.Beside(name, f))}
	}
	share, _ := text.AssumptionOf("contracted_clean_share")
	return []app.UI{
		app.Text(text.MarketMissing.String() + " "),
		&Button{Words: text.MarketShare.String(), Label: share.Label.String() + ": " + text.MarketShare.String(), Class: "lead", Message: state.LeadTo{Field: "contracted_clean_share"}},
		app.Text(", "),
		&Button{Words: text.MarketOperator.String(), Class: "lead", Message: state.LeadTo{Field: "operator"}},
	}
}

// insights is what the figures say when put beside each other, each line with
// the workings that no figure leads to.
func insights(s state.State) app.UI {
	var lines []app.UI
	for _, i := range s.Insights() {
		line := []app.UI{app.Text(i.Words)}
		var panels []app.UI
		for _, name := range i.From {
			line = append(line, app.Text(" "), &Toggle{Path: name, Words: text.InsightLabels[name].String(), Class: "name", Opens: panelID(name), Open: s.IsOpen(name)})
			panels = append(panels, panel(s, name))
		}
		lines = append(lines, html.P().Body(line...))
		if len(panels) > 0 {
			lines = append(lines, html.Dl().Body(panels...))
		}
	}
	return html.Div().Class("insights").Hidden(len(lines) == 0).Body(lines...)
}
