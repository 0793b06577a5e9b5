package text

// The section on working and sources.
const (
	SourcesTitle  Phrase = "Working and sources"
	SourcesIntro  Phrase = "Every figure above opens to its working. Here it all stands together, and below it the documents that this answer rests on, each with what was taken from it."
	WorkedTitle   Phrase = "Every formula and input of this answer"
	WorkedSteps   Phrase = "Formulas"
	WorkedInputs  Phrase = "Inputs"
	WorkedNothing Phrase = "Nothing here holds all of these words."
	SearchLabel   Phrase = "Search"
	SearchHint    Phrase = "like PUE, H100 or assumed"
	PaperLater    Phrase = "The working of every figure is printed too once the calculator runs: touch the page, and print again."
	SourcesAll    Phrase = "The whole catalogue, with what changed in it and when"
	NoFigure      Phrase = "no figure"
)

// InputColumns are the heads of the table of inputs.
var InputColumns = []Phrase{"Input", "Value", "Low", "High", "Where it is from"}

// SearchFound says how much a search has found.
func SearchFound(steps, inputs int) string {
	return searchFound.With(count(steps, "formula", "formulas"), count(inputs, "input", "inputs"))
}

const searchFound Phrase = "{formulas} and {inputs}."
