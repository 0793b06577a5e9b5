package state

import (
	"slices"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/spread"
)

// Drive is what moves one result of the answer on show.
type Drive struct {
	InView bool             // the reader can see it: only then is it worked on
	Movers []spread.Mover   // the widest swing first
	Result string           // that they move; "" while there are none
	Value  spread.Quantity  // of that result
	of     *engine.Scenario // whose answer it is of
	chosen string           // result to look at; "" for the first of [text.DriveResults]
}

// DrivenResult is the result that is looked at.
func (s *State) DrivenResult() string {
	if s.Drive.chosen == "" {
		return text.DriveResults[0]
	}
	return s.Drive.chosen
}

// DriveFresh reports whether the movers are those of the result that is looked
// at, in the answer on show.
func (s *State) DriveFresh() bool {
	return s.Fresh && s.Drive.Result == s.DrivenResult() && s.Drive.of != nil && *s.Drive.of == s.Answer.Scenario
}

// DriveSeen is the section coming into view, or leaving it.
type DriveSeen struct{ InView bool }

func (DriveSeen) message() {}

func (s State) driveSeen(inView bool) (State, []Effect) {
	s.Drive.InView = inView
	return s, s.drive()
}

// drive asks for what moves the result that is looked at, where the reader can
// see it and does not see it yet.
func (s *State) drive() []Effect {
	if !s.Drive.InView || !s.Fresh || s.DriveFresh() {
		return nil
	}
	return []Effect{FindDrivers{Answer: s.Answer, Result: s.DrivenResult()}}
}

// driven looks at another result.
func (s State) driven(result string) (State, []Effect) {
	if !slices.Contains(text.DriveResults, result) || result == s.DrivenResult() {
		return s, nil
	}
	s.Drive.chosen = result
	return s, s.drive()
}

// driversFound takes what moves a result.
func (s State) driversFound(m DriversFound) State {
	if m.Scenario == s.Answer.Scenario && m.Result == s.DrivenResult() {
		s.Drive.Movers, s.Drive.Result, s.Drive.of, s.Drive.Value = m.Movers, m.Result, &m.Scenario, s.Answer.Result(m.Result)
	}
	return s
}

// Bar is one input's bar: places from 0 to 1 on a line from the least result to
// the greatest.
type Bar struct {
	Low, High float64 // of the result at the input's low and high end
	Middle    float64 // of the result as it stands
	text.Moved
}

// Bars are the bars of the movers, and the ends of their line as said.
func (s *State) Bars() (bars []Bar, least, most string) {
	d := s.Drive
	low, high := d.Value.Value, d.Value.Value
	for _, m := range d.Movers {
		low, high = min(low, m.ResultLow, m.ResultHigh), max(high, m.ResultLow, m.ResultHigh)
	}
	if !(high > low) {
		return nil, "", ""
	}
	at := func(v float64) float64 { return (v - low) / (high - low) }
	for _, m := range d.Movers {
		bars = append(bars, Bar{Low: at(m.ResultLow), High: at(m.ResultHigh), Middle: at(d.Value.Value), Moved: text.MovedBy(d.Result, m)})
	}
	return bars, text.Plainly(d.Result, low), text.Plainly(d.Result, high)
}
