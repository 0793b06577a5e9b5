//go:build js && wasm

package browser

import (
	"strings"

	"github.com/hack-pad/safejs"
)

// Query is the text behind ? in the address.
func Query() string {
	location, ok := get("location")
	if !ok {
		return ""
	}
	return strings.TrimPrefix(word(location, "search"), "?")
}

// Own is a word that the page itself carries, on its root element: its question
// under "scenario", the way to the site's first page under "root"; "" for none.
func Own(name string) string {
	own, ok := get("document", "documentElement", "dataset")
	if !ok {
		return ""
	}
	return word(own, name)
}

// Framed reports whether the page is an embed view.
func Framed() bool { _, ok := get("tenfoldTell"); return ok }

// Tell says something to the page that this one stands in: what happened, the
// question's link, the results as JSON, and the first of them in words. The page's
// title follows.
func Tell(kind, question, results, says, title string) {
	if _, err := safejs.Global().Call("tenfoldTell", kind, question, results, says, title); err != nil {
		return
	}
}

// OnAsked calls f, from outside the program's own goroutine, with each question
// that the page around this one asks. It lasts as long as the page.
func OnAsked(f func(question string)) {
	listener, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		if len(args) == 0 {
			return nil
		}
		if question, err := args[0].String(); err == nil {
			f(question)
		}
		return nil
	})
	if err != nil {
		return
	}
	if _, err := safejs.Global().Call("tenfoldListen", listener); err != nil {
		return
	}
}
