package static

import (
	"bytes"
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/text"
	"tenfold/app/view"
	"tenfold/engine/catalog"
)

// The shell's places, each between a mark and its end.
const (
	headPlace = "static:head"
	pagePlace = "static:page"
)

// Page is the shell with the default answer in it, in place of the one it
// held. It fails where the shell lacks the marks.
func Page(shell []byte, cat *catalog.Catalog) ([]byte, error) {
	root := view.New(cat)
	markup, err := canonical(app.HTMLString(root))
	if err != nil {
		return nil, err
	}
	out, err := fill(shell, headPlace, head(root.Sentence()))
	if err != nil {
		return nil, err
	}
	return fill(out, pagePlace, markup)
}

// head is the page's title and description.
func head(sentence string) string {
	title := text.Name + ": " + text.Tagline
	var b strings.Builder
	b.WriteString("<title>" + escape(title) + "</title>\n")
	for _, m := range [][2]string{
		{`name="description"`, sentence}, {`property="og:title"`, title}, {`property="og:description"`, sentence}, {`property="og:type"`, "website"},
	} {
		b.WriteString("<meta " + m[0] + ` content="` + escape(m[1]) + "\">\n")
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
