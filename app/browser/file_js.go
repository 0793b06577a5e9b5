//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// keepFile is how long a file stays at hand for a download to begin, in
// milliseconds.
const keepFile = 60_000

// Save hands the reader a file, and reports whether the browser took it.
func Save(name, mediaType, text string) bool {
	bytes, ok := get("Uint8Array")
	if !ok {
		return false
	}
	data, err := bytes.New(len(text)) // on its way as text a byte order mark would get lost
	if err != nil {
		return false
	}
	if _, err := safejs.CopyBytesToJS(data, []byte(text)); err != nil {
		return false
	}
	blobs, ok := get("Blob")
	if !ok {
		return false
	}
	blob, err := blobs.New([]any{safejs.Unsafe(data)}, map[string]any{"type": mediaType})
	if err != nil {
		return false
	}
	urls, ok := get("URL")
	if !ok {
		return false
	}
	address, err := urls.Call("createObjectURL", blob)
	if err != nil {
		return false
	}
	var gone safejs.Func
	gone, err = safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		gone.Release()
		_, err := urls.Call("revokeObjectURL", address)
		return err == nil
	})
	if err == nil {
		if _, err := safejs.Global().Call("setTimeout", gone, keepFile); err != nil {
			gone.Release()
		}
	}
	document, ok := get("document")
	if !ok {
		return false
	}
	// The link stands outside the page, so that nothing else hears of the click.
	link, err := document.Call("createElement", "a")
	if err != nil {
		return false
	}
	if link.Set("href", address) != nil || link.Set("download", name) != nil {
		return false
	}
	_, err = link.Call("click")
	return err == nil
}

// SelectText selects all that is in the text field of that id, with the focus on
// it.
func SelectText(id string) {
	document, ok := get("document")
	if !ok {
		return
	}
	field, err := document.Call("getElementById", id)
	if err != nil || field.IsNull() {
		return
	}
	for _, method := range []string{"focus", "select"} {
		if _, err := field.Call(method); err != nil {
			return
		}
	}
}

// Print opens the browser's way to print, once what runs now has ended.
func Print() {
	window := safejs.Global()
	if print, ok := get("print"); ok {
		if _, err := window.Call("setTimeout", print); err != nil {
			return
		}
	}
}

// OnPaper puts what made makes into the element of a class whenever the page goes to
// paper, by whatever way, and takes it out behind that. The browser waits for no
// drawing of the program's, so that all of it is built while it asks; made is called
// from outside the program's own goroutine. It lasts as long as the page.
func OnPaper(class string, made func() []Node) {
	document, ok := get("document")
	if !ok {
		return
	}
	put := func(nodes []Node) {
		place, err := document.Call("querySelector", "."+class)
		if err != nil || place.IsNull() || place.Set("textContent", "") != nil {
			return
		}
		for _, n := range nodes {
			if !n.into(document, place) {
				return
			}
		}
	}
	for event, nodes := range map[string]func() []Node{"beforeprint": made, "afterprint": func() []Node { return nil }} {
		listener, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
			put(nodes())
			return nil
		})
		if err != nil {
			return
		}
		if _, err := safejs.Global().Call("addEventListener", event, listener); err != nil {
			return
		}
	}
}

// into builds a node at the end of a place, and reports whether all of it stands.
func (n Node) into(document, place safejs.Value) bool {
	if n.Tag == "" {
		_, err := place.Call("append", n.Text)
		return err == nil
	}
	e, err := document.Call("createElement", n.Tag)
	if err != nil {
		return false
	}
	if n.Class != "" && e.Set("className", n.Class) != nil || n.Text != "" && e.Set("textContent", n.Text) != nil || n.Lang != "" && e.Set("lang", n.Lang) != nil {
		return false
	}
	for _, c := range n.Body {
		if !c.into(document, e) {
			return false
		}
	}
	_, err = place.Call("append", e)
	return err == nil
}
