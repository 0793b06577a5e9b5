//go:build e2e

package e2e

import (
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// chain is engine.Project for the headline question as far as Squiggle can hold
// it, over the inputs by their names in lower case, in base units. Left out: the
// layout search and the count's fixed point (MFU and goodput are given as the
// distributions that the engine found, and the count follows from the days by one
// division, not made whole), the choice of the global batch, inputs drawn
// together, the programme's figures; every law is a log-normal one.
const chain = `
hours = modelflop / (peak * mfu * goodput * 3600)
count = hours * 3600 / days
server = tdp * serverpowerratio * nodeload
it = server * (1 + networkpower)
itpeak = tdp * serverpowerratio * (1 + networkpower)
power = it * pue * count
powerpeak = itpeak * pue * count
itenergy = it * count * days
energy = itenergy * pue
carbon = energy * carbonintensity * carbontrend ^ carbonyears
embodiedcarbon = embodied * hours * 3600 / (servicelife * serviceuse)
water = itenergy * onsitewater + energy * offsitewater
out = interruptions * count * repair * blastradius * hardwareshare
spares = out + 1.2815515655446004 * (out * blastradius) ^ 0.5
servervalue = chipprice * serverprice
network = networkcapex / (1 - networkcapex)
charge = servervalue * Dist.exp(-1 * depreciation * waiting) * depreciation
owned = hours * 3600 * charge * (1 + network) + energy * electricity * electricitytrend ^ electricityyears
rent = hours * 3600 * rental
cluster = servervalue * (count + spares) * (1 + network)
upfront = cluster + itpeak * count * shell
ends(d) = [quantile(d, 0.1), quantile(d, 0.9)]
List.concat([])
`

// outcomes are the chain's results beside the engine's, with the unit of those
// in the base unit.
var outcomes = []struct {
	squiggle, result string
	one              float64
}{
	{"hours", "accelerator_hours", 1}, {"count", "accelerators", 1}, {"power", "power_mw", 1e6}, {"powerpeak", "power_peak_mw", 1e6},
	{"energy", "energy_mwh", 3.6e9}, {"carbon", "carbon_location_t", 1e6}, {"embodiedcarbon", "carbon_embodied_t", 1e6}, {"water", "water_m3", 1e3},
	{"rent", "cost_rental_usd", 1}, {"owned", "cost_owned_usd", 1}, {"upfront", "cost_upfront_usd", 1},
}

// program is the chain with the engine's own inputs and ranges in front.
func program(t *testing.T, a spread.Answer) string {
	t.Helper()
	var b strings.Builder
	say := func(name string, low, value, high float64) {
		if low < high {
			fmt.Fprintf(&b, "%s = lognormal({p10: %g, p90: %g})\n", name, low, high)
		} else {
			fmt.Fprintf(&b, "%s = %g\n", name, value)
		}
	}
	for _, name := range []string{"mfu", "goodput"} {
		q := a.Result(name)
		say(name, q.Low, q.Value, q.High)
	}
	say("modelflop", 1, a.Result("model_flop").Value, 1)
	in := a.Inputs
	for _, p := range engine.InputList {
		if p.Known(&in) && strings.Contains(chain, strings.ToLower(p.Name)) {
			low, high := p.Range(&in)
			say(strings.ToLower(p.Name), low, p.Value(&in), high)
		}
	}
	var ends []string
	for _, o := range outcomes {
		ends = append(ends, "ends("+o.squiggle+")")
	}
	b.WriteString(strings.Replace(chain, "List.concat([])", "["+strings.Join(ends, ", ")+"]", 1))
	return b.String()
}

// race has both do the same in turn, so that what else the machine does falls on
// both: the engine with another price each time, which leaves layouts and unit
// draws as they are; with another seed, which draws everything anew, as Squiggle
// does; with 100 draws, which is what the request costs but for the draws; and
// Squiggle.
const race = `(async () => {
	const [{ load }, { run }] = await Promise.all([import($1), import($2)])
	const engine = await load()
	const time = async f => { const start = performance.now(); await f(); return performance.now() - start }
	globalThis.round = async i => {
		const price = 0.07 + i / 1e4
		const ms = {}
		for (const [name, first, second] of [
			["price", { electricity_usd_per_kwh: price }, { electricity_usd_per_kwh: price + 0.01 }],
			["seed", { seed: 1000 + i }, { seed: 2000 + i }],
			["few", { draws: 100, electricity_usd_per_kwh: price }, { draws: 100, electricity_usd_per_kwh: price + 0.01 }],
		]) {
			await engine.text.project(JSON.stringify(first)) // the second finds the draws as this leaves them
			ms[name] = await time(() => engine.text.project(JSON.stringify(second)))
		}
		let out
		ms.squiggle = await time(async () => { out = await run($3, { environment: { sampleCount: 10000, xyPointLength: 1000, seed: String(i) } }) })
		if (!out.result.ok) throw new Error(String(out.result.value))
		return { ms, ends: out.result.value.result.asJS() }
	}
	return true
})()`

// rounds are how often, and how many before are to warm up.
const rounds, warming = 25, 3

// TestPaceOfDraws prints how long 10,000 draws of the headline question take in
// the module and in Squiggle, in the same page. Run by "make bench".
func TestPaceOfDraws(t *testing.T) {
	if !*pace {
		t.Skip("make bench runs it")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("run .ci/install, which brings Node: ", err)
	}
	bundle := filepath.Join(t.TempDir(), "squiggle.js")
	bundling := exec.Command(node, "pace/bundle.js", bundle)
	if said, err := bundling.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Content-Type", "text/javascript")
		http.ServeFile(w, r, bundle)
	}))
	defer other.Close()

	headline := spread.New().Answer(catalog.Default(), engine.Scenario{})
	text := program(t, headline)
	r := visit(t, desk, "/host/")
	eval[bool](r, race, host.url+"/a/b/web/engine.js", other.URL+"/squiggle.js", text)
	times := map[string][]float64{}
	var ends [][2]float64
	for i := range warming + rounds {
		got := eval[struct {
			MS   map[string]float64
			Ends [][2]float64
		}](r, `round($1)`, i)
		for name, ms := range got.MS {
			if i >= warming {
				times[name] = append(times[name], ms)
			}
		}
		ends = got.Ends
	}
	if len(ends) != len(outcomes) {
		t.Fatalf("Squiggle gave %d results of %d", len(ends), len(outcomes))
	}

	load(t)
	theirs := at(times["squiggle"], 0.5)
	for _, v := range []struct{ name, words string }{
		{"squiggle", "Squiggle, its part of the model"},
		{"price", "another price: 10,000 draws of everything, as JSON"},
		{"seed", "another seed: drawn anew too"},
		{"few", "100 draws: all but the draws"},
	} {
		ms := times[v.name]
		t.Logf("%-52s median %6.1f ms  95th percentile %6.1f ms  Squiggle's time ÷ its %5.1f", v.words, at(ms, 0.5), at(ms, 0.95), theirs/at(ms, 0.5))
	}
	for i, o := range outcomes {
		q := headline.Result(o.result)
		low, high := ends[i][0]/o.one/q.Low, ends[i][1]/o.one/q.High
		t.Logf("%-20s Squiggle's ends ÷ the engine's %.2f, %.2f", o.result, low, high)
		if math.Abs(math.Log(low)) > math.Log(1.5) || math.Abs(math.Log(high)) > math.Log(1.5) {
			t.Errorf("%s: Squiggle's model is another one", o.result)
		}
	}
}
