package state

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/link"
	"tenfold/engine/spread"
)

var (
	monkeySeed = flag.Uint64("monkey-seed", 1, "the seed of TestMonkey")
	monkeyActs = flag.Int("monkey", 10000, "how many things TestMonkey does")
)

// monkey does at random what a reader could do, and some things that only a
// broken page would.
type monkey struct {
	State
	r       *rand.Rand
	sampler *spread.Sampler
	links   []string
	jobs    []Job
}

func pick[T any](m *monkey, list []T) T { return list[m.r.IntN(len(list))] }

// typed are texts that people put into fields, or that fall into them.
var typed = []string{"10", "2.5", "1e3", "24k", "1,5", "30-45%", "35±5", "$2", "0", "-3", "1e400", "ten", "", " ", "٣", "１０", "<b>", "\x00", "NaN", "1e26", "7", "0.4", "100%", "3 GW", "__proto__", "\u202e9"}

func (m *monkey) control() string { return pick(m, engine.Fields).Name }

func (m *monkey) id() string {
	cat := m.Catalog
	switch m.r.IntN(8) {
	case 0:
		return pick(m, cat.Runs()).ID
	case 1:
		return pick(m, cat.Regions()).ID
	case 2:
		return pick(m, text.Sizes)
	case 3:
		return pick(m, []string{"central", "conservative", "aggressive", "with-experiments", "final-run", "fp8", "bf16", "same-ratio", "compute-optimal", "moe", "on-demand", Off, None, "", "no-such", "__proto__"})
	default:
		return pick(m, cat.Accelerators()).ID
	}
}

func (m *monkey) pin() int { return m.r.IntN(m.lastPin+2) - 1 }

// act is one message. Those that another page of the same reader would cause are
// not among them: the history does not take them back.
func (m *monkey) act() Message {
	switch m.r.IntN(40) {
	case 0, 1, 2, 3, 4, 5, 6, 7:
		return SetText{m.control(), pick(m, typed)}
	case 8, 9, 10:
		return Choose{m.control(), m.id()}
	case 11:
		return Choose{pick(m, []string{text.SizeField, text.DrivenField, "accelerator", "reference", "region"}), m.id()}
	case 12, 13:
		return Slide{m.r.IntN(SlideEnd+40) - 20}
	case 14:
		return Commit{m.control()}
	case 15:
		return UsePreset{pick(m, Presets(m.Catalog)).ID}
	case 16:
		return UseScale{}
	case 17:
		return Toggle{pick(m, []string{"accelerator_hours", "accelerator_hours/Rate", "days", "cost_owned_usd", "no-such", ""})}
	case 18, 19:
		return LinkOpened{pick(m, m.links)}
	case 20:
		return pick(m, []Message{CopyLink{}, LinkCopied{true}, LinkCopied{false}, Rested{}, PinsKept{true}, PinsKept{false}, PrintAll{}})
	case 21:
		return LeadTo{m.control()}
	case 22, 23, 24:
		return Undo{}
	case 25, 26:
		return Redo{}
	case 27, 28:
		return PinNow{}
	case 29:
		return Unpin{m.pin()}
	case 30:
		return Rename{m.pin(), pick(m, typed)}
	case 31:
		return OpenPin{m.pin()}
	case 32:
		return HoldAgainst{m.pin()}
	case 33:
		return pick(m, []Message{CompareSeen{true}, CompareSeen{false}, DriveSeen{true}, DriveSeen{false}, FrontierSeen{true}, FrontierSeen{false}, BeyondSeen{true}, BeyondSeen{false}, FleetSeen{true}, FleetSeen{false}, ShowAll{}})
	case 34:
		return SortBy{m.r.IntN(12) - 2}
	case 35:
		return Reset{m.control()}
	case 36:
		return ResetAll{}
	case 37:
		return pick(m, []Message{Turn{TurnValueControl, pick(m, typed)}, Turn{pick(m, []string{"turn.vary", "turn.until", "no-such"}), m.id()}, TurnReady{"billion"}, TakeTurned{}, CopyTurned{}, Turning{m.r.IntN(3), m.r.IntN(9)}})
	case 38:
		return pick(m, []Message{SetPaste{PasteKindControl, pick(m, text.PasteKinds)}, SetPaste{PasteTitleControl, pick(m, typed)}, PreviewPaste{}, CopySnippet{"x"}, SnippetCopied{false}, TakeOpened{true}, SetTake{m.id()}, TakenGone{true}})
	default:
		return pick(m, []Message{SearchOpened{true}, SetSearch{pick(m, typed)}, SetPlan{m.control(), pick(m, typed)}, TakePoint{pick(m, []string{"frontier", "compare", ""}), m.id()}})
	}
}

// answer is the engine's, with few draws and without a search for a layout.
func (m *monkey) answer(s engine.Scenario) spread.Answer {
	quick := s
	quick.Draws = engine.Given(100)
	if !quick.MFU.Set {
		quick.MFU = engine.Given(0.4)
	}
	a := m.sampler.Answer(m.Catalog, quick)
	a.Scenario = s.Normal()
	return a
}

