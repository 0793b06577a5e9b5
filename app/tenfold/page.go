//go:build !js

package main

import (
	"cmp"
	"encoding/json"
	"strings"

	"tenfold/app/notice"
	"tenfold/app/site"
	"tenfold/app/state"
	"tenfold/app/static"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/backtest"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
	"tenfold/engine/wire"
)

// siteCard is what the card of the site itself is called.
const siteCard = "tenfold"

// The sizes of what is made for hosts, in pixels: the width that a frame is at home
// in, and the two pictures of a question.
const (
	frameWidth                  = 720
	cardWidth, cardHeight       = 1200, 630
	pictureWidth, pictureHeight = 1200, 700
)

// publisher makes every page of the site.
type publisher struct {
	cat      *catalog.Catalog
	base     string            // absolute address of the site, with its closing slash; "" for unknown
	pictures map[string][]byte // by path in the site; nil where none could be made
	ready    []asked
	stories  bool // their page, too
	worker   bool // the pages are kept on the reader's device
}

// address is the absolute address of a path of the site, "" where the site's is
// unknown.
func (p publisher) address(path string) string {
	if p.base == "" {
		return ""
	}
	return p.base + path
}

// picture is the absolute address of a picture, "" where there is none.
func (p publisher) picture(path string) string {
	if _, made := p.pictures[path]; !made {
		return ""
	}
	return p.address(path)
}

// asked is a ready question, answered.
type asked struct {
	state.Preset
	link   string
	answer spread.Answer
	cat    *catalog.Catalog
}

func questions(cat *catalog.Catalog) []asked {
	sampler := spread.New()
	var out []asked
	for _, preset := range state.Presets(cat) {
		out = append(out, asked{Preset: preset, link: state.Link(preset.Scenario), answer: sampler.Answer(cat, preset.Scenario), cat: cat})
	}
	return out
}

// question and sentence are it in words, in the language that is spoken.
func (q asked) question() string  { return text.Asked(q.Scenario, q.names(), q.answer) }
func (q asked) sentence() string  { return text.Sentence(q.Scenario, q.names(), q.answer) }
func (q asked) names() text.Names { return (&state.State{Catalog: q.cat}).Names(q.Scenario) }

