//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Announce puts text into the live region, for a screen reader to say. The
// region stands in the page's shell, outside what the program draws.
func Announce(text string) {
	document, ok := get("document")
	if !ok {
		return
	}
	region, err := document.Call("getElementById", "status")
	if err != nil || region.IsNull() {
		return
	}
	if err := region.Set("textContent", text); err != nil {
		return
	}
}

// AfterPaint calls f, from outside the program's own goroutine, once the browser
// has painted what is on the page now.
func AfterPaint(f func()) {
	window := safejs.Global()
	var framed, painted safejs.Func
	painted, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		painted.Release()
		f()
		return nil
	})
	if err != nil {
		f()
		return
	}
	framed, err = safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		framed.Release()
		if _, err := window.Call("setTimeout", painted); err != nil {
			f()
		}
		return nil
	})
	if err != nil {
		f()
		return
	}
	if hidden, ok := get("document", "hidden"); ok { // nothing is painted where nobody looks
		if yes, err := hidden.Truthy(); err == nil && yes {
			if _, err := window.Call("setTimeout", painted); err == nil {
				framed.Release()
				return
			}
		}
	}
	if _, err := window.Call("requestAnimationFrame", framed); err != nil {
		f()
	}
}

// Started tells the shell that the program is running and the page is its own.
func Started() {
	if _, err := safejs.Global().Call("tenfoldStarted"); err != nil {
		return
	}
}
