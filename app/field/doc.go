// Package field is the controlled inputs: a line of text, a slider, a list. It
// is the only code that sets what an input holds.
//
// go-app compares a new tree with the old tree, not with the page, sets
// attributes in random order, and cannot clear a value. So a field renders its
// input without a value and sets the property itself: when it is mounted, when
// its revision changes and when it is left, and at no other time. Whatever is
// typed between is kept; nothing a reader types is overwritten by a frame that
// falls between the key and its handler.
//
// What happens in a field goes up as an [Edit], by an action of that name.
// Where there is no browser (the static page), the value is in the markup.
package field
