package solve

import (
	"math"
	"strings"

	"tenfold/engine"
	"tenfold/engine/check"
)

// slight is the logarithm of a miss that no reader would act on: 1 %, far less than
// any result's range.
const slight = 0.01

// conclude makes the answer of what the trials came to.
func (s *Solver) conclude(v verdict) {
	a := &s.answer
	switch {
	case v.met >= 0:
		s.take(v.met)
		a.OK = true
		s.again(v.met)
	case v.jump >= 0:
		p, q := s.trials[v.jump], s.trials[v.jump+1]
		best := v.jump
		if math.Abs(q.off) < math.Abs(p.off) {
			best++
		}
		s.take(best)
		a.OK = true
		f := s.axis.field
		severity := check.Warning
		if f.Whole && q.x-p.x == 1 || math.Abs(s.trials[best].off) < slight { // the next number would overshoot, or it hardly misses: nothing to wonder at
			severity = check.Note
		}
		a.Findings.Add(severity, f.Name, "in-a-jump", s.result.Label+": exactly "+s.say(s.target)+" is never reached. With "+f.Label+" at "+f.Say(p.x)+
			" it goes from "+s.beside(p)+" to "+s.beside(q)+" at once, since accelerators, layers and layouts come whole; the nearer of the two is given.")
		s.again(v.jump + 1)
	default:
		s.refuse()
	}
}

// take makes a trial the answer.
func (s *Solver) take(i int) {
	t := s.trials[i]
	s.answer.Scenario, s.answer.Value, s.answer.Reached = s.scenario(t.x), t.x, t.value
}

// beside is a trial's result with how far it lies from the target.
func (s *Solver) beside(t trial) string {
	way := " % above)"
	if t.off < 0 {
		way = " % below)"
	}
	return s.say(t.value) + " (" + engine.Figure(100*math.Abs(t.value/s.target-1)) + way
}

// again notes that the result was seen to cross the target beyond trial i.
func (s *Solver) again(i int) {
	var last *trial
	for j := i + 1; j < len(s.trials); j++ {
		t := &s.trials[j]
		if !t.ok || t.side() == 0 {
			continue
		}
		if last != nil && last.side() != t.side() {
			f := s.axis.field
			s.answer.Findings.Note(f.Name, "several-roots", s.result.Label+" comes back to "+s.say(s.target)+" with "+f.Label+" near "+f.Say(t.x)+"; the smallest value is given.")
			return
		}
		last = t
	}
}

// refuse says that the target cannot be had, what is nearest, and why.
func (s *Solver) refuse() {
	a, f := &s.answer, s.axis.field
	i := s.nearest()
	if i < 0 {
		for _, t := range s.trials {
			a.Findings.Add(check.Error, t.why.Field, t.why.Code, t.why.Text)
			const most = 3
			if len(a.Findings) >= most {
				break
			}
		}
		return
	}
	s.take(i)
	a.Nearest = true
	t := s.trials[i]
	if s.flat() {
		a.Findings.Error(f.Name, "no-effect", s.result.Label+": "+f.Label+" does not move this here. It is "+s.say(t.value)+" at any value.")
		return
	}
	text := s.result.Label + ": " + s.say(s.target) + " is out of reach. The nearest is " + s.say(t.value) + ", with " + f.Label + " at " + f.Say(t.x) + ". "
	below, above := s.limit(i, -1), s.limit(i, 1)
	switch {
	case below != nil && below.x == s.trials[i-1].x:
		text += "At " + f.Say(below.x) + ": " + below.why.Text
	case t.x == f.Min || t.x == f.Max:
		text += capital(f.Label) + " must lie between " + f.Limit(f.Min) + " and " + f.Limit(f.Max) + "."
	case above != nil && (t.off < 0 || above.x == s.trials[i+1].x):
		text += "At " + f.Say(above.x) + ": " + above.why.Text
	case t.off < 0:
		text += "There it is greatest."
	default:
		text += "There it is least."
	}
	a.Findings.Error(f.Name, "unreachable", text)
}

// limit is the first trial that could not be answered, from trial i down or up.
func (s *Solver) limit(i, step int) *trial {
	for i += step; i >= 0 && i < len(s.trials); i += step {
		if !s.trials[i].ok {
			return &s.trials[i]
		}
	}
	return nil
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// say is a value of the result with its unit.
func (s *Solver) say(v float64) string {
	for _, u := range [...]struct {
		end, unit string
		times     float64
	}{
		{"_mw", " MW", 1}, {"_mwh", " MWh", 1}, {"_t", " t", 1}, {"_m3", " m³", 1}, {"_flop", " FLOP", 1},
		{"accelerator_hours", " accelerator-hours", 1}, {"days", " days", 1}, {"accelerators", " accelerators", 1},
		{"mfu", " %", 100}, {"goodput", " %", 100},
	} {
		if strings.HasSuffix(s.result.Name, u.end) {
			return engine.Figure(u.times*v) + u.unit
		}
	}
	if strings.HasSuffix(s.result.Name, "_usd") {
		return engine.Money(v)
	}
	return engine.Figure(v)
}
