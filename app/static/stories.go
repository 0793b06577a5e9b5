package static

import (
	_ "embed"
	"encoding/json"
	"strings"

	"tenfold/app/text"
)

// Story is one part of the page in one state, and how a reader gets there.
type Story struct {
	Name  string
	Part  string     // of the page
	Says  string     // what to look at
	Page  string     // of the site; "" for the first
	Link  string     // the question
	Steps [][]string // what is then done: a verb, where, and what with
	Show  string     // selector of the part
}

// Address is where the story begins, relative to the site's first page.
func (s Story) Address() string {
	if s.Link == "" {
		return s.Page
	}
	return s.Page + "#" + s.Link
}

//go:embed stories.json
var storyList []byte

// StoryPlayer is the function playStory(window, steps) that goes through a
// story's steps in a page of the site.
//
//go:embed stories.js
var StoryPlayer string

// Stories is every story.
func Stories() []Story {
	var list []Story
	if err := json.Unmarshal(storyList, &list); err != nil {
		panic(err)
	}
	return list
}

// StoriesPage shows every story in a frame of its own, for those who look after
// the page. It is not part of a published site.
func StoriesPage() []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Stories – ` + escape(text.Name.String()) + `</title>
<link rel="icon" href="web/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="web/app.css" data-inline>
<style>iframe { width: 100%; height: 40rem; border: 1px solid var(--line); resize: both; } h2, h3 { margin-top: 2rem; }</style>
</head>
<body>
<main class="page">
<h1>Stories</h1>
`)
	part := ""
	for _, s := range Stories() {
		if s.Part != part {
			part = s.Part
			b.WriteString("<h2>" + escape(part) + "</h2>\n")
		}
		steps, err := json.Marshal(s.Steps)
		if err != nil {
			panic(err)
		}
		address := s.Address()
		if address == "" || address[0] == '#' {
			address = "./" + address
		}
		b.WriteString(`<h3 id="` + escape(s.Name) + `"><a href="` + escape(address) + `">` + escape(s.Says) + "</a></h3>\n" +
			`<iframe loading="lazy" title="` + escape(s.Says) + `" src="` + escape(address) + `" data-steps="` + escape(string(steps)) + `" data-show="` + escape(s.Show) + "\"></iframe>\n")
	}
	b.WriteString("</main>\n<script>\n" + StoryPlayer + `
for (const frame of document.querySelectorAll("iframe")) frame.addEventListener("load", async () => {
	await playStory(frame.contentWindow, JSON.parse(frame.dataset.steps));
	frame.contentDocument.querySelector(frame.dataset.show)?.scrollIntoView();
});
</script>
</body>
</html>
`)
	return []byte(b.String())
}
