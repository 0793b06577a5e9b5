package working

import (
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// Every step that a result rests on is there once, after or before those it reads
// as Project takes them, and nothing that no result rests on.
func TestEveryStepOnce(t *testing.T) {
	for _, s := range []engine.Scenario{{}, {MFU: engine.Given(0.4), SiteMW: engine.Given(100)}, {Accelerators: engine.Given(16384), Scope: engine.WithExperiments}} {
		in, found := engine.Resolve(catalog.Default(), s)
		if found.Failed() {
			t.Fatal(found)
		}
		p := engine.Project(&in)
		var names []string
		for _, r := range engine.Results {
			names = append(names, r.Name)
		}
		steps, inputs := Every(&in, &p, names)
		place := map[string]int{}
		for i, row := range append(append([]Row(nil), steps...), inputs...) {
			if _, twice := place[row.Field]; twice {
				t.Errorf("%s is there twice", row.Field)
			}
			place[row.Field] = i
		}
		for _, row := range steps {
			if row.Formula == "" || row.Numbers == "" {
				t.Errorf("%s has no formula", row.Field)
			}
			for _, use := range row.Uses {
				if _, there := place[use]; there {
					continue
				}
				if handed, ok := Explain(&in, &p, use); !ok || handed.Formula != "" {
					t.Errorf("%s reads %s, which is missing", row.Field, use)
				}
			}
		}
		for _, row := range inputs {
			if !strings.HasPrefix(row.Field, "in.") {
				t.Errorf("%s is no input", row.Field)
			}
		}
		if s == (engine.Scenario{}) {
			if _, there := place["in.MFU"]; there {
				t.Error("an override that was not given is among the inputs")
			}
			some, few := Every(&in, &p, []string{"compute_flop"})
			if len(some) != 0 || len(few) != 1 {
				t.Errorf("the compute rests on %v and %v", some, few)
			}
		}
	}
}

// A formula in words names everything that it reads.
func TestWordsOfEveryStep(t *testing.T) {
	for _, s := range Steps {
		words := s.Words()
		if strings.Contains(words, "  ") || strings.Contains(words, "in.") || strings.HasSuffix(words, "= ") {
			t.Errorf("%s in words: %q", s.Field, words)
		}
		for _, token := range tokens(s.Formula) {
			if token.kind != fieldName {
				continue
			}
			label := ""
			if i, ok := engine.InputNamed(strings.TrimPrefix(token.text, "in.")); ok && strings.HasPrefix(token.text, "in.") {
				label = i.Label
			}
			for _, other := range Steps {
				if other.Field == token.text && label == "" {
					label = other.Label
				}
			}
			if label == "" || !strings.Contains(words, label) {
				t.Errorf("%s reads %s, called %q, and says %q", s.Field, token.text, label, words)
			}
		}
	}
}
