package frontier_test

import (
	"fmt"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/frontier"
	"tenfold/engine/spread"
)

// The first three counts that a sweep asks for.
func ExampleNext() {
	cat, m := catalog.Default(), spread.New()
	asked := frontier.Asks(engine.Scenario{Scale: engine.Given(1), MFU: engine.Given(0.4), Goodput: engine.Given(0.9), Draws: engine.Given(100)})
	var points []frontier.Point
	for range 3 {
		count, more := frontier.Next(points, 16000)
		points = frontier.Put(points, frontier.Of(m.Answer(cat, frontier.At(asked, count))))
		fmt.Println(count, more)
	}
	fmt.Println(len(points), "points; both ends among them:", frontier.Ended(points))
	// Output:
	// 16000 true
	// 4000 true
	// 1000 true
	// 3 points; both ends among them: false
}
