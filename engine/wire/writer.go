package wire

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// writer builds JSON text; commas come by themselves.
type writer struct {
	b     []byte
	first bool
}

func (w *writer) comma() {
	if !w.first && len(w.b) > 0 {
		w.b = append(w.b, ',')
	}
	w.first = false
}

func (w *writer) open(c byte)  { w.b = append(w.b, c); w.first = true }
func (w *writer) close(c byte) { w.b = append(w.b, c); w.first = false }

// key writes a name; what follows is its value.
func (w *writer) key(name string) {
	w.comma()
	w.quote(name)
	w.b = append(w.b, ':')
	w.first = true
}

func (w *writer) object(inside func()) { w.comma(); w.open('{'); inside(); w.close('}') }
func (w *writer) array(inside func())  { w.comma(); w.open('['); inside(); w.close(']') }

// number writes v with at most nine significant digits, null where there is
// no figure.
func (w *writer) number(v float64) {
	w.comma()
	if math.IsNaN(v) || math.IsInf(v, 0) {
		w.b = append(w.b, "null"...)
		return
	}
	const digits = 9
	w.b = strconv.AppendFloat(w.b, v, 'g', digits, 64)
}

// exact writes v so that it reads back as the same float64: what the user gave.
func (w *writer) exact(v float64) {
	w.comma()
	form := byte('g')
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		form = 'f'
	}
	w.b = strconv.AppendFloat(w.b, v, form, -1, 64)
}

func (w *writer) null()         { w.comma(); w.b = append(w.b, "null"...) }
func (w *writer) bool(v bool)   { w.comma(); w.b = strconv.AppendBool(w.b, v) }
func (w *writer) text(s string) { w.comma(); w.quote(s) }

func (w *writer) texts(ss []string) {
	w.array(func() {
		for _, s := range ss {
			w.text(s)
		}
	})
}

// quote writes s as a JSON string (RFC 8259, section 7), safe to stand in HTML
// as well: < > & and the line separators are escaped.
func (w *writer) quote(s string) {
	const hex = "0123456789abcdef"
	w.b = append(w.b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.b = append(w.b, '\\', byte(r))
		case r == '\n':
			w.b = append(w.b, '\\', 'n')
		case r == '\t':
			w.b = append(w.b, '\\', 't')
		case r < ' ' || r == '<' || r == '>' || r == '&' || r == 0x7f || r == 0x2028 || r == 0x2029:
			w.b = append(w.b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default:
			w.b = utf8.AppendRune(w.b, r)
		}
	}
	w.b = append(w.b, '"')
}

// value writes what [readJSON] read.
func (w *writer) value(v any) {
	switch v := v.(type) {
	case bool:
		w.bool(v)
	case number:
		w.comma()
		w.b = append(w.b, v...)
	case string:
		w.text(v)
	case []any:
		w.array(func() {
			for _, e := range v {
				w.value(e)
			}
		})
	case map[string]any:
		w.object(func() {
			for _, key := range slices.Sorted(maps.Keys(v)) {
				w.key(key)
				w.value(v[key])
			}
		})
	default:
		w.null()
	}
}
