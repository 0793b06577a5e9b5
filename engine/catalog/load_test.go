package catalog

import (
	"strings"
	"testing"
)

// with is the embedded files with one changed.
func with(file string, change func(string) string) func(string) (string, error) {
	return func(name string) (string, error) {
		text, err := embedded(name)
		if name == file {
			text = change(text)
		}
		return text, err
	}
}

// Each slip of the pen is refused with its file and line.
func TestLoadRefuses(t *testing.T) {
	head := strings.Join(columns, ",") + "\n"
	line := func(s string) func(string) string { return func(string) string { return head + s + "\n" } }
	for name, k := range map[string]struct {
		file   string
		change func(string) string
		want   string
	}{
		"header":            {"regions.csv", func(s string) string { return "x" + s }, "regions.csv:1: header"},
		"empty":             {"regions.csv", func(string) string { return "" }, "regions.csv:0: empty"},
		"unknown attribute": {"regions.csv", line("x,colour,1,,,text,published,ember-2024,p,2024,"), "regions.csv:2: unknown attribute"},
		"wrong unit":        {"regions.csv", line("x,pue,1.1,,,fraction,published,ember-2024,p,2024,"), "regions.csv:2: pue is in"},
		"unknown basis":     {"regions.csv", line("x,pue,1.1,,,ratio,guessed,ember-2024,p,2024,"), "regions.csv:2: unknown basis"},
		"no basis":          {"regions.csv", line("x,pue,1.1,,,ratio,,ember-2024,p,2024,"), "regions.csv:2: unknown basis"},
		"unknown source":    {"regions.csv", line("x,pue,1.1,,,ratio,published,hearsay,p,2024,"), "regions.csv:2: unknown source"},
		"not a number":      {"regions.csv", line("x,pue,ten,,,ratio,published,ember-2024,p,2024,"), "regions.csv:2: pue: \"ten\" is not a number"},
		"infinite":          {"regions.csv", line("x,pue,1e400,,,ratio,published,ember-2024,p,2024,"), "regions.csv:2"},
		"NaN":               {"regions.csv", line("x,pue,NaN,,,ratio,published,ember-2024,p,2024,"), "regions.csv:2"},
		"half a range":      {"regions.csv", line("x,pue,1.1,1.0,,ratio,published,ember-2024,p,2024,"), "regions.csv:2: pue: a range"},
		"value outside":     {"regions.csv", line("x,pue,1.3,1.0,1.2,ratio,published,ember-2024,p,2024,"), "regions.csv:2: pue:"},
		"too few fields":    {"regions.csv", line("x,pue,1.3"), "regions.csv:2: 11 fields"},
		"too many fields":   {"regions.csv", line("x,pue,1.1,,,ratio,published,ember-2024,p,2024,,"), "regions.csv:2: 11 fields"},
		"open quote":        {"regions.csv", line(`x,pue,"1.1,,,ratio,published,ember-2024,p,2024,`), "regions.csv:2: a quote"},
		"text after quote":  {"regions.csv", line(`x,"pue"x,1.1,,,ratio,published,ember-2024,p,2024,`), "regions.csv:2: text after"},
		"twice": {"regions.csv", line("x,pue,1.1,,,ratio,published,ember-2024,p,2024,\nx,pue,1.1,,,ratio,published,ember-2024,p,2024,"),
			"regions.csv:3: pue of"},
		"in two places": {"regions.csv", line("x,pue,1.1,,,ratio,published,ember-2024,p,2024,\ny,pue,1.1,,,ratio,published,ember-2024,p,2024,\nx,wue,1,,,L/kWh,published,ember-2024,p,2024,"),
			"regions.csv:4: region \"x\""},
		"empty words":      {"regions.csv", line("x,name,,,,text,published,ember-2024,p,2024,"), "regions.csv:2: name"},
		"assumption twice": {"assumptions.csv", func(s string) string { return s + s[strings.Index(s, "\n")+1:] }, "is there already"},
		"assumption unit":  {"assumptions.csv", line("x,value,1,,,furlong,published,ember-2024,p,2024,"), "assumptions.csv:2: no assumption is in"},
		"source twice":     {"sources.csv", func(s string) string { return s + s[strings.Index(s, "\n")+1:] }, "is there already"},
		"alias of nothing": {"aliases.csv", func(s string) string { return s + "H9000,h9000\n" }, "unknown accelerator"},
		"no edition":       {"changelog.csv", func(s string) string { return s[:strings.Index(s, "\n")+1] }, "no edition"},
	} {
		_, err := read(with(k.file, k.change))
		if err == nil || !strings.Contains(err.Error(), k.want) {
			t.Errorf("%s: error %v, want %q", name, err, k.want)
		}
	}
}

func TestTable(t *testing.T) {
	tb := &table{file: "t.csv", rest: "a,\"b, \"\"c\"\"\",\n\"\",x,\"y\""}
	f := make([]string, 3)
	for i, want := range [][]string{{"a", `b, "c"`, ""}, {"", "x", "y"}} {
		ok, err := tb.next(f)
		if !ok || err != nil || f[0] != want[0] || f[1] != want[1] || f[2] != want[2] || tb.line != i+1 {
			t.Errorf("line %d is %q, %v, %v", tb.line, f, ok, err)
		}
	}
	if ok, err := tb.next(f); ok || err != nil {
		t.Errorf("past the end: %v, %v", ok, err)
	}
}

// Whatever stands in a line, the reader answers or refuses, and never takes
// forever or panics.
func FuzzTable(f *testing.F) {
	f.Add("a,b,c\n")
	f.Add("\"a\"\"\",b,c\n\n,,\n")
	f.Add("\"")
	f.Fuzz(func(t *testing.T, text string) {
		tb := &table{file: "t.csv", rest: text}
		fields := make([]string, 3)
		for range len(text) + 1 {
			ok, err := tb.next(fields)
			if err != nil || !ok {
				return
			}
		}
		t.Error("more lines than bytes")
	})
}
