package text

import (
	"slices"
	"strings"
)

// The section that hands out what an editor pastes.
const (
	PasteTitle   Phrase = "Put this into an article"
	PasteIntro   Phrase = "What you paste shows this question, with its answer and its controls, in a frame. It asks no other host for anything, keeps nothing and sends nothing."
	PasteKind    Phrase = "What to paste"
	PasteVersion Phrase = "Figures"
	PasteName    Phrase = "Title of the frame, for those who cannot see it"
	PasteCopy    Phrase = "Copy"
	PasteCopied  Phrase = "Copied"
	PasteFailed         = TakeFailed
	PasteShow    Phrase = "Show a preview"
	PasteHide    Phrase = "Hide the preview"
	PasteNoImage Phrase = "Pictures are made for the ready questions alone. This is the sentence, with its link."
	PasteNoEmbed Phrase = "Answers by oEmbed are made for the ready questions alone. For this question, paste the frame."
	PasteCut     Phrase = "This address cuts its question off wherever a program drops what stands behind the #; paste it where the whole of it is kept."
)

// pasteAll is what opens a frame for AMP to its whole height.
const pasteAll Phrase = "Show all of it"

// PasteKinds are what can be pasted, the one that works almost everywhere first,
// and PasteKindWords what they are called.
var (
	PasteKinds     = []string{"frame", "script", "element", "picture", "oembed", "amp"}
	PasteKindWords = []Phrase{"A frame", "A frame that a script sizes", "A web component", "A picture", "An address (oEmbed)", "A frame for AMP"}
)

// PasteVersions are whether figures stay as they are, and PasteVersionWords what
// that is called.
var (
	PasteVersions     = []string{"pinned", "updating"}
	PasteVersionWords = []Phrase{"stay as they are today", "follow newer data"}
)

// PasteSays is what is to be known about one kind.
func PasteSays(kind string) string {
	return map[string]Phrase{
		"frame":   "Works wherever a frame may be pasted, without any script. Its height stays as given.",
		"script":  "The script gives the frame the height of what it holds. Use this where the article may carry scripts.",
		"element": "One element and one script of this site; without the script the sentence and its link stay.",
		"picture": "Works in newsletters and feeds. Nothing can be changed in it.",
		"oembed":  "Paste this address alone on a line where the program knows oEmbed.",
		"amp":     "For AMP pages; it must stand below the first screen.",
	}[kind].String()
}

// Snippet is what is handed out about one question, in the language that is spoken:
// who reads the page in German writes for readers of German.
type Snippet struct {
	Kind     string
	Home     string // absolute address of the site, with its slash
	Folder   string // of the build: "at/2026.11/", or "" for the newest
	Preset   string // id of the ready question, "" for any other
	Question string // the link's text
	Carried  string // the parameters that carry its words and figures, "" for a ready one
	Title    string // in plain words
	Sentence string // question and answer
	Version  string // of the data
}

// Frame is the address of the frame.
func (s Snippet) Frame() string {
	if s.Preset != "" {
		return s.Home + s.Folder + Own().Address("embed/"+s.Preset)
	}
	return s.Home + s.Folder + Own().Address("embed") + "#" + s.Question + s.Carried
}

// Page is the address of the whole page at this question.
func (s Snippet) Page() string { return s.Home + s.Folder + Own().Address("index") + "#" + s.Question }

// Latest is the address of this question at whatever data are newest.
func (s Snippet) Latest() string { return s.Home + Own().Address("index") + "#" + s.Question }

// listener is the script beside a frame: it gives the frame that speaks the
// height that it says, and does nothing else.
const listener = `<script>addEventListener("message",function(e){var d=e.data;if(!d||d.sentinel!=="amp"||d.type!=="embed-size"||!(d.height>0))return;document.querySelectorAll("iframe[data-tenfold]").forEach(function(f){if(f.contentWindow===e.source)f.style.height=Math.min(d.height,10000)+"px"})})</script>`

// FrameHeight is the height of a frame until a script knows better, in pixels: what
// it needs in the column of an article, from 480 to 800 pixels wide.
const FrameHeight = 900

// Text is what is pasted, and what is to be said about it.
func (s Snippet) Text() (paste, says string) {
	says = PasteSays(s.Kind)
	frame := FrameSnippet(s.Frame(), s.Title, FrameHeight)
	link := `<a href="` + quoted(s.Page()) + `">`
	switch s.Kind {
	case "script":
		return strings.Replace(frame, "<iframe ", "<iframe data-tenfold ", 1) + "\n" + listener, says
	case "element":
		asks := ` question="` + quoted(s.Question+s.Carried) + `"`
		if s.Preset != "" {
			asks = ` preset="` + quoted(s.Preset) + `"`
		}
		if s.Folder != "" {
			asks += ` version="` + quoted(s.Version) + `"`
		}
		if own := Own(); own != Tongues[0] {
			asks += ` lang="` + own.Tag + `"`
		}
		return "<tenfold-calculator" + asks + ` label="` + quoted(s.Title) + `">` + link + escaped(s.Sentence) + "</a></tenfold-calculator>\n" +
			`<script src="` + quoted(s.Home) + `web/embed.js" async></script>`, says
	case "picture":
		if s.Preset == "" {
			return "<p>" + link + escaped(s.Sentence) + "</a></p>", PasteNoImage.String()
		}
		return link + `<img src="` + quoted(s.Picture()) + `" alt="` + quoted(Pictured(s.Sentence, s.Version)) + `" width="1200" height="700" style="max-width:100%;height:auto"></a>`, says
	case "oembed":
		if s.Preset == "" {
			return s.Page(), PasteNoEmbed.String() + " " + PasteCut.String()
		}
		return s.Home + s.Folder + Own().Address(s.Preset), says
	case "amp":
		return `<amp-iframe width="100" height="` + "110" + `" layout="responsive" sandbox="allow-scripts allow-same-origin allow-popups" resizable title="` + quoted(s.Title) + `" src="` + quoted(s.Frame()) +
			`"><div overflow tabindex="0" role="button" aria-label="` + quoted(pasteAll.String()) + `">` + escaped(pasteAll.String()) + `</div></amp-iframe>`, says
	}
	return frame, says
}

// Picture is the address of the picture of a ready question.
func (s Snippet) Picture() string { return s.Home + s.Folder + PicturePath(s.Preset) }

// PicturePath is where the picture of a ready question lies, in the language that is
// spoken, and CardPath where its card does.
func PicturePath(preset string) string { return drawn("pictures/" + preset) }
func CardPath(preset string) string    { return drawn("cards/" + preset) }

func drawn(path string) string { return strings.TrimSuffix(Own().Address(path), ".html") + ".png" }

// Pasted is an entry of a list of the section by its id, the first where the id
// is none of them.
func Pasted(ids []string, id string) string {
	if slices.Contains(ids, id) {
		return id
	}
	return ids[0]
}

// escaped is text as it stands between tags.
func escaped(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", " ").Replace(s)
}
