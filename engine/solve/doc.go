// Package solve turns the question round: it varies one number of a scenario
// until one result has the value asked for. What could a billion dollars buy?
// What fits in a gigawatt?
//
// Each trial is [engine.Resolve] and [engine.Project] at the central inputs, so
// that MFU, goodput and batch move as they do forwards, and the scenario that
// comes out projects to the value that was found.
//
// A result over a field is no smooth line: counts are whole, and layers, heads
// and layouts come in steps, so that it jumps and now and then falls back by a
// few per cent. Therefore nothing here trusts a slope. The field's range is
// walked from its least value in steps of at most a decade; the first two trials
// that have the target between them are closed in on, first along the line
// between them and then, where there is a step, by halving. Last it looks [Near]
// below for a smaller root. A trial whose layout does not fit in memory counts
// as none.
//
// Roots closer together than one per cent are not told apart, nor are two
// between the same two steps of the walk: near the least count that holds the
// model, where results are a saw with a tooth for each accelerator, a smaller
// root than the one given may hide.
package solve
