package text

import (
	"cmp"
	"slices"
	"strings"
)

// Language is what the page speaks: the words for its phrases and for what the
// engine says. The zero value is English, which needs none.
type Language struct {
	Tag     string // BCP 47; "" for English
	words   map[string]string
	longest map[string]int    // by the first word of a key without places, how long the longest is
	forms   map[string][]form // by the first word of what the engine says; "" where that is filled in
}

// form is a sentence of the engine's with places.
type form struct {
	words []string // before, between and behind the places
	names []string
	said  string
}

// spoken is the language that the page speaks: one at a time.
var spoken Language

// engineSays begins the headings in a language's file below which stand sentences
// of the engine's, to be known by their form.
const engineSays = "# What the engine says"

// ReadLanguage is a language from its file: the English words on a line, and
// their translation, behind a tab, on the next. Empty lines and lines that begin
// with # are for people, but for the headings that begin with [engineSays].
func ReadLanguage(tag, file string) Language {
	l := Language{Tag: tag, words: map[string]string{}, longest: map[string]int{}, forms: map[string][]form{}}
	key, engine := "", false
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		switch said, translated := strings.CutPrefix(line, "\t"); {
		case translated && key != "":
			l.add(key, said, engine)
			key = ""
		case line == "":
		case line[0] == '#':
			engine = strings.HasPrefix(line, engineSays)
		default:
			key = line
		}
	}
	for _, forms := range l.forms { // the one that says most goes first
		slices.SortStableFunc(forms, func(a, b form) int { return b.length() - a.length() })
	}
	return l
}

func (l *Language) add(key, said string, engine bool) {
	l.words[key] = said
	if !strings.Contains(key, "{") {
		first := key[:wordAt(key)]
		l.longest[first] = max(l.longest[first], len(key))
		return
	}
	if !engine {
		return
	}
	f := form{said: said}
	for words, name := range pieces(key) {
		f.words, f.names = append(f.words, words), append(f.names, name)
	}
	f.names = f.names[:len(f.names)-1]
	first := firstWord(f.words[0])
	l.forms[first] = append(l.forms[first], f)
}

func (f form) length() int {
	n := 0
	for _, w := range f.words {
		n += len(w)
	}
	return n
}

// firstWord is the first whole word of a text, "" where it has none.
func firstWord(s string) string {
	word, _, whole := strings.Cut(s, " ")
	if !whole {
		return ""
	}
	return word
}

// Use has the page speak a language; the zero value is English.
func Use(l Language) { spoken = l }

// Speaks is the tag of the language that the page speaks.
func Speaks() string {
	if spoken.Tag == "" {
		return "en"
	}
	return spoken.Tag
}

// Engine is what the engine says, in the language that the page speaks and with
// numbers as the reader writes them: a label, a finding, a note. What there are
// no words for stays as it is, numbers included: [LanguageOf] tells.
func Engine(said string) string {
	if spoken.words == nil {
		return inProse(said)
	}
	words, _ := spoken.match(said, 0)
	return cmp.Or(words, said)
}

// LanguageOf is the tag of the language that [Engine] says something in where that
// is another than the page's, else "".
func LanguageOf(said string) string {
	if spoken.words == nil {
		return ""
	}
	if _, ok := spoken.match(said, 0); ok {
		return ""
	}
	return "en"
}

// TitlesIn is the tag of the language of titles of sources, which are not
// translated, where that is another than the page's, else "".
func TitlesIn() string {
	if spoken.words == nil {
		return ""
	}
	return "en"
}

// match is a text by its own words, by those of a form, or by those of its own
// with another first letter.
func (l Language) match(text string, depth int) (string, bool) {
	const deepest = 4 // no sentence of the engine's holds others deeper
	if text == "" || depth > deepest {
		return text, text == ""
	}
	if words, ok := l.words[text]; ok {
		return words, true
	}
	if first := text[0]; first >= 'A' && first <= 'Z' { // the label of a field at the start of a sentence
		if words, ok := l.words[string(first+'a'-'A')+text[1:]]; ok {
			return capital(words), true
		}
	}
	for _, first := range []string{firstWord(text), ""} {
		for _, f := range l.forms[first] {
			if found, ok := f.fills(text); ok {
				return l.fill(f, found, depth), true
			}
		}
	}
	return "", false
}

// verbatim are the names of places whose filling is put in as it is: what somebody
// wrote, and names.
var verbatim = map[string]bool{"text": true, "word": true, "key": true, "id": true, "path": true, "want": true, "here": true, "year": true, "date": true, "version": true,
	"machine": true, "run": true, "operator": true}

// fill is a form's translation with what was found in its places.
func (l Language) fill(f form, found []string, depth int) string {
	var b strings.Builder
	for words, name := range pieces(f.said) {
		b.WriteString(words)
		if i := slices.Index(f.names, name); i >= 0 {
			if verbatim[name] {
				b.WriteString(found[i])
			} else {
				b.WriteString(l.piece(found[i], depth+1))
			}
		}
	}
	return b.String()
}

