package text

import "strconv"

// The section on working and sources.
const (
	SourcesTitle  = "Working and sources"
	SourcesIntro  = "Every figure above opens to its working. Here it all stands together, and below it the documents that this answer rests on, each with what was taken from it."
	WorkedTitle   = "Every formula and input of this answer"
	WorkedSteps   = "Formulas"
	WorkedInputs  = "Inputs"
	WorkedNothing = "Nothing here holds all of these words."
	SearchLabel   = "Search"
	SearchHint    = "like PUE, H100 or assumed"
	SourcesAll    = "The whole catalogue, with what changed in it and when"
	NoFigure      = "no figure"
)

// InputColumns are the heads of the table of inputs.
var InputColumns = []string{"Input", "Value", "Low", "High", "Where it is from"}

// SearchFound says how much a search has found.
func SearchFound(steps, inputs int) string {
	return count(steps, "formula", "formulas") + " and " + count(inputs, "input", "inputs") + "."
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
