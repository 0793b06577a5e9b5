package state

import (
	"cmp"
	"slices"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/spread"
)

// Row is one accelerator in the comparison. A row is never changed, only
// replaced, so that what is drawn of it stays where it is the same.
type Row struct {
	ID, Name string
	Year     int
	Promised bool // announced: its figures are its maker's promises
	Yours    bool // it is the one asked for
	Link     string
	Marks    []text.Mark // what to know about its answer: it does not fit in memory, no rental quote
	Cells    []text.Figure
	Why      string // what keeps it from an answer
	Stale    bool   // the answer is to a question before

	asked  engine.Scenario   // the question that the figures answer
	values []float64         // of the columns, to sort by; below zero where there is none
	said   []spread.Quantity // of the columns, as the cells say them
	done   bool
}

// Comparison is the question on show asked of every accelerator.
type Comparison struct {
	InView bool // the reader can see it: only then is it worked on
	Seen   bool // the reader has seen it: only then is it drawn
	Shown  int  // index of the column that is drawn: the last that it was sorted by
	All    bool // every row is shown, not only the first
	By     int  // index of the column that it is sorted by; -1 by name
	Down   bool // the largest first
	Done   int  // rows that answer the question on show

	rows  map[string]*Row
	order []string // ids in the order of the rows; it moves only when a run is through or the reader sorts
}

// shortRows is how many rows are shown at first.
const shortRows = 12

// startComparison is one row for each accelerator, none answered.
func startComparison(cat *catalog.Catalog) Comparison {
	c := Comparison{By: text.CompareFirst, Shown: text.CompareFirst, rows: map[string]*Row{}}
	for _, a := range cat.Accelerators() {
		c.rows[a.ID] = &Row{ID: a.ID, Name: a.Short, Year: a.Released, Promised: a.Status == catalog.Announced, Stale: true}
		c.order = append(c.order, a.ID)
	}
	return c
}

// on is a question asked of another accelerator. What was entered about the
// machine of the question does not hold for another one.
func on(q engine.Scenario, id string) engine.Scenario {
	if q.Own == (engine.Hardware{}) && q.Full().Accelerator == id {
		return q
	}
	q.Own, q.Accelerator = engine.Hardware{}, id
	q.ITPowerW, q.RentalUSDPerHour, q.ChipUSD = engine.Number{}, engine.Number{}, engine.Number{}
	q.Layout = engine.Layout{GlobalBatch: q.Layout.GlobalBatch}
	return q.Normal()
}

// Bound reports whether the question holds what other accelerators are not asked
// with.
func (s *State) Bound() bool {
	q, bare := s.Scenario, s.Scenario
	bare.ITPowerW, bare.RentalUSDPerHour, bare.ChipUSD = engine.Number{}, engine.Number{}, engine.Number{}
	bare.Layout = engine.Layout{GlobalBatch: q.Layout.GlobalBatch}
	return q != bare
}

// Rows are the rows on show, in order.
func (s *State) Rows() []*Row {
	var out []*Row
	for i, id := range s.Compared.order {
		if r := s.Compared.rows[id]; s.Compared.All || i < shortRows || r.Yours {
			out = append(out, r)
		}
	}
	return out
}

// RowCount is how many rows there are.
func (s *State) RowCount() int { return len(s.Compared.order) }

// nextShown is the row on show to ask for next.
func (s *State) nextShown() (Job, bool) {
	if s.Compared.All {
		return s.nextRow()
	}
	return s.nextRowOf(s.Compared.order[:min(shortRows, len(s.Compared.order))])
}

// nextRow is the row to ask for next, on show or not.
func (s *State) nextRow() (Job, bool) { return s.nextRowOf(s.Compared.order) }

// nextRowOf is the next of some rows: the reader's own, which the others are held
// against and which has just been answered above, then from the top.
func (s *State) nextRowOf(ids []string) (Job, bool) {
	if !s.Compared.InView || !s.Fresh || s.Compared.Done == len(s.Compared.order) {
		return Job{}, false
	}
	if r := s.Compared.rows[s.Scenario.Full().Accelerator]; r != nil && r.Yours && r.Stale {
		return Job{Scenario: on(s.Scenario, r.ID), Row: r.ID}, true
	}
	for _, id := range ids {
		if s.Compared.rows[id].Stale {
			return Job{Scenario: on(s.Scenario, id), Row: id}, true
		}
	}
	return Job{}, false
}

