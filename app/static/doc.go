// Package static writes the page's first paint: the default answer in the
// page's own words, into the shell of index.html.
//
// The markup is that of the live page's tree, drawn natively by package view,
// so that a reader without the program sees the same page, and nothing moves
// when the program takes over. go-app's own writer quotes as Go does and prints
// attributes in random order; [Page] reads its output and writes HTML, the same
// bytes for the same answer.
package static
