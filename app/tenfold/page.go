//go:build !js

package main

import (
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

// asked is a ready question, answered and in words.
type asked struct {
	state.Preset
	link     string
	answer   spread.Answer
	question string
	sentence string
}

func questions(cat *catalog.Catalog) []asked {
	sampler := spread.New()
	var out []asked
	for _, preset := range state.Presets(cat) {
		a := asked{Preset: preset, link: state.Link(preset.Scenario), answer: sampler.Answer(cat, preset.Scenario)}
		names := state.State{Catalog: cat}.Names(preset.Scenario)
		a.question = text.Asked(preset.Scenario, names, a.answer)
		a.sentence = text.Sentence(preset.Scenario, names, a.answer)
		out = append(out, a)
	}
	return out
}

// pages is every page of the site, and what belongs to them: the page itself,
// one for each ready question, the embed view and one for each ready question,
// and the answers to consumers of oEmbed.
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
	kept := func(page []byte, err error) ([]byte, error) {
		if err == nil {
			page, err = static.ByLanguage(page)
		}
		if err != nil || !p.worker {
			return page, err
		}
		return static.Offline(page)
	}
	if !p.worker {
		files = append(files, site.NoWorker)
	}
	version, _ := p.cat.DataVersion()
	card := "cards/tenfold.png"
	home := static.Head{Address: p.base, Picture: p.picture(card), PictureSays: text.Titled(), Languages: p.languages()}
	page, err := kept(static.Page(shell, p.cat, home))
	if err := add("index.html", page, err); err != nil {
		return nil, err
	}
	report := backtest.Make(p.cat)
	if err := add("backtest.html", static.Backtest(p.cat, report, static.Head{Address: p.address("backtest.html")}), nil); err != nil {
		return nil, err
	}
	if err := add(static.BacktestChartPath(text.Speaks()), []byte(static.BacktestChart(p.cat, report).JSON()), nil); err != nil {
		return nil, err
	}
	if err := add("backtest.jsonl", wire.Backtest(report), nil); err != nil {
		return nil, err
	}
	if err := add("NOTICE.txt", []byte(notice.Text(p.cat)), nil); err != nil {
		return nil, err
	}
	page, err = static.Sources(p.cat, static.Head{Address: p.address("sources.html")})
	if err := add("sources.html", page, err); err != nil {
		return nil, err
	}
	if err := add("catalog.json", append(wire.Catalog(p.cat), '\n'), nil); err != nil {
		return nil, err
	}
	plain := state.Link(engine.Scenario{})
	page, err = static.Embed(p.cat, "", plain, "", static.Head{})
	if err := add("embed.html", page, err); err != nil {
		return nil, err
	}
	for _, q := range p.ready {
		head := static.Head{Title: q.Words.String() + " – " + text.Name.String(), Description: q.sentence, Address: p.address(q.ID + ".html"),
			Picture: p.picture(cardPath(q.ID)), PictureSays: text.Pictured(q.sentence, version), OEmbed: p.address("oembed/" + q.ID + ".json")}
		page, err = kept(static.PageOf(shell, p.cat, q.link, head))
		if err := add(q.ID+".html", page, err); err != nil {
			return nil, err
		}
		page, err = static.Embed(p.cat, q.ID, q.link, "../", static.Head{OEmbed: head.OEmbed})
		if err := add("embed/"+q.ID+".html", page, err); err != nil {
			return nil, err
		}
		if p.base == "" {
			continue
		}
		data, err := p.oembed(q)
		if err := add("oembed/"+q.ID+".json", data, err); err != nil {
			return nil, err
		}
	}
	if p.stories {
		if err := add("stories.html", static.StoriesPage(), nil); err != nil {
			return nil, err
		}
	}
	if err := p.german(shell, report, kept, add); err != nil {
		return nil, err
	}
	for path, data := range p.pictures {
		if err := add(path, data, nil); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// languages are the first page's addresses by language, none where the site's is
// unknown.
func (p publisher) languages() [][2]string {
	if p.base == "" {
		return nil
	}
	out := [][2]string{{"x-default", p.base}}
	for _, t := range text.Tongues {
		out = append(out, [2]string{t.Tag, p.base + t.Page})
	}
	return out
}

// german adds the first page and the embed views in German, and the words that
// their program fetches. What names the ready questions stays in English for all
// else that is made here.
func (p publisher) german(shell []byte, report backtest.Report, kept func([]byte, error) ([]byte, error), add func(string, []byte, error) error) error {
	text.Use(text.German())
	text.Speak(text.Manner{}, text.Speaks())
	defer func() {
		text.Use(text.Language{})
		text.Speak(text.Manner{})
	}()
	path, words := static.Words(text.Speaks(), text.GermanFile())
	if err := add(path, words, nil); err != nil {
		return err
	}
	first := text.Tongues[1].Page
	head := static.Head{Address: p.address(first), Picture: p.picture("cards/tenfold.png"), PictureSays: text.Titled(), Languages: p.languages()}
	page, err := kept(static.Page(shell, p.cat, head))
	if err := add(first, page, err); err != nil {
		return err
	}
	if err := add(static.BacktestChartPath(text.Speaks()), []byte(static.BacktestChart(p.cat, report).JSON()), nil); err != nil {
		return err
	}
	page, err = static.Embed(p.cat, "", state.Link(engine.Scenario{}), "", static.Head{})
	if err := add("embed.de.html", page, err); err != nil {
		return err
	}
	for _, q := range p.ready {
		page, err = static.Embed(p.cat, q.ID, q.link, "../", static.Head{})
		if err := add("embed/"+q.ID+".de.html", page, err); err != nil {
			return err
		}
	}
	return nil
}

// cardPath and picturePath are where the pictures of a question lie.
func cardPath(id string) string    { return "cards/" + id + ".png" }
func picturePath(id string) string { return "pictures/" + id + ".png" }

// oembed is the answer to a consumer of oEmbed about a ready question: one frame
// that is right without any script, since consumers drop scripts.
func (p publisher) oembed(q asked) ([]byte, error) {
	title := text.EmbedTitle(q.question)
	said := map[string]any{
		"version": "1.0", "type": "rich", "title": q.Words.String(), "provider_name": text.Name, "provider_url": p.base,
		"html":  text.FrameSnippet(p.address("embed/"+q.ID+".html"), title, text.FrameHeight),
		"width": frameWidth, "height": text.FrameHeight, "cache_age": 86400,
	}
	if card := p.picture(cardPath(q.ID)); card != "" {
		said["thumbnail_url"], said["thumbnail_width"], said["thumbnail_height"] = card, cardWidth, cardHeight
	}
	return marshal(said)
}

// versions is what a kept build asks the site's root for: the newest data
// version, every one that is kept, and what the ready questions' first figures
// are now.
func (p publisher) versions(kept []string) ([]byte, error) {
	latest, _ := p.cat.DataVersion()
	presets := map[string]map[string]string{}
	for _, q := range p.ready {
		result, words := text.Headline(q.answer)
		presets[q.ID] = map[string]string{result: words}
	}
	return marshal(map[string]any{"latest": latest, "kept": kept, "presets": presets})
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