func (s *State) wantsRow(j Job) bool {
	r, ok := s.Compared.rows[j.Row]
	return ok && s.Compared.InView && s.Fresh && r.Stale && on(s.Scenario, j.Row) == j.Scenario
}

// rowAnswered takes the answer of one row; the last one sorts them all.
func (s State) rowAnswered(id string, a spread.Answer) State {
	have, ok := s.Compared.rows[id]
	if !ok || !have.Stale {
		return s
	}
	next := *have
	next.done, next.asked, next.Stale = true, on(s.Scenario, id), false
	next.Why, next.Marks = "", nil
	next.said, next.values = nil, make([]float64, len(text.CompareColumns))
	for i, c := range text.CompareColumns {
		next.values[i] = -1
		if q := a.Result(c.Result); a.OK {
			next.said = append(next.said, q)
			if q.Known {
				next.values[i] = q.Value
			}
		}
	}
	next.say()
	if !a.OK {
		next.Why = why(a.Findings)
	}
	for _, f := range a.Findings {
		if m, ok := text.CompareMarks[f.Code]; ok && f.Severity != check.Error && !slices.Contains(next.Marks, m) {
			next.Marks = append(next.Marks, m)
		}
	}
	next.Link = Link(a.Scenario)
	s.Compared = s.Compared.with(&next)
	s.Compared.Done++
	if s.Compared.Done == len(s.Compared.order) {
		s.Compared.sort()
	}
	return s
}

// say puts the figures of a row into words.
func (r *Row) say() {
	r.Cells = make([]text.Figure, len(r.said))
	for i, q := range r.said {
		r.Cells[i] = text.Say(text.CompareColumns[i].Result, q)
	}
}

// with is the comparison with one row replaced.
func (c Comparison) with(r *Row) Comparison {
	rows := make(map[string]*Row, len(c.rows))
	for id, have := range c.rows {
		rows[id] = have
	}
	rows[r.ID] = r
	c.rows = rows
	return c
}

// overtaken marks the rows that answer another question than the one on show,
// and the one that is asked for; their figures and places stay until the new
// ones are there.
func (s *State) overtaken() {
	yours := s.Scenario.Full().Accelerator
	rows := make(map[string]*Row, len(s.Compared.rows))
	s.Compared.Done = 0
	for id, r := range s.Compared.rows {
		stale, mine := !(r.done && r.asked == on(s.Scenario, id)), id == yours && s.Scenario.Own == (engine.Hardware{})
		if !stale {
			s.Compared.Done++
		}
		if r.Stale != stale || r.Yours != mine {
			next := *r
			next.Stale, next.Yours = stale, mine
			r = &next
		}
		rows[id] = r
	}
	s.Compared.rows = rows
}

// sortBy sorts by a column, the other way round where it is sorted by it
// already.
func (s State) sortBy(column int) State {
	if column < -1 || column >= len(text.CompareColumns) {
		return s
	}
	if s.Compared.By == column {
		s.Compared.Down = !s.Compared.Down
	} else {
		s.Compared.By, s.Compared.Down = column, false
	}
	if column >= 0 {
		s.Compared.Shown = column
	}
	s.Compared.sort()
	return s
}

// sort puts the rows in order; those without a figure stand last either way.
func (c *Comparison) sort() {
	rows := make([]*Row, len(c.order))
	for i, id := range c.order {
		rows[i] = c.rows[id]
	}
	by := func(r *Row) float64 {
		if r.values != nil {
			return r.values[c.By]
		}
		return -1
	}
	slices.SortStableFunc(rows, func(a, b *Row) int {
		names := cmp.Compare(a.Name, b.Name)
		if c.By < 0 {
			if c.Down {
				return -names
			}
			return names
		}
		x, y := by(a), by(b)
		switch {
		case x < 0 && y < 0:
			return names
		case x < 0:
			return 1
		case y < 0:
			return -1
		case c.Down:
			return cmp.Or(cmp.Compare(y, x), names)
		}
		return cmp.Or(cmp.Compare(x, y), names)
	})
	c.order = make([]string, len(rows))
	for i, r := range rows {
		c.order[i] = r.ID
	}
}
