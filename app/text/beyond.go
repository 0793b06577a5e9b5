package text

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/plan"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// The section on generations to come.
const (
	BeyondTitle   = "Beyond Llama 4"
	BeyondIntro   = "Later models “will continue to grow beyond that”, the call went on. The first generation is the question above; each that follows takes a multiple of its compute and starts some years later, on hardware that got better meanwhile. Those are projected: their accelerators do not exist."
	BeyondWaiting = "The generations are being worked out …"
	BeyondKept    = "These settings stay while you change the question; they are not part of its link."
	BeyondTable   = "The generations, each figure with its range"
	BesideTitle   = "Beside it, what the world reports"
	BesideIntro   = "What was reported stands on the left; the other columns say how many times as much a generation takes. Capital expenditure pays for all that a company builds in that time, up-front cost for one cluster and its building. A year’s training stands beside a whole programme, experiments and failed runs included, never beside one run. Counts of accelerators are of their own kinds."
	BesideAll     = "Every quarter, year and guidance"
	HistoryTitle  = "Training compute since 2019, with the thresholds"
	RestsOn       = "What this rests on"
	Projected     = "projected"
)

// PlanPrefix begins the names of what can be set in the sections beyond the
// question: it is no part of the scenario.
const PlanPrefix = "plan."

// Setting is a number that can be set there. Its field says what it may hold;
// nothing of a scenario lies behind it.
type Setting struct {
	engine.Field
	Words string // its label on the page
	Hint  string
}

// BeyondSettings are those of the generations.
var BeyondSettings = []Setting{
	{engine.Field{Name: "plan.factor", Label: "the factor of a generation", Min: 1, Max: plan.MostFactor, Unit: "×"}, "Compute, each generation", "times the one before"},
	{engine.Field{Name: "plan.years", Label: "the time between generations", Min: 0, Max: plan.MostYears}, "Years between two", "empty: what the frontier takes for that factor"},
	{engine.Field{Name: "plan.generations", Label: "the number of generations", Min: 1, Max: plan.MostGenerations, Whole: true}, "Generations", "with the first"},
	{engine.Field{Name: "plan.per_chip", Label: "a year’s factor of one accelerator", Law: estimate.Positive, Min: plan.LeastTrend, Max: plan.MostTrend, Unit: "×"}, "FLOP/s of one, a year", "1 where nothing gets better"},
	{engine.Field{Name: "plan.per_watt", Label: "a year’s factor for a watt", Law: estimate.Positive, Min: plan.LeastTrend, Max: plan.MostTrend, Unit: "×"}, "FLOP/s for a watt, a year", "or a range, like 1.3-1.5"},
	{engine.Field{Name: "plan.per_dollar", Label: "a year’s factor for a dollar", Law: estimate.Positive, Min: plan.LeastTrend, Max: plan.MostTrend, Unit: "×"}, "FLOP/s for a dollar, a year", "or a range"},
}

// SettingNamed is the setting of that name.
func SettingNamed(name string) (Setting, bool) {
	for _, list := range [][]Setting{BeyondSettings, FleetSettings} {
		for _, s := range list {
			if s.Name == name {
				return s, true
			}
		}
	}
	return Setting{}, false
}

// PlanInUse is what an empty setting of the generations stands for.
func PlanInUse(name string, p *plan.Planner) string {
	t := p.Trend()
	switch name {
	case "plan.factor":
		return Factor(plan.DefaultFactor)
	case "plan.years":
		return Number(rounded(p.Years()))
	case "plan.generations":
		return Number(plan.DefaultGenerations)
	case "plan.per_chip":
		return factorRange(t.PerChip)
	case "plan.per_watt":
		return factorRange(t.PerWatt)
	case "plan.per_dollar":
		return factorRange(t.PerDollar)
	}
	return ""
}

// factorRange is a factor with its range, to three digits.
func factorRange(e estimate.Of[float64]) string {
	three := func(v float64) string { return Number(rounded3(v)) }
	if !(e.Low < e.High) {
		return three(e.Value) + "×"
	}
	return three(e.Value) + "× (" + three(e.Low) + "–" + three(e.High) + ")"
}

