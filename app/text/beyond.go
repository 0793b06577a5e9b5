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
	"tenfold/engine/unit"
)

// The section on generations to come.
const (
	BeyondTitle   Phrase = "Beyond Llama 4"
	BeyondIntro   Phrase = "Later models “will continue to grow beyond that”, the call went on. The first generation is the question above; each that follows takes a multiple of its compute and starts some years later, on hardware that got better meanwhile. Those are projected: their accelerators do not exist."
	BeyondWaiting Phrase = "The generations are being worked out …"
	BeyondKept    Phrase = "These settings stay while you change the question; they are not part of its link."
	BeyondTable   Phrase = "The generations, each figure with its range"
	BesideTitle   Phrase = "Beside it, what the world reports"
	BesideIntro   Phrase = "What was reported stands on the left; the other columns say how many times as much a generation takes. Capital expenditure pays for all that a company builds in that time, up-front cost for one cluster and its building. A year’s training stands beside a whole programme, experiments and failed runs included, never beside one run. Counts of accelerators are of their own kinds."
	BesideAll     Phrase = "Every quarter, year and guidance"
	HistoryTitle  Phrase = "Training compute since 2019, with the thresholds"
	RestsOn       Phrase = "What this rests on"
	Projected     Phrase = "projected"
)

// PlanPrefix begins the names of what can be set in the sections beyond the
// question: it is no part of the scenario.
const PlanPrefix = "plan."

