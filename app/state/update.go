package state

import (
	"slices"
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/link"
	"tenfold/engine/spread"
)

// Update is the state after a message, and what is to be done outside.
func Update(s State, m Message) (State, []Effect) {
	asked := s.Scenario
	s, effects := s.update(m)
	if s.Scenario != asked {
		s.overtaken()
	}
	s.turned()
	s.generations()
	effects = append(effects, s.fleetUp()...)
	if !s.slicing {
		if job, more := s.nextJob(); more {
			s.slicing = true
			effects = append(effects, Slice{job})
		}
	}
	return s, effects
}

func (s State) update(m Message) (State, []Effect) {
	switch m := m.(type) {
	case SetText:
		return s.setText(m.Field, m.Text)
	case Slide:
		next := s.Scenario
		next.Scale = engine.Given(FactorAt(m.Position))
		s.hold(SlideControl)
		s.drop("scale")
		return s.ask(next, SlideControl)
	case Commit: // the control stays held: a key may be on its way
		s.editing = ""
		if e, ok := s.entry(m.Field); ok && e.waits() && s.words(m.Field) {
			f, _ := engine.FieldNamed(m.Field)
			return s.without(f)
		}
		return s, nil
	case DriveSeen:
		return s.driveSeen(m.InView)
	case DriversFound:
		return s.driversFound(m), nil
	case Choose:
		if m.Field == text.DrivenField {
			return s.driven(m.ID)
		}
		return s.choose(m.Field, m.ID)
	case UsePreset:
		for _, p := range Presets(s.Catalog) {
			if p.ID == m.ID {
				s.clear()
				return s.ask(p.Scenario, "")
			}
		}
		return s, nil
	case UseScale:
		next := s.Scenario
		next.ComputeFLOP, next.Model = engine.Number{}, engine.Model{}
		s.clear()
		return s.ask(next, "")
	case Toggle:
		s.Open = toggled(s.Open, m.Path)
		return s, nil
	case LinkOpened:
		return s.openLink(m.Fragment)
	case SetPaste, PreviewPaste, CopySnippet, SnippetCopied:
		return s.paste(m)
	case TakeOpened, SetTake, CopyTaken, TakenGone, SaveTaken, PrintAll:
		return s.takeAlong(m)
	case SetOther:
		s.OtherID = m.ID
		return s, nil
	case SearchOpened, SetSearch:
		return s.look(m)
	case CopyLink:
		return s, []Effect{CopyText{Fragment(s.Scenario)}}
	case LinkCopied:
		s.Copied = CopyFailed
		if m.OK {
			s.Copied = Copied
		}
		return s, []Effect{Announce{text.CopyWords(m.OK)}, Rest{}}
	case SetManner:
		return s.speak(m)
	case Spoken:
		return s.spoken(), nil
	case LeadTo:
		return s.leadTo(m.Field)
	case Rested:
		s.Copied, s.Paste.Copied, s.Take.Copied = NotCopied, NotCopied, NotCopied
		return s, nil
	case Answered:
		return s.answered(m.Answer)
	case LayoutFound:
		if m.Scenario == s.Answer.Scenario {
			s.Laid, s.Laying = m.Laid, false
		}
		return s, nil
	case Undo:
		return s.undo()
	case Redo:
		return s.redo()
	case PinNow:
		return s.pin()
	case Unpin:
		return s.unpin(m.ID)
	case Rename:
		return s.rename(m.ID, m.Name)
	case OpenPin:
		return s.open(m.ID)
	case HoldAgainst:
		s.Against = m.ID
		return s, nil
	case PinsFound:
		return s.recall(m.Stored, m.OK)
	case PinsKept:
		s.Keeping = NotKept
		if m.OK {
			s.Keeping = Kept
		}
		return s, nil
	case Sliced:
		if m.Solved != nil && m.Done && s.Wants(m.Job) {
			s.slicing = false
			return s.solved(*m.Solved)
		}
		return s.sliced(m.Job, m.Answer, m.Done), nil
	case Turn:
		return s.turn(m)
	case TurnReady:
		return s.turnReady(m.ID)
	case Turning:
		if m.Turn == s.Turned.turn {
			s.Turned.Trials = m.Trials
		}
		return s, nil
	case TakeTurned:
		return s.take()
	case CopyTurned:
		if a, ok := s.SolvedFor(); ok {
			return s, []Effect{CopyText{Fragment(a.Scenario)}}
		}
		return s, nil
	case SetPlan:
		return s.set(m)
	case BeyondSeen:
		return s.beyondSeen(m.InView)
	case Generated:
		return s.generated(m)
	case FleetSeen:
		s.Fleet.InView = m.InView
		return s, nil
	case Timed:
		return s.timedAs(m), nil
	case CompareSeen:
		s.Compared.InView, s.Compared.Seen = m.InView, s.Compared.Seen || m.InView
		return s, nil
	case FrontierSeen:
		s.Frontier.InView, s.Frontier.Seen = m.InView, s.Frontier.Seen || m.InView
		return s, nil
	case TakePoint:
		return s.takePoint(m)
	case SortBy:
		return s.sortBy(m.Column), nil
	case ShowAll:
		s.Compared.All = !s.Compared.All
		return s, nil
	case Reset:
		return s.reset(m.Field)
	case ResetAll:
		s.clear()
		return s.ask(engine.Scenario{}, "")
	}
	return s, nil
}

