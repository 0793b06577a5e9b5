package text

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
type TableCell struct{ Value, Reach string }

// cellOf is a figure as a place of a table.
func cellOf(f Figure) TableCell { return TableCell{f.Tight(), f.Reach()} }
