package text

import (
	"strings"

	"tenfold/engine/estimate"
)

// The page's own words.
const (
	Name          Phrase = "Tenfold"
	Tagline       Phrase = "what would the next model take?"
	Starting      Phrase = "Starting the calculator …"
	FactorLabel   Phrase = "Scaling factor"
	Presets       Phrase = "Ready questions"
	QuestionTitle Phrase = "The question"
	AnswerTitle   Phrase = "The answer"
	UseScale      Phrase = "Ask for a multiple of a known run instead"
	Undo          Phrase = "Undo"
	Redo          Phrase = "Redo"

	AssumptionsTitle Phrase = "Change what is assumed"
	AssumptionsIntro Phrase = "What is left empty comes from the catalogue, in grey, with its range and source in the workings above. What you enter counts as exact, or as its range where you give one, like 30-45 % or 35±5."
	AssumptionsLater Phrase = "This part needs JavaScript, and the calculator, which may still be starting."

	WithoutScript Phrase = "JavaScript is off, so nothing here can be changed; the figures answer the question above as it stands."

	Licence    Phrase = "MIT licence, open source. No tracking: nothing you enter leaves this page, and nothing is fetched from anywhere else."
	RangesMean Phrase = "Every range holds eight in ten of the seeded draws of all uncertain inputs: its ends are the 10th and 90th percentiles."
)

// Copy is the words of the copy button by how the last copying went: not yet,
// well, not at all.
var Copy = []Phrase{"Copy link", "Link copied", "Copy the address bar"}

// CopyWords is what a screen reader says after copying.
func CopyWords(ok bool) string {
	if ok {
		return Phrase("Link copied.").String()
	}
	return Phrase("The browser did not allow copying; the link is in the address bar.").String()
}

// Data is the line about the data version.
func Data(version, date string) string { return dataVersion.With(version, date) }

const dataVersion Phrase = "Data version {version}, of {date}."

// Behind is the line above figures that belong to another question than the
// one asked.
func Behind(question string) string { return stillAnswer.With(question) }

const stillAnswer Phrase = "These figures still answer: {question}"

// Stand is said behind a finding that keeps a question from its answer.
const Stand Phrase = "Until then the figures stand as they were."

// GiveCompute leads from a multiple that cannot be one to the field of compute.
const GiveCompute Phrase = "Give compute in FLOP"

// ControlLabels are the names of the sentence's controls.
var ControlLabels = map[string]Phrase{
	"scale": "Scaling factor", "reference": "Reference run", "accelerator": "Accelerator", SizeField: "Days, accelerators or power",
	"days": "Days", "accelerators": "Number of accelerators", "site_mw": "Power of the site in MW", "region": "Grid", "compute_flop": "Compute in FLOP",
}

// Times is a factor as a screen reader says it.
func Times(factor float64) string { return timesWords.With(Number(factor)) }

const timesWords Phrase = "{n} times"

// Labels are the results' names on the page.
var Labels = map[string]Phrase{
	"accelerators": "Accelerators", "days": "Time", "accelerator_hours": "Accelerator-hours",
	"power_mw": "Power, mean", "power_peak_mw": "Provisioned power", "energy_mwh": "Energy",
	"carbon_location_t": "CO₂e, location-based", "carbon_market_t": "CO₂e, market-based", "carbon_embodied_t": "CO₂e, embodied",
	"water_m3": "Water", "cost_rental_usd": "Cost, rented", "cost_owned_usd": "Cost, owned", "cost_upfront_usd": "Cost, up-front",
	"mfu": "MFU", "goodput": "Goodput", "compute_flop": "Compute", "model_flop": "Model FLOP",
	"params": "Parameters", "active_params": "Active parameters", "tokens": "Tokens",
	"programme_accelerator_hours": "Accelerator-hours", "programme_energy_mwh": "Energy", "programme_carbon_location_t": "CO₂e, location-based",
	"programme_cost_rental_usd": "Cost, rented", "programme_cost_owned_usd": "Cost, owned",
}

// Headlines are the results in large, by which size the question gives.
func Headlines(size int) []string {
	first := []string{"accelerators", "days", "accelerators"}[size]
	return []string{first, "accelerator_hours", "power_mw", "energy_mwh", "carbon_location_t", "cost_rental_usd", "cost_owned_usd", "cost_upfront_usd"}
}

