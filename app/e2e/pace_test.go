//go:build e2e

package e2e

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var pace = flag.Bool("pace", false, "time edits and draws in the browser; prints, asserts no time")

// edits types into fields as a person does, 200 times in turn, and takes the time
// from the event to the frame behind the first that shows another figure.
const edits = `(async () => {
	const figure = () => document.querySelector('[data-result="cost_owned_usd"]').closest(".cell").innerText
	const frame = () => new Promise(requestAnimationFrame)
	const one = async (key, text) => {
		const field = document.querySelector('.started [data-field="' + key + '"]') ?? document.querySelector('[data-field="' + key + '"]')
		const before = figure(), start = performance.now()
		field.focus()
		Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text)
		field.dispatchEvent(new InputEvent("input", { bubbles: true }))
		for (;;) {
			await frame()
			if (figure() !== before) break
			if (performance.now() - start > 3000) return null
		}
		await frame()
		return performance.now() - start
	}
	document.querySelector("details.assumptions").open = true
	const times = { prices: [], size: [] }
	for (let i = 0; i < 200; i++) {
		const which = i % 2 ? "prices" : "size"
		const t = which === "prices" ? await one("chip_usd", String(20000 + 137 * i)) : await one("scale", (8 + i / 40).toFixed(2))
		if (t !== null) times[which].push(t)
		await new Promise(r => setTimeout(r, 30))
	}
	const at = (v, q) => v.sort((a, b) => a - b)[Math.min(v.length - 1, Math.floor(q * v.length))]
	const all = [...times.prices, ...times.size]
	return { n: all.length, median: at(all, .5), p95: at(all, .95), prices: [at(times.prices, .5), at(times.prices, .95)], size: [at(times.size, .5), at(times.size, .95)] }
})()`

// draws times 10,000 draws of the headline question in the module: a price is
// another each time, so that no layout is searched; and the same product of
// ranges in Squiggle, with 10,000 samples, in the same Node.
const draws = `import { load } from $1
import { pathToFileURL } from "node:url"
const engine = await load()
const median = v => v.sort((a, b) => a - b)[v.length >> 1]
const ours = []
for (let i = 0; i < 60; i++) {
	const start = performance.now()
	await engine.text.project(JSON.stringify({ electricity_usd_per_kwh: 0.07 + i / 1e4 }))
	if (i >= 10) ours.push(performance.now() - start)
}
const { run } = await import(pathToFileURL($2).href)
const model = $3
const theirs = []
for (let i = 0; i < 12; i++) {
	const start = performance.now()
	const out = await run(model, { environment: { sampleCount: 10000, xyPointLength: 1000 } })
	const got = out.result ?? out.getResult?.()
	if (got && got.ok === false) throw new Error(String(got.value))
	if (i >= 2) theirs.push(performance.now() - start)
}
console.log(JSON.stringify({ ours: median(ours), squiggle: median(theirs), ratio: median(theirs) / median(ours) }))
`

// squiggle is the headline question as far as Squiggle can hold it: MFU and
// goodput are distributions given instead of searched and derived, and the count
// follows from the days by one division, without the fixed point of the three.
const squiggle = `flop = 4.0e26
peak = 9.89e14
mfu = 0.18 to 0.47
goodput = 0.67 to 0.95
hours = flop / (peak * mfu * goodput * 3600)
count = hours / (90 * 24)
server = 700 * 1.82 * (0.67 to 0.82)
it = server * (1 + (0.05 to 0.1))
pue = 1.04 to 1.18
power = count * it * pue
energy = power * 90 * 24 / 1e6
carbon = energy * (0.27 to 0.4)
water = energy * (0.5 to 6)
chip = 20000 to 30000
overhead = 1.54 to 1.69
net = 0.13 to 0.2
charge = chip * overhead * (0.2 to 0.4) / 8766
owned = hours * charge / (1 - net) + energy * 1000 * (0.06 to 0.09)
rent = hours * (1.6 to 3)
upfront = count * chip * overhead / (1 - net) + count * it * (9 to 20)
{ hours: [quantile(hours, 0.1), quantile(hours, 0.9)], count: [quantile(count, 0.1), quantile(count, 0.9)], power: [quantile(power, 0.1), quantile(power, 0.9)], energy: [quantile(energy, 0.1), quantile(energy, 0.9)], carbon: [quantile(carbon, 0.1), quantile(carbon, 0.9)], water: [quantile(water, 0.1), quantile(water, 0.9)], owned: [quantile(owned, 0.1), quantile(owned, 0.9)], rent: [quantile(rent, 0.1), quantile(rent, 0.9)], upfront: [quantile(upfront, 0.1), quantile(upfront, 0.9)] }`

// TestPace prints how quick the page and the draws are. Run by "make bench".
func TestPace(t *testing.T) {
	if !*pace {
		t.Skip("make bench runs it")
	}
	r := visit(t, desk, "/a/b/").started()
	t.Logf("from a keystroke to the frame with other figures, in ms: %s", eval[json.RawMessage](r, edits))

	module, err := filepath.Abs(filepath.Join(*siteFolder, "web/engine.js"))
	if err != nil {
		t.Fatal(err)
	}
	library, err := filepath.Abs("pace/node_modules/@quri/squiggle-lang/dist/index.js")
	if err != nil {
		t.Fatal(err)
	}
	text := draws
	for i, v := range []string{module, library, squiggle} {
		quoted, _ := json.Marshal(v) // text
		text = strings.Replace(text, "$"+strconv.Itoa(i+1), string(quoted), 1)
	}
	script := filepath.Join(t.TempDir(), "draws.mjs")
	if err := os.WriteFile(script, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", script).CombinedOutput()
	t.Logf("10,000 draws of the headline question with all its results, in ms, and Squiggle: %s", out)
	if err != nil {
		t.Error(err)
	}
}
