// Package view draws the page: a [Root] that holds the only state, and thin
// components that get plain values and raise messages.
//
// Drawn natively it is also the static page: package static takes its markup
// from the very same tree, so that nothing moves when the program takes over.
package view
