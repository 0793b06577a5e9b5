package text

import (
	"slices"
	"strconv"
	"strings"

	"tenfold/engine"
	"tenfold/engine/spread"
)

// The section of what a reader takes along.
const (
	TakeTitle    Phrase = "Take it with you"
	TakeIntro    Phrase = "The figures on show, in the form that you need. All of it is made here, in the page; nothing is sent."
	TakeKind     Phrase = "What to take"
	TakeText     Phrase = "The text"
	TakeCopy     Phrase = "Copy"
	TakeCopied   Phrase = "Copied"
	TakeFailed   Phrase = "Selected: copy it by hand"
	TakeSave     Phrase = "Download"
	TakePrint    Phrase = "Print, with the working"
	TakenByHand  Phrase = "The browser did not allow copying; the text is selected."
	takeNoCarbon Phrase = "There is no figure of carbon for this question, so there is nothing to say in a model card."
)

// TakeKinds are what can be taken, and TakeKindWords what they are called.
var (
	TakeKinds     = []string{"link", "sentence", "citation", "bibtex", "card", "csv", "json"}
	TakeKindWords = []Phrase{"Link", "The sentence", "Citation", "Citation for BibTeX", "Block for a model card", "Table (CSV)", "Data (JSON)"}
)

// TakeSays is what is to be known about one kind.
func TakeSays(kind string) string {
	return map[string]Phrase{
		"link":     "Opens this very question. The newest data answer it.",
		"sentence": "Question and answer, with the ranges and the link.",
		"citation": "The link in it leads to the build of this data version, so that the figures stay as cited.",
		"bibtex":   "The link in it leads to the build of this data version, so that the figures stay as cited.",
		"card":     "For the head of a README on Hugging Face. A projection is no measurement; replace it once there is one.",
		"csv":      "Results with their ranges; every input and constant with range, basis, source and date; versions.",
		"json":     "Results, layout and workings: byte for byte what the command “tenfold project” answers.",
	}[kind].String()
}

// Taken is one form of the answer.
type Taken struct {
	Kind string
	Text string
	Says string
	File string // name of the file, "" where there is nothing to save
	Type string // media type of the file
}

// takeFiles are the names and media types of the files by kind.
var takeFiles = map[string][2]string{
	"link": {"tenfold.txt", "text/plain"}, "sentence": {"tenfold.txt", "text/plain"}, "citation": {"tenfold.txt", "text/plain"},
	"bibtex": {"tenfold.bib", "application/x-bibtex"}, "card": {"tenfold-model-card.yaml", "application/yaml"},
	"csv": {"tenfold.csv", "text/csv"}, "json": {"tenfold.json", "application/json"},
}

// TakenAs is a form of the answer whose text is made.
func TakenAs(kind, made string) Taken {
	file := takeFiles[kind]
	return Taken{Kind: kind, Text: made, Says: TakeSays(kind), File: file[0], Type: file[1] + ";charset=utf-8"}
}

// Bytes is what the file holds. A table begins with the mark of UTF-8, without
// which spreadsheets take it for another encoding; data end with a line break, as
// the command's do.
func (t Taken) Bytes() string {
	switch t.Kind {
	case "csv":
		return "\ufeff" + t.Text
	case "json":
		return t.Text + "\n"
	}
	return t.Text
}

// Reference is what the citations of an answer say.
type Reference struct {
	Question string // "10× the compute of …", as [Asked] says it
	Sentence string // question and answer
	Ranges   string
	Link     string // absolute, to the build of the data version
	Version  string // of the data
	Date     string // of the data
	Hardware string
	Place    string
}

const (
	takenFrom     Phrase = "Tenfold, data version {version} of {date}:"
	takenCited    Phrase = "Tenfold ({year}). {title}. Data version {version}, {date}."
	takenNote     Phrase = "Data version {version} of {date}"
	takeFinal     Phrase = "the final run alone"
	takeProgramme Phrase = "with experiments and failed runs"
	takeSource    Phrase = "Projection by Tenfold, not a measurement: {scope}, location-based, {range} eight times in ten. Data version {version}."
	takeHardware  Phrase = "{n} {hardware}, {hours} accelerator-hours"
)

// titled is the question as a title.
func (r Reference) titled() string { return titled(r.Question) }

