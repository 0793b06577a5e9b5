package state

import (
	"slices"
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/link"
	"tenfold/engine/spread"
)

func TestReadEmbed(t *testing.T) {
	e := ReadEmbed("v1&scale=20&theme=dark&initialWidth=640&childId=p&parentUrl=https%3A%2F%2Fexample.org", "#v1&scale=30&title=Thirty+times&author=A.%20Reader&controls=scale,pue,slider&chart=where&accent=A30&say=x:1&ask=y&?secret=abc")
	if e.Question != "v1&scale=30" {
		t.Errorf("the question is %q: the fragment's wins, and what hosts append is none of it", e.Question)
	}
	if e.Theme != "dark" || e.Chart != "where" || e.Title != "Thirty times" || e.Author != "A. Reader" || e.Accent != "#a30" {
		t.Errorf("got %+v", e)
	}
	if !e.IsOpen("scale") || !e.IsOpen("pue") || !e.IsOpen(SlideControl) || e.IsOpen("region") || len(e.Found) > 0 {
		t.Errorf("open: %v, found %v", e.Open, e.Found)
	}
	if b := e.Beside(); len(b) != 1 || b[0].Field != "pue" {
		t.Errorf("beside the sentence: %v", b)
	}
	if got := ReadEmbed("v1&scale=20", "theme=light"); got.Question != "v1&scale=20" || got.Theme != "light" {
		t.Errorf("a fragment without a question leaves the query's: %+v", got)
	}
	for _, appended := range []string{"ref=blog.example", "utm_source=x&utm_medium=email", "fbclid=1", "page=2&v1", "v=3", "amp=1"} {
		if got := ReadEmbed(appended, ""); got.Question != "" {
			t.Errorf("what a host appended, %s, is read as the question %q", appended, got.Question)
		}
		if got := ReadEmbed("v1&scale=20&"+appended, "theme=dark"); !strings.HasPrefix(got.Question, "v1&scale=20") {
			t.Errorf("%s behind a question makes it %q", appended, got.Question)
		}
	}
	if got := ReadEmbed("v1&scale=20&ref=blog.example", ""); got.Question != "v1&scale=20" {
		t.Errorf("with a counter's mark the question is %q", got.Question)
	}
	if got := ReadEmbed("", "#amp=1"); got.Question != "" {
		t.Errorf("AMP's mark behind the # is read as the question %q", got.Question)
	}
	if got := ReadEmbed("", ""); got.Question != "" || !slices.Equal(got.Open, SentenceControls) {
		t.Errorf("nothing asked: %+v", got)
	}
	if got := ReadEmbed("", "controls=none"); len(got.Open) != 0 {
		t.Errorf("none open: %v", got.Open)
	}
}

func TestEmbedThatShowsTheLayout(t *testing.T) {
	for asked, want := range map[string]bool{"": false, "chart=where": true, "chart=none&controls=all,slider,pue": false, "controls=pue,layout.tp": true} {
		if got := ReadEmbed("", asked).ShowsLayout(); got != want {
			t.Errorf("%q shows the layout: %v", asked, got)
		}
	}
}

func TestReadEmbedRefuses(t *testing.T) {
	for _, bad := range []string{"theme=pink", "chart=pie", "accent=red;x", "accent=12345", "controls=abacus", "title=%zz"} {
		if e := ReadEmbed("", bad); len(e.Found) != 1 || e.Theme != "auto" || e.Chart != "range" || e.Accent != "" || e.Title != "" {
			t.Errorf("%s: %+v", bad, e)
		}
	}
	if e := ReadEmbed("", "title="+strings.Repeat("x", 5000)); len([]rune(e.Title)) != longestTitle+1 {
		t.Errorf("a title of %d characters", len([]rune(e.Title)))
	}
}

func FuzzReadEmbed(f *testing.F) {
	f.Add("v1&scale=20", "#?secret=a&theme=dark&title=%E2%80%93&controls=all,slider,pue")
	f.Add("", "controls=scale,all,slider,all,slider,none")
	f.Fuzz(func(t *testing.T, query, fragment string) {
		e := ReadEmbed(query, fragment)
		again := ReadEmbed("", e.Text())
		again.Question, e.Question = "", ""
		if !slices.Equal(again.Open, e.Open) || again.Theme != e.Theme || again.Title != e.Title || again.Author != e.Author || again.Accent != e.Accent || again.Chart != e.Chart {
			t.Fatalf("%q, %q: %+v, written and read again %+v", query, fragment, e, again)
		}
	})
}

func TestSnippets(t *testing.T) {
	cat := catalog.Default()
	sampler := spread.New()
	at := func(question string) State {
		return Start(cat, question, func(q engine.Scenario) spread.Answer { return sampler.Answer(cat, q) })
	}
	version, _ := cat.DataVersion()
	const page = "https://example.org/t/?x=1#v1"
	own := at("v1&scale=37")
	for _, kind := range text.PasteKinds {
		for _, s := range []State{own, at("")} {
			s, _ = Update(s, SetPaste{PasteKindControl, kind})
			snippet := s.Snippet(page)
			words, says := snippet.Text()
			if words == "" || says == "" {
				t.Errorf("%s: %q, %q", kind, words, says)
			}
			if !strings.Contains(words, "https://example.org/t/at/"+version+"/") && !strings.Contains(words, `version="`+version+`"`) {
				t.Errorf("%s is not pinned: %s", kind, words)
			}
			if strings.Contains(words, "x=1") {
				t.Errorf("%s carries the query of the page: %s", kind, words)
			}
		}
	}
	own, _ = Update(own, SetPaste{PasteTitleControl, `A "title" <b>`})
	own, _ = Update(own, SetPaste{PasteVersionControl, "updating"})
	words, _ := own.Snippet(page).Text()
	for _, want := range []string{`title="A &quot;title&quot; &lt;b&gt;"`, `src="https://example.org/t/embed.html#v1&amp;scale=37&amp;ask=`, "say=accelerators:"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %s in %s", want, words)
		}
	}
	// What the frame's address carries beside the question is no part of it.
	_, address, _ := strings.Cut(own.Snippet(page).Frame(), "#")
	if asked, found := link.Decode(ReadEmbed("", address).Question); asked != own.Scenario || len(found) > 0 {
		t.Errorf("%s reads as %+v, %v", address, asked, found)
	}
	if got := Home("https://example.org/t/at/2026.11/#v1", "2026.11"); got != "https://example.org/t/" {
		t.Errorf("from within a kept build, home is %s", got)
	}
}

func TestCopyingASnippet(t *testing.T) {
	s, effects := Update(State{Catalog: catalog.Default()}, CopySnippet{"words"})
	if len(effects) != 1 || effects[0] != (PutText{"words"}) {
		t.Fatalf("%v", effects)
	}
	s, _ = Update(s, SnippetCopied{OK: true})
	if s.Paste.Copied != Copied {
		t.Error("copied, and not said")
	}
	if s, _ = Update(s, Rested{}); s.Paste.Copied != NotCopied {
		t.Error("said for ever")
	}
	s, effects = Update(s, SnippetCopied{})
	if s.Paste.Copied != CopyFailed || effects[0] != (SelectText{ID: SnippetID}) {
		t.Errorf("not copied: %v, and nothing is selected: %v", s.Paste.Copied, effects)
	}
}