// Group is results in small under one heading.
type Group struct {
	Title   Phrase
	Results []string
}

// Groups are the results in small, by which size the question gives.
func Groups(size int, programme bool) []Group {
	pace := []string{"mfu", "goodput"}
	switch size {
	case 0:
		pace = append([]string{"days"}, pace...)
	case 1:
		pace = append([]string{"accelerators"}, pace...)
	default:
		pace = append([]string{"days"}, pace...)
	}
	groups := []Group{
		{"Pace and use", pace},
		{"The model", []string{"compute_flop", "model_flop", "params", "active_params", "tokens"}},
		{"Power, carbon, water", []string{"power_peak_mw", "carbon_market_t", "carbon_embodied_t", "water_m3"}},
	}
	if programme {
		groups = append(groups, Group{"With experiments and failed runs", []string{
			"programme_accelerator_hours", "programme_energy_mwh", "programme_carbon_location_t", "programme_cost_rental_usd", "programme_cost_owned_usd"}})
	}
	return groups
}

// Help is a line on what a result means, where its label does not say.
var Help = map[string]Phrase{
	"cost_rental_usd":   "accelerator-hours at rental prices",
	"cost_owned_usd":    "wear of the hardware, and energy",
	"cost_upfront_usd":  "servers, network and building, paid at once",
	"mfu":               "model FLOP per second ÷ dense peak",
	"goodput":           "share of the time that advances training",
	"carbon_embodied_t": "this run’s share of making the hardware",
	"power_peak_mw":     "what the site must be able to supply",
	"model_flop":        "with attention, without recomputation",
}

// basisWords says why a value is believed.
var basisWords = map[estimate.Basis]Phrase{
	estimate.Entered: "entered by you", estimate.Published: "published", estimate.Measured: "measured",
	estimate.Derived: "derived", estimate.Assumed: "assumed", estimate.None: "no figure",
}

// Origin is where an input comes from, in short: its basis, its place in the
// source, its date.
func Origin(b estimate.Basis, locator, date string) string {
	said := []string{basisWords[b].String()}
	for _, s := range []string{locator, date} {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}

// Source is a source in one line.
func Source(s estimate.Source) string {
	said := s.Title
	if s.Publisher != "" && !strings.Contains(s.Title, s.Publisher) {
		said += ", " + s.Publisher
	}
	if s.Published != "" {
		said += ", " + s.Published
	}
	return said
}

// UsedFor is what was taken from a source.
func UsedFor(labels []string) string {
	said := make([]string, len(labels))
	for i, l := range labels {
		said[i] = inside(Engine(l))
	}
	return usedFor.With(strings.Join(said, "; "))
}

const usedFor Phrase = "for {labels}"

// WorkingOf is the heading of an opened working.
func WorkingOf(result string) string {
	label := Labels[result]
	if label == "" {
		label = InsightLabels[result]
	}
	if help := Help[result]; help != "" {
		return workingOfThat.With(inside(label.String()), help.String())
	}
	return workingOf.With(inside(label.String()))
}

const (
	workingOf     Phrase = "How this comes about: {label}"
	workingOfThat Phrase = "How this comes about: {label} ({help})"
)

// Ambiguity is the line on what "Llama 3" may mean; ratio is by how much the two
// readings differ in compute.
func Ambiguity(ratio float64, large, small string) string {
	r, _ := Rounded(ratio, 2)
	return ambiguity.With(large, small, Number(r), fold(ratio))
}

const (
	ambiguity Phrase = "“Llama 3” may mean {large} or {small}: the first took {ratio} times the compute, so the answer depends {fold} on which was meant."
	nFold     Phrase = "{n}-fold"
)

// fold is a factor as an adverb, for small whole ones in words.
func fold(ratio float64) string {
	words := []Phrase{"", "", "twofold", "threefold", "fourfold", "fivefold", "sixfold", "sevenfold", "eightfold", "ninefold", "tenfold"}
	if n := int(ratio + 0.5); n >= 2 && n < len(words) {
		return words[n].String()
	}
	return nFold.With(Number(ratio))
}

// Titled is the page's name with what it is about.
func Titled() string { return named.With(Name.String(), Tagline.String()) }
