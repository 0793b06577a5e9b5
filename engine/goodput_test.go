package engine

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// The share y that checkpointShare returns solves −ln(1 − y) − y = x, over all
// stalls from a hundred-millionth of the time between interruptions to forty
// times that, and 1 − y is held to the same precision.
func TestCheckpointShareSolvesDaly(t *testing.T) {
	last := 0.0
	for x := 1e-12; x < 40; x *= 1.07 {
		y, rest := checkpointShare(x)
		// By halving, on the side that keeps its digits: y small, or 1 − y small.
		low, high := 0.0, 1.0
		for range 300 {
			mid := (low + high) / 2
			v := -math.Log1p(-mid) - mid
			if x < 1e-4 { // −ln(1−y) − y as its series, which does not cancel
				v = mid * mid * (1./2 + mid*(1./3+mid*(1./4+mid*(1./5+mid*(1./6+mid/7)))))
			}
			if v < x {
				low = mid
			} else {
				high = mid
			}
		}
		want := high
		if math.Abs(y-want) > 2e-12*want {
			t.Fatalf("x = %v: y = %v, by halving %v", x, y, want)
		}
		// Daly's form of it: 1 + W(−e^(−1−x)), so that v·e^−v is e^(−1−x) for v = 1 − y.
		if d := math.Log(rest) - rest + 1 + x; math.Abs(d) > 4e-12*(1+x) {
			t.Fatalf("x = %v: 1 − y = %v misses v·e^−v = e^(−1−x) by %v", x, rest, d)
		}
		if y <= last || rest <= 0 || rest >= 1 {
			t.Fatalf("x = %v: y = %v after %v, 1 − y = %v", x, y, last, rest)
		}
		last = y
	}
}

// kept is Daly's share of the time up that an interval τ keeps.
func keptAt(interval, stall, run float64) float64 {
	return interval / run / math.Expm1((interval+stall)/run)
}

// The exact interval is never worse than Young's, nor than any other; where
// stalls are short the two agree.
func TestBestIntervalIsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		run := math.Exp(4 + 12*r.Float64())
		stall := run * math.Exp(-14+14*r.Float64())
		share, rest := checkpointShare(stall / run)
		best, young := share*run, math.Sqrt(2*stall*run)
		if d := keptAt(best, stall, run); math.Abs(d-rest) > 1e-9*rest {
			t.Fatalf("stall %v, run %v: the best interval keeps %v, not %v", stall, run, d, rest)
		}
		for _, other := range []float64{young, young - stall, best * 0.9, best * 1.1, best * math.Exp(2*r.Float64()-1)} {
			if other > 0 && keptAt(other, stall, run) > rest*(1+1e-9) {
				t.Fatalf("stall %v, run %v: an interval of %v keeps more than the best, %v", stall, run, other, best)
			}
		}
		if stall < 1e-4*run && math.Abs(young/best-1) > 0.006 {
			t.Fatalf("stall %v, run %v: Young has %v, Daly %v", stall, run, young, best)
		}
	}
}

// Daly's expectation against a run that is simulated: saves written on while
// the job computes, safe only when written, restarts that are interrupted too.
func TestGoodputIsTheSimulated(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, c := range []struct{ run, stall, write, restart float64 }{{1800, 1, 83, 600}, {1080, 83, 0, 600}, {11000, 1, 83, 600}, {600, 0.02, 10, 71}} {
		f := faults{
			given: unit.Unknown[unit.Fraction](), counted: 1, rate: unit.FailureRate(1 / c.run), most: math.MaxFloat64,
			restart: unit.Time(c.restart), stall: unit.Time(c.stall), write: unit.Time(c.write),
		}
		interval, _ := f.checkpoints(unit.Time(c.run))
		tau := float64(interval)
		const saves = 100000
		clock, fail := 0.0, r.ExpFloat64()*c.run
		next := tau + c.stall + c.write // time up until the next save is safe
		for safe := 0; safe < saves; {
			if fail >= clock+next {
				clock += next
				next = tau + c.stall
				safe++
				continue
			}
			clock = fail
			fail += r.ExpFloat64() * c.run
			for fail < clock+c.restart { // the restart is interrupted
				clock = fail
				fail += r.ExpFloat64() * c.run
			}
			clock += c.restart
			next = tau + c.stall + c.write
		}
		got, want := float64(f.restarting(1)), saves*tau/clock
		if math.Abs(got/want-1) > 0.02 {
			t.Errorf("%+v: goodput %v, simulated %v", c, got, want)
		}
	}
}

