package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/state"
	"tenfold/app/text"
)

// backtested is how good the engine is, and the way to the page that shows it.
func backtested(s state.State) app.UI {
	held := func(name string) float64 { return s.Catalog.Assumption(name).Value }
	return app.Section().Class("backtested").Aria("labelledby", "backtest-title").Body(
		app.H2().ID("backtest-title").Text(text.BacktestTitle),
		app.P().Body(
			app.Text(text.Backtested(held("backtest_runs"), held("backtest_developers"), held("backtest_median_error"), held("backtest_inside_band"))+" "),
			app.A().Href("backtest.html").Text(text.BacktestLink), app.Text("."),
		),
	)
}
