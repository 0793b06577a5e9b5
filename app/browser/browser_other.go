//go:build !js || !wasm

package browser

// Fragment is the text behind # in the address; natively there is none.
func Fragment() string { return "" }

// Address is the page's address with another fragment; natively only that.
func Address(fragment string) string {
	if fragment == "" {
		return ""
	}
	return "#" + fragment
}

// WriteLink puts a fragment into the address; natively it cannot.
func WriteLink(string, bool) bool { return false }

// OnLink calls its function when the address changes; natively never.
func OnLink(func(fragment string)) {}

// Copy puts text on the clipboard; natively it cannot.
func Copy(_ string, done func(ok bool)) { done(false) }

// TakeEarly reads what was done before the start; natively nothing was.
func TakeEarly() Early { return Early{} }

// Held is whether the static page is in a hand; natively never.
func Held() bool { return false }

// PutBack restores focus and scroll; natively there are none.
func PutBack(Early) {}

// AfterPaint calls f; natively nothing is painted.
func AfterPaint(f func()) { f() }

// Soon calls f; natively nothing waits.
func Soon(f func()) { f() }

// Yield lets the browser work; natively there is none.
func Yield() {}

// Announce speaks to a screen reader; natively nobody listens.
func Announce(string) {}

// Started tells the shell that the program runs; natively there is no shell.
func Started() {}

// OnUndo calls its function when the keys for undo are pressed; natively never.
func OnUndo(func(redo bool)) {}

// Refocus moves the focus; natively there is none.
func Refocus(string) {}

// Lead brings the reader to an element; natively there is none.
func Lead(string) {}

// Stored is what the device keeps; natively nothing.
func Stored(string) (text string, ok bool) { return "", false }

// Store has the device keep text; natively it cannot.
func Store(key, text string) bool { return false }

// OnStored calls its function when another page changes what is kept; natively
// never.
func OnStored(key string, f func(text string)) {}

// OnView calls its function when an element comes into view; natively never.
func OnView(id string, f func(inView bool)) {}

// Save hands the reader a file; natively nobody reads.
func Save(name, mediaType, text string) bool { return false }

// SelectText selects what is in a field; natively there is none.
func SelectText(string) {}

// Print opens the browser's way to print; natively there is none.
func Print() {}

// OnPaper builds something whenever the page goes to paper; natively never.
func OnPaper(class string, made func() []Node) {}

// Draw draws a chart; natively there is no page.
func Draw(id, description string) {}
