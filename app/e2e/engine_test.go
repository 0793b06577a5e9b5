//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// requests are what the engine for other programs is asked, good and bad.
var requests = []string{
	`{}`,
	`{"scale":1,"accelerators":16384,"working":true}`,
	`{"reference":"deepseek-v3-pretrain","scale":1,"accelerator":"h800-sxm"}`,
	`{"accelerator":{"name":"ours","peak_tflops":{"bf16":2000},"memory_gb":192,"tdp_w":1200},"scale":"30x"}`,
	`{"scale":0.001,"days":3,"region":"fr","scope":"with-experiments"}`,
	`{"scale":"ten"}`,
	`{"colour":"blue"}`,
	`{"scale":1e400}`,
	`[]`,
	``,
}

// turned is a question turned round, which rests on many projections in a row.
const turned = `{"scenario":{"days":60},"vary":"scale","until":{"cost_owned_usd":1e8}}`

// script asks the module given as $1 for each request as text, and for objects
// as engine.d.ts describes them.
const script = `(async () => {
	const { load, EngineError } = await import($1)
	const engine = await load()
	const lines = []
	for (const line of $2) lines.push(await engine.text.project(line))
	const projection = await engine.project({ scale: 10 })
	const row = await engine.explain({ scenario: { scale: 10 }, field: "accelerator_hours" })
	const turned = $3
	const solved = await engine.text.solve(turned)
	const scale = (await engine.solve(JSON.parse(turned))).scenario.scale
	let refused = "nothing"
	try { await engine.project({ scale: "ten" }) } catch (e) { refused = (e instanceof EngineError) + " " + e.findings[0].field }
	try { await engine.solve({ scenario: { mfu: 0.4 }, vary: "pue", until: { energy_mwh: 1e12 } }) } catch (e) { refused += " " + e.findings[0].code + " " + e.nearest.value }
	const odd = []
	const circle = {}; circle.model = circle
	for (const request of [{ scale: NaN }, { days: -Infinity }, circle, () => 1, 7]) {
		try { await engine.project(request); odd.push("answered") } catch (e) { odd.push((e instanceof EngineError) + " " + e.findings[0]?.code) }
	}
	odd.push((await engine.project({ model: { params: 405n * 10n ** 9n, tokens: 15n * 10n ** 12n } })).results.params.value)
	const leftover = Object.keys(globalThis).filter(k => k.startsWith("tenfold") || k === "path" || k === "Go" || k === "process" && !process.versions)
	return { lines, accelerators: projection.results.accelerators.value, row: row.field, solved, scale, refused, odd: odd.join(", "), leftover, catalog: await engine.text.catalog(), same: engine === await load() }
})()`

type engineSaid struct {
	Lines        []string
	Accelerators float64
	Row, Refused string
	Odd          string // of requests that are no data, or that JSON would make others of
	Solved       string
	Scale        float64
	Leftover     []string
	Catalog      string
	Same         bool
}

// check compares with the command, byte for byte.
func (got engineSaid) check(t *testing.T) {
	t.Helper()
	want := strings.Split(ask(t, "project", strings.Join(requests, "\n")+"\n"), "\n")
	for i, request := range requests {
		if got.Lines[i] != want[i] {
			t.Errorf("%s\nmodule:  %.400s\ncommand: %.400s", request, got.Lines[i], want[i])
		}
	}
	if got.Catalog != strings.TrimSuffix(ask(t, "catalog", ""), "\n") {
		t.Error("the module's catalogue is not the command's")
	}
	if p := project(t, `{}`); got.Accelerators != p.Results["accelerators"].Value {
		t.Errorf("as an object: %v accelerators, the command's %v", got.Accelerators, p.Results["accelerators"].Value)
	}
	if want := ask(t, "solve", turned+"\n"); got.Solved+"\n" != want || !strings.Contains(want, `"scale":`+strconv.FormatFloat(got.Scale, 'f', -1, 64)+",") {
		t.Errorf("solve\nmodule:  %.400s, scale %v\ncommand: %.400s", got.Solved, got.Scale, want)
	}
	if want := "true not-a-number, true not-a-number, true not-json, true not-json, true not-json, 405000000000"; got.Odd != want {
		t.Errorf("odd requests: %s, not %s", got.Odd, want)
	}
	if got.Row != "accelerator_hours" || got.Refused != "true scale unreachable 5" || !got.Same || len(got.Leftover) > 0 {
		t.Errorf("explain gave the row %q; a bad request was refused with %q; loading twice gave one engine: %v; left in the global object: %v", got.Row, got.Refused, got.Same, got.Leftover)
	}
}

