package text

import (
	"strings"

	"tenfold/engine/peer"
)

// The section on other tools.
const (
	OtherTitle  = "Why does another tool say otherwise?"
	OtherIntro  = "Other tools reckon with other figures. Here they take the place of ours one after the other, in this order; the factors multiply to the whole. They are those of the central figures, without ranges."
	OtherLabel  = "Another tool"
	OtherOurs   = "Ours"
	OtherWhole  = "Theirs ÷ ours"
	OtherWhy    = "What it does otherwise"
	OtherOrigin = "Where that is from"
	OtherTable  = "Our figures and theirs"
	OtherTheirs = "Theirs"
	otherNone   = " can say nothing about this question, or we cannot: a figure is missing."
)

// lessThan is what is said of a result between "would say 12 % less" and the
// reasons.
var lessThan = map[string]string{
	"energy_mwh": "energy", "carbon_location_t": "CO₂e", "accelerator_hours": "accelerator-hours", "cost_owned_usd": "owned cost",
}

// OtherStep is what a tool does otherwise in one step, as said behind "it".
func OtherStep(tool string, s peer.Step) string {
	switch s.Attribute {
	case "attention":
		return "leaves out the FLOP of attention"
	case "utilisation":
		return "takes an MFU of " + percents(s, "")
	case "goodput":
		return "loses nothing to interruptions, where our goodput is " + Percent(roundTo(s.Ours, 3))
	case "network_power":
		return "leaves out the power of the network"
	case "host_power":
		return "leaves out what the rest of the server draws"
	case "chip_load":
		return "has chips draw " + percents(s, " of TDP")
	case "server_load":
		return "has servers draw " + percents(s, " of their nameplate")
	case "pue":
		switch {
		case tool == "meta-card":
			return "counts PUE into its carbon intensity"
		case s.Theirs == 1:
			return "leaves out PUE, which is " + Number(roundTo(s.Ours, 3)) + " here"
		}
		return "takes a PUE of " + notOurs(s, "", "")
	case "carbon_intensity":
		return "takes " + notOurs(s, "", nbsp+"g/kWh")
	case "electricity_price":
		return "takes electricity at " + notOurs(s, "$", "/kWh")
	}
	return s.Attribute
}

// OtherHead is the same at the head of a row.
func OtherHead(tool string, s peer.Step) string {
	words := OtherStep(tool, s)
	return strings.ToUpper(words[:1]) + words[1:]
}

// notOurs is their figure, and ours where it is another.
func notOurs(s peer.Step, before, behind string) string {
	return beyond(before+Number(roundTo(s.Theirs, 3)), before+Number(roundTo(s.Ours, 3)), behind)
}

// percents is the same of shares.
func percents(s peer.Step, of string) string {
	return beyond(Percent(roundTo(s.Theirs, 3)), Percent(roundTo(s.Ours, 3)), of)
}

func beyond(theirs, ours, behind string) string {
	if theirs == ours {
		return theirs + behind + ", as we do"
	}
	return theirs + behind + ", not " + ours
}

func roundTo(v float64, digits int) float64 {
	r, _ := Rounded(v, digits)
	return r
}

// otherFactor is a factor as it stands behind a reason: "×0.92".
func otherFactor(v float64) string {
	if v == 0 {
		return "×0"
	}
	return "×" + Number(roundTo(v, 3))
}

// OtherCell is a factor in the table; "–" where it changes nothing.
func OtherCell(v float64) string {
	if unchanged(v) {
		return "–"
	}
	return otherFactor(v)
}

// unchanged reports whether a factor is none to three digits.
func unchanged(v float64) bool { return roundTo(v, 3) == 1 }

// OtherSays is one sentence on how far a tool is from us in each result, and by
// which factors, which are those of the last.
func OtherSays(a peer.Account) string {
	var far, why []string
	last := len(a.Results) - 1
	for _, r := range a.Results {
		if !r.Known {
			return a.Tool.Name + otherNone
		}
		far = append(far, apart(r))
	}
	for _, s := range a.Steps {
		if f := s.Factors[last]; !unchanged(f) {
			why = append(why, OtherStep(a.Tool.ID, s)+" ("+otherFactor(f)+")")
		}
	}
	said := a.Tool.Name + " would say " + and(far)
	if len(why) == 0 {
		return said + "."
	}
	said += ": it " + and(why) + "."
	if last > 0 {
		said += " These factors are those of the " + lessThan[a.Results[last].Name] + "."
	}
	return said
}

// apart is how far their figure is from ours: "12 % less energy".
func apart(r peer.Result) string {
	what := lessThan[r.Name]
	less := "less "
	if r.Name == "accelerator_hours" {
		less = "fewer "
	}
	switch ratio := r.Ratio(); {
	case unchanged(ratio):
		return "the same " + what
	case ratio > 2:
		return Number(roundTo(ratio, 2)) + " times our " + what
	case ratio > 1:
		return Percent(roundTo(ratio-1, 2)) + " more " + what
	default:
		return Percent(roundTo(1-ratio, 2)) + " " + less + what
	}
}

// and is a list in words.
func and(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
