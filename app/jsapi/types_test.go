//go:build !js

package main_test

import (
	"encoding/json"
	"os"
	"regexp"
	"sort"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
	"tenfold/engine/wire"
)

// A field that the engine takes and the types do not know, or the other way
// round, shows only in someone else's editor; so both are held together here.

var (
	comments = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`)
	token    = regexp.MustCompile(`([\w]+)\??:|[{}]`)
)

// keys is the property names of an interface of engine.d.ts, nested ones dotted.
func keys(t *testing.T, text, name string) map[string]bool {
	t.Helper()
	_, body, found := strings.Cut(text, "export interface "+name+" {")
	if !found {
		t.Fatalf("engine.d.ts has no interface %s", name)
	}
	got := map[string]bool{}
	var path []string
	last := ""
	for _, m := range token.FindAllStringSubmatch(body, -1) {
		switch m[0] {
		case "{":
			path = append(path, last)
			delete(got, strings.Join(path, "."))
		case "}":
			if len(path) == 0 {
				return got
			}
			path = path[:len(path)-1]
		default:
			last = m[1]
			got[strings.Join(append(path[:len(path):len(path)], last), ".")] = true
		}
	}
	t.Fatalf("interface %s does not end", name)
	return nil
}

func types(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../web/engine.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	return comments.ReplaceAllString(string(data), "")
}

func compare(t *testing.T, what string, got, want map[string]bool) {
	t.Helper()
	var missing, extra []string
	for k := range want {
		if !got[k] {
			missing = append(missing, k)
		}
	}
	for k := range got {
		if !want[k] {
			extra = append(extra, k)
		}
	}
	sort.Strings(missing)
	sort.Strings(extra)
	if len(missing)+len(extra) > 0 {
		t.Errorf("%s in engine.d.ts: missing %v, unknown to the engine %v", what, missing, extra)
	}
}

func TestTypesNameEveryField(t *testing.T) {
	text := types(t)
	got := keys(t, text, "Scenario")
	for k := range keys(t, text, "Hardware") {
		got["accelerator."+k] = true
	}
	want := map[string]bool{"v": true}
	for _, f := range engine.Fields {
		want[f.Name] = true
	}
	compare(t, "fields", got, want)
}

func TestTypesNameEveryResult(t *testing.T) {
	got := map[string]bool{}
	for k := range keys(t, types(t), "Projection") {
		if name, ok := strings.CutPrefix(k, "results."); ok {
			got[name] = true
		}
	}
	want := map[string]bool{}
	for _, r := range engine.Results {
		want[r.Name] = true
	}
	compare(t, "results", got, want)
}

func TestTypesNameEveryWord(t *testing.T) {
	text := types(t)
	for _, f := range engine.Fields {
		if len(f.Words) == 0 {
			continue
		}
		var quoted []string
		for _, w := range f.Words {
			if w != "" { // the same as leaving the field out
				quoted = append(quoted, `"`+w+`"`)
			}
		}
		name := f.Name[strings.LastIndex(f.Name, ".")+1:]
		if want := name + "?: " + strings.Join(quoted, " | "); !strings.Contains(text, want+"\n") {
			t.Errorf("engine.d.ts lacks %s", want)
		}
	}
}

// What the engine writes has the keys that the types promise, optional ones
// included.
func TestTypesNameEveryKeyOfAnAnswer(t *testing.T) {
	cat := catalog.Default()
	var projection struct {
		Findings    []map[string]any
		Working     []map[string]any
		Sensitivity []map[string]any
	}
	line := wire.Project(cat, spread.New(), []byte(`{"working": true, "sensitivity": "days"}`))
	read(t, line, &projection)
	var whole map[string]any
	read(t, line, &whole)
	var input map[string]any
	read(t, wire.Explain(cat, []byte(`{"field": "in.PUE"}`)), &input)
	var list struct{ Facts, Quotes, Sources []map[string]any }
	line = wire.Catalog(cat)
	read(t, line, &list)
	var catalogue map[string]any
	read(t, line, &catalogue)
	if len(projection.Findings) == 0 || len(projection.Working) == 0 || len(projection.Sensitivity) == 0 || len(list.Facts) == 0 || len(list.Sources) == 0 {
		t.Fatal("an answer without findings, working, facts or sources shows nothing")
	}

	text := types(t)
	for name, object := range map[string]map[string]any{
		"Projection": whole, "Finding": projection.Findings[0], "Mover": projection.Sensitivity[0], "Catalog": catalogue, "Fact": list.Facts[0], "Quote": list.Quotes[0], "Source": list.Sources[0],
	} {
		compare(t, name, top(keys(t, text, name)), set(object))
	}
	working := set(projection.Working[0])
	for key := range input {
		working[key] = true
	}
	compare(t, "Working", top(keys(t, text, "Working")), working)
}

// A solve's answer, and what is nearest where there is none, have the keys that
// the types promise.
func TestTypesNameEveryKeyOfASolve(t *testing.T) {
	text := types(t)
	for name, c := range map[string]struct {
		asked string
		of    func(map[string]any) any
	}{
		"Solution": {`{"scenario": {"mfu": 0.4}, "vary": "pue", "until": {"energy_mwh": 5e5}}`, func(o map[string]any) any { return o }},
		"Nearest":  {`{"scenario": {"mfu": 0.4}, "vary": "pue", "until": {"energy_mwh": 1e12}}`, func(o map[string]any) any { return o["nearest"] }},
	} {
		var answer map[string]any
		read(t, wire.Solve(catalog.Default(), spread.New(), []byte(c.asked)), &answer)
		object, _ := c.of(answer).(map[string]any)
		compare(t, name, top(keys(t, text, name)), set(object))
	}
}

func read(t *testing.T, line []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(line, into); err != nil {
		t.Fatalf("%v: %.200s", err, line)
	}
}

// top is the first part of dotted names.
func top(names map[string]bool) map[string]bool {
	out := map[string]bool{}
	for name := range names {
		first, _, _ := strings.Cut(name, ".")
		out[first] = true
	}
	return out
}

func set(object map[string]any) map[string]bool {
	out := map[string]bool{}
	for key := range object {
		out[key] = true
	}
	return out
}

// The layout's types are what the engine writes, key for key.
func TestTypesNameEveryLayoutKey(t *testing.T) {
	answer := wire.Layout(catalog.Default(), []byte(`{"model": {"params": 7e9, "tokens": 1e12}, "accelerators": 64}`))
	var got map[string]any
	if err := json.Unmarshal(answer, &got); err != nil {
		t.Fatal(err)
	}
	want, nested := map[string]bool{}, map[string]bool{}
	for k, v := range got {
		o, group := v.(map[string]any)
		if !group || k == "layout" {
			want[k] = true
		}
		for sub := range o {
			if k == "layout" {
				nested[sub] = true
			} else {
				want[k+"."+sub] = true
			}
		}
	}
	text := types(t)
	compare(t, "keys of a layout result", keys(t, text, "LayoutResult"), want)
	compare(t, "keys of a layout", keys(t, text, "FoundLayout"), nested)
}
