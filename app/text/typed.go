package text

import (
	"strings"
	"unicode"

	"tenfold/engine"
	"tenfold/engine/check"
	"tenfold/engine/unit"
)

// ReadField is [engine.ParseField] of what a reader typed: where one mark may
// group thousands or begin a fraction, as in 1,234, it is read as the reader
// writes numbers.
func ReadField(f engine.Field, typed string) (engine.Number, *check.Finding) {
	return engine.ParseField(f, engineForm(typed))
}

// typedWords are the engine's words for what stands behind a number, in the
// singular. A language's file has beside each the words of its own, by spaces and
// without full stops.
var typedWords = []Phrase{
	"thousand¦typed", "million¦typed", "billion¦typed", "trillion¦typed", "quadrillion¦typed", "quintillion¦typed",
	"hours¦typed", "days¦typed", "weeks¦typed", "months¦typed", "years¦typed",
	"times¦typed", "percent¦typed", "dollars¦typed", "tonnes¦typed", "tokens¦typed", "parameters¦typed", "accelerators¦typed",
}

// engineWords is what a reader typed with the words of the reader's language
// behind numbers as the engine's. The page's own language goes first: a Billion
// in German is a trillion.
func engineWords(typed string) string {
	if spoken.words == nil {
		return typed
	}
	var b strings.Builder
	for typed != "" {
		n := strings.IndexFunc(typed, unicode.IsLetter)
		if n < 0 {
			break
		}
		before, word, rest := typed[:n], typed[n:], ""
		if end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); end >= 0 {
			word, rest = word[:end], word[end:]
		}
		if known := engineWord(word); known != "" {
			before, word, rest = strings.TrimSuffix(before, "-"), known, strings.TrimPrefix(rest, ".") // 10-fach; 24 Tsd.
		}
		b.WriteString(before + word)
		typed = rest
	}
	return b.String() + typed
}

// engineWord is the engine's word for one of the reader's language, "" for none.
func engineWord(word string) string {
	for _, p := range typedWords {
		for _, known := range strings.Fields(p.String()) {
			if strings.EqualFold(known, word) {
				plain, _, _ := strings.Cut(string(p), "¦")
				return plain
			}
		}
	}
	return ""
}

// Reading says how a text was read where the engine's own reading would be
// another one; "" where there is no doubt.
func Reading(typed string) string {
	if engineNumbers(typed) == typed {
		return ""
	}
	said := ""
	doubts(unit.Digits(typed), func(whole, fraction string, parts bool) string {
		together, apart := whole+fraction, whole+numbers.decimal+fraction
		switch {
		case said != "":
		case parts:
			said = readAs.With(apart, together)
		default:
			said = readAs.With(together, apart)
		}
		return ""
	})
	return said
}

const readAs Phrase = "Read as {this}, not as {that}."

// engineForm is what a reader typed as the engine reads it.
func engineForm(typed string) string { return engineWords(engineNumbers(typed)) }

// engineNumbers is the same of the numbers alone.
func engineNumbers(typed string) string {
	digits := unit.Digits(typed)
	return doubts(digits, func(whole, fraction string, parts bool) string {
		if parts {
			return whole + "." + fraction
		}
		return whole + fraction
	})
}

// doubts is text with every number replaced that could be read in two ways and
// that the reader's way of writing numbers reads otherwise than the engine: up to
// three digits, one mark, three digits. parts says that the mark begins a
// fraction.
func doubts(text string, replace func(whole, fraction string, parts bool) string) string {
	if numbers.decimal != "," {
		return text
	}
	var b strings.Builder
	for text != "" {
		start := strings.IndexAny(text, "0123456789")
		if start < 0 {
			break
		}
		before := text[:start]
		b.WriteString(before)
		text = text[start:]
		end := len(text) - len(strings.TrimLeft(text, "0123456789.,"))
		token := text[:end]
		text = text[end:]
		mark := strings.IndexAny(token, ".,")
		gap := strings.TrimRight(before, " '’\u00a0\u202f") // 1 234,567 is one number
		switch {
		case mark < 1 || mark > 3 || len(token) != mark+4 || strings.ContainsAny(token[mark+1:], ".,") || token[0] == '0',
			token[mark] == '.' && !numbers.stopGroups(),
			gap != before && gap == "" && b.Len() > len(before):
			b.WriteString(token)
		default:
			b.WriteString(replace(token[:mark], token[mark+1:], token[mark] == ','))
		}
	}
	return b.String() + text
}
