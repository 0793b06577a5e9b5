package unit

import "math"

// Every product is converted explicitly, which also keeps a compiler from
// fusing it with a following sum: the digits are the same on every target.

// Times is n times as much of q.
func Times[T Quantity](q T, n float64) T { return T(float64(q) * n) }

// Share is the share f of q.
func Share[T Quantity](q T, f Fraction) T { return T(float64(q) * float64(f)) }

// Scaled is q multiplied by a dimensionless ratio.
func Scaled[T Quantity](q T, r Ratio) T { return T(float64(q) * float64(r)) }

// Each is q for every one of n things.
func Each[T Quantity](q T, n Count) T { return T(float64(q) * float64(n)) }

// Per is the ratio of two like quantities.
func Per[T Quantity](a, b T) Ratio { return Ratio(float64(a) / float64(b)) }

// Each is the compute of one token for p parameters.
func (f FLOPFactor) Each(p Params) FLOPPerToken { return FLOPPerToken(float64(f) * float64(p)) }

// EachElement is the compute of one token for n attention elements.
func (f FLOPFactor) EachElement(n Elements) FLOPPerToken {
	return FLOPPerToken(float64(f) * float64(n))
}

// For is the compute of t tokens.
func (f FLOPPerToken) For(t Tokens) FLOP { return FLOP(float64(f) * float64(t)) }

// Tokens is how many tokens c pays for at f each.
func (c FLOP) Tokens(f FLOPPerToken) Tokens { return Tokens(float64(c) / float64(f)) }

// At is the time that accelerators need for c at rate r each.
func (c FLOP) At(r FLOPRate) AcceleratorTime { return AcceleratorTime(float64(c) / float64(r)) }

// Over is the time that n accelerators need to work for a.
func (a AcceleratorTime) Over(n Count) Time { return Time(float64(a) / float64(n)) }

// Within is how many accelerators (a real number) do a in time t.
func (a AcceleratorTime) Within(t Time) Count { return Count(float64(a) / float64(t)) }

// During is the time of n accelerators over t.
func (n Count) During(t Time) AcceleratorTime { return AcceleratorTime(float64(n) * float64(t)) }

// Costs is the price of renting accelerators for a.
func (a AcceleratorTime) Costs(p HourlyPrice) Money { return Money(float64(a) * float64(p)) }

// Charge is what one accelerator worth m loses per second at yearly rate r.
func (m Money) Charge(r YearlyRate) HourlyPrice { return HourlyPrice(float64(m) * float64(r)) }

// Over is what one accelerator worth m loses per second where it loses the same
// until it is worth nothing after l.
func (m Money) Over(l Time) HourlyPrice { return HourlyPrice(float64(m) / float64(l)) }

// Fades is what is left of m after t at yearly rate r.
func (m Money) Fades(r YearlyRate, t Time) Money {
	return Money(float64(m) * Exp(-float64(float64(r)*float64(t))))
}

// Wear is the share of one accelerator's embodied carbon e that a, of a life of l, uses up.
func (e Carbon) Wear(a AcceleratorTime, l Time) Carbon {
	return Carbon(float64(e) * (float64(a) / float64(l)))
}

// For is the energy of p drawn for t.
func (p Power) For(t Time) Energy { return Energy(float64(p) * float64(t)) }

// Fits is how many things of power q a supply of p carries (a real number).
func (p Power) Fits(q Power) Count { return Count(float64(p) / float64(q)) }

// Builds is the price of capacity for p.
func (p Power) Builds(c PowerPrice) Money { return Money(float64(p) * float64(c)) }

// Emits is the carbon of e at intensity i.
func (e Energy) Emits(i CarbonIntensity) Carbon { return Carbon(float64(e) * float64(i)) }

// Takes is the water of e at intensity w.
func (e Energy) Takes(w WaterIntensity) Water { return Water(float64(e) * float64(w)) }

// Costs is the price of e.
func (e Energy) Costs(p EnergyPrice) Money { return Money(float64(e) * float64(p)) }

// Between is the mean time between interruptions of a job on n accelerators.
func (r FailureRate) Between(n Count) Time { return Time(1 / (float64(r) * float64(n))) }

// Meets is how many interruptions a job on n accelerators meets in t, on average.
func (r FailureRate) Meets(n Count, t Time) Ratio {
	return Ratio(float64(r) * float64(float64(n)*float64(t)))
}

// Most is how many accelerators (a real number) meet k interruptions in t, on average.
func (r FailureRate) Most(k Ratio, t Time) Count {
	return Count(float64(k) / float64(float64(r)*float64(t)))
}

// GeometricMean is the square root of a product of times.
func GeometricMean(a, b Time) Time { return Time(math.Sqrt(float64(a) * float64(b))) }

// Rest is what remains of one: 1 − f, never below zero.
func (f Fraction) Rest() Fraction { return Greater(1-f, 0) }

// Lesser is the lesser of a and b, and unknown where either is, like the builtin
// min. Compiled to wasm the builtin is a call that tells signed zeros apart, a
// fifth of the draws' time; here, of two zeros b comes back, whatever its sign,
// which no quantity of the model carries.
func Lesser[T Quantity](a, b T) T {
	if a < b || a != a {
		return a
	}
	return b
}

// Greater is the greater of a and b, as [Lesser].
func Greater[T Quantity](a, b T) T {
	if a > b || a != a {
		return a
	}
	return b
}

// Plus is 1 + f as a ratio: an overhead added.
func (f Fraction) Plus() Ratio { return Ratio(1 + float64(f)) }

// And is the share of a share.
func (f Fraction) And(g Fraction) Fraction { return Fraction(float64(f) * float64(g)) }

// And is the product of two ratios.
func (r Ratio) And(s Ratio) Ratio { return Ratio(float64(r) * float64(s)) }
