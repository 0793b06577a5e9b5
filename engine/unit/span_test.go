package unit

import (
	"math"
	"testing"
)

func TestParseSpan(t *testing.T) {
	words := map[string]float64{"%": 0.01, "kw": 1e3, "w": 1}
	money := map[string]float64{"$": 1, "usd": 1, "/h": 1}
	none := math.NaN()
	for _, c := range []struct {
		text              string
		words             map[string]float64
		low, middle, high float64
		fault             ParseFault
	}{
		{"30-45%", words, 0.3, none, 0.45, Readable}, {"30–45 %", words, 0.3, none, 0.45, Readable}, {"30 to 45 %", words, 0.3, none, 0.45, Readable},
		{"30 % - 45", words, 0.3, none, 0.45, Readable}, {"30 % bis 45 %", words, 0.3, none, 0.45, Readable}, {"45-30%", words, 0.3, none, 0.45, Readable},
		{"between 30 and 45 %", words, 0.3, none, 0.45, Readable}, {"von 0,30 bis 0,45", words, 0.3, none, 0.45, Readable}, {"0.3…0.45", words, 0.3, none, 0.45, Readable},
		{"35±5", words, 30, 35, 40, Readable}, {"35 ± 5 %", words, 0.3, 0.35, 0.4, Readable}, {"35 % +/- 5", words, 0.3, 0.35, 0.4, Readable},
		{"$2.50 ± 10 %", money, 2.25, 2.5, 2.75, Readable}, {"2-3.5", money, 2, none, 3.5, Readable}, {"$2–$3.5", money, 2, none, 3.5, Readable}, {"2 – 3.5 $", money, 2, none, 3.5, Readable},
		{"35 (30–45)", words, 30, 35, 45, Readable}, {"35 % (30–45 %)", words, 0.3, 0.35, 0.45, Readable}, {"30-35-45 %", words, 0.3, 0.35, 0.45, Readable},
		{"1e-3-2e-3", words, 1e-3, none, 2e-3, Readable}, {"1e-05-0.0001-1e-3", words, 1e-5, 1e-4, 1e-3, Readable}, {"1e3-2e3", words, 1e3, none, 2e3, Readable},
		{"0.8-1.2 kW", words, 800, none, 1200, Readable}, {"800 W - 1.2 kW", words, 800, none, 1200, Readable}, {"20k-30k", money, 20e3, none, 30e3, Readable}, {"20-30k", money, 20e3, none, 30e3, Readable},
		{"1,500–2,500", money, 1500, none, 2500, Readable},
		{"", words, 0, 0, 0, Empty}, {"30", words, 0, 0, 0, NotNumber}, {"30-", words, 0, 0, 0, NotNumber}, {"-", words, 0, 0, 0, NotNumber}, {"a-b", words, 0, 0, 0, NotNumber},
		{"30-45 apples", words, 0, 0, 0, WrongUnit}, {"1-2-3-4", words, 0, 0, 0, NotNumber}, {"35±-5", words, 0, 0, 0, NotNumber}, {"±5", words, 0, 0, 0, NotNumber}, {"1e-3", words, 0, 0, 0, NotNumber},
		{"35 (30)", words, 0, 0, 0, NotNumber}, {"1-1e400", words, 0, 0, 0, TooLarge},
	} {
		got, fault := ParseSpan(c.text, c.words)
		same := func(a, b float64) bool {
			return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-12*math.Abs(b)
		}
		if fault != c.fault || fault == Readable && !(same(got.Low, c.low) && same(got.Middle, c.middle) && same(got.High, c.high)) {
			t.Errorf("ParseSpan(%q) = %+v, %q; want %v, %v, %v, %q", c.text, got, fault, c.low, c.middle, c.high, c.fault)
		}
	}
}

func FuzzParseSpan(f *testing.F) {
	for _, s := range []string{"30-45%", "35±5", "1e-3-2e-3", "35 (30–45)", "±", "-", "..", "a to b", "1 to", "((", "30-35-45 %", "5 ± 10 %"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, fault := ParseSpan(s, map[string]float64{"x": 1})
		if fault == Readable && !(v.Low <= v.High && !math.IsInf(v.High-v.Low, 0) && !math.IsNaN(v.High-v.Low)) {
			t.Fatalf("ParseSpan(%q) = %+v", s, v)
		}
	})
}
