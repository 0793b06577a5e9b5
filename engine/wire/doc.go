// Package wire speaks JSON: a scenario comes in, a projection goes out, in the
// names and units of the public contract.
//
// Numbers are written with at most nine significant digits, keys in a fixed
// order, so that the same request gives the same bytes from every program on
// every machine. Unknown keys are an error. Nothing panics: a fault of the
// engine itself becomes a finding that says so.
package wire
