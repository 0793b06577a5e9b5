//go:build e2e

package e2e

import (
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

var packageFolder = flag.String("package", "../../.cache/package", "the engine's `folder` for npm, as \"make package\" makes it")

// fence is an example in a page of Markdown.
var fence = regexp.MustCompile("(?s)```js\n(.*?)```")

// examples are the examples of a page, as they stand.
func examples(t *testing.T, page string) []string {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, m := range fence.FindAllStringSubmatch(string(data), -1) {
		list = append(list, m[1])
	}
	if len(list) == 0 {
		t.Fatalf("%s has no example", page)
	}
	return list
}

// shell runs a program in a folder and gives what it wrote.
func shell(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = folder
	var said strings.Builder
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out, said.String())
	}
	return string(out)
}

// installed is a project of someone else that has the package from its tarball,
// installed without a network. It is made once.
var installed = sync.OnceValues(func() (string, error) {
	folder, err := filepath.Abs("../../.cache/customer")
	if err != nil {
		return "", err
	}
	if err := os.RemoveAll(folder); err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	from, err := filepath.Abs(*packageFolder)
	if err != nil {
		return "", err
	}
	pack := exec.Command("npm", "pack", "--silent", "--pack-destination", folder)
	pack.Dir = from
	out, err := pack.Output()
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(folder, "package.json"), []byte(`{ "private": true, "type": "module" }`), 0o644); err != nil {
		return "", err
	}
	install := exec.Command("npm", "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "./"+strings.TrimSpace(string(out)))
	install.Dir = folder
	return folder, install.Run()
})

// customer is that project's folder.
func customer(t *testing.T) string {
	t.Helper()
	if _, err := os.Stat(filepath.Join(*packageFolder, "package.json")); err != nil {
		t.Fatal(`run "make package PACKAGE=.cache/package" first: `, err)
	}
	folder, err := installed()
	if err != nil {
		t.Fatal("packing and installing: ", err)
	}
	return folder
}

