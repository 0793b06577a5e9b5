package engine

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/unit"
)

// sizings are searches for a count of every kind, each with its inputs somewhere
// in their laws: curves that layouts gave, and curves as steep and uneven as a
// curve can be.
func sizings(r *rand.Rand, questions, draws int, visit func(z *sizing)) {
	cat := catalog.Default()
	accelerators := cat.Accelerators()
	for range questions {
		s := Scenario{
			Scale: Given(math.Exp(12*r.Float64() - 8)), Days: Given(2 + 200*r.Float64()), Accelerator: accelerators[r.IntN(len(accelerators))].ID,
			Recovery: Recoveries[r.IntN(len(Recoveries))], Checkpoints: Checkpoints[r.IntN(len(Checkpoints))], MFU: Given(0.4),
		}
		switch r.IntN(6) {
		case 0:
			s.Goodput = Given(0.6 + 0.4*r.Float64())
		case 1:
			s.Layout.GlobalBatch = Given(math.Ldexp(64, r.IntN(8)))
		}
		in, found := Resolve(cat, s)
		if found.Failed() {
			continue
		}
		in.BestBatch.Value = in.centralBatch()
		given := in.MFU
		for range draws {
			in.MFU = given
			if r.IntN(8) > 0 {
				in.MFU.Basis = ""
				in.Best = anyCurve(r)
			}
			at := in
			for _, p := range InputList {
				if p.Known(&in) && p.Uncertain(&in) {
					*p.Place(&at) = p.Curve(&in).At(1.3 * r.NormFloat64())
				}
			}
			p := Project(&at) // for the work
			z := sizing{in: &at, faults: at.faults(), work: (p.ParameterWork + p.AttentionWork).For(at.Tokens.Value), critical: p.CriticalBatch, within: at.Days.Value}
			visit(&z)
		}
	}
}

// anyCurve is a curve along which throughput does not fall: rising or falling
// MFU, flat for long, or steep to the last.
func anyCurve(r *rand.Rand) Curve {
	if r.IntN(10) == 0 {
		n := unit.Count(2 + r.IntN(20000))
		c := flat(0.1 + 0.4*r.Float64())
		c.Step, c.MFU[1] = n, min(0.6, c.MFU[0]*(0.5+r.Float64()*0.5)*float64(n/(n-1)))
		return c
	}
	c := Curve{First: r.IntN(8), Knots: curveKnots}
	c.MFU[0] = 0.2 + 0.35*r.Float64()
	for i := 1; i < c.Knots; i++ {
		by := [...]float64{1, 0.25, 0.25 + 0.1*r.Float64(), 0.25 + 0.75*r.Float64(), 0.8 + 0.3*r.Float64()}[r.IntN(5)]
		c.MFU[i] = min(0.6, c.MFU[i-1]*by)
	}
	return c
}

// Every count is the smallest that finishes in time, by trying all below it, and
// the same from wherever it is looked for.
func TestSmallestCountIsTheSmallest(t *testing.T) {
	questions, most := 300, 20000.0
	if testing.Short() || runtime.GOOS == "js" {
		questions, most = 60, 3000
	}
	r := rand.New(rand.NewPCG(61, 62))
	tried, doubtful, steep := 0, 0, 0
	sizings(r, questions, 12, func(z *sizing) {
		n := float64(z.smallest(firstGuess))
		for range 3 {
			near := unit.Count(math.Exp(20 * r.Float64()))
			if other := float64(z.smallest(near)); other != n {
				t.Fatalf("%v from %v on, %v from %v on: curve %+v", n, firstGuess, other, near, z.in.Best)
			}
		}
		if !(n <= most) {
			steep++
			return
		}
		tried++
		if !z.rising(n) {
			doubtful++
		}
		if !inTime(n, z.need(n)) {
			t.Fatalf("%v is late: curve %+v", n, z.in.Best)
		}
		for m := 1.0; m < n; m++ {
			if inTime(m, z.need(m)) {
				t.Fatalf("%v is in time before %v (rising: %v): curve %+v", m, n, z.rising(n), z.in.Best)
			}
		}
	})
	t.Logf("%d counts against all below them, %d of which may fall on the way; %d larger ones from other starts alone", tried, doubtful, steep)
	if tried < questions || doubtful < tried/50 {
		t.Errorf("%d tried and %d of them not known to rise: too few to show anything", tried, doubtful)
	}
}

