package text

import (
	"slices"
	"strings"

	"tenfold/engine/familiar"
	"tenfold/engine/spread"
)

// FamiliarPrefix is what the names of the workings begin with that lead to a
// familiar thing; behind it stands the thing's name.
const FamiliarPrefix = "familiar."

// familiarSays is what is said of a result, with all that it is set beside.
var familiarSays = map[string]Phrase{
	"energy_mwh": "The electricity is {as much}.", "power_mw": "The mean power is {as much}.", "carbon_location_t": "The CO₂e is {as much}.",
}

// familiarThings is how much of each thing, by its name: several of it, and a
// share of one.
var familiarThings = map[string][2]Phrase{
	"home_energy":   {"what {n} average US homes use in a year", "{share} of what an average US home uses in a year"},
	"reactor_power": {"{n} times what the nuclear reactor Vogtle 4 can supply", "{share} of what the nuclear reactor Vogtle 4 can supply"},
	"flight_carbon": {"what the fuel of {n} passengers’ flights over the Atlantic and back emits as CO₂", "{share} of what the fuel of a passenger’s flight over the Atlantic and back emits as CO₂"},
	"car_carbon":    {"the CO₂ from the tailpipes of {n} US cars in a year", "{share} of the CO₂ from the tailpipe of a US car in a year"},
}

const (
	familiarOr    Phrase = "{this}, or {that}"
	familiarReach Phrase = "{n} ({low to high})"
)

// leastShare is the least share of a thing that says anything to anybody.
const leastShare = 0.001

// Familiar is what results come to in things that people know, a sentence for
// each result. Things that they are far too small for are left out.
func Familiar(list []familiar.Comparison) []Insight {
	var out []Insight
	list = slices.DeleteFunc(slices.Clone(list), func(c familiar.Comparison) bool { return c.Times.Value < leastShare })
	for len(list) > 0 {
		result, much, from := list[0].Result, "", []string(nil)
		for len(list) > 0 && list[0].Result == result {
			c := list[0]
			list = list[1:]
			said := manyOf(c.Name, c.Times)
			if much != "" {
				said = familiarOr.With(much, said)
			}
			much, from = said, append(from, FamiliarPrefix+c.Name)
		}
		out = append(out, Insight{familiarSays[result].With(much), from})
	}
	return out
}

// manyOf is so many of a thing. Below two of them it is a share: 1.3 homes are
// none.
func manyOf(thing string, times spread.Quantity) string {
	words := familiarThings[thing]
	if rough, _ := Rounded(times.Value, supported(times)); rough < 2 {
		return words[1].With(reaching(share.say(times)))
	}
	return words[0].With(reaching(plain.say(times)))
}

// reaching is a figure with its range behind it.
func reaching(f Figure) string {
	if !f.Ranged {
		return f.Value
	}
	return familiarReach.With(f.Value, f.span(to))
}

// Familiarly reports which thing a working leads to.
func Familiarly(working string) (thing string, ok bool) {
	return strings.CutPrefix(working, FamiliarPrefix)
}
