// Package estimate holds a value together with how well it is known: its range,
// its basis and its sources.
//
// Low and High are the 10th and 90th percentiles, Value the median. Between
// and beyond them a law (see [Law]) says how a draw is made; every law passes
// exactly through the three numbers, so that nothing is refitted.
package estimate
