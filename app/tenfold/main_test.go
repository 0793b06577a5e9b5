//go:build !js

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tenfold/app/state"
	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// typed runs the program as typed, with in as its standard input.
func typed(in string, args ...string) (status int, out, said string) {
	var o, s bytes.Buffer
	status = run(args, streams{strings.NewReader(in), &o, &s})
	return status, o.String(), s.String()
}

// answer is what these tests read of an answered line.
type answer struct {
	Results  map[string]*struct{ Value, Low, High float64 }
	Scenario struct{ Scale float64 }
	// of a solve
	Projection *struct {
		Results map[string]*struct{ Value float64 }
	}
	Field    string
	Findings []struct{ Field, Code, Severity, Text string }
}

func answers(t *testing.T, out string) []answer {
	t.Helper()
	var list []answer
	for line := range strings.Lines(out) {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		list = append(list, a)
	}
	return list
}

func TestProjectAnswersLineForLineInOrder(t *testing.T) {
	// Its beginning alone is a request as it should be, and must not be answered as one.
	long := `{"scale": 5}` + strings.Repeat(" ", 2*longest) + `{"scale": 6}`
	in := strings.Join([]string{`{"scale": 1}`, `{"scale": "ten"}`, ``, `not json`, `{"colour": 1}`, long, `{"scale": 2}` + "\r", `{"scale": 3}`}, "\n")
	status, out, said := typed(in, "project")
	if status != 0 || said != "" {
		t.Errorf("status %d, said %q", status, said)
	}
	got := answers(t, out)
	if len(got) != 8 {
		t.Fatalf("8 lines in, %d out", len(got))
	}
	for i, scale := range map[int]float64{0: 1, 6: 2, 7: 3} {
		if got[i].Results["accelerators"] == nil || got[i].Scenario.Scale != scale {
			t.Errorf("line %d was asked for scale %v: %+v", i, scale, got[i])
		}
	}
	for _, i := range []int{1, 2, 3, 4, 5} {
		if got[i].Results != nil || len(got[i].Findings) == 0 || got[i].Findings[0].Severity != "error" || got[i].Findings[0].Text == "" {
			t.Errorf("line %d cannot be answered, and got %+v", i, got[i])
		}
	}
	if said := got[5].Findings[0]; said.Code != "too-long" || said.Text != "A request is at most 4 MiB long." {
		t.Errorf("the long line is said to be %q: %s", said.Code, said.Text)
	}
}

func TestTheSameLineGivesTheSameBytes(t *testing.T) {
	line := `{"scale": 30, "accelerator": "b200-sxm", "working": true}` + "\n"
	_, once, _ := typed(line, "project")
	_, twice, _ := typed(line+line, "project")
	if twice != once+once {
		t.Error("an answer depends on what was asked before it")
	}
}

// A program at the other end of a pipe gets each answer before it asks again.
func TestAnswersComeAtOnce(t *testing.T) {
	inRead, inWrite := io.Pipe()
	outRead, outWrite := io.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- run([]string{"project"}, streams{inRead, outWrite, io.Discard})
		outWrite.Close()
	}()
	lines := bufio.NewScanner(outRead)
	lines.Buffer(nil, 1<<20)
	for range 3 {
		if _, err := io.WriteString(inWrite, "{}\n"); err != nil {
			t.Fatal(err)
		}
		got := make(chan bool, 1)
		go func() { got <- lines.Scan() }()
		select {
		case ok := <-got:
			if !ok {
				t.Fatal("no answer")
			}
		case <-time.After(time.Minute): // only a failure waits for this
			t.Fatal("the answer is held back until more is asked")
		}
	}
	inWrite.Close()
	if status := <-done; status != 0 {
		t.Errorf("status %d", status)
	}
}

func TestExplain(t *testing.T) {
	status, out, _ := typed(`{"scenario": {"scale": 10}, "field": "accelerator_hours"}`+"\n"+`{"field": "nothing"}`+"\n", "explain")
	got := answers(t, out)
	if status != 0 || len(got) != 2 || got[0].Field != "accelerator_hours" || len(got[1].Findings) == 0 {
		t.Errorf("status %d: %s", status, out)
	}
}

