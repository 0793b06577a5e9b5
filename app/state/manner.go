package state

import (
	"slices"
	"strings"

	"tenfold/app/text"
)

// MannerPrefix is what the names of the controls begin with that choose how the
// page speaks; behind it stands one of [text.MannerChoices].
const MannerPrefix = "manner."

// SetManner is an entry taken from one of their lists; Spoken says that the page
// speaks so from now on.
type (
	SetManner struct{ Control, ID string }
	Spoken    struct{}
)

func (SetManner) message() {}
func (Spoken) message()    {}

// Speak has the page speak in a manner, and the device keep it; [Spoken] comes
// back.
type Speak struct{ Manner text.Manner }

func (Speak) effect() {}

// speak takes a choice of how the page is to speak.
func (s State) speak(m SetManner) (State, []Effect) {
	if m.ID == None {
		m.ID = ""
	}
	next := s.Manner.With(m.Control[len(MannerPrefix):], m.ID)
	if next == s.Manner {
		return s, nil
	}
	s.Manner = next
	return s, []Effect{Speak{next}}
}

// spoken says again what was put into words before. What was typed and read shows
// as the page now writes it.
func (s State) spoken() State {
	var unread []Entry
	for _, e := range s.Entries {
		if e.Finding != nil {
			unread = append(unread, e)
		}
	}
	s.Entries = unread
	s.release()
	rows := make(map[string]*Row, len(s.Compared.rows))
	for id, r := range s.Compared.rows {
		next := *r
		next.say()
		rows[id] = &next
	}
	s.Compared.rows = rows
	s.settingsSaid()
	s.saidAgain++
	return s
}

// Lang is the language that an address asks for, a BCP 47 tag: its parameter
// lang, that of the fragment before that of the query; "" where it asks for none.
func Lang(query, fragment string) string {
	for _, place := range []string{fragment, query} {
		for part := range strings.FieldsFuncSeq(place, func(r rune) bool { return r == '&' || r == '#' || r == '?' }) {
			if key, value, _ := strings.Cut(part, "="); strings.EqualFold(key, "lang") && value != "" {
				return value
			}
		}
	}
	return ""
}

// ReadOf says how the text of a number field was read where that may be doubted;
// "" where there is no doubt.
func (s *State) ReadOf(field string) string {
	e, _ := s.entry(field)
	return text.Reading(e.Text)
}

// Read is the same of the controls of the sentence.
func (s *State) Read() string {
	for _, e := range s.Entries {
		if slices.Contains(SentenceControls, e.Field) || e.Field == "compute_flop" {
			if read := text.Reading(e.Text); read != "" {
				return read
			}
		}
	}
	return ""
}
