package unit

import (
	"math"
	"strconv"
	"strings"
)

// Why a text could not be read as a number.
type ParseFault string

// The faults.
const (
	Readable  ParseFault = ""
	Empty     ParseFault = "empty"      // nothing but space
	NotNumber ParseFault = "not-number" // no number in it, or more than one
	TooLarge  ParseFault = "too-large"  // beyond what a float64 holds
	WrongUnit ParseFault = "wrong-unit" // a number, followed by a word that is not understood
)

// multiples are the words for powers of ten that people write behind a number.
// The case of a single letter does not count: no unit is written with them.
var multiples = map[string]float64{
	"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
	"t": 1e12, "tn": 1e12, "trillion": 1e12, "quadrillion": 1e15, "quintillion": 1e18,
	"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
}

// Parse reads a number as people write it: "10", "10x", "1e26", "3.8×10^25",
// "24k", "405B", "1,5", "1.234,5", "1 234", "12,34,567", "１２３", "$2.50", "30 %". Words are the unit
// words allowed behind the number, in lower case, each with what it multiplies
// the number by; "%" is 0.01 wherever it is among them. One comma before
// exactly three digits groups thousands; any other single comma is the decimal
// mark.
func Parse(text string, words map[string]float64) (float64, ParseFault) {
	s := plain(text)
	if s == "" {
		return 0, Empty
	}
	s = strings.TrimSpace(strings.TrimLeft(s, "~≈$"))
	digits, rest := mantissa(s)
	if digits == "" {
		return 0, NotNumber
	}
	if digits == "10" && strings.HasPrefix(rest, "^") { // 10^26 alone
		digits, rest = "1", "x10"+rest
	}
	v, err := strconv.ParseFloat(digits, 64)
	if math.IsInf(v, 0) {
		return 0, TooLarge
	}
	if err != nil {
		return 0, NotNumber
	}
	power, rest := powerOfTen(rest)
	v *= power
	rest = strings.TrimSpace(rest)
	for range 2 { // a multiple and a unit: "24k accelerators", "1.5 bn $"
		if rest == "" {
			break
		}
		word := rest
		if i := strings.IndexByte(rest, ' '); i > 0 {
			word = rest[:i]
		}
		by, ok := words[word]
		if !ok {
			by, ok = multiples[word]
		}
		if !ok {
			if by, ok = words[rest]; ok {
				word = rest
			}
		}
		if !ok {
			return 0, WrongUnit
		}
		if by == 0.01 {
			v /= 100 // 35 % is 0.35 to the last bit
		} else {
			v *= by
		}
		rest = strings.TrimSpace(rest[len(word):])
	}
	switch {
	case rest != "":
		return 0, WrongUnit
	case math.IsInf(v, 0) || math.IsNaN(v):
		return 0, TooLarge
	}
	return v, Readable
}

// superscript maps raised digits to plain ones behind a caret.
var superscript = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9", "⁻", "-")

// variants maps the signs that people and keyboards use to the plain ones.
var variants = strings.NewReplacer(
	"×", "x", "✕", "x", "·", "*", "⋅", "*", "−", "-", "–", "-", "＋", "+", "％", "%", "，", ",", "．", ".",
	"\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2007", " ", "\t", " ", "\n", " ", "\r", " ", "’", "'", "_", "",
	"\u200e", "", "\u200f", "", "\ufeff", "",
)

// Digits is text with the decimal digits that other scripts have in plain ones:
// full-width, Arabic, Persian and Devanagari.
func Digits(text string) string {
	return strings.Map(func(r rune) rune {
		for _, nought := range [...]rune{'０', '٠', '۰', '०'} {
			if nought <= r && r <= nought+9 {
				return '0' + r - nought
			}
		}
		return r
	}, text)
}

// plain is text with one spelling of every sign, in lower case.
func plain(text string) string {
	const longest = 200 // no number is longer; noise is not worth reading
	if len(text) > longest {
		return "?"
	}
	s := strings.TrimSpace(variants.Replace(Digits(text)))
	if i := strings.IndexAny(s, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"); i > 0 {
		s = s[:i] + "^" + superscript.Replace(s[i:])
	}
	return strings.ToLower(s)
}

// mantissa splits s behind its leading number, which comes back in Go's
// spelling: grouping marks gone, a point for the decimal mark.
func mantissa(s string) (digits, rest string) {
	i := 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	start := i
	for i < len(s) {
		c := s[i]
		grouped := (c == ' ' || c == '\'') && i > start && threeDigits(s[i+1:])
		if c >= '0' && c <= '9' || c == '.' || c == ',' || grouped {
			i++
			continue
		}
		break
	}
	body := strings.NewReplacer(" ", "", "'", "").Replace(s[start:i])
	if !strings.ContainsAny(body, "0123456789") {
		return "", s
	}
	body = decimalPoint(body)
	rest = s[i:]
	if n := exponent(rest); n > 0 {
		body += rest[:n]
		rest = rest[n:]
	}
	return s[:start] + body, rest
}

// threeDigits reports whether s begins with three digits and no fourth.
func threeDigits(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

// decimalPoint rewrites commas and points to Go's spelling.
func decimalPoint(s string) string {
	comma, point := strings.Count(s, ","), strings.Count(s, ".")
	switch {
	case comma > 0 && point > 0:
		if strings.LastIndexByte(s, ',') > strings.LastIndexByte(s, '.') {
			return strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
		}
		return strings.ReplaceAll(s, ",", "")
	case comma > 1:
		return strings.ReplaceAll(s, ",", "")
	case point > 1:
		return strings.ReplaceAll(s, ".", "")
	case comma == 1:
		i := strings.IndexByte(s, ',')
		if i > 0 && i <= 3 && s[0] != '0' && len(s)-i-1 == 3 {
			return strings.Replace(s, ",", "", 1)
		}
		return strings.Replace(s, ",", ".", 1)
	}
	return s
}

// exponent is the length of an exponent like e26 or e+26 at the start of s.
func exponent(s string) int {
	if s == "" || s[0] != 'e' {
		return 0
	}
	i := 1
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	start := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == start {
		return 0
	}
	return i
}

// powerOfTen reads a factor like x10^26 at the start of s.
func powerOfTen(s string) (float64, string) {
	t := strings.TrimLeft(s, " ")
	for _, lead := range []string{"x10^", "x 10^", "*10^", "* 10^"} {
		after, ok := strings.CutPrefix(t, lead)
		if !ok {
			continue
		}
		n := exponent("e" + after)
		if n == 0 {
			break
		}
		if v, err := strconv.ParseFloat("1e"+after[:n-1], 64); err == nil {
			return v, after[n-1:]
		}
	}
	return 1, s
}
