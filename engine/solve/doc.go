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
// walked from its least value in steps of at most a decade; between the first
// two trials that have the target between them the crossing is closed in on by
// the ITP method (Oliveira and Takahashi 2020, doi:10.1145/3423597), which is
// as quick as a secant on a smooth stretch and never slower than halving on a
// staircase. Last it looks [Near] below for a smaller root. Roots closer
// together than one per cent are not told apart, nor are two between the same
// two steps of the walk.
package solve
