package wire

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// What findings say back stands in quotes, and may be a machine of the name NaN; so may
// the field that they are about.
var (
	saidBack = regexp.MustCompile(`“[^“]*”|"field":"[^"]*"`)
	noNumber = regexp.MustCompile(`\b(NaN|Inf)\b`)
)

// whole fails where an answer is no JSON, speaks of a fault of ours, or holds what
// is no number.
func whole(t *testing.T, line string, got []byte) {
	t.Helper()
	if !json.Valid(got) || bytes.Contains(got, []byte(`"code":"fault"`)) || noNumber.Match(saidBack.ReplaceAll(got, nil)) {
		t.Fatalf("%q: %s", line, got)
	}
}

// FuzzLayout: every line gets an answer or findings.
func FuzzLayout(f *testing.F) {
	for line := range strings.Lines(requests) {
		f.Add(line)
	}
	f.Add(`{"model":{"params":8e9},"accelerator":"h100-sxm","accelerators":64,"layout":{"tp":8,"pp":2,"global_batch":1024}}`)
	f.Add(`{"model":{"params":1,"layers":1e9,"hidden":3},"accelerators":1e8,"layout":{"tp":-1,"ep":1e300}}`)
	f.Add(`{"accelerator":"aNaN00000","region":"NaN"}`)
	f.Add(`{"accelerator":{"name":"x","peak_tflops":{"bf16":1e-300},"memory_gb":1e300},"accelerators":7}`)
	cat := catalog.Default()
	f.Fuzz(func(t *testing.T, line string) {
		if len(line) < 4096 {
			whole(t, line, Layout(cat, []byte(line)))
		}
	})
}

// FuzzSolve: the same for a question turned round, and for one row of the working.
func FuzzSolve(f *testing.F) {
	n := 0
	for line := range strings.Lines(solves) {
		if n++; n%6 == 1 { // all of them are in TestGoldenSolves
			f.Add(line)
		}
	}
	f.Add(`{"scenario":{"mfu":0.4,"goodput":0.9},"vary":"scale","until":{"energy_mwh":1e-300}}`)
	f.Add(`{"NaN":{"":"",""`)
	f.Add(`{"NaN":1,"Inf":1}`)
	f.Add(`{"scenario":{},"vary":"__proto__","until":{"constructor":1}}`)
	f.Add(`{"scenario":{"scale":3},"field":"accelerator_hours"}`)
	cat, m := catalog.Default(), spread.New()
	f.Fuzz(func(t *testing.T, line string) {
		if len(line) > 4096 {
			return
		}
		whole(t, line, Solve(cat, m, []byte(line)))
		whole(t, line, Explain(cat, []byte(line)))
	})
}