// pages is every page of the site in each language, and what belongs to them.
func (p publisher) pages(shell []byte) ([]site.File, error) {
	var files []site.File
	add := func(path string, data []byte, err error) error {
		if err == nil && strings.HasSuffix(path, ".html") && !strings.HasPrefix(path, "embed") {
			data, err = static.Publish(data)
		}
		if err == nil {
			files = append(files, site.File{Path: path, Data: data})
		}
		return err
	}
	if !p.worker {
		files = append(files, site.NoWorker)
	}
	report := backtest.Make(p.cat)
	for path, data := range map[string][]byte{
		"backtest.jsonl": wire.Backtest(report), "catalog.json": append(wire.Catalog(p.cat), '\n'), "NOTICE.txt": []byte(notice.Text(p.cat)),
	} {
		if err := add(path, data, nil); err != nil {
			return nil, err
		}
	}
	if p.stories {
		if err := add("stories.html", static.StoriesPage(), nil); err != nil {
			return nil, err
		}
	}
	if err := p.told(shell, report, add); err != nil {
		return nil, err
	}
	if err := p.german(shell, report, add); err != nil {
		return nil, err
	}
	for path, data := range p.pictures {
		if err := add(path, data, nil); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// languages are a page's addresses by language, none where the site's is unknown.
func (p publisher) languages(page string) [][2]string {
	if p.base == "" {
		return nil
	}
	out := [][2]string{{"x-default", p.base + text.Tongues[0].Address(page)}}
	for _, t := range text.Tongues {
		out = append(out, [2]string{t.Tag, p.base + t.Address(page)})
	}
	return out
}

// told adds all that there is in each language, in the one that is spoken: the page
// itself, one for each ready question, those of the backtest and of the sources,
// the embed view and one for each ready question, and the answers to consumers of
// oEmbed.
func (p publisher) told(shell []byte, report backtest.Report, add func(string, []byte, error) error) error {
	own := text.Own()
	head := func(page string) static.Head {
		h := static.Head{Languages: p.languages(page)}
		if p.base != "" {
			h.Address = p.base + own.Address(page)
		}
		return h
	}
	led := func(path string, page []byte, err error) error {
		if err == nil {
			page, err = static.ByLanguage(page)
		}
		return add(path, page, err)
	}
	whole := func(path string, page []byte, err error) error {
		if err == nil && p.worker {
			page, err = static.Offline(page)
		}
		return led(path, page, err)
	}
	version, _ := p.cat.DataVersion()
	first := head("index")
	first.Picture, first.PictureSays = p.picture(text.CardPath(siteCard)), text.Titled()
	page, err := static.Page(shell, p.cat, first)
	if err := whole(cmp.Or(own.Address("index"), "index.html"), page, err); err != nil {
		return err
	}
	if err := led(own.Address("backtest"), static.Backtest(p.cat, report, head("backtest")), nil); err != nil {
		return err
	}
	if err := add(static.BacktestChartPath(own.Tag), []byte(static.BacktestChart(p.cat, report).JSON()), nil); err != nil {
		return err
	}
	page, err = static.Sources(p.cat, head("sources"))
	if err := led(own.Address("sources"), page, err); err != nil {
		return err
	}
	page, err = static.Embed(p.cat, "", state.Link(engine.Scenario{}), "", static.Head{})
	if err := add(own.Address("embed"), page, err); err != nil {
		return err
	}
	for _, q := range p.ready {
		h := head(q.ID)
		h.Title, h.Description = q.Words.String()+" – "+text.Name.String(), q.sentence()
		h.Picture, h.PictureSays, h.OEmbed = p.picture(text.CardPath(q.ID)), text.Pictured(q.sentence(), version), p.address(oembedPath(q.ID))
		page, err = static.PageOf(shell, p.cat, q.link, h)
		if err := whole(own.Address(q.ID), page, err); err != nil {
			return err
		}
		page, err = static.Embed(p.cat, q.ID, q.link, "../", static.Head{OEmbed: h.OEmbed})
		if err := add(own.Address("embed/"+q.ID), page, err); err != nil {
			return err
		}
		if p.base == "" {
			continue
		}
		data, err := p.oembed(q)
		if err := add(oembedPath(q.ID), data, err); err != nil {
			return err
		}
	}
	return nil
}

// german adds the same in German, and the words that its programs fetch.
func (p publisher) german(shell []byte, report backtest.Report, add func(string, []byte, error) error) error {
	defer speakGerman()()
	path, words := static.Words(text.Speaks(), text.GermanFile())
	if err := add(path, words, nil); err != nil {
		return err
	}
	return p.told(shell, report, add)
}

// speakGerman has all that is said be said in German, until what it returns is
// called.
func speakGerman() (back func()) {
	text.Use(text.German())
	text.Speak(text.Manner{}, text.Speaks())
	return func() {
		text.Use(text.Language{})
		text.Speak(text.Manner{})
	}
}

// oembedPath is where the answer about a question lies, in the language that is
// spoken.
func oembedPath(id string) string {
	return strings.TrimSuffix("oembed/"+text.Own().Address(id), ".html") + ".json"
}

// oembed is the answer to a consumer of oEmbed about a ready question: one frame
// that is right without any script, since consumers drop scripts.
func (p publisher) oembed(q asked) ([]byte, error) {
	title := text.EmbedTitle(q.question())
	said := map[string]any{
		"version": "1.0", "type": "rich", "title": q.Words.String(), "provider_name": text.Name, "provider_url": p.base,
		"html":  text.FrameSnippet(p.address(text.Own().Address("embed/"+q.ID)), title, text.FrameHeight),
		"width": frameWidth, "height": text.FrameHeight, "cache_age": 86400,
	}
	if card := p.picture(text.CardPath(q.ID)); card != "" {
		said["thumbnail_url"], said["thumbnail_width"], said["thumbnail_height"] = card, cardWidth, cardHeight
	}
	return marshal(said)
}

// versions is what a kept build asks the site's root for: the newest data
// version, every one that is kept, and what the ready questions' figures are now, in
// the words of each language.
func (p publisher) versions(kept []string) ([]byte, error) {
	latest, _ := p.cat.DataVersion()
	list := map[string]any{"latest": latest, "kept": kept, "presets": p.headlines()}
	defer speakGerman()()
	list["presets."+text.Speaks()] = p.headlines()
	return marshal(list)
}

// headlines are what the ready questions' sentences say, by question and first result.
func (p publisher) headlines() map[string]map[string]string {
	said := map[string]map[string]string{}
	for _, q := range p.ready {
		result, words := text.Headline(q.answer)
		said[q.ID] = map[string]string{result: words}
	}
	return said
}

// marshal is JSON with an end of line, and with the signs of markup as they are.
func marshal(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}
