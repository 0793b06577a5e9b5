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

// Started tells the shell that the program is running and the page is its own.
func Started() {
	if _, err := safejs.Global().Call("tenfoldStarted"); err != nil {
		return
	}
}
