//go:build js && wasm

package browser

import (
	"strings"

	"github.com/hack-pad/safejs"
)

// get follows a path of properties from the global object.
func get(path ...string) (safejs.Value, bool) {
	v := safejs.Global()
	for _, p := range path {
		var err error
		if v, err = v.Get(p); err != nil {
			return safejs.Undefined(), false
		}
	}
	return v, !v.IsUndefined() && !v.IsNull()
}

// word is a property as text, "" where there is none.
func word(v safejs.Value, name string) string {
	p, err := v.Get(name)
	if err != nil || p.Type() != safejs.TypeString {
		return ""
	}
	s, err := p.String()
	if err != nil {
		return ""
	}
	return s
}

// Fragment is the text behind # in the address.
func Fragment() string {
	location, ok := get("location")
	if !ok {
		return ""
	}
	return strings.TrimPrefix(word(location, "hash"), "#")
}

// Address is the page's address with another fragment; "" for none.
func Address(fragment string) string {
	location, ok := get("location")
	if !ok {
		return ""
	}
	bare, _, _ := strings.Cut(word(location, "href"), "#")
	if fragment == "" {
		return bare
	}
	return bare + "#" + fragment
}

// WriteLink puts a fragment into the address: as a step that Back undoes, or in
// place. It reports whether the browser let it.
func WriteLink(fragment string, push bool) bool {
	history, ok := get("history")
	if !ok {
		return false
	}
	method := "replaceState"
	if push {
		method = "pushState"
	}
	_, err := history.Call(method, safejs.Null(), "", Address(fragment))
	return err == nil
}

// OnLink calls f, from outside the program's own goroutine, whenever the
// address is changed by Back, Forward or by hand. It lasts as long as the page.
func OnLink(f func(fragment string)) {
	window := safejs.Global()
	listener, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		f(Fragment())
		return nil
	})
	if err != nil {
		return
	}
	for _, event := range []string{"popstate", "hashchange"} {
		if _, err := window.Call("addEventListener", event, listener); err != nil {
			return
		}
	}
}
