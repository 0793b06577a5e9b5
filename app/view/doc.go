// Package view draws the page: a [Root] that holds the only state, and thin
// components that get plain values and raise messages.
//
// Drawn natively it is also the static page: package static takes its markup
// from the very same tree, so that nothing moves when the program takes over.
//
// The page is made of stretches, each a function of the state to elements. A
// stretch names the aspects of the state that it shows, and is drawn again only
// when one of those has changed, or for an event within it: a key draws the
// sentence and the figures, not the whole page. A new section is such a
// function with a row in sections; what it shows of the state that is new needs
// a place in state.Changed. Most sections are drawn behind the frame that shows
// the answer, so that no reader waits for what stands further down.
package view
