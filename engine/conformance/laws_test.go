package conformance

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/link"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
	"tenfold/engine/wire"
)

// scenarios are n questions with everything held that a law holds fixed: MFU,
// goodput, power, prices and count given; the rest drawn with a fixed seed.
func scenarios(n int, seed uint64) []engine.Scenario {
	r := rand.New(rand.NewPCG(seed, 65))
	cat := catalog.Default()
	accelerators, regions := cat.Accelerators(), cat.Regions()
	between := func(low, high float64) engine.Number { return engine.Given(low * math.Pow(high/low, r.Float64())) }
	out := make([]engine.Scenario, n)
	for i := range out {
		s := &out[i]
		s.Accelerator, s.Region = accelerators[r.IntN(len(accelerators))].ID, regions[r.IntN(len(regions))].ID
		s.Model.ActiveParams, s.Model.Tokens = between(1e8, 2e12), between(1e10, 1e14)
		s.MFU, s.Goodput, s.Accelerators = between(0.05, 0.8), between(0.3, 1), engine.Given(math.Floor(math.Exp(12*r.Float64())))
		s.ITPowerW, s.PUE, s.CarbonGPerKWh = between(200, 3000), between(1, 2), between(1, 1000)
		s.ContractedCleanShare = engine.Given(r.Float64())
		s.RentalUSDPerHour, s.ChipUSD, s.ElectricityUSDPerKWh = between(0.2, 20), between(500, 60000), between(0.02, 0.3)
		s.NoAttention = r.IntN(2) == 0
	}
	return out
}

func project(t *testing.T, s engine.Scenario) (engine.Inputs, engine.Projection) {
	t.Helper()
	in, found := engine.Resolve(catalog.Default(), s)
	if found.Failed() {
		t.Fatalf("%s: %v", link.Encode(s), found)
	}
	return in, engine.Project(&in)
}

func result(t *testing.T, p *engine.Projection, name string) float64 {
	t.Helper()
	v, err := figure(p, name)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// ratios holds each named result of b at so many times that of a, to 1e-12: no
// figure is rounded on the way.
func ratios(t *testing.T, what string, a, b *engine.Projection, times float64, names string) {
	t.Helper()
	for _, name := range strings.Fields(names) {
		was, is := result(t, a, name), result(t, b, name)
		if math.IsNaN(was) && math.IsNaN(is) {
			continue
		}
		if math.Abs(is-was*times) > 1e-12*math.Abs(was*times) {
			t.Errorf("%s: %s is %v, want %v × %v", what, name, is, times, was)
		}
	}
}

// What a run of k times the tokens takes k times of.
const scales = `compute_flop model_flop tokens accelerator_hours energy_mwh carbon_location_t carbon_market_t
	carbon_embodied_t water_m3 cost_rental_usd ITEnergy`

// k runs in one take k times everything that is used up, exactly; the time too
// where the count is held, and nothing that is only there.
func TestManyRunsInOne(t *testing.T) {
	for _, s := range scenarios(60, 2) {
		_, one := project(t, s)
		for _, k := range []float64{1. / 3, 2, 7.7, 1e3} {
			more := s
			more.Model.Tokens = engine.Given(k * s.Model.Tokens.Value)
			if more.Model.Tokens.Value < 1e3 {
				continue
			}
			_, many := project(t, more)
			ratios(t, "k runs", &one, &many, k, scales+" days")
			ratios(t, "k runs", &one, &many, 1, "params active_params accelerators mfu goodput power_mw power_peak_mw cost_upfront_usd")
			// k times the accelerators beside k times the run take as long.
			if n := math.Round(k * s.Accelerators.Value); k >= 1 && k == math.Round(k) && n <= 1e8 {
				more.Accelerators = engine.Given(n)
				_, wide := project(t, more)
				ratios(t, "k runs on k times as many", &one, &wide, k, scales+" power_mw power_peak_mw")
				ratios(t, "k runs on k times as many", &one, &wide, 1, "days")
			}
		}
	}
}

// PUE lies between IT and meter once, on energy and on power; parts sum to
// totals; what is used up is what is drawn for as long as the run lasts.
func TestPartsSumToTotals(t *testing.T) {
	for i, s := range scenarios(60, 4) {
		if i%2 == 0 {
			s.ITPowerW, s.PUE = engine.Number{}, engine.Number{} // from the chain and the region
		}
		in, p := project(t, s)
		if !in.TDP.Known() && !in.ITPower.Known() {
			continue
		}
		pue := float64(in.PUE.Value)
		near := func(what string, got, want float64) {
			if !(math.Abs(got-want) <= 1e-12*math.Abs(want)) && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Errorf("%s: %s is %v, want %v", link.Encode(s), what, got, want)
			}
		}
		near("energy at the meter", float64(p.Energy), pue*float64(p.ITEnergy))
		near("power at the meter for as long as the run", float64(p.Power)*float64(p.Wall), float64(p.Energy))
		near("IT power for as long as the run", float64(p.ITEnergy)/float64(p.Wall)*pue, float64(p.Power))
		near("count × time", float64(p.AcceleratorTime), float64(p.Count)*float64(p.Wall))
		near("water", float64(p.Water), float64(p.WaterOnSite)+float64(p.WaterOffSite))
		near("market-based", float64(p.CarbonMarket), float64(p.CarbonLocation)*(1-s.ContractedCleanShare.Value))
		near("location-based", float64(p.CarbonLocation), float64(p.Energy)*s.CarbonGPerKWh.Value/3.6e6)
		if !(p.PowerPeak >= p.Power*(1-1e-12)) {
			t.Errorf("%s: provisioned %v below the mean %v", link.Encode(s), p.PowerPeak, p.Power)
		}
	}
}

