//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// OnView calls f, from outside the program's own goroutine, when the element of
// that id comes within half a window's height of what the reader sees, or leaves
// it; once with true where the browser cannot tell. It lasts as long as the page.
func OnView(id string, f func(inView bool)) {
	document, ok := get("document")
	if !ok {
		return
	}
	element, err := document.Call("getElementById", id)
	if err != nil || element.IsNull() {
		return
	}
	class, ok := get("IntersectionObserver")
	if !ok {
		go f(true)
		return
	}
	seen, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		if len(args) == 0 {
			return nil
		}
		n, err := args[0].Length()
		if err != nil || n == 0 {
			return nil
		}
		last, err := args[0].Index(n - 1)
		if err != nil {
			return nil
		}
		f(held(last, "isIntersecting"))
		return nil
	})
	if err != nil {
		return
	}
	observer, err := class.New(seen, map[string]any{"rootMargin": "50% 0px"})
	if err != nil {
		go f(true)
		return
	}
	if _, err := observer.Call("observe", element); err != nil {
		go f(true)
	}
}
