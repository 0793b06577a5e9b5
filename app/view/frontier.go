package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
)

// frontierID is the id of the section, which is worked on while it is in view.
const frontierID = "frontier"

// frontier is the question asked with every number of accelerators.
func frontier(s state.State) app.UI {
	section := html.Section().Class("frontier").ID(frontierID).Aria("labelledby", "frontier-title")
	title := html.H2().ID("frontier-title").Text(text.FrontierTitle)
	if app.IsServer {
		return section.Body(title, html.P().Text(text.FrontierLater))
	}
	insight := s.FrontierInsight()
	if insight == "" {
		if insight = s.FrontierProgress(); insight != "" {
			section = section.Class("unfinished")
		}
	}
	return section.Body(title,
		html.P().Text(text.FrontierIntro),
		html.P().Class("insight").Text(insight),
		figure(state.FrontierChartID, s.FrontierChart(), false),
	)
}
