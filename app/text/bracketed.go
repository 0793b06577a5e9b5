//go:build !js

package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"tenfold/engine/catalog"
)

// The brackets that [Bracketed] puts around what is translated.
const markOpen, markClose = "⟦", "⟧"

// BracketedFile is German's file with every translation in brackets, but for what
// stands in its places: what is drawn with it and stands outside of brackets is
// not translated.
func BracketedFile() []byte {
	var b strings.Builder
	for line := range strings.Lines(german) {
		said, translated := strings.CutPrefix(line, "\t")
		if !translated {
			b.WriteString(line)
			continue
		}
		b.WriteByte('\t')
		for words, name := range pieces(strings.TrimRight(said, "\n")) {
			if strings.ContainsFunc(words, unicode.IsLetter) {
				words = markOpen + words + markClose
			}
			b.WriteString(words)
			if name != "" {
				b.WriteString("{" + name + "}")
			}
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// Bracketed is German so marked.
func Bracketed() Language { return ReadLanguage("de", string(BracketedFile())) }

var marked = regexp.MustCompile(markOpen + "[^" + markClose + "]*" + markClose)

// Untranslated is what of a text drawn in [Bracketed] is neither translated nor a
// number nor one of some names, "" for nothing.
func Untranslated(said string, names []string) string {
	said = marked.ReplaceAllString(said, " ")
	names = slices.Clone(names)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		if len(name) > 2 || name == strings.TrimSpace(said) {
			said = strings.ReplaceAll(said, name, " ")
		}
	}
	left := strings.FieldsFunc(said, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, word := range left {
		if strings.ContainsFunc(word, unicode.IsLetter) && !symbols[word] && !unitLike.MatchString(word) {
			return strings.TrimSpace(said)
		}
	}
	return ""
}

// symbols are names of units and formats, and letters of formulas, that stay as
// they are in every language.
var symbols = map[string]bool{"FLOP": true, "MW": true, "GW": true, "kW": true, "W": true, "MWh": true, "GWh": true, "TWh": true, "kWh": true, "t": true, "kt": true, "Mt": true, "kg": true, "g": true,
	"m³": true, "GB": true, "TB": true, "s": true, "h": true, "min": true, "TFLOP": true, "GFLOP": true, "PFLOP": true, "CO₂e": true, "kgCO2e": true, "BF16": true, "FP16": true, "FP8": true, "FP4": true, "MFU": true, "PUE": true, "TDP": true, "CSV": true, "JSON": true, "PNG": true, "SVG": true, "Tenfold": true, "USD": true, "Gbit": true}

// unitLike are powers of ten and numbers with a letter of size: 10²⁵, 1e26, 405B.
var unitLike = regexp.MustCompile(`^(\d+e\d*|e\d+|\d+[BTKMx]?|v\d+|x)$`)

// CatalogueNames are what the catalogue calls things, which stays in every
// language.
func CatalogueNames(cat *catalog.Catalog) []string {
	out := []string{"Llama 3", "Llama 4", "English", "Deutsch"}
	for _, r := range cat.Runs() {
		out = append(out, r.Name, r.Short, r.Developer)
	}
	for _, a := range cat.Accelerators() {
		out = append(out, a.Name, a.Short, a.Vendor)
	}
	for _, g := range cat.Regions() {
		out = append(out, g.Name, Region(g.Name))
	}
	for _, f := range cat.Facilities() {
		out = append(out, f.Operator)
	}
	for _, s := range cat.Sources() {
		out = append(out, Source(s))
	}
	for _, l := range Locales {
		out = append(out, l.Name)
	}
	for _, t := range cat.Tools() {
		out = append(out, t.Name)
	}
	for _, m := range cat.History() {
		out = append(out, m.Model)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}
