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

// Soon calls f, from outside the program's own goroutine, once the browser has
// done what waits already. It goes by a message: the browser makes a timer that
// sets the next one wait four milliseconds.
func Soon(f func()) {
	port, ok := messages()
	if !ok {
		go f()
		return
	}
	waiting = append(waiting, f)
	if _, err := port.Call("postMessage", safejs.Null()); err != nil {
		waiting = waiting[:len(waiting)-1]
		go f()
	}
}

// Yield lets the browser do what waits, and comes back behind it. The caller must
// not be what the browser waits for.
func Yield() {
	back := make(chan struct{})
	Soon(func() { close(back) })
	<-back
}

// What waits for a message, and the port that one is sent through, made once.
var (
	waiting  []func()
	sender   safejs.Value
	hasPorts bool
)

func messages() (port safejs.Value, ok bool) {
	if hasPorts {
		return sender, true
	}
	class, ok := get("MessageChannel")
	if !ok {
		return safejs.Undefined(), false
	}
	channel, err := class.New()
	if err != nil {
		return safejs.Undefined(), false
	}
	receiver, err := channel.Get("port1")
	if err != nil {
		return safejs.Undefined(), false
	}
	if sender, err = channel.Get("port2"); err != nil {
		return safejs.Undefined(), false
	}
	came, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		if len(waiting) > 0 {
			f := waiting[0]
			waiting = waiting[1:]
			f()
		}
		return nil
	})
	if err != nil || receiver.Set("onmessage", came) != nil {
		return safejs.Undefined(), false
	}
	hasPorts = true
	return sender, true
}

// Started tells the shell that the program is running and the page is its own.
func Started() {
	if _, err := safejs.Global().Call("tenfoldStarted"); err != nil {
		return
	}
}

// Refocus puts the focus on the element of that id where nothing that can be
// seen has it: what had it is gone.
func Refocus(id string) {
	document, ok := get("document")
	if !ok {
		return
	}
	if active, ok := get("document", "activeElement"); ok && word(active, "tagName") != "BODY" {
		if seen, err := active.Call("checkVisibility", map[string]any{"visibilityProperty": true}); err != nil {
			return
		} else if yes, err := seen.Truthy(); err != nil || yes {
			return
		}
	}
	element, err := document.Call("getElementById", id)
	if err != nil || element.IsNull() {
		return
	}
	if _, err := element.Call("focus", map[string]any{"preventScroll": true}); err != nil {
		return
	}
}

// Lead brings the reader to the element of that id, with the focus on it; where
// it lies in something closed, that is opened first.
func Lead(id string) {
	document, ok := get("document")
	if !ok {
		return
	}
	element, err := document.Call("getElementById", id)
	if err != nil || element.IsNull() {
		return
	}
	closed, err := element.Call("closest", "details")
	if err == nil && !closed.IsNull() {
		err = closed.Set("open", true)
	}
	if err == nil {
		_, err = element.Call("scrollIntoView", map[string]any{"block": "center"})
	}
	if err != nil {
		return
	}
	if _, err := element.Call("focus", map[string]any{"preventScroll": true}); err != nil {
		return
	}
}
