package notice_test

import (
	"fmt"
	"strings"

	"tenfold/app/notice"
	"tenfold/engine/catalog"
)

// The notice of the site and of "tenfold licences" names modules with their
// licences, and whose figures the catalogue holds.
func Example() {
	text := notice.Text(catalog.Default())
	for _, named := range []string{"github.com/maxence-charriere/go-app", "@observablehq/plot", "Creative Commons Attribution 4.0"} {
		fmt.Println(named, strings.Contains(text, named))
	}
	// Output:
	// github.com/maxence-charriere/go-app true
	// @observablehq/plot true
	// Creative Commons Attribution 4.0 true
}
