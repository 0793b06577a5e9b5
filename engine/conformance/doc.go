// Package conformance holds the engine against figures and faults of others.
//
// testdata/cases.jsonl has what other calculators, papers and model cards
// printed, each with its inputs, the value expected, a tolerance and its source;
// every line is a request that the command "project" takes as it stands, or says
// what is added to it. The cases go the whole way that a reader's question goes:
// JSON, link, Resolve, Project and back. A case of grade N is a published slip:
// the engine must give the right figure or refuse, never the one printed. What
// the engine has no place for stands in the same file as kind "out", with the
// reason.
//
// The tests beside it hold laws between questions (twice the run, twice the
// energy), and for each known fault of such calculators the type, the data test
// or the law that excludes it. Faults planted into a projection on purpose show
// that the cases would notice.
//
// The package is tests alone; nothing imports it:
//
//	go test ./engine/conformance
package conformance
