package browser

// Node is an element to be built beside what the program draws, or, without a tag,
// text. What it says is never read as markup.
type Node struct {
	Tag, Class, Text string
	Body             []Node // behind Text
}
