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

// Sizes are the fields of which one says how large the run is, SizeWords the words
// of the control between them within the sentence, and sizeUnits what a number of
// each is of elsewhere, in that order.
var (
	Sizes     = []string{"days", "accelerators", "site_mw"}
	SizeWords = []Phrase{"days¦in so many", "accelerators¦with so many", "MW of power"}
	sizeUnits = []Phrase{"days", "accelerators", "MW of power"}
)

// The question: what is trained, on what, for how long and where. How the model
// is given makes one difference, how the size is given another.
const (
	training Phrase = "Training {question}"

	modelOfScale   Phrase = "a model with {scale} the compute of {reference}"
	modelOfCompute Phrase = "a model with {compute} FLOP of compute, in the manner of {reference}"
	modelOfShape   Phrase = "a model of {params} parameters on {tokens} tokens, otherwise like {reference},"
)

var sized = []Phrase{
	"{model} on {accelerator} in {number} {days}, on the {region} grid",
	"{model} on {accelerator}, with {number} {accelerators}, on the {region} grid",
	"{model} on {accelerator}, within {number} {power}, on the {region} grid",
}

// The answer, by how the size is given: what follows from it, the power or the
// count, and the rent.
var replies = []Phrase{
	"takes about {accelerators}, {power} and {rent} of rent.",
	"takes about {time}, {power} and {rent} of rent.",
	"takes about {time} on {accelerators} and {rent} of rent.",
}

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
	out := training.filled(map[string][]Part{"question": asked(s, n, a)})
	out[0].Words = capital(out[0].Words)
	return out
}

// asked is the question within a sentence.
func asked(s engine.Scenario, n Names, a spread.Answer) []Part {
	full := s.Full()
	size := Size(full)
	words := func(words string) []Part { return []Part{{Words: words}} }
	control := func(field, words string) []Part { return []Part{{Words: words, Field: field}} }
	model := modelOfScale
	switch {
	case s.TakesScale():
	case s.ComputeFLOP.Set:
		model = modelOfCompute
	default:
		model = modelOfShape
	}
	f, _ := engine.FieldNamed(Sizes[size])
	unit := control(SizeField, SizeWords[size].String())
	return sized[size].filled(map[string][]Part{
		"model": model.filled(map[string][]Part{
			"scale": control("scale", Factor(full.Scale.Value)), "compute": control("compute_flop", Number(s.ComputeFLOP.Value)), "reference": control("reference", n.Reference),
			"params": words(Say("params", a.Result("params")).Value), "tokens": words(Say("tokens", a.Result("tokens")).Value),
		}),
		"accelerator": control("accelerator", n.Accelerator), "region": control("region", n.Region),
		"number": control(f.Name, Number(f.Number(&full).Or(engine.DefaultDays))), "days": unit, "accelerators": unit, "power": unit,
	})
}

// Reply is the second half of the sentence, its verb first: the figures that
// were asked for.
func Reply(a spread.Answer) []Part {
	figure := func(result string) []Part {
		return []Part{{Figure: true, Words: counted(result, Say(result, a.Result(result)).Value)}}
	}
	out := replies[Size(a.Scenario)].filled(map[string][]Part{
		"accelerators": figure("accelerators"), "time": figure("days"), "power": figure("power_mw"), "rent": figure("cost_rental_usd"),
	})
	out[0].Words = " " + out[0].Words
	return out
}

// counted is a result as said where no label stands beside it: a number of
// accelerators with what it is of.
func counted(result, said string) string {
	if result == "accelerators" {
		return joined(said, Phrase("accelerators").String())
	}
	return said
}

// plain reports whether a part is mere words.
func (p Part) plain() bool { return p.Field == "" && !p.Figure }

// Sentence is question and answer as plain text.
func Sentence(s engine.Scenario, n Names, a spread.Answer) string {
	return said(Question(s, n, a)) + said(Reply(a))
}

func said(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Words)
	}
	return b.String()
}

// Ranges is the line below the sentence: how far the figures reach.
func Ranges(a spread.Answer) string {
	first := "accelerators"
	if Size(a.Scenario) != 0 {
		first = "days"
	}
	to := func(result string) string { return Say(result, a.Result(result)).To() }
	count := to(first)
	if first == "accelerators" {
		count = accelerators.With(count)
	}
	return eightInTen.With(count, to("power_mw"), to("energy_mwh"), to("carbon_location_t"), to("cost_rental_usd"))
}

const (
	accelerators Phrase = "{n} accelerators"
	eightInTen   Phrase = "Eight times in ten: {count}, {power}, {energy}, {carbon} of CO₂e, and {rent}."
)

// Asked is the question as plain text, without what it takes: "a model with 10×
// the compute of …".
func Asked(s engine.Scenario, n Names, a spread.Answer) string { return said(asked(s, n, a)) + "." }

// Headed is the first half of the sentence as plain text.
func Headed(s engine.Scenario, n Names, a spread.Answer) string { return said(Question(s, n, a)) }
