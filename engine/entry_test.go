package engine

import (
	"strings"
	"testing"
)

func TestParseField(t *testing.T) {
	for _, c := range []struct {
		field, text string
		want        float64
		code        string // of the finding; "" where the text is accepted
	}{
		{"scale", "10x", 10, ""}, {"scale", "10×", 10, ""}, {"scale", "1,5", 1.5, ""}, {"scale", "24k", 24000, ""},
		{"scale", "-3", 0, "out-of-range"}, {"scale", "0", 0, "out-of-range"}, {"scale", "1e400", 0, "out-of-range"},
		{"scale", "ten", 0, "not-a-number"}, {"scale", "1e26", 0, "out-of-range"}, {"scale", "1e27 FLOP", 0, "out-of-range"}, {"scale", "5 FLOP", 0, "not-a-number"}, {"compute_flop", "1e26", 1e26, ""},
		{"days", "3 months", 91.3125, ""}, {"days", "90 days", 90, ""}, {"days", "2 weeks", 14, ""},
		{"site_mw", "1 GW", 1000, ""}, {"site_mw", "150", 150, ""}, {"mfu", "40", 0.4, ""}, {"mfu", "40 %", 0.4, ""}, {"mfu", "0.4", 0.4, ""},
		{"mfu", "400 %", 0, "out-of-range"}, {"accelerators", "100k", 1e5, ""}, {"accelerators", "100,000 GPUs", 1e5, ""}, {"accelerators", "2.5", 0, "not-whole"},
		{"rental_usd_per_hour", "$2.50", 2.5, ""}, {"model.tokens", "15T tokens", 15e12, ""}, {"accelerator.tdp_w", "1.2 kW", 1200, ""},
	} {
		f, ok := FieldNamed(c.field)
		if !ok {
			t.Fatalf("no field %q", c.field)
		}
		n, finding := ParseField(f, c.text)
		switch {
		case c.code == "" && (finding != nil || !n.Set || n.Value != c.want):
			t.Errorf("%s %q = %+v, %+v; want %v", c.field, c.text, n, finding, c.want)
		case c.code != "" && (finding == nil || finding.Code != c.code || finding.Field != c.field || n.Set):
			t.Errorf("%s %q = %+v, %+v; want finding %s", c.field, c.text, n, finding, c.code)
		case finding != nil && (!strings.HasSuffix(finding.Text, ".") || len(finding.Text) > 200):
			t.Errorf("%s %q: finding %q is not a sentence", c.field, c.text, finding.Text)
		}
	}
	f, _ := FieldNamed("scale")
	if n, finding := ParseField(f, "  "); n.Set || finding != nil {
		t.Errorf("empty text = %+v, %+v; want not given", n, finding)
	}
}

func TestFieldsAreDistinctAndWhole(t *testing.T) {
	seen := map[string]bool{}
	numbers, texts := map[*Number]string{}, map[*string]string{}
	var s Scenario
	for _, f := range Fields {
		if seen[f.Name] {
			t.Errorf("field %s twice", f.Name)
		}
		seen[f.Name] = true
		kinds := 0
		if f.Number != nil {
			kinds++
			if was := numbers[f.Number(&s)]; was != "" {
				t.Errorf("%s and %s share a place", was, f.Name)
			}
			numbers[f.Number(&s)] = f.Name
			if !(f.Min < f.Max) {
				t.Errorf("%s: bounds %v, %v", f.Name, f.Min, f.Max)
			}
		}
		if f.Text != nil {
			kinds++
			if was := texts[f.Text(&s)]; was != "" {
				t.Errorf("%s and %s share a place", was, f.Name)
			}
			texts[f.Text(&s)] = f.Name
		}
		if f.Off != nil {
			kinds++
		}
		if kinds != 1 || f.Label == "" {
			t.Errorf("field %s has %d kinds, label %q", f.Name, kinds, f.Label)
		}
	}
}

func TestFigure(t *testing.T) {
	for v, want := range map[float64]string{1e6: "1,000,000", 1e-6: "0.000001", 1234567: "1,230,000", 0.5: "0.5", 1e26: "10²⁶", 3.8e25: "3.8 × 10²⁵", 2e-7: "2 × 10⁻⁷", 100: "100", -1500: "-1,500"} {
		if got := Figure(v); got != want {
			t.Errorf("Figure(%v) = %q, want %q", v, got, want)
		}
	}
}

// Every finding writes money this way: that of a field's limits and that of a
// plan's too.
func TestMoney(t *testing.T) {
	for v, want := range map[float64]string{0: "$0", 2.345: "$2.35", 999_400_000: "$999,000,000", 1e9: "$1,000,000,000", 12_345_678_901: "$12,300,000,000", 9.99e12: "$9,990,000,000,000", 1e13: "$10¹³"} {
		if got := Money(v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
	for _, f := range Fields {
		if f.Unit == "$" && f.Say(2e9) != Money(2e9) {
			t.Errorf("%s says %s", f.Name, f.Say(2e9))
		}
	}
}

func TestScenarioNormal(t *testing.T) {
	full := Scenario{}.Full()
	if full.Normal() != (Scenario{}) {
		t.Errorf("the default spelled out is not the default: %+v", full.Normal())
	}
	s := Scenario{Days: Given(90), SiteMW: Given(10)}
	if s.Normal() != s {
		t.Error("two sizes given must both stay")
	}
	m := Scenario{Model: Model{ActiveParams: Given(1e9), Tokens: Given(1e12)}, Scale: Given(10)}
	if m.Normal() != m {
		t.Error("a scale beside a whole model must stay, to be found")
	}
}

// What a finding gives as an example is accepted by the field it concerns, so that
// a reader who types it is not told off again.
func TestExamplesAreAccepted(t *testing.T) {
	numbers := map[string]bool{}
	for _, f := range Fields {
		if f.Number == nil {
			continue
		}
		numbers[f.Name] = true
		for example := range strings.SplitSeq(f.example(), " or ") {
			if n, finding := ParseField(f, example); finding != nil || !n.Set {
				t.Errorf("%s: %q gives %+v, %+v", f.Name, example, n, finding)
			}
		}
	}
	for name := range examples {
		if !numbers[name] {
			t.Errorf("an example for %s, which is no number field", name)
		}
	}
}
