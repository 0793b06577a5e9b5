//go:build !js

package main_test

import (
	"os"
	"regexp"
	"sort"
	"strings"
	"testing"

	"tenfold/engine"
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
