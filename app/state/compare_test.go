package state

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
)

func (p *page) order() []string {
	var out []string
	for _, r := range p.Rows() {
		out = append(out, r.ID)
	}
	return out
}

// TestComparison: nothing is worked on out of sight; in view every accelerator
// gets its own answer, which is the one that it has as the question; a row keeps
// its place until all are through.
func TestComparison(t *testing.T) {
	p := opened(t, "v1&scale=0.01&rental_usd_per_hour=2&accelerators=1024")
	before := p.order()
	if p.Compared.Done != 0 && p.Compared.Done != 1 {
		t.Errorf("%d rows done out of sight", p.Compared.Done)
	}
	p.do(CompareSeen{true})
	if p.Compared.Done != p.RowCount() || p.RowCount() < 40 || !p.Bound() {
		t.Fatalf("%d of %d rows", p.Compared.Done, p.RowCount())
	}
	after := p.order()
	if slices.Equal(before, after) {
		t.Error("not sorted when all are through")
	}
	p.do(ShowAll{})
	promised := 0
	for _, r := range p.Rows() {
		a := p.answer(r.asked)
		if r.Stale || a.OK && r.Cells[0].Value == "" || !a.OK && r.Why == "" {
			t.Errorf("%s: %+v", r.ID, r)
		}
		if r.Yours != (r.ID == engine.DefaultAccelerator) || r.Yours == (!r.asked.RentalUSDPerHour.Set) {
			t.Errorf("%s: yours %v, asked with rent %v", r.ID, r.Yours, r.asked.RentalUSDPerHour)
		}
		if r.Promised {
			promised++
		}
	}
	if promised == 0 {
		t.Error("no accelerator is marked as announced")
	}
	p.do(SortBy{0})
	values := func(column int) []float64 {
		var out []float64
		for _, r := range p.Rows() {
			if r.values[column] >= 0 {
				out = append(out, r.values[column])
			}
		}
		return out
	}
	if !slices.IsSorted(values(0)) {
		t.Error("not sorted by count")
	}
	p.do(SortBy{5})
	p.do(SortBy{5})
	if down := values(5); !slices.IsSortedFunc(down, func(a, b float64) int { return cmp.Compare(b, a) }) {
		t.Errorf("not sorted down by rent: %v", down)
	}
	p.do(SortBy{-1})
	p.do(SortBy{99})
	if names := p.order(); len(names) != p.RowCount() || p.Compared.By != -1 {
		t.Error("not sorted by name")
	}
}

// TestComparisonIsOvertaken: a job under way when the question changes is
// dropped, the rows stand where they were, and the new question's come next.
func TestComparisonIsOvertaken(t *testing.T) {
	p := opened(t, "v1&scale=0.01")
	s, effects := Update(p.State, CompareSeen{true})
	job := effects[len(effects)-1].(Slice).Job
	if !s.Wants(job) {
		t.Fatal("the job is not wanted")
	}
	s, effects = Update(s, SetText{"scale", "0.02"})
	for _, e := range effects {
		if _, more := e.(Slice); more {
			t.Error("a second job beside the first")
		}
	}
	if s.Wants(job) {
		t.Error("a job of the question before is still wanted")
	}
	s, effects = Update(s, Sliced{Job: job, Answer: p.answer(job.Scenario), Done: true})
	if s.Compared.Done != 0 || len(effects) != 0 {
		t.Errorf("a late answer was taken, %v", effects)
	}
	s, effects = Update(s, Answered{p.answer(s.Scenario)})
	next, more := effects[len(effects)-1].(Slice)
	if !more || next.Job.Scenario.Scale.Value != 0.02 || s.Compared.Done != 1 {
		t.Errorf("next %+v", effects)
	}
	s, _ = Update(s, CompareSeen{false})
	if s.Wants(next.Job) {
		t.Error("worked on out of sight")
	}
}

// The reader's own accelerator is asked first, wherever its row stands: the others
// are held against it.
func TestYoursIsComparedFirst(t *testing.T) {
	for _, id := range []string{"h20", "l40s"} {
		p := opened(t, "v1&scale=0.01&accelerator="+id)
		s := p.State
		s.Compared.InView = true
		s.overtaken()
		if j, ok := s.nextRow(); !ok || j.Row != id || s.Compared.order[0] == id {
			t.Errorf("%s: %q first, %v; the first row is %s", id, j.Row, ok, s.Compared.order[0])
		}
	}
}

// A reader who has come to the frontier is near the comparison too: rows on show
// come first, then the frontier, then the rows that nobody has unfolded.
func TestHiddenRowsWait(t *testing.T) {
	p := opened(t, "v1&scale=0.01&draws=200")
	s := p.State
	s.Compared.InView, s.Frontier.InView = true, true
	jobs := func(s State) (kinds string) {
		for range 200 {
			j, ok := s.nextJob()
			if !ok {
				return kinds
			}
			a := p.answer(j.Scenario)
			kind := "count"
			if s = s.sliced(j, a, true); j.Row != "" {
				kind = "hidden"
				if slices.ContainsFunc(s.Rows(), func(r *Row) bool { return r.ID == j.Row }) {
					kind = "shown"
				}
			}
			if !strings.HasSuffix(kinds, kind+" ") {
				kinds += kind + " "
			}
		}
		return kinds + "without end"
	}
	if got := jobs(s); got != "shown count hidden " {
		t.Errorf("worked on in the order %s", got)
	}
	s.Compared.All = true
	if got := jobs(s); got != "shown count " {
		t.Errorf("with every row on show, in the order %s", got)
	}
}

// TestMemoryIsSaid: what does not fit is marked.
func TestMemoryIsSaid(t *testing.T) {
	p := opened(t, "v1&accelerators=512")
	p.do(CompareSeen{true})
	p.do(ShowAll{})
	for _, r := range p.Rows() {
		if r.ID == "v100-pcie-16gb" && !slices.ContainsFunc(r.Marks, func(m text.Mark) bool { return m.Bad }) {
			t.Errorf("a trillion parameters fit into 512 × 16 GB: %+v", r)
		}
	}
}
