// Package export writes an answer as a table for spreadsheets and for programs:
// results with their ranges, every input with its basis, sources and date, the
// constants of the model, and what is needed to get the same again.
package export
