package solve

import (
	"math"
	"slices"
	"strings"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/unit"
)

// Question is what is asked: which value of one field gives one result the
// value wanted, all else as in the scenario.
type Question struct {
	Scenario engine.Scenario
	Vary     string  // name of a number in engine.Fields
	Until    string  // name of a result in engine.Results
	Target   float64 // its value, in the unit of its name; above zero
}

// Answer is what came out.
type Answer struct {
	Scenario engine.Scenario // with the field at its value; as asked where nothing could be projected
	Value    float64         // of the field
	Reached  float64         // the result there, in the unit of its name
	Trials   int             // projections made
	Findings check.List

	// OK is false where a finding is an error. Nearest then says whether
	// Scenario, Value and Reached are the nearest that can be had.
	OK, Nearest bool
}

// Solve answers a question.
func Solve(cat *catalog.Catalog, q Question) Answer {
	s := New(cat, q)
	for !s.Step() {
	}
	return s.Answer()
}

// Solver answers one question a trial at a time, for those who have other
// things to do in between. It is not safe for concurrent use.
type Solver struct {
	cat     *catalog.Catalog
	base    engine.Scenario // without what the field takes the place of
	axis    axis
	result  engine.Result
	target  float64
	layouts engine.Layouts
	whole   bool    // walks the whole range
	trials  []trial // in order of the field's value
	bracket bracket
	answer  Answer
	done    bool

	verdict verdict // of the trials made so far, while judged
	judged  bool
}

// trial is one projection.
type trial struct {
	at    float64 // position on the axis
	x     float64 // the field's value
	value float64 // the result's, in the unit of its name
	off   float64 // natural logarithm of value ÷ target
	ok    bool
	why   check.Finding // where not ok
}

// New returns a solver that has tried nothing yet. A question that makes no
// sense is answered at once.
func New(cat *catalog.Catalog, q Question) *Solver {
	s := &Solver{cat: cat, base: engine.Canonical(cat, q.Scenario), target: q.Target}
	s.answer.Scenario = s.base
	found := &s.answer.Findings
	f, ok := engine.FieldNamed(q.Vary)
	if !ok || f.Number == nil || f.Name == "draws" || f.Name == "seed" {
		found.Error("vary", "not-a-number-field", "Only a number of the scenario that moves its results can be varied; “"+clip(q.Vary)+"” is none.")
	}
	i, known := engine.ResultNamed(q.Until)
	switch {
	case !known:
		found.Error("until", "unknown-result", "No result is named “"+clip(q.Until)+"”.")
	case engine.Results[i].Programme && q.Scenario.Scope != engine.WithExperiments:
		found.Error("until", "needs-scope", engine.Results[i].Label+" is a result only with the scope “"+engine.WithExperiments+"”.")
	case !(q.Target > 0) || math.IsInf(q.Target, 0):
		found.Error("until", "out-of-range", engine.Results[i].Label+" can be asked to be any number above zero.")
	}
	if found.Failed() {
		s.done = true
		return s
	}
	s.result = engine.Results[i]
	s.whole = !slices.ContainsFunc(searched[:], func(prefix string) bool { return strings.HasPrefix(f.Name, prefix) })
	if s.axis = along(f, math.Ln10); s.whole {
		s.axis = along(f, math.Ln10/2)
	}
	s.clear(f)
	if fixed := s.fixed(f); fixed != "" {
		found.Error("until", "given", s.result.Label+": the scenario gives "+fixed+", and all else follows. Give another of accelerators, days and site power, or vary this one.")
		s.done = true
	}
	return s
}

// searched is how the names of those fields begin that have layouts searched
// anew at each value: for them the walk ends at the first crossing, since a
// search takes the longer the larger the model. Other fields' ranges are walked
// to their ends, to see whether the target is met again.
var searched = [...]string{"scale", "compute_flop", "model.", "accelerator.", "layout.", "start_year"}

// instead lists fields that take each other's place.
var instead = [...][]string{{"accelerators", "days", "site_mw"}, {"scale", "compute_flop"}}

// clear leaves out of the scenario what the field takes the place of.
func (s *Solver) clear(varied engine.Field) {
	for _, group := range instead {
		if !slices.Contains(group, varied.Name) {
			continue
		}
		for _, f := range engine.Fields {
			if n := f.Number; n != nil && f.Name != varied.Name && slices.Contains(group, f.Name) && n(&s.base).Set {
				s.answer.Findings.Note(f.Name, "left-out", "Left out, since "+varied.Label+" takes its place: "+f.Label+".")
				*n(&s.base) = engine.Number{}
			}
		}
	}
}