// ask runs a command natively.
func ask(t *testing.T, name, in string) string {
	t.Helper()
	c := exec.Command(*command, name)
	c.Stdin = strings.NewReader(in)
	out, err := c.Output()
	if err != nil {
		t.Fatalf("tenfold %s: %v", name, err)
	}
	return string(out)
}

func filled(module string) string {
	asked, _ := json.Marshal(requests) // a list of strings
	address, _ := json.Marshal(module)
	question, _ := json.Marshal(turned)
	return strings.NewReplacer("$1", string(address), "$2", string(asked), "$3", string(question)).Replace(script)
}

func TestEngineInAPageOfSomeoneElse(t *testing.T) {
	r := visit(t, desk, "/host/")
	eval[engineSaid](r, filled(host.url+"/a/b/web/engine.js")).check(t)
	r.quiet()
}

func TestEngineInAWorker(t *testing.T) {
	r := visit(t, desk, "/host/")
	body := `(` + filled(host.url+"/a/b/web/engine.js") + `).then(postMessage, e => postMessage({ refused: String(e) }))`
	eval[engineSaid](r, `new Promise((done, fail) => { const w = new Worker(URL.createObjectURL(new Blob([$1], { type: "text/javascript" })), { type: "module" }); w.onmessage = e => done(e.data); w.onerror = e => fail(e.message) })`, body).check(t)
	r.quiet()
}

func TestEngineWhereAnotherGoProgramRuns(t *testing.T) {
	r := visit(t, desk, "/host/")
	if !eval[bool](r, `(globalThis.Go = class Other {}, import($1).then(m => m.load()).then(e => e.project()).then(p => p.results.accelerators.value > 0 && Go.name === "Other"))`, host.url+"/a/b/web/engine.js") {
		t.Error("the page's own Go class was replaced")
	}
}

func TestEngineThatCannotBeLoadedRejects(t *testing.T) {
	r := visit(t, desk, "/host/")
	got := eval[string](r, `import($1).then(m => m.load().then(() => "loaded", e => e.name + ": " + e.message))`, host.url+"/gone/web/engine.js")
	if !strings.HasPrefix(got, "EngineError: ") || !strings.Contains(got, "404") {
		t.Errorf("got %q", got)
	}
	for wasm, say := range map[string]string{`new Uint8Array(5)`: "magic", `"http://127.0.0.1:1/engine.wasm"`: "from http://127.0.0.1:1/", `new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))`: "could not be loaded"} {
		got := eval[string](r, `import($1).then(m => m.load({ wasm: `+wasm+` }).then(() => "loaded", e => [e instanceof m.EngineError, e.findings[0]?.code, e.cause instanceof Error, e.message].join(" ")))`, host.url+"/a/b/web/engine.js")
		if !strings.HasPrefix(got, "true not-loaded true ") || !strings.Contains(got, say) {
			t.Errorf("%s: got %q", wasm, got)
		}
	}
}

// Node, from the site's own folder and from the repository, ends by itself when
// there is nothing more to ask.
func TestEngineInNode(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("run .ci/install, which brings Node: ", err)
	}
	for _, folder := range []string{*siteFolder, "../.."} {
		module, err := filepath.Abs(filepath.Join(folder, "web", "engine.js"))
		if err != nil {
			t.Fatal(err)
		}
		program := filepath.Join(t.TempDir(), "ask.mjs")
		text := `process.stdout.write(JSON.stringify(await ` + filled("file://"+filepath.ToSlash(module)) + `))`
		if err := os.WriteFile(program, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(node, program).CombinedOutput()
		if err != nil {
			t.Fatalf("node: %v\n%s", err, out)
		}
		var got engineSaid
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatalf("node printed %.400s", out)
		}
		got.check(t)
	}
}

