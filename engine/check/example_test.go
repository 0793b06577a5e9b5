package check_test

import (
	"fmt"

	"tenfold/engine/check"
)

// Findings gather; only an error stands against an answer.
func ExampleList() {
	var found check.List
	found.Note("days", "default", "90 days are taken.")
	found.Warn("format", "replaced", "BF16 is taken in place of FP8.")
	fmt.Println(found.Failed(), len(found.On("format")))
	found.Error("scale", "out-of-range", "The scale must be above 0.")
	fmt.Println(found.Failed())
	// Output:
	// false 1
	// true
}
