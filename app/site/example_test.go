package site_test

import (
	"fmt"

	"tenfold/app/site"
)

// The policy of a page allows its inline scripts by their hash, and no others.
func ExamplePolicy() {
	fmt.Println(len(site.Policy([]byte("<script>one()</script>"))) > len(site.Policy([]byte("<p>none</p>"))))
	fmt.Println(site.Version([]byte("a file")))
	// Output:
	// true
	// 7365d029861e
}
