//go:build !js

package field_test

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/field"
)

// Where there is no browser to set what an input holds, it stands in the markup.
func Example() {
	drawn := app.HTMLString(&field.Number{Key: "scale", Text: "10", Label: "Factor"})
	fmt.Println(strings.Contains(drawn, `value="10"`), strings.Contains(drawn, `aria-label="Factor"`))
	// Output:
	// true true
}