// MFU and goodput are two factors of one rate.
func TestHoursByMFUAndGoodput(t *testing.T) {
	for _, s := range scenarios(40, 8) {
		in, p := project(t, s)
		want := float64(p.ModelFLOP) / (float64(in.Peak.Value) * s.MFU.Value * s.Goodput.Value)
		if got := float64(p.AcceleratorTime); math.Abs(got/want-1) > 1e-12 {
			t.Errorf("%s: %v accelerator-seconds, want %v", link.Encode(s), got, want)
		}
	}
}

// Another accelerator or number format, dense against sparse, SXM against PCIe,
// changes the time by the ratio of peaks and, all else held, nothing else.
func TestSwapsGoByThePeak(t *testing.T) {
	cat := catalog.Default()
	timed := "accelerator_hours days energy_mwh carbon_location_t carbon_market_t water_m3 cost_rental_usd ITEnergy"
	same := "compute_flop model_flop params active_params tokens mfu goodput accelerators power_mw"
	swap := func(what string, a, b engine.Scenario) {
		t.Helper()
		from, one := project(t, a)
		to, other := project(t, b)
		ratios(t, what, &one, &other, float64(from.Peak.Value)/float64(to.Peak.Value), timed)
		ratios(t, what, &one, &other, 1, same)
	}
	all := cat.Accelerators()
	swaps := 0
	for i, s := range scenarios(len(all), 5) {
		s.Accelerator = all[i].ID
		for _, format := range engine.Formats {
			if _, ok := all[i].Peak(format); ok {
				other := s
				other.Format = format
				swap(s.Accelerator+" in "+format, s, other)
				swaps++
			}
		}
		other := s
		other.Accelerator = all[(i+1)%len(all)].ID
		swap(s.Accelerator+" for "+other.Accelerator, s, other)
		dense, sparse := s, s
		dense.Accelerator, sparse.Accelerator = "", ""
		dense.Own.PeakBF16, sparse.Own.PeakBF16 = engine.Given(989), engine.Given(1978)
		swap("dense for sparse", dense, sparse)
	}
	for _, pair := range [][2]string{{"h100-sxm", "h100-pcie"}, {"a100-sxm-80gb", "a100-pcie"}, {"v100-sxm2-16gb", "v100-pcie-16gb"}} {
		s := scenarios(1, 55)[0]
		other := s
		s.Accelerator, other.Accelerator = pair[0], pair[1]
		swap(pair[0]+" for "+pair[1], s, other)
	}
	if swaps < 100 {
		t.Errorf("only %d formats tried", swaps)
	}
}

// A scenario survives JSON and link, and each gives the bytes of the other;
// what is unknown is dropped from a link with a warning and refused in JSON.
func TestStateSurvivesEveryForm(t *testing.T) {
	cat := catalog.Default()
	for i, s := range scenarios(40, 6) {
		if i%4 == 0 { // from the search too
			s = engine.Scenario{Accelerator: s.Accelerator, Region: s.Region, Scale: engine.Given(float64(i+1) / 8)}
		}
		s.Draws = engine.Given(100)
		answered := wire.EncodeAnswer(cat, sampler.Answer(cat, s), false)
		var a struct {
			Scenario json.RawMessage
			Link     string
		}
		if err := json.Unmarshal(answered, &a); err != nil {
			t.Fatal(err)
		}
		if again := wire.Project(cat, spread.New(), a.Scenario); !bytes.Equal(again, answered) {
			t.Fatalf("as JSON: other bytes\n%s\n%s", answered, again)
		}
		back, found := link.Decode(a.Link)
		if len(found) > 0 || !bytes.Equal(wire.EncodeAnswer(cat, spread.New().Answer(cat, back), false), answered) {
			t.Fatalf("as a link: %v, or other bytes\n%s", found, a.Link)
		}
		strange, found := link.Decode(a.Link + "&warp=9")
		if strange != back || len(found) != 1 {
			t.Errorf("%s: an unknown key changes the question, or %v", a.Link, found)
		}
		refused := wire.Project(cat, sampler, []byte(strings.Replace(string(a.Scenario), "{", `{"warp":9,`, 1)))
		if !bytes.Contains(refused, []byte(`"unknown-key"`)) || bytes.Contains(refused, []byte(`"results"`)) {
			t.Errorf("an unknown key in JSON: %s", refused)
		}
	}
	// The same number however a locale writes it.
	f, _ := engine.FieldNamed("rental_usd_per_hour")
	for _, text := range []string{"1234.5", "1,234.5", "1.234,5", "1 234,5", "1'234.5", "$1,234.50", "1234,5"} {
		if n, finding := engine.ParseField(f, text); finding != nil || n.Value != 1234.5 {
			t.Errorf("%q reads as %v, %v", text, n, finding)
		}
	}
}

