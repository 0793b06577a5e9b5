package text

import "tenfold/engine"

// StanceField is the field of the stance.
const StanceField = "stance"

// StanceLabel is the label of its list.
const StanceLabel Phrase = "Stance"

// AnyOperator is the entry of the list of operators for none of them.
const AnyOperator Phrase = "any"

// stances are the words of each stance and what it does.
var stances = map[string][2]Phrase{
	engine.Central:      {"Central", "Every input stands at its median."},
	engine.Conservative: {"Conservative", "What decides stands at the end of its range that makes the answer larger, as listed below the figures."},
	engine.Aggressive:   {"Aggressive", "What decides stands at the end of its range that makes the answer smaller, as listed below the figures."},
}

// Stance is a stance in the list.
func Stance(word string) string { return stances[word][0].String() }

// StanceSays is what a stance does.
func StanceSays(word string) string { return stances[word][1].String() }
