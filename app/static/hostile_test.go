package static

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/state"
	"tenfold/app/view"
	"tenfold/engine/catalog"
	"tenfold/engine/link"
)

// hostile is texts that nobody of ours wrote, one a line; the end-to-end tests
// open the same in a browser.
//
//go:embed testdata/hostile.jsonl
var hostile string

// stranger is one of them: in a link, in the address of a frame, or in what the
// device keeps as pins. Text is repeated behind Before.
type stranger struct {
	Name, Kind, Before, Text string
	Times                    int
}

func (s stranger) whole() string { return s.Before + strings.Repeat(s.Text, max(s.Times, 1)) }

func strangers(t *testing.T) []stranger {
	t.Helper()
	var list []stranger
	for line := range strings.Lines(hostile) {
		var s stranger
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		list = append(list, s)
	}
	return list
}

var (
	markupTag       = regexp.MustCompile(`<(/?)([^\s/>]*)([^>]*)>`)
	markupAttribute = regexp.MustCompile(`^\s([a-z-]+)="([^"<>]*)"|^\s([a-z-]+)`)
	plainAddress    = regexp.MustCompile(`^(#|https?://|\./|\.\./|[A-Za-z0-9/.-]*(\.html|\.css|\.svg|\.png|\.jsonl|\.txt)|$)`)
)

// words are the elements and attributes of a page's body, which must read from
// its first sign to its last as elements with attributes; an address in it must
// lead somewhere that a page may be.
func words(t *testing.T, name string, markup []byte) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, tag := range markupTag.FindAllSubmatch(markup, -1) {
		found["<"+string(tag[2])] = true
		rest := tag[3]
		for len(rest) > 0 {
			m := markupAttribute.FindSubmatch(rest)
			if m == nil {
				t.Fatalf("%s: no attribute: %.100s", name, tag[0])
			}
			key := string(m[1]) + string(m[3])
			found[key] = true
			if (key == "href" || key == "src") && !plainAddress.Match(m[2]) {
				t.Errorf("%s: an address leads to %.60s", name, m[2])
			}
			rest = rest[len(m[0]):]
		}
	}
	if n := bytes.Count(markup, []byte("<")); n != len(markupTag.FindAll(markup, -1)) {
		t.Errorf("%s: a bracket is no element's", name)
	}
	return found
}

// body is what was drawn of a page.
func body(t *testing.T, page []byte) []byte {
	t.Helper()
	_, rest, _ := bytes.Cut(page, []byte("<!-- "+pagePlace+" -->"))
	drawn, _, ok := bytes.Cut(rest, []byte("<!-- /"+pagePlace+" -->"))
	if !ok {
		t.Fatal("the page has no mark of its end")
	}
	return drawn
}

// TestStrangersTextStaysText: whatever a link, a frame's address or a device
// holds, the page has no other elements and attributes than with a good question,
// and what is asked can be linked.
func TestStrangersTextStaysText(t *testing.T) {
	cat := catalog.Default()
	shell := []byte("<head>\n<!-- static:head -->\n<!-- /static:head -->\n</head>\n<!-- static:page -->\n<!-- /static:page -->\n<!-- static:start -->\n<!-- /static:start -->")
	page := func(question string) []byte {
		t.Helper()
		out, err := PageOf(shell, cat, question, Head{})
		if err != nil {
			t.Fatalf("%.80q: %v", question, err)
		}
		return out
	}
	frame := func(asked string) []byte {
		t.Helper()
		e := view.EmbedOf(cat, state.ReadEmbed("", asked), "../")
		markup, err := canonical(app.HTMLString(e))
		if err != nil {
			t.Fatalf("%.80q: %v", asked, err)
		}
		return []byte(markup)
	}
	// What a page may hold: that of questions with findings, of hardware of one's own,
	// and of frames with everything open.
	may := map[string]bool{}
	for _, good := range [][]byte{
		body(t, page("v1&scale=20&colour=blue&pue=0.2&accelerator=abacus")), body(t, page("v1&model.params=1e12&model.tokens=1e13&accelerators=1000&scope=with-experiments")),
		frame("v1&scale=20&title=A&author=B&theme=blue&controls=all,slider,pue&chart=where"), frame("v1&accelerator=abacus&chart=none"),
	} {
		for w := range words(t, "a good question", good) {
			may[w] = true
		}
	}
	for never := range map[string]bool{"<script": true, "<iframe": true, "<svg": true, "onclick": true, "srcdoc": true} {
		if may[never] {
			t.Fatalf("a good question's page holds %s", never)
		}
	}
	for _, s := range strangers(t) {
		var drawn []byte
		switch s.Kind {
		case "link":
			whole := page(s.whole())
			if script := bytes.Count(whole, []byte("<script")); script != 2 { // the one that puts the question into the address, and how the program starts
				t.Errorf("%s: %d scripts", s.Name, script)
			}
			drawn = body(t, whole)
			q, _ := link.Decode(s.whole())
			if again, _ := link.Decode(link.Encode(q)); again != q {
				t.Errorf("%s: %+v opens as %+v", s.Name, q, again)
			}
		case "embed":
			drawn = frame(s.whole())
		case "pins": // FuzzPins in package state, and the end-to-end tests
			continue
		default:
			t.Fatalf("%s: what is %q?", s.Name, s.Kind)
		}
		for w := range words(t, s.Name, drawn) {
			if !may[w] {
				t.Errorf("%s: the page has %s", s.Name, w)
			}
		}
	}
}
