package static

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"tenfold/engine/catalog"
)

var update = flag.Bool("update", false, "rewrite index.html")

const committed = "../../index.html"

// TestCommittedPage: the committed index.html holds the default answer of this
// engine, in this page's words. With -update it is rewritten.
func TestCommittedPage(t *testing.T) {
	shell, err := os.ReadFile(committed)
	if err != nil {
		t.Skip("no file system here: ", err)
	}
	want, err := Page(shell, catalog.Default(), Head{})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(committed, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(shell, want) {
		t.Errorf("index.html does not hold the default answer of this engine; run go test ./app/static -update\n%s", firstDifference(string(shell), string(want)))
	}
	again, err := Page(want, catalog.Default(), Head{})
	if err != nil || !bytes.Equal(again, want) {
		t.Errorf("the page written twice differs: %v", err)
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "committed: " + a[i] + "\nengine:    " + b[i]
		}
	}
	return "one is longer"
}

// TestStaticPageIsWhole: what a reader without the program must find.
func TestStaticPageIsWhole(t *testing.T) {
	page, err := Page([]byte("<!-- static:head -->\n<!-- /static:head -->\n<!-- static:page -->\n<!-- /static:page -->\n<!-- static:start -->\n<!-- /static:start -->"), catalog.Default(), Head{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`data-scenario="v1"`, `data-field="scale"`, `value="10×"`, `<option data-short="Llama 3.1 405B" selected value="llama31-405b">`,
		`data-result="accelerators"`, `data-result="cost_upfront_usd"`, `rel="noopener"`, `target="_blank"`, `<noscript>`, `name="description" content="Training a model with 10×`,
	} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the static page lacks %s", want)
		}
	}
	for _, never := range []string{"NaN", "+Inf", ">Inf<", "href=\"/", "no figure\">"} {
		if bytes.Contains(page, []byte(never)) {
			t.Errorf("the static page holds %q", never)
		}
	}
}

// TestCanonical: go-app's spelling on the left (see its nodeManager.Encode), HTML on
// the right.
func TestCanonical(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{"<p></p>", "<p></p>"},
		{`<p title="say \"hi\" <b>">a &lt; b &#39;c&#39;</p>`, `<p title="say &quot;hi&quot; &lt;b&gt;">a &lt; b 'c'</p>`},
		{"<a href=\"#\" aria-current class=\"x\">k</a>", `<a aria-current="true" class="x" href="#">k</a>`},
		{"<p hidden=\"false\">\n   and \n  <b hidden>x</b>\n\n  .\n</p>", "<p> and <b hidden>x</b>.</p>"},
		{"<div>\n  <input type=\"text\" value=\"10×\">\n  <p>y</p>\n</div>", "<div>\n<input type=\"text\" value=\"10×\">\n<p>y</p>\n</div>"},
	} {
		got, err := canonical(c.written)
		if err != nil || got != c.want+"\n" {
			t.Errorf("canonical(%q) = %q, %v; want %q", c.written, got, err, c.want)
		}
	}
	for _, broken := range []string{"", "<p", "<p>", "text", "<p a=b></p>", "<div>\n<p></p>\n</div>", "<p></p><p></p>"} {
		if got, err := canonical(broken); err == nil {
			t.Errorf("canonical(%q) = %q, want an error", broken, got)
		}
	}
}

func TestFillWithoutMarks(t *testing.T) {
	if _, err := Page([]byte("<!doctype html>"), catalog.Default(), Head{}); err == nil || !strings.Contains(err.Error(), "static:head") {
		t.Errorf("a shell without marks: %v", err)
	}
}