// inputs are the inputs of a question.
func inputs(t *testing.T, s Scenario) Inputs {
	t.Helper()
	s.MFU = Given(0.4)
	in, found := Resolve(catalog.Default(), s)
	if found.Failed() {
		t.Fatalf("%+v: %v", s, found)
	}
	return in
}

// drawn is in with each input of goodput somewhere in its law, out to three
// standard deviations.
func drawn(in Inputs, r *rand.Rand) Inputs {
	for _, name := range []string{"Interruptions", "Restart", "RestartShare", "CheckpointStall", "CheckpointWrite", "PlannedStops", "ReplayedSteps", "IsolatedStall", "StallDomain", "Replica"} {
		p, _ := InputNamed(name)
		*p.Place(&in) = p.Curve(&in).At(math.Max(-3, math.Min(3, r.NormFloat64()*1.5)))
	}
	return in
}

// Goodput falls as the count grows, and stays above zero and below one; yet
// throughput never falls.
func TestGoodputFallsAndThroughputDoesNot(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, c := range Checkpoints {
		for _, k := range Recoveries {
			central := inputs(t, Scenario{Checkpoints: c, Recovery: k})
			for i := range 60 {
				in := central
				if i > 0 {
					in = drawn(central, r)
				}
				f := in.faults()
				goodput, throughput := 1.0, 0.0
				for n := 1.0; n < 2e8; n *= 1.05 {
					g := float64(f.goodput(unit.Count(n)))
					if !(g > 0 && g <= goodput*(1+1e-12)) {
						t.Fatalf("%s, %s, %v accelerators: goodput %v after %v", c, k, n, g, goodput)
					}
					if g*n < throughput*(1-1e-12) {
						t.Fatalf("%s, %s, %v accelerators: throughput falls from %v to %v", c, k, n, throughput, g*n)
					}
					goodput, throughput = g, g*n
				}
			}
		}
	}
}

// The bounds that the count of a restarting job rests on: with y the best
// share for x, x/y is at most √(x/2) + x.
func TestBoundOfTheWorkingCount(t *testing.T) {
	for x := 1e-10; x < 40; x *= 1.03 {
		y, _ := checkpointShare(x)
		if x/y > math.Sqrt(x/2)+x {
			t.Fatalf("x = %v: x/y is %v", x, x/y)
		}
	}
}

// The bound gives little away against the count that trains quickest; far out
// in the draws, where saves take as long as restarts, it gives more.
func TestStandingByCostsLittle(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	worst := 0.0
	for _, c := range Checkpoints {
		central := inputs(t, Scenario{Checkpoints: c, Recovery: "restart"})
		for i := range 100 {
			in := central
			if i > 0 {
				in = drawn(central, r)
			}
			f := in.faults()
			had, best := float64(f.most)*float64(f.restarting(f.most)), 0.0
			all := f
			all.most = math.MaxFloat64
			for n := float64(f.most) / 2; n < 4*float64(f.most); n *= 1.01 {
				best = max(best, n*float64(all.restarting(unit.Count(n))))
			}
			lost := 1 - had/best
			if i == 0 {
				t.Logf("%s: from %.0f on, %.2f %% given away", c, float64(f.most), 100*lost)
				if lost > 0.02 {
					t.Errorf("%s: %v of the best throughput is given away", c, lost)
				}
			}
			worst = max(worst, lost)
		}
	}
	t.Logf("at most %.2f %%", 100*worst)
	if worst > 0.15 {
		t.Errorf("%v of the best throughput is given away", worst)
	}
}

// The best of both is the better of both, however it is found.
func TestBestIsTheBetter(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, c := range Checkpoints {
		central := inputs(t, Scenario{Checkpoints: c})
		for range 3000 {
			in := drawn(central, r)
			f := in.faults()
			n := unit.Count(math.Exp(18 * r.Float64()))
			var of [3]unit.Fraction
			for k := range of {
				f.recovery = Recovery(k)
				of[k] = f.goodput(n)
			}
			if of[BestRecovery] != max(of[FullRestart], of[IsolatedRecovery]) {
				t.Fatalf("%s, %v accelerators: %v", c, n, of)
			}
		}
	}
}

