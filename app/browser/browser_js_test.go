//go:build js && wasm

package browser

import (
	"syscall/js"
	"testing"
	"time"
)

func page(t *testing.T) js.Value {
	t.Helper()
	document := js.Global().Get("document")
	if document.IsUndefined() {
		t.Skip("no page here")
	}
	return document
}

func TestLink(t *testing.T) {
	page(t)
	heard := make(chan string, 8)
	OnLink(func(fragment string) { heard <- fragment })
	if !WriteLink("v1&scale=30", true) || Fragment() != "v1&scale=30" {
		t.Fatalf("the address holds %q", Fragment())
	}
	if !WriteLink("v1&scale=31", false) || Fragment() != "v1&scale=31" {
		t.Fatalf("the address holds %q", Fragment())
	}
	if got := Address("v1&scale=2"); got != js.Global().Get("location").Get("href").String()[:len(got)-len("2")]+"2" {
		t.Errorf("another address: %q", got)
	}
	js.Global().Get("history").Call("back")
	select {
	case got := <-heard:
		if got != "" || Fragment() != "" {
			t.Errorf("Back leads to %q", got)
		}
	case <-time.After(5 * time.Second):
		t.Error("Back was not heard")
	}
}

// TestRefusals: what the browser throws is an answer, not the end.
func TestRefusals(t *testing.T) {
	page(t)
	history := js.Global().Get("history")
	history.Set("replaceState", js.Global().Get("Function").New("throw new Error('too many calls')"))
	defer history.Delete("replaceState")
	if WriteLink("v1&scale=5", false) {
		t.Error("a refusal was taken for success")
	}
}

func TestEarly(t *testing.T) {
	document := page(t)
	div := document.Call("createElement", "div")
	div.Set("innerHTML", `<input data-field="scale" value="10×"><input data-field="days" value="90">
		<select data-field="region"><option value="us-avg" selected>US</option><option value="fr">France</option></select>
		<select data-field="size"><option value="days" selected>days</option></select>`)
	document.Get("body").Call("append", div)
	defer div.Call("remove")
	field := func(name string) js.Value { return document.Call("querySelector", "[data-field="+name+"]") }
	field("scale").Set("value", "25")
	field("region").Set("value", "fr")
	field("scale").Call("focus")
	field("scale").Call("setSelectionRange", 1, 2)
	e := TakeEarly()
	if len(e.Edits) != 2 || e.Edits[0] != (EarlyEdit{"scale", "25"}) || e.Edits[1] != (EarlyEdit{"region", "fr"}) {
		t.Errorf("edits %v", e.Edits)
	}
	if e.Focus != (Focus{"scale", 1, 2}) {
		t.Errorf("focus %v", e.Focus)
	}
	if again := TakeEarly(); len(again.Edits) != 0 || again.Focus != e.Focus {
		t.Errorf("taken again: %v", again)
	}
	field("scale").Set("value", "10×") // as it came
	if late := TakeEarly().Edits; len(late) != 1 || late[0] != (EarlyEdit{"scale", "10×"}) {
		t.Errorf("put back after it was taken: %v", late)
	}
	field("scale").Set("value", "25")
	field("days").Call("focus")
	field("scale").Call("setSelectionRange", 0, 0)
	PutBack(e)
	if active := document.Get("activeElement"); !active.Equal(field("scale")) || active.Get("selectionStart").Int() != 1 || active.Get("selectionEnd").Int() != 2 {
		t.Error("focus or selection was not put back")
	}
}

func TestAnnounce(t *testing.T) {
	document := page(t)
	Announce("nobody listens") // a shell without a region is no fault
	region := document.Call("createElement", "div")
	region.Set("id", "status")
	document.Get("body").Call("append", region)
	defer region.Call("remove")
	Announce("ten times")
	if got := region.Get("textContent").String(); got != "ten times" {
		t.Errorf("the region says %q", got)
	}
}

