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

// Print opens the browser's way to print, and calls done, from outside the
// program's own goroutine, once the page is on paper or the reader has thought
// better of it.
func Print(done func()) {
	window := safejs.Global()
	var after safejs.Func
	after, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		after.Release()
		done()
		return nil
	})
	if err != nil {
		done()
		return
	}
	if _, err := window.Call("addEventListener", "afterprint", after, map[string]any{"once": true}); err != nil {
		after.Release()
		done()
		return
	}
	if _, err := window.Call("print"); err != nil {
		done()
	}
}
