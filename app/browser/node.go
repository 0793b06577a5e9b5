package browser

// Node is an element to be built beside what the program draws, or, without a tag,
// text. What it says is never read as markup.
type Node struct {
	Tag, Class, Text string
	Lang             string // what language Text is in, "" for the page's
	Body             []Node // behind Text
}
