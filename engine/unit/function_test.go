package unit

import (
	"math"
	"testing"
)

// The references are package math's functions, which are within 1 ulp.
func TestExpLogPow(t *testing.T) {
	const ulp = 0x1p-52
	far := func(got, want, ulps float64) bool {
		return math.Abs(got-want) > ulps*ulp*math.Abs(want)
	}
	for i := -70000; i <= 70000; i += 7 {
		x := float64(i) / 100.003
		if got, want := Exp(x), math.Exp(x); far(got, want, 2) {
			t.Fatalf("Exp(%v) = %v, want %v", x, got, want)
		}
	}
	for x := 1e-300; x < 1e300; x *= 1.37 {
		if got, want := Log(x), math.Log(x); far(got, want, 2) {
			t.Fatalf("Log(%v) = %v, want %v", x, got, want)
		}
		for _, y := range []float64{-2, -0.02, 1. / 3, 0.537, 1, 2.5} {
			if want := math.Pow(x, y); want > 1e-300 && want < 1e300 {
				if got := Pow(x, y); far(got, want, 4+2*math.Abs(y*math.Log(x))) {
					t.Fatalf("Pow(%v, %v) = %v, want %v", x, y, got, want)
				}
			}
		}
	}
	for _, c := range []struct{ got, want float64 }{
		{Exp(0), 1}, {Exp(math.Inf(-1)), 0}, {Exp(-1000), 0}, {Pow(0, 2), 0}, {Pow(5, 0), 1}, {Pow(1, 1e9), 1},
		{Log(1), 0}, {Exp(-740), math.Exp(-740)}, // a subnormal
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	if !math.IsInf(Exp(1000), 1) || !math.IsInf(Log(0), -1) || !math.IsNaN(Log(-1)) || !math.IsNaN(Exp(math.NaN())) {
		t.Error("limits of Exp and Log")
	}
}

// The reference inverts the complementary error function of package math.
func TestNormalQuantile(t *testing.T) {
	for p := 1e-6; p < 1; p += 0.00137 {
		z := NormalQuantile(p)
		if back := 0.5 * math.Erfc(-z/math.Sqrt2); math.Abs(back-p) > 3e-9*math.Min(1, p*1e3)+1e-14 {
			t.Fatalf("NormalQuantile(%v) = %v, whose probability is %v", p, z, back)
		}
	}
	if got := NormalQuantile(0.9); math.Abs(got-1.2815515655446004) > 2e-9 {
		t.Errorf("NormalQuantile(0.9) = %v", got)
	}
}

func BenchmarkExp(b *testing.B) {
	x := 0.1
	for b.Loop() {
		x = Exp(-x)
	}
}

// Binary is math.Frexp's answer, doubled, for all numbers with a full mantissa;
// Log, which rests on it, is right below them too, where assembly's is not on
// every machine.
func TestBinary(t *testing.T) {
	for x := 0x1p-1022; x < math.MaxFloat64/1.0009; x *= 1.0009 {
		half, exponent := math.Frexp(x)
		if m, e := Binary(x); m != 2*half || e != exponent-1 {
			t.Fatalf("Binary(%v) = %v, %v; want %v, %v", x, m, e, 2*half, exponent-1)
		}
	}
	for x := math.SmallestNonzeroFloat64; x < 0x1p-1000; x *= 2 {
		if got, want := Log(x), math.Log(x*0x1p100)-100*math.Ln2; math.Abs(got-want) > 1e-13*math.Abs(want) {
			t.Errorf("Log(%v) = %v, want %v", x, got, want)
		}
	}
}

// Lesser and Greater are the builtins, for all that the model's quantities can
// be: an unknown one and infinity among them.
func TestLesserAndGreater(t *testing.T) {
	same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
	all := []float64{0, 1, 1.5, -2, 1e300, math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.NaN()}
	for _, a := range all {
		for _, b := range all {
			if got := Lesser(a, b); !same(got, min(a, b)) {
				t.Errorf("Lesser(%v, %v) = %v", a, b, got)
			}
			if got := Greater(a, b); !same(got, max(a, b)) {
				t.Errorf("Greater(%v, %v) = %v", a, b, got)
			}
		}
	}
}
