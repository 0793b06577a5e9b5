package conformance

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/link"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
	"tenfold/engine/wire"
	"tenfold/engine/working"
)

//go:embed testdata/cases.jsonl
var table string

// sampler serves every case: what it keeps must not change an answer.
var sampler = spread.New()

// aCase is one line of the table.
type aCase struct {
	ID     string // of the list it comes from, behind a slash which part of it
	Grade  string // P published, X run, D derived from a published formula, N a slip that must not be repeated
	Kind   string // "": one projection; sum, ratio: of the projections in Parts; step: one layout; refuse: an error; out: not asked
	Source string
	Note   string

	question
	Parts []question
	Step  step

	Findings []finding // that must be among the answer's
	Expect   []expectation
}

// question is one scenario.
type question struct {
	Request map[string]any
	// Hours, where above zero, makes it a run of so many accelerator-hours: its
	// compute is what the accelerators do in them at their full peak.
	Hours float64
	// Inputs are set after Resolve, by name, in the unit of engine.InputList:
	// what the model reads and a scenario cannot say.
	Inputs map[string]float64
}

type finding struct{ Field, Code, Severity string }

// expectation is a figure that must come out.
type expectation struct {
	Of        string  // a result's name, a field of Projection in the unit of its step, or a figure of a step
	Value     float64 // in that unit
	Tolerance float64 // relative
	Factor    float64 // in its place: at most so many times off either way
	Not       bool    // the figure must be another
	Inside    bool    // the value must lie in the band of the answer
	Gap       string  // why the engine misses; it must miss
}

// holds reports whether a figure is the one expected.
func (e expectation) holds(got float64) bool {
	near := math.Abs(got-e.Value) <= e.Tolerance*math.Abs(e.Value)
	if e.Factor > 0 {
		near = got > 0 && got <= e.Value*e.Factor && e.Value <= got*e.Factor
	}
	return near != e.Not
}

func cases(t testing.TB) []aCase {
	t.Helper()
	var out []aCase
	n := 0
	for line := range strings.Lines(table) {
		n++
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		var c aCase
		if err := d.Decode(&c); err != nil {
			t.Fatalf("testdata/cases.jsonl:%d: %v", n, err)
		}
		out = append(out, c)
	}
	return out
}

// json is the request as the command takes it.
func (q question) json(t testing.TB) []byte {
	t.Helper()
	request := map[string]any{"draws": 100}
	for k, v := range q.Request {
		request[k] = v
	}
	if q.Hours > 0 {
		peak := 1.0 // TFLOP/s
		switch a := request["accelerator"].(type) {
		case string:
			known, ok := catalog.Default().Accelerator(a)
			if !ok {
				t.Fatalf("no accelerator %s", a)
			}
			p, ok := known.Peak("bf16")
			if !ok {
				p, _ = known.Peak("fp16")
			}
			peak = unit.Of(p.Value, unit.TeraFLOPPerSecond)
		case map[string]any:
			a["peak_tflops"] = map[string]any{"bf16": peak}
		default:
			request["accelerator"] = map[string]any{"peak_tflops": map[string]any{"bf16": peak}}
		}
		request["mfu"], request["goodput"], request["count_attention"] = 1, 1, false
		request["compute_flop"] = q.Hours * 3600 * peak * 1e12
	}
	b, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// answer is what comes back over the wire.
type answer struct {
	Findings []finding
	Results  map[string]*struct{ Value, Low, High float64 }
	Link     string
}

// ask puts the question over the wire.
func (q question) ask(t testing.TB) answer {
	t.Helper()
	b := wire.Project(catalog.Default(), sampler, q.json(t))
	var a answer
	if err := json.Unmarshal(b, &a); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	if bytes.Contains(b, []byte("NaN")) || bytes.Contains(b, []byte("Inf")) {
		t.Errorf("no number: %s", b)
	}
	return a
}

// mutant is a fault planted on purpose; nil for none.
type mutant struct {
	name string
	in   func(*engine.Inputs)
	out  func(*engine.Inputs, *engine.Projection)
}

// project answers the question from the link of its answer, with the inputs that
// a scenario cannot say.
func (q question) project(t testing.TB, address string, m *mutant) engine.Projection {
	t.Helper()
	s, found := link.Decode(address)
	if len(found) > 0 {
		t.Errorf("the answer's link reads with %v", found)
	}
	in, found := engine.Resolve(catalog.Default(), s)
	if found.Failed() {
		t.Fatalf("%v", found)
	}
	for name, v := range q.Inputs {
		i, ok := engine.InputNamed(name)
		if !ok {
			t.Fatalf("no input %s", name)
		}
		*i.Place(&in) = v * i.One
	}
	if m != nil && m.in != nil {
		m.in(&in)
	}
	p := engine.Project(&in)
	if m != nil && m.out != nil {
		m.out(&in, &p)
	}
	return p
}

// figure is a result in the unit of its name, or a field of the projection in
// the unit of its step.
func figure(p *engine.Projection, name string) (float64, error) {
	if i, ok := engine.ResultNamed(name); ok {
		return engine.Results[i].Value(p), nil
	}
	for _, s := range working.Steps {
		if s.Field == name {
			return s.Of(p) / s.One, nil
		}
	}
	return 0, fmt.Errorf("no result or step is named %s", name)
}

// asked are the questions of a case.
func (c aCase) asked() []question {
	if len(c.Parts) > 0 {
		return c.Parts
	}
	return []question{c.question}
}

// combine makes one figure of the parts'.
func (c aCase) combine(parts []float64) float64 {
	switch c.Kind {
	case "sum":
		sum := 0.0
		for _, v := range parts {
			sum += v
		}
		return sum
	case "ratio":
		return parts[0] / parts[1]
	}
	return parts[0]
}
