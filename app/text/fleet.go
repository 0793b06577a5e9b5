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
	FleetTitle   = "The fleet"
	FleetIntro   = "The accelerators that train also rank and recommend, and can move between the two. Here the question above is asked of a share of a whole fleet: how long the run then takes, and what the other side goes without meanwhile."
	FleetWaiting = "The run on that share is being worked out …"
	FleetLabel   = "Fleet"
	ShareLabel   = "Share that trains"
	SharesTable  = "Days by the share that trains"
	OrdersTitle  = "When to order"
	OrdersTable  = "When each part must be ordered"
	MonthTitle   = "A month too early, a month too late"
	MonthTable   = "What a month too early costs"
	StartLead    = "change the start"

	// FleetList names the list of fleets, OwnFleet its last entry.
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
		return "not given"
	case "plan.early":
		return Percent(plan.EvenChance)
	}
	return ""
}

// FleetOption is an entry of the list of fleets.
func FleetOption(f plan.Fleet) string {
	return Number(float64(f.Accelerators)) + ": " + f.Name
}

// OwnFleetOption is its last entry.
const OwnFleetOption = "a number of your own"

// fleetName is a fleet inside a sentence.
func fleetName(f plan.Fleet, machine string) string {
	if f.ID == "" {
		return Number(float64(f.Accelerators)) + " " + machine
	}
	return "the " + Number(float64(f.Accelerators)) + " of “" + f.Name + "”"
}

// FleetSentence is the answer in words. Machine is the fleet's accelerator.
func FleetSentence(q plan.Sharing, a plan.Shared, machine string) string {
	share := Percent(rounded3(q.Share)) + " of " + fleetName(q.Fleet, machine)
	if !a.OK {
		return ""
	}
	days := Say("days", a.Run.Result("days"))
	out := share + ", " + Number(float64(a.Training)) + " " + machine + ", would train the model asked for above in about " + days.Value
	if days.Ranged {
		out += " (" + days.To() + ")"
	}
	if a.Moved == 0 {
		return out + "; ranking and recommendation would go without nothing that they have today."
	}
	return out + "; ranking and recommendation would go without " + Number(float64(a.Moved)) + " accelerators for as long: " + Say("accelerator_hours", a.DisplacedDays).Value + " accelerator-days" + owned(a) + "."
}

