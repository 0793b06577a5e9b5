//go:build !js

package main

import (
	"encoding/binary"
	"os/exec"
	"reflect"
	"regexp"
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
	if want := map[string]int{"p.a": 3, "q.b": 4}; err != nil || len(data) != 5 || !reflect.DeepEqual(functions, want) {
		t.Errorf("got %v, %v, %v", functions, data, err)
	}
	// Cut short anywhere but between sections, it is refused, never read wrongly.
	whole := map[int]bool{8: true, 17: true, 29: true, 36: true}
	for n := range len(module) {
		if _, _, err := readWasm([]byte(module[:n])); (err == nil) != whole[n] {
			t.Errorf("the first %d bytes: %v", n, err)
		}
	}
}

// The table's head as runtime/symtab.go lays it out: two functions, whose table
// begins at 80 and whose last one's record lies 20 bytes into it.
func TestLineTables(t *testing.T) {
	section := make([]byte, 200)
	table := section[7:]
	copy(table, []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8})
	binary.LittleEndian.PutUint64(table[8:], 2)
	binary.LittleEndian.PutUint64(table[64:], 80)
	binary.LittleEndian.PutUint32(table[80+8+4:], 20)
	if got := lineTables(section); got != 100 {
		t.Errorf("got %d bytes, want 100", got)
	}
	for _, n := range []int{0, 20, 90} {
		if got := lineTables(section[:n]); got != 0 {
			t.Errorf("the first %d bytes: got %d", n, got)
		}
	}
}

// Two segments, the later first, with a gap of three zeros between them.
func TestMemory(t *testing.T) {
	section := []byte("\x02\x00\x41\x05\x0b\x01c\x00\x41\x00\x0b\x02ab")
	got, err := memory(section)
	if err != nil || string(got) != "ab\x00\x00\x00c" {
		t.Errorf("got %q, %v", got, err)
	}
	for n := range len(section) {
		if _, err := memory(section[:n]); err == nil {
			t.Errorf("the first %d bytes are read", n)
		}
	}
}

// The programs weighed here are those of "make build".
func TestFlagsAreTheMakefiles(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("make is not installed")
	}
	c := exec.Command("make", "--no-print-directory", "-n", "build")
	c.Dir = "../.."
	said, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(flags(`"`+stripped+`"`), " ")
	for _, folder := range []string{"./app", "./app/jsapi"} {
		if !regexp.MustCompile(`build ` + regexp.QuoteMeta(want) + ` -o \S+ ` + regexp.QuoteMeta(folder) + `\n`).Match(said) {
			t.Errorf("make build builds %s by other flags than\n%s\n%s", folder, want, said)
		}
	}
}
