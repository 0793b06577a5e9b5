package chart

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// JSON is the chart as web/chart.js reads it. Keys are the fields' names in
// small letters; what is empty is left out.
func (c Chart) JSON() string {
	w := writer{}
	w.chart(c)
	return string(w.b)
}

// writer builds JSON text; commas come by themselves. (The page carries no
// encoding/json, which weighs more than all charts.)
type writer struct{ b []byte }

func (w *writer) comma() {
	if n := len(w.b); n > 0 && w.b[n-1] != '{' && w.b[n-1] != '[' && w.b[n-1] != ':' {
		w.b = append(w.b, ',')
	}
}

func (w *writer) open(c byte)  { w.comma(); w.b = append(w.b, c) }
func (w *writer) close(c byte) { w.b = append(w.b, c) }

func (w *writer) key(name string) {
	w.quote(name)
	w.b = append(w.b, ':')
}

// quote writes a JSON string (RFC 8259, section 7).
func (w *writer) quote(s string) {
	w.comma()
	w.b = append(w.b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.b = append(w.b, '\\', byte(r))
		case r < ' ':
			w.b = append(w.b, '\\', 'u', '0', '0', "0123456789abcdef"[r>>4], "0123456789abcdef"[r&15])
		default:
			w.b = utf8.AppendRune(w.b, r)
		}
	}
	w.b = append(w.b, '"')
}

func (w *writer) number(v float64) {
	w.comma()
	if math.IsNaN(v) || math.IsInf(v, 0) {
		w.b = append(w.b, "null"...)
		return
	}
	w.b = strconv.AppendFloat(w.b, v, 'g', 9, 64)
}

func (w *writer) text(name, s string) {
	if s != "" {
		w.key(name)
		w.quote(s)
	}
}

func (w *writer) texts(name string, list []string) {
	if len(list) > 0 {
		w.key(name)
		w.line(list)
	}
}

func (w *writer) line(list []string) {
	w.open('[')
	for _, s := range list {
		w.quote(s)
	}
	w.close(']')
}

func (w *writer) numbers(name string, list []float64) {
	if len(list) > 0 {
		w.key(name)
		w.open('[')
		for _, v := range list {
			w.number(v)
		}
		w.close(']')
	}
}

func (w *writer) yes(name string, v bool) {
	if v {
		w.key(name)
		w.b = append(w.b, "true"...)
	}
}

// list writes n things, each an object.
func (w *writer) list(name string, n int, each func(i int)) {
	w.key(name)
	w.open('[')
	for i := range n {
		w.open('{')
		each(i)
		w.close('}')
	}
	w.close(']')
}

func (w *writer) axis(name string, a Axis) {
	w.key(name)
	w.open('{')
	w.text("title", a.Title)
	w.yes("log", a.Log)
	w.yes("names", a.Names)
	w.key("from")
	w.number(a.From)
	w.key("to")
	w.number(a.To)
	at, words := make([]float64, len(a.Ticks)), make([]string, len(a.Ticks))
	for i, t := range a.Ticks {
		at[i], words[i] = t.At, t.Words
	}
	w.numbers("ticks", at)
	w.texts("words", words)
	w.close('}')
}

func (w *writer) chart(c Chart) {
	w.open('{')
	w.text("title", c.Title)
	w.text("says", c.Says)
	w.text("file", c.File)
	w.text("foot", c.Foot)
	w.text("of", c.Of)
	w.text("along", string(c.Along))
	w.axis("x", c.X)
	w.list("key", len(c.Key), func(i int) {
		k := c.Key[i]
		w.text("kind", string(k.Kind))
		w.text("look", k.Look)
		w.text("symbol", k.Symbol)
		w.text("words", k.Words)
	})
	w.list("panels", len(c.Panels), func(i int) {
		p := c.Panels[i]
		w.axis("y", p.Y)
		w.key("height")
		w.number(p.Height)
		w.list("layers", len(p.Layers), func(i int) {
			l := p.Layers[i]
			w.text("kind", string(l.Kind))
			w.text("look", l.Look)
			w.text("symbol", l.Symbol)
			w.numbers("x", l.X)
			w.numbers("y", l.Y)
			w.numbers("to", l.To)
			of := make([]float64, len(l.Of))
			for i, v := range l.Of {
				of[i] = float64(v)
			}
			w.numbers("of", of)
			w.texts("words", l.Words)
		})
	})
	w.list("points", len(c.Points), func(i int) {
		p := c.Points[i]
		w.text("id", p.ID)
		w.texts("words", p.Words)
		w.text("take", p.Take)
		if p.Group > 0 {
			w.key("group")
			w.number(float64(p.Group))
		}
		w.text("source", p.Source)
		w.text("link", p.Link)
	})
	w.list("groups", len(c.Groups), func(i int) {
		w.text("words", c.Groups[i].Words)
		w.text("says", c.Groups[i].Says)
	})
	w.key("start")
	w.number(float64(c.Start))
	w.texts("head", c.Head)
	w.key("rows")
	w.open('[')
	for _, r := range c.Rows {
		w.line(r)
	}
	w.close(']')
	w.key("words")
	w.open('{')
	w.text("walk", c.Words.Walk)
	w.text("table", c.Words.Table)
	w.text("png", c.Words.PNG)
	w.text("svg", c.Words.SVG)
	w.text("group", c.Words.Group)
	w.close('}')
	w.close('}')
}
