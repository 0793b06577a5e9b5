//go:build !js

package notice

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"tenfold/engine/catalog"
)

var update = flag.Bool("update", false, "write programs.txt anew")

// made is what is handed out, with the target and package that it is built for.
var made = []struct{ name, goos, goarch, pkg string }{
	{"web/app.wasm", "js", "wasm", "./app"},
	{"web/engine.wasm", "js", "wasm", "./app/jsapi"},
	{"tenfold", "linux", "amd64", "./app/tenfold"},
}

// part is something of others that is handed out.
type part struct {
	name    string
	in      []string // what holds it
	licence string   // in full
}

// licences is the whole of a folder's licence files.
func licences(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		for _, begins := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"} {
			if !e.IsDir() && strings.HasPrefix(upper, begins) && !strings.HasSuffix(upper, ".GO") {
				texts = append(texts, read(t, filepath.Join(folder, e.Name())))
				break
			}
		}
	}
	if len(texts) == 0 {
		t.Errorf("%s has no licence: it must not be handed out", folder)
	}
	return strings.Join(texts, "\n")
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")) + "\n"
}

// modules is the modules of others whose packages a program is built from, with
// their folders.
func modules(t *testing.T, tool, goos, goarch, pkg string) map[string]string {
	t.Helper()
	c := exec.Command(tool, "list", "-deps", "-f", `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}	{{.Dir}}{{end}}{{end}}`, pkg)
	c.Dir = "../.."
	c.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	out, err := c.Output()
	if err != nil {
		t.Fatalf("go list %s: %v", pkg, err)
	}
	found := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if name, folder, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			found[name] = folder
		}
	}
	return found
}

// write is programs.txt.
func write(t *testing.T) string {
	t.Helper()
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no Go toolchain: ", err)
	}
	out, err := exec.Command(tool, "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	root := strings.TrimSpace(string(out))
	parts := map[string]*part{"Go: runtime and standard library": {licence: licences(t, root)}}
	for _, m := range made {
		parts["Go: runtime and standard library"].in = append(parts["Go: runtime and standard library"].in, m.name)
		for name, folder := range modules(t, tool, m.goos, m.goarch, m.pkg) {
			if parts[name] == nil {
				parts[name] = &part{licence: licences(t, folder)}
			}
			parts[name].in = append(parts[name].in, m.name)
		}
	}
	parts["Go: runtime and standard library"].in = append(parts["Go: runtime and standard library"].in, "wasm_exec.js")
	// What was taken into web/ ready made has its licences beside it, under its
	// own name: web/x.js and web/x-licences.txt.
	vendored, err := filepath.Glob("../../web/*-licences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range vendored {
		script := "web/" + strings.TrimSuffix(filepath.Base(name), "-licences.txt") + ".js"
		read(t, "../../"+script)
		parts["Packages in "+script] = &part{in: []string{script}, licence: read(t, name)}
	}

	var names []string
	for name, p := range parts {
		p.name = name
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	fmt.Fprintf(&b, "Tenfold\n\n%s\n%s\nOTHERS' WORK\n\nThe programs and the files beside them hold work of others, under these licences.\n\n", read(t, "../../LICENSE"), rule)
	for _, name := range names {
		fmt.Fprintf(&b, "* %s\n  in %s\n", name, strings.Join(parts[name].in, ", "))
	}
	for _, name := range names {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s", rule, name, parts[name].licence)
	}
	return b.String()
}

// TestCurrent: what is handed out is what the notice names, licence for licence.
func TestCurrent(t *testing.T) {
	want := write(t)
	if *update {
		if err := os.WriteFile("programs.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		programs = want
	}
	if programs != want {
		t.Error(`the licences of what is handed out are not those of programs.txt: run "go test ./app/notice -update" and read the difference`)
	}
}

// TestLicencesThatMayBeHandedOut: none of them asks for more than to be named
// and printed.
func TestLicencesThatMayBeHandedOut(t *testing.T) {
	for _, asks := range []string{"GNU GENERAL PUBLIC", "GNU LESSER", "GNU AFFERO", "MOZILLA PUBLIC", "COMMERCIAL LICENSE"} {
		if strings.Contains(strings.ToUpper(programs), asks) {
			t.Errorf("something handed out is under the %s licence", asks)
		}
	}
	for _, has := range []string{"The Go Authors", "MIT License", "Tenfold contributors"} {
		if !strings.Contains(programs, has) {
			t.Errorf("the notice lacks %q", has)
		}
	}
}

// TestNamed: every source whose licence asks for its name is named.
func TestNamed(t *testing.T) {
	cat := catalog.Default()
	text := Text(cat)
	asked := 0
	for _, s := range cat.Sources() {
		if !slices.ContainsFunc([]string{"CC BY", "Open Government", "EUR-Lex"}, func(w string) bool { return strings.Contains(s.Licence, w) }) {
			continue
		}
		asked++
		if !strings.Contains(text, s.Title) || !strings.Contains(text, s.URL) {
			t.Errorf("%s (%s) is not named", s.ID, s.Licence)
		}
	}
	if asked == 0 {
		t.Error("no source asks for its name, which shows nothing")
	}
}