// seen is one interruption rate in print, as the numbers printed.
var seen = []struct {
	row, families string  // rows of the catalogue: its own, and of the rate that must span it
	perDay, of    float64 // interruptions a day of so many accelerators
	projected     bool
}{
	// Meta's A100 clusters, arXiv:2410.21680: 47.7 days, 7.9 h, 1.8 h, 0.23 h by size of job.
	{"interruptions_seen_rsc_8", "interruption_rate_ampere", 1 / 47.7, 8, false},
	{"interruptions_seen_rsc_1024", "interruption_rate_ampere", 24 / 7.9, 1024, false},
	{"interruptions_seen_rsc_16384", "interruption_rate_ampere", 24 / 1.8, 16384, true},
	{"interruptions_seen_rsc_131072", "interruption_rate_ampere", 24 / 0.23, 131072, true},
	// OPT-175B chronicles: about two machines of 124 a day; about 90 restarts, 11 November to 6 January.
	{"interruptions_seen_opt_machines", "interruption_rate_ampere", 2, 124 * 8, false},
	{"interruptions_seen_opt_restarts", "interruption_rate_ampere", 90. / 56, 1024, false},
	// BLOOM chronicles: a GPU a week of 384.
	{"interruptions_seen_bloom", "interruption_rate_ampere", 1. / 7, 384, false},
	// Llama 3, arXiv:2407.21783, table 5: 419 unexpected in 54 days.
	{"interruptions_seen_llama3", "interruption_rate_hopper", 419. / 54, 16384, false},
	// SemiAnalysis: one in 2,000 to 5,000 accelerator-days.
	{"interruptions_seen_h100_field", "interruption_rate_hopper", 1, 3162.28, false},
	// FT-HSDP, arXiv:2602.00277: 2.3 per 1,000 servers a day; one failure in 18 minutes at 100,000.
	{"interruptions_seen_ft_hsdp_32k", "interruption_rate_hopper", 2.3, 8000, false},
	{"interruptions_seen_ft_hsdp_100k", "interruption_rate_hopper", 24 * 60 / 18., 100000, true},
	// ByteRobust, arXiv:2509.16293: 38,236 + 5,948 failures in three months on over 200,000.
	{"interruptions_seen_byterobust", "interruption_rate", 44184. / 92, 200000, false},
}

// Every rate in print is a row, says whether it was measured, and lies in the
// range of its family; the range is no wider than they are.
func TestRatesInPrintSpanTheirFamily(t *testing.T) {
	cat := catalog.Default()
	var ampere []float64
	low, high := map[string]float64{}, map[string]float64{}
	for _, s := range seen {
		row := cat.Assumption(s.row)
		rate := s.perDay / s.of
		if math.Abs(row.Value/rate-1) > 1e-3 {
			t.Errorf("%s is %v, the numbers printed give %v", s.row, row.Value, rate)
		}
		if said := strings.HasPrefix(row.Note, "Projected, not measured"); said != s.projected || said && row.Basis == estimate.Measured {
			t.Errorf("%s: basis %s, note %q; projected is %v", s.row, row.Basis, row.Note, s.projected)
		}
		family := cat.Assumption(s.families)
		if rate < family.Low*0.999 || rate > family.High*1.001 {
			t.Errorf("%s: %v lies outside %s, %v to %v", s.row, rate, s.families, family.Low, family.High)
		}
		if low[s.families] == 0 || row.Low < low[s.families] {
			low[s.families] = row.Low
		}
		high[s.families] = max(high[s.families], row.High)
		if s.families == "interruption_rate_ampere" {
			ampere = append(ampere, row.Value)
		}
		t.Logf("%-32s one in %5.0f accelerator-days, projected %v", s.row, 1/rate, s.projected)
	}
	slices.Sort(ampere)
	for name, middle := range map[string]float64{"interruption_rate_ampere": ampere[len(ampere)/2], "interruption_rate_hopper": 419. / 54 / 16384} {
		row := cat.Assumption(name)
		if math.Abs(row.Value/middle-1) > 1e-3 || math.Abs(row.Low/low[name]-1) > 1e-2 || math.Abs(row.High/high[name]-1) > 1e-2 {
			t.Errorf("%s is %v, %v to %v; the rates in print give %v, %v to %v", name, row.Value, row.Low, row.High, middle, low[name], high[name])
		}
	}
}

