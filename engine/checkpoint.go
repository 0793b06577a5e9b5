package engine

import (
	"math"

	"tenfold/engine/unit"
)

// checkpointShare is the best checkpoint interval as a share y of the time
// between interruptions, for saves that stall the job for x of that time, and
// 1 − y beside it.
//
// Daly (2006) gives the expected time of a job whose interruptions come at
// random, M apart on average, with saves of δ after every τ of work, as
//
//	T = M · e^(R/M) · (e^((τ+δ)/M) − 1) · T_useful ÷ τ
//
// where R is the time lost to a restart. It is least where
// τ = M · (1 + W(−e^(−1−δ/M))) with Lambert's W, that is, with x = δ/M, where
//
//	−ln(1 − y) − y = x
//
// and there 1 − y is the share of the time up that is kept. No W is evaluated:
// for short stalls y is a power series in s = √(2x), whose first term is Young's
// (1974) interval; for long ones Newton's rule finds 1 − y from below. Both are
// within 1e-12 of the solution.
func checkpointShare(x float64) (y, rest float64) {
	const longest = 0.125 // of the series: below it s is below a half, and its radius is 2√π
	if x > longest {
		return checkpointShareLong(x)
	}
	// Coefficients from y·y' = s·(1 − y): a₁ = 1,
	// aₙ = −aₙ₋₁ ÷ (n + 1) − ½ Σ aₖ aₙ₊₁₋ₖ over k from 2 to n − 1.
	const (
		a2  = -1.0 / 3
		a3  = 1.0 / 36
		a4  = 1.0 / 270
		a5  = 1.0 / 4320
		a6  = -1.0 / 17010
		a7  = -139.0 / 5443200
		a8  = -1.0 / 204120
		a9  = -571.0 / 2351462400
		a10 = 281.0 / 1515591000
		a11 = 163879.0 / 2172751257600
		a12 = 5221.0 / 354648294000
	)
	s := math.Sqrt(2 * x)
	if s < 1.0/64 { // the rest of the series is below 1e-15 of y
		p := a4 + float64(s*a5)
		p = a3 + float64(s*p)
		p = a2 + float64(s*p)
		y = s + float64(float64(s*s)*p)
		return y, 1 - y
	}
	p := a11 + float64(s*a12)
	p = a10 + float64(s*p)
	p = a9 + float64(s*p)
	p = a8 + float64(s*p)
	p = a7 + float64(s*p)
	p = a6 + float64(s*p)
	p = a5 + float64(s*p)
	p = a4 + float64(s*p)
	p = a3 + float64(s*p)
	p = a2 + float64(s*p)
	y = s + float64(float64(s*s)*p)
	return y, 1 - y
}

// checkpointShareLong is checkpointShare for stalls that are long against the
// time between interruptions. With v = 1 − y the equation is v − ln v = 1 + x;
// v − ln v is convex, so that from a start below the solution Newton's steps
// rise to it.
func checkpointShareLong(x float64) (y, rest float64) {
	const steps = 5
	q := unit.Exp(-1 - x)
	v := q + float64(float64(q*q)*(1+float64(1.5*q))) // the series of −W(−q), cut: below v
	for range steps {
		v = float64(v*-(x+unit.Log(v))) / (1 - v)
	}
	return 1 - v, v
}
