//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// store is the device's store. Where a page may have none, asking for it throws,
// and only a call can catch that, not the reading of a property.
func store() (safejs.Value, bool) {
	reflect, ok := get("Reflect")
	if !ok {
		return safejs.Undefined(), false
	}
	v, err := reflect.Call("get", safejs.Global(), "localStorage")
	return v, err == nil && !v.IsUndefined() && !v.IsNull()
}

// Stored is what the device keeps under a key, "" for nothing yet; false where
// it keeps nothing for this page.
func Stored(key string) (text string, ok bool) {
	kept, ok := store()
	if !ok {
		return "", false
	}
	v, err := kept.Call("getItem", key)
	if err != nil {
		return "", false
	}
	if v.IsNull() {
		return "", true
	}
	text, err = v.String()
	return text, err == nil
}

// Store has the device keep text under a key, nothing where text is "". It
// reports whether the device did.
func Store(key, text string) bool {
	kept, ok := store()
	if !ok {
		return false
	}
	if text == "" {
		_, err := kept.Call("removeItem", key)
		return err == nil
	}
	_, err := kept.Call("setItem", key, text)
	return err == nil
}

// OnStored calls f, from outside the program's own goroutine, when another page
// of this site changes what is kept under a key. It lasts as long as the page.
func OnStored(key string, f func(text string)) {
	listener, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		if len(args) > 0 && word(args[0], "key") == key {
			f(word(args[0], "newValue"))
		}
		return nil
	})
	if err != nil {
		return
	}
	if _, err := safejs.Global().Call("addEventListener", "storage", listener); err != nil {
		return
	}
}
