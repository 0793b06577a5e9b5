package state

import (
	"slices"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/check"
	"tenfold/engine/solve"
)

// Turned is the question turned round: one result is limited, and one number of
// the question is looked for that reaches the limit.
type Turned struct {
	Until   int                          // index in [text.TurnUntils]
	Vary    int                          // index in [text.TurnVaries]
	Texts   [len(text.TurnUntils)]string // the limits as typed, each kept while another is looked at
	Finding *check.Finding               // why the limit could not be read, or nil

	Trials int // made so far

	fleet  bool    // asked of the default accelerator and time
	target float64 // 0: nothing is asked
	turn   int     // rises with every other question

	// What is asked and what was last found stand apart, never changed: within the
	// state, which is copied often, they would be much to copy.
	asked *solve.Question
	found *found
}

// found is an answer and what it answers.
type found struct {
	question solve.Question
	answer   solve.Answer
}

// The controls of the question turned round, and the path of its panel.
const (
	TurnPath         = "turned"
	TurnPrefix       = "turn."
	TurnUntilControl = TurnPrefix + "until"
	TurnValueControl = TurnPrefix + "value"
	TurnVaryControl  = TurnPrefix + "vary"
)

// Turn is an edit of one of those controls; TurnReady a ready question by its
// id; TakeTurned makes what was found the question; CopyTurned copies its link.
type (
	Turn       struct{ Control, Text string }
	TurnReady  struct{ ID string }
	TakeTurned struct{}
	CopyTurned struct{}
	// Turning says how many trials a search has made.
	Turning struct{ Turn, Trials int }
)

func (Turn) message()       {}
func (TurnReady) message()  {}
func (TakeTurned) message() {}
func (CopyTurned) message() {}
func (Turning) message()    {}

// TurnUntil is the result that is limited.
func (s *State) TurnUntil() text.Until { return text.TurnUntils[s.Turned.Until] }

// TurnVary is the number that is looked for.
func (s *State) TurnVary() text.Vary { return text.TurnVaries[s.Turned.Vary] }

// TurnText is what the limit's field shows.
func (s *State) TurnText() string { return s.Turned.Texts[s.Turned.Until] }

// Searching reports whether what is asked has no answer yet.
func (s *State) Searching() bool {
	t := s.Turned
	return t.target > 0 && t.asked != nil && (t.found == nil || t.found.question != *t.asked)
}

// SolvedFor is the answer on show: to what is asked, or, while Searching, to what
// was asked before.
func (s *State) SolvedFor() (solve.Answer, bool) {
	if t := s.Turned; t.found != nil && t.target > 0 {
		return t.found.answer, true
	}
	return solve.Answer{}, false
}

// Taken reports whether the question is what was found.
func (s *State) Taken() bool {
	return s.Turned.found != nil && s.Turned.found.answer.Scenario == s.Scenario
}

// TurnedSentence is the answer on show as plain text; "" where there is none.
func (s State) TurnedSentence() string {
	a, ok := s.SolvedFor()
	if !ok || !a.OK && !a.Nearest {
		return ""
	}
	q := &s.Turned.found.question
	u, _ := untilNamed(q.Until)
	return text.TurnedSentence(a.Scenario, q.Vary, s.Names(a.Scenario), s.Answer, text.TurnUntils[u], a.Reached)
}

// TurnedLead is the number found; "" where there is none.
func (s *State) TurnedLead() string {
	a, ok := s.SolvedFor()
	if !ok || !a.OK {
		return ""
	}
	return text.TurnedLead(s.Turned.found.question.Vary, a.Value, s.Names(a.Scenario))
}

func untilNamed(result string) (int, bool) {
	i := slices.IndexFunc(text.TurnUntils[:], func(u text.Until) bool { return u.Result == result })
	return max(i, 0), i >= 0
}

func varyNamed(field string) (int, bool) {
	i := slices.IndexFunc(text.TurnVaries[:], func(v text.Vary) bool { return v.Field == field })
	return max(i, 0), i >= 0
}