// Setting is a number that can be set there. Its field says what it may hold;
// nothing of a scenario lies behind it.
type Setting struct {
	engine.Field
	Words Phrase // its label on the page
	Hint  Phrase
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

// beyondRows are the rows of a generation: results, and two that are none.
var beyondRows = []string{"compute_flop", thresholdRow, peakRow, "accelerators", "days", "power_mw", "power_peak_mw", "energy_mwh",
	"cost_rental_usd", "cost_owned_usd", "cost_upfront_usd", "programme_cost_rental_usd", "programme_cost_owned_usd"}

const (
	thresholdRow = "threshold"
	peakRow      = "peak"
)

// ordinals name generations; there are no more.
var ordinals = [plan.MostGenerations]Phrase{"First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"}

// lower are the same inside a sentence.
var lower = [plan.MostGenerations]Phrase{"the first", "the second", "the third", "the fourth", "the fifth", "the sixth", "the seventh", "the eighth"}

// generation is the head of a generation's column, and what stands below it.
func generation(g plan.Generation) (head, under string) {
	head = ordinals[g.Index].String()
	if g.Projected {
		head += ", " + Projected.String()
	}
	return head, Month(g.Year)
}

// GenerationTable is the generations, one to a column; those still to come are
// waited for.
func GenerationTable(list []plan.Generation, of int, thresholds []plan.Threshold) *Table {
	t := &Table{Label: BeyondTable.String(), Class: "generations", Heads: heads("Generation"), Under: heads("Start¦of a generation")}
	for i := range of {
		head, under := ordinals[i].String(), ""
		if i < len(list) {
			head, under = generation(list[i])
		}
		t.Heads, t.Under = append(t.Heads, head), append(t.Under, under)
	}
	for _, name := range beyondRows {
		label, note := Labels[name], Phrase("")
		switch name {
		case thresholdRow:
			label = "Policy thresholds"
		case peakRow:
			label, note = "Peak of an accelerator", "dense"
		case "programme_cost_rental_usd", "programme_cost_owned_usd":
			note = "with experiments and failed runs"
		}
		r := TableRow{Head: label.String(), Note: note.String()}
		for i := 0; i < of && i < len(list); i++ {
			switch g := &list[i]; {
			case !g.OK:
				r.add(noAnswer.String(), "")
			case name == thresholdRow:
				r.add(Crossed(float64(g.Central.Compute), thresholds), "")
			case name == peakRow:
				grown := ""
				if g.Projected {
					grown = factorRange(g.Machine.Growth.PerChip)
				}
				r.add(Petaflops(float64(g.Machine.Peak)), grown)
			default:
				r.say(name, g.Result(name))
			}
		}
		r.pad(of, PinWaiting.String())
		t.Rows = append(t.Rows, r)
	}
	return t
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
	said := Phrase("below all¦thresholds").String()
	for _, t := range list {
		if flop >= t.FLOP.Value {
			said = Phrase("above {FLOP}").With(engine.Figure(t.FLOP.Value))
		}
	}
	return said
}

// BeyondSentence is the answer in words: what the last generation that has one
// takes, and what it comes to beside a year of capital expenditure.
func BeyondSentence(list []plan.Generation, factor, years float64, year catalog.Mark) string {
	last := -1
	for i := range list {
		if list[i].OK {
			last = i
		}
	}
	if last < 0 {
		return ""
	}
	g := &list[last]
	say := func(result string) string { return Say(result, g.Result(result)).Value }
	out := Phrase("The run asked for above takes about {accelerators} accelerators and {power} of provisioned power").With(say("accelerators"), say("power_peak_mw"))
	if last > 0 {
		out = Phrase("At {factor} a generation, every {years} years, {third} starts in {month}. With {compute} it takes about {accelerators} accelerators, each {times} times the speed of {machine}, and {power} of provisioned power").
			With(Factor(factor), multiple(years), lower[last].String(), Month(g.Year), say("compute_flop"), say("accelerators"), multiple(g.Machine.Growth.PerChip.Value), list[0].Machine.Name, say("power_peak_mw"))
	}
	if q := g.Result("cost_upfront_usd"); q.Known {
		out = Phrase("{takes}; {money} up-front").With(out, say("cost_upfront_usd"))
		if x, ok := plan.Times("cost_upfront_usd", q, year); ok {
			out = Phrase("{takes}, {times} times ({low} to {high}) Meta’s whole capital expenditure of {year}").With(out, multiple(x.Value), multiple(x.Low), multiple(x.High), strconv.Itoa(int(year.Year)))
		}
	}
	if g.Projected {
		return Phrase("{takes}: projected, not promised.").With(out)
	}
	return Phrase("{takes}.").With(out)
}

// multiple is a multiple to two digits, thousands apart.
func multiple(x float64) string { return Number(rounded(x)) }

// BeyondCrosses says which generation is the first above each threshold.
func BeyondCrosses(list []plan.Generation, thresholds []plan.Threshold) string {
	if len(list) == 0 {
		return ""
	}
	var said []string
	already := false // the first generation is above the threshold before
	for _, t := range thresholds {
		form, which := Phrase("none reaches {FLOP} FLOP, {words}"), ""
		if g, crosses := t.FirstAbove(list); crosses {
			form, which = "{third} is the first above {FLOP} FLOP, {words}", lower[g.Index].String()
			if g.Index == 0 && already {
				said[len(said)-1] += Phrase(", and above {FLOP} FLOP, {words}").With(engine.Figure(t.FLOP.Value), thresholdWords[t.Name].String())
				continue
			}
			if g.Index == 0 {
				already = true
				form = "{first} is already above {FLOP} FLOP, {words}"
			}
		}
		fill := []string{which, engine.Figure(t.FLOP.Value), thresholdWords[t.Name].String()}
		if which == "" {
			fill = fill[1:]
		}
		said = append(said, form.With(fill...))
	}
	return Phrase("Of the generations, {list}.").With(strings.Join(said, "; "))
}

// thresholdWords are what holds above a threshold, by the name of its assumption.
var thresholdWords = map[string]Phrase{
	"threshold_eu_1e25": "where the EU AI Act presumes high-impact capabilities",
	"threshold_us_1e26": "where the US order of October 2023, revoked in January 2025, asked for a report",
}

// besideResults are the results that something stands beside, each with what its
// marks are of.
var besideResults = []struct {
	result string
	words  Phrase
}{
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
	t := &Table{Label: BesideTitle.String(), Class: "reported", Heads: heads("Reported", "Figure")}
	if all {
		t.Label = BesideAll.String()
	}
	t.Heads = append(t.Heads, heads(ordinals[:of]...)...)
	for _, b := range besideResults {
		marks := plan.Beside(cat, b.result)
		capex := b.result == "cost_upfront_usd"
		if all && !capex {
			continue
		}
		t.Rows = append(t.Rows, TableRow{Head: b.words.String(), Class: "group"})
		for i, m := range marks {
			last := m.Kind == catalog.CapitalGuided && guidedLast(marks[i:])
			if capex && !all && m.Kind != catalog.CapitalYear && m.ID != occasion && !last {
				continue
			}
			r := TableRow{Head: Engine(m.Name)}
			r.reported(cat, &m)
			for i := 0; i < of && i < len(list); i++ {
				if x, ok := plan.Times(b.result, list[i].Result(b.result), m); ok {
					r.add(multiple(x.Value)+"×", multiple(x.Low)+"–"+multiple(x.High))
				} else {
					r.add("–", "")
				}
			}
			r.pad(1+of, PinWaiting.String())
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

// reported puts the figure of a mark into a row as it was reported, with its
// range, what there is to know about it, and its source.
func (r *TableRow) reported(cat *catalog.Catalog, m *catalog.Mark) {
	result, e := "accelerators", estimate.In(m.Accelerators, 1.0)
	switch {
	case m.Money.Known():
		result, e = "cost_upfront_usd", estimate.In(m.Money, 1.0)
	case m.Power.Known():
		result, e = "power_peak_mw", estimate.In(m.Power, 1/float64(unit.Megawatt))
	}
	say := func(v float64) string { return tightly(Plainly(result, v)) }
	reach := ""
	if e.Low < e.High {
		reach = say(e.Low) + "–" + say(e.High)
	}
	r.add(say(e.Value), reach)
	r.Note = Engine(e.Note)
	for _, id := range e.Sources {
		if s, ok := cat.Source(id); ok && r.URL == "" {
			r.URL = s.URL
		}
	}
}

// ServersApart is what was spent on servers mostly for inference, and why it
// stands beside nothing.
func ServersApart(cat *catalog.Catalog) string {
	out := ""
	for _, m := range plan.Servers(cat) {
		out += Phrase("{what}: {money}. It stands beside no figure here, since it is not training. {note}").With(Engine(m.Name), Plainly("cost_upfront_usd", float64(m.Money.Value)), Engine(m.Money.Note))
	}
	return out
}

// HistoryTable is the history of training compute, the latest first, with the
// generations among it.
func HistoryTable(cat *catalog.Catalog, list []plan.Generation, thresholds []plan.Threshold) *Table {
	t := &Table{Label: HistoryTitle.String(), Heads: heads("Model", "Published", "Training FLOP", "Thresholds", "How sure")}
	row := func(name, date string, flop float64, sure string) {
		r := TableRow{Head: name}
		r.add(date, "")
		r.add(Plainly("compute_flop", flop), "")
		r.add(Crossed(flop, thresholds), "")
		r.add(sure, "")
		t.Rows = append(t.Rows, r)
	}
	for i := len(list) - 1; i >= 0; i-- {
		if g := list[i]; g.OK {
			sure := Phrase("asked above")
			if g.Projected {
				sure = Projected
			}
			row(Phrase("{Third} generation").With(ordinals[i].String()), Month(g.Year), float64(g.Central.Compute), sure.String())
		}
	}
	history := cat.History()
	for i := len(history) - 1; i >= 0; i-- {
		m := history[i]
		row(m.Model, m.Date, m.FLOP, confidence[m.Confidence].String())
	}
	return t
}

// The chart of the history and the generations.
const (
	RiseUp         Phrase = "↑ Training compute, logarithmic"
	RiseSureSign   Phrase = "published since 2019, estimated with confidence"
	RiseUnsureSign Phrase = "the same, estimate less sure"
	RiseMineSign   Phrase = "the generations, by their start"
)

// HistoryIsSure reports whether a compute of the history is estimated with
// confidence.
func HistoryIsSure(m catalog.Trained) bool { return m.Confidence == "confident" }

// HistoryWords are what a model of the history says in the chart.
func HistoryWords(m catalog.Trained, thresholds []plan.Threshold) []string {
	return []string{m.Model, Phrase("Published {date}").With(m.Date), riseCompute(m.FLOP, thresholds), confidence[m.Confidence].String()}
}

// GenerationWords are what a generation says in the chart.
func GenerationWords(g plan.Generation, thresholds []plan.Threshold) []string {
	words := []string{Phrase("{Third} generation").With(ordinals[g.Index].String()), Phrase("Start: {month}").With(Month(g.Year)), riseCompute(float64(g.Central.Compute), thresholds)}
	if g.Projected {
		words = append(words, Projected.String())
	}
	return words
}

func riseCompute(flop float64, thresholds []plan.Threshold) string {
	return Phrase("{compute}, {threshold}").With(Plainly("compute_flop", flop), Crossed(flop, thresholds))
}

// ThresholdSign is a threshold in the key of the chart.
func ThresholdSign(t plan.Threshold) string {
	return Phrase("{FLOP} FLOP, {words}").With(engine.Figure(t.FLOP.Value), thresholdWords[t.Name].String())
}

// RiseSays is what there is to see in the chart.
func RiseSays(cat *catalog.Catalog, list []plan.Generation) string {
	said := HistoryIntro(cat)
	for i := len(list) - 1; i >= 0; i-- {
		if g := list[i]; g.OK {
			return said + " " + Phrase("{Third} generation: {compute}, from {month} on.").With(ordinals[g.Index].String(), Plainly("compute_flop", float64(g.Central.Compute)), Month(g.Year))
		}
	}
	return said
}

// confidence is how sure a compute of the history is.
var confidence = map[string]Phrase{"confident": "confident", "likely": "likely", "speculative": "speculative", "unknown": "not said"}

// HistoryIntro says what the history is of, and how many of it are above a
// threshold.
func HistoryIntro(cat *catalog.Catalog) string {
	history := cat.History()
	var above []string
	for _, t := range plan.Thresholds(cat) {
		n := 0
		for _, m := range history {
			if m.FLOP >= t.FLOP.Value {
				n++
			}
		}
		above = append(above, Phrase("{n} at or above {FLOP} FLOP").With(Number(float64(n)), engine.Figure(t.FLOP.Value)))
	}
	return Phrase("{n} models that were among the ten with the most training compute when they came out, as Epoch AI estimates it: {above}.").With(Number(float64(len(history))), strings.Join(above, ", "))
}

// BeyondFindings are what there is to say about the generations that is not said
// about the question already, each once.
func BeyondFindings(list []plan.Generation, notes check.List) check.List {
	var out check.List
	for _, f := range notes {
		f.Text = Engine(f.Text)
		out = append(out, f)
	}
	said := map[string]bool{"projected": true, "policy-threshold": true, "no-clean-share": true}
	for _, g := range list {
		for _, f := range g.Findings {
			if said[f.Code] && f.Severity != check.Error {
				continue
			}
			said[f.Code] = true
			if g.Index > 0 {
				f.Text = Phrase("{Third} generation: {finding}").With(ordinals[g.Index].String(), Engine(f.Text))
				out = append(out, f)
			}
		}
	}
	return out
}

// Month is a decimal year as a month: "March 2026".
func Month(year float64) string { return monthIn(&months, year, " ") }

// monthShort is the same in short: "Mar 2026".
func monthShort(year float64) string { return monthIn(&monthsShort, year, nbsp) }

func monthIn(names *[12]Phrase, year float64, between string) string {
	y := math.Floor(year)
	return names[min(int((year-y)*12), 11)].String() + between + strconv.Itoa(int(y))
}

var (
	months      = [12]Phrase{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	monthsShort = [12]Phrase{"Jan", "Feb", "Mar", "Apr", "May¦in short", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

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
func assumed(cat *catalog.Catalog, name string, label Phrase, unit string) Basis {
	return basisOf(label, cat.Assumption(name), unit)
}

func basisOf(label Phrase, e estimate.Of[float64], unit string) Basis {
	if unit == "%" {
		e = e.Times(100)
	}
	said := Phrase("{what}: {value}").With(label.String(), amount(e.Value, unit))
	if e.Low < e.High {
		said = Phrase("{what}: {value} ({low} to {high})").With(label.String(), amount(e.Value, unit), Number(rounded3(e.Low)), amount(e.High, unit))
	}
	return Basis{Words: said, Origin: Origin(e.Basis, e.Locator, e.Date), Note: Engine(e.Note), Sources: e.Sources}
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
		{Words: memoryGrows.String(), Origin: basisWords[estimate.Assumed].String(), Note: memoryGrew.String()},
	}
}

const (
	memoryGrows Phrase = "Memory and links grow as the peak does, what hardware embodies as its power; software is taken as it is today"
	memoryGrew  Phrase = "They did so from H100 to B300; nobody has published a trend of what hardware embodies. Each generation of hardware has to be learned anew."
)
