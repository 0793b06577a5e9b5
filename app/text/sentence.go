package text

import (
	"strings"

	"tenfold/engine"
	"tenfold/engine/spread"
)

// Part is a piece of the sentence: words, a control standing at its value, or a
// figure of the answer.
type Part struct {
	Words  string
	Field  string // of a control: the scenario field that it sets, or [SizeField]
	Figure bool   // part of the answer
}

// SizeField names the control that chooses which of days, accelerators and site
// power is given.
const SizeField = "size"

// Names are the sentence's words for what the scenario gives by id.
type Names struct {
	Reference   string
	Accelerator string
	Region      string
}

// Sizes are the fields of which one says how large the run is, and the words of
// the control between them, in that order.
var (
	Sizes     = []string{"days", "accelerators", "site_mw"}
	SizeWords = []string{"days", "accelerators", "MW of power"}
)

// Size is the index in [Sizes] of the field that s gives; 0 where it gives none.
func Size(s engine.Scenario) int {
	switch {
	case s.Accelerators.Set:
		return 1
	case s.SiteMW.Set && !s.Days.Set:
		return 2
	}
	return 0
}

// Question is the first half of the sentence: what is asked, each choice a
// control. The answer is needed only where the model was given in a link, not
// as a multiple.
func Question(s engine.Scenario, n Names, a spread.Answer) []Part {
	full := s.Full()
	size := Size(full)
	parts := make([]Part, 0, 16)
	say := func(words string) { parts = append(parts, Part{Words: words}) }
	control := func(field, words string) { parts = append(parts, Part{Words: words, Field: field}) }
	switch {
	case s.TakesScale():
		say("Training a model with ")
		control("scale", Factor(full.Scale.Value))
		say(" the compute of ")
		control("reference", n.Reference)
	case s.ComputeFLOP.Set:
		say("Training a model with ")
		control("compute_flop", Number(s.ComputeFLOP.Value))
		say(" FLOP of compute, in the manner of ")
		control("reference", n.Reference)
	default:
		say("Training a model of " + Say("params", a.Result("params")).Value + " parameters on " + Say("tokens", a.Result("tokens")).Value + " tokens, otherwise like ")
		control("reference", n.Reference)
		say(",")
	}
	say(" on ")
	control("accelerator", n.Accelerator)
	say([]string{" in ", ", with ", ", within "}[size])
	f, _ := engine.FieldNamed(Sizes[size])
	control(f.Name, Number(f.Number(&full).Or(engine.DefaultDays)))
	say(" ")
	control(SizeField, SizeWords[size])
	say(", on the ")
	control("region", n.Region)
	say(" grid")
	return parts
}

// Reply is the second half of the sentence, its verb first: the figures that
// were asked for.
func Reply(a spread.Answer) []Part {
	figure := func(result, unit string) Part {
		return Part{Figure: true, Words: joined(Say(result, a.Result(result)).Value, unit)}
	}
	words := func(s string) Part { return Part{Words: s} }
	takes := words(" takes about ")
	rent := figure("cost_rental_usd", "")
	switch Size(a.Scenario) {
	case 1:
		return []Part{takes, figure("days", ""), words(", "), figure("power_mw", ""), words(" and "), rent, words(" of rent.")}
	case 2:
		return []Part{takes, figure("days", ""), words(" on "), figure("accelerators", "accelerators"), words(" and "), rent, words(" of rent.")}
	}
	return []Part{takes, figure("accelerators", "accelerators"), words(", "), figure("power_mw", ""), words(" and "), rent, words(" of rent.")}
}

// Sentence is question and answer as plain text.
func Sentence(s engine.Scenario, n Names, a spread.Answer) string {
	var b strings.Builder
	for _, p := range Question(s, n, a) {
		b.WriteString(p.Words)
	}
	for _, p := range Reply(a) {
		b.WriteString(p.Words)
	}
	return b.String()
}

// Ranges is the line below the sentence: how far the figures reach.
func Ranges(a spread.Answer) string {
	first := "accelerators"
	unit := " accelerators"
	if Size(a.Scenario) != 0 {
		first, unit = "days", ""
	}
	said := []string{
		Say(first, a.Result(first)).To() + unit,
		Say("power_mw", a.Result("power_mw")).To(),
		Say("energy_mwh", a.Result("energy_mwh")).To(),
		Say("carbon_location_t", a.Result("carbon_location_t")).To() + " of CO₂e",
		Say("cost_rental_usd", a.Result("cost_rental_usd")).To(),
	}
	return "Eight times in ten: " + strings.Join(said[:len(said)-1], ", ") + ", and " + said[len(said)-1] + "."
}

// Asked is the question as plain text, without what it takes: "10× the compute
// of …".
func Asked(s engine.Scenario, n Names, a spread.Answer) string {
	var b strings.Builder
	for _, p := range Question(s, n, a) {
		b.WriteString(p.Words)
	}
	return strings.TrimPrefix(b.String(), "Training ") + "."
}