func TestSolve(t *testing.T) {
	status, out, _ := typed(`{"scenario": {"scale": 0.001, "mfu": 0.4}, "vary": "days", "until": {"cost_rental_usd": 1e9}}`+"\n"+
		`{"scenario": {"mfu": 0.4, "goodput": 0.9}, "vary": "scale", "until": {"energy_mwh": 1000}}`+"\n", "solve")
	got := answers(t, out)
	if status != 0 || len(got) != 2 || got[0].Projection != nil || len(got[0].Findings) == 0 || got[0].Findings[0].Severity != "error" {
		t.Fatalf("status %d: %s", status, out)
	}
	if p := got[1].Projection; p == nil || got[1].Scenario.Scale <= 0 || p.Results["energy_mwh"].Value < 999 || p.Results["energy_mwh"].Value > 1001 {
		t.Errorf("1,000 MWh: %s", out)
	}
}

func TestCatalogIsOneLine(t *testing.T) {
	status, out, _ := typed("", "catalog")
	if status != 0 || strings.Count(out, "\n") != 1 || !json.Valid([]byte(out)) || !strings.Contains(out, `"h100-sxm"`) {
		t.Errorf("status %d: %.200s", status, out)
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{}, {"projekt"}, {"project", "file.json"}, {"project", "--fast"}, {"explain", "x"}, {"solve", "x"}, {"catalog", "x"},
		{"site"}, {"site", "a", "b"}, {"site", "--keep", "x", "out"}, {"site", "--base", "example.org", "out"},
		{"site", "--base", "ftp://example.org/", "out"}, {"site", "--base", "https://example.org/?a=b", "out"},
		{"serve", "a", "b"}, {"serve", t.TempDir()}, {"--scale", "10"}, {"help", "projekt"}, {"version", "x"}, {"licences", "x"},
	} {
		status, out, said := typed("", args...)
		if status != 2 || out != "" || !strings.Contains(said, "tenfold") {
			t.Errorf("%v: status %d, wrote %q, said %q", args, status, out, said)
		}
	}
}

func TestHelp(t *testing.T) {
	for _, word := range []string{"help", "--help", "-h"} {
		status, out, said := typed("", word)
		if status != 0 || said != "" {
			t.Errorf("%s: status %d, said %q", word, status, said)
		}
		for _, c := range commands() {
			if !strings.Contains(out, c.name) {
				t.Errorf("%s does not name %s", word, c.name)
			}
		}
	}
	for _, c := range commands() {
		for _, args := range [][]string{{c.name, "--help"}, {"help", c.name}} {
			status, out, said := typed("", args...)
			if status != 0 || said != "" || !strings.HasPrefix(out, "usage: tenfold "+c.name) {
				t.Errorf("%v: status %d, said %q:\n%s", args, status, said, out)
			}
			for line := range strings.Lines(out) {
				if len([]rune(line)) > 100 {
					t.Errorf("%v: wider than a terminal: %s", args, line)
				}
			}
		}
	}
}