// do plays a message as a page does: what it asks of the engine is answered, one
// job at a time, sometimes late and then of an older question.
func (m *monkey) do(message Message) {
	before, copied := m.State, kept(m.State)
	next, effects := Update(m.State, message)
	if !copied.same(kept(before)) {
		panic("the state that an update was given is another afterwards")
	}
	m.State = next
	for _, e := range effects {
		switch e := e.(type) {
		case WriteLink:
			if len(m.links) < 300 {
				m.links = append(m.links, e.Fragment)
			}
		case Compute:
			m.do(Answered{m.answer(e.Scenario)})
		case Slice:
			m.jobs = append(m.jobs, e.Job)
		}
	}
}

// shared is a copy of what of a state could be changed through another that
// shares its lists.
type shared struct {
	entries      []Entry
	pins         []Pin
	open         []string
	past, future []moment // the last of each
}

func kept(s State) shared {
	tail := func(list []*moment) (out []moment) {
		for _, m := range list[max(0, len(list)-2):] {
			out = append(out, *m)
		}
		return out
	}
	return shared{slices.Clone(s.Entries), slices.Clone(s.Pins), slices.Clone(s.Open), tail(s.past), tail(s.future)}
}

func (s shared) same(as shared) bool {
	pinned := func(a, b []Pin) bool {
		return slices.EqualFunc(a, b, func(a, b Pin) bool {
			return a.ID == b.ID && a.Name == b.Name && a.Scenario == b.Scenario && a.Done == b.Done && a.Why == b.Why
		})
	}
	moments := func(a, b moment) bool { return a.asked == b.asked && a.against == b.against && pinned(a.pins, b.pins) }
	return slices.Equal(s.entries, as.entries) && pinned(s.pins, as.pins) && slices.Equal(s.open, as.open) &&
		slices.EqualFunc(s.past, as.past, moments) && slices.EqualFunc(s.future, as.future, moments)
}

// TestMonkey: whatever is done in whatever order, nothing breaks, the question
// can be linked, what is typed stands as typed, an answer is on show, and undoing
// everything leads back to where it began, redoing it to where it was.
func TestMonkey(t *testing.T) {
	cat, most := catalog.Default(), *monkeyActs
	if runtime.GOOS == "js" { // where it is no other code, only slower
		most = min(most, 500)
	}
	m := &monkey{r: rand.New(rand.NewPCG(*monkeySeed, 0)), sampler: spread.New()}
	var done []string
	defer func() {
		if fault := recover(); fault != nil {
			t.Fatalf("seed %d: %v after %v", *monkeySeed, fault, done[max(0, len(done)-12):])
		}
	}()
	const round = 100 // fewer than the history holds
	for acts := 0; acts < most; {
		m.State, m.jobs = State{Catalog: cat}, nil
		m.links = []string{"v1", "v1&scale=30", "v1&accelerator=abacus", "v1&compute_flop=1e25&model.tokens=1e13", "%%%", "v9&colour=blue&pue=1.2", "sources", ""}
		m.State = Start(cat, pick(m, m.links), m.answer)
		first := m.now()
		for range round {
			acts++
			act := m.act()
			done = append(done, fmt.Sprintf("%T%+v", act, act))
			m.do(act)
			if set, ok := act.(SetText); ok {
				if f, known := engine.FieldNamed(set.Field); known && f.Number != nil && m.Text(set.Field) != set.Text {
					t.Fatalf("seed %d: typed %q into %s, which shows %q, after %v", *monkeySeed, set.Text, set.Field, m.Text(set.Field), done[max(0, len(done)-12):])
				}
			}
			if m.Scenario != m.Scenario.Normal() {
				t.Fatalf("seed %d: %+v is in no normal form after %v", *monkeySeed, m.Scenario, done[max(0, len(done)-12):])
			}
			if back, found := link.Decode(Fragment(m.Scenario)); back != m.Scenario {
				t.Fatalf("seed %d: the link %s opens as %+v (%v), not %+v, after %v", *monkeySeed, Fragment(m.Scenario), back, found, m.Scenario, done[max(0, len(done)-12):])
			}
			if !m.Answer.OK || len(m.Answer.Results) != len(engine.Results) {
				t.Fatalf("seed %d: no answer is on show after %v", *monkeySeed, done[max(0, len(done)-12):])
			}
			if len(m.jobs) > 0 && m.r.IntN(2) == 0 {
				j := m.jobs[0]
				m.jobs = m.jobs[1:]
				if j.Turn != 0 || m.r.IntN(8) == 0 {
					m.do(Sliced{Job: j}) // dropped
				} else {
					m.do(Sliced{Job: j, Answer: m.answer(j.Scenario), Done: true})
				}
			}
		}
		for range round + 1 { // wherever the last undo left off, forward to the end
			m.do(Redo{})
		}
		last := m.now()
		for range 3 * round {
			m.do(Undo{})
		}
		if m.CanUndo() {
			t.Fatalf("seed %d: a round of %d acts has more than %d steps", *monkeySeed, round, 3*round)
		}
		if now := m.now(); now.asked != first.asked || !samePins(now.pins, first.pins) {
			t.Fatalf("seed %d: undoing everything leads to %+v, not to %+v, after %v", *monkeySeed, now, first, done[len(done)-round:])
		}
		for range 3 * round {
			m.do(Redo{})
		}
		if now := m.now(); now.asked != last.asked || !samePins(now.pins, last.pins) {
			t.Fatalf("seed %d: redoing everything leads to %+v, not to %+v, after %v", *monkeySeed, now, last, done[len(done)-round:])
		}
	}
}
