//go:build !js

package view_test

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/view"
	"tenfold/engine/catalog"
)

// The page at the question of a link, drawn without a browser: with its answer.
func ExampleAt() {
	drawn := app.HTMLString(view.At(catalog.Default(), "v1&scale=20&mfu=0.4"))
	fmt.Println(strings.Contains(drawn, `data-scenario="v1`))
	fmt.Println(strings.Contains(drawn, `data-result="accelerators"`))
	// Output:
	// true
	// true
}
