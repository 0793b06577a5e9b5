package view

import (
	"reflect"
	"testing"

	"tenfold/app/state"
	"tenfold/engine/catalog"
)

// TestEmbedDoesNothingForNothing: of what an answer brings about, a frame carries
// out what some part of it shows, and nothing that would be kept.
func TestEmbedDoesNothingForNothing(t *testing.T) {
	all := []state.Effect{state.WriteLink{}, state.KeepPins{}, state.Speak{}, state.Slice{}, state.FindDrivers{}, state.FindLayout{}, state.Compute{}, state.Announce{}}
	for asked, want := range map[string][]state.Effect{
		"chart=range": {state.Compute{}, state.Announce{}},
		"chart=where": {state.FindLayout{}, state.Compute{}, state.Announce{}},
	} {
		e := EmbedOf(catalog.Default(), state.ReadEmbed("", asked), "../")
		if got := e.keepOut(state.Commit{}, all); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: carried out %T", asked, got)
		}
	}
}

// A frame at the site's root leads to the first page, not to itself.
func TestAFrameLeadsToTheWholePage(t *testing.T) {
	for home, want := range map[string]string{"": "./", "../": "../"} {
		if got := Whole(home); got != want {
			t.Errorf("from %q the first page is %q, want %q", home, got, want)
		}
	}
}