// SlideControl names the slider among the controls.
const SlideControl = "scale.slider"

// setText takes a key pressed in a number field.
func (s State) setText(field, typed string) (State, []Effect) {
	f, ok := engine.FieldNamed(field)
	if !ok || f.Number == nil {
		return s, nil
	}
	s.hold(field)
	n, finding := text.ReadField(f, typed)
	s.keep(Entry{Field: field, Text: typed, Finding: finding})
	if finding != nil {
		return s, []Effect{Announce{text.Engine(finding.Text)}}
	}
	if !n.Set && s.words(field) {
		return s, nil
	}
	next := s.Scenario
	*f.Number(&next) = n
	if n.Set {
		s.drop(giveWay(&next, field)...)
	}
	return s.ask(next, field)
}

// words reports whether the sentence is worded by that number: without it another
// control stands in its place. Emptied on the way to another number, it counts as it
// was until the reader is through, or the next digits would go to that control.
func (s State) words(field string) bool {
	f, ok := engine.FieldNamed(field)
	return ok && slices.Contains([]string{"accelerators", "site_mw", "compute_flop"}, field) && f.Number(&s.Scenario).Set
}

// waits reports whether the text is empty, and so stands for no number yet.
func (e Entry) waits() bool { return e.Finding == nil && strings.TrimSpace(e.Text) == "" }

// giveWay takes out of a question what a number just given contradicts, so that
// the last word counts: the other sizes, the multiple beside a compute or a
// whole model, and those beside a multiple. It returns the fields it emptied.
func giveWay(s *engine.Scenario, field string) []string {
	var emptied []string
	clear := func(names ...string) {
		for _, name := range names {
			if f, ok := engine.FieldNamed(name); ok && name != field {
				*f.Number(s) = engine.Number{}
				emptied = append(emptied, name)
			}
		}
	}
	m := s.Model
	whole := (m.Params.Set || m.ActiveParams.Set) && m.Tokens.Set
	switch field {
	case "days", "accelerators", "site_mw":
		clear(text.Sizes...)
	case "compute_flop":
		clear("scale")
	case "model.params", "model.active_params", "model.tokens":
		if whole {
			clear("scale")
		}
	case "scale":
		clear("compute_flop")
		if whole {
			clear("model.params", "model.active_params", "model.tokens")
		}
	}
	return emptied
}

// choose takes an entry from a list.
func (s State) choose(field, id string) (State, []Effect) {
	next := s.Scenario
	if field == text.SizeField {
		if text.Sizes[text.Size(next)] == id {
			return s, nil
		}
		next = s.sizedBy(id)
		s.drop(text.Sizes...)
		s.release()
		return s.ask(next, "")
	}
	f, ok := engine.FieldNamed(field)
	switch {
	case !ok || f.Number != nil:
		return s, nil
	case f.Off != nil:
		*f.Off(&next) = id == Off
	default:
		if id == None {
			id = ""
		}
		if id != "" && f.Words != nil && !slices.Contains(f.Words, id) {
			return s, nil // no entry of the list
		}
		*f.Text(&next) = id
	}
	if field == "accelerator" {
		next.Own = engine.Hardware{}
	}
	s.release()
	return s.ask(next, "")
}

