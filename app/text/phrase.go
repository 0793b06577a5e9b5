package text

import "strings"

// Phrase is words of the page in English, which are also their key in every other
// language. A name in braces stands for what is put in; what follows ¦ tells two
// uses of the same words apart and is not said.
type Phrase string

// String is the phrase in the language that the page speaks.
func (p Phrase) String() string {
	if said, ok := spoken.words[string(p)]; ok {
		return said
	}
	said, _, _ := strings.Cut(string(p), "¦")
	return said
}

// With is the phrase with its places filled, in the order in which they stand in
// English.
func (p Phrase) With(fillings ...string) string {
	var b strings.Builder
	names := places(string(p))
	for words, name := range pieces(p.String()) {
		b.WriteString(words)
		for i, n := range names {
			if n == name && i < len(fillings) {
				b.WriteString(fillings[i])
			}
		}
	}
	return b.String()
}

// Piece is words of a phrase and the name of the place behind them, "" at its end.
type Piece struct{ Words, Place string }

// Pieces is the phrase cut at its places, for where controls stand in them.
func (p Phrase) Pieces() []Piece {
	var out []Piece
	for words, name := range pieces(p.String()) {
		out = append(out, Piece{words, name})
	}
	return out
}

// pieces is a text cut at its places: the words before each and the place's name,
// and the words behind the last with "".
func pieces(text string) func(yield func(words, name string) bool) {
	return func(yield func(string, string) bool) {
		for {
			words, rest, found := strings.Cut(text, "{")
			name, rest, closed := strings.Cut(rest, "}")
			if !found || !closed {
				yield(text, "")
				return
			}
			if !yield(words, name) {
				return
			}
			text = rest
		}
	}
}

// places are the names of a text's places, in order.
func places(text string) []string {
	var out []string
	for _, name := range pieces(text) {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// filled is a phrase as parts of a sentence, each place with the parts that stand
// there.
func (p Phrase) filled(fill map[string][]Part) []Part {
	var out []Part
	add := func(part Part) {
		if n := len(out); n > 0 && part.plain() && out[n-1].plain() {
			out[n-1].Words += part.Words
		} else if part.Words != "" || !part.plain() {
			out = append(out, part)
		}
	}
	for words, name := range pieces(p.String()) {
		add(Part{Words: words})
		for _, part := range fill[name] {
			add(part)
		}
	}
	return out
}

// inside is a label inside a sentence: in English small, but for abbreviations;
// in a language with words of its own as it is.
func inside(label string) string {
	if spoken.words != nil || len(label) > 1 && label[1] >= 'A' && label[1] <= 'Z' {
		return label
	}
	return strings.ToLower(label[:1]) + label[1:]
}

// nouns is a noun with its number: one of it, and several.
type nouns [2]Phrase

func (n nouns) of(number int) string {
	if number == 1 {
		return n[0].String()
	}
	return n[1].With(Number(float64(number)))
}

// several is a count with its noun.
func several(n int, noun string) string { return count(n, noun, noun+"s") }

// count is the same of a noun with a plural of its own.
func count(n int, one, many string) string {
	return nouns{Phrase("1 " + one), Phrase("{n} " + many)}.of(n)
}
