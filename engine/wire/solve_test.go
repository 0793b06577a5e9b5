package wire

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

//go:embed testdata/solves.jsonl
var solves string

//go:embed testdata/solved.jsonl
var solved string

// Each question has one golden answer, byte for byte, on every target. An answer
// that is one carries the projection of its scenario, and the scenario meets the
// target; a refusal says why.
func TestGoldenSolves(t *testing.T) {
	cat, m := catalog.Default(), spread.New()
	var out strings.Builder
	for line := range strings.Lines(solves) {
		got := Solve(cat, m, []byte(strings.TrimSpace(line)))
		out.Write(got)
		out.WriteByte('\n')
		var a struct {
			Scenario   json.RawMessage
			Projection json.RawMessage
			Findings   []struct{ Code, Severity, Text string }
			Nearest    *struct {
				Scenario      json.RawMessage
				Value, Result float64
			}
		}
		if err := json.Unmarshal(got, &a); err != nil {
			t.Fatalf("%s: %v\n%s", line, err, got)
		}
		failed, jumps := false, false
		for _, f := range a.Findings {
			failed = failed || f.Severity == "error"
			jumps = jumps || f.Code == "in-a-jump"
		}
		if failed != (a.Projection == nil) || failed != (a.Scenario == nil) {
			t.Errorf("%s: error %v, and %.300s", line, failed, got)
		}
		var asked struct{ Until map[string]json.RawMessage }
		if failed || json.Unmarshal([]byte(line), &asked) != nil {
			continue
		}
		if !strings.Contains(line, `"working"`) {
			if again := Project(cat, m, a.Scenario); !bytes.Equal(again, a.Projection) {
				t.Errorf("%s: the scenario projects to\n%.300s\nnot to\n%.300s", line, again, a.Projection)
			}
		}
		var p struct {
			Results map[string]struct{ Value float64 }
		}
		if err := json.Unmarshal(a.Projection, &p); err != nil {
			t.Fatal(err)
		}
		for name, want := range asked.Until {
			var target float64
			if json.Unmarshal(want, &target) != nil {
				continue // as people write it
			}
			if off := p.Results[name].Value/target - 1; math.Abs(off) > 1e-3 && !jumps {
				t.Errorf("%s: %v, want %v", line, p.Results[name].Value, target)
			}
		}
	}
	if *update {
		if err := os.WriteFile("testdata/solved.jsonl", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, want, asked := strings.Split(out.String(), "\n"), strings.Split(solved, "\n"), strings.Split(solves, "\n")
	if len(got) != len(want) {
		t.Fatalf("%d answers, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s\n got %.600s\nwant %.600s\n(go test ./engine/wire -update writes them anew)", asked[i], got[i], want[i])
		}
	}
}
