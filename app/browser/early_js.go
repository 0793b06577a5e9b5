//go:build js && wasm

package browser

import (
	"strconv"

	"github.com/hack-pad/safejs"
)

// TakeEarly reads from the static page what the reader did before the program
// started: every field that no longer holds what it came with, where the focus
// is, and how far the page was scrolled. It must be called before the static
// page is replaced.
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
	fields, err := document.Call("querySelectorAll", "[data-field]")
	if err != nil {
		return e
	}
	n, err := fields.Length()
	if err != nil {
		return e
	}
	active, _ := get("document", "activeElement")
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
		}
	}
	return e
}

// came is what a field of the static page held when it came.
func came(field safejs.Value) string {
	if word(field, "tagName") != "SELECT" {
		return word(field, "defaultValue")
	}
	option, err := field.Call("querySelector", "option[selected]")
	if err != nil || option.IsNull() {
		return word(field, "value")
	}
	return word(option, "value")
}

// PutBack gives the focus, the caret and the scroll of the static page to the
// one that replaced it.
func PutBack(e Early) {
	if e.Focus.Field != "" {
		document, ok := get("document")
		if !ok {
			return
		}
		field, err := document.Call("querySelector", "[data-field="+strconv.Quote(e.Focus.Field)+"]")
		if err == nil && !field.IsNull() {
			if _, err := field.Call("focus", map[string]any{"preventScroll": true}); err != nil {
				return
			}
			if e.Focus.Start >= 0 {
				if _, err := field.Call("setSelectionRange", e.Focus.Start, e.Focus.End); err != nil {
					return
				}
			}
		}
	}
	if e.Scroll > 0 {
		if _, err := safejs.Global().Call("scrollTo", 0, e.Scroll); err != nil {
			return
		}
	}
}

func fieldName(field safejs.Value) string {
	v, err := field.Call("getAttribute", "data-field")
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
