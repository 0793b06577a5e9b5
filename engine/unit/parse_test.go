package unit

import (
	"math"
	"testing"
)

func TestParse(t *testing.T) {
	words := map[string]float64{"x": 1, "%": 0.01, "days": 1, "mw": 1, "gw": 1000, "flop": 1}
	for _, c := range []struct {
		text  string
		want  float64
		fault ParseFault
	}{
		{"10", 10, Readable}, {" 10 ", 10, Readable}, {"10x", 10, Readable}, {"10×", 10, Readable}, {"10 ×", 10, Readable},
		{"1e26", 1e26, Readable}, {"1E26", 1e26, Readable}, {"3.8e25 FLOP", 3.8e25, Readable}, {"3.8×10^25", 3.8e25, Readable},
		{"3,8·10²⁵", 3.8e25, Readable}, {"10^26", 1e26, Readable}, {"10²⁶", 1e26, Readable}, {"24k", 24e3, Readable}, {"24 K", 24e3, Readable}, {"405B", 405e9, Readable}, {"15.6T", 15.6e12, Readable},
		{"1.5 million", 1.5e6, Readable}, {"1,5", 1.5, Readable}, {"0,125", 0.125, Readable}, {"1,500", 1500, Readable}, {"1.500", 1.5, Readable},
		{"1,234,567", 1234567, Readable}, {"1.234.567", 1234567, Readable}, {"1.234,5", 1234.5, Readable}, {"1,234.5", 1234.5, Readable},
		{"12,34,567", 1234567, Readable}, {"12,34,567.5", 1234567.5, Readable}, {"1'234.5", 1234.5, Readable}, {"1 234,5", 1234.5, Readable},
		{"１２３", 123, Readable}, {"１，５００．５", 1500.5, Readable}, {"१२,३४,५६७", 1234567, Readable}, {"۱۲۳", 123, Readable}, {"2 lakh", 2e5, Readable}, {"1.5 crore", 1.5e7, Readable},
		{"1 234 567", 1234567, Readable}, {"1\u202f234", 1234, Readable}, {"1'234", 1234, Readable}, {"1_000", 1000, Readable},
		{"30 %", 0.3, Readable}, {"30%", 0.3, Readable}, {"$2.50", 2.5, Readable}, {"~90 days", 90, Readable}, {"1 GW", 1000, Readable},
		{"-3", -3, Readable}, {"−3", -3, Readable}, {"+3", 3, Readable}, {".5", .5, Readable}, {"5.", 5, Readable}, {"0", 0, Readable},
		{"", 0, Empty}, {"   ", 0, Empty}, {"ten", 0, NotNumber}, {"-", 0, NotNumber}, {"x", 0, NotNumber}, {".", 0, NotNumber}, {"NaN", 0, NotNumber},
		{"Infinity", 0, NotNumber}, {"0x10", 0, WrongUnit}, {"1e400", 0, TooLarge}, {"9e307 trillion", 0, TooLarge},
		{"10 apples", 0, WrongUnit}, {"10 20", 0, WrongUnit}, {"1e", 0, WrongUnit}, {"10 days x k", 0, WrongUnit},
	} {
		got, fault := Parse(c.text, words)
		if fault != c.fault || math.Abs(got-c.want) > 1e-12*math.Abs(c.want) {
			t.Errorf("Parse(%q) = %v, %q; want %v, %q", c.text, got, fault, c.want, c.fault)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"10x", "1e400", "1,5", "3·10²⁵", "24k", "-", "1 234 ", "%", "e", "1e+", "x10^", "\u202f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, fault := Parse(s, map[string]float64{"%": 0.01})
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Fatalf("Parse(%q) = %v", s, v)
		}
		if fault != Readable && v != 0 {
			t.Fatalf("Parse(%q) = %v with fault %q", s, v, fault)
		}
	})
}
