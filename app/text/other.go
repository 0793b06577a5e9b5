package text

import (
	"strings"

	"tenfold/engine/peer"
)

// The section on other tools.
const (
	OtherTitle  Phrase = "Why does another tool say otherwise?"
	OtherIntro  Phrase = "Other tools reckon with other figures. Here they take the place of ours one after the other, in this order; the factors multiply to the whole. They hold for the central figures; there are no ranges, since other tools give a single figure."
	OtherLabel  Phrase = "Another tool"
	OtherOurs   Phrase = "Ours"
	OtherTheirs Phrase = "Theirs"
	OtherWhole  Phrase = "Theirs ÷ ours"
	OtherWhy    Phrase = "What it does otherwise"
	OtherOrigin Phrase = "Where that is from"
	OtherTable  Phrase = "Our figures and theirs"

	otherNone  Phrase = "{tool} can say nothing about this question, or we cannot: a figure is missing."
	otherSame  Phrase = "{tool} would say {how far}."
	otherWhy   Phrase = "{tool} would say {how far}: it {what it does otherwise}."
	otherWhich Phrase = "These factors are those of the {result}."
	otherAnd   Phrase = "{these} and {the last}"
	otherBy    Phrase = "{what it does otherwise} (×{factor})"

	otherEqual Phrase = "the same {result}"
	otherTimes Phrase = "{factor} times our {result}"
	otherMore  Phrase = "{percent} more {result}"
	otherLess  Phrase = "{percent} less {result}"
	otherFewer Phrase = "{percent} fewer {result}"

	otherAsWe Phrase = "{theirs}, as we do"
	otherNot  Phrase = "{theirs}, not {ours}"

	otherAttention   Phrase = "leaves out the FLOP of attention"
	otherMFU         Phrase = "takes an MFU of {theirs, not ours}"
	otherGoodput     Phrase = "loses nothing to interruptions, where our goodput is {goodput}"
	otherNetwork     Phrase = "leaves out the power of the network"
	otherHost        Phrase = "leaves out what the rest of the server draws"
	otherChips       Phrase = "has chips draw {theirs, not ours}"
	otherChip        Phrase = "{share} of TDP"
	otherServers     Phrase = "has servers draw {theirs, not ours}"
	otherServer      Phrase = "{share} of their nameplate"
	otherPUEIn       Phrase = "counts PUE into its carbon intensity"
	otherNoPUE       Phrase = "leaves out PUE, which is {PUE} here"
	otherPUE         Phrase = "takes a PUE of {theirs, not ours}"
	otherCarbon      Phrase = "takes {theirs, not ours}¦carbon intensity"
	otherElectricity Phrase = "takes electricity at {theirs, not ours}"
)

// otherResults are the results that tools give, inside a sentence.
var otherResults = map[string]Phrase{
	"energy_mwh": "energy", "carbon_location_t": "CO₂e", "accelerator_hours": "accelerator-hours", "cost_owned_usd": "owned cost",
}

// OtherStep is what a tool does otherwise in one step, as said behind "it".
func OtherStep(tool string, s peer.Step) string {
	same := func(v float64) string { return Number(roundTo(v)) }
	share := func(v float64) string { return Percent(roundTo(v)) }
	switch s.Attribute {
	case "attention":
		return otherAttention.String()
	case "utilisation":
		return otherMFU.With(beyond(s, share, bare))
	case "goodput":
		return otherGoodput.With(share(s.Ours))
	case "network_power":
		return otherNetwork.String()
	case "host_power":
		return otherHost.String()
	case "chip_load":
		return otherChips.With(beyond(s, share, func(v string) string { return otherChip.With(v) }))
	case "server_load":
		return otherServers.With(beyond(s, share, func(v string) string { return otherServer.With(v) }))
	case "pue":
		switch {
		case tool == "meta-card":
			return otherPUEIn.String()
		case s.Theirs == 1:
			return otherNoPUE.With(same(s.Ours))
		}
		return otherPUE.With(beyond(s, same, bare))
	case "carbon_intensity":
		return otherCarbon.With(beyond(s, same, func(v string) string { return joined(v, "g/kWh") }))
	case "electricity_price":
		return otherElectricity.With(beyond(s, func(v float64) string { return money(same(v)) }, func(v string) string { return v + "/kWh" }))
	}
	return Engine(s.Attribute)
}

// bare adds nothing to a figure.
func bare(v string) string { return v }

// beyond is their figure with what stands behind it, and ours where it is another.
func beyond(s peer.Step, say func(float64) string, with func(string) string) string {
	theirs, ours := say(s.Theirs), say(s.Ours)
	if theirs == ours {
		return otherAsWe.With(with(theirs))
	}
	return otherNot.With(with(theirs), ours)
}

// OtherHead is the same at the head of a row.
func OtherHead(tool string, s peer.Step) string { return capital(OtherStep(tool, s)) }

// roundTo is a figure to the digits that a comparison needs.
func roundTo(v float64) float64 {
	r, _ := Rounded(v, 3)
	return r
}

// OtherCell is a factor in the table; "–" where it changes nothing.
func OtherCell(v float64) string {
	if unchanged(v) {
		return "–"
	}
	return "×" + Number(roundTo(v))
}

// unchanged reports whether a factor is none to three digits.
func unchanged(v float64) bool { return roundTo(v) == 1 }

// OtherSays is one sentence on how far a tool is from us in each result, and by
// which factors, which are those of the last.
func OtherSays(a peer.Account) string {
	var far, why []string
	last := len(a.Results) - 1
	for _, r := range a.Results {
		if !r.Known {
			return otherNone.With(a.Tool.Name)
		}
		far = append(far, apart(r))
	}
	for _, s := range a.Steps {
		if f := s.Factors[last]; !unchanged(f) {
			why = append(why, otherBy.With(OtherStep(a.Tool.ID, s), Number(roundTo(f))))
		}
	}
	if len(why) == 0 {
		return otherSame.With(a.Tool.Name, and(far))
	}
	said := otherWhy.With(a.Tool.Name, and(far), and(why))
	if last > 0 {
		said += " " + otherWhich.With(otherResults[a.Results[last].Name].String())
	}
	return said
}

// apart is how far their figure is from ours: "12 % less energy".
func apart(r peer.Result) string {
	what := otherResults[r.Name].String()
	two := func(v float64) float64 { rounded, _ := Rounded(v, 2); return rounded }
	switch ratio := r.Ratio(); {
	case unchanged(ratio):
		return otherEqual.With(what)
	case ratio > 2:
		return otherTimes.With(Number(two(ratio)), what)
	case ratio > 1:
		return otherMore.With(Percent(two(ratio-1)), what)
	case r.Name == "accelerator_hours":
		return otherFewer.With(Percent(two(1-ratio)), what)
	default:
		return otherLess.With(Percent(two(1-ratio)), what)
	}
}

// and is a list in words.
func and(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return otherAnd.With(strings.Join(list[:len(list)-1], ", "), list[len(list)-1])
}
