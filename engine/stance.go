package engine

import (
	"strings"

	"tenfold/engine/estimate"
)

// The stances: where the inputs of [Leanings] stand in their ranges, the default
// first. Conservative is the planner's caution: more is needed than most likely.
const (
	Central      = "central"
	Conservative = "conservative"
	Aggressive   = "aggressive"
)

// Stances are the stances by word.
var Stances = []string{Central, Conservative, Aggressive}

// Leaning is an input that a stance moves: to the end of its range that makes
// the answer larger, or to the other.
type Leaning struct {
	Input string // its field of [Inputs]
	Low   bool   // it is the low end that makes the answer larger
}

// Leanings are the inputs that a stance moves: those that decide how many
// accelerator-hours a run takes, what they draw, and what they cost. All others
// keep their ranges. A stance holds each at its 10th or 90th percentile, so that
// all together are rarer than one in ten; that is what a cautious plan is, and no
// percentile of the answer. A test holds the direction of each.
var Leanings = []Leaning{
	{Input: "MFU", Low: true}, // where that of published runs stands in
	{Input: "Realised", Low: true},
	{Input: "Interruptions"},
	{Input: "Restart"},
	{Input: "ChipLoad"},
	{Input: "NodeLoad"},
	{Input: "PUE"},
	{Input: "CarbonIntensity"},
	{Input: "Electricity"},
	{Input: "Rental"},
	{Input: "RentalMargin"},
	{Input: "ChipPrice"},
	{Input: "Shell"},
}

// lean moves the inputs as the stance asks, and says which. What the user gave
// stays as given. It comes before the layouts are searched, whose counts follow
// from the inputs.
func (r *resolver) lean() {
	stance := r.s.Stance
	if stance != Conservative && stance != Aggressive {
		return
	}
	end := map[string]string{Conservative: "larger", Aggressive: "smaller"}[stance]
	var moved []string
	for _, l := range Leanings {
		p, ok := InputNamed(l.Input)
		if !ok || !p.Known(&r.in) || !p.Uncertain(&r.in) {
			continue
		}
		if basis, _, _, _, _ := p.Origin(&r.in); basis == estimate.Entered {
			continue
		}
		was := p.Value(&r.in)
		low, high := p.Range(&r.in)
		to := high
		if l.Low == (stance == Conservative) {
			to = low
		}
		p.at(&r.in).hold(to, "Held there by the stance.")
		moved = append(moved, p.Label+" "+Figure(to/p.One)+" "+p.Unit+" (not "+Figure(was/p.One)+")")
	}
	text := capital(stance) + ": nothing that a stance moves is uncertain here."
	if len(moved) > 0 {
		text = capital(stance) + ": each of these is held at the end of its range that makes the answer " + end + ": " + strings.ReplaceAll(strings.Join(moved, "; "), "  ", " ") + ". The other ranges stay."
	}
	r.found.Note("stance", "stance", text)
}