// beyondRows are the results of a generation, in their order.
var beyondRows = []string{"accelerators", "days", "power_mw", "power_peak_mw", "energy_mwh", "cost_rental_usd", "cost_owned_usd", "cost_upfront_usd"}

// programmeRows are those with experiments and failed runs.
var programmeRows = []string{"programme_cost_rental_usd", "programme_cost_owned_usd"}

// ordinals name generations; there are no more.
var ordinals = [plan.MostGenerations]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"}

// generation is the head of a generation's column, and what stands below it.
func generation(g plan.Generation) (head, under string) {
	head = capital(ordinals[g.Index])
	if g.Projected {
		head += ", " + Projected
	}
	return head, Month(g.Year)
}

// GenerationTable is the generations, one to a column; those still to come are
// waited for.
func GenerationTable(list []plan.Generation, of int, thresholds []plan.Threshold) *Table {
	t := &Table{Label: BeyondTable, Class: "generations", Heads: []string{"Generation"}, Under: []string{"Start"}}
	for i := range of {
		head, under := capital(ordinals[i]), ""
		if i < len(list) {
			head, under = generation(list[i])
		}
		t.Heads, t.Under = append(t.Heads, head), append(t.Under, under)
	}
	row := func(head, note string, cell func(g plan.Generation) TableCell) {
		r := TableRow{Head: head, Note: note}
		for i := range of {
			switch {
			case i >= len(list):
				r.Cells = append(r.Cells, TableCell{Value: PinWaiting.String()})
			case !list[i].OK:
				r.Cells = append(r.Cells, TableCell{Value: "no answer"})
			default:
				r.Cells = append(r.Cells, cell(list[i]))
			}
		}
		t.Rows = append(t.Rows, r)
	}
	result := func(name, note string) {
		row(Labels[name].String(), note, func(g plan.Generation) TableCell { return cellOf(Say(name, g.Result(name))) })
	}
	result("compute_flop", "")
	row("Policy thresholds", "", func(g plan.Generation) TableCell {
		return TableCell{Value: Crossed(float64(g.Central.Compute), thresholds)}
	})
	row("Peak of an accelerator", "dense", func(g plan.Generation) TableCell {
		return TableCell{Value: Petaflops(float64(g.Machine.Peak)), Reach: grownRange(g, g.Machine.Growth.PerChip)}
	})
	for _, name := range beyondRows {
		result(name, "")
	}
	for _, name := range programmeRows {
		result(name, "with experiments and failed runs")
	}
	return t
}

// grownRange is how much better the hardware of a generation is than that of the
// first; "" for the first.
func grownRange(g plan.Generation, e estimate.Of[float64]) string {
	if !g.Projected {
		return ""
	}
	return factorRange(e)
}

// Petaflops is a peak as said.
func Petaflops(flops float64) string {
	const tera = 1e12
	if v := flops / tera; v < 1000 {
		return joined(Number(rounded(v)), "TFLOP/s")
	}
	return joined(Number(rounded(flops/(1000*tera))), "PFLOP/s")
}

// Crossed says which is the highest threshold that some compute is at or above.
func Crossed(flop float64, list []plan.Threshold) string {
	said := "below"
	for _, t := range list {
		if flop >= t.FLOP.Value {
			said = "above " + engine.Figure(t.FLOP.Value)
		}
	}
	return said
}

