package wire

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"math"
	"os"
	"strings"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

var update = flag.Bool("update", false, "write the golden answers anew")

//go:embed testdata/requests.jsonl
var requests string

//go:embed testdata/answers.jsonl
var answers string

// Each request has one golden answer, byte for byte, on every target.
func TestGoldenAnswers(t *testing.T) {
	cat, m := catalog.Default(), spread.New()
	var out strings.Builder
	for line := range strings.Lines(requests) {
		out.Write(Project(cat, m, []byte(strings.TrimSpace(line))))
		out.WriteByte('\n')
	}
	if *update {
		if err := os.WriteFile("testdata/answers.jsonl", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, want := strings.Split(out.String(), "\n"), strings.Split(answers, "\n")
	asked := strings.Split(requests, "\n")
	if len(got) != len(want) {
		t.Fatalf("%d answers, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s\n got %.600s\nwant %.600s\n(go test ./engine/wire -update writes them anew)", asked[i], got[i], want[i])
		}
	}
}

// sampler serves all tests: what it keeps must not change an answer.
var sampler = spread.New()

// answer is what the laws below read.
type answer struct {
	Scenario json.RawMessage
	Findings []struct{ Field, Code, Severity, Text string }
	Results  map[string]*struct{ Value, Low, High float64 }
	Link     string
}

func ask(t *testing.T, request string) (answer, []byte) {
	t.Helper()
	b := Project(catalog.Default(), sampler, []byte(request))
	var a answer
	if err := json.Unmarshal(b, &a); err != nil {
		t.Fatalf("%s: answer is not JSON: %v\n%s", request, err, b)
	}
	return a, b
}

// The scenario that comes back is a request that gives the same bytes; a
// refusal has an error and no result; numbers keep the contract's identities.
func TestAnswersKeepTheContract(t *testing.T) {
	for line := range strings.Lines(requests) {
		a, b := ask(t, line)
		failed := false
		for _, f := range a.Findings {
			failed = failed || f.Severity == "error"
			if f.Text == "" || f.Code == "" {
				t.Errorf("%s: empty finding %+v", line, f)
			}
		}
		if failed != (a.Results == nil) {
			t.Errorf("%s: error %v, results %v", line, failed, a.Results != nil)
		}
		if failed {
			continue
		}
		if strings.Contains(line, `"working"`) {
			continue
		}
		if _, again := ask(t, string(a.Scenario)); !bytes.Equal(b, again) {
			t.Errorf("%s: the scenario that came back gives other bytes\n%s\n%s", line, b, again)
		}
		for name, q := range a.Results {
			if q != nil && !(0 <= q.Low && q.Low <= q.Value && q.Value <= q.High) {
				t.Errorf("%s: %s %+v out of order", line, name, q)
			}
		}
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-8*math.Abs(want) {
				t.Errorf("%s: %s %v, want %v", line, what, got, want)
			}
		}
		r := a.Results
		near("accelerator_hours", r["accelerator_hours"].Value, r["accelerators"].Value*r["days"].Value*24)
		if r["power_mw"] != nil {
			near("energy_mwh", r["energy_mwh"].Value, r["power_mw"].Value*r["days"].Value*24)
		}
	}
}

func TestExplain(t *testing.T) {
	cat := catalog.Default()
	for request, want := range map[string]string{
		`{"scenario":{},"field":"accelerator_hours"}`:                `"formula":"Accelerator-hours = Model FLOP ÷ Useful FLOP/s per accelerator"`,
		`{"field":"in.PUE"}`:                                         `"basis":`,
		`{"scenario":{},"field":"happiness"}`:                        `"unknown-field"`,
		`{"scenario":{"scale":0},"field":"days"}`:                    `"out-of-range"`,
		`{"scenario":7,"field":"days"}`:                              `"wrong-type"`,
		`{"scenario":{},"field":"days","extra":1}`:                   `"unknown-key"`,
		`{"scenario":{},"field":3}`:                                  `"wrong-type"`,
		`{"scenario":{"accelerator":"mi300x"},"field":"ITPower"}`:    `"uses":["ServerPower","NetworkPower"]`,
		`{"scenario":{"rental_usd_per_hour":2},"field":"in.Rental"}`: `"basis":"entered"`,
	} {
		got := Explain(cat, []byte(request))
		if !json.Valid(got) || !strings.Contains(string(got), want) {
			t.Errorf("%s\n got %s\nwant %s", request, got, want)
		}
	}
}