// owned is what those cost their owner.
func owned(a plan.Shared) string {
	if !a.DisplacedUSD.Known {
		return ""
	}
	return ", " + Say("cost_owned_usd", a.DisplacedUSD).Value + " of capacity at what owning it costs"
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
	t := &Table{Label: SharesTable, Class: "shares", Heads: []string{"Share", "Accelerators", "Time", "Mean power", "Forgone, accelerator-days", "Forgone, at owned cost"}}
	for _, r := range rows {
		row := TableRow{Head: Percent(rounded3(r.Share)), Cells: []TableCell{{Value: Number(float64(r.Shared.Training))}}}
		if r.Yours {
			row.Class, row.Note = "yours", "as set"
		}
		switch {
		case r.Waiting:
			for range 4 {
				row.Cells = append(row.Cells, TableCell{Value: PinWaiting.String()})
			}
		case !r.Shared.OK:
			row.Cells = append(row.Cells, TableCell{Value: "no answer"}, TableCell{Value: "–"}, TableCell{Value: "–"}, TableCell{Value: "–"})
			row.Note = r.Why
		default:
			run := r.Shared.Run
			row.Cells = append(row.Cells, cellOf(Say("days", run.Result("days"))), cellOf(Say("power_mw", run.Result("power_mw"))),
				cellOf(Say("accelerator_hours", r.Shared.DisplacedDays)), cellOf(Say("cost_owned_usd", r.Shared.DisplacedUSD)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// partWords are what must be ordered.
var partWords = map[plan.Part]string{plan.Accelerators: "Accelerators", plan.Building: "Building", plan.Grid: "Grid connection"}

// OrdersIntro says for which start the orders are, and of what.
func OrdersIntro(t plan.Timed) string {
	return "For a start in " + Month(t.Start) + ", of the cluster that the question above takes:"
}

// OrderTable is when each part must be ordered; now is the date of the data.
func OrderTable(t plan.Timed, now float64) *Table {
	out := &Table{Label: OrdersTable, Class: "orders", Heads: []string{"Part", "Lead time", "Ordered by", "Ordered in " + Month(now) + ", it can start in"}}
	when := func(q spread.Quantity) TableCell {
		return TableCell{Month(q.Value), monthShort(q.Low) + "–" + monthShort(q.High)}
	}
	for _, o := range t.Orders {
		r := TableRow{Head: partWords[o.Part], Cells: []TableCell{lead(o.Lead), when(o.Year), when(o.Soonest)}}
		switch {
		case o.Year.High < now:
			r.Note = "too late by now, even at the shortest"
		case o.Year.Value < now:
			r.Note = "too late by now, at the usual"
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
			out = append(out, f)
		}
	}
	return out
}

// lead is a lead time, in weeks up to a year and a half, else in years.
func lead(e estimate.Of[unit.Time]) TableCell {
	one, word := float64(unit.Day)*7, "weeks"
	if unit.Of(e.Value, unit.Year) > 1.5 {
		one, word = float64(unit.Year), "years"
	}
	say := func(v unit.Time) string { return Number(rounded(float64(v) / one)) }
	return TableCell{joined(say(e.Value), word), say(e.Low) + "–" + joined(say(e.High), word)}
}

// MonthSentence is what a month either way comes to, in words.
func MonthSentence(t plan.Timed, early float64) string {
	if !t.OK || !t.TooEarly.Known {
		return ""
	}
	money := func(q spread.Quantity) string { return Say("cost_upfront_usd", q).Value }
	odds := "at even chances"
	if early != plan.EvenChance {
		odds = "where the chance of being too early is " + Percent(rounded3(early))
	}
	out := "“I’d rather risk building capacity before it is needed rather than too late”: a month too early lets this cluster stand idle for about " + money(t.TooEarly) +
		", so who says that, " + odds + ", holds that a month of delay costs at least " + money(t.BreakEven) + ", " + partOf(t.BreakEvenShare.Value) + " of the up-front cost."
	if t.MostRisk.Known {
		out += " At the " + money(t.TooLate) + " given, building early is right as long as the chance of being too early is below " + partOf(t.MostRisk.Value) +
			" (" + partOf(t.MostRisk.Low) + " to " + partOf(t.MostRisk.High) + ")."
	}
	return out
}

// MonthCosts is what a month too early costs, part by part, and the break-even.
func MonthCosts(t plan.Timed) *Table {
	out := &Table{Label: MonthTable, Class: "month", Heads: []string{"A month", "Cost"}}
	row := func(head, note string, q spread.Quantity) {
		out.Rows = append(out.Rows, TableRow{Head: head, Note: note, Cells: []TableCell{cellOf(Say("cost_upfront_usd", q))}})
	}
	row("Value that servers and network lose", "", t.Hardware)
	row("Building and power supply written off", "", t.Shell)
	row("What the money could have earned", "at the cost of capital", t.Capital)
	row("Too early, all three", "", t.TooEarly)
	row("Break-even: worth of a month of delay", "too early × chance ÷ (1 − chance)", t.BreakEven)
	if t.TooLate.Known {
		row("Too late, as given", "", t.TooLate)
	}
	return out
}

// FleetRests is what the fleet's answers rest on.
func FleetRests(cat *catalog.Catalog, f plan.Fleet) []Basis {
	var out []Basis
	if f.ID != "" {
		o := f.Origin
		out = append(out, Basis{Words: f.Name + ": " + Number(float64(o.Value)), Origin: Origin(o.Basis, o.Locator, o.Date), Note: o.Note, Sources: o.Sources})
	}
	return append(out,
		Basis{Words: "Share that trains at first: " + Percent(DefaultShare) + ", none before", Origin: basisWords[estimate.Assumed].String(), Note: "No owner says how its fleet is shared: set both."},
		assumed(cat, "lead_time_accelerators", "Lead time of accelerators", "weeks"),
		assumed(cat, "lead_time_site", "Lead time of a building", "years"),
		assumed(cat, "lead_time_grid", "Lead time of a grid connection", "years"),
		assumed(cat, "acquisition_to_start", "From delivery to the start", "years"),
		assumed(cat, "shell_life", "Life of a building and its power supply", "years"),
		Basis{Words: "Cost of capital, a year: " + Percent(cat.Assumption("cost_of_capital").Value) + " (" + Percent(cat.Assumption("cost_of_capital").Low) + " to " + Percent(cat.Assumption("cost_of_capital").High) + ")",
			Origin: basisWords[cat.Assumption("cost_of_capital").Basis].String(), Note: cat.Assumption("cost_of_capital").Note},
	)
}

// ShareSays is a share as a screen reader says it.
func ShareSays(share float64) string {
	return strconv.FormatFloat(100*share, 'f', 0, 64) + " percent"
}
