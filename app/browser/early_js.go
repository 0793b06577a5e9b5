//go:build js && wasm

package browser

import (
	"strconv"

	"github.com/hack-pad/safejs"
)

// TakeEarly reads from the static page what the reader did before the program
// started: every field that no longer holds what it came with or was last taken,
// where the focus is, and how far the page was scrolled. It must be called before
// the static page is replaced.
func TakeEarly() Early {
	var e Early
	document, ok := get("document")
	if !ok {
		return e
	}
	if v, ok := get("scrollY"); ok {
		if y, err := v.Float(); err == nil {
			e.Scroll = y
		}
	}
	e.Opened = marked(summaries, opened)
	if pressed := marked(buttons, func(button safejs.Value) bool { return has(button, "data-pressed") }); len(pressed) > 0 {
		e.Press = pressed[0]
	}
	active, _ := get("document", "activeElement")
	if stood := marked(stops, active.Equal); len(stood) > 0 {
		e.Stood = stood[0]
	}
	fields, err := document.Call("querySelectorAll", "[data-field]")
	if err != nil {
		return e
	}
	n, err := fields.Length()
	if err != nil {
		return e
	}
	for i := range n {
		field, err := fields.Index(i)
		if err != nil {
			continue
		}
		name := fieldName(field)
		if field.Equal(active) {
			e.Focus = Focus{Field: name, Start: number(field, "selectionStart"), End: number(field, "selectionEnd")}
		}
		if value := word(field, "value"); value != came(field) {
			e.Edits = append(e.Edits, EarlyEdit{Field: name, Text: value})
			if _, err := field.Call("setAttribute", taken, value); err != nil {
				continue
			}
		}
	}
	return e
}

// Held is whether the reader slides, or has a list open: the static page must not
// be replaced then.
func Held() bool {
	held, err := safejs.Global().Call("tenfoldHeld")
	if err != nil {
		return false // no shell
	}
	yes, err := held.Truthy()
	return err == nil && yes
}

// What of a page is a [Thing].
const (
	buttons   = "#page button"
	summaries = "#page summary"
	stops     = "#page :is(button, a, summary)"
)

// things calls f with each element that a selector finds and the thing it is,
// until f is done.
func things(selector string, f func(element safejs.Value, t Thing) (done bool)) {
	found, err := safejs.Global().Get("document")
	if err != nil {
		return
	}
	if found, err = found.Call("querySelectorAll", selector); err != nil {
		return
	}
	n, err := found.Length()
	if err != nil {
		return
	}
	said := map[string]int{}
	for i := range n {
		element, err := found.Index(i)
		if err != nil {
			continue
		}
		says := attribute(element, "aria-controls") + "|" + attribute(element, "aria-label") + "|" + word(element, "textContent")
		nth := said[says]
		said[says]++
		if f(element, Thing{Says: says, Nth: nth}) {
			return
		}
	}
}

// marked is the things of which something is true.
func marked(selector string, is func(safejs.Value) bool) []Thing {
	var out []Thing
	things(selector, func(element safejs.Value, t Thing) bool {
		if is(element) {
			out = append(out, t)
		}
		return false
	})
	return out
}

// find is the element that a thing is among those of a selector.
func find(selector string, wanted Thing) (safejs.Value, bool) {
	var found safejs.Value
	ok := false
	things(selector, func(element safejs.Value, t Thing) bool {
		if t == wanted {
			found, ok = element, true
		}
		return ok
	})
	return found, ok
}

// press clicks a thing; where that fails nothing is lost but the press.
func press(element safejs.Value) {
	if _, err := element.Call("click"); err != nil {
		return
	}
}

// opened is whether what a summary stands over is unfolded.
func opened(summary safejs.Value) bool {
	parent, err := summary.Get("parentElement")
	return err == nil && has(parent, "open")
}

func has(element safejs.Value, name string) bool {
	v, err := element.Call("hasAttribute", name)
	if err != nil {
		return false
	}
	yes, err := v.Truthy()
	return err == nil && yes
}

// taken is the attribute with the text that was taken from a field.
const taken = "data-taken"

// came is what a field of the static page held when it came, or was last taken.
func came(field safejs.Value) string {
	if has(field, taken) {
		return attribute(field, taken)
	}
	if word(field, "tagName") != "SELECT" {
		return word(field, "defaultValue")
	}
	option, err := field.Call("querySelector", "option[selected]")
	if err != nil || option.IsNull() {
		return word(field, "value")
	}
	return word(option, "value")
}

// PutBack gives what was typed, what was unfolded, the focus, the caret and the scroll
// of the static page to the one that replaced it, and presses the button that was
// pressed there.
func PutBack(e Early) {
	for _, edit := range e.Edits {
		if field, ok := fieldNamed(edit.Field); ok && field.Set("value", edit.Text) != nil {
			return
		}
	}
	for _, t := range e.Opened {
		if summary, ok := find(summaries, t); ok && !opened(summary) {
			press(summary)
		}
	}
	defer func() {
		if button, ok := find(buttons, e.Press); ok {
			press(button)
		}
	}()
	if stop, ok := find(stops, e.Stood); ok {
		if _, err := stop.Call("focus", map[string]any{"preventScroll": true}); err != nil {
			return
		}
	}
	if field, ok := fieldNamed(e.Focus.Field); ok {
		if _, err := field.Call("focus", map[string]any{"preventScroll": true}); err != nil {
			return
		}
		if e.Focus.Start >= 0 {
			if _, err := field.Call("setSelectionRange", e.Focus.Start, e.Focus.End); err != nil {
				return
			}
		}
	}
	if e.Scroll > 0 {
		if _, err := safejs.Global().Call("scrollTo", 0, e.Scroll); err != nil {
			return
		}
	}
}

// fieldNamed is the first field of that name, where there is one.
func fieldNamed(name string) (safejs.Value, bool) {
	document, ok := get("document")
	if !ok || name == "" {
		return document, false
	}
	field, err := document.Call("querySelector", "[data-field="+strconv.Quote(name)+"]")
	return field, err == nil && !field.IsNull()
}

func fieldName(field safejs.Value) string { return attribute(field, "data-field") }

// attribute is an attribute's text, "" where there is none.
func attribute(element safejs.Value, name string) string {
	v, err := element.Call("getAttribute", name)
	if err != nil {
		return ""
	}
	s, err := v.String()
	if err != nil {
		return ""
	}
	return s
}

// number is a property as a whole number, −1 where there is none.
func number(v safejs.Value, name string) int {
	p, err := v.Get(name)
	if err != nil || p.Type() != safejs.TypeNumber {
		return -1
	}
	n, err := p.Int()
	if err != nil {
		return -1
	}
	return n
}