// ends is goodput with every input at its centre, at what is worst for it and
// at what is best.
func ends(in Inputs, n float64) (middle, worst, best float64) {
	at := func(end int) float64 {
		k := in
		for _, name := range []string{"Interruptions", "Restart", "RestartShare", "CheckpointStall", "CheckpointWrite", "PlannedStops", "ReplayedSteps", "IsolatedStall", "StallDomain", "Replica"} {
			p, _ := InputNamed(name)
			low, high := p.Range(&in)
			*p.Place(&k) = []float64{p.Value(&in), high, low}[end]
		}
		f := k.faults()
		return float64(f.goodput(unit.Count(n)))
	}
	return at(0), at(1), at(2)
}

// What is in print about goodput, against the model.
func TestGoodputInPrint(t *testing.T) {
	cat := catalog.Default()
	// Meta, arXiv:2602.00277: at 100,000 GPUs and one failure in 18 minutes, a stall
	// of 10 minutes leaves 44 %, one of 3 minutes where replicas recover alone 80 %.
	meta := func(k, c string) Inputs {
		in := inputs(t, Scenario{Recovery: k, Checkpoints: c})
		in.Interruptions.Value = unit.FailureRate(1. / (18 * 60 * 100000))
		in.Interruptions.Low, in.Interruptions.High = in.Interruptions.Value, in.Interruptions.Value
		in.Restart = estimate.Enter(10 * unit.Minute)
		return in
	}
	for _, c := range []struct {
		what            string
		in              Inputs
		n, want         float64
		within, central float64 // of the centre, where the source has the model's own inputs
	}{
		{"44 %, saves that stall", meta("restart", "synchronous"), 100000, 0.44, 0.08, 0},
		{"44 %, saves written on", meta("restart", "asynchronous"), 100000, 0.44, 0.08, 0},
		{"80 %, replicas that recover alone", meta("isolated", "asynchronous"), 100000, cat.Assumption("isolated_goodput").Value, 0.02, 0},
		// Llama 3: over 90 % on 16,384 H100, the whole job restarting.
		{"Llama 3, over 90 %", inputs(t, Scenario{Recovery: "restart"}), 16384, 0.90, 0.03, 0.90},
		// ByteRobust: 97 % on 9,600 with saves in memory.
		{"ByteRobust 97 %", inputs(t, Scenario{Recovery: "restart", Checkpoints: "in-memory"}), 9600, 0.97, 0.02, 0},
		// Gemini 2.5: 93.4 % of the time in computation, on several pods of 8,960 TPU v5p,
		// here four; slices drop out and come back. Steps replayed are not in it.
		{"Gemini 2.5 93.4 %", func() Inputs {
			in := inputs(t, Scenario{Accelerator: "tpu-v5p", Recovery: "isolated"})
			in.ReplayedSteps = estimate.Enter(unit.Fraction(0))
			return in
		}(), 4 * 8960, 0.934, 0.05, 0},
	} {
		middle, worst, best := ends(c.in, c.n)
		t.Logf("%-36s %.3f (%.3f to %.3f), in print %.3f", c.what, middle, worst, best, c.want)
		if c.want < worst || c.want > best || math.Abs(middle-c.want) > c.within || middle < c.central {
			t.Errorf("%s: %v, %v to %v; in print %v", c.what, middle, worst, best, c.want)
		}
	}
}

// Spares in print: OPT-175B held 12, then 18 machines ready beside 124 of which
// two failed a day (metaseq chronicles); BLOOM 32 accelerators beside 384
// (bigscience chronicles).
func TestSparesInPrint(t *testing.T) {
	for _, c := range []struct {
		what         string
		n, low, high float64
		rate         unit.FailureRate // zero: the row's own
	}{
		{"OPT-175B", 124 * 8, 12 * 8, 18 * 8, unit.Times(unit.PerAcceleratorDay, 2./(124*8))},
		{"BLOOM", 384, 32, 32, 0},
	} {
		in := inputs(t, Scenario{Accelerator: "a100-sxm-80gb", Accelerators: Given(c.n)})
		var spares [3]float64
		for i, end := range []int{0, -1, 1} {
			k := in
			for _, name := range []string{"Interruptions", "HardwareShare", "Repair"} {
				p, _ := InputNamed(name)
				low, high := p.Range(&in)
				*p.Place(&k) = map[int]float64{0: p.Value(&in), -1: low, 1: high}[end]
			}
			if c.rate > 0 {
				k.Interruptions.Value, k.HardwareShare.Value = c.rate, 1
			}
			p := Project(&k)
			spares[i] = float64(p.Spares)
		}
		t.Logf("%s: %v spares (%v to %v), in print %v to %v", c.what, spares[0], spares[1], spares[2], c.low, c.high)
		if spares[2] < c.low || spares[1] > c.high {
			t.Errorf("%s: %v to %v spares, in print %v to %v", c.what, spares[1], spares[2], c.low, c.high)
		}
	}
}

