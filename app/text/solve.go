package text

import (
	"tenfold/engine"
	"tenfold/engine/check"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// The question turned round.
const (
	TurnTitle   Phrase = "The question turned round"
	TurnInstead Phrase = "Instead:"
	TurnAnother Phrase = "Another limit"
	TurnAsks    Phrase = "Limit {result} to {value} and find {number}"
	TurnUntil   Phrase = "What is limited"
	TurnValue   Phrase = "How much of it"
	TurnVary    Phrase = "What to find"
	TurnHint    Phrase = "One figure, like {example}; all else is as in the question above, at the middle of every range."
	TurnTake    Phrase = "Take it"
	TurnNearest Phrase = "Take the nearest"
	TurnTaken   Phrase = "It is the question above"
	TurnCopy    Phrase = "Copy its link"
)

const (
	limitAboveZero Phrase = "A limit must be above zero, like {example}."
	limitTooLarge  Phrase = "That is larger than any number we can work with."
	limitNoRange   Phrase = "A limit must be one number, like {example}; a range cannot be used here."
	limitNoNumber  Phrase = "A limit on this must be a number, like {example}; what is there cannot be read as one."
	takesAbout     Phrase = "{question} takes about {figure}."
	rented         Phrase = "{figure} of rent"
	looking        Phrase = "Looking: {n} tried."
)

// Until is a result that can be limited.
type Until struct {
	Result string
	Words  Phrase // in the list
	Of     Phrase // with the figure
	Unit   string // of its value, as typed
	Like   string // a value, as typed
}

// TurnUntils are the results that can be limited.
var TurnUntils = [...]Until{
	{"cost_rental_usd", "rent", rented, "$", "$1B"},
	{"cost_owned_usd", "owned cost", "{figure} of owned cost", "$", "$1B"},
	{"cost_upfront_usd", "up-front cost", "{figure} up-front", "$", "$1B"},
	{"power_peak_mw", "provisioned power", "{figure} of provisioned power", "MW", "1 GW"},
	{"power_mw", "mean power", "{figure} of mean power", "MW", "1 GW"},
	{"energy_mwh", "energy", "{figure} of energy", "MWh", "1 TWh"},
	{"carbon_location_t", "CO₂e", "{figure} of CO₂e", "t", "100 kt"},
	{"days", "time", "{figure}", "days", "90 days"},
	{"accelerators", "accelerators", "{figure} accelerators", "", "100,000"},
}

// Vary is a number of the question that can be looked for.
type Vary struct {
	Field string
	Words Phrase
}

// TurnVaries are those numbers.
var TurnVaries = [...]Vary{{"scale", "the factor"}, {"accelerators", "the number of accelerators¦to find"}, {"days", "the days¦to find"}}

// TurnReady is a ready question: a limit and what to find under it.
type TurnReady struct {
	ID           string
	Words        Phrase
	Until, Value string
	Fleet        bool // on the default accelerator, in the default time
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
		return fail("out-of-range", limitAboveZero.With(Worked(u.Like)))
	case fault == unit.TooLarge:
		return fail("out-of-range", limitTooLarge.String())
	}
	if _, unread := unit.ParseSpan(typed, words); unread == unit.Readable {
		return fail("no-range", limitNoRange.With(Worked(u.Like)))
	}
	return fail("not-a-number", limitNoNumber.With(Worked(u.Like)))
}

// TurnedLead is the number found, in large.
func TurnedLead(vary string, v float64, n Names) string {
	r, _ := Rounded(v, exact)
	switch vary {
	case "scale":
		return Factor(r) + " " + n.Reference
	case "days":
		return Say("days", spread.Quantity{Value: v, Low: v, High: v, Known: true}).Value
	}
	return counted(vary, grouped(v, 0))
}

// TurnedSentence is what was found, as plain text: the question, and the result
// that it comes to. The answer is needed as for [Question].
func TurnedSentence(found engine.Scenario, vary string, n Names, a spread.Answer, u Until, reached float64) string {
	if f, ok := engine.FieldNamed(vary); ok && !f.Whole {
		p := f.Number(&found)
		p.Value, _ = Rounded(p.Value, exact)
	}
	return takesAbout.With(said(Question(found, n, a)), u.Of.With(Plainly(u.Result, reached)))
}

// TurnProgress says how far the search has come.
func TurnProgress(trials int) string {
	return looking.With(Number(float64(trials)))
}

// TurnCopied is the words of the button that copies the link of what was found,
// by how the last copying went, as [Copy].
func TurnCopied(how int) string {
	if how == 0 {
		return TurnCopy.String()
	}
	return Copy[how].String()
}
