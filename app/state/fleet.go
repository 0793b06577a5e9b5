package state

import (
	"slices"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/plan"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// Fleet is a fleet that trains and serves at once, and when a cluster must be
// ordered.
type Fleet struct {
	InView bool // the reader can see it: only then is it worked on

	runs  []*spread.Answer // on shares of it, the latest last
	count int              // of all there ever were

	timing *plan.Timing // what is asked
	turn   int          // rises with every other one
	timed  *timed

	shown *FleetShown
	of    fleetShowing
}

// timed is an answer and what it answers.
type timed struct {
	turn   int
	answer plan.Timed
}

// fleetShowing is what an answer on show rests on.
type fleetShowing struct {
	scenario   engine.Scenario
	fleet      string
	count      float64
	share, was float64
	runs       int
	timed      *timed
}

// FleetShown is what is there of the answers, in words.
type FleetShown struct {
	Sentence string
	Waiting  bool        // the run on the share that is set is being worked out
	Shares   *text.Table // days by share
	Orders   *text.Table
	Start    string // which start they are for
	Month    string // what a month either way comes to
	Costs    *text.Table
	Rests    []text.Basis
	Findings check.List
}

type (
	// FleetSeen is the section coming into view, or leaving it.
	FleetSeen struct{ InView bool }
	// Timed is the answer to [State.Timing].
	Timed struct {
		Turn   int
		Answer plan.Timed
	}
)

func (FleetSeen) message() {}
func (Timed) message()     {}

// keptRuns is how many runs are kept, so that going back to a share costs
// nothing.
const keptRuns = 24

// FleetChoice is the id that the list of fleets stands at.
func (s *State) FleetChoice() string {
	if id := s.Setting(text.FleetList).Text; id != "" {
		return id
	}
	return text.DefaultFleet
}

// OwnFleet reports whether it is a number of the reader's own.
func (s *State) OwnFleet() bool { return s.FleetChoice() == text.OwnFleet }

// Fleets are the entries of that list.
func Fleets(cat *catalog.Catalog) []Option {
	var out []Option
	for _, f := range plan.Fleets(cat) {
		out = append(out, Option{ID: f.ID, Words: text.FleetOption(f)})
	}
	return append(out, Option{ID: text.OwnFleet, Words: text.OwnFleetOption.String()})
}

// Share is the share that trains.
func (s *State) Share() float64 { return s.Setting("plan.share").Value.Or(text.DefaultShare) }

func (s *State) was() float64 { return s.Setting("plan.was").Value.Or(0) }

func (s *State) early() float64 { return s.Setting("plan.early").Value.Or(plan.EvenChance) }

// sharing is the question of a share.
func (s *State) sharing(fleet plan.Fleet, share float64) plan.Sharing {
	return plan.Sharing{Scenario: s.Scenario, Fleet: fleet, Share: share, Was: s.was()}
}

// fleet is the fleet chosen.
func (s *State) fleet() plan.Fleet {
	if f, ok := plan.FleetNamed(s.Catalog, s.FleetChoice()); ok {
		return f
	}
	return plan.Fleet{Accelerators: unit.Count(s.Setting("plan.count").Value.Or(text.DefaultCount))}
}

// shares are the shares of the table, that which is set among them.
func (s *State) shares() []float64 {
	out := append([]float64(nil), text.FleetShares[:]...)
	if set := s.Share(); set > 0 && !slices.Contains(out, set) {
		out = append(out, set)
		slices.Sort(out)
	}
	return out
}

// run is the answer at hand to a scenario, or nil.
func (s *State) run(of engine.Scenario) *spread.Answer {
	for _, a := range s.Fleet.runs {
		if a.Scenario == of {
			return a
		}
	}
	return nil
}

// nextShare is the run to answer next: on the share that is set first.
func (s *State) nextShare() (Job, bool) {
	if !s.Fleet.InView || !s.Fresh {
		return Job{}, false
	}
	fleet := s.fleet()
	for _, share := range append([]float64{s.Share()}, s.shares()...) {
		parts := s.sharing(fleet, share).Parts(s.Catalog)
		if !parts.Findings.Failed() && s.run(parts.Scenario) == nil {
			return Job{Scenario: parts.Scenario, Share: share}, true
		}
	}
	return Job{}, false
}

func (s *State) wantsShare(j Job) bool {
	if !s.Fleet.InView || !s.Fresh || s.run(j.Scenario) != nil || !slices.Contains(s.shares(), j.Share) {
		return false
	}
	return s.sharing(s.fleet(), j.Share).Parts(s.Catalog).Scenario == j.Scenario
}

// shareAnswered takes the answer on a share.
func (s State) shareAnswered(a spread.Answer) State {
	runs := s.Fleet.runs[max(0, len(s.Fleet.runs)-keptRuns+1):]
	s.Fleet.runs = append(append([]*spread.Answer(nil), runs...), &a)
	s.Fleet.count++
	return s
}

// Timing is what is asked of when to order.
func (s *State) Timing() plan.Timing {
	return plan.Timing{Scenario: s.Scenario, DelayUSD: s.Setting("plan.delay").Value, Early: s.Setting("plan.early").Value}
}

func (s *State) nextTiming() (Job, bool) {
	j := Job{Timing: s.Fleet.turn}
	return j, s.wantsTiming(j)
}

func (s *State) wantsTiming(j Job) bool {
	return j.Timing != 0 && j.Timing == s.Fleet.turn && s.Fleet.InView && s.Fresh && (s.Fleet.timed == nil || s.Fleet.timed.turn != j.Timing)
}

// timedAs takes the answer to when to order.
func (s State) timedAs(m Timed) State {
	if m.Turn == s.Fleet.turn {
		s.Fleet.timed = &timed{m.Turn, m.Answer}
	}
	return s
}

// FleetShown is the answers on show; nil where there are none.
func (s *State) FleetShown() *FleetShown { return s.Fleet.shown }

// FleetFresh reports whether they answer what is asked.
func (s *State) FleetFresh() bool { return s.Fresh && s.Fleet.shown != nil && !s.Fleet.shown.Waiting }

// fleetUp brings what is asked and what is shown of the fleet up to date.
func (s *State) fleetUp() []Effect {
	if !s.Fleet.InView || !s.Fresh || s.unread(text.FleetSettings) {
		return nil
	}
	if q := s.Timing(); s.Fleet.timing == nil || *s.Fleet.timing != q {
		s.Fleet.timing = &q
		s.Fleet.turn++
	}
	of := fleetShowing{s.Scenario, s.FleetChoice(), s.Setting("plan.count").Value.Or(text.DefaultCount), s.Share(), s.was(), s.Fleet.count, s.Fleet.timed}
	if s.Fleet.shown != nil && of == s.Fleet.of {
		return nil
	}
	was := s.Fleet.shown
	s.Fleet.of, s.Fleet.shown = of, s.fleetShows(was)
	if now := s.Fleet.shown; s.setting() && was != nil && now.Sentence != was.Sentence {
		return []Effect{Announce{now.Sentence}}
	}
	return nil
}

// fleetShows is the answers in words. What is still worked out stays as it was.
func (s *State) fleetShows(was *FleetShown) *FleetShown {
	if was == nil {
		was = &FleetShown{}
	}
	out := *was
	fleet, set := s.fleet(), s.Share()
	machine := s.Names(s.sharing(fleet, 1).Parts(s.Catalog).Scenario).Accelerator
	out.Findings, out.Waiting = nil, false
	var rows []text.ShareRow
	list := s.shares()
	if set == 0 {
		list = append([]float64{0}, list...)
	}
	for _, share := range list {
		q := s.sharing(fleet, share)
		row := text.ShareRow{Share: share, Yours: share == set, Shared: q.Parts(s.Catalog)}
		if !row.Shared.Findings.Failed() {
			if a := s.run(row.Shared.Scenario); a != nil {
				row.Shared = q.With(s.Catalog, *a)
			} else {
				row.Waiting = true
			}
		}
		row.Why = why(row.Shared.Findings)
		if row.Yours {
			out.Waiting = row.Waiting
			if !row.Waiting {
				out.Sentence = text.FleetSentence(q, row.Shared, machine)
				if out.Sentence == "" {
					out.Sentence = text.Engine(row.Why)
				}
				out.Findings = text.FleetFindings(row.Shared.Findings)
			}
		}
		rows = append(rows, row)
	}
	out.Shares = text.ShareTable(rows)
	out.Rests = text.FleetRests(s.Catalog, fleet)
	if t := s.Fleet.timed; t != nil && t.turn == s.Fleet.turn {
		_, date := s.Catalog.DataVersion()
		out.Start, out.Month = text.OrdersIntro(t.answer), text.MonthSentence(t.answer, s.early())
		out.Orders, out.Costs = text.OrderTable(t.answer, catalog.Year(date)), text.MonthCosts(t.answer)
	}
	return &out
}
