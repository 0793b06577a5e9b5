package state

import (
	"slices"
	"testing"
)

// The way to the market-based figure is two fields of the assumptions; what is no
// field there leads nowhere.
func TestLeadTo(t *testing.T) {
	for field, want := range map[string][]Effect{
		"contracted_clean_share": {Lead{"given-contracted_clean_share"}},
		"operator":               {Lead{"given-operator"}},
		"scale":                  nil,
		"no-such":                nil,
	} {
		s := State{}
		next, effects := s.update(LeadTo{field})
		if !slices.Equal(effects, want) || next.Revision != s.Revision {
			t.Errorf("%s leads to %v, want %v", field, effects, want)
		}
	}
}
