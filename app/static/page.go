package static

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/text"
	"tenfold/app/view"
	"tenfold/engine/catalog"
)

// The shell's places, each between a mark and its end.
const (
	headPlace  = "static:head"
	pagePlace  = "static:page"
	startPlace = "static:start"
)

// early runs before everything else of every published page.
//
//go:embed early.js
var early string

// start is how the page and the frame start their program. It stands in the shell
// too, which works as it is committed.
//
//go:embed start.js
var start string

// offline runs last on pages that are to work without a network.
//
//go:embed offline.js
var offline string

// language leads to the page in the reader's language.
//
//go:embed language.js
var language string

// Page is the shell with the default answer in it, in place of the one it
// held; of head, addresses and picture are used. It fails where the shell lacks
// the marks.
func Page(shell []byte, cat *catalog.Catalog, head Head) ([]byte, error) {
	root := view.New(cat)
	// The card carries no figures: unfurlers drop the question behind the #, and
	// would show these beside any link to the page.
	head.Title, head.Description, head.Card = text.Titled(), root.Sentence(), text.About.String()
	return page(shell, root, head)
}

// PageOf is the shell with the answer to a ready question in it; head is what it
// says to search engines and unfurlers.
func PageOf(shell []byte, cat *catalog.Catalog, question string, head Head) ([]byte, error) {
	root := view.At(cat, question)
	if head.Description == "" {
		head.Description = root.Sentence()
	}
	out, err := page(shell, root, head)
	if err != nil {
		return nil, err
	}
	// The address becomes that of the whole page at this question, which lies in the
	// same folder: what the reader asks next is no longer this page's question.
	link, err := json.Marshal("./" + text.Own().Address("index") + "#" + question)
	if err != nil {
		return nil, err
	}
	return before(out, "</head>", `<script>
if (!location.hash) {
	const whole = new URL(`+string(link)+`, document.baseURI);
	whole.search = location.search;
	try { history.replaceState(null, "", whole); } catch { location.hash = whole.hash; }
}
</script>
`)
}

func page(shell []byte, root *view.Root, head Head) ([]byte, error) {
	markup, err := canonical(app.HTMLString(root))
	if err != nil {
		return nil, err
	}
	out, err := fill(shell, headPlace, head.String())
	if err != nil {
		return nil, err
	}
	if out, err = fill(out, pagePlace, markup); err != nil {
		return nil, err
	}
	if out, err = fill(out, startPlace, "<script>\n"+start+"</script>\n"); err != nil {
		return nil, err
	}
	return Translated(out, ""), nil
}

// wordsFile is where the words of a language lie in the site.
func wordsFile(tag string) string { return "web/" + tag + ".txt" }

// Translated is a page whose shell speaks the language that the page is drawn in,
// and names the file of its words to the program; home leads to the site's first
// page. One in English comes back as it is.
func Translated(page []byte, home string) []byte {
	tag := text.Speaks()
	if tag == "en" {
		return page
	}
	said := string(page)
	for _, p := range text.Shell {
		for _, quote := range []string{`"`, ">"} { // whole texts alone: "Reload" is also a part of others
			said = strings.ReplaceAll(said, quote+string(p), quote+p.String())
		}
	}
	said = strings.Replace(said, `"`+BacktestChartPath("en")+`"`, `"`+BacktestChartPath(tag)+`"`, 1)
	said = strings.Replace(said, `<html lang="en"`, `<html lang="`+tag+`" data-words="`+home+wordsFile(tag)+`"`, 1)
	return []byte(said)
}

// BacktestChartPath is where the chart of the backtest lies in the site, as the
// page in a language fetches it.
func BacktestChartPath(tag string) string {
	if tag == "en" {
		return "backtest-chart.json"
	}
	return "backtest-chart." + tag + ".json"
}

// Words is the file of the words of a language, and where it lies in the site.
func Words(tag string, file []byte) (path string, data []byte) { return wordsFile(tag), file }

