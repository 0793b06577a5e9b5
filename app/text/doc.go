// Package text holds every word of the page and how its numbers are said.
//
// Nothing here knows of a browser: the static page, the live page, the live
// region and the tests all speak through it, so that a translation is one
// package.
package text
