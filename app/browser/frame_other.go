//go:build !js || !wasm

package browser

// Query is the text behind ? in the address; natively there is none.
func Query() string { return "" }

// Own is a word that the page itself carries; natively there is no page.
func Own(string) string { return "" }

// Framed reports whether the page is an embed view; natively it is drawn as
// what is asked for.
func Framed() bool { return false }

// Tell says something to the page around this one; natively there is none.
func Tell(kind, question, results, says, title string) {}

// OnAsked calls its function when the page around this one asks; natively never.
func OnAsked(func(question string)) {}
