package text

// The section that asks the question of every accelerator.
const (
	CompareTitle   Phrase = "How it compares"
	CompareIntro   Phrase = "The same run on every accelerator of the catalogue, each in as many as it takes. A heading sorts, a name takes that accelerator up. Of those announced the figures are their makers’ promises."
	CompareLater   Phrase = "This part needs JavaScript, and the calculator, which may still be starting."
	CompareBound   Phrase = "What you entered about the machine itself (layout, power, rent, price) holds for yours alone."
	CompareName    Phrase = "Accelerator"
	CompareYours   Phrase = "yours"
	CompareRemarks Phrase = "Remarks"
	Promised       Phrase = "announced"
	CompareAll     Phrase = "Show all"
	CompareFew     Phrase = "Show fewer"
	CompareNone    Phrase = "no answer: {why}"

	allAnswer  Phrase = "All {n} accelerators answer this question."
	someAnswer Phrase = "{n} of {all} answer this question; the others stand as they were."
)

// CompareColumn is a column of the comparison.
type CompareColumn struct {
	Result string
	Title  Phrase // over the table
	Says   Phrase // beside it
}

// CompareColumns are the columns, after the name.
var CompareColumns = []CompareColumn{
	{"accelerators", "Count", "Number"}, {"days", "Time", "Time"}, {"power_mw", "Power", "Mean power"}, {"energy_mwh", "Energy", "Energy"},
	{"carbon_location_t", "CO₂e", "CO₂e"}, {"cost_rental_usd", "Rented", "Rent"}, {"cost_owned_usd", "Owned", "Owned cost"}, {"cost_upfront_usd", "Up-front", "Up-front cost"},
}

// CompareFirst is the column that the comparison is sorted by at first: power.
const CompareFirst = 2

// Mark is something to know about a row.
type Mark struct {
	Words Phrase
	Bad   bool
}

// CompareMarks are what to know about a row, by the code of the engine's
// finding.
var CompareMarks = map[string]Mark{
	"memory":          {"does not fit in memory", true},
	"format-replaced": {"in another number format", false},
	"no-machine":      {"MFU of other runs", false},
	"no-quote":        {"rent estimated", false},
	"no-price":        {"no price known", false},
}

// CompareProgress says how far the comparison has come.
func CompareProgress(done, of int) string {
	if done >= of {
		return allAnswer.With(Number(float64(of)))
	}
	return someAnswer.With(Number(float64(done)), Number(float64(of)))
}

// SortedBy is how a heading's order is called.
func SortedBy(down bool) string {
	if down {
		return "descending"
	}
	return "ascending"
}
