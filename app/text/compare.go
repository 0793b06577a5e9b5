package text

// The section that asks the question of every accelerator.
const (
	CompareTitle   = "How it compares"
	CompareIntro   = "The same run on every accelerator of the catalogue, each in as many as it takes. A heading sorts, a name takes that accelerator up. Of those announced the figures are their makers’ promises."
	CompareLater   = "This part needs JavaScript, and the calculator, which may still be starting."
	CompareBound   = "What you entered about the machine itself (layout, power, rent, price) holds for yours alone."
	CompareName    = "Accelerator"
	CompareYours   = "yours"
	Promised       = "announced"
	CompareRemarks = "Remarks"
	CompareAll     = "Show all"
	CompareFew     = "Show fewer"
	CompareNone    = "no answer: "
)

// CompareColumn is a column of the comparison.
type CompareColumn struct {
	Result string
	Title  string // over the table
	Says   string // beside it
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
	Words string
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
		return "All " + Number(float64(of)) + " accelerators answer this question."
	}
	return Number(float64(done)) + " of " + Number(float64(of)) + " answer this question; the others stand as they were."
}

// SortedBy is how a heading's order is called.
func SortedBy(down bool) string {
	if down {
		return "descending"
	}
	return "ascending"
}