// edited takes an edit. What is limited and what is looked for are never the
// same: the other one gives way.
func (t Turned) edited(control, typed string) Turned {
	switch control {
	case TurnValueControl:
		t.Texts[t.Until] = typed
	case TurnUntilControl:
		if i, ok := untilNamed(typed); ok && i != t.Until {
			t.Until, t.fleet = i, false
			if text.TurnVaries[t.Vary].Field == typed {
				t.Vary = 0
			}
		}
	case TurnVaryControl:
		if i, ok := varyNamed(typed); ok && i != t.Vary {
			t.Vary, t.fleet = i, false
			if text.TurnUntils[t.Until].Result == typed {
				t.Until = 0
			}
		}
	}
	t.target, t.Finding = text.ReadLimit(text.TurnUntils[t.Until], t.Texts[t.Until])
	return t
}

// turn takes an edit of the controls.
func (s State) turn(m Turn) (State, []Effect) {
	had := s.Turned.Until
	s.Turned = s.Turned.edited(m.Control, m.Text)
	if s.Turned.Until != had {
		s.release() // the field holds another limit
	}
	if f := s.Turned.Finding; f != nil {
		return s, []Effect{Announce{f.Text}}
	}
	return s, nil
}

// turnReady asks a ready question.
func (s State) turnReady(id string) (State, []Effect) {
	for _, r := range text.TurnReadies {
		if r.ID != id {
			continue
		}
		t := s.Turned.edited(TurnUntilControl, r.Until).edited(TurnVaryControl, text.TurnVaries[0].Field)
		t = t.edited(TurnValueControl, text.Worked(r.Value))
		t.fleet = r.Fleet
		s.Turned = t
		if !s.IsOpen(TurnPath) {
			s.Open = toggled(s.Open, TurnPath)
		}
		s.release()
	}
	return s, nil
}

// TurnQuestion is what the solver is asked: the question on show without the
// number looked for and what that takes the place of. Where the size given in it
// would alone decide what is limited, the size that follows from it is given
// instead, as in the answer on show.
func (s *State) TurnQuestion() solve.Question {
	until, vary := s.TurnUntil().Result, s.TurnVary().Field
	q := *s
	sizeless := func() {
		q.Scenario.Accelerators, q.Scenario.Days, q.Scenario.SiteMW = engine.Number{}, engine.Number{}, engine.Number{}
	}
	if q.Turned.fleet {
		q.Scenario = on(q.Scenario, engine.DefaultAccelerator)
		sizeless()
	}
	byCount := q.Scenario.Accelerators.Set || q.Scenario.SiteMW.Set
	switch {
	case vary != "scale":
		sizeless()
	case until == "days" && !byCount:
		q.Scenario = q.sizedBy("accelerators")
	case byCount && (until == "accelerators" || until == "power_mw" || until == "power_peak_mw"):
		q.Scenario = q.sizedBy("days")
	}
	if vary == "scale" {
		giveWay(&q.Scenario, "scale")
		q.Scenario.Scale = engine.Number{}
	}
	return solve.Question{Scenario: q.Scenario.Normal(), Vary: vary, Until: until, Target: s.Turned.target}
}

// turned brings what is asked of the solver up to date. Where the answer on show
// is still awaited there is nothing to ask yet.
func (s *State) turned() {
	if s.Turned.target == 0 || s.Waiting() {
		return
	}
	if q := s.TurnQuestion(); s.Turned.asked == nil || q != *s.Turned.asked {
		s.Turned.asked, s.Turned.Trials = &q, 0
		s.Turned.turn++
	}
}

func (s *State) nextTurn() (Job, bool) {
	j := Job{Turn: s.Turned.turn}
	return j, s.wantsTurn(j)
}

func (s *State) wantsTurn(j Job) bool {
	return j.Turn != 0 && j.Turn == s.Turned.turn && s.Searching() && !s.Waiting()
}

// solved takes the solver's answer.
func (s State) solved(a solve.Answer) (State, []Effect) {
	a.Scenario = a.Scenario.Normal()
	s.Turned.found = &found{question: *s.Turned.asked, answer: a}
	said := s.TurnedSentence()
	if !a.OK {
		said = text.Engine(why(a.Findings))
	}
	return s, []Effect{Announce{said}}
}

// take makes what was found the question. What was typed elsewhere stays.
func (s State) take() (State, []Effect) {
	a, ok := s.SolvedFor()
	if !ok || !a.OK && !a.Nearest || s.Taken() {
		return s, nil
	}
	was, next := s.Scenario, a.Scenario
	for _, f := range engine.Fields {
		if f.Number != nil && *f.Number(&was) != *f.Number(&next) {
			s.drop(f.Name)
		}
	}
	s.release()
	return s.ask(next, "")
}
