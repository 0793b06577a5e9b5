package wire

import (
	_ "embed"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// movers are the golden sensitivities of the requests below, one a line.
//
//go:embed testdata/movers.jsonl
var movers string

var moved = []string{
	`{"sensitivity":"cost_rental_usd"}`,
	`{"mfu":0.4,"accelerators":1000,"sensitivity":"days"}`,
	`{"region":"us-avg","sensitivity":"cost_owned_usd","draws":1000,"seed":7}`,
	`{"scope":"with-experiments","sensitivity":"programme_energy_mwh"}`,
	`{"sensitivity":"params"}`,
	`{"sensitivity":"carbon_market_t"}`,
}

// sensitivityOf is the text of an answer's sensitivity.
func sensitivityOf(t *testing.T, request string) string {
	t.Helper()
	var a struct{ Sensitivity json.RawMessage }
	if err := json.Unmarshal(Project(catalog.Default(), spread.New(), []byte(request)), &a); err != nil {
		t.Fatal(err)
	}
	return string(a.Sensitivity)
}

// Each request has one golden sensitivity, byte for byte, on every target.
func TestGoldenSensitivities(t *testing.T) {
	var out strings.Builder
	for _, request := range moved {
		out.WriteString(sensitivityOf(t, request) + "\n")
	}
	if *update {
		if err := os.WriteFile("testdata/movers.jsonl", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if out.String() != movers {
		t.Errorf("got\n%swant\n%s(go test ./engine/wire -update writes them anew)", out.String(), movers)
	}
}

// The contract's keys, in the order of the swing; a result that nothing moves or
// that has no figure has an empty list; what is no result is refused; a
// sensitivity changes nothing else of the answer.
func TestSensitivityKeepsTheContract(t *testing.T) {
	for _, request := range moved {
		var list []map[string]any
		if err := json.Unmarshal([]byte(sensitivityOf(t, request)), &list); err != nil {
			t.Fatalf("%s: %v", request, err)
		}
		last := 0.0
		for i, m := range list {
			for _, key := range []string{"low", "high", "result_low", "result_high", "variance_share"} {
				if v, ok := m[key].(float64); !ok || v < 0 {
					t.Errorf("%s: %s of %v is %v", request, key, m["input"], m[key])
				}
			}
			swing := m["result_high"].(float64) - m["result_low"].(float64)
			if swing = max(swing, -swing); i > 0 && swing > last*(1+1e-8) {
				t.Errorf("%s: %v stands behind one that moves less", request, m["input"])
			}
			last = swing
		}
		if empty := strings.Contains(request, "params") || strings.Contains(request, "market"); empty != (len(list) == 0) {
			t.Errorf("%s: %d movers", request, len(list))
		}
	}
	with, without := sensitivityFree(t, `{"sensitivity":"days"}`), sensitivityFree(t, `{}`)
	if with != without {
		t.Errorf("a sensitivity changes the rest of an answer:\n%s\n%s", with, without)
	}
	for request, want := range map[string]string{
		`{"sensitivity":"happiness"}`:            `"unknown-result"`,
		`{"sensitivity":7}`:                      `"unknown-result"`,
		`{"sensitivity":"programme_energy_mwh"}`: `"not-in-scope"`,
	} {
		if got := string(Project(catalog.Default(), sampler, []byte(request))); !strings.Contains(got, want) {
			t.Errorf("%s: no %s in %.300s", request, want, got)
		}
	}
}

// sensitivityFree is an answer without its sensitivity.
func sensitivityFree(t *testing.T, request string) string {
	t.Helper()
	answer := string(Project(catalog.Default(), sampler, []byte(request)))
	before, after, found := strings.Cut(answer, `,"sensitivity":[`)
	if !found {
		return answer
	}
	_, after, _ = strings.Cut(after, "]")
	return before + after
}
