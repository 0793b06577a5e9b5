package wire

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// number is a JSON number as it was written.
type number string

// reader reads JSON text (RFC 8259) strictly: what it refuses and the words for
// it are those of encoding/json, which would weigh more than all other reading
// of requests together; a fuzz test holds the two together in all but how deep
// they go. Objects become
// map[string]any, arrays []any, numbers [number], the rest string, bool and nil.
type reader struct {
	text  []byte
	at    int
	depth int
	path  []string // keys of the objects that are open
	twice string   // the first key that an object holds twice, dotted
	wrong string   // what is wrong, "" while nothing is
}

// deepest is how far objects and arrays may stand within each other. No request
// needs more than a few; encoding/json's ten thousand are more calls than a
// browser's stack holds.
const deepest = 100

// readJSON reads the one value of text. Twice is the first key that an object
// holds twice, dotted; wrong says what is no JSON, and more that something
// follows the value.
func readJSON(text []byte) (v any, twice, wrong string, more bool) {
	r := reader{text: text}
	if r.space(); r.at == len(text) {
		return nil, "", "EOF", false
	}
	v = r.value()
	r.space()
	return v, r.twice, r.wrong, r.at < len(text)
}

// space skips white space.
func (r *reader) space() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return
		}
	}
}

// refuse notes what is wrong where the reader stands; nothing is read after it.
func (r *reader) refuse(where string) {
	if r.wrong != "" {
		return
	}
	if r.at >= len(r.text) {
		r.wrong = "unexpected EOF"
		return
	}
	said := strconv.Quote(string(rune(r.text[r.at])))
	said = "'" + said[1:len(said)-1] + "'"
	switch r.text[r.at] {
	case '\'':
		said = `'\''`
	case '"':
		said = `'"'`
	}
	r.wrong = "invalid character " + said + " " + where
	r.at = len(r.text)
}

// next reports whether c comes next, and passes it.
func (r *reader) next(c byte) bool {
	if r.at < len(r.text) && r.text[r.at] == c {
		r.at++
		return true
	}
	return false
}

// value reads a value; white space before it is read already.
func (r *reader) value() any {
	var c byte
	if r.at < len(r.text) {
		c = r.text[r.at]
	}
	switch {
	case c == '{' || c == '[':
		if r.depth == deepest {
			r.refuse("exceeded max depth")
			return nil
		}
		r.depth++
		defer func() { r.depth-- }()
		if r.at++; c == '{' {
			return r.object()
		}
		return r.array()
	case c == '"':
		return r.str()
	case c == '-' || '0' <= c && c <= '9':
		return r.number()
	case c == 't':
		r.word("true")
		return true
	case c == 'f':
		r.word("false")
		return false
	case c == 'n':
		r.word("null")
	default:
		r.refuse("looking for beginning of value")
	}
	return nil
}

// object reads what follows a "{".
func (r *reader) object() map[string]any {
	o := map[string]any{}
	r.path = append(r.path, "")
	defer func() { r.path = r.path[:len(r.path)-1] }()
	if r.space(); r.next('}') {
		return o
	}
	for {
		if r.at >= len(r.text) || r.text[r.at] != '"' {
			r.refuse("looking for beginning of object key string")
			return o
		}
		key := r.str()
		if r.wrong != "" {
			return o
		}
		r.path[len(r.path)-1] = key
		if _, there := o[key]; there && r.twice == "" {
			r.twice = strings.Join(r.path, ".")
		}
		if r.space(); !r.next(':') {
			r.refuse("after object key")
			return o
		}
		r.space()
		o[key] = r.value()
		r.space()
		if r.wrong != "" || r.next('}') {
			return o
		}
		if !r.next(',') {
			r.refuse("after object key:value pair")
			return o
		}
		r.space()
	}
}

// array reads what follows a "[".
func (r *reader) array() []any {
	list := []any{}
	if r.space(); r.next(']') {
		return list
	}
	for {
		list = append(list, r.value())
		r.space()
		if r.wrong != "" || r.next(']') {
			return list
		}
		if !r.next(',') {
			r.refuse("after array element")
			return list
		}
		r.space()
	}
}

// word reads true, false or null, whose first letter is there.
func (r *reader) word(word string) {
	for i := range len(word) {
		if !r.next(word[i]) {
			r.refuse("in literal " + word + " (expecting '" + word[i:i+1] + "')")
			return
		}
	}
}

// number reads a number, whose first character is there.
func (r *reader) number() number {
	from := r.at
	r.next('-')
	if !r.next('0') {
		r.digits("in numeric literal")
	}
	if r.next('.') {
		r.digits("after decimal point in numeric literal")
	}
	if r.next('e') || r.next('E') {
		if !r.next('+') {
			r.next('-')
		}
		r.digits("in exponent of numeric literal")
	}
	return number(r.text[from:r.at])
}

// digits reads one digit or more.
func (r *reader) digits(where string) {
	from := r.at
	for r.at < len(r.text) && '0' <= r.text[r.at] && r.text[r.at] <= '9' {
		r.at++
	}
	if r.at == from {
		r.refuse(where)
	}
}

// str reads a string, whose quote is there. What is no UTF-8 and no pair of
// surrogates becomes U+FFFD.
func (r *reader) str() string {
	r.at++
	var out []byte
	for r.at < len(r.text) {
		c := r.text[r.at]
		switch {
		case c == '"':
			r.at++
			return string(out)
		case c == '\\':
			r.at++
			out = utf8.AppendRune(out, r.escaped())
		case c < ' ':
			r.refuse("in string literal")
		default:
			v, size := utf8.DecodeRune(r.text[r.at:])
			out = utf8.AppendRune(out, v)
			r.at += size
		}
	}
	r.refuse("")
	return ""
}

// escaped reads what follows a backslash.
func (r *reader) escaped() rune {
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if r.next('u') {
		first := r.hex()
		if first < 0xd800 || first > 0xdfff {
			return first
		}
		after := r.at
		if r.next('\\') && r.next('u') {
			second := r.hex()
			if first < 0xdc00 && 0xdc00 <= second && second <= 0xdfff { // a pair of surrogates
				return 0x10000 + (first-0xd800)<<10 + (second - 0xdc00)
			}
		}
		if r.wrong == "" {
			r.at = after // the second stands for itself
		}
		return utf8.RuneError
	}
	if r.at < len(r.text) {
		if i := strings.IndexByte(from, r.text[r.at]); i >= 0 {
			r.at++
			return rune(to[i])
		}
	}
	r.refuse("in string escape code")
	return utf8.RuneError
}

// hex reads four hexadecimal digits.
func (r *reader) hex() rune {
	var v rune
	for range 4 {
		var c byte
		if r.at < len(r.text) {
			c = r.text[r.at]
		}
		switch {
		case '0' <= c && c <= '9':
			v = v<<4 + rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			v = v<<4 + rune(c|0x20-'a'+10)
		default:
			r.refuse("in \\u hexadecimal character escape")
			return utf8.RuneError
		}
		r.at++
	}
	return v
}