// piece is what stands in a place: words, a list of them, or a number.
func (l Language) piece(text string, depth int) string {
	if words, ok := l.match(text, depth); ok {
		return words
	}
	for _, between := range []string{"; ", ", "} {
		if parts := strings.Split(text, between); len(parts) > 1 {
			known := true
			for i := range parts {
				words, ok := l.match(parts[i], depth)
				parts[i], known = words, known && ok
			}
			if known {
				return strings.Join(parts, between)
			}
		}
	}
	return Worked(text)
}

// fills is what stands in the places of a form if a text is of it.
func (f form) fills(text string) ([]string, bool) {
	rest, ok := strings.CutPrefix(text, f.words[0])
	if !ok {
		return nil, false
	}
	found := make([]string, 0, len(f.names))
	for i, between := range f.words[1:] {
		at := strings.Index(rest, between)
		if i == len(f.words)-2 { // the last place reaches to the closing words
			at = len(rest) - len(between)
			if at < 0 || rest[at:] != between {
				return nil, false
			}
		}
		if at <= 0 {
			return nil, false
		}
		found = append(found, rest[:at])
		rest = rest[at+len(between):]
	}
	return found, rest == ""
}

// Worked is a formula, or numbers with their units, of the engine's in the
// language that the page speaks: every label and unit that there are words for,
// the longest first, and every number as the reader writes it.
func Worked(said string) string {
	var b strings.Builder
	for {
		for said != "" && !begins(said[0]) {
			b.WriteByte(said[0])
			said = said[1:]
		}
		if said == "" {
			return strings.ReplaceAll(b.String(), " /", "/") // $0.09 /kWh is $0.09/kWh
		}
		n := 0
		if most := spoken.longest[said[:wordAt(said)]]; most > 0 {
			for end := range ends(said, most) {
				if words, ok := spoken.words[said[:end]]; ok {
					b.WriteString(words)
					n = end
					break
				}
			}
		}
		if rest, negative := strings.CutPrefix(said, "−"); negative && n == 0 && rest != "" && begins(rest[0]) {
			b.WriteString("−")
			said = rest
			continue
		}
		if n == 0 {
			if n = numeral(said); n > 0 {
				b.WriteString(number(said[:n]))
			} else {
				n = wordAt(said)
				b.WriteString(said[:n])
			}
		}
		said = said[n:]
	}
}

// ends are where words that begin a text may end, the longest first.
func ends(text string, most int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := min(len(text), most); i > 0; i-- {
			if (i == len(text) || strings.IndexByte(" ),;:.(", text[i]) >= 0) && !yield(i) {
				return
			}
		}
	}
}

// begins reports whether a word may begin with a byte: signs and brackets stand
// between words.
func begins(c byte) bool { return strings.IndexByte(" (),;:", c) < 0 }

// wordAt is the length of the word that a text begins with.
func wordAt(text string) int {
	if n := strings.IndexAny(text, " (),;:"); n > 0 {
		return n
	}
	return len(text)
}

// numeral is the length of the engine's number that a text begins with; 0 where
// it begins with none.
func numeral(text string) int {
	n := 0
	if text != "" && text[0] == '$' {
		n = 1
	}
	start := n
	for n < len(text) && (text[n] >= '0' && text[n] <= '9' || n > start && (text[n] == '.' || text[n] == ',') && n+1 < len(text) && text[n+1] >= '0' && text[n+1] <= '9') {
		n++
	}
	if n == start {
		return 0
	}
	if n+1 < len(text) && text[n] == 'e' && (text[n+1] == '-' || text[n+1] >= '0' && text[n+1] <= '9') {
		for n += 2; n < len(text) && text[n] >= '0' && text[n] <= '9'; {
			n++
		}
	}
	if n < len(text) && (text[n] >= 'a' && text[n] <= 'z' || text[n] >= 'A' && text[n] <= 'Z') {
		return 0 // 8B and 3D are names
	}
	return n
}

// number is a number of the engine's as the reader writes it. Where four digits
// are not grouped it is a year, or part of a name.
func number(said string) string {
	plain, isMoney := strings.CutPrefix(said, "$")
	if strings.IndexFunc(plain+" ", func(r rune) bool { return r < '0' || r > '9' }) > 3 {
		return said
	}
	plain = numbers.written(strings.ReplaceAll(plain, ",", ""))
	if isMoney {
		return money(plain)
	}
	return plain
}

// inProse is a sentence with its numbers as the reader writes them. Behind a name
// a number with a point is part of the name, as in Llama 3.1.
func inProse(said string) string {
	if numbers.Tag == "en" {
		return said
	}
	var b strings.Builder
	name := false
	for said != "" {
		n := numeral(said)
		switch {
		case n == 0:
			n = wordAt(said)
			name = b.Len() > 0 && said[0] >= 'A' && said[0] <= 'Z'
			b.WriteString(said[:n])
		case name && strings.Contains(said[:n], "."):
			b.WriteString(said[:n])
		default:
			b.WriteString(number(said[:n]))
			name = false
		}
		said = said[n:]
		for said != "" && !begins(said[0]) {
			b.WriteByte(said[0])
			said = said[1:]
		}
	}
	return b.String()
}
