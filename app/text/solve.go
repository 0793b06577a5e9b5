package text

import (
	"tenfold/engine"
	"tenfold/engine/check"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// The question turned round.
const (
	TurnTitle   = "The question turned round"
	TurnInstead = "Instead:"
	TurnAnother = "Another limit"
	TurnFix     = "Limit "
	TurnAt      = " to "
	TurnFind    = " and find "
	TurnUntil   = "What is limited"
	TurnValue   = "How much of it"
	TurnVary    = "What to find"
	TurnHint    = "One figure, like %; all else is as in the question above, at the middle of every range."
	TurnTake    = "Take it"
	TurnNearest = "Take the nearest"
	TurnTaken   = "It is the question above"
	TurnCopy    = "Copy its link"
)

// Until is a result that can be limited.
type Until struct {
	Result string
	Words  string // in the list
	Of     string // behind the figure
	Unit   string // of its value, as typed
	Like   string // a value, as typed
}

// TurnUntils are the results that can be limited.
var TurnUntils = [...]Until{
	{"cost_rental_usd", "rent", " of rent", "$", "$1B"},
	{"cost_owned_usd", "owned cost", " of owned cost", "$", "$1B"},
	{"cost_upfront_usd", "up-front cost", " up-front", "$", "$1B"},
	{"power_peak_mw", "provisioned power", " of provisioned power", "MW", "1 GW"},
	{"power_mw", "mean power", " of mean power", "MW", "1 GW"},
	{"energy_mwh", "energy", " of energy", "MWh", "1 TWh"},
	{"carbon_location_t", "CO₂e", " of CO₂e", "t", "100 kt"},
	{"days", "time", "", "days", "90 days"},
	{"accelerators", "accelerators", " accelerators", "", "100,000"},
}

// Vary is a number of the question that can be looked for.
type Vary struct{ Field, Words string }

// TurnVaries are those numbers.
var TurnVaries = [...]Vary{{"scale", "the factor"}, {"accelerators", "the number of accelerators"}, {"days", "the days"}}

// TurnReady is a ready question: a limit and what to find under it.
type TurnReady struct {
	ID, Words, Until, Value string
	Fleet                   bool // on the default accelerator, in the default time
}

// TurnReadies are the ready questions.
var TurnReadies = []TurnReady{
	{"billion", "What could $1B buy?", "cost_rental_usd", "$1B", false},
	{"gigawatt", "What fits in 1 GW?", "power_peak_mw", "1 GW", false},
	{"fleet", "What could 100,000 H100 train in 90 days?", "accelerators", "100,000", true},
}

// ReadLimit reads the value of a limit as people write it, in the result's own
// unit; 0 for empty text.
func ReadLimit(u Until, typed string) (float64, *check.Finding) {
	fail := func(code, why string) (float64, *check.Finding) {
		return 0, &check.Finding{Field: "until", Code: code, Severity: check.Error, Text: why}
	}
	words := map[string]map[string]float64{
		"$":    {"$": 1, "usd": 1, "dollars": 1},
		"MW":   {"kw": 1e-3, "mw": 1, "gw": 1e3, "tw": 1e6},
		"MWh":  {"kwh": 1e-3, "mwh": 1, "gwh": 1e3, "twh": 1e6},
		"t":    {"kg": 1e-3, "t": 1, "tonnes": 1, "kt": 1e3, "mt": 1e6, "gt": 1e9},
		"days": {"h": 1. / 24, "hours": 1. / 24, "d": 1, "day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30.4375, "months": 30.4375, "year": 365.25, "years": 365.25},
		"":     {"accelerators": 1, "gpus": 1, "chips": 1},
	}[u.Unit]
	typed = engineForm(typed)
	v, fault := unit.Parse(typed, words)
	switch {
	case fault == unit.Empty:
		return 0, nil
	case fault == unit.Readable && v > 0:
		return v, nil
	case fault == unit.Readable:
		return fail("out-of-range", "A limit must be above zero, like "+u.Like+".")
	case fault == unit.TooLarge:
		return fail("out-of-range", "That is larger than any number we can work with.")
	}
	if _, unread := unit.ParseSpan(typed, words); unread == unit.Readable {
		return fail("no-range", "A limit must be one number, like "+u.Like+"; a range cannot be used here.")
	}
	return fail("not-a-number", "A limit on this must be a number, like "+u.Like+"; what is there cannot be read as one.")
}

// TurnedLead is the number found, in large.
func TurnedLead(field string, v float64, n Names) string {
	r, _ := Rounded(v, exact)
	switch field {
	case "scale":
		return Factor(r) + " " + n.Reference
	case "days":
		return Say("days", spread.Quantity{Value: v, Low: v, High: v, Known: true}).Value
	}
	return grouped(v, 0) + " accelerators"
}

// TurnedSentence is what was found, as plain text: the question, and the result
// that it comes to. The answer is needed as for [Question].
func TurnedSentence(found engine.Scenario, vary string, n Names, a spread.Answer, u Until, reached float64) string {
	if f, ok := engine.FieldNamed(vary); ok && !f.Whole {
		p := f.Number(&found)
		p.Value, _ = Rounded(p.Value, exact)
	}
	said := ""
	for _, p := range Question(found, n, a) {
		said += p.Words
	}
	return said + " takes about " + Say(u.Result, spread.Quantity{Value: reached, Low: reached, High: reached, Known: true}).Value + u.Of + "."
}

// TurnProgress says how far the search has come.
func TurnProgress(trials int) string {
	return "Looking: " + Number(float64(trials)) + " tried."
}

// TurnCopied is the words of the button that copies the link of what was found,
// by how the last copying went, as [Copy].
func TurnCopied(how int) string {
	if how == 0 {
		return TurnCopy
	}
	return Copy[how]
}
