package catalog

// Edition is one line of the changelog: what a version of the data changed.
type Edition struct {
	Version string // YYYY.MM
	Date    string // YYYY-MM-DD
	Change  string
}

// Excluded is an accelerator that was looked at and left out.
type Excluded struct {
	ID, Reason string
}