// sizedBy is the question with another size given: the one that the answer on
// show leads to, rounded, so that the question stays nearly the same.
func (s *State) sizedBy(field string) engine.Scenario {
	next := s.Scenario
	next.Accelerators, next.Days, next.SiteMW = engine.Number{}, engine.Number{}, engine.Number{}
	result := map[string]string{"accelerators": "accelerators", "days": "days", "site_mw": "power_peak_mw"}[field]
	f, ok := engine.FieldNamed(field)
	if !ok || result == "" {
		return next
	}
	q := s.Answer.Result(result)
	if !q.Known {
		return next
	}
	v, _ := text.Rounded(q.Value, 2)
	if n, finding := f.Check(v); finding == nil {
		*f.Number(&next) = n
	}
	return next
}

// openLink takes up the question of an address.
func (s State) openLink(fragment string) (State, []Effect) {
	if fragment = strings.TrimPrefix(fragment, "#"); isAnchor(fragment) || fragment == Fragment(s.Scenario) && len(s.Entries) == 0 {
		return s, nil
	}
	next, found := link.Decode(fragment)
	next = engine.Canonical(s.Catalog, next)
	s.clear()
	s.editing = ""
	s.LinkFound = found
	if next == s.Scenario {
		return s, nil
	}
	s.step()
	s.Scenario, s.Fresh, s.Found = next, false, nil
	return s, []Effect{Compute{next}}
}

// isAnchor reports whether a fragment names a place on the page, not a
// question.
func isAnchor(fragment string) bool {
	if fragment == "" {
		return false
	}
	for _, r := range fragment {
		if (r < 'a' || r > 'z') && r != '-' {
			return false
		}
	}
	return true
}

// answered takes the engine's answer. One without results leaves the last good
// answer standing and says why.
func (s State) answered(a spread.Answer) (State, []Effect) {
	current := a.Scenario == s.Scenario
	if current {
		s.Found = a.Findings
	}
	if !a.OK {
		if s.Laying { // the search was put off for this question
			return s, []Effect{FindLayout{s.Answer}}
		}
		return s, nil
	}
	s.Answer, s.Fresh = a, current
	if !current {
		return s, nil
	}
	s = s.rowAnswered(a.Scenario.Full().Accelerator, a)
	return s, append(s.drive(), FindLayout{a}, Announce{text.Sentence(a.Scenario, s.Names(a.Scenario), a)})
}

// ask makes next the question. Edits of the same control in a row are one step
// of the history; control is "" for a step of its own.
func (s State) ask(next engine.Scenario, control string) (State, []Effect) {
	next = next.Normal()
	if next == s.Scenario {
		return s, nil
	}
	push := control == "" || s.editing != control
	if push {
		s.step()
	}
	s.editing = control
	s.Scenario, s.Fresh, s.Found, s.LinkFound = next, false, nil, nil
	return s, []Effect{WriteLink{Fragment(next), push}, Compute{next}}
}

// hold leaves one control's text alone while it is in use, and has all others
// write theirs again.
func (s *State) hold(control string) {
	if s.held != control {
		s.held, s.heldAt = control, s.RevisionOf(control)
	}
	s.Revision++
}

// release ends that.
func (s *State) release() {
	s.held = ""
	s.Revision++
}

// clear forgets what was typed: every control shows the question.
func (s *State) clear() {
	s.Entries = nil
	s.release()
}

// keep stores what was typed into one field.
func (s *State) keep(e Entry) {
	next := make([]Entry, 0, len(s.Entries)+1)
	for _, have := range s.Entries {
		if have.Field != e.Field {
			next = append(next, have)
		}
	}
	s.Entries = append(next, e)
}

// drop forgets what was typed into some fields.
func (s *State) drop(fields ...string) {
	var next []Entry
	for _, have := range s.Entries {
		gone := false
		for _, f := range fields {
			gone = gone || have.Field == f
		}
		if !gone {
			next = append(next, have)
		}
	}
	s.Entries = next
}

// toggled is the open paths with one opened, or closed together with those
// inside it.
func toggled(open []string, path string) []string {
	var next []string
	was := false
	for _, p := range open {
		switch {
		case p == path:
			was = true
		case strings.HasPrefix(p, path+"/"):
		default:
			next = append(next, p)
		}
	}
	if !was {
		next = append(next, path)
	}
	return next
}
