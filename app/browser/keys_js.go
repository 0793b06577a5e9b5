//go:build js && wasm

package browser

import (
	"strings"

	"github.com/hack-pad/safejs"
)

// OnUndo calls f, from outside the program's own goroutine, when the keys for
// undo or redo are pressed: Ctrl or ⌘ with Z, with Shift and Z, or with Y.
// Within a line of text they stay the browser's. It lasts as long as the page.
func OnUndo(f func(redo bool)) {
	listener, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		if len(args) == 0 {
			return nil
		}
		event := args[0]
		if !(held(event, "ctrlKey") || held(event, "metaKey")) || held(event, "altKey") || writing(event) {
			return nil
		}
		shift := held(event, "shiftKey")
		switch key := strings.ToLower(word(event, "key")); {
		case key == "z":
			f(shift)
		case key == "y" && !shift:
			f(true)
		default:
			return nil
		}
		if _, err := event.Call("preventDefault"); err != nil {
			return nil
		}
		return nil
	})
	if err != nil {
		return
	}
	if _, err := safejs.Global().Call("addEventListener", "keydown", listener); err != nil {
		return
	}
}

// held reports whether a property of an event is true.
func held(event safejs.Value, name string) bool {
	v, err := event.Get(name)
	if err != nil {
		return false
	}
	yes, err := v.Truthy()
	return err == nil && yes
}

// writing reports whether an event belongs to a line of text.
func writing(event safejs.Value) bool {
	target, err := event.Get("target")
	if err != nil {
		return false
	}
	switch word(target, "tagName") {
	case "TEXTAREA":
		return true
	case "INPUT":
		return word(target, "type") == "text"
	}
	return held(target, "isContentEditable")
}