// What people type never comes back as markup or breaks the JSON.
func TestForeignTextIsEscaped(t *testing.T) {
	for _, text := range []string{"</script><script>alert(1)</script>", "a\u2028b", "\x00\x1f", `"\`, "\u202eabc", "𝒳"} {
		request, _ := json.Marshal(map[string]any{"accelerator": map[string]any{"name": text, "peak_tflops": map[string]any{"bf16": 100}}, text: 1})
		got := Project(catalog.Default(), spread.New(), request)
		if !json.Valid(got) || bytes.ContainsAny(got, "<>\x00\u2028") {
			t.Errorf("%q: %s", text, got)
		}
	}
}

func FuzzProject(f *testing.F) {
	for line := range strings.Lines(requests) {
		f.Add(line)
	}
	cat, m := catalog.Default(), spread.New()
	f.Fuzz(func(t *testing.T, line string) {
		if len(line) > 4096 {
			return
		}
		got := Project(cat, m, []byte(strings.Replace(line, `"draws"`, `"x"`, -1)))
		if !json.Valid(got) {
			t.Fatalf("%q: not JSON: %s", line, got)
		}
		if bytes.Contains(got, []byte(`"code":"fault"`)) || noNumber.Match(saidBack.ReplaceAll(got, nil)) {
			t.Fatalf("%q: %s", line, got)
		}
	})
}

// The catalogue goes out whole: as many facts and sources as it holds.
func TestCatalogIsWhole(t *testing.T) {
	cat := catalog.Default()
	var got struct {
		DataVersion string `json:"data_version"`
		Facts       []struct{ Kind, ID, Attribute, Value string }
		Quotes      []struct{ Accelerator, Date string }
		Sources     []struct{ ID, URL string }
	}
	if err := json.Unmarshal(Catalog(cat), &got); err != nil {
		t.Fatal(err)
	}
	facts := 0
	for f := range cat.Facts() {
		if g := got.Facts[facts]; g.ID != f.ID || g.Attribute != f.Attribute || g.Value != f.Value {
			t.Fatalf("fact %d: %+v, want %+v", facts, g, f)
		}
		facts++
	}
	if len(got.Quotes) != len(cat.Quotes()) || len(got.Quotes) == 0 {
		t.Errorf("%d quotes of %d", len(got.Quotes), len(cat.Quotes()))
	}
	if len(got.Facts) != facts || len(got.Sources) != len(cat.Sources()) || got.DataVersion == "" {
		t.Errorf("%d facts of %d, %d sources of %d", len(got.Facts), facts, len(got.Sources), len(cat.Sources()))
	}
}

// What people's tools do to a line is taken as it is meant, and their likeliest
// slips are answered in words that help.
func TestSlips(t *testing.T) {
	cat := catalog.Default()
	if plain, marked := Project(cat, sampler, []byte(`{"scale":"x"}`)), Project(cat, sampler, []byte("\ufeff{\"scale\":\"x\"}")); !bytes.Equal(plain, marked) {
		t.Errorf("a byte order mark before it makes of %s\n%s", plain, marked)
	}
	for _, c := range []struct{ got, want string }{
		{string(Project(cat, sampler, nil)), "There is nothing on this line; {} asks the default question."},
		{string(Project(cat, sampler, []byte(" \t"))), "There is nothing on this line; {} asks the default question."},
		{string(Explain(cat, []byte(`{"scale":10,"field":"days"}`))), "“scale” belongs into scenario."},
		{string(Solve(cat, sampler, []byte(`{"model":{},"vary":"scale","until":{"days":3}}`))), "“model” belongs into scenario."},
		{string(Explain(cat, []byte(`{"colour":1,"field":"days"}`))), "No field is named “colour”."},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("%s does not say %s", c.got, c.want)
		}
	}
}