// TestStore: what is kept comes back, and a device that refuses is an answer.
func TestStore(t *testing.T) {
	page(t)
	const key = "tenfold.test"
	if text, ok := Stored(key); !ok || text != "" {
		t.Fatalf("before anything was kept: %q, %v", text, ok)
	}
	if text := "a\tb\n×"; !Store(key, text) {
		t.Error("not kept")
	} else if got, ok := Stored(key); !ok || got != text {
		t.Errorf("kept %q, got %q", text, got)
	}
	if !Store(key, "") || !js.Global().Get("localStorage").Call("getItem", key).IsNull() {
		t.Error("nothing to keep leaves something behind")
	}
	denied := js.Global().Get("Function").New(`Object.defineProperty(window, "localStorage", { configurable: true, get() { throw new Error("denied") } })`)
	denied.Invoke()
	defer js.Global().Delete("localStorage")
	if _, ok := Stored(key); ok || Store(key, "x") {
		t.Error("a refusal was taken for success")
	}
}

// TestOnUndo: the usual keys are heard, except where text is written.
func TestOnUndo(t *testing.T) {
	document := page(t)
	heard := make(chan bool, 8)
	OnUndo(func(redo bool) { heard <- redo })
	input := document.Call("createElement", "input")
	slider := document.Call("createElement", "input")
	slider.Set("type", "range")
	for _, e := range []js.Value{input, slider} {
		document.Get("body").Call("append", e)
		defer e.Call("remove")
	}
	for _, c := range []struct {
		at           js.Value
		key          string
		ctrl, shift  bool
		heard, again bool
	}{
		{slider, "z", true, false, true, false},
		{slider, "Z", true, true, true, true},
		{slider, "y", true, false, true, true},
		{slider, "y", true, true, false, false},
		{slider, "z", false, false, false, false},
		{slider, "a", true, false, false, false},
		{input, "z", true, false, false, false},
	} {
		event := js.Global().Get("KeyboardEvent").New("keydown", map[string]any{"key": c.key, "ctrlKey": c.ctrl, "shiftKey": c.shift, "bubbles": true, "cancelable": true})
		c.at.Call("dispatchEvent", event)
		select {
		case redo := <-heard:
			if !c.heard || redo != c.again || !event.Get("defaultPrevented").Bool() {
				t.Errorf("%+v: heard, redo %v", c, redo)
			}
		default:
			if c.heard {
				t.Errorf("%+v: not heard", c)
			}
		}
	}
}

// TestRefocus: only a focus that is gone is moved.
func TestRefocus(t *testing.T) {
	document := page(t)
	div := document.Call("createElement", "div")
	div.Set("innerHTML", `<button id="stays">a</button><p id="next" tabindex="-1">b</p>`)
	document.Get("body").Call("append", div)
	defer div.Call("remove")
	at := func() string { return document.Get("activeElement").Get("id").String() }
	button := document.Call("getElementById", "stays")
	button.Call("focus")
	if Refocus("next"); at() != "stays" {
		t.Errorf("the focus was taken away to %q", at())
	}
	button.Get("style").Set("visibility", "hidden")
	if Refocus("next"); at() != "next" {
		t.Errorf("the focus is at %q", at())
	}
	Refocus("no-such")
}

// TestLead: what hides the element is opened, and the focus is on it.
func TestLead(t *testing.T) {
	document := page(t)
	div := document.Call("createElement", "div")
	div.Set("innerHTML", `<details><summary>a</summary><input id="within"></details><input id="without">`)
	document.Get("body").Call("append", div)
	defer div.Call("remove")
	for _, id := range []string{"within", "without"} {
		if Lead(id); document.Get("activeElement").Get("id").String() != id {
			t.Errorf("the focus is not at %q", id)
		}
	}
	if !div.Call("querySelector", "details").Get("open").Bool() {
		t.Error("what hides the element is closed")
	}
	Lead("no-such")
}

func TestCopyAnswers(t *testing.T) {
	page(t)
	done := make(chan bool, 2)
	Copy("text", func(ok bool) { done <- ok })
	select {
	case <-done: // whether a page without a reader may copy is the browser's affair
	case <-time.After(5 * time.Second):
		t.Error("no answer")
	}
}
