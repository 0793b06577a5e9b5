//go:build !js

package main

import (
	"reflect"
	"strings"
	"testing"
)

func TestReadBudget(t *testing.T) {
	got, err := readBudget("# a comment\nweb/app.wasm 1.35 # why\n\nweb/engine.wasm 0.7\n")
	if want := map[string]float64{"web/app.wasm": 1.35, "web/engine.wasm": 0.7}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{"web/app.wasm", "web/app.wasm lots", "web/app.wasm -1", "web/app.wasm NaN", "web/none.wasm 1"} {
		if got, err := readBudget(bad); err == nil || !strings.HasPrefix(err.Error(), "line 1: ") {
			t.Errorf("%q: got %v, %v", bad, got, err)
		}
	}
}

func TestByPackageLongestPathWins(t *testing.T) {
	functions := map[string]int{
		"tenfold_engine.Project":      1,
		"tenfold_engine_unit.Exp":     2,
		"gopkg.in_x_v2.__T_.M":        4,
		"net_http.__T_.net_http.func": 8,
		"main.main":                   16,
		"_rt0_wasm_js":                32,
	}
	got := byPackage(functions, []string{"tenfold/engine", "tenfold/engine/unit", "gopkg.in/x-v2", "net/http"})
	want := map[string]int{"tenfold/engine": 1, "tenfold/engine/unit": 2, "gopkg.in/x-v2": 4, "net/http": 8, "main": 16, nobody: 32}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// A module by the rules of the WebAssembly core specification 1.0, section 5.5:
// one imported function, two bodies of 3 and 4 bytes, 5 bytes of data section,
// and names for functions 1 and 2.
const module = "\x00asm\x01\x00\x00\x00" +
	"\x02\x07\x01\x01g\x01f\x00\x00" +
	"\x0a\x0a\x02\x03\x00\x01\x0b\x04\x00\x01\x01\x0b" +
	"\x0b\x05\x01\x00\x41\x00\x0b" +
	"\x00\x12\x04name" + "\x01\x0b\x02\x01\x03p.a\x02\x03q.b"

func TestReadWasm(t *testing.T) {
	functions, data, err := readWasm([]byte(module))
	if want := map[string]int{"p.a": 3, "q.b": 4}; err != nil || data != 5 || !reflect.DeepEqual(functions, want) {
		t.Errorf("got %v, %d, %v", functions, data, err)
	}
	// Cut short anywhere but between sections, it is refused, never read wrongly.
	whole := map[int]bool{8: true, 17: true, 29: true, 36: true}
	for n := range len(module) {
		if _, _, err := readWasm([]byte(module[:n])); (err == nil) != whole[n] {
			t.Errorf("the first %d bytes: %v", n, err)
		}
	}
}