// BeyondSentence is the answer in words: what the last generation that has one
// takes, and what it comes to beside a year of capital expenditure.
func BeyondSentence(list []plan.Generation, factor, years float64, year catalog.Mark) string {
	last := -1
	for i, g := range list {
		if g.OK {
			last = i
		}
	}
	if last < 0 {
		return ""
	}
	g := list[last]
	say := func(result string) string { return Say(result, g.Result(result)).Value }
	out := "The run asked for above"
	if last > 0 {
		out = "At " + Factor(factor) + " a generation, every " + Number(rounded(years)) + " years, the " + ordinals[last] + " starts in " + Month(g.Year) + ". With " + say("compute_flop") + " it"
	}
	out += " takes about " + say("accelerators") + " accelerators"
	if g.Projected {
		out += ", each " + Number(rounded(g.Machine.Growth.PerChip.Value)) + " times as fast as " + an(list[0].Machine.Name) + " is"
	}
	out += ", " + say("power_peak_mw") + " of provisioned power"
	if q := g.Result("cost_upfront_usd"); q.Known {
		out += " and " + say("cost_upfront_usd") + " up-front"
		if x, ok := plan.Times("cost_upfront_usd", q, year); ok {
			out += ", " + timesOf(x) + " Meta’s whole capital expenditure of " + strconv.Itoa(int(year.Year))
		}
	}
	if g.Projected {
		return out + ": projected, not promised."
	}
	return out + "."
}

