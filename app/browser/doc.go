// Package browser is the page's bridge to the browser: the address, the
// clipboard, the live region, and what a reader did before the program had
// started. Nothing else in app touches JavaScript, except through go-app.
//
// Every call goes through safejs, so that a refusal of the browser is an answer,
// never the end of the program. Natively there is no browser, and every call
// does nothing.
package browser

// Early is what a reader did on the static page before the program started.
type Early struct {
	Edits  []EarlyEdit
	Focus  Focus
	Scroll float64 // pixels from the top
	Stood  Thing   // the button, link or summary that had the focus
	Opened []Thing // what unfolds and was unfolded
	Press  Thing   // the last button that was pressed
}

// Thing is a button, a link, or the summary of what unfolds, known by what it says and
// stands for: the page that the program draws is another, with the same in it.
type Thing struct {
	Says string // "" for none
	Nth  int    // of those that say the same, from 0
}

// EarlyEdit is a field that no longer holds what the page came with.
type EarlyEdit struct{ Field, Text string }

// Focus is where the reader is.
type Focus struct {
	Field      string // "" for nowhere
	Start, End int    // the caret or selection; -1 where the field has none
}
