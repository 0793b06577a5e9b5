package text

import (
	"strconv"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/plan"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// The section on a fleet that trains and serves at once.
const (
	FleetTitle   Phrase = "The fleet"
	FleetIntro   Phrase = "The accelerators that train also rank and recommend, and can move between the two. Here the question above is asked of a share of a whole fleet: how long the run then takes, and what the other side goes without meanwhile."
	FleetWaiting Phrase = "The run on that share is being worked out …"
	FleetLabel   Phrase = "Fleet"
	ShareLabel   Phrase = "Share that trains"
	SharesTable  Phrase = "Days by the share that trains"
	OrdersTitle  Phrase = "When to order"
	OrdersTable  Phrase = "When each part must be ordered"
	MonthTitle   Phrase = "A month too early, a month too late"
	MonthTable   Phrase = "What a month too early costs"
	StartLead    Phrase = "change the start"
)

// FleetList names the list of fleets, OwnFleet its last entry.
const (
	FleetList = PlanPrefix + "fleet"
	OwnFleet  = "own"
)

// FleetSettings are the numbers of that section; the first is that of a fleet of
// one's own, the second the share.
var FleetSettings = []Setting{
	{engine.Field{Name: "plan.count", Label: "the fleet", Min: 1, Max: 1e8, Whole: true}, "Accelerators in the fleet", "of the kind asked for above"},
	{engine.Field{Name: "plan.share", Label: "the share that trains", Min: 0, Max: 1, Unit: "%"}, ShareLabel, ""},
	{engine.Field{Name: "plan.was", Label: "the share that trained before", Min: 0, Max: 1, Unit: "%"}, "Share that trained before", "what exceeds it is taken from ranking and recommendation"},
	{engine.Field{Name: "plan.delay", Label: "what a month of delay costs", Law: estimate.Positive, Min: 0, Max: plan.MostDelayUSD, Unit: "$"}, "A month of delay, $", "what it costs you: like 500M, or a range; nobody outside knows it"},
	{engine.Field{Name: "plan.early", Label: "the chance of being too early", Min: plan.LeastEarly, Max: plan.MostEarly, Unit: "%"}, "Chance of being too early", "even where nobody knows better"},
}

// What is asked of a fleet where nothing is set: assumptions of this page's own,
// in view beside its answer.
const (
	DefaultFleet = "fleet-meta-2024-h100"
	DefaultShare = 0.5
	DefaultCount = 100000.0
)

// FleetShares are the shares of the table of days by share.
var FleetShares = [...]float64{0.05, 0.1, 0.25, 0.5, 0.75, 1}

// FleetInUse is what an empty setting of that section stands for.
func FleetInUse(name string) string {
	switch name {
	case "plan.count":
		return Number(DefaultCount)
	case "plan.share":
		return Percent(DefaultShare)
	case "plan.was":
		return Percent(0)
	case "plan.delay":
		return notGiven.String()
	case "plan.early":
		return Percent(plan.EvenChance)
	}
	return ""
}

// FleetOption is an entry of the list of fleets.
func FleetOption(f plan.Fleet) string {
	return Number(float64(f.Accelerators)) + ": " + Engine(f.Name)
}

// OwnFleetOption is its last entry.
const OwnFleetOption Phrase = "a number of your own"

const notGiven Phrase = "not given"

// FleetSentence is the answer in words. Machine is the fleet's accelerator.
func FleetSentence(q plan.Sharing, a plan.Shared, machine string) string {
	if !a.OK {
		return ""
	}
	count := func(n unit.Count) string { return Number(float64(n)) }
	fleet := count(q.Fleet.Accelerators) + " " + machine
	if q.Fleet.ID != "" {
		fleet = Phrase("the {n} of “{fleet}”").With(count(q.Fleet.Accelerators), Engine(q.Fleet.Name))
	}
	days := Say("days", a.Run.Result("days"))
	time := days.Value
	if days.Ranged {
		time += " (" + days.To() + ")"
	}
	out := Phrase("{share} of {fleet}, {n} {machine}, would train the model asked for above in about {time}").With(Percent(rounded3(q.Share)), fleet, count(a.Training), machine, time)
	if a.Moved == 0 {
		return Phrase("{trains}; ranking and recommendation would go without nothing that they have today.").With(out)
	}
	without := Say("accelerator_hours", a.DisplacedDays).Value
	if !a.DisplacedUSD.Known {
		return Phrase("{trains}; ranking and recommendation would go without {n} accelerators for as long: {days} accelerator-days.").With(out, count(a.Moved), without)
	}
	return Phrase("{trains}; ranking and recommendation would go without {n} accelerators for as long: {days} accelerator-days, {money} of capacity at what owning it costs.").
		With(out, count(a.Moved), without, Say("cost_owned_usd", a.DisplacedUSD).Value)
}

// ShareRow is a row of the table of days by share.
type ShareRow struct {
	Share   float64
	Yours   bool // it is the share that is set
	Waiting bool // Shared has no run yet
	Shared  plan.Shared
	Why     string // there is none
}

// ShareTable is the days by the share that trains.
func ShareTable(rows []ShareRow) *Table {
	t := &Table{Label: SharesTable.String(), Class: "shares", Heads: heads("Share", "Accelerators", "Time", "Mean power", "Forgone, accelerator-days", "Forgone, at owned cost")}
	for _, r := range rows {
		row := TableRow{Head: Percent(rounded3(r.Share)), Note: Engine(r.Why)}
		if r.Yours {
			row.Class, row.Note = "yours", asSet.String()
		}
		row.add(Number(float64(r.Shared.Training)), "")
		switch {
		case r.Waiting:
			row.pad(5, PinWaiting.String())
		case !r.Shared.OK:
			row.add(noAnswer.String(), "")
			row.pad(5, "–")
		default:
			run := &r.Shared.Run
			row.say("days", run.Result("days"))
			row.say("power_mw", run.Result("power_mw"))
			row.say("accelerator_hours", r.Shared.DisplacedDays)
			row.say("cost_owned_usd", r.Shared.DisplacedUSD)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

const asSet Phrase = "as set"

// partWords are what must be ordered.
var partWords = map[plan.Part]Phrase{plan.Accelerators: "Accelerators", plan.Building: "Building", plan.Grid: "Grid connection"}

// OrdersIntro says for which start the orders are, of what, and when a part must
// be there.
func OrdersIntro(t plan.Timed) string {
	return Phrase("For a start in {month}, of the cluster that the question above takes, with each part there {days} days before:").
		With(Month(t.Start), Number(rounded(unit.Of(t.Fit, unit.Day))))
}

// OrderTable is when each part must be ordered; now is the date of the data.
func OrderTable(t plan.Timed, now float64) *Table {
	out := &Table{Label: OrdersTable.String(), Class: "orders", Heads: append(heads("Part", "Lead time", "Ordered by"), Phrase("Ordered in {month}, it can start in").With(Month(now)))}
	for _, o := range t.Orders {
		r := TableRow{Head: partWords[o.Part].String()}
		when := func(q spread.Quantity) {
			r.add(Month(q.Value), monthShort(q.Low)+"–"+monthShort(q.High))
		}
		r.lead(o.Lead)
		when(o.Year)
		when(o.Soonest)
		switch {
		case o.Year.High < now:
			r.Note = Phrase("too late by now, even at the shortest").String()
		case o.Year.Value < now:
			r.Note = Phrase("too late by now, at the usual").String()
		}
		out.Rows = append(out.Rows, r)
	}
	return out
}

// FleetFindings are what there is to say about a run on a share of the fleet that
// is not said about the question above: about the fleet itself, and its layout.
func FleetFindings(found check.List) check.List {
	var out check.List
	for _, f := range found {
		switch f.Code {
		case "equivalents", "of-every-kind", "freed", "memory", "beyond-critical-batch", "more-than-help", "larger-than-known":
			f.Text = Engine(f.Text)
			out = append(out, f)
		}
	}
	return out
}

// lead puts a lead time into a row, in weeks up to a year and a half, else in
// years.
func (r *TableRow) lead(e estimate.Of[unit.Time]) {
	one, words := float64(unit.Day)*7, Phrase("weeks")
	if unit.Of(e.Value, unit.Year) > 1.5 {
		one, words = float64(unit.Year), "years"
	}
	word := words.String()
	say := func(v unit.Time) string { return Number(rounded(float64(v) / one)) }
	r.add(joined(say(e.Value), word), say(e.Low)+"–"+joined(say(e.High), word))
}

// MonthSentence is what a month either way comes to, in words.
func MonthSentence(t plan.Timed, early float64) string {
	if !t.OK || !t.TooEarly.Known {
		return ""
	}
	money := func(q spread.Quantity) string { return Say("cost_upfront_usd", q).Value }
	odds := Phrase("at even chances").String()
	if early != plan.EvenChance {
		odds = Phrase("where the chance of being too early is {share}").With(Percent(rounded3(early)))
	}
	out := Phrase("“I’d rather risk building capacity before it is needed rather than too late”: a month too early lets this cluster stand idle for about {money}, so who says that, {odds}, holds that a month of delay costs at least {worth}, {share} of the up-front cost.").
		With(money(t.TooEarly), odds, money(t.BreakEven), partOf(t.BreakEvenShare.Value))
	if t.MostRisk.Known {
		out += " " + Phrase("At the {money} given, building early is right as long as the chance of being too early is below {share} ({low} to {high}).").
			With(money(t.TooLate), partOf(t.MostRisk.Value), partOf(t.MostRisk.Low), partOf(t.MostRisk.High))
	}
	return out
}

// MonthCosts is what a month too early costs, part by part, and the break-even.
func MonthCosts(t plan.Timed) *Table {
	out := &Table{Label: MonthTable.String(), Class: "month", Heads: heads("A month", "Cost")}
	for i, q := range [...]*spread.Quantity{&t.Hardware, &t.Shell, &t.Capital, &t.TooEarly, &t.BreakEven, &t.TooLate} {
		if !q.Known && q == &t.TooLate {
			continue
		}
		r := TableRow{Head: monthParts[i].head.String(), Note: monthParts[i].note.String()}
		r.say("cost_upfront_usd", *q)
		out.Rows = append(out.Rows, r)
	}
	return out
}

// monthParts are the rows of that table.
var monthParts = [...]struct{ head, note Phrase }{
	{"Value that servers and network lose", ""}, {"Building and power supply written off", ""}, {"What the money could have earned", "at the cost of capital"},
	{"Too early, all three", ""}, {"Break-even: worth of a month of delay", "too early × chance ÷ (1 − chance)"}, {"Too late, as given", ""},
}

// FleetRests is what the fleet's answers rest on.
func FleetRests(cat *catalog.Catalog, f plan.Fleet) []Basis {
	var out []Basis
	if f.ID != "" {
		o := f.Origin
		out = append(out, Basis{Words: Engine(f.Name) + ": " + Number(float64(o.Value)), Origin: Origin(o.Basis, o.Locator, o.Date), Note: Engine(o.Note), Sources: o.Sources})
	}
	out = append(out, Basis{Words: Phrase("Share that trains at first: {share}, none before").With(Percent(DefaultShare)), Origin: basisWords[estimate.Assumed].String(), Note: Phrase("No owner says how its fleet is shared: set both.").String()})
	for _, f := range fleetRests {
		out = append(out, assumed(cat, f.name, f.label, f.unit))
	}
	return out
}

// fleetRests are the assumptions that the orders and the months rest on.
var fleetRests = [...]struct {
	name  string
	label Phrase
	unit  string
}{
	{"lead_time_accelerators", "Lead time of accelerators", "weeks"}, {"lead_time_site", "Lead time of a building", "years"}, {"lead_time_grid", "Lead time of a grid connection", "years"},
	{"acquisition_to_start", "From the purchase to the start", "years"}, {"shell_life", "Life of a building and its power supply", "years"}, {"cost_of_capital", "Cost of capital, a year", "%"},
}

// ShareSays is a share as a screen reader says it.
func ShareSays(share float64) string {
	return Phrase("{n} percent").With(strconv.FormatFloat(100*share, 'f', 0, 64))
}