// Publish is a page as it goes to a host: with the scripts that must run before
// all others.
func Publish(page []byte) ([]byte, error) {
	return before(page, "</head>", "<script>\n"+early+"</script>\n")
}

// ByLanguage is a page that leads to the one in the reader's language, before
// anything else of it gives it another address.
func ByLanguage(page []byte) ([]byte, error) {
	return before(page, "<title>", "<script>\n"+language+"</script>\n")
}

// Offline is a page that is kept on the reader's device once it has started, for
// use without a network.
func Offline(page []byte) ([]byte, error) {
	return before(page, "</body>", "<script>\n"+offline+"</script>\n")
}

// before puts text before a mark.
func before(page []byte, mark, text string) ([]byte, error) {
	head, rest, found := bytes.Cut(page, []byte(mark))
	if !found {
		return nil, errors.New("the page has no " + mark)
	}
	return bytes.Join([][]byte{head, []byte(text + mark), rest}, nil), nil
}

// Head is what a page says of itself to search engines, unfurlers and
// consumers of oEmbed. Addresses are absolute; "" leaves a tag out.
type Head struct {
	Title       string
	Description string
	Card        string // the description beside a link; "" for Description
	Address     string
	Picture     string // 1200 × 630
	PictureSays string
	OEmbed      string
	Languages   [][2]string // the same page in each language: its tag and its absolute address
}

// String is the tags.
func (h Head) String() string {
	var b strings.Builder
	b.WriteString("<title>" + escape(h.Title) + "</title>\n")
	card := h.Card
	if card == "" {
		card = h.Description
	}
	type tag struct{ name, content string }
	tags := []tag{
		{`name="description"`, h.Description}, {`property="og:title"`, h.Title}, {`property="og:description"`, card}, {`property="og:type"`, "website"},
		{`property="og:site_name"`, text.Name.String()}, {`property="og:url"`, h.Address},
	}
	size := "summary"
	if h.Picture != "" {
		size = "summary_large_image"
		tags = append(tags, tag{`property="og:image"`, h.Picture}, tag{`property="og:image:type"`, "image/png"}, tag{`property="og:image:width"`, "1200"},
			tag{`property="og:image:height"`, "630"}, tag{`property="og:image:alt"`, h.PictureSays},
			tag{`name="twitter:image"`, h.Picture}, tag{`name="twitter:image:alt"`, h.PictureSays})
	}
	tags = append(tags, tag{`name="twitter:card"`, size}, tag{`name="twitter:title"`, h.Title}, tag{`name="twitter:description"`, card})
	for _, t := range tags {
		if t.content != "" {
			b.WriteString("<meta " + t.name + ` content="` + escape(t.content) + "\">\n")
		}
	}
	if h.Address != "" {
		b.WriteString(`<link rel="canonical" href="` + escape(h.Address) + "\">\n")
	}
	for _, l := range h.Languages {
		b.WriteString(`<link rel="alternate" hreflang="` + escape(l[0]) + `" href="` + escape(l[1]) + "\">\n")
	}
	if h.OEmbed != "" {
		b.WriteString(`<link rel="alternate" type="application/json+oembed" href="` + escape(h.OEmbed) + `" title="` + escape(h.Title) + "\">\n")
	}
	return b.String()
}

// fill puts text between the marks of a place.
func fill(shell []byte, place, content string) ([]byte, error) {
	open, closing := []byte("<!-- "+place+" -->\n"), []byte("<!-- /"+place+" -->")
	before, rest, ok := bytes.Cut(shell, open)
	if !ok {
		return nil, errors.New("the shell has no mark <!-- " + place + " -->")
	}
	_, after, ok := bytes.Cut(rest, closing)
	if !ok {
		return nil, errors.New("the shell has no mark <!-- /" + place + " -->")
	}
	return bytes.Join([][]byte{before, open, []byte(content), closing, after}, nil), nil
}
