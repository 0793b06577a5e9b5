//go:build !js

package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
)

const (
	lines  = "(data: tables of functions and lines)"
	tables = "(data: types, strings, values, files)"
	nobody = "(compiler's own)"
)

// weigh is the bytes of machine code of each package in a program, and of its
// data in two parts. "go tool nm" does not read wasm, so the code section is read
// here, against the names that the linker leaves in when it is not told to
// strip.
func weigh(folder, temp string) (map[string]int, error) {
	data, err := build(folder, filepath.Join(temp, "named"), named)
	if err != nil {
		return nil, err
	}
	c := exec.Command("go", "list", "-deps", folder)
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	listed, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	functions, section, err := readWasm(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	out := byPackage(functions, strings.Fields(string(listed)))
	filled, err := memory(section)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	out[lines] = lineTables(filled)
	out[tables] = len(section) - out[lines]
	return out, nil
}

// lineTables is the bytes of the runtime's table of functions and lines
// (runtime/symtab.go, pcHeader) in a program's memory: from its magic number to
// the record of its last function. 0 where there is none.
func lineTables(memory []byte) int {
	head := []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8} // Go 1.20's magic, padding, a byte as quantum, words of 8
	at := bytes.Index(memory, head)
	if at < 0 || len(memory)-at < 72 {
		return 0
	}
	word := func(i int) uint64 { return binary.LittleEndian.Uint64(memory[at+8*i:]) }
	count, functions := word(1), word(8)
	last := functions + (count-1)*8 + 4
	if last+4 > uint64(len(memory)-at) {
		return 0
	}
	return int(functions) + int(binary.LittleEndian.Uint32(memory[at+int(last):]))
}

// memory is what a data section fills memory with; the linker leaves runs of
// zeros out.
func memory(section []byte) ([]byte, error) {
	const most = 1 << 28
	var out []byte
	r := wasmReader{section, nil}
	for n := r.number(); n > 0 && r.err == nil; n-- {
		if r.byte() != 0 || r.byte() != 0x41 { // into memory 0, from a constant
			return nil, errWasm
		}
		from := r.number()
		if r.byte() != 0x0b || from > most {
			return nil, errWasm
		}
		part := r.take(r.number())
		if end := from + len(part); end > len(out) { // segments come in no order
			out = append(out, make([]byte, end-len(out))...)
		}
		copy(out[from:], part)
	}
	return out, r.err
}

// embedded is the data files that a program carries, each with its bytes as it
// is and packed by itself.
func embedded(folder string) (map[string]weight, error) {
	c := exec.Command("go", "list", "-deps", "-f", "{{$d := .Dir}}{{range .EmbedFiles}}{{$d}}/{{.}}\n{{end}}", folder)
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	listed, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	out := map[string]weight{}
	for _, file := range strings.Fields(string(listed)) {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		name, err := filepath.Rel(here, file)
		if err != nil {
			return nil, err
		}
		out[filepath.ToSlash(name)] = weightOf(data)
	}
	return out, nil
}

// unsafe is what the linker replaces by "_" in the names of wasm functions.
var unsafe = regexp.MustCompile(`[^\w.]`)

// byPackage adds functions up by the package whose path begins their name.
func byPackage(functions map[string]int, paths []string) map[string]int {
	plain := map[string]string{"main": "main"}
	for _, p := range paths {
		plain[unsafe.ReplaceAllString(p, "_")] = p
	}
	out := map[string]int{}
	for name, size := range functions {
		owner := nobody
		// The longest path wins: a package's name may begin another's.
		for i := len(name) - 1; i > 0; i-- {
			if name[i] != '.' {
				continue
			}
			if p, known := plain[name[:i]]; known {
				owner = p
				break
			}
		}
		out[owner] += size
	}
	return out
}

// printPackages prints the heaviest packages, and the rest in one line.
func printPackages(out io.Writer, heavy, base map[string]int, most int) {
	var names []string
	for name := range heavy {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if heavy[names[i]] != heavy[names[j]] {
			return heavy[names[i]] > heavy[names[j]]
		}
		return names[i] < names[j]
	})
	rest, restBase := 0, 0
	for i, name := range names {
		if i < most {
			fmt.Fprintf(out, "%10d  %+10d  %s\n", heavy[name], heavy[name]-base[name], name)
			continue
		}
		rest += heavy[name]
		restBase += base[name]
	}
	if len(names) > most {
		fmt.Fprintf(out, "%10d  %+10d  %d more\n", rest, rest-restBase, len(names)-most)
	}
}

// printFiles prints data files by name.
func printFiles(out io.Writer, files map[string]weight) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(out, "%10d  %10d  %s\n", files[name].raw, files[name].brotli, name)
	}
}

var errWasm = errors.New("not a wasm program that can be read")

// readWasm is the size of each function's body by its name, and the data section.
// Functions that share a name are added up.
func readWasm(data []byte) (functions map[string]int, dataSection []byte, err error) {
	if len(data) < 8 || string(data[:4]) != "\x00asm" {
		return nil, nil, errWasm
	}
	var imported int
	var bodies []int
	names := map[int]string{}
	r := wasmReader{data[8:], nil}
	for len(r.rest) > 0 && r.err == nil {
		id := r.byte()
		section := wasmReader{r.take(r.number()), nil}
		switch id {
		case 0: // custom
			if string(section.take(section.number())) == "name" {
				section.names(names)
			}
		case 2:
			imported = section.imports()
		case 10: // code
			for n := section.number(); n > 0 && section.err == nil; n-- {
				size := section.number()
				section.take(size)
				bodies = append(bodies, size)
			}
		case 11: // data
			dataSection = section.rest
		}
		if section.err != nil {
			return nil, nil, section.err
		}
	}
	if r.err != nil {
		return nil, nil, r.err
	}
	functions = map[string]int{}
	for i, size := range bodies {
		functions[names[imported+i]] += size
	}
	return functions, dataSection, nil
}

// wasmReader reads the pieces of a wasm file; after an error it reads nothing.
type wasmReader struct {
	rest []byte
	err  error
}

func (r *wasmReader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.rest) {
		r.err = errWasm
		r.rest = nil
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *wasmReader) byte() byte {
	if b := r.take(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

// number reads an unsigned LEB128 number of at most 32 bits.
func (r *wasmReader) number() int {
	n := 0
	for shift := 0; shift < 35; shift += 7 {
		b := r.byte()
		n |= int(b&0x7f) << shift
		if b&0x80 == 0 {
			return n
		}
	}
	r.err = errWasm
	return 0
}

// imports counts the imported functions, which come first in the numbering.
func (r *wasmReader) imports() int {
	functions := 0
	for n := r.number(); n > 0 && r.err == nil; n-- {
		r.take(r.number()) // module
		r.take(r.number()) // name
		switch r.byte() {
		case 0: // function: its type
			functions++
			r.number()
		case 2: // memory: its limits
			if r.byte() == 1 {
				r.number()
			}
			r.number()
		default: // Go imports nothing else
			r.err = errWasm
		}
	}
	return functions
}

// names reads the function names of a name section.
func (r *wasmReader) names(out map[int]string) {
	for len(r.rest) > 0 && r.err == nil {
		kind := r.byte()
		part := wasmReader{r.take(r.number()), nil}
		if kind != 1 {
			continue
		}
		for n := part.number(); n > 0 && part.err == nil; n-- {
			index := part.number()
			out[index] = string(part.take(part.number()))
		}
		r.err = errors.Join(r.err, part.err)
	}
}
