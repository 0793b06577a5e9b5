package state

import (
	"net/url"
	"slices"
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/check"
)

// Embed is what the address of an embed view asks for: the question, and how
// the view is to look. It is what an editor wrote, read without trust.
type Embed struct {
	Question string   // the link's text; "" where the address has no question of its own
	Theme    string   // one of [Themes]
	Chart    string   // one of [Charts]
	Title    string   // above the sentence; "" for none
	Author   string   // below the title; "" for none
	Accent   string   // "#1d57c4", for lines and bands; "" for the page's own
	Open     []string // the controls that a reader may use: fields, [text.SizeField], [SlideControl]
	Found    check.List
}

// The words of the parameters theme and chart, their defaults first.
var (
	Themes = []string{"auto", "light", "dark"}
	Charts = []string{"range", "where", "none"}
)

// SentenceControls are the controls that stand open where an address does not
// say which: those of the sentence.
var SentenceControls = []string{"scale", "reference", "accelerator", text.SizeField, "days", "accelerators", "site_mw", "region"}

// longestTitle bounds a title and an author line, in characters.
const longestTitle = 160

// frameOnly are the parameters that the frame's own script reads, and those that
// hosts, caches and counters of visits append: they are no part of the question.
var frameOnly = map[string]bool{"say": true, "ask": true, "lang": true, "v": true, "wasm": true, "secret": true, "childid": true,
	"initialwidth": true, "parenttitle": true, "parenturl": true, "amp": true, "ref": true, "fbclid": true, "gclid": true}

// isNoQuestion reports whether a parameter is none of the question's.
func isNoQuestion(name string) bool { return frameOnly[name] || strings.HasPrefix(name, "utm_") }

// begins reports whether parts of a query begin with a question: with its version,
// as every link of ours does. What else stands in a query may be anybody's.
func begins(question []string) bool {
	return len(question) > 0 && len(question[0]) > 1 && question[0][0] == 'v' && strings.Trim(question[0][1:], "0123456789") == ""
}

// ReadEmbed reads the two places of an address that parameters may stand in. A
// parameter of the fragment wins over one of the query, and a question in the
// fragment over the whole question in the query: unfurlers drop the first,
// hosts change the second. It never fails: what cannot be used is left out with
// a finding.
func ReadEmbed(query, fragment string) Embed {
	e := Embed{Theme: Themes[0], Chart: Charts[0], Open: SentenceControls}
	seen := map[string]bool{}
	for i, place := range []string{fragment, query} {
		var question []string
		for part := range strings.FieldsFuncSeq(place, func(r rune) bool { return r == '&' || r == '#' || r == '?' }) {
			key, value, has := strings.Cut(part, "=")
			word, err := url.QueryUnescape(value)
			name := strings.ToLower(key)
			switch {
			case isNoQuestion(name):
			case !isEmbedKey(name):
				question = append(question, part)
			case seen[name] || !has:
			case err != nil:
				e.Found.Warn("", "embed-"+name, "The parameter “"+name+"” of this embed could not be read and was left out.")
			default:
				seen[name] = true
				e.set(name, word)
			}
		}
		if e.Question == "" && (i == 0 || begins(question)) {
			e.Question = strings.Join(question, "&")
		}
	}
	return e
}

func isEmbedKey(name string) bool {
	return slices.Contains([]string{"theme", "chart", "title", "author", "accent", "controls"}, name)
}

// set takes one parameter.
func (e *Embed) set(name, word string) {
	wrong := func(wanted string) {
		e.Found.Warn("", "embed-"+name, "This embed’s parameter “"+name+"” must be "+wanted+"; it was left out.")
	}
	switch name {
	case "theme":
		if !slices.Contains(Themes, word) {
			wrong(strings.Join(Themes, ", "))
			return
		}
		e.Theme = word
	case "chart":
		if !slices.Contains(Charts, word) {
			wrong(strings.Join(Charts, ", "))
			return
		}
		e.Chart = word
	case "title":
		e.Title = line(word)
	case "author":
		e.Author = line(word)
	case "accent":
		colour, ok := hexColour(word)
		if !ok {
			wrong("a colour such as 1d57c4")
			return
		}
		e.Accent = colour
	case "controls":
		e.Open = nil
		open := func(controls ...string) {
			for _, c := range controls {
				if !slices.Contains(e.Open, c) {
					e.Open = append(e.Open, c)
				}
			}
		}
		for field := range strings.SplitSeq(word, ",") {
			switch field = strings.TrimSpace(field); {
			case field == "" || field == "none":
			case field == "all":
				open(SentenceControls...)
			case field == "slider":
				open(SlideControl)
			case !known(field):
				wrong("fields of the question, “all” or “none”")
			default:
				open(field)
			}
		}
	}
}

// known reports whether a control of that name can stand open.
func known(field string) bool {
	if field == text.SizeField {
		return true
	}
	f, ok := engine.FieldNamed(field)
	if !ok || f.Number != nil || slices.Contains(SentenceControls, field) {
		return ok
	}
	_, named := text.AssumptionOf(field)
	return named
}

// IsOpen reports whether a reader may use a control.
func (e Embed) IsOpen(control string) bool { return slices.Contains(e.Open, control) }

// Beside are the open controls that do not stand in the sentence, in the order
// in which the address names them.
func (e Embed) Beside() []text.Assumption {
	var out []text.Assumption
	for _, field := range e.Open {
		if slices.Contains(SentenceControls, field) || field == SlideControl {
			continue
		}
		if a, ok := text.AssumptionOf(field); ok {
			out = append(out, a)
		}
	}
	return out
}

// ShowsLayout reports whether anything in the frame is read off the layout that was
// found; where nothing is, none has to be searched for.
func (e Embed) ShowsLayout() bool {
	return e.Chart == "where" || slices.ContainsFunc(e.Beside(), func(a text.Assumption) bool { return strings.HasPrefix(a.Field, "layout.") })
}

// Text is the parameters as an address has them, without what stands at its
// default, behind the question.
func (e Embed) Text() string {
	var parts []string
	if e.Question != "" {
		parts = append(parts, e.Question)
	}
	put := func(name, value string) {
		if value != "" {
			parts = append(parts, name+"="+url.QueryEscape(value))
		}
	}
	if e.Theme != Themes[0] {
		put("theme", e.Theme)
	}
	if e.Chart != Charts[0] {
		put("chart", e.Chart)
	}
	put("title", e.Title)
	put("author", e.Author)
	put("accent", strings.TrimPrefix(e.Accent, "#"))
	if !slices.Equal(e.Open, SentenceControls) {
		names := slices.Clone(e.Open)
		for i, n := range names {
			if n == SlideControl {
				names[i] = "slider"
			}
		}
		if len(names) == 0 {
			names = []string{"none"}
		}
		parts = append(parts, "controls="+strings.Join(names, ","))
	}
	return strings.Join(parts, "&")
}

// line is foreign text as one short line.
func line(s string) string {
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool { return r <= ' ' || r == 0x7f }), " ")
	if r := []rune(s); len(r) > longestTitle {
		return string(r[:longestTitle]) + "…"
	}
	return s
}

// hexColour is a colour of three or six hexadecimal digits, with its sign.
func hexColour(s string) (string, bool) {
	s = strings.ToLower(strings.TrimPrefix(s, "#"))
	if len(s) != 3 && len(s) != 6 || strings.Trim(s, "0123456789abcdef") != "" {
		return "", false
	}
	return "#" + s, true
}
