package estimate

// Source is a document that a figure was read from.
type Source struct {
	ID        string // short id, used by rows and results
	Title     string
	Publisher string
	URL       string // "" where there is none
	Published string // YYYY, YYYY-MM or YYYY-MM-DD; "" where the document gives none
	Accessed  string // when we read it
	Licence   string
}
