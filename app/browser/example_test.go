//go:build !js

package browser_test

import (
	"fmt"

	"tenfold/app/browser"
)

// A refusal is an answer: a browser that keeps nothing for the page, or denies the
// clipboard, says what there is to say natively, where there is none.
func Example() {
	text, ok := browser.Stored("tenfold.pins")
	fmt.Printf("%q %v\n", text, ok)
	fmt.Println(browser.Store("tenfold.pins", "v1&scale=10\tmine\n"))
	browser.Copy(browser.Address("v1&scale=10"), func(ok bool) { fmt.Println("copied:", ok) })
	// Output:
	// "" false
	// false
	// copied: false
}
