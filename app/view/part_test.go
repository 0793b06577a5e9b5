package view

import (
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/plan"
)

// words is markup with the words of each line in one order: attributes come in
// any.
func words(ui app.UI) string {
	lines := strings.Split(app.HTMLString(ui), "\n")
	for i, l := range lines {
		f := strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == '<' || r == '>' })
		slices.Sort(f)
		lines[i] = strings.Join(f, " ")
	}
	return strings.Join(lines, "\n")
}

// TestStretchesShowWhatTheyRead: whatever happens, a stretch that looks otherwise
// than before has among its aspects one that changed; else the page would go on
// showing what was. In a browser it draws what only stands there, too.
func TestStretchesShowWhatTheyRead(t *testing.T) {
	t.Cleanup(func() { speak(text.Manner{}) })
	cat := catalog.Default()
	r := At(cat, "v1&draws=100")
	all := append([]*stretch{headPart, sentencePart, besidePart, factorPart, presetsPart, stancePart, changesPart, turnedPart, headlinesPart, groupsPart, insightsPart, findingsPart, footPart}, sections...)
	looks := map[*stretch]string{}
	for _, s := range all {
		looks[s] = words(s.draw(r))
	}
	moved := map[string]bool{}
	take := func(what any, next state.State) {
		changed := state.Changed(&r.state, &next)
		r.state = next
		for _, s := range all {
			is := words(s.draw(r))
			if is != looks[s] {
				moved[s.name] = true
				if changed&(s.shows|state.OfManner) == 0 {
					was := strings.Split(looks[s], "\n")
					for i, line := range strings.Split(is, "\n") {
						if i >= len(was) || was[i] != line {
							t.Errorf("after %T %+v %s looks otherwise, though nothing that it shows changed: %s", what, what, s.name, line)
							break
						}
					}
				}
			}
			looks[s] = is
		}
	}
	var job *state.Job
	var carry func(m state.Message)
	carry = func(m state.Message) {
		next, effects := state.Update(r.state, m)
		take(m, next)
		for _, e := range effects {
			switch e := e.(type) {
			case state.Compute:
				carry(state.Answered{Answer: r.sampler.Answer(cat, e.Scenario)})
			case state.FindLayout:
				carry(state.LayoutFound{Scenario: e.Answer.Scenario, Laid: state.Lay(e.Answer)})
			case state.FindDrivers:
				carry(state.DriversFound{Scenario: e.Answer.Scenario, Result: e.Result, Movers: r.sampler.Sensitivity(e.Answer, e.Result)})
			case state.Slice:
				job = &e.Job
			case state.Speak:
				speak(e.Manner)
				r.lists = newLists(cat)
				carry(state.Spoken{})
			}
		}
	}
	work := func() { // a while, as while the reader rests
		for n := 0; n < 5 && job != nil; n++ {
			j := *job
			job = nil
			switch done := r.state.Wants(j) && n > 0; { // the first is dropped
			case j.Turn != 0 && done:
				carry(state.Turning{Turn: j.Turn, Trials: n})
				carry(state.Sliced{Job: j})
			case j.Beyond != 0 && done:
				carry(state.Generated{Turn: j.Beyond, List: plan.New(cat, r.aside, r.state.PlanQuestion()).Answer(), Done: true})
				carry(state.Sliced{Job: j})
			case j.Timing != 0 && done:
				carry(state.Timed{Turn: j.Timing, Answer: r.state.Timing().With(cat, r.aside, r.state.Answer)})
				carry(state.Sliced{Job: j})
			case done:
				carry(state.Sliced{Job: j, Answer: r.aside.Answer(cat, j.Scenario), Done: true})
			default:
				carry(state.Sliced{Job: j})
			}
		}
	}
	for _, m := range []state.Message{
		state.FrontierSeen{InView: true}, state.FrontierSeen{}, state.SetText{Field: "scale", Text: "2"}, state.SetText{Field: "scale", Text: "20"}, state.Commit{Field: "scale"}, state.SetText{Field: "pue", Text: "1.3"},
		state.SetText{Field: "pue", Text: "x"}, state.SetText{Field: "pue", Text: "1.2"}, state.Slide{Position: 700}, state.Commit{Field: state.SlideControl},
		state.Choose{Field: "accelerator", ID: "b200-sxm"}, state.Choose{Field: "region", ID: "fr"}, state.Choose{Field: text.SizeField, ID: "accelerators"},
		state.SetText{Field: "accelerators", Text: "1"}, state.SetText{Field: "accelerators", Text: "16384"}, state.Choose{Field: "stance", ID: "conservative"},
		state.Choose{Field: "scope", ID: "with-experiments"}, state.SetText{Field: "contracted_clean_share", Text: "50%"}, state.SetText{Field: "mfu", Text: "40%"},
		state.Toggle{Path: "accelerator_hours"}, state.Toggle{Path: "accelerator_hours/Rate"}, state.Toggle{Path: "ShareUsed"}, state.Toggle{Path: "accelerator_hours"},
		state.PinNow{}, state.PinsKept{OK: true}, state.Rename{ID: 1, Name: "first"}, state.SetText{Field: "scale", Text: "5"}, state.PinNow{}, state.PinsKept{}, state.HoldAgainst{ID: 1}, state.Undo{}, state.Redo{}, state.Unpin{ID: 1},
		state.CompareSeen{InView: true}, state.SortBy{Column: 1}, state.SortBy{Column: 1}, state.ShowAll{},
		state.DriveSeen{InView: true}, state.Choose{Field: text.DrivenField, ID: text.DriveResults[1]},
		state.BeyondSeen{InView: true}, state.SetPlan{Name: "plan.factor", Text: "3"}, state.SetPlan{Name: "plan.years", Text: "x"}, state.SetPlan{Name: "plan.years", Text: "1"}, state.BeyondSeen{},
		state.FleetSeen{InView: true}, state.SetPlan{Name: state.ShareSlider, Text: "20"}, state.SetPlan{Name: text.FleetList, Text: text.OwnFleet}, state.SetPlan{Name: "plan.count", Text: "40k"}, state.SetPlan{Name: "plan.delay", Text: "$500M"}, state.FleetSeen{},
		state.Toggle{Path: state.TurnPath}, state.TurnReady{ID: "billion"}, state.Turn{Control: state.TurnValueControl, Text: "1-2"}, state.Turn{Control: state.TurnValueControl, Text: "$2B"},
		state.Turn{Control: state.TurnUntilControl, Text: text.TurnUntils[1].Result}, state.TakeTurned{}, state.CopyTurned{},
		state.LinkCopied{OK: true}, state.Rested{}, state.LinkCopied{}, state.Rested{},
		state.SetPaste{Control: state.PasteTitleControl, Text: "Mine"}, state.SetPaste{Control: state.PasteKindControl, Text: text.PasteKinds[1]}, state.PreviewPaste{}, state.SnippetCopied{OK: true}, state.Rested{},
		state.TakeOpened{Open: true}, state.SetTake{Kind: text.TakeKinds[2]}, state.TakenGone{OK: true}, state.Rested{}, state.TakenGone{}, state.PrintAll{},
		state.SearchOpened{Open: true}, state.SetSearch{Text: "power"}, state.SetText{Field: "scale", Text: "7"},
		state.LeadTo{Field: "operator"}, state.UsePreset{ID: "llama31"}, state.SetText{Field: "compute_flop", Text: "1e26"}, state.UseScale{},
		state.LinkOpened{Fragment: "v1&draws=100&colour=blue&scale=3"}, state.LinkOpened{Fragment: "v1&draws=100&accelerator=no-such"}, state.Reset{Field: "accelerator"}, state.ResetAll{}, state.Undo{},
		state.SetManner{Control: state.MannerPrefix + text.MannerChoices[0], ID: "de"}, state.SetText{Field: "scale", Text: "1,234"}, state.SetText{Field: "pue", Text: "1,234"},
		state.Answered{Answer: r.sampler.Answer(cat, engine.Scenario{Draws: engine.Given(100)})},
	} {
		carry(m)
		work()
	}
	for _, s := range all {
		if s.shows != 0 && !moved[s.name] && app.IsClient {
			t.Errorf("%s never looked otherwise", s.name)
		}
	}
}
