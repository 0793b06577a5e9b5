//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Copy puts text on the clipboard and calls done with whether it went well: the
// modern way where the page may, else by a selection in a field out of sight.
func Copy(text string, done func(ok bool)) {
	clipboard, ok := get("navigator", "clipboard")
	if !ok {
		done(copySelected(text))
		return
	}
	promise, err := clipboard.Call("writeText", text)
	if err != nil {
		done(copySelected(text))
		return
	}
	var kept, broken safejs.Func
	release := func() { kept.Release(); broken.Release() }
	kept, err = safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		release()
		done(true)
		return nil
	})
	if err != nil {
		done(false)
		return
	}
	broken, err = safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		release()
		done(copySelected(text))
		return nil
	})
	if err != nil {
		kept.Release()
		done(false)
		return
	}
	if _, err := promise.Call("then", kept, broken); err != nil {
		release()
		done(false)
	}
}

// copySelected copies by the old command, which needs a selection.
func copySelected(text string) bool {
	document, ok := get("document")
	if !ok {
		return false
	}
	body, err := document.Get("body")
	if err != nil {
		return false
	}
	field, err := document.Call("createElement", "textarea")
	if err != nil {
		return false
	}
	had, focused := get("document", "activeElement")
	for _, step := range []func() error{
		func() error { return field.Set("value", text) },
		func() error { _, err := field.Call("setAttribute", "style", "position:fixed;left:-99em"); return err },
		func() error { _, err := body.Call("appendChild", field); return err },
		func() error { _, err := field.Call("select"); return err },
	} {
		if err := step(); err != nil {
			return false
		}
	}
	copied := false
	if v, err := document.Call("execCommand", "copy"); err == nil {
		copied, err = v.Truthy()
		copied = copied && err == nil
	}
	if _, err := field.Call("remove"); err != nil {
		return copied
	}
	if focused {
		if _, err := had.Call("focus"); err != nil {
			return copied
		}
	}
	return copied
}
