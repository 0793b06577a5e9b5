package text

import (
	"cmp"
	"strings"
)

// Shell is what the shells of the page and of the frame say themselves, where no
// program runs yet or any more.
var Shell = []Phrase{
	"This page keeps nothing on this device for use without a network. With ?sw=on in the address it does so again.",
	"A new version of this page is there. What you see stays as it is until you reload.",
	"Reload",
	"The link to what you asked",
	"Try again",
	"Something went wrong inside the calculator, and it has stopped. The figures on the page may be out of date.",
	"The calculator could not start ({why}). What the page shows still holds, but nothing can be changed.",
	"this browser has no WebAssembly",
	"there is not enough memory for it",
	"its parts do not fit together",
	"what came is not its program, or not all of it",
	"a part of it could not be fetched",
	"the browser or a rule of the host forbids it",
	"See the newer answer",
	"These are the figures of data version {own}. A newer one exists: {latest}.",
	"It says {now} where this one says {then}.",
	"It says the same: {then}.",
	"It did not answer.",
	"How does its answer differ?",
	"Something went wrong inside the calculator, and it has stopped. The figures may be out of date.",
	OpenFull,
	"The calculator could not start here ({why}). What it shows still holds, but nothing can be changed.",
}

// Tongue is a language that there is a page in.
type Tongue struct {
	Tag  string
	Name string // in itself
}

// Tongues are those languages, the first one's page first.
var Tongues = []Tongue{{"en", "English"}, {"de", "Deutsch"}}

// Address is where a page of the site lies in the language, by its name; that of
// the first one in the first language is "".
func (t Tongue) Address(page string) string {
	switch {
	case t.Tag != Tongues[0].Tag:
		page += "." + t.Tag
	case page == "index":
		return ""
	}
	return page + ".html"
}

// From is where a page in another language leads to for the same one in this: the
// address says that this one is asked for where the page leads readers of others on
// (see language.js).
func (t Tongue) From(page string) string {
	if t.Tag != Tongues[0].Tag {
		return t.Address(page)
	}
	return cmp.Or(t.Address(page), "./") + "?lang=" + t.Tag
}

// Own is the one that the page speaks.
func Own() Tongue {
	for _, t := range Tongues {
		if t.Tag == Speaks() {
			return t
		}
	}
	return Tongues[0]
}

// OtherTongue is the one that the page does not speak.
func OtherTongue() Tongue {
	if Speaks() == Tongues[0].Tag {
		return Tongues[1]
	}
	return Tongues[0]
}

// TagsIn are a reader's language tags for numbers: in a language that was chosen
// for its words, as every one is that has a page of its own, numbers are those of a
// country of the reader's that speaks it, else its own.
func TagsIn(tags []string, chosen bool) []string {
	if !chosen && Speaks() == Tongues[0].Tag {
		return tags
	}
	var out []string
	for _, tag := range tags {
		if language, _, _ := strings.Cut(tag, "-"); strings.EqualFold(language, Speaks()) {
			out = append(out, tag)
		}
	}
	return append(out, Speaks())
}