// What rules counts out holds: tokens a second never fall along a curve at the
// best batch, goodput never rises; where a curve is called gentle it is, and
// goodput falls no steeper than it is said to.
func TestWhatRulesCountsOutHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(63, 64))
	gentle, falls := 0, 0
	sizings(r, 300, 10, func(z *sizing) {
		pace := func(n unit.Count) float64 {
			ratio, best := z.in.batchRatio(n, z.critical)
			return float64(best) / float64(extraTokens(ratio))
		}
		n := unit.Count(math.Exp(18 * r.Float64()))
		for range 40 {
			m := n * unit.Count(math.Pow(r.Float64(), 4))
			if m < 1 {
				continue
			}
			few, many := pace(m), pace(n)
			if float64(m)*few > float64(n)*many*(1+1e-13) {
				t.Fatalf("%v do more than %v: %v against %v, curve %+v", m, n, float64(m)*few, float64(n)*many, z.in.Best)
			}
			apart := math.Log(float64(n / m))
			ratio, _ := z.in.batchRatio(n, z.critical)
			if !z.in.Batch.Known() {
				ratio = 1
			}
			like := z.in.likeCount(n, unit.Scaled(z.critical, ratio))
			for _, power := range [...]float64{0.3, 0.5, 0.8, 0.95} {
				if z.in.Best.gentle(like, z.in.Best.At(like), power) {
					gentle++
					if math.Log(few/many) > power*apart+1e-13 {
						t.Fatalf("from %v to %v MFU falls by %v, more than the power %v: curve %+v", m, n, few/many, power, z.in.Best)
					}
				}
			}
			left, right := z.faults.goodput(m), z.faults.goodput(n)
			if right > left*(1+1e-13) {
				t.Fatalf("goodput rises from %v to %v: %v, %v", m, n, left, right)
			}
			if fall := z.faults.fall(right); fall < mostFall {
				falls++
				if math.Log(float64(left/right)) > fall*apart+1e-13 {
					t.Fatalf("from %v to %v goodput falls by %v, more than the power %v: %+v", m, n, left/right, fall, z.faults)
				}
			}
		}
	})
	if gentle < 10000 || falls < 10000 {
		t.Errorf("%d and %d cases: too few to show anything", gentle, falls)
	}
}

// The batch is the best of all its steps, though most are not tried.
func TestBatchIsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(65, 66))
	larger := 0
	sizings(r, 200, 10, func(z *sizing) {
		if z.in.Batch.Known() || z.in.MFU.Known() || z.in.Best.Knots < 2 {
			return
		}
		n := unit.Count(math.Exp(18 * r.Float64()))
		got, mfu := z.in.batchRatio(n, z.critical)
		want, rate := unit.Ratio(0), 0.0
		ratio := unit.Ratio(1)
		for range batchSteps + 1 {
			if v := float64(z.in.Best.At(z.in.likeCount(n, unit.Scaled(z.critical, ratio)))) / float64(extraTokens(ratio)); v > rate {
				want, rate = ratio, v
			}
			ratio = unit.Times(ratio, batchStep)
		}
		if got != want || float64(mfu)/float64(extraTokens(got)) != rate {
			t.Fatalf("%v accelerators: a ratio of %v, the best is %v: curve %+v", n, got, want, z.in.Best)
		}
		if got > 1 {
			larger++
		}
	})
	if larger < 100 {
		t.Errorf("only %d batches beyond the critical one", larger)
	}
}
