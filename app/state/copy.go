package state

import (
	"net/url"
	"strings"

	"tenfold/app/text"
)

// Paste is what of the section for editors the reader chose.
type Paste struct {
	Kind     string // one of [text.PasteKinds]
	Updating bool   // figures follow newer data
	Title    string // of the frame, as typed; "" for the question's own
	Preview  bool
	Copied   Copying
}

// The controls of the section.
const (
	PasteKindControl    = "paste.kind"
	PasteVersionControl = "paste.version"
	PasteTitleControl   = "paste.title"
)

// SnippetID is the id of the field with what is to be pasted.
const SnippetID = "paste-snippet"

// PastePrefix is what the names of those controls begin with.
const PastePrefix = "paste."

// The messages of the section: a control changed; the preview opened or closed;
// the snippet to be copied, and how that went.
type (
	SetPaste      struct{ Control, Text string }
	PreviewPaste  struct{}
	CopySnippet   struct{ Text string }
	SnippetCopied struct{ OK bool }
)

func (SetPaste) message()      {}
func (PreviewPaste) message()  {}
func (CopySnippet) message()   {}
func (SnippetCopied) message() {}

// PutText puts text on the clipboard; [SnippetCopied] comes back.
type PutText struct{ Text string }

func (PutText) effect() {}

// paste takes a message of the section.
func (s State) paste(m Message) (State, []Effect) {
	switch m := m.(type) {
	case SetPaste:
		s.Paste.Copied = NotCopied
		switch m.Control {
		case PasteKindControl:
			s.Paste.Kind = text.Pasted(text.PasteKinds, m.Text)
		case PasteVersionControl:
			s.Paste.Updating = m.Text == text.PasteVersions[1]
		case PasteTitleControl:
			s.Paste.Title = line(m.Text)
		}
	case PreviewPaste:
		s.Paste.Preview = !s.Paste.Preview
	case CopySnippet:
		return s, []Effect{PutText(m)}
	case SnippetCopied:
		if m.OK {
			s.Paste.Copied = Copied
			return s, []Effect{Announce{text.PasteCopied.String() + "."}, Rest{}}
		}
		s.Paste.Copied = CopyFailed
		return s, []Effect{SelectText{SnippetID}, Announce{text.TakenByHand.String()}}
	}
	return s, nil
}

// PasteChoice is the id that a list of the section stands at.
func (s *State) PasteChoice(control string) string {
	if control == PasteVersionControl {
		if s.Paste.Updating {
			return text.PasteVersions[1]
		}
		return text.PasteVersions[0]
	}
	return text.Pasted(text.PasteKinds, s.Paste.Kind)
}

// Snippet is what the section hands out about the answer on show. address is
// where the page is.
func (s *State) Snippet(address string) text.Snippet {
	version, _ := s.Catalog.DataVersion()
	asked := s.Answer.Scenario
	names := s.Names(asked)
	question := text.Asked(asked, names, s.Answer)
	out := text.Snippet{
		Kind: s.PasteChoice(PasteKindControl), Home: Home(address, version), Question: Link(asked), Title: s.Paste.Title,
		Sentence: text.Sentence(asked, names, s.Answer), Version: version,
	}
	if out.Title == "" {
		out.Title = text.EmbedTitle(question)
	}
	if !s.Paste.Updating {
		out.Folder = "at/" + version + "/"
	}
	for _, p := range Presets(s.Catalog) {
		if p.Scenario == asked {
			out.Preset = p.ID
		}
	}
	if out.Preset == "" {
		out.Carried = "&ask=" + url.QueryEscape(text.Headed(asked, names, s.Answer)) +
			"&say=" + text.Stated(s.Answer, text.Headlines(text.Size(asked)))
	}
	return out
}

// Home is the address of the site's first page, of the address of any page in
// its own folder: without what stands behind the last slash, and without the
// folder of a kept build.
func Home(address, version string) string {
	bare, _, _ := strings.Cut(address, "#")
	bare, _, _ = strings.Cut(bare, "?")
	folder := bare[:strings.LastIndexByte(bare, '/')+1]
	return strings.TrimSuffix(folder, "at/"+version+"/")
}
