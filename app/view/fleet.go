package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine/catalog"
)

// fleetID is the id of the section on a fleet, which is worked on while it is in
// view.
const fleetID = "fleet"

// fleetLists are the entries of that section's list.
func fleetLists(l lists, cat *catalog.Catalog) {
	var fleets []field.Option
	for _, o := range state.Fleets(cat) {
		fleets = append(fleets, field.Option(o))
	}
	l[text.FleetList] = &fleets
}

// fleet is a fleet that trains and serves at once: a share of it, when to order,
// and a month either way.
func (r *Root) fleet() app.UI {
	s := r.state
	section := html.Section().ID(fleetID).Aria("labelledby", "fleet-title")
	title := html.H2().ID("fleet-title").Text(text.FleetTitle)
	if app.IsServer {
		return section.Class("planned").Body(title, html.P().Text(text.CompareLater))
	}
	shown := s.FleetShown()
	if shown == nil {
		shown = &state.FleetShown{}
	}
	sentence := shown.Sentence
	if sentence == "" {
		sentence = text.FleetWaiting
	}
	own, rest := text.FleetSettings[:1], text.FleetSettings[3:]
	return section.Class(awaited("planned", s.FleetFresh())).Body(
		title,
		html.P().Text(text.FleetIntro),
		html.Div().Class("fleet-of").Body(
			html.Label().Attr("for", "fleet-list").Text(text.FleetLabel),
			&field.Choice{Key: text.FleetList, ID: "fleet-list", Options: r.lists[text.FleetList], Chosen: s.FleetChoice()},
			html.Div().Hidden(!s.OwnFleet()).Body(r.settings(own, text.FleetInUse)),
		),
		html.Div().Class("share-row").Body(
			html.Label().Class("unseen").Attr("for", "share-slider").Text(text.ShareLabel),
			&field.Slider{Key: state.ShareSlider, ID: "share-slider", Position: state.SharePosition(s.Share()), End: state.ShareEnd,
				Revision: s.RevisionOf(state.ShareSlider), Says: text.ShareSays(s.Share())},
			r.settings(text.FleetSettings[1:3], text.FleetInUse),
		),
		paragraph("insight n").Text(sentence),
		found(shown.Findings),
		&tabled{Table: shown.Shares},
		html.H3().Text(text.OrdersTitle),
		html.P().Body(app.Text(shown.Start+" "), &Button{Words: text.StartLead, Class: "lead", Message: state.LeadTo{Field: "start_year"}}),
		&tabled{Table: shown.Orders},
		html.H3().Text(text.MonthTitle),
		r.settings(rest, text.FleetInUse),
		paragraph("insight n").Text(shown.Month),
		&tabled{Table: shown.Costs},
		r.rests(shown.Rests),
	)
}

// time answers when to order, which takes no search: the run is answered.
func (r *Root) time(ctx app.Context, j state.Job) {
	a := r.state.Timing().With(r.state.Catalog, r.aside, r.state.Answer)
	r.update(ctx, state.Timed{Turn: j.Timing, Answer: a})
	r.update(ctx, state.Sliced{Job: j})
}
