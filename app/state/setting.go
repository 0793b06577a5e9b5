package state

import (
	"math"
	"strconv"
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/check"
)

// Setting is something that was set in the sections beyond the question, as
// typed. It is no part of the question: no link holds it, and no edit elsewhere
// loses it.
type Setting struct {
	Name    string
	Text    string
	Value   engine.Number  // what could be read
	Finding *check.Finding // why it could not be, or nil
}

// SetPlan is an edit of one of those settings, with its whole text.
type SetPlan struct{ Name, Text string }

func (SetPlan) message() {}

// ShareSlider names the slider of the share that trains, whose positions are per
// cent.
const (
	ShareSlider = "plan.share.slider"
	ShareEnd    = 100
)

// SharePosition is the position of a share.
func SharePosition(share float64) int { return int(math.Round(share * ShareEnd)) }

// Setting is the setting of that name; empty where nothing was set.
func (s *State) Setting(name string) Setting {
	for _, have := range s.Settings {
		if have.Name == name {
			return have
		}
	}
	return Setting{Name: name}
}

// set takes an edit.
func (s State) set(m SetPlan) (State, []Effect) {
	s.hold(m.Name)
	if m.Name == ShareSlider {
		position, err := strconv.Atoi(m.Text)
		if err != nil {
			return s, nil
		}
		m.Name, m.Text = "plan.share", text.Percent(float64(min(max(position, 0), ShareEnd))/ShareEnd)
	}
	next := Setting{Name: m.Name, Text: m.Text}
	if f, ok := text.SettingNamed(m.Name); ok {
		next.Value, next.Finding = text.ReadField(f.Field, m.Text)
	} else if m.Name != text.FleetList {
		return s, nil
	} else {
		s.release()
	}
	list := make([]Setting, 0, len(s.Settings)+1)
	for _, have := range s.Settings {
		if have.Name != m.Name {
			list = append(list, have)
		}
	}
	s.Settings = append(list, next)
	if next.Finding != nil {
		return s, []Effect{Announce{text.Engine(next.Finding.Text)}}
	}
	return s, nil
}

// settingsSaid has all that the sections show put into words again. What was
// typed and read shows as the page now writes it.
func (s *State) settingsSaid() {
	list := append([]Setting(nil), s.Settings...)
	for i, have := range list {
		if f, ok := text.SettingNamed(have.Name); ok && have.Value.Set {
			list[i].Text = text.FieldValue(f.Field, have.Value)
		}
	}
	s.Settings = list
	s.Fleet.of = fleetShowing{}
	if p := s.Coming.asked; p != nil {
		next := *p
		next.say(s.Catalog)
		s.Coming.asked = &next
	}
	if g := s.Coming.found; g != nil {
		s.Coming.found = s.said(g.list, g.turn, g.done)
	}
}

// unread reports whether one of these settings could not be read, so that what
// was asked before stands.
func (s *State) unread(of []text.Setting) bool {
	for _, f := range of {
		if s.Setting(f.Name).Finding != nil {
			return true
		}
	}
	return false
}

// setting reports whether the control in use is one of those, so that its answer
// is worth telling.
func (s *State) setting() bool { return strings.HasPrefix(s.held, text.PlanPrefix) }
