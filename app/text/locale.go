package text

import "strings"

// Locale is how numbers are written. The figures are those of Unicode's CLDR,
// release 48 (cldr-json, main/<tag>/numbers.json: symbols-numberSystem-latn,
// decimalFormats, percentFormats and minimumGroupingDigits); a test of the page
// holds them against the browser's own.
type Locale struct {
	Tag  string // BCP 47, as the browser lists it
	Name string // in its own language

	decimal string // between whole and fraction
	group   string // between groups of digits
	higher  int    // digits of every group but the last, which has three
	least   int    // digits before the first mark from which a number is grouped at all
	percent string // between a number and its per cent sign
}

// Locales are the ways to write numbers, the page's own first. Ahead of a plain
// language stand the countries that write it in another way.
//
// One thing is not CLDR's: in English a space keeps the per cent sign away from
// its number, as the International System of Units has it and this page has
// always had it.
var Locales = []Locale{
	{"en", "English", ".", ",", 3, 1, nbsp},
	{"en-IN", "English (India)", ".", ",", 2, 1, nbsp},
	{"de", "Deutsch", ",", ".", 3, 1, nbsp},
	{"de-AT", "Deutsch (Österreich)", ",", nbsp, 3, 1, nbsp},
	{"de-CH", "Deutsch (Schweiz)", ".", "'", 3, 1, ""},
	{"fr", "français", ",", "\u202f", 3, 1, nbsp},
	{"es", "español", ",", ".", 3, 2, nbsp},
	{"es-MX", "español (México)", ".", ",", 3, 1, ""},
	{"pt", "português (Brasil)", ",", ".", 3, 1, ""},
	{"pt-PT", "português (Portugal)", ",", nbsp, 3, 2, ""},
	{"hi", "हिन्दी", ".", ",", 2, 1, ""},
	{"ja", "日本語", ".", ",", 3, 1, ""},
	{"zh", "中文", ".", ",", 3, 1, ""},
}

// stopGroups reports whether a full stop between three digits groups them: where
// it is what groups, and in German and Portuguese wherever the comma is the mark,
// since Austria and Portugal, which print spaces, know the other's stop as well.
func (l Locale) stopGroups() bool {
	language, _, _ := strings.Cut(l.Tag, "-")
	return l.group == "." || l.decimal == "," && (language == "de" || language == "pt")
}

// LocaleOf is the way to write numbers of the first of some language tags that
// there is one for: of a country where there is its own, else of the language;
// English where there is none.
func LocaleOf(tags ...string) Locale {
	for _, tag := range tags {
		language, _, _ := strings.Cut(tag, "-")
		for _, wanted := range []string{tag, language} {
			for _, l := range Locales {
				if strings.EqualFold(l.Tag, wanted) {
					return l
				}
			}
		}
	}
	return Locales[0]
}

// numbers is the way that numbers are written now. The page speaks in one manner
// at a time, from [Speak] on.
var numbers = Locales[0]

// Numbers is the tag of the way that numbers are written now.
func Numbers() string { return numbers.Tag }

// written is a decimal number in Go's spelling as the reader writes it: digits
// grouped, and the reader's mark between whole and fraction.
func (l Locale) written(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	s, power, huge := strings.Cut(s, "e")
	whole, fraction, broken := strings.Cut(s, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(whole) {
		if rest := len(whole) - i; i > 0 && len(whole) >= 3+l.least && (rest == 3 || rest > 3 && (rest-3)%l.higher == 0) {
			b.WriteString(l.group)
		}
		b.WriteByte(whole[i])
	}
	if broken {
		b.WriteString(l.decimal + fraction)
	}
	if huge {
		b.WriteString("e" + power)
	}
	return b.String()
}
