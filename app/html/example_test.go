package html_test

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/html"
)

// An attribute that only some elements have is set by its name.
func Example() {
	line := html.P().Body(html.Span().Text("what"), html.A().Attr("href", "#v1&scale=20").Text("twenty times"))
	drawn := app.HTMLString(line)
	fmt.Println(strings.Contains(drawn, `<a href="#v1`), strings.Contains(drawn, "twenty times"))
	// Output:
	// true true
}
