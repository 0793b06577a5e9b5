//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Draw has the script of the charts draw a description, as JSON, into the
// element of that id. It comes with the first one.
func Draw(id, description string) {
	if _, err := safejs.Global().Call("tenfoldDraw", id, description); err != nil {
		return // a page without charts
	}
}
