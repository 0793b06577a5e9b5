package text

import (
	"strings"

	"tenfold/engine"
	"tenfold/engine/spread"
)

// The section of pinned questions.
const (
	PinsTitle   Phrase = "Side by side"
	PinsIntro   Phrase = "Pin a question to hold the next one against it."
	PinIt       Phrase = "Pin"
	PinItSays   Phrase = "Pin this question, to hold others against it"
	PinnedWords Phrase = "Pinned"
	PinsEmpty   Phrase = "Pin this question"
	PinsKept    Phrase = "Pins stay in this browser. The page’s link carries the question on show alone; each pin has a link of its own."
	PinsNotKept Phrase = "This browser does not let the page keep anything, so pins last until it is closed or loaded anew. The link of a pin keeps its question."
	PinName     Phrase = "Name"
	PinUnnamed  Phrase = "Give it a name"
	PinOpen     Phrase = "Open"
	PinRemove   Phrase = "Remove"
	PinNow      Phrase = "Now"
	PinAgainst  Phrase = "Hold the question against"
	PinChange   Phrase = "Was → now"
	PinWaiting  Phrase = "…"
	PinNoAnswer Phrase = "no answer"
	PinResult   Phrase = "Result"
)

const (
	pinnedOne  Phrase = "Pinned: {name}."
	pinnedMore Phrase = "Pinned: {name}; {n} pins."
	unpinned   Phrase = "No longer pinned: {name}. Undo brings it back."
	named      Phrase = "{what}: {name}"
	fromPin    Phrase = "from “{name}”"
	ownModel   Phrase = "a model of its own like {reference}"
	theSame    Phrase = "same"
	points     Phrase = "points"
)

// PinnedSays is what a screen reader says of a new pin.
func PinnedSays(name string, n int) string {
	if n == 1 {
		return pinnedOne.With(name)
	}
	return pinnedMore.With(name, Number(float64(n)))
}

// UnpinnedSays is what it says of one let go.
func UnpinnedSays(name string) string { return unpinned.With(name) }

// OpenSays and RemoveSays name the buttons of one pin.
func OpenSays(name string) string { return named.With(PinOpen.String(), name) }

// RemoveSays names the button that lets a pin go.
func RemoveSays(name string) string { return named.With(PinRemove.String(), name) }

// NameSays names the field of a pin's name.
func NameSays(name string) string { return named.With(PinName.String(), name) }

// Against is what the differences are to.
func Against(name string) string { return fromPin.With(name) }

// BesideResults are the rows of the table, in their order.
var BesideResults = []string{
	"compute_flop", "params", "tokens", "accelerators", "days", "accelerator_hours", "mfu", "goodput", "power_mw", "power_peak_mw", "energy_mwh",
	"carbon_location_t", "carbon_market_t", "carbon_embodied_t", "water_m3", "cost_rental_usd", "cost_owned_usd", "cost_upfront_usd",
}

// BriefFields are the fields that [Brief] says.
var BriefFields = []string{"scale", "reference", "compute_flop", "accelerator", "days", "accelerators", "site_mw", "region"}

// Brief is a question in a few words: "10× Llama 3.1 405B, H100 SXM, 90 days".
func Brief(s engine.Scenario, n Names) string {
	full := s.Full()
	var said []string
	switch {
	case s.TakesScale():
		said = append(said, Factor(full.Scale.Value)+" "+n.Reference)
	case s.ComputeFLOP.Set:
		said = append(said, Number(s.ComputeFLOP.Value)+" FLOP")
	default:
		said = append(said, ownModel.With(n.Reference))
	}
	size := Size(full)
	f, _ := engine.FieldNamed(Sizes[size])
	said = append(said, n.Accelerator, Number(f.Number(&full).Or(engine.DefaultDays))+nbsp+sizeUnits[size].String())
	if full.Region != engine.DefaultRegion {
		said = append(said, n.Region)
	}
	return strings.Join(said, ", ")
}

// Difference is how a result went from one value to another: "+12 %" for small
// changes, "2.4×" for large ones, points of a share for shares. more and less
// say which way, for those who cannot tell from a sign.
func Difference(result string, was, now spread.Quantity) string {
	if !was.Known || !now.Known {
		return "–"
	}
	if result == "mfu" || result == "goodput" {
		by := 100 * (now.Value - was.Value)
		r, _ := Rounded(by, 2)
		switch {
		case by > -0.05 && by < 0.05:
			return theSame.String()
		case by < 0:
			return joined("−"+Number(-r), points.String())
		}
		return joined("+"+Number(r), points.String())
	}
	if !(was.Value > 0) || !(now.Value > 0) {
		if was.Value == now.Value {
			return theSame.String()
		}
		return "–"
	}
	ratio := now.Value / was.Value
	percent, _ := Rounded(100*(ratio-1), 2)
	switch {
	case ratio > 0.9995 && ratio < 1.0005:
		return theSame.String()
	case ratio >= 2 || ratio <= 0.5:
		r, _ := Rounded(ratio, 2)
		return Number(r) + "×"
	case ratio < 1:
		return "−" + joined(Number(-percent), "%")
	}
	return "+" + joined(Number(percent), "%")
}
