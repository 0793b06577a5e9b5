// Package chart describes drawings: what is drawn, in which words it is said to
// those who do not see it, what each point says, and the table of the same
// figures. A description is plain data; web/chart.js draws it with Observable
// Plot. It is made from the page's state alone, so that all of it is tested
// natively, and the script knows neither words nor results.
package chart

// Chart is one drawing: panels above each other over the same horizontal axis.
type Chart struct {
	Title string
	Says  string // what there is to see, for those who do not
	File  string // the name of a file of it, without its ending
	Foot  string // what a file of it says below: where it is from
	// Of is the selector of the drawing, where the page makes it of boxes and words:
	// the script takes it along, and what is said below of points and panels is not
	// there.
	Of    string
	X     Axis
	Along Direction // in which direction the nearest point is looked for
	Key   []Sign
	// Panels share the points: a point may stand in several.
	Panels []Panel
	Points []Point
	Start  int // index of the point to begin at
	// Groups are choices of points; the first is of all, and there are none where
	// there is nothing to choose.
	Groups []Group
	Head   []string   // of the table
	Rows   [][]string // of the table, a row for each point unless the caption says otherwise
	Words  Words
}

// Words are those of what goes with every chart.
type Words struct {
	Walk  string // names the control that moves along the points
	Table string // opens the table
	PNG   string // takes it along as a picture of pixels
	SVG   string // takes it along as a drawing
	Group string // names the choice among the groups
}

// Direction is a direction of the page.
type Direction string

// The directions.
const (
	Any    Direction = ""
	Across Direction = "x" // points beside each other
	Down   Direction = "y" // points below each other
)

// Axis is one axis. Values are in the unit that its words say.
type Axis struct {
	Title    string
	Log      bool
	From, To float64
	Ticks    []Tick
	Names    bool // its ticks are names, which no line stands at
}

// Tick is a place on an axis that something is written at.
type Tick struct {
	At    float64
	Words string
}

// Panel is one field of a drawing with a vertical axis of its own.
type Panel struct {
	Y      Axis
	Height float64 // of the field, in pixels
	Layers []Layer
}

// Kind is what a layer draws.
type Kind string

// The kinds.
const (
	Dots    Kind = "dots"    // a sign at each place
	Lines   Kind = "line"    // one line through all places
	SpansX  Kind = "spans-x" // a bar from X to To at each Y
	SpansY  Kind = "spans-y" // a bar from Y to To at each X
	Rules   Kind = "rules"   // an upright line across the panel at each X
	Levels  Kind = "levels"  // a level line across the panel at each Y
	Phrases Kind = "words"   // words at each place
)

// Layer is marks of one kind and look. The lists are as long as each other, or
// nil where the kind has no use for one.
type Layer struct {
	Kind   Kind
	Look   string // class of the marks in the style sheet
	Symbol string // of dots: "circle", "diamond2", "triangle", "square", …
	X, Y   []float64
	To     []float64
	Of     []int // index of the point that each mark is of
	Words  []string
}

// Group is a choice of points.
type Group struct {
	Words string
	Says  string // what there is to see of it alone, for those who do not
}

// Point is something that a reader can stop at.
type Point struct {
	ID           string   // the same for the same thing in the next drawing
	Words        []string // the first is its name
	Take         string   // what taking it does; "" where it cannot be taken
	Source, Link string   // its source and the address of that, or ""
	Group        int      // index in the chart's groups, or 0
}

// Sign explains a look.
type Sign struct {
	Kind   Kind
	Look   string
	Symbol string
	Words  string
}

// Add puts a mark of a point into a layer of dots, or a place into a line.
func (l *Layer) Add(x, y float64, of int) {
	l.X, l.Y, l.Of = append(l.X, x), append(l.Y, y), append(l.Of, of)
}

// Span puts a bar of a point into a layer of bars.
func (l *Layer) Span(x, y, to float64, of int) {
	l.Add(x, y, of)
	l.To = append(l.To, to)
}

// Say puts words at a place.
func (l *Layer) Say(x, y float64, words string, of int) {
	l.Add(x, y, of)
	l.Words = append(l.Words, words)
}