// titled is a question by itself. In German its half of the sentence ends in the
// comma before the other half.
func titled(question string) string {
	return capital(strings.TrimSuffix(training.With(strings.TrimSuffix(question, ".")), ","))
}

// Plain is the sentence with its ranges and where it is from.
func (r Reference) Plain() string {
	return r.Sentence + " " + r.Ranges + "\n" + takenFrom.With(r.Version, r.Date) + " " + r.Link
}

// Cite is the citation in one line. There is no author but the project, and no
// identifier is made up.
func (r Reference) Cite() string {
	return takenCited.With(year(r.Date), r.titled(), r.Version, r.Date) + " " + r.Link
}

// year is the year of a date, the whole where there is none.
func year(date string) string {
	y, _, _ := strings.Cut(date, "-")
	return y
}

// BibTeX is the citation as an entry, in ASCII, so that it passes through every
// version of the program.
func (r Reference) BibTeX() string {
	return "@misc{tenfold-" + strings.ReplaceAll(r.Version, ".", "-") + "-" + keyOf(r.Link) + ",\n" +
		"  title        = {{" + TeX(r.titled()) + "}},\n" +
		"  author       = {{" + Name.String() + "}},\n" +
		"  year         = {" + year(r.Date) + "},\n" +
		"  howpublished = {\\url{" + strings.NewReplacer("{", "%7B", "}", "%7D", "\\", "%5C").Replace(r.Link) + "}},\n" +
		"  note         = {" + TeX(takenNote.With(r.Version, r.Date)) + "},\n" +
		"}"
}

// keyOf tells the entries of several questions apart: the digits of a sum over
// the link.
func keyOf(link string) string {
	sum := uint32(2166136261) // FNV-1a
	for i := 0; i < len(link); i++ {
		sum = (sum ^ uint32(link[i])) * 16777619
	}
	return strconv.FormatUint(uint64(sum>>8), 16)
}

// texSigns are what stands for signs that TeX reads as its own, or that are not in
// ASCII.
var texSigns = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`, "_", `\_`, "^", `\^{}`, "~", `\textasciitilde{}`,
	"×", `$\times$`, "÷", `$\div$`, nbsp, "~", "–", "--", "’", "'", "“", "``", "”", "''", "…", `\dots{}`, "₂", `$_2$`,
	"⁰", "$^0$", "¹", "$^1$", "²", "$^2$", "³", "$^3$", "⁴", "$^4$", "⁵", "$^5$", "⁶", "$^6$", "⁷", "$^7$", "⁸", "$^8$", "⁹", "$^9$")

// TeX is words as TeX reads them; letters of other scripts become question marks.
func TeX(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0x7e {
			return '?'
		}
		return r
	}, texSigns.Replace(s))
}

// Card is the block of a model card's metadata that says what training emits, as
// Hugging Face's documentation has it: emissions in grams of CO2e. It is that of
// the whole programme where that is the scope.
func (r Reference) Card(a spread.Answer) string {
	result, scope := "carbon_location_t", takeFinal
	if a.Scenario.Scope == engine.WithExperiments {
		result, scope = "programme_carbon_location_t", takeProgramme
	}
	q := a.Result(result)
	if !q.Known {
		return takeNoCarbon.String()
	}
	return "co2_eq_emissions:\n" +
		"  emissions: " + grams(q) + "\n" +
		"  source: " + yamlText(takeSource.With(scope.String(), Say(result, q).To(), r.Version)+" "+r.Link) + "\n" +
		"  training_type: \"pre-training\"\n" +
		"  geographical_location: " + yamlText(r.Place) + "\n" +
		"  hardware_used: " + yamlText(takeHardware.With(Say("accelerators", a.Result("accelerators")).Value, r.Hardware, Say("accelerator_hours", a.Result("accelerator_hours")).Value))
}

// grams is so many tonnes as a whole number of grams, to the digits that the range
// supports: what reads it takes an exponent for text.
func grams(tonnes spread.Quantity) string {
	const each = 1e6
	r, _ := Rounded(tonnes.Value*each, supported(tonnes))
	return strconv.FormatFloat(r, 'f', 0, 64)
}

// yamlText is words as YAML's double-quoted style has them.
func yamlText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, nbsp, " ").Replace(s) + `"`
}

// TakeKindOf is a kind by its id, the first where the id is none of them.
func TakeKindOf(id string) string {
	if slices.Contains(TakeKinds, id) {
		return id
	}
	return TakeKinds[0]
}
