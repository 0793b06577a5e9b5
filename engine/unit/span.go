package unit

import (
	"math"
	"strconv"
	"strings"
)

// Span is a range as people write it, from its low end to its high one. Middle is
// what was written between them; NaN where nothing was.
type Span struct{ Low, Middle, High float64 }

// ParseSpan reads a range as people write it: "30-45%", "30 to 45 %", "30 % bis
// 45 %", "2…3.5", "35 ± 5", "$2.50 ± 10 %", "35 (30–45)", and "30-35-45" with a
// number between the ends. Numbers are those of [Parse]; a unit or a multiple
// behind the last holds for all, a unit behind the first too. The ends may come in
// either order. What follows ± is an amount; a per cent of the middle where the
// field's own unit is none.
func ParseSpan(text string, words map[string]float64) (Span, ParseFault) {
	s := strings.NewReplacer("+/-", "±", "+-", "±", "—", "-", "…", "..").Replace(text)
	s = plain(s)
	if s == "" {
		return Span{}, Empty
	}
	if middle, half, found := strings.Cut(s, "±"); found {
		return around(middle, half, words)
	}
	var middle []string
	if before, inner, found := strings.Cut(s, "("); found && strings.HasSuffix(inner, ")") {
		s, middle = strings.TrimSuffix(inner, ")"), []string{before}
	}
	parts := apart(s)
	switch {
	case len(parts) == 2:
		parts = append(parts, middle...)
	case len(parts) == 3 && middle == nil:
		parts[1], parts[2] = parts[2], parts[1]
	default:
		return Span{}, NotNumber
	}
	vs, fault := together(parts, words)
	if fault != Readable {
		return Span{}, fault
	}
	out := Span{Low: math.Min(vs[0], vs[1]), Middle: math.NaN(), High: math.Max(vs[0], vs[1])}
	if len(vs) == 3 {
		out.Middle = vs[2]
	}
	return out, Readable
}

// around reads a middle and how far the ends lie from it.
func around(middle, half string, words map[string]float64) (Span, ParseFault) {
	vs, fault := together([]string{middle, half}, words)
	if _, known := words["%"]; fault != Readable && !known && strings.Contains(half, "%") {
		if vs, fault = together([]string{middle}, words); fault != Readable {
			return Span{}, fault
		}
		var part float64
		part, fault = Parse(half, map[string]float64{"%": 0.01})
		vs = append(vs, float64(part*vs[0]))
	}
	switch {
	case fault != Readable:
		return Span{}, fault
	case vs[1] < 0:
		return Span{}, NotNumber
	}
	return Span{Low: written(vs[0] - vs[1]), Middle: vs[0], High: written(vs[0] + vs[1])}, Readable
}

// written is v without what a sum of decimal fractions leaves in the last bits.
func written(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// together reads numbers that share what is written behind one of them.
func together(parts []string, words map[string]float64) ([]float64, ParseFault) {
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	ends := parts[:min(2, len(parts))] // low and high; a middle stands on its own
	last := len(ends) - 1
	if shared := tail(ends[last]); shared != "" && tail(ends[0]) == "" {
		ends[0] += " " + shared
	} else if shared := tail(ends[0]); shared != "" && tail(ends[last]) == "" {
		if _, isUnit := words[shared]; isUnit {
			ends[last] += " " + shared
		}
	}
	if len(parts) == 3 && tail(parts[2]) == "" {
		parts[2] += " " + tail(ends[last])
	}
	out := make([]float64, len(parts))
	for i, part := range parts {
		v, fault := Parse(part, words)
		switch {
		case fault == Empty:
			return nil, NotNumber
		case fault != Readable:
			return nil, fault
		}
		out[i] = v
	}
	return out, Readable
}

// tail is what stands behind the number that s begins with.
func tail(s string) string {
	_, rest := mantissa(strings.TrimSpace(strings.TrimLeft(s, "~≈$")))
	_, rest = powerOfTen(rest)
	return strings.TrimSpace(rest)
}

// apart is the parts of a range, from words or dashes between numbers.
func apart(s string) []string {
	for _, lead := range []string{"between ", "from ", "zwischen ", "von "} {
		s = strings.TrimPrefix(s, lead)
	}
	for _, word := range []string{" to ", " bis ", " and ", " und ", "...", ".."} {
		if strings.Contains(s, word) {
			return strings.Split(s, word)
		}
	}
	var parts []string
	from := 0
	for i := 1; i < len(s); i++ {
		if s[i] == '-' && strings.TrimSpace(s[from:i]) != "" && !inNumber(s, i) && begins(s[i+1:]) {
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	return append(parts, s[from:])
}

// inNumber reports whether the dash at i belongs to an exponent, as in 1e-3 and
// 10^-3.
func inNumber(s string, i int) bool {
	return s[i-1] == '^' || i > 1 && s[i-1] == 'e' && (digit(s[i-2]) || s[i-2] == '.') && i+1 < len(s) && digit(s[i+1])
}

// begins reports whether a number stands at the start of s.
func begins(s string) bool {
	s = strings.TrimLeft(s, " ~≈$")
	return s != "" && (digit(s[0]) || s[0] == '.' || s[0] == ',')
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
