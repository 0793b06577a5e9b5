package chart

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"
)

func say(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// Whatever the values: they lie on the axis, its ticks too, in order, few enough
// to be told apart and enough to read from.
func TestScaleHoldsTheValues(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		least := math.Pow(10, random.Float64()*24-8)
		most := least * math.Pow(10, random.Float64()*random.Float64()*9)
		for _, log := range []bool{false, true} {
			a := Scale("", log, least, most, say)
			if !(a.From <= least*(1+near) && a.To >= most*(1-near)) || log && !(a.From > 0) {
				t.Fatalf("log %v: %v to %v is not on an axis from %v to %v", log, least, most, a.From, a.To)
			}
			if n := len(a.Ticks); n < 2 || n > 9 {
				t.Fatalf("log %v: %d ticks from %v to %v: %v", log, n, least, most, a.Ticks)
			}
			for i, tick := range a.Ticks {
				if tick.At < a.From*(1-near) || tick.At > a.To*(1+near) || i > 0 && tick.At <= a.Ticks[i-1].At || tick.Words != say(tick.At) {
					t.Fatalf("log %v, %v to %v: ticks %v", log, least, most, a.Ticks)
				}
			}
			if room := a.To / most; log && room > 60 || !log && room > 2 {
				t.Fatalf("log %v: of an axis to %v, %v is the most", log, a.To, most)
			}
		}
	}
}

func TestScaleOfKnownValues(t *testing.T) {
	for _, c := range []struct {
		log         bool
		least, most float64
		want        []float64
	}{
		{false, 3, 87, []float64{0, 50, 100}},
		{false, 3, 100, []float64{0, 50, 100}},
		{false, 3, 190, []float64{0, 50, 100, 150, 200}},
		{true, 3, 87, []float64{2, 5, 10, 20, 50, 100}},
		{true, 1, 1000, []float64{1, 10, 100, 1000}},
		{true, 50, 60, []float64{20, 50, 100}},
		{false, 0, 0, []float64{0, 0.5, 1}},
	} {
		var got []float64
		for _, tick := range Scale("", c.log, c.least, c.most, say).Ticks {
			got = append(got, tick.At)
		}
		if !slices.EqualFunc(got, c.want, func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }) {
			t.Errorf("log %v, %v to %v: ticks at %v, want %v", c.log, c.least, c.most, got, c.want)
		}
	}
}

// A full chart reads back as what it was made from, whatever its words.
func TestJSON(t *testing.T) {
	c := Chart{
		Title: `a "quoted" \ title`, Says: "line\nbreak, tab\t, \x01, <b>&, é, 🙂", File: "f", Foot: "foot", Of: ".of", Along: Down,
		X:   Axis{Title: "x", Log: true, From: 1e-7, To: 1e22, Ticks: []Tick{{1, "one"}, {1e22, "many"}}},
		Key: []Sign{{Kind: Dots, Look: "yours", Symbol: "circle", Words: "yours"}},
		Panels: []Panel{{Y: Axis{From: -0.5, To: 2.5, Names: true, Ticks: []Tick{{0, "a"}}}, Height: 120, Layers: []Layer{
			{Kind: SpansX, Look: "band", X: []float64{1, 0.1}, Y: []float64{0, 1}, To: []float64{2, 1. / 3}, Of: []int{0, 1}},
			{Kind: Phrases, X: []float64{1}, Y: []float64{math.NaN()}, Words: []string{""}},
			{Kind: Rules, X: []float64{5}},
		}}},
		Points: []Point{{ID: "p", Words: []string{"P", "1"}, Take: "take", Source: "s", Link: "https://example.org/"}, {Group: 1}}, Start: 1, Groups: []Group{{"all", "a"}, {"some", "s"}},
		Head: []string{"h"}, Rows: [][]string{{"a", ""}, nil},
		Words: Words{Walk: "walk", Table: "table", PNG: "png", SVG: "svg", Group: "g"},
	}
	type axis struct {
		Title      string
		Log, Names bool
		From, To   float64
		Ticks      []float64
		Words      []string
	}
	var got struct {
		Title, Says, File, Foot, Of, Along string
		X                                  axis
		Key                                []Sign
		Panels                             []struct {
			Y      axis
			Height float64
			Layers []struct {
				Kind, Look, Symbol string
				X, Y, To           []*float64
				Of                 []int
				Words              []string
			}
		}
		Points []Point
		Start  int
		Groups []Group
		Head   []string
		Rows   [][]string
		Words  Words
	}
	if err := json.Unmarshal([]byte(c.JSON()), &got); err != nil {
		t.Fatalf("%v in %s", err, c.JSON())
	}
	if got.Title != c.Title || got.Says != c.Says || got.File != c.File || got.Foot != c.Foot || got.Of != c.Of || got.Along != string(c.Along) {
		t.Errorf("texts come back as %+v", got)
	}
	if want := (axis{Title: "x", Log: true, From: 1e-7, To: 1e22, Ticks: []float64{1, 1e22}, Words: []string{"one", "many"}}); !reflect.DeepEqual(got.X, want) {
		t.Errorf("the axis comes back as %+v", got.X)
	}
	if !reflect.DeepEqual(got.Key, c.Key) || !reflect.DeepEqual(got.Points, c.Points) || !reflect.DeepEqual(got.Head, c.Head) || got.Words != c.Words || got.Start != 1 || !reflect.DeepEqual(got.Groups, c.Groups) {
		t.Errorf("key, points or words come back as %+v", got)
	}
	if len(got.Rows) != 2 || !reflect.DeepEqual(got.Rows[0], c.Rows[0]) || len(got.Rows[1]) != 0 {
		t.Errorf("rows come back as %q", got.Rows)
	}
	p := got.Panels[0]
	if p.Height != 120 || !p.Y.Names || p.Y.From != -0.5 || p.Y.To != 2.5 || len(p.Layers) != 3 {
		t.Fatalf("the panel comes back as %+v", p)
	}
	if l := p.Layers[0]; l.Kind != "spans-x" || *l.To[0] != 2 || math.Abs(*l.To[1]-1./3) > 1e-9 || !slices.Equal(l.Of, []int{0, 1}) {
		t.Errorf("the bars come back as %+v", l)
	}
	if l := p.Layers[1]; l.Y[0] != nil || len(l.Words) != 1 {
		t.Errorf("what is no number comes back as %+v", l)
	}
}
