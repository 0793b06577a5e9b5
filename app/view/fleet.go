package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
	"tenfold/app/html"
	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine/catalog"
	"tenfold/engine/plan"
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
	s := &r.state
	if app.IsServer {
		return planned(fleetID, text.FleetTitle, true, text.CompareLater)
	}
	shown := s.FleetShown()
	if shown == nil {
		shown = &state.FleetShown{}
	}
	set := func(from, to int) app.UI { return r.settings(text.FleetSettings[from:to], text.FleetInUse) }
	return planned(fleetID, text.FleetTitle, s.FleetFresh(), text.FleetIntro,
		html.Div().Class("fleet-of").Body(
			labelFor("fleet-list", text.FleetLabel),
			&field.Choice{Key: text.FleetList, ID: "fleet-list", Options: r.lists[text.FleetList], Chosen: s.FleetChoice()},
			html.Div().Hidden(!s.OwnFleet()).Body(set(0, 1)),
		),
		html.Div().Class("share-row").Body(
			labelFor("share-slider", text.ShareLabel).Class("unseen"),
			&field.Slider{Key: state.ShareSlider, ID: "share-slider", Position: state.SharePosition(s.Share()), End: state.ShareEnd,
				Revision: s.RevisionOf(state.ShareSlider), Says: text.ShareSays(s.Share())},
			set(1, 3),
		),
		worded("insight n", orElse(shown.Sentence, text.FleetWaiting)),
		found(shown.Findings),
		&tabled{Table: shown.Shares},
		subtitle(text.OrdersTitle),
		html.P().Body(app.Text(shown.Start+" "), &Button{Words: text.StartLead.String(), Class: "lead", Message: state.LeadTo{Field: "start_year"}}),
		&tabled{Table: shown.Orders},
		subtitle(text.MonthTitle),
		set(3, 5),
		worded("insight n", shown.Month),
		&tabled{Table: shown.Costs},
		r.rests(shown.Rests),
	)
}

// time answers when to order, which takes no search: the run is answered.
func (r *Root) time(ctx app.Context, j state.Job) {
	asked, run := r.state.Timing(), r.state.Answer
	var a plan.Timed
	r.aloof(ctx, &r.asideAloof, func() { a = asked.With(r.state.Catalog, r.aside, run) }, func(ctx app.Context) {
		r.update(ctx, state.Timed{Turn: j.Timing, Answer: a})
		r.update(ctx, state.Sliced{Job: j})
	})
}
