package unit

import "math"

const (
	ln2High = 6.93147180369123816490e-01
	ln2Low  = 1.90821492927058770002e-10
	log2e   = 1.44269504088896338700e+00
)

// Exp is e to the x: the algorithm of FreeBSD's e_exp.c (range reduction by
// ln 2, then a rational approximation; error below 1 ulp), with every product
// rounded before it is added, so that all targets give the same bits.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case math.IsInf(x, -1) || x < -745.2:
		return 0
	case x > 709.79:
		return math.Inf(1)
	case -1.0/(1<<28) < x && x < 1.0/(1<<28):
		return 1 + x
	}
	var k int
	if x < 0 {
		k = int(float64(log2e*x) - 0.5)
	} else {
		k = int(float64(log2e*x) + 0.5)
	}
	high := x - float64(float64(k)*ln2High)
	low := float64(float64(k) * ln2Low)
	const (
		p1 = 1.66666666666666657415e-01
		p2 = -2.77777777770155933842e-03
		p3 = 6.61375632143793436117e-05
		p4 = -1.65339022054652515390e-06
		p5 = 4.13813679705723846039e-08
	)
	r := high - low
	t := float64(r * r)
	poly := p4 + float64(t*p5)
	poly = p3 + float64(t*poly)
	poly = p2 + float64(t*poly)
	poly = p1 + float64(t*poly)
	c := r - float64(t*poly)
	y := 1 - ((low - float64(r*c)/(2-c)) - high)
	return scalb(y, k)
}

// scalb is y × 2^k by the exponent's bits; y lies near one.
func scalb(y float64, k int) float64 {
	if k > -1021 && k < 1023 {
		return math.Float64frombits(math.Float64bits(y) + uint64(k)<<52)
	}
	return math.Ldexp(y, k)
}

// smallestExponent is that of zero and of numbers too small for a full mantissa.
const smallestExponent = -1023

// Binary is x as m·2^e with 1 ≤ m < 2, for finite x > 0, by its bits: math.Frexp
// is a call that checks more, and an answer asks for this more than a hundred
// thousand times. Below 2^-1022 the exponent is -1023 and the mantissa means
// nothing.
func Binary(x float64) (m float64, e int) {
	const one = 1023 << 52
	b := math.Float64bits(x)
	return math.Float64frombits(b&(1<<52-1) | one), int(b>>52) - 1023
}

// Log is the natural logarithm of x: the algorithm of FreeBSD's e_log.c (error
// below 1 ulp), with every product rounded before it is added. It is NaN for
// x < 0 and −Inf for 0.
func Log(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	const (
		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	m, e := Binary(x)
	if e == smallestExponent {
		half, exponent := math.Frexp(x)
		m, e = 2*half, exponent-1
	}
	if m >= math.Sqrt2 {
		m /= 2
		e++
	}
	f := m - 1
	k := float64(e)
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	t1 := l5 + float64(s4*l7)
	t1 = l3 + float64(s4*t1)
	t1 = float64(s2 * (l1 + float64(s4*t1)))
	t2 := l4 + float64(s4*l6)
	t2 = float64(s4 * (l2 + float64(s4*t2)))
	half := float64(float64(0.5*f) * f)
	r := t1 + t2
	return float64(k*ln2High) - ((half - (float64(s*(half+r)) + float64(k*ln2Low))) - f)
}

// Pow is x to the y for x ≥ 0, as Exp(y·Log(x)): relative error about
// |y·ln x| ulp, which is below 1e-13 over the model's range. Pow(0, y) is 0 for
// y > 0, and Pow(x, 0) is 1.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case x == 0 && y > 0:
		return 0
	}
	return Exp(float64(y * Log(x)))
}

// NormalQuantile is the z below which a standard normal variate falls with
// probability p, 0 < p < 1: Acklam's rational approximation (relative error
// below 1.2e-9), evaluated with rounded products.
func NormalQuantile(p float64) float64 {
	const (
		a0   = -3.969683028665376e+01
		a1   = 2.209460984245205e+02
		a2   = -2.759285104469687e+02
		a3   = 1.383577518672690e+02
		a4   = -3.066479806614716e+01
		a5   = 2.506628277459239e+00
		b0   = -5.447609879822406e+01
		b1   = 1.615858368580409e+02
		b2   = -1.556989798598866e+02
		b3   = 6.680131188771972e+01
		b4   = -1.328068155288572e+01
		c0   = -7.784894002430293e-03
		c1   = -3.223964580411365e-01
		c2   = -2.400758277161838e+00
		c3   = -2.549732539343734e+00
		c4   = 4.374664141464968e+00
		c5   = 2.938163982698783e+00
		d0   = 7.784695709041462e-03
		d1   = 3.224671290700398e-01
		d2   = 2.445134137142996e+00
		d3   = 3.754408661907416e+00
		edge = 0.02425
	)
	horner := func(q float64, cs ...float64) float64 {
		s := cs[0]
		for _, c := range cs[1:] {
			s = float64(s*q) + c
		}
		return s
	}
	switch {
	case p < edge:
		q := math.Sqrt(float64(-2 * Log(p)))
		return horner(q, c0, c1, c2, c3, c4, c5) / horner(q, d0, d1, d2, d3, 1)
	case p > 1-edge:
		return -NormalQuantile(1 - p)
	}
	q := p - 0.5
	r := float64(q * q)
	return float64(horner(r, a0, a1, a2, a3, a4, a5)*q) / horner(r, b0, b1, b2, b3, b4, 1)
}
