package text

import (
	"strings"

	"tenfold/engine/spread"
)

// The section on what drives a result.
const (
	DriveTitle   Phrase = "What drives it"
	DriveIntro   Phrase = "Each input alone from its low end to its high one, all others at their middle, and what that makes of the result; the widest swing first. A share is how much of the result’s variance would go if that one input were known (first-order; of inputs that move together each share holds what both explain, so shares need not add up to 100 %)."
	DriveLabel   Phrase = "What drives"
	DriveTable   Phrase = "The same as a table"
	DriveInput   Phrase = "Input"
	DriveLow     Phrase = "Low"
	DriveHigh    Phrase = "High"
	DriveAtLow   Phrase = "Result at low"
	DriveAtHigh  Phrase = "Result at high"
	DriveShare   Phrase = "Share of variance"
	DriveKeyLow  Phrase = "with the input at its low end"
	DriveKeyHigh Phrase = "at its high end"
	DriveWaiting Phrase = "Being worked out …"
	DriveNothing Phrase = "Nothing moves it: it was given, or has no figure here."
)

// What those bars say.
const (
	underOne      Phrase = "under {share}"
	explainsOne   Phrase = "{result}: “{input}” explains {share} of the range."
	explainsTwo   Phrase = "{result}: “{input}” explains {share} of the range, “{second}” {share2}."
	explainsThree Phrase = "{result}: “{input}” explains {share} of the range, “{second}” {share2}, the electricity price {share3}."
	movesIt       Phrase = "{result}, {value}: how far each input moves it."
	movesSo       Phrase = "{input} from {low} to {high}: {least} to {most}, {share} of the variance."
	moveLess      Phrase = "{n} more move it by less; the table has them."
	driveDrawn    Phrase = "What drives it: {result}"
)

// DrivenField names the list of results among the controls.
const DrivenField = "drive.result"

// DriveResults are the results to choose from, the first at first.
var DriveResults = []string{"cost_rental_usd", "cost_owned_usd", "cost_upfront_usd", "accelerators", "days", "power_mw", "energy_mwh", "carbon_location_t"}

// Moved is one input and what it does to a result, as said.
type Moved struct {
	Label, Short  string // Short is without what the brackets of Label say
	From, To      string // the input's ends
	Ends          string // both, their unit once
	AtLow, AtHigh string // the result there
	Share         float64
	ShareWords    string
}

// MovedBy is a mover as said.
func MovedBy(result string, m spread.Mover) Moved {
	label := Engine(m.Label)
	short, _, _ := strings.Cut(label, " (")
	ends := amount(m.Low, "") + " – " + amount(m.High, m.Unit)
	if strings.HasPrefix(m.Unit, "$") && !moneyBehind() {
		ends = amount(m.Low, "$") + " – " + amount(m.High, m.Unit)
	}
	return Moved{
		Label: label, Short: short, Ends: ends, From: amount(m.Low, m.Unit), To: amount(m.High, m.Unit),
		AtLow: Plainly(result, m.ResultLow), AtHigh: Plainly(result, m.ResultHigh), Share: m.Share, ShareWords: shareOf(m.Share),
	}
}

// Plainly is a result without a range, as said.
func Plainly(result string, v float64) string {
	return Say(result, spread.Quantity{Value: v, Low: v, High: v, Known: true}).Value
}

// amount is an input's value with its unit.
func amount(v float64, unit string) string {
	r, _ := Rounded(v, exact)
	if after, dollars := strings.CutPrefix(unit, "$"); dollars {
		return money(Number(r)) + after
	}
	return joined(Number(r), Engine(unit))
}

// shareOf is a share of variance.
func shareOf(share float64) string {
	if share < 0.01 {
		return underOne.With(joined("1", "%"))
	}
	return wholePercent(share)
}

// DriveInsight says what the shares say: the two that explain most, and
// electricity, which people expect among them.
func DriveInsight(result string, movers []spread.Mover) string {
	if len(movers) == 0 {
		return ""
	}
	var first, second, power *spread.Mover
	for i := range movers {
		switch m := &movers[i]; {
		case first == nil || m.Share > first.Share:
			first, second = m, first
		case second == nil || m.Share > second.Share:
			second = m
		}
		if movers[i].Input == "Electricity" {
			power = &movers[i]
		}
	}
	share := func(m *spread.Mover) string { return shareOf(m.Share) }
	label, most := Labels[result].String(), MovedBy(result, *first).Short
	powerToo := power != nil && power != first && power != second
	switch {
	case second == nil:
		return explainsOne.With(label, most, share(first))
	case powerToo:
		return explainsThree.With(label, most, share(first), MovedBy(result, *second).Short, share(second), share(power))
	}
	return explainsTwo.With(label, most, share(first), MovedBy(result, *second).Short, share(second))
}

// DriveDrawn is the title of the bars where they are taken along.
func DriveDrawn(result string) string { return driveDrawn.With(Labels[result].String()) }

// DriveSays is what the bars show, for those who cannot see them.
func DriveSays(result string, q spread.Quantity, movers []spread.Mover) string {
	const most = 5
	said := []string{movesIt.With(Labels[result].String(), Say(result, q).Value)}
	for _, m := range movers[:min(most, len(movers))] {
		w := MovedBy(result, m)
		said = append(said, movesSo.With(w.Short, w.From, w.To, w.AtLow, w.AtHigh, w.ShareWords))
	}
	if rest := len(movers) - most; rest > 0 {
		said = append(said, moveLess.With(Number(float64(rest))))
	}
	return strings.Join(said, " ")
}
