package state

import (
	"tenfold/app/text"
	"tenfold/engine/export"
	"tenfold/engine/wire"
)

// Take is what of the section of things to take along the reader chose.
type Take struct {
	Kind   string // one of [text.TakeKinds]; "" for the first
	Open   bool   // the section, whose text is made only then
	Copied Copying
}

// TakeControl is the list of the section, and TakeID its text.
const (
	TakeControl = "take.kind"
	TakeID      = "taken"
)

// The messages of the section: it was opened or closed; another kind was chosen;
// its text is to be copied, and how that went; to be saved; the page is to be
// printed.
type (
	TakeOpened struct{ Open bool }
	SetTake    struct{ Kind string }
	CopyTaken  struct{ Text string }
	TakenGone  struct{ OK bool }
	SaveTaken  struct{ Taken text.Taken }
	PrintAll   struct{}
)

func (TakeOpened) message() {}
func (SetTake) message()    {}
func (CopyTaken) message()  {}
func (TakenGone) message()  {}
func (SaveTaken) message()  {}
func (PrintAll) message()   {}

// The effects of the section.
type (
	// PutTaken puts text on the clipboard; [TakenGone] comes back.
	PutTaken struct{ Text string }
	// SelectText selects all that is in the field of that id, with the focus on it.
	SelectText struct{ ID string }
	// SaveFile hands the reader a file.
	SaveFile struct{ Name, Type, Text string }
	// PrintPage opens the browser's way to print.
	PrintPage struct{}
)

func (PutTaken) effect()   {}
func (SelectText) effect() {}
func (SaveFile) effect()   {}
func (PrintPage) effect()  {}

// takeAlong takes a message of the section.
func (s State) takeAlong(m Message) (State, []Effect) {
	switch m := m.(type) {
	case TakeOpened:
		s.Take.Open = m.Open
	case SetTake:
		s.Take.Kind, s.Take.Copied = text.TakeKindOf(m.Kind), NotCopied
	case CopyTaken:
		return s, []Effect{PutTaken(m)}
	case TakenGone:
		if m.OK {
			s.Take.Copied = Copied
			return s, []Effect{Announce{text.TakeCopied.String() + "."}, Rest{}}
		}
		s.Take.Copied = CopyFailed
		return s, []Effect{SelectText{TakeID}, Announce{text.TakenByHand.String()}}
	case SaveTaken:
		return s, []Effect{SaveFile{Name: m.Taken.File, Type: m.Taken.Type, Text: m.Taken.Bytes()}}
	case PrintAll:
		return s, []Effect{PrintPage{}}
	}
	return s, nil
}

// TakenAlong is the answer on show in the form chosen. address is where the page is.
// It makes all of the text, which for data takes as long as an answer.
func (s *State) TakenAlong(address string) text.Taken {
	kind := text.TakeKindOf(s.Take.Kind)
	made := ""
	switch kind {
	case "link":
		made = s.Snippet(address).Latest()
	case "sentence":
		made = s.reference(address).Plain()
	case "citation":
		made = s.reference(address).Cite()
	case "bibtex":
		made = s.reference(address).BibTeX()
	case "card":
		made = s.reference(address).Card(s.Answer)
	case "csv":
		made = string(export.CSV(s.Catalog, s.Answer, s.pinned(address)))
	case "json":
		made = string(wire.EncodeAnswer(s.Catalog, s.Answer, true))
	}
	return text.TakenAs(kind, made)
}

// pinned is the address of the build of this data version.
func (s *State) pinned(address string) string {
	version, _ := s.Catalog.DataVersion()
	return Home(address, version) + "at/" + version + "/"
}

// reference is what citations of the answer on show say.
func (s *State) reference(address string) text.Reference {
	version, date := s.Catalog.DataVersion()
	asked := s.Answer.Scenario
	names := s.Names(asked)
	place := names.Region
	if g, ok := s.Catalog.Region(asked.Full().Region); ok {
		place = text.Engine(g.Name)
	}
	return text.Reference{
		Question: text.Asked(asked, names, s.Answer), Sentence: text.Sentence(asked, names, s.Answer), Ranges: text.Ranges(s.Answer),
		Link: s.pinned(address) + text.Own().Address("index") + "#" + Link(asked), Version: version, Date: date, Hardware: names.Accelerator, Place: place,
	}
}
