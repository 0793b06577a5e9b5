package state

import (
	"tenfold/app/chart"
	"tenfold/app/text"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/plan"
)

// Beyond is the generations that follow the question on show.
type Beyond struct {
	InView bool // the reader can see it: only then is it worked on

	turn int // rises with every other question

	// What is asked and what was last answered stand apart, never changed.
	asked *planned
	found *Generations
}

// planned is a question of generations, and what stands for what it leaves open.
type planned struct {
	question      plan.Question
	inUse         map[string]string
	factor, years float64
	count         int
	findings      check.List
}

// Generations is what is there of an answer, in words.
type Generations struct {
	Sentence string
	Crosses  string // which generation is above which threshold
	Table    *text.Table
	Beside   *text.Table // what the world reports
	Capital  *text.Table // every figure of capital expenditure
	Rise     chart.Chart // of training compute over the years
	Findings check.List

	list []plan.Generation
	turn int
	done bool
}

type (
	// BeyondSeen is the section coming into view, or leaving it.
	BeyondSeen struct{ InView bool }
	// Generated is what a planner has answered so far.
	Generated struct {
		Turn int
		List []plan.Generation
		Done bool
	}
)

func (BeyondSeen) message() {}
func (Generated) message()  {}

// PlanQuestion is what the planner is asked.
func (s *State) PlanQuestion() plan.Question {
	n := func(name string) (v Setting) { return s.Setting(text.PlanPrefix + name) }
	return plan.Question{
		Scenario: s.Scenario, Generations: n("generations").Value, Factor: n("factor").Value, Years: n("years").Value,
		PerDollar: n("per_dollar").Value, PerWatt: n("per_watt").Value, PerChip: n("per_chip").Value,
	}
}

// generations brings what is asked of the planner up to date. Where the answer
// on show is still awaited, or a setting cannot be read, what was asked stands.
func (s *State) generations() {
	if s.Coming.asked != nil && (!s.Fresh || s.unread(text.BeyondSettings)) {
		return
	}
	q := s.PlanQuestion()
	if s.Coming.asked != nil && q == s.Coming.asked.question {
		return
	}
	p := plan.New(s.Catalog, nil, q)
	next := &planned{question: q, factor: q.Factor.Or(plan.DefaultFactor), years: p.Years(), count: int(q.Generations.Or(plan.DefaultGenerations)), findings: p.Findings()}
	next.say(s.Catalog)
	s.Coming.asked = next
	s.Coming.turn++
}

// say puts into words what stands for what is left open.
func (p *planned) say(cat *catalog.Catalog) {
	bare := plan.New(cat, nil, plan.Question{Factor: p.question.Factor})
	p.inUse = map[string]string{}
	for _, f := range text.BeyondSettings {
		p.inUse[f.Name] = text.PlanInUse(f.Name, bare)
	}
}

// PlanInUse is what an empty setting of the generations stands for.
func (s *State) PlanInUse(name string) string {
	if s.Coming.asked == nil {
		return ""
	}
	return s.Coming.asked.inUse[name]
}

// Generations is the answer on show; nil where there is none.
func (s *State) Generations() *Generations { return s.Coming.found }

// BeyondFresh reports whether that answers all that is asked.
func (s *State) BeyondFresh() bool {
	f := s.Coming.found
	return s.Fresh && f != nil && f.done && f.turn == s.Coming.turn
}

func (s *State) nextGeneration() (Job, bool) {
	j := Job{Beyond: s.Coming.turn}
	return j, s.wantsGeneration(j)
}

func (s *State) wantsGeneration(j Job) bool {
	return j.Beyond != 0 && j.Beyond == s.Coming.turn && s.Coming.InView && s.Fresh && !s.BeyondFresh()
}

// beyondSeen is the section coming into view, or leaving it. Its tables stand
// there before their figures do, so that nothing moves below them.
func (s State) beyondSeen(inView bool) (State, []Effect) {
	s.Coming.InView = inView
	if inView && s.Coming.found == nil {
		return s.generated(Generated{Turn: s.Coming.turn})
	}
	return s, nil
}

// generated takes what a planner has answered.
func (s State) generated(m Generated) (State, []Effect) {
	if m.Turn != s.Coming.turn {
		return s, nil
	}
	s.Coming.found = s.said(m.List, m.Turn, m.Done)
	if m.Done && s.setting() {
		return s, []Effect{Announce{s.Coming.found.Sentence}}
	}
	return s, nil
}

// said is generations in words.
func (s *State) said(list []plan.Generation, turn int, done bool) *Generations {
	asked, thresholds := s.Coming.asked, plan.Thresholds(s.Catalog)
	of := asked.count
	if done {
		of = max(1, len(list)) // none follows one that cannot be
	}
	f := &Generations{
		list: list, turn: turn, done: done,
		Sentence: text.BeyondSentence(list, asked.factor, asked.years, text.LastYear(s.Catalog)),
		Crosses:  text.BeyondCrosses(list, thresholds),
		Table:    text.GenerationTable(list, of, thresholds),
		Beside:   text.BesideTable(s.Catalog, list, of, false),
		Capital:  text.BesideTable(s.Catalog, list, of, true),
		Rise:     s.riseChart(list, thresholds),
		Findings: text.BeyondFindings(list, asked.findings),
	}
	if done && f.Sentence == "" {
		f.Sentence = why(f.Findings)
		if n := len(list); n > 0 {
			f.Sentence = text.Engine(why(list[n-1].Findings))
		}
	}
	return f
}
