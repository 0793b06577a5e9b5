package text

import (
	"strconv"
	"strings"
)

// PresetWords are how a ready question is called, and the line about it.
type PresetWords struct {
	Words Phrase
	About Phrase
}

var presets = map[string]PresetWords{
	"llama4-announced": {"Llama 4, as announced", "Meta, July 2024: “likely almost ten times” the compute of Llama 3, read as Llama 3.1 405B, its largest model then."},
	"llama4-behemoth":  {"Llama 4 Behemoth, as trained", "The largest Llama 4, previewed in April 2025 and not released: far less than ten times Llama 3.1 405B."},
	"llama4-maverick":  {"Llama 4 Maverick, as trained", "A mixture of experts that works with a small part of its parameters for each token, and so took a fraction of the compute of Llama 3.1 405B."},
	"llama4-scout":     {"Llama 4 Scout, as trained", "The smaller of the two Llama 4 models that were released, trained on more tokens than the larger one."},
	"llama31-405b":     {"Llama 3.1 405B itself", "The reference run as it was, on its own accelerators: how near the answer comes to the published hours is a test of it."},
	"10x-llama3-70b":   {"10× Llama 3 70B", "The same announcement, read against the largest Llama 3 of April 2024. (Articles of the day gave Llama 3 “80 billion” parameters; the model cards say 8B and 70B.)"},
	"100x-llama31":     {"100× Llama 3.1", "“Future models will continue to grow beyond that”: one more tenfold step."},
}

// PresetOf is the words of the preset of that id.
func PresetOf(id string) PresetWords { return presets[id] }

// RunOption is a run in the list of references.
func RunOption(name string, year int, flop float64) string {
	r, place := Rounded(flop, 2)
	return name + " (" + strconv.Itoa(year) + ", " + Power(r, place) + " FLOP)"
}

// MachineOption is an accelerator in its list.
func MachineOption(name string, peak float64, format string, year int, announced bool) string {
	said := []string{}
	if year > 0 {
		said = append(said, strconv.Itoa(year))
	}
	if peak > 0 {
		r, place := Rounded(peak, 3)
		said = append(said, grouped(r, max(0, -place))+" TFLOP/s "+strings.ToUpper(format))
	}
	if announced {
		said = append(said, Promised.String())
	}
	if len(said) == 0 {
		return name
	}
	return name + " (" + strings.Join(said, ", ") + ")"
}

// Region is a region's name in the sentence.
func Region(name string) string { return Engine(strings.Replace(name, "United States", "US", 1)) }
