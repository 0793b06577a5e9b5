package engine_test

import (
	"math"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/link"
)

// A range is read as people write one; ends are the 10th and 90th percentile and
// the middle that of the field's law.
func TestRangesAreRead(t *testing.T) {
	share := func(low, high float64) float64 { // halfway on the log-odds
		odds := math.Sqrt(low / (1 - low) * high / (1 - high))
		return odds / (1 + odds)
	}
	for _, c := range []struct {
		field, text      string
		low, value, high float64
	}{
		{"mfu", "30-45%", 0.30, share(0.30, 0.45), 0.45},
		{"mfu", "30 to 45 %", 0.30, share(0.30, 0.45), 0.45},
		{"mfu", "0.3–0.45", 0.30, share(0.30, 0.45), 0.45},
		{"mfu", "35±5", 0.30, 0.35, 0.40},
		{"mfu", "30 % bis 45 %", 0.30, share(0.30, 0.45), 0.45},
		{"rental_usd_per_hour", "$2 - $3.5", 2, math.Sqrt(7), 3.5},
		{"pue", "1.1 to 1.4", 1.1, 1 + math.Sqrt(0.1*0.4), 1.4},
		{"electricity_usd_per_kwh", "0.06 (0.05–0.09)", 0.05, 0.06, 0.09},
		{"pue", "1.2-1.2", 0, 1.2, 0}, // no range at all
	} {
		f, _ := engine.FieldNamed(c.field)
		n, finding := engine.ParseField(f, c.text)
		if finding != nil || math.Abs(n.Value-c.value) > 1e-12 || math.Abs(n.Low-c.low) > 1e-12 || math.Abs(n.High-c.high) > 1e-12 {
			t.Errorf("%s %q: %+v, %v", c.field, c.text, n, finding)
			continue
		}
		back, finding := engine.ParseField(f, f.Write(n))
		if finding != nil || back != n {
			t.Errorf("%s %q is written %q, read as %+v, %v", c.field, c.text, f.Write(n), back, finding)
		}
		var s engine.Scenario
		*f.Number(&s) = n
		if got, found := link.Decode(link.Encode(s)); got != s.Normal() || len(found) > 0 {
			t.Errorf("%s %q through a link: %+v, %v", c.field, c.text, got, found)
		}
	}
}

// Where a range cannot be used, the field says so.
func TestRangesAreRefusedWithReason(t *testing.T) {
	for _, c := range []struct{ field, text, code string }{
		{"days", "60-90", "no-range"},
		{"scale", "5 to 15", "no-range"},
		{"accelerators", "1000-2000", "no-range"},
		{"mfu", "0-45%", "out-of-range"},
		{"pue", "1-1.4", "range-at-edge"},
		{"goodput", "90-100%", "range-at-edge"},
		{"mfu", "30-300%", "out-of-range"},
	} {
		f, _ := engine.FieldNamed(c.field)
		n, finding := engine.ParseField(f, c.text)
		if finding == nil || finding.Field != c.field || finding.Code != c.code || n.Set {
			t.Errorf("%s %q: %+v, %+v; want %s", c.field, c.text, n, finding, c.code)
		}
	}
}

// The range given is the range of the input; one number has none.
func TestRangeGivenIsTheInputs(t *testing.T) {
	s := engine.Scenario{MFU: engine.Number{Set: true, Value: 0.37, Low: 0.3, High: 0.45}, PUE: engine.Given(1.2)}
	in, found := engine.Resolve(catalog.Default(), s)
	if found.Failed() {
		t.Fatal(found)
	}
	if in.MFU.Low != 0.3 || in.MFU.Value != 0.37 || in.MFU.High != 0.45 || !in.MFU.Uncertain() || in.PUE.Uncertain() {
		t.Errorf("MFU %+v, PUE %+v", in.MFU, in.PUE)
	}
}
