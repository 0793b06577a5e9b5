package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// backtested is how good the engine is, and the way to the page that shows it.
func backtested(s state.State) app.UI {
	held := func(name string) float64 { return s.Catalog.Assumption(name).Value }
	return html.Section().Class("backtested").Aria("labelledby", "backtest-title").Body(
		html.H2().ID("backtest-title").Text(text.BacktestTitle),
		html.P().Body(
			app.Text(text.Backtested(held("backtest_runs"), held("backtest_developers"), held("backtest_median_error"), held("backtest_inside_band"))+" "),
			&leave{Words: text.BacktestLink.String(), Address: text.Own().Address("backtest"), Tag: text.Speaks()},
		),
		charts(s),
	)
}

// charts are that drawn, and what became of the announcement.
func charts(s state.State) app.UI {
	if app.IsServer {
		return html.Div()
	}
	return html.Div().Body(
		stored("backtest-chart", text.BacktestChart.String(), 420),
		html.H3().Text(text.AnnouncedTitle),
		html.P().Text(s.Announced()),
		figure(state.AnnouncedChartID, s.AnnouncedChart(), true),
	)
}

// leave leads to another page of the site. Its event must not reach go-app, which
// takes every address of this host for one of its own.
type leave struct {
	app.Compo
	Words   string
	Address string
	Tag     string // of its language
}

// Render is the link.
func (l *leave) Render() app.UI {
	return html.A().Attr("href", l.Address).Attr("hreflang", l.Tag).Text(l.Words).OnClick(l.pressed)
}

func (l *leave) pressed(_ app.Context, e app.Event) { e.Call("stopPropagation") }