// TestPackageHoldsWhatItNeeds: licence, readme, types, program, and nothing else;
// the files are the site's, byte for byte.
func TestPackageHoldsWhatItNeeds(t *testing.T) {
	folder := filepath.Join(customer(t), "node_modules", "tenfold-engine")
	want := map[string]string{ // what each file is a copy of
		"package.json": "../jsapi/package/package.json", "README.md": "../jsapi/package/README.md", "LICENSE": "../../LICENSE", "NOTICE.txt": "",
		"wasm_exec.js": "../../wasm_exec.js", "web/engine.js": "../../web/engine.js", "web/engine.d.ts": "../../web/engine.d.ts",
		"web/engine.wasm": filepath.Join(*siteFolder, "web", "engine.wasm"),
	}
	err := filepath.WalkDir(folder, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(folder, name)
		of, expected := want[filepath.ToSlash(rel)]
		if !expected {
			t.Errorf("the package has %s", rel)
			return nil
		}
		delete(want, filepath.ToSlash(rel))
		got, err := os.ReadFile(name)
		if err != nil || of == "" {
			return err
		}
		was, err := os.ReadFile(of)
		if err == nil && string(got) != string(was) {
			t.Errorf("%s is not %s", rel, of)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range want {
		t.Errorf("the package lacks %s", name)
	}
	notice, err := os.ReadFile(filepath.Join(folder, "NOTICE.txt"))
	if err != nil || string(notice) != ask(t, "licences", "") {
		t.Error("the package's notice is not the command's: ", err)
	}
}

// said wraps an example so that its value is what it printed, as JSON: what Node
// prints of an object, no browser does. specifier is the module's name in the
// example and address where it lies.
func said(example, specifier, address string) string {
	to, _ := json.Marshal(address)
	body := regexp.MustCompile(`(?m)^import (\{.*?\}) from "`+regexp.QuoteMeta(specifier)+`"$`).ReplaceAllString(example, `const $1 = await import(`+string(to)+`)`)
	return `(async () => { const lines = []; const console = { log: (...values) => lines.push(values) }
` + body + `
return JSON.stringify(lines) })()`
}

// A policy as strict as the readme says that one may be.
const strictest = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"

// someone serves the customer's project with pages under that policy; what is
// asked for below /made/ is what made holds.
func someone(t *testing.T, folder string, made map[string]string) string {
	t.Helper()
	files := http.FileServer(http.Dir(filepath.Join(folder, "node_modules")))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", strictest)
		if name, ok := strings.CutPrefix(r.URL.Path, "/made/"); ok {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(made[name]))
			return
		}
		if r.URL.Path == "/" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte(`<!doctype html><html lang="en"><title>someone else's page</title><p>hello`))
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// TestExamplesOfThePackage: what the readme shows works as it stands in Node, and
// prints the same in a page and in a worker; what it prints is the command's.
func TestExamplesOfThePackage(t *testing.T) {
	folder := customer(t)
	module := filepath.Join(folder, "node_modules", "tenfold-engine", "web", "engine.js")
	made := map[string]string{}
	home := someone(t, folder, made)
	r := visit(t, desk, home+"/")
	answers := ""
	asked := 0
	for _, example := range examples(t, filepath.Join(folder, "node_modules", "tenfold-engine", "README.md")) {
		if strings.Contains(example, "onmessage") {
			continue // TestWorkerOfThePackage
		}
		asked++
		program := filepath.Join(folder, "example.mjs")
		write := func(text string) {
			if err := os.WriteFile(program, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write(example)
		if out := shell(t, folder, "node", program); strings.TrimSpace(out) == "" {
			t.Errorf("nothing is printed by\n%s", example)
		}
		write(`process.stdout.write(await ` + said(example, "tenfold-engine", "file://"+filepath.ToSlash(module)) + `)`)
		want := shell(t, folder, "node", program)
		answers += want
		if got := eval[string](r, said(example, "tenfold-engine", home+"/tenfold-engine/web/engine.js")); got != want {
			t.Errorf("%s\nin a page: %.400s\nin Node:   %.400s", example, got, want)
		}
		made["worker.js"] = said(example, "tenfold-engine", home+"/tenfold-engine/web/engine.js") + `.then(postMessage, e => postMessage(String(e)))`
		if got := eval[string](r, `new Promise((done, fail) => { const w = new Worker("/made/worker.js", { type: "module" }); w.onmessage = e => done(e.data); w.onerror = e => fail(e.message) })`); got != want {
			t.Errorf("%s\nin a worker: %.400s\nin Node:     %.400s", example, got, want)
		}
	}
	if asked < 4 {
		t.Fatalf("only %d examples were run", asked)
	}
	for _, h := range r.heard() {
		t.Errorf("the page said: %s", h)
	}

	p := ask(t, "project", `{"reference":"llama31-405b","scale":10,"accelerator":"h100-sxm","days":90}`+"\n")
	var shown struct{ Results map[string]json.RawMessage }
	if err := json.Unmarshal([]byte(p), &shown); err != nil {
		t.Fatal(err)
	}
	line, _ := json.Marshal(strings.TrimSuffix(ask(t, "project", `{"scale": 100, "accelerator": "b200-sxm"}`+"\n"), "\n"))
	for what, want := range map[string]string{"accelerators": string(shown.Results["accelerators"]), "energy": string(shown.Results["energy_mwh"]), "the text": string(line), "the refusal": `["scale","not-a-number",`} {
		if !strings.Contains(answers, want) {
			t.Errorf("no example printed %s as the command does: %.300s", what, want)
		}
	}
}

// TestWorkerOfThePackage: the readme's worker answers what it is asked.
func TestWorkerOfThePackage(t *testing.T) {
	folder := customer(t)
	made := map[string]string{}
	home := someone(t, folder, made)
	for _, example := range examples(t, filepath.Join(folder, "node_modules", "tenfold-engine", "README.md")) {
		if strings.Contains(example, "onmessage") {
			made["worker.js"] = strings.ReplaceAll(example, `"tenfold-engine"`, `"`+home+`/tenfold-engine/web/engine.js"`)
		}
	}
	r := visit(t, desk, home+"/")
	got := eval[projection](r, `new Promise((done, fail) => { const w = new Worker("/made/worker.js", { type: "module" }); w.onmessage = e => done(e.data); w.onerror = e => fail(e.message); w.postMessage({ scale: 20 }) })`)
	if want := project(t, `{"scale": 20}`); got.Link != want.Link || got.Results["days"] == nil || *got.Results["energy_mwh"] != *want.Results["energy_mwh"] {
		t.Errorf("the worker answered %+v", got)
	}
}

// bundled is the readme's example for a bundler that copies the program.
func bundled(t *testing.T, readme string) string {
	t.Helper()
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)```javascript\n(.*?)```").FindStringSubmatch(string(data))
	if m == nil {
		t.Fatal("the readme has no example for a bundler")
	}
	return m[1]
}

// TestBundledPackage: packed by a bundler as the readme says, the engine finds its
// program, in a page and in Node, and answers as the command; where it was not
// copied, the error says so, also on a host that answers everything with a page.
func TestBundledPackage(t *testing.T) {
	folder := customer(t)
	bundler, err := filepath.Abs("node_modules/esbuild/bin/esbuild")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(bundler); err != nil {
		t.Fatal("run .ci/install, which brings the bundler: ", err)
	}
	own := filepath.Join(folder, "node_modules", "tenfold-engine")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	say := func(program string) string {
		return strings.Replace(program, "console.log(", "globalThis.said = JSON.stringify(", 1) + "\nglobalThis.process?.stdout?.write(said)"
	}
	plain := `import { load } from "tenfold-engine"
const engine = await load()
console.log((await engine.project({ scale: 20 })).results.accelerators)`
	write("plain.mjs", say(plain))
	write("copied.mjs", say(bundled(t, filepath.Join(own, "README.md"))))
	write("given.mjs", strings.Replace(say(plain), "load()", `load({ wasm: globalThis.program })`, 1))
	program, err := os.ReadFile(filepath.Join(own, "web", "engine.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	shell(t, folder, "node", bundler, "plain.mjs", "--bundle", "--minify", "--format=esm", "--outfile=packed/plain/plain.js", "--log-level=warning")
	shell(t, folder, "node", bundler, "plain.mjs", "--bundle", "--minify", "--format=esm", "--outfile=packed/lacking/plain.js", "--log-level=warning")
	shell(t, folder, "node", bundler, "given.mjs", "--bundle", "--minify", "--format=esm", "--outfile=packed/given/given.js", "--log-level=warning")
	shell(t, folder, "node", bundler, "copied.mjs", "--bundle", "--minify", "--format=esm", "--loader:.wasm=file", "--outdir=packed/copied", "--log-level=warning")
	if err := os.WriteFile(filepath.Join(folder, "packed", "plain", "engine.wasm"), program, 0o644); err != nil {
		t.Fatal(err)
	}
	var said struct{ Results map[string]json.RawMessage }
	if err := json.Unmarshal([]byte(ask(t, "project", `{"scale": 20}`+"\n")), &said); err != nil {
		t.Fatal(err)
	}
	want := string(said.Results["accelerators"])
	write("packed/package.json", `{ "type": "module" }`)
	if got := shell(t, folder, "node", "packed/plain/plain.js"); got != want {
		t.Errorf("packed for Node it says %s, the command %s", got, want)
	}

	files := http.FileServer(http.Dir(filepath.Join(folder, "packed")))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", strictest)
		if r.URL.Path == "/" || r.URL.Path == "/lacking/engine.wasm" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte(`<!doctype html><html lang="en"><title>someone else's page</title><link rel="icon" href="data:,"><p>hello`))
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	for _, name := range []string{"plain/plain.js", "copied/copied.js", "given/given.js"} {
		r := visit(t, desk, server.URL+"/")
		if strings.HasPrefix(name, "given") {
			eval[bool](r, `fetch("/plain/engine.wasm").then(a => a.arrayBuffer()).then(b => { globalThis.program = b; return true })`)
		}
		if got := eval[string](r, `import($1).then(() => said)`, "/"+name); got != want {
			t.Errorf("%s says %s, the command %s", name, got, want)
		}
	}
	r := visit(t, desk, server.URL+"/")
	if got := eval[string](r, `import("/lacking/plain.js").then(() => said, e => e.name + ": " + e.message)`); !strings.HasPrefix(got, "EngineError") || !strings.Contains(got, "/lacking/engine.wasm is no wasm program") {
		t.Errorf("without its program it says %s", got)
	}
}

// TestExamplesOfTheRepository: so do the README's, in its folder.
func TestExamplesOfTheRepository(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples(t, "../../README.md") {
		program := filepath.Join(t.TempDir(), "example.mjs")
		text := strings.ReplaceAll(example, `"./web/`, `"file://`+filepath.ToSlash(root)+`/web/`)
		if err := os.WriteFile(program, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if out := shell(t, root, "node", program); !strings.Contains(out, "value") {
			t.Errorf("%s\nprinted %s", example, out)
		}
	}
}

// typed is a program that asks for everything, and wrongly for some of it: each
// line below an @ts-expect-error must be refused, all others taken.
const typed = `import { load, EngineError } from "tenfold-engine"
import type { Catalog, Engine, Finding, LayoutResult, Projection, Quantity, Scenario, Solution, Working } from "tenfold-engine"

const engine: Engine = await load()
const elsewhere: Engine[] = [await load({}), await load({ wasm: "/engine.wasm" }), await load({ wasm: new URL("engine.wasm", import.meta.url) }), await load({ wasm: new Uint8Array() })]
const scenario: Scenario = { scale: "10x", accelerator: { name: "ours", peak_tflops: { bf16: 2000 } }, mfu: { low: 0.3, high: 0.45 }, layout: { tp: 8, recompute: "full" } }
const projection: Projection = await engine.project({ ...scenario, working: true, sensitivity: "days" })
const accelerators: Quantity = projection.results.accelerators
if (accelerators) { const { value, low, high }: { value: number; low: number; high: number } = accelerators; console.log(value, low, high) }
const again: Projection = await engine.project(projection.scenario)
const layout: LayoutResult = await engine.layout({ model: { params: 7e9 }, accelerators: 64 })
const solved: Solution = await engine.solve({ scenario, vary: "scale", until: { cost_rental_usd: "1e9" } })
const row: Working = await engine.explain({ scenario, field: "days" })
const catalogue: Catalog = await engine.catalog()
const line: string = await engine.text.project("{}")
const findings: Finding[] = [...projection.findings, ...solved.findings, ...layout.findings]
try { await engine.project() } catch (e) { if (e instanceof EngineError) console.log(e.findings[0]?.code, e.nearest?.value) }
console.log(elsewhere.length, again.link, row.sources[0], catalogue.facts[0]?.unit, line, findings, projection.sensitivity?.[0]?.variance_share)
// @ts-expect-error a program that is none
await load({ wasm: 7 })
// @ts-expect-error a field that there is not
await engine.project({ colour: "blue" })
// @ts-expect-error a word that there is not
await engine.project({ commitment: "spot" })
// @ts-expect-error a figure may be unknown
console.log(projection.results.water_m3.value)
// @ts-expect-error a result that there is not
await engine.solve({ vary: "scale", until: { cost: 1 } })
// @ts-expect-error a layout needs a count
await engine.layout({ model: { params: 7e9 } })
// @ts-expect-error an answer is read, not asked
await engine.explain({ scenario })
`

// TestTypesOfThePackage: TypeScript finds the types by itself, takes what the
// engine takes, and refuses what it refuses; the readme's examples are right too.
func TestTypesOfThePackage(t *testing.T) {
	folder := customer(t)
	compiler, err := filepath.Abs("node_modules/typescript/bin/tsc")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(compiler); err != nil {
		t.Fatal("run .ci/install, which brings the compiler: ", err)
	}
	programs := []string{typed}
	programs = append(programs, examples(t, filepath.Join(folder, "node_modules", "tenfold-engine", "README.md"))...)
	var names []string
	for i, text := range programs {
		name := "typed" + string(rune('a'+i)) + ".mts"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	for _, resolution := range [][]string{{"--module", "nodenext"}, {"--module", "esnext", "--moduleResolution", "bundler"}} {
		shell(t, folder, "node", append(append([]string{compiler, "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022", "--lib", "es2022,dom"}, resolution...), names...)...)
	}
}