// The band of a product is that of the closed form: rent × programme, two
// independent inputs, each normal on its logarithm to either side of its median.
// Their sum's percentiles come from a quadrature of the convolution. Draws give
// them no worse than two standard errors of as many plain draws; the 0.1 % that a
// closed form would give is out of their reach.
func TestBandOfAProduct(t *testing.T) {
	cat := catalog.Default()
	s := scenarios(1, 8)[0]
	s.Accelerator, s.RentalUSDPerHour, s.Scope = "h100-sxm", engine.Number{}, engine.WithExperiments
	in, p := project(t, s)
	a, b := sides(in.Rental.Value, in.Rental.Low, in.Rental.High), sides(in.Programme.Value, in.Programme.Low, in.Programme.High)
	i, _ := engine.ResultNamed("programme_cost_rental_usd")
	central := engine.Results[i].Value(&p)
	for _, draws := range []float64{10000, 100000} {
		s.Draws = engine.Given(draws)
		got := spread.New().Answer(cat, s).Results[i]
		for _, end := range []struct{ got, at float64 }{{got.Low, 0.1}, {got.High, 0.9}} {
			want := a.percentile(b, end.at)
			density := (a.below(b, want+1e-4) - a.below(b, want-1e-4)) / 2e-4
			allowed := 2 * math.Sqrt(0.1*0.9/draws) / density
			off := math.Log(end.got/central) - want
			t.Logf("%v draws: percentile %v is %+.3f %% off the closed form", draws, 100*end.at, 100*off)
			if !(math.Abs(off) <= allowed) {
				t.Errorf("%v draws: %v, closed form %v, allowed %.2f %%", draws, end.got, central*math.Exp(want), 100*allowed)
			}
		}
	}
}

// split is a normal variate cut at its median 0, with a scale for each half.
type split struct{ left, right float64 }

// sides is the split of a logarithm whose 10th and 90th percentiles are known.
func sides[T unit.Quantity](value, low, high T) split {
	const z90 = 1.2815515655446004
	return split{math.Log(float64(value)/float64(low)) / z90, math.Log(float64(high)/float64(value)) / z90}
}

func (s split) at(z float64) float64 {
	if z < 0 {
		return s.left * z
	}
	return s.right * z
}

// cumulative is the probability below x.
func (s split) cumulative(x float64) float64 {
	scale := s.right
	if x < 0 {
		scale = s.left
	}
	return 0.5 * math.Erfc(-x/scale/math.Sqrt2)
}

// below is the probability that the sum of s and o falls below x.
func (s split) below(o split, x float64) float64 {
	const steps, reach = 4000, 9.0
	sum := 0.0
	for i := range steps {
		z := reach * (2*(float64(i)+0.5)/steps - 1)
		sum += math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) * o.cumulative(x-s.at(z)) * 2 * reach / steps
	}
	return sum
}

// percentile is the x below which the sum of s and o falls with probability p.
func (s split) percentile(o split, p float64) float64 {
	low, high := -20.0, 20.0
	for range 60 {
		if mid := (low + high) / 2; s.below(o, mid) < p {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// What no number may be is refused on its own field, in every form a question
// takes; what comes back never holds NaN or infinity.
func TestImpossibleNumbersAreRefused(t *testing.T) {
	cat := catalog.Default()
	for _, f := range engine.Fields {
		if f.Number == nil {
			continue
		}
		for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), f.Min - 1, f.Max * 2, -1e300} {
			var s engine.Scenario
			*f.Number(&s) = engine.Given(v)
			_, found := engine.Resolve(cat, s)
			refused := false
			for _, finding := range found {
				refused = refused || finding.Field == f.Name && finding.Severity == "error"
			}
			if !refused {
				t.Errorf("%s = %v: %v", f.Name, v, found)
			}
			if math.IsNaN(v) || math.IsInf(v, 0) {
				continue
			}
			if f.Unit == "%" && v > 1 {
				continue // reads as per cent
			}
			back, warned := link.Decode(link.Encode(s))
			if len(warned.On(f.Name)) == 0 || f.Number(&back).Set {
				t.Errorf("%s = %v in a link: %+v, %v", f.Name, v, *f.Number(&back), warned)
			}
		}
	}
}

// A model of any size, of which parameters and tokens alone are given, has a
// shape: the reference's key-value heads give way where they do not divide its heads.
func TestEverySizeHasAShape(t *testing.T) {
	for n := 1e7; n < 1e14; n *= 1.31 {
		s := engine.Scenario{MFU: engine.Given(0.4), Model: engine.Model{ActiveParams: engine.Given(n), Tokens: engine.Given(20 * n)}}
		_, found := engine.Resolve(catalog.Default(), s)
		for _, f := range found {
			if f.Severity == check.Error {
				t.Errorf("%.3g parameters: %+v", n, f)
			}
		}
	}
}