// fixed is the label of the size in the scenario that alone decides the result
// asked for, or "".
func (s *Solver) fixed(varied engine.Field) string {
	size := "days"
	switch {
	case slices.Contains(instead[0], varied.Name):
		return ""
	case s.base.Accelerators.Set:
		size = "accelerators"
	case s.base.SiteMW.Set:
		size = "site_mw"
	}
	f, _ := engine.FieldNamed(size)
	if size == s.result.Name {
		return f.Label
	}
	return ""
}

// Answer is what was found; of a solver that is not done, what is known of the
// question.
func (s *Solver) Answer() Answer { return s.answer }

// Step makes one trial; true when there is nothing more to try.
func (s *Solver) Step() bool {
	if s.done {
		return true
	}
	v := s.weighed()
	s.judged = false
	if v.more {
		s.try(v.at)
		return false
	}
	s.conclude(v)
	s.done = true
	return true
}

// Breathing has f called now and then while a search for a layout takes long: it may
// let others work, but must not ask this solver.
func (s *Solver) Breathing(f func()) { s.layouts.Breathe = f }

// Advance does at most one of the layout searches that the next Step needs, and
// reports whether none is left: that Step then takes a fraction of its time. The
// answer is the same whether or not Advance came before.
func (s *Solver) Advance() (ready bool) {
	if s.done {
		return true
	}
	v := s.weighed()
	return !v.more || engine.Advance(s.cat, s.scenario(s.axis.value(v.at)), &s.layouts)
}

// weighed is what the trials made so far say, judged once after each.
func (s *Solver) weighed() verdict {
	if !s.judged {
		const most = 200 // no question takes half as many
		s.verdict, s.judged = s.judge(), true
		s.verdict.more = s.verdict.more && len(s.trials) < most
	}
	return s.verdict
}

// scenario is the one with the field at x.
func (s *Solver) scenario(x float64) engine.Scenario {
	out := s.base
	*s.axis.field.Number(&out) = engine.Given(x)
	return engine.Canonical(s.cat, out)
}

// try projects the scenario at a position and keeps the trial in its place.
func (s *Solver) try(at float64) {
	t := trial{x: s.axis.value(at)}
	t.at = s.axis.at(t.x)
	in, _, found := engine.ResolveWith(s.cat, s.scenario(t.x), &s.layouts)
	if !found.Failed() {
		p := engine.Project(&in)
		found = append(found, engine.Judge(s.cat, &in, &p)...)
		t.value = s.result.Value(&p)
	}
	unfit := slices.IndexFunc(found, func(f check.Finding) bool {
		return f.Severity == check.Error || f.Field == "layout" && f.Code == "memory" // what does not fit is no answer
	})
	switch {
	case unfit >= 0:
		t.why = found[unfit]
	case math.IsNaN(t.value):
		t.why = check.Finding{Field: "until", Code: "no-figure", Severity: check.Error, Text: s.result.Label + " has no figure with these choices."}
		for _, f := range found { // what is missing, if it is said
			if f.Severity == check.Warning {
				t.why.Text += " " + f.Text
				break
			}
		}
	default:
		t.ok, t.off = true, apart(t.value, s.target)
	}
	i := s.place(t.x)
	s.trials = append(s.trials, t)
	copy(s.trials[i+1:], s.trials[i:])
	s.trials[i] = t
	s.answer.Trials = len(s.trials)
}

// apart is the logarithm of value ÷ target.
func apart(value, target float64) float64 {
	if value <= 0 {
		return math.Inf(-1)
	}
	return unit.Log(value / target)
}

// place is where a trial of x belongs.
func (s *Solver) place(x float64) int {
	i, _ := slices.BinarySearchFunc(s.trials, x, func(t trial, x float64) int {
		switch {
		case t.x < x:
			return -1
		case t.x > x:
			return 1
		}
		return 0
	})
	return i
}

// fresh reports whether a position's value has not been tried.
func (s *Solver) fresh(at float64) bool {
	x := s.axis.value(at)
	i := s.place(x)
	return i == len(s.trials) || s.trials[i].x != x
}

// clip is what a finding repeats of foreign text.
func clip(text string) string {
	const most = 40
	r := []rune(text)
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
