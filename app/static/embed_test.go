package static

import (
	"bytes"
	"strings"
	"testing"

	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine/catalog"
)

// TestEmbedPageIsWhole: what a frame must show without its program, and what it
// must never load.
func TestEmbedPageIsWhole(t *testing.T) {
	cat := catalog.Default()
	for _, p := range state.Presets(cat) {
		page, err := Embed(cat, p.ID, state.Link(p.Scenario), "../", Head{})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			`data-preset="` + p.ID + `"`, `data-root="../"`, `href="../web/embed.css"`, `data-result="cost_rental_usd"`, `data-scales="$#;`,
			`<noscript>`, text.OpenFull.String(), "takes about ", `name="referrer" content="no-referrer"`, `"../web/app.wasm"`,
		} {
			if !bytes.Contains(page, []byte(want)) {
				t.Errorf("%s lacks %s", p.ID, want)
			}
		}
		for _, never := range []string{"{{", `type="module"`, "serviceWorker", "import(", "document.cookie", ">NaN"} {
			if bytes.Contains(page, []byte(never)) {
				t.Errorf("%s holds %s", p.ID, never)
			}
		}
	}
}

// TestHeads: what unfurlers read; the first page's card carries no figures,
// since they drop what stands behind the #.
func TestHeads(t *testing.T) {
	head := Head{Title: "T & t", Description: "takes 7", Card: "about", Address: "https://example.org/", Picture: "https://example.org/p.png", PictureSays: "seen", OEmbed: "https://example.org/o.json"}.String()
	for _, want := range []string{
		`<title>T &amp; t</title>`, `property="og:description" content="about"`, `property="og:image:alt" content="seen"`, `name="twitter:image:alt" content="seen"`,
		`name="twitter:card" content="summary_large_image"`, `property="og:image:width" content="1200"`, `<link rel="alternate" type="application/json+oembed" href="https://example.org/o.json"`,
	} {
		if !strings.Contains(head, want) {
			t.Errorf("no %s in\n%s", want, head)
		}
	}
	if bare := (Head{Title: "T", Description: "d"}).String(); strings.Contains(bare, "image") || strings.Contains(bare, "href") {
		t.Errorf("without addresses:\n%s", bare)
	}
	page, err := Page([]byte("<!-- static:head -->\n<!-- /static:head -->\n<!-- static:page -->\n<!-- /static:page -->\n<!-- static:start -->\n<!-- /static:start -->"), catalog.Default(), Head{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(page, []byte(`property="og:description" content="`+text.About)) {
		t.Error("the first page's card says something else")
	}
}
