package state

import (
	"math"
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// The way down begins at the peak, only falls, and ends at MFU × goodput.
func TestFallsEndAtWhatCounts(t *testing.T) {
	cat, sampler := catalog.Default(), spread.New()
	for _, q := range []engine.Scenario{
		{}, {Reference: "deepseek-v3-pretrain", Scale: engine.Given(2), Accelerator: "h800-sxm", Format: "fp8"},
		{Accelerator: "tpu-v5p"}, {Scale: engine.Given(1), Accelerators: engine.Given(16384)},
	} {
		a := sampler.Answer(cat, q)
		if !a.OK {
			t.Fatal(a.Findings)
		}
		s := State{Catalog: cat, Answer: a, Laid: Lay(a)}
		falls := s.Falls()
		if len(falls) < 5 || falls[0].Left != 1 || !falls[len(falls)-1].End {
			t.Fatalf("%+v: %+v", q, falls)
		}
		left := 1.0
		for _, d := range falls[1:] {
			if !(d.Left < left) || math.Abs(left-d.Left-d.Lost) > 1e-12 {
				t.Errorf("%+v: %s leaves %v of %v", q, d.Label, d.Left, left)
			}
			left = d.Left
		}
		if want := float64(a.Central.MFU) * float64(a.Central.Goodput); math.Abs(left-want) > 1e-9 {
			t.Errorf("%+v: ends at %v, MFU × goodput is %v", q, left, want)
		}
		shares, _ := s.Memory()
		sum := 0.0
		for _, m := range shares {
			sum += m.Of
		}
		if !(sum > 0 && sum <= 1) {
			t.Errorf("%+v: memory filled to %v", q, sum)
		}
		p := s.Laid.Found.Parallel
		if rows, stages, copies, words := s.Lattice(); rows*stages*copies != p.Ranks() || stages != max(p.PP, 1) || !strings.Contains(words, text.Number(float64(rows*stages))) {
			t.Errorf("%+v: drawn as %d × %d × %d, %q; it is %+v", q, rows, stages, copies, words, p)
		}
	}
	a := sampler.Answer(cat, engine.Scenario{})
	_, _, _, words := (&State{Laid: Lay(a)}).Lattice()
	if whole := text.Number(math.Round(float64(a.Central.Batch)/1e5) / 10); !strings.Contains(words, whole+" million tokens") {
		t.Errorf("the layout leaves a part of the answer’s batch of %s million out, and does not say so: %q", whole, words)
	}
	given := engine.Scenario{Layout: engine.Layout{GlobalBatch: engine.Given(2048)}}
	if _, _, _, words := (&State{Laid: Lay(sampler.Answer(cat, given))}).Lattice(); strings.Contains(words, "may be up to") {
		t.Errorf("a batch that is given is met exactly: %q", words)
	}
	if (&State{}).Falls() != nil {
		t.Error("without a layout there is no way down")
	}
}

// A layout that comes late belongs to no newer answer.
func TestLateLayoutIsLeftOut(t *testing.T) {
	cat, sampler := catalog.Default(), spread.New()
	s := Start(cat, "", func(q engine.Scenario) spread.Answer { return sampler.Answer(cat, q) })
	before := s.Laid
	s, _ = Update(s, LayoutFound{Scenario: engine.Scenario{Accelerator: "b200-sxm"}, Laid: Laid{OK: true, Count: 1}})
	if s.Laid.Count != before.Count {
		t.Error("the layout of another question was taken")
	}
}

// At the start the search waits for the page, and a question without an answer
// that came meanwhile does not leave it waiting.
func TestTheFirstLayoutIsSoughtInTheEnd(t *testing.T) {
	cat, sampler := catalog.Default(), spread.New()
	s := Start(cat, "", func(q engine.Scenario) spread.Answer { return sampler.Answer(cat, q) })
	if !s.Laying || s.Laid.OK {
		t.Fatal("the start searches for the layout itself")
	}
	failed, effects := Update(s, Answered{Answer: spread.Answer{Scenario: engine.Scenario{Days: engine.Given(1e-9)}}})
	if len(effects) != 1 || effects[0].(FindLayout).Answer.Scenario != s.Answer.Scenario {
		t.Errorf("after a question without an answer: %v", effects)
	}
	found, _ := Update(failed, LayoutFound{Scenario: s.Answer.Scenario, Laid: Lay(s.Answer)})
	if found.Laying || !found.Laid.OK {
		t.Error("the layout found is not taken")
	}
	if _, effects := Update(found, Answered{}); len(effects) != 0 {
		t.Errorf("it is sought again: %v", effects)
	}
}