// Spares are paid for, and neither work nor draw power.
func TestSparesCostCapitalOnly(t *testing.T) {
	in := inputs(t, Scenario{Accelerators: Given(16384)})
	with := Project(&in)
	in.Repair = estimate.Enter(unit.Time(0))
	without := Project(&in)
	if with.Spares < 100 || without.Spares != 0 {
		t.Fatalf("%v and %v spares", with.Spares, without.Spares)
	}
	if with.AcceleratorTime != without.AcceleratorTime || with.Energy != without.Energy || with.PowerPeak != without.PowerPeak || with.CostRental != without.CostRental || with.CostOwned != without.CostOwned {
		t.Error("spares work or draw power")
	}
	if got, want := float64(with.ServerCapex/without.ServerCapex), 1+float64(with.Spares)/16384; math.Abs(got-want) > 1e-12 || with.CostUpfront <= without.CostUpfront {
		t.Errorf("servers cost %v times as much with spares, want %v", got, want)
	}
}

// Goodput by count, recovery and saves with its range, as docs/model.md has it;
// the centre lies inside.
func TestGoodputAtScale(t *testing.T) {
	for _, n := range []float64{1000, 16384, 100000, 1000000} {
		for _, k := range []string{"restart", "isolated"} {
			for _, c := range Checkpoints {
				central := inputs(t, Scenario{Recovery: k, Checkpoints: c})
				r := rand.New(rand.NewPCG(1, 2))
				draws := make([]float64, 4000)
				for i := range draws {
					in := central
					for _, name := range []string{"Interruptions", "Restart", "RestartShare", "CheckpointStall", "CheckpointWrite", "PlannedStops", "ReplayedSteps", "IsolatedStall", "StallDomain", "Replica"} {
						p, _ := InputNamed(name)
						*p.Place(&in) = p.Curve(&central).At(r.NormFloat64())
					}
					f := in.faults()
					draws[i] = float64(f.goodput(unit.Count(n)))
				}
				slices.Sort(draws)
				f := central.faults()
				middle := float64(f.goodput(unit.Count(n)))
				t.Logf("%9.0f %-9s %-13s %.3f (%.3f to %.3f)", n, k, c, middle, draws[len(draws)/10], draws[len(draws)*9/10])
				if middle < draws[len(draws)/10] || middle > draws[len(draws)*9/10] {
					t.Errorf("%v accelerators, %s, %s: %v is outside its range", n, k, c, middle)
				}
			}
		}
	}
}

// What no count answers is refused, and the refusal says that restarts are why;
// idle accelerators and what is projected are said.
func TestGoodputIsSaid(t *testing.T) {
	cat := catalog.Default()
	for _, c := range []struct {
		s    Scenario
		code string
		says string
	}{
		{Scenario{Recovery: "restart", MFU: Given(0.4)}, "too-soon", "restarts the whole job, more than"},
		{Scenario{Recovery: "restart", MFU: Given(0.4), Accelerators: Given(1e6)}, "more-than-help", "stand by"},
		{Scenario{MFU: Given(0.4), Accelerators: Given(65536)}, "beyond-restart", "one replica recovers"},
		{Scenario{MFU: Given(0.4), Accelerators: Given(1e6)}, "beyond-restart", "made of parts"},
		{Scenario{MFU: Given(0.4), Accelerators: Given(16384)}, "", ""},
	} {
		in, found := Resolve(cat, c.s)
		if found.Failed() {
			t.Fatal(found)
		}
		p := Project(&in)
		said := ""
		for _, f := range Judge(cat, &in, &p) {
			switch f.Code {
			case "too-soon", "more-than-help", "beyond-restart":
				said += f.Code + ": " + f.Text
			}
		}
		if !strings.Contains(said, c.code) || !strings.Contains(said, c.says) || c.code == "" && said != "" {
			t.Errorf("%+v: %q", c.s, said)
		}
	}
}

// Every input is shown in a unit: One is above zero, which a division of whole
// numbers would make it.
func TestInputsHaveAUnit(t *testing.T) {
	for _, p := range InputList {
		if !(p.One > 0) {
			t.Errorf("%s: one %s is %v", p.Name, p.Unit, p.One)
		}
	}
}
