package static

import (
	"errors"
	"html"
	"slices"
	"strconv"
	"strings"
)

// canonical is HTML for what go-app's writer wrote: one element or text a line,
// indented by two spaces a level, attributes as Go strings and in any order, a
// bare name for "true" and for empty.
func canonical(written string) (string, error) {
	r := reader{rest: strings.TrimSuffix(written, "\n")}
	var b strings.Builder
	if err := r.element(&b, 0); err != nil {
		return "", err
	}
	if r.rest != "" {
		return "", r.wrong("nothing more")
	}
	b.WriteByte('\n')
	return b.String(), nil
}

type reader struct{ rest string }

func (r *reader) wrong(wanted string) error {
	return errors.New("static: wanted " + wanted + " at " + strconv.Quote(r.rest[:min(len(r.rest), 60)]))
}

func (r *reader) take(prefix string) bool {
	after, ok := strings.CutPrefix(r.rest, prefix)
	if ok {
		r.rest = after
	}
	return ok
}

// void are the elements without an end.
var void = map[string]bool{"input": true, "br": true, "hr": true, "img": true, "link": true, "meta": true}

// block are the elements whose children may stand on lines of their own: space
// between them is not shown.
var block = map[string]bool{
	"div": true, "section": true, "main": true, "header": true, "footer": true, "nav": true, "ul": true, "ol": true, "dl": true,
	"select": true, "optgroup": true, "details": true,
}

// element reads one element at that depth, behind its indentation.
func (r *reader) element(b *strings.Builder, depth int) error {
	if !r.take("<") {
		return r.wrong("an element")
	}
	n := strings.IndexAny(r.rest, " >")
	if n <= 0 {
		return r.wrong("a name")
	}
	tag := r.rest[:n]
	r.rest = r.rest[n:]
	attributes, err := r.attributes()
	if err != nil {
		return err
	}
	b.WriteString("<" + tag + attributes + ">")
	if void[tag] {
		return nil
	}
	closing := "</" + tag + ">"
	if !strings.HasPrefix(r.rest, "\n") { // one text, or nothing
		n := strings.Index(r.rest, closing)
		if n < 0 {
			return r.wrong(closing)
		}
		b.WriteString(again(r.rest[:n]) + closing)
		r.rest = r.rest[n+len(closing):]
		return nil
	}
	indent := strings.Repeat("  ", depth)
	for r.take("\n") {
		switch {
		case strings.HasPrefix(r.rest, "\n"): // an empty text
		case r.take(indent + closing):
			if block[tag] {
				b.WriteByte('\n')
			}
			b.WriteString(closing)
			return nil
		case !r.take(indent + "  "):
			return r.wrong("a child of " + tag)
		case strings.HasPrefix(r.rest, "<"):
			if block[tag] {
				b.WriteByte('\n')
			}
			if err := r.element(b, depth+1); err != nil {
				return err
			}
		default:
			n := strings.IndexByte(r.rest, '\n')
			if n < 0 {
				return r.wrong("the end of a text")
			}
			b.WriteString(again(r.rest[:n]))
			r.rest = r.rest[n:]
		}
	}
	return r.wrong(closing)
}

// boolean are the attributes that are there or not.
var boolean = map[string]bool{"hidden": true, "disabled": true, "selected": true, "open": true, "checked": true}

// attributes reads the attributes of an element, up to and with its bracket,
// and returns them in order.
func (r *reader) attributes() (string, error) {
	var list []string
	for !r.take(">") {
		if !r.take(" ") {
			return "", r.wrong("an attribute")
		}
		n := strings.IndexAny(r.rest, " =>")
		if n <= 0 {
			return "", r.wrong("an attribute's name")
		}
		name := r.rest[:n]
		r.rest = r.rest[n:]
		value, given := "true", false
		if r.take("=") {
			quoted, err := strconv.QuotedPrefix(r.rest)
			if err != nil {
				return "", r.wrong("an attribute's value")
			}
			if value, err = strconv.Unquote(quoted); err != nil {
				return "", r.wrong("an attribute's value")
			}
			r.rest, given = r.rest[len(quoted):], true
		}
		switch {
		case boolean[name] && value != "false":
			list = append(list, " "+name)
		case boolean[name]:
		case given || strings.HasPrefix(name, "aria-"):
			list = append(list, " "+name+`="`+escape(value)+`"`)
		default:
			list = append(list, " "+name+`=""`)
		}
	}
	slices.Sort(list)
	return strings.Join(list, ""), nil
}

// again is escaped text with only those signs escaped that must be.
func again(escaped string) string { return escape(html.UnescapeString(escaped)) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\u00a0", "&nbsp;")

func escape(s string) string { return escaper.Replace(s) }
