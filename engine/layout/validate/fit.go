package validate

import (
	"math"
	"sort"

	"tenfold/engine/layout"
	"tenfold/engine/unit"
)

// knob is one fitted constant, the range that makes sense, and why it exists.
type knob struct {
	Name, Unit string
	Low, High  float64
	Note       string
}

// knobs are the fitted constants.
var knobs = []knob{
	{"matrix", "fraction", 0.6, 1.1, "rate of large matrix products in training over the best measured in isolation: clocks under sustained load"},
	{"narrow8", "fraction", 0.4, 1.25, "share of peak of 8-bit products over that of 16-bit ones; casts are counted apart, and narrow products draw less power, so it may exceed 1"},
	{"narrow4", "fraction", 0.2, 1.25, "the same for 4-bit products"},
	{"half_wave", "elements", 1e5, 1e7, "outputs of a matrix product lost to tiles that do not fill the machine: half a wave on average"},
	{"fill", "s", 1e-7, 1e-5, "time in which a wave of tiles fills and drains the matrix pipeline"},
	{"attention_fill", "elements", 10, 1000, "head width at which the fused attention core runs at half the matrix rate: exponentials and rescaling beside the products"},
	{"vector", "fraction", 0.3, 1, "share of memory bandwidth that element-wise passes reach"},
	{"kernel", "s", 5e-7, 2e-5, "what a kernel costs beside its work"},
	{"host", "s", 1e-6, 4e-5, "host time to issue an operation where steps are not replayed as graphs"},
	{"maturity", "years", 0.05, 2, "age at which kernels reach half of what they will, from the first release of the matrix instructions they use"},
	{"scale_up", "fraction", 0.3, 1, "share of link bandwidth that collectives reach inside a scale-up domain"},
	{"scale_out", "fraction", 0.2, 1, "the same between domains"},
	{"tensor_exposed", "fraction", 0.05, 1, "share of tensor traffic that shows where the software overlaps it"},
	{"interference", "fraction", 0.02, 0.8, "least share of overlapped traffic that shows: it takes memory bandwidth and processors from compute"},
	{"straggler", "fraction", 0.0002, 0.02, "share of the step lost for each doubling of the count"},
}

// assumed are the constants that are not fitted, with the reason for each value.
var assumed = []layout.Constant{
	{Name: "unmeasured_matmul", Unit: "fraction", Low: 0.65, High: 0.87, Source: "median of the published maxima over peak for A100, H100, B200, GB200, B300 and MI355X (stas00/ml-engineering, maximum achievable matmul)", Note: "best share of the bf16 peak for an accelerator nobody measured"},
	{Name: "scale_up_latency", Unit: "s", Low: 1e-6, High: 1e-5, Source: "calculon-ai/calculon a100_80g.json: 10 us for a collective over eight, here three halvings", Note: "one step of a collective inside a domain"},
	{Name: "scale_out_latency", Unit: "s", Low: 2e-6, High: 2e-5, Source: "calculon-ai/calculon a100_80g.json: 20 us for a collective, here four halvings", Note: "one step of a collective between domains"},
	{Name: "reserve", Unit: "fraction", Low: 0.04, High: 0.1, Source: "device context, communication buffers and fragmentation take 5 to 10 percent; the low side, since runs are tuned until they fit", Note: "share of memory that training cannot use"},
}

// Start is where every fit begins and the ends of what is not fitted: best
// guesses made before any fit.
func Start() layout.Constants {
	return layout.Constants{
		Matrix: 0.95, UnmeasuredMatmul: 0.78, Narrow8: 0.85, Narrow4: 0.6,
		HalfWave: 2e6, Fill: 1.5e-6, AttentionFill: 64,
		Vector: 0.8, Kernel: 3e-6, Host: 1e-5, Maturity: 0.3,
		ScaleUp: 0.75, ScaleOut: 0.75, ScaleUpLatency: 3e-6, ScaleOutLatency: 5e-6,
		TensorExposed: 0.5, Interference: 0.2, Straggler: 0.003, Reserve: 0.06,
	}
}

// errorCap bounds what one row can weigh: beyond e^0.5 it is an outlier, and
// the fit need not know by how much.
const errorCap = 0.5

// loss is the mean over groups of the mean capped |ln predicted ÷ measured|.
func loss(rows []Row, k layout.Constants) float64 {
	sum, n := map[string]float64{}, map[string]float64{}
	var order []string
	for i := range rows {
		tokens, _ := Predict(rows[i], k)
		e := errorCap
		if tokens > 0 {
			e = math.Min(math.Abs(unit.Log(tokens/rows[i].Tokens)), errorCap)
		}
		g := rows[i].Group()
		if n[g] == 0 {
			order = append(order, g)
		}
		sum[g] += e
		n[g]++
	}
	total := 0.0
	for _, g := range order {
		total += sum[g] / n[g]
	}
	return total / float64(len(order))
}

// Fit finds the constants that least err on the rows, by steps of falling size
// from Start: each constant by itself, then on in the direction of the last
// sweep. It is deterministic.
func Fit(rows []Row) layout.Constants {
	f := fitting{rows: rows, k: Start()}
	f.best = loss(rows, f.k)
	for _, step := range []float64{1.25, 1.1, 1.04, 1.015} {
		for range 6 {
			before, from := f.best, f.k
			for _, kn := range knobs {
				if !f.try(move{kn, step}) {
					f.try(move{kn, 1 / step})
				}
			}
			var on []move
			for _, kn := range knobs {
				was, _ := from.Get(kn.Name)
				is, _ := f.k.Get(kn.Name)
				on = append(on, move{kn, is / was})
			}
			f.try(on...)
			if f.best > before-1e-5 {
				break
			}
		}
	}
	return f.k
}

// fitting is a fit under way.
type fitting struct {
	rows []Row
	k    layout.Constants
	best float64
}

// move multiplies a constant, within its range.
type move struct {
	knob   knob
	factor float64
}

// try makes the moves if they improve the fit.
func (f *fitting) try(moves ...move) bool {
	k := f.k
	for _, m := range moves {
		now, _ := k.Get(m.knob.Name)
		k.Set(m.knob.Name, math.Min(math.Max(now*m.factor, m.knob.Low), m.knob.High))
	}
	l := loss(f.rows, k)
	if l >= f.best-1e-6 {
		return false
	}
	f.k, f.best = k, l
	return true
}

// Usable are the rows to calibrate and report on: checked and without offload,
// which the model does not know.
func Usable(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		if r.Check == "ok" && !r.Offload {
			out = append(out, r)
		}
	}
	return out
}

// heldOut are families that no fit sees.
var heldOut = map[string]bool{"Korthikanti": true}

// Calibrating are the rows that a fit without the given family may use.
func Calibrating(rows []Row, without string) []Row {
	var out []Row
	for _, r := range Usable(rows) {
		if !heldOut[r.Family] && r.Family != without {
			out = append(out, r)
		}
	}
	return out
}

// median of values; they are sorted in place.
func median(v []float64) float64 { return quantile(v, 0.5) }

// quantile by linear interpolation; the values are sorted in place.
func quantile(v []float64, q float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	sort.Float64s(v)
	x := float64(q * float64(len(v)-1))
	i := int(x)
	if i+1 >= len(v) {
		return v[len(v)-1]
	}
	return v[i] + float64((x-float64(i))*(v[i+1]-v[i]))
}