// project is a folder with the page as it is and programs that are none.
func project(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range []string{"index.html", "wasm_exec.js", "web/app.css", "web/icon.svg", "web/engine.js", "web/sw.js"} {
		data, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(root, name), data)
	}
	for _, name := range []string{"web/app.wasm", "web/engine.wasm"} {
		write(t, filepath.Join(root, name), []byte("\x00asm"+name))
	}
	return root
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSite(t *testing.T) {
	t.Setenv("CHROME", filepath.Join(t.TempDir(), "none")) // pictures take seconds
	root := project(t)
	t.Chdir(filepath.Join(root, "web"))
	out := t.TempDir()
	status, _, said := typed("", "site", "--quick", out)
	if status != 0 || !strings.Contains(said, "--base") {
		t.Fatalf("status %d, said %q", status, said)
	}
	page, err := os.ReadFile(filepath.Join(out, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`data-result="accelerators"`, `"web/app.wasm?v=`, "<style>/* The page of Tenfold.", `"wasm_exec.js?v=`} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if bytes.Contains(page, []byte("canonical")) {
		t.Error("a canonical link without an address")
	}

	status, _, said = typed("", "site", "--quick", "--base", "https://example.org/a&b/", out)
	page, _ = os.ReadFile(filepath.Join(out, "index.html"))
	if status != 0 || !bytes.Contains(page, []byte(`<link rel="canonical" href="https://example.org/a&amp;b/">`)) {
		t.Errorf("status %d, said %q; no canonical link", status, said)
	}
	if !strings.Contains(said, "no cards") {
		t.Errorf("nothing is said about the pictures: %q", said)
	}
	version, _ := catalog.Default().DataVersion()
	for _, p := range state.Presets(catalog.Default()) {
		page, err := os.ReadFile(filepath.Join(out, p.ID+".html"))
		if err != nil {
			t.Fatal(err)
		}
		discovery := `<link rel="alternate" type="application/json+oembed" href="https://example.org/a&amp;b/oembed/` + p.ID + `.json"`
		if !bytes.Contains(page, []byte(discovery)) {
			t.Errorf("%s.html leads to no oEmbed answer", p.ID)
		}
		data, err := os.ReadFile(filepath.Join(out, "oembed", p.ID+".json"))
		if err != nil {
			t.Fatal(err)
		}
		// oembed.com, 2.3.4: what an answer of type rich must hold, and version is text.
		var answer struct {
			Type, Version, HTML string
			Width, Height       int
		}
		if err := json.Unmarshal(data, &answer); err != nil || answer.Type != "rich" || answer.Version != "1.0" || answer.Width <= 0 || answer.Height <= 0 ||
			!strings.HasPrefix(answer.HTML, `<iframe src="https://example.org/a&amp;b/embed/`+p.ID+`.html"`) || !strings.HasSuffix(answer.HTML, "</iframe>") || strings.Contains(answer.HTML, "<script") {
			t.Errorf("%s: %v, %+v", p.ID, err, answer)
		}
		for _, name := range []string{"embed/" + p.ID + ".html", "at/" + version + "/embed/" + p.ID + ".html"} {
			if _, err := os.Stat(filepath.Join(out, name)); err != nil {
				t.Error(err)
			}
		}
	}
	var versions struct {
		Latest  string
		Kept    []string
		Presets map[string]map[string]string
		German  map[string]map[string]string `json:"presets.de"`
	}
	data, err := os.ReadFile(filepath.Join(out, "versions.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &versions); err != nil || versions.Latest != version || len(versions.Kept) != 1 || len(versions.Presets) != len(state.Presets(catalog.Default())) {
		t.Errorf("%v, %+v", err, versions)
	}
	if en, de := versions.Presets["llama31-405b"]["days"], versions.German["llama31-405b"]["days"]; !regexp.MustCompile(`^\d+\x{a0}days, .*\x{a0}MW, \$.* of rent$`).MatchString(en) || !regexp.MustCompile(`^\d+\x{a0}Tage, .*\x{a0}MW, .*\$ Miete$`).MatchString(de) {
		t.Errorf("the figures are said as %q and %q", en, de)
	}

	read := func(folder, name string) string {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if worker := read(out, "sw.js"); !strings.Contains(worker, `"llama4-scout.html":"`) || strings.Contains(worker, "embed") {
		t.Errorf("the worker keeps %.2000s", worker)
	}
	if !strings.Contains(read(out, "index.html"), `register(tenfoldScript("sw.js")`) || strings.Contains(read(out, "embed.html")+read(out, "backtest.html"), "serviceWorker") {
		t.Error("other pages than the whole ones register a worker, or these do not")
	}
	without := t.TempDir()
	if status, _, said := typed("", "site", "--quick", "--no-worker", without); status != 0 || strings.Contains(read(without, "index.html"), "serviceWorker") || !strings.Contains(read(without, "sw.js"), "unregister") {
		t.Errorf("without a worker: status %d, said %q", status, said)
	}

	next := t.TempDir()
	status, _, said = typed("", "site", "--quick", "--keep", out, next)
	if status != 0 || !strings.Contains(said, "was released before") {
		t.Errorf("status %d, said %q", status, said)
	}
	was, _ := os.ReadFile(filepath.Join(out, "at", version, "index.html"))
	if is, err := os.ReadFile(filepath.Join(next, "at", version, "index.html")); err != nil || !bytes.Equal(is, was) {
		t.Errorf("the released build changed: %v", err)
	}
}

func TestSiteRefuses(t *testing.T) {
	root := project(t)
	t.Chdir(root)
	for _, out := range []string{".", "..", root, "web/.."} {
		if status, _, said := typed("", "site", "--quick", out); status != 2 || !strings.Contains(said, "overwrite") {
			t.Errorf("into %s: status %d, said %q", out, status, said)
		}
	}
	if err := os.Remove("web/app.wasm"); err != nil {
		t.Fatal(err)
	}
	if status, _, said := typed("", "site", "out"); status != 1 || !strings.Contains(said, "make build") {
		t.Errorf("without a program: status %d, said %q", status, said)
	}
	t.Chdir(t.TempDir())
	if status, _, said := typed("", "site", "out"); status != 1 || !strings.Contains(said, "project's folder") {
		t.Errorf("elsewhere: status %d, said %q", status, said)
	}
}

// TestWhatIsPastedIsThere: every address of the site in what the page hands out, in
// each language, is one of a file that is made, in that language.
func TestWhatIsPastedIsThere(t *testing.T) {
	t.Setenv("CHROME", filepath.Join(t.TempDir(), "none"))
	const base = "https://example.org/t/"
	root, out := project(t), t.TempDir()
	write(t, filepath.Join(root, "web", "embed.js"), []byte("// the script of the component"))
	t.Chdir(root)
	if status, _, said := typed("", "site", "--quick", "--base", base, out); status != 0 {
		t.Fatal(said)
	}
	cat, sampler := catalog.Default(), spread.New()
	addresses := regexp.MustCompile(base + `[^#"]*`)
	check := func(tag string) {
		for _, question := range []string{"v1", "v1&scale=37"} {
			s := state.Start(cat, question, func(q engine.Scenario) spread.Answer { return sampler.Answer(cat, q) })
			for _, kind := range text.PasteKinds {
				for _, version := range text.PasteVersions {
					s, _ := state.Update(s, state.SetPaste{Control: state.PasteKindControl, Text: kind})
					s, _ = state.Update(s, state.SetPaste{Control: state.PasteVersionControl, Text: version})
					words, _ := s.Snippet(base + text.Own().Address("index")).Text()
					if kind == "element" && strings.Contains(words, `lang="`+tag+`"`) != (tag != "en") {
						t.Errorf("%s, %s: the element has no language: %s", tag, question, words)
					}
					for _, found := range addresses.FindAllString(words, -1) {
						path := strings.TrimPrefix(found, base)
						if strings.HasSuffix(path, ".png") { // none without a Chromium
							if strings.HasSuffix(path, "."+tag+".png") != (tag != "en") {
								t.Errorf("%s, %s: the picture %s", tag, question, path)
							}
							continue
						}
						if path == "" || strings.HasSuffix(path, "/") {
							path += "index.html"
						}
						data, err := os.ReadFile(filepath.Join(out, path))
						if err != nil {
							t.Errorf("%s, %s, %s: %v", tag, question, kind, err)
						} else if !strings.HasSuffix(path, ".js") && !bytes.Contains(data, []byte(`<html lang="`+tag+`"`)) {
							t.Errorf("%s, %s, %s: %s is in another language", tag, question, kind, path)
						}
					}
				}
			}
		}
	}
	check("en")
	defer speakGerman()()
	check("de")
}
