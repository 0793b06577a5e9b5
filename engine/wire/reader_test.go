package wire

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"
)

// likeStandard is what encoding/json reads, in the reader's types, what it finds
// wrong with the first value, and whether more follows.
func likeStandard(text []byte) (v any, wrong string, more bool) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return nil, err.Error(), false
	}
	_, err := d.Token()
	return plain(v), "", err != io.EOF
}

func plain(v any) any {
	switch v := v.(type) {
	case json.Number:
		return number(v)
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = plain(v[k])
		}
	}
	return v
}

func compare(t *testing.T, text []byte) {
	t.Helper()
	got, _, wrong, more := readJSON(text)
	if strings.Contains(wrong, tooDeep) {
		return
	}
	want, wantWrong, wantMore := likeStandard(text)
	if wrong != wantWrong {
		t.Fatalf("%.200q is refused with %q; encoding/json says %q", text, wrong, wantWrong)
	}
	if wrong == "" && (more != wantMore || !reflect.DeepEqual(got, want)) {
		t.Fatalf("%.200q is read as %#v (more: %v); encoding/json reads %#v (more: %v)", text, got, more, want, wantMore)
	}
}

// texts are JSON and nearly JSON, after the grammar of RFC 8259.
var texts = []string{
	`{}`, `[]`, ` { "a" : [ 1 , -0 , 2.5 , 1e9 , 1E-9 , 0.1e+3 ] , "b" : { } } `, `{"a":{"b":{"c":null}},"d":true,"e":false}`,
	`"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"`, `"\ud800"`, `"\ud800\ud800\udc00"`, `"\ud800\u0041"`, `"\udc00x"`, `"\ud800\n"`, `"\ud800\u12"`, `"\uD83D\uDE00"`,
	"\"\xff\xc3\"", "\"\u2028é\"", "", " ", "\n\t", "\ufeff{}", "{", "[", "{\"", `{"a`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{"a" 1}`, `{"a":1 "b"}`,
	`{a:1}`, `{'a':1}`, `{,}`, `[,]`, `[1,]`, `[1 2]`, `[1}`, `{]`, `tru`, `trux`, `truex`, `nul`, `fals3`, `NaN`, `-`, `-x`, `+1`, `01`, `1.`, `1.x`, `.5`, `1e`, `1e+`, `1ex`, `-01`,
	`1 2`, `{} x`, `{}}`, `"a" "b"`, "\"a\nb\"", "\"\x00\"", `"\x"`, `"\u12g4"`, `"\u`, `"\`, "\"\\\"", "\x80", "é", "'", `"'`, "{\"a\":\x01}", `{"a":1e999}`,
	`{"__proto__":{"x":1}}`, "\u00a0{}", `{"a":"b"`, `[[[[[[1]]]]]`, "// no\n{}", "1\x0c", "tr\"e", "tr'e",
}

func TestReaderIsEncodingJSON(t *testing.T) {
	for _, text := range texts {
		compare(t, []byte(text))
	}
}

// tooDeep is how a text is refused that encoding/json would read for longer.
const tooDeep = "exceeded max depth"

func TestReaderGoesSoDeep(t *testing.T) {
	nested := func(n int) []byte { return []byte(strings.Repeat("[", n) + strings.Repeat("]", n)) }
	compare(t, nested(deepest))
	if _, _, wrong, _ := readJSON(nested(deepest)); wrong != "" {
		t.Errorf("%d arrays within each other are refused with %q", deepest, wrong)
	}
	for _, n := range []int{deepest + 1, 1e6} {
		if _, _, wrong, _ := readJSON(nested(n)); !strings.Contains(wrong, tooDeep) {
			t.Errorf("%d arrays within each other are refused with %q", n, wrong)
		}
	}
}

func TestReaderNamesKeysGivenTwice(t *testing.T) {
	for text, want := range map[string]string{
		`{"a":1,"a":1}`:                     "a",
		`{"a":{"b":1,"b":2},"a":1}`:         "a.b",
		`{"a":[{"b":1},{"b":2,"c":1}]}`:     "",
		`{"a":[{"b":1},{"b":2,"b":1}]}`:     "a.b",
		`{"a":{"b":1},"c":{"b":1,"\u0062"`:  "c.b", // said before the text breaks off
		`{"a":1,"b":x,"a":1}`:               "",    // never reached
		`{"a":{"b":1},"b":{"a":1},"ab":{}}`: "",
	} {
		if _, got, _, _ := readJSON([]byte(text)); got != want {
			t.Errorf("%s: %q is said to be there twice, want %q", text, got, want)
		}
	}
}

// What is read and written is the same value again.
func TestValueWritesWhatIsRead(t *testing.T) {
	for _, text := range texts {
		v, _, wrong, _ := readJSON([]byte(text))
		if wrong != "" {
			continue
		}
		var w writer
		w.value(v)
		if got, _, wrong, more := readJSON(w.b); wrong != "" || more || !reflect.DeepEqual(got, v) {
			t.Errorf("%s is written as %s", text, w.b)
		}
	}
}

func FuzzReader(f *testing.F) {
	for _, text := range texts {
		f.Add([]byte(text))
	}
	for line := range strings.Lines(requests) {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, text []byte) { compare(t, text) })
}