// an is a name with its article.
func an(name string) string {
	if name != "" && strings.ContainsRune("AEFHILMNORSX8", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// timesOf is a multiple with its range: "1.5 times (1.1 to 2.1)".
func timesOf(q spread.Quantity) string {
	return multiple(q.Value) + " times (" + multiple(q.Low) + " to " + multiple(q.High) + ")"
}

// multiple is a multiple to two digits, thousands apart.
func multiple(x float64) string { return Number(rounded(x)) }

// BeyondCrosses says which generation is the first above each threshold.
func BeyondCrosses(list []plan.Generation, thresholds []plan.Threshold) string {
	if len(list) == 0 {
		return ""
	}
	var said []string
	for _, t := range thresholds {
		words := ThresholdWords[t.Name]
		g, crosses := t.FirstAbove(list)
		switch {
		case !crosses:
			said = append(said, "none reaches "+engine.Figure(t.FLOP.Value)+" FLOP, "+words)
		case g.Index == 0:
			said = append(said, "the first is already above "+engine.Figure(t.FLOP.Value)+" FLOP, "+words)
		default:
			said = append(said, "the "+ordinals[g.Index]+" is the first above "+engine.Figure(t.FLOP.Value)+" FLOP, "+words)
		}
	}
	return "Of the generations, " + strings.Join(said, "; ") + "."
}

// ThresholdWords are what holds above a threshold, by the name of its assumption.
var ThresholdWords = map[string]string{
	"threshold_eu_1e25": "where the EU AI Act presumes high-impact capabilities",
	"threshold_us_1e26": "where the US order of October 2023, revoked in January 2025, asked for a report",
}

// besideResults are the results that something stands beside, each with what its
// marks are of.
var besideResults = []struct{ result, words string }{
	{"cost_upfront_usd", "Up-front cost, beside capital expenditure"},
	{"programme_cost_rental_usd", "The programme, rented, beside a year’s training"},
	{"programme_cost_owned_usd", "The programme, owned, beside a year’s training"},
	{"power_peak_mw", "Provisioned power, beside sites"},
	{"accelerators", "Accelerators, beside clusters and fleets"},
}

// occasion is the mark of the quarter whose call the question comes from.
const occasion = "meta-capex-2024-q2"

// BesideTable is what the world reports beside each generation: of capital
// expenditure the whole years, the last guidance and the quarter of the call, or,
// with all, every figure of it and nothing else.
func BesideTable(cat *catalog.Catalog, list []plan.Generation, of int, all bool) *Table {
	t := &Table{Label: BesideTitle, Class: "reported", Heads: []string{"Reported", "Figure"}}
	if all {
		t.Label = BesideAll
	}
	for i := range of {
		t.Heads = append(t.Heads, capital(ordinals[i]))
	}
	for _, b := range besideResults {
		marks := plan.Beside(cat, b.result)
		capex := b.result == "cost_upfront_usd"
		if all && !capex {
			continue
		}
		t.Rows = append(t.Rows, TableRow{Head: b.words, Class: "group"})
		for i, m := range marks {
			last := m.Kind == catalog.CapitalGuided && guidedLast(marks[i:])
			if capex && !all && m.Kind != catalog.CapitalYear && m.ID != occasion && !last {
				continue
			}
			r := TableRow{Head: m.Name, URL: markURL(cat, m), Note: markNote(m), Cells: []TableCell{markFigure(m)}}
			for i := range of {
				cell := TableCell{Value: PinWaiting.String()}
				if i < len(list) {
					cell.Value = "–"
					if x, ok := plan.Times(b.result, list[i].Result(b.result), m); ok {
						cell = TableCell{multiple(x.Value) + "×", multiple(x.Low) + "–" + multiple(x.High)}
					}
				}
				r.Cells = append(r.Cells, cell)
			}
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}

// guidedLast reports whether the first of the marks is the last guidance among
// them.
func guidedLast(marks []catalog.Mark) bool {
	for _, m := range marks[1:] {
		if m.Kind == catalog.CapitalGuided {
			return false
		}
	}
	return true
}

// LastYear is the latest whole year of capital expenditure.
func LastYear(cat *catalog.Catalog) catalog.Mark {
	var out catalog.Mark
	for _, m := range plan.Beside(cat, "cost_upfront_usd") {
		if m.Kind == catalog.CapitalYear {
			out = m
		}
	}
	return out
}

// markFigure is the figure of a mark as it was reported, and its range.
func markFigure(m catalog.Mark) TableCell {
	figure := func(result string, value, low, high float64) TableCell {
		say := func(v float64) string { return tightly(Plainly(result, v)) }
		if !(low < high) {
			return TableCell{Value: say(value)}
		}
		return TableCell{say(value), say(low) + "–" + say(high)}
	}
	switch {
	case m.Money.Known():
		return figure("cost_upfront_usd", float64(m.Money.Value), float64(m.Money.Low), float64(m.Money.High))
	case m.Power.Known():
		mw := func(p unit.Power) float64 { return unit.Of(p, unit.Megawatt) }
		return figure("power_peak_mw", mw(m.Power.Value), mw(m.Power.Low), mw(m.Power.High))
	}
	return figure("accelerators", float64(m.Accelerators.Value), float64(m.Accelerators.Low), float64(m.Accelerators.High))
}

// markNote is what there is to know about a mark's figure.
func markNote(m catalog.Mark) string {
	switch {
	case m.Money.Known():
		return m.Money.Note
	case m.Power.Known():
		return m.Power.Note
	}
	return m.Accelerators.Note
}

// markURL is the address of a mark's source, "" where it has none.
func markURL(cat *catalog.Catalog, m catalog.Mark) string {
	ids := m.Accelerators.Sources
	switch {
	case m.Money.Known():
		ids = m.Money.Sources
	case m.Power.Known():
		ids = m.Power.Sources
	}
	for _, id := range ids {
		if s, ok := cat.Source(id); ok && s.URL != "" {
			return s.URL
		}
	}
	return ""
}

// ServersApart is what was spent on servers mostly for inference, and why it
// stands beside nothing.
func ServersApart(cat *catalog.Catalog) string {
	out := ""
	for _, m := range plan.Servers(cat) {
		out += m.Name + ": " + Plainly("cost_upfront_usd", float64(m.Money.Value)) + ". It stands beside no figure here, since it is not training. " + m.Money.Note
	}
	return out
}

// HistoryTable is the history of training compute, the latest first, with the
// generations among it.
func HistoryTable(cat *catalog.Catalog, list []plan.Generation, thresholds []plan.Threshold) *Table {
	t := &Table{Label: HistoryTitle, Class: "history", Heads: []string{"Model", "Published", "Training FLOP", "Thresholds", "How sure"}}
	above := func(flop float64) string { return Crossed(flop, thresholds) }
	for i := len(list) - 1; i >= 0; i-- {
		if g := list[i]; g.OK {
			sure := "asked above"
			if g.Projected {
				sure = Projected
			}
			t.Rows = append(t.Rows, TableRow{Head: capital(ordinals[i]) + " generation", Class: "yours", Cells: []TableCell{{Value: Month(g.Year)},
				{Value: Say("compute_flop", g.Result("compute_flop")).Value}, {Value: above(float64(g.Central.Compute))}, {Value: sure}}})
		}
	}
	history := cat.History()
	for i := len(history) - 1; i >= 0; i-- {
		m := history[i]
		t.Rows = append(t.Rows, TableRow{Head: m.Model, Cells: []TableCell{{Value: m.Date}, {Value: Plainly("compute_flop", m.FLOP)}, {Value: above(m.FLOP)}, {Value: m.Confidence}}})
	}
	return t
}

// HistoryIntro says what the history is of, and how many of it are above a
// threshold.
func HistoryIntro(cat *catalog.Catalog, thresholds []plan.Threshold) string {
	history := cat.History()
	out := "Of " + Number(float64(len(history))) + " models that were among the ten with the most training compute when they came out"
	for i, t := range thresholds {
		n := 0
		for _, m := range history {
			if m.FLOP >= t.FLOP.Value {
				n++
			}
		}
		joint := ", "
		if i > 0 {
			joint = " and "
		}
		out += joint + Number(float64(n)) + " are at or above " + engine.Figure(t.FLOP.Value) + " FLOP"
	}
	return out + ". Each compute is an estimate by Epoch AI."
}

// BeyondFindings are what there is to say about the generations that is not said
// about the question already, each once.
func BeyondFindings(list []plan.Generation, notes check.List) check.List {
	out := append(check.List(nil), notes...)
	said := map[string]bool{"projected": true, "policy-threshold": true, "no-clean-share": true}
	for _, g := range list {
		for _, f := range g.Findings {
			if said[f.Code] && f.Severity != check.Error {
				continue
			}
			said[f.Code] = true
			if g.Index > 0 {
				f.Text = capital(ordinals[g.Index]) + " generation: " + f.Text
				out = append(out, f)
			}
		}
	}
	return out
}

// Month is a decimal year as a month: "March 2026".
func Month(year float64) string {
	month, whole := monthOf(year)
	return month + " " + whole
}

// monthShort is the same in short: "Mar 2026".
func monthShort(year float64) string {
	month, whole := monthOf(year)
	return month[:3] + nbsp + whole
}

func monthOf(year float64) (month, whole string) {
	y := math.Floor(year)
	return months[min(int((year-y)*12), 11)], strconv.Itoa(int(y))
}

var months = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// capital is a word at the start of something.
func capital(s string) string {
	_, first := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:first]) + s[first:]
}

// Basis is one figure that a section rests on, in words.
type Basis struct {
	Words   string
	Origin  string
	Note    string
	Sources []string // ids
}

// assumed is a figure of the catalogue as such a line.
func assumed(cat *catalog.Catalog, name, label, unit string) Basis {
	return basisOf(label, cat.Assumption(name), unit)
}

func basisOf(label string, e estimate.Of[float64], unit string) Basis {
	value := amount(e.Value, unit)
	if e.Low < e.High {
		value += " (" + Number(rounded3(e.Low)) + " to " + amount(e.High, unit) + ")"
	}
	return Basis{Words: label + ": " + value, Origin: Origin(e.Basis, e.Locator, e.Date), Note: e.Note, Sources: e.Sources}
}

func rounded3(v float64) float64 { r, _ := Rounded(v, exact); return r }

// BeyondRests is what the generations rest on.
func BeyondRests(cat *catalog.Catalog) []Basis {
	t := plan.TrendOf(cat)
	return []Basis{
		assumed(cat, "training_compute_growth", "Training compute of frontier models, a year", "×"),
		basisOf("FLOP/s of one accelerator, a year", t.PerChip, "×"),
		basisOf("FLOP/s for a watt, a year", t.PerWatt, "×"),
		basisOf("FLOP/s for a dollar, a year", t.PerDollar, "×"),
		{Words: "Memory and links grow as the peak does, what hardware embodies as its power; software is taken as it is today", Origin: basisWords[estimate.Assumed].String(), Note: "They did so from H100 to B300; nobody has published a trend of what hardware embodies. Each generation of hardware has to be learned anew."},
	}
}