// opened are questions of every kind, each of which is opened as a link.
var opened = []string{
	`{}`,
	`{"scale":1,"accelerators":16384}`,
	`{"scale":100,"accelerator":"b200-sxm","format":"fp8"}`,
	`{"scale":0.001,"days":3,"region":"fr"}`,
	`{"site_mw":100,"scope":"with-experiments"}`,
	`{"reference":"deepseek-v3-pretrain","scale":1,"accelerator":"h800-sxm"}`,
	`{"accelerator":"tpu-v5p","scale":3}`,
	`{"accelerator":"gb200-nvl72","days":45}`,
	`{"compute_flop":1e26}`,
	`{"model":{"params":70e9,"tokens":15e12},"accelerators":1024}`,
	`{"mfu":"30-45%"}`,
	`{"mfu":0.4,"goodput":0.9}`,
	`{"pue":1.2,"electricity_usd_per_kwh":0.05,"carbon_g_per_kwh":50}`,
	`{"rental_usd_per_hour":"2 to 3","chip_usd":25000}`,
	`{"commitment":"on-demand","depreciation":"straight-line"}`,
	`{"stance":"conservative"}`,
	`{"start_year":2028.5,"region":"ie"}`,
	`{"checkpointing":"synchronous","recovery":"restart","scale":1}`,
	`{"draws":1000,"seed":7}`,
	`{"scale":1,"accelerators":16384,"layout":{"tp":8,"pp":16},"count_attention":false}`,
}

// The same link gives the same bytes of JSON from the module in the page that is
// open at it, the module in Node and the command, and the page's own figures are
// theirs.
func TestSameLinkSameBytes(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("run .ci/install, which brings Node: ", err)
	}
	first := strings.Split(strings.TrimSuffix(ask(t, "project", strings.Join(opened, "\n")+"\n"), "\n"), "\n")
	var scenarios []string // as they came back, which is what a link stands for
	for i, line := range first {
		var p struct {
			Scenario json.RawMessage
			Results  json.RawMessage
		}
		if err := json.Unmarshal([]byte(line), &p); err != nil || p.Results == nil {
			t.Fatalf("%s: %v: %.400s", opened[i], err, line)
		}
		scenarios = append(scenarios, string(p.Scenario))
	}
	want := strings.Split(strings.TrimSuffix(ask(t, "project", strings.Join(scenarios, "\n")+"\n"), "\n"), "\n")
	asked, _ := json.Marshal(scenarios) // a list of strings
	all := func(module string) string {
		address, _ := json.Marshal(module)
		return `import(` + string(address) + `).then(m => m.load()).then(e => Promise.all(` + string(asked) + `.map(e.text.project)))`
	}

	module, err := filepath.Abs(filepath.Join(*siteFolder, "web", "engine.js"))
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "ask.mjs")
	if err := os.WriteFile(program, []byte(`process.stdout.write(JSON.stringify(await `+all("file://"+filepath.ToSlash(module))+`))`), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(node, program).Output()
	var inNode []string
	if err != nil || json.Unmarshal(out, &inNode) != nil {
		t.Fatalf("node: %v: %.400s", err, out)
	}

	r := visit(t, desk, "/a/b/").started()
	inPage := eval[[]string](r, all(host.url+"/a/b/web/engine.js"))
	if len(inPage) != len(opened) || len(inNode) != len(opened) {
		t.Fatalf("%d answers in the page and %d in Node to %d questions", len(inPage), len(inNode), len(opened))
	}
	for i, line := range want {
		for who, got := range map[string]string{"the command, asked what came back": first[i], "the module in Node": inNode[i], "the module in the page": inPage[i]} {
			if got != line {
				t.Errorf("%s\n%s: %.400s\nthe command: %.400s", opened[i], who, got, line)
			}
		}
		link := project(t, scenarios[i]).Link
		eval[bool](r, `(location.hash = $1, true)`, link)
		r.showing(scenarios[i])
		var request map[string]any
		if err := json.Unmarshal([]byte(scenarios[i]), &request); err != nil {
			t.Fatal(err)
		}
		request["working"] = true
		worked, err := json.Marshal(request)
		if err != nil {
			t.Fatal(err)
		}
		r.take("json")
		whole := ask(t, "project", string(worked)+"\n")
		r.until("the data of "+link, `document.querySelector("#taken").value === $1`, strings.TrimSuffix(whole, "\n"))
		if i < 3 {
			if got := string(r.save("tenfold.json")); got != whole {
				t.Errorf("%s\nthe page's download: %.400s\nthe command: %.400s", opened[i], got, whole)
			}
		}
	}
	r.quiet()
}
