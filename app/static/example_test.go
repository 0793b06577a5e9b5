//go:build !js

package static_test

import (
	"bytes"
	"fmt"

	"tenfold/app/static"
	"tenfold/engine/catalog"
)

// A page for frames, with the answer to its question in it.
func ExampleEmbed() {
	page, err := static.Embed(catalog.Default(), "", "v1&scale=20&mfu=0.4", "../", static.Head{})
	fmt.Println(err, bytes.Contains(page, []byte(`data-result="accelerators"`)))
	// Output:
	// <nil> true
}
