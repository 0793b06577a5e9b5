package text

import "tenfold/engine/spread"

// Table is a table in words. It is never changed once made: what is drawn of it
// stays where it is the same.
type Table struct {
	Label string   // for those who cannot see where it stands
	Class string   // of its element
	Heads []string // the first stands above the heads of the rows
	Under []string // below each head, or nil
	Rows  []TableRow
}

// TableRow is one row.
type TableRow struct {
	Head  string
	URL   string // that the head leads to, or ""
	Note  string // below the head
	Class string
	Cells []TableCell
}

// TableCell is what stands in one place.
type TableCell struct {
	_ [0]func() // never compared: that would be written out for every number of them that stands in a list

	Value, Reach string
}

// add puts a place behind those of a row.
func (r *TableRow) add(value, reach string) {
	r.Cells = append(r.Cells, TableCell{Value: value, Reach: reach})
}

// say puts a result behind them.
func (r *TableRow) say(result string, q spread.Quantity) {
	f := Say(result, q)
	r.add(f.Tight(), f.Reach())
}

// pad fills a row up to so many places.
func (r *TableRow) pad(cells int, words string) {
	for len(r.Cells) < cells {
		r.add(words, "")
	}
}

// heads are the heads of columns.
func heads(words ...Phrase) []string {
	out := make([]string, len(words))
	for i, p := range words {
		out[i] = p.String()
	}
	return out
}

// noAnswer stands where there is none.
const noAnswer Phrase = "no answer"
