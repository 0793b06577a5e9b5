//go:build !js

package engine_test

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// arrows is which of the engine's packages each may import. It is the engine's
// part of the picture in docs/architecture.md, innermost first; a package that is
// not in it has no place yet.
var arrows = map[string]string{
	"engine/unit":            "",
	"engine/check":           "",
	"engine/estimate":        "engine/unit",
	"engine/catalog":         "engine/unit engine/check engine/estimate",
	"engine/layout":          "engine/unit engine/check",
	"engine/layout/validate": "engine/layout engine/unit engine/check", // measured steps, for tests and tools
	"engine":                 "engine/unit engine/check engine/estimate engine/catalog engine/layout",
	"engine/spread":          inner,
	"engine/solve":           inner,
	"engine/plan":            inner + " engine/spread",
	"engine/frontier":        inner + " engine/spread",
	"engine/working":         inner,
	"engine/backtest":        inner + " engine/spread",
	"engine/link":            inner,
	"engine/peer":            inner,
	"engine/familiar":        inner + " engine/spread",
	"engine/export":          inner + " engine/spread engine/link",
	"engine/conformance":     "", // tests alone
	"engine/wire": inner + " engine/spread engine/solve engine/plan engine/working engine/backtest" +
		" engine/link",
}

const inner = "engine engine/unit engine/check engine/estimate engine/catalog engine/layout"

// standard is what the engine may take from the standard library: nothing that
// knows of a machine, a network, a clock or a browser.
var standard = words(`bufio bytes cmp container/heap embed encoding/csv errors fmt hash/fnv io iter maps math
	math/bits math/rand/v2 net/url slices sort strconv strings sync unicode unicode/utf8`)

// further is what one package may take beyond that, and why.
var further = map[string]map[string]bool{
	"engine/wire": words("encoding/json"), // reads requests; what it writes, it writes itself
}

// exact is what the engine may use of package math: functions whose result has
// one right value, so that every target gives it. The others (Exp, Log, Pow, …)
// are written in assembly on some and differ in the last digit; package unit
// has its own.
var exact = words(`Abs Ceil Copysign Float64bits Float64frombits Floor Frexp Inf IsInf IsNaN Ldexp Max
	Min Mod Modf NaN Round RoundToEven Signbit Sqrt Trunc
	E Ln2 Ln10 Log2E Pi Sqrt2 MaxFloat64 SmallestNonzeroFloat64 MaxInt MaxInt32 MaxInt64 MaxUint32`)

// seeded is what the engine may use of math/rand/v2: generators with a seed of
// ours. Its normal and exponential variates rest on math.Exp.
var seeded = words("New NewPCG NewChaCha8 PCG ChaCha8 Rand Source")

func words(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// sources is the Go files of a folder tree that are not tests, by the package's
// path below the module. A file that carries a build tag ending in "ignore" is
// no part of a package.
func sources(t *testing.T, root, under string) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	err := filepath.WalkDir(filepath.Join(root, under), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		pkg := path.Dir(filepath.ToSlash(rel))
		files[pkg] = append(files[pkg], name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// imports is what a file imports.
func imports(t *testing.T, name string) (paths []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, imported)
	}
	return paths
}

func TestArrows(t *testing.T) {
	for pkg, names := range sources(t, "..", "engine") {
		allowed, placed := arrows[pkg]
		if !placed {
			t.Errorf("%s has no place among the arrows", pkg)
			continue
		}
		may := words(allowed)
		for _, name := range names {
			for _, imported := range imports(t, name) {
				own, isOwn := strings.CutPrefix(imported, "tenfold/")
				if isOwn && !may[own] {
					t.Errorf("%s imports %s, against the arrows", name, imported)
				}
				if !isOwn && !standard[imported] && !further[pkg][imported] {
					t.Errorf("%s imports %s, which the engine does without", name, imported)
				}
			}
		}
	}
}

// The picture of docs/architecture.md shows every package, and no arrow that is
// none: of "a ← b" b imports a.
func TestArrowsOfThePicture(t *testing.T) {
	page, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, picture, _ := strings.Cut(string(page), "## Packages and arrows\n\n```\n")
	picture, _, _ = strings.Cut(picture, "```")
	imported := map[string]map[string]bool{} // by the package that does
	for _, under := range []string{"engine", "app"} {
		for pkg, names := range sources(t, "..", under) {
			imported[pkg] = map[string]bool{}
			for _, name := range names {
				for _, i := range imports(t, name) {
					imported[pkg][strings.TrimPrefix(i, "tenfold/")] = true
				}
			}
		}
	}
	whole := func(name string) string { // the path of what the picture calls name
		switch {
		case name == "go-app":
			return "github.com/maxence-charriere/go-app/v10/pkg/app"
		case name == "safejs":
			return "github.com/hack-pad/safejs"
		case imported["engine/"+name] != nil:
			return "engine/" + name
		}
		return name
	}
	shown, drawn := map[string]bool{}, 0
	for _, chain := range regexp.MustCompile(`\n|  +`).Split(strings.TrimSpace(picture), -1) {
		links := strings.Split(chain, " ← ")
		for i, link := range links {
			for _, name := range strings.Split(link, ", ") {
				to := whole(name)
				shown[to] = true
				if i == 0 {
					continue
				}
				for _, from := range strings.Split(links[i-1], ", ") {
					drawn++
					is := imported[to][whole(from)]
					for i := range imported[to] {
						is = is || from == "engine/…" && strings.HasPrefix(i, "engine")
					}
					if !is {
						t.Errorf("the picture has %s ← %s, but %s does not import it", from, name, to)
					}
				}
			}
		}
	}
	for pkg := range imported {
		switch pkg {
		case "engine/layout/validate", "engine/conformance", "app/e2e", "app/size/hello": // tests and what they weigh
			continue
		}
		if !shown[pkg] {
			t.Errorf("the picture of docs/architecture.md lacks %s", pkg)
		}
	}
	if drawn < 40 {
		t.Errorf("only %d arrows were found in the picture", drawn)
	}
}

// The same scenario gives the same digits on every target only while nothing
// in the engine asks a clock, an unseeded generator, or a function that targets
// compute differently.
func TestOnlyExactFunctions(t *testing.T) {
	only := map[string]map[string]bool{"math": exact, "math/rand/v2": seeded}
	for _, names := range sources(t, "..", "engine") {
		for _, name := range names {
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			watched := map[string]map[string]bool{}
			for _, spec := range file.Imports {
				imported, _ := strconv.Unquote(spec.Path.Value)
				if may, watch := only[imported]; watch {
					local := map[string]string{"math": "math", "math/rand/v2": "rand"}[imported]
					if spec.Name != nil {
						local = spec.Name.Name
					}
					watched[local] = may
				}
			}
			ast.Inspect(file, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if pkg, ok := sel.X.(*ast.Ident); ok && watched[pkg.Name] != nil && !watched[pkg.Name][sel.Sel.Name] {
					t.Errorf("%s: %s.%s differs between targets or runs", set.Position(sel.Pos()), pkg.Name, sel.Sel.Name)
				}
				if sel.Sel.Name == "NormFloat64" || sel.Sel.Name == "ExpFloat64" {
					t.Errorf("%s: %s rests on math.Exp, which differs between targets", set.Position(sel.Pos()), sel.Sel.Name)
				}
				return true
			})
		}
	}
}

// fused is a multiply-add rounded once in arm64 assembly. The compiler makes one
// of any product that is added without an explicit conversion around it; amd64
// and wasm round twice, and the last digit differs.
var fused = regexp.MustCompile(`\(([^()]+\.go:\d+)\)\s+(FN?M(?:ADD|SUB)[SD])\b`)

func TestNoFusedMultiplyAdd(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the engine for another machine")
	}
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no Go toolchain: ", err)
	}
	var folders []string
	for pkg := range sources(t, "..", "engine") {
		folders = append(folders, "tenfold/"+pkg)
	}
	sort.Strings(folders)
	// The build cache keeps what the compiler printed, so that only packages
	// that changed are compiled again.
	c := exec.Command(tool, append([]string{"build", "-gcflags=-S"}, folders...)...)
	c.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines, found := 0, map[string]bool{}
	var last []string
	scan := bufio.NewScanner(said)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		lines++
		last = append(last, scan.Text())
		if len(last) > 20 {
			last = last[1:]
		}
		if m := fused.FindStringSubmatch(scan.Text()); m != nil && !found[m[1]] {
			found[m[1]] = true
			t.Errorf("%s: a product is added without float64(…) around it (%s)", m[1], m[2])
		}
	}
	if err := c.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, strings.Join(last, "\n"))
	}
	if lines < 1000 {
		t.Fatalf("only %d lines of assembly: this test sees nothing", lines)
	}
}

// The pattern is held against what the compiler writes (Go 1.26, arm64), so that
// the test above cannot pass by looking for the wrong word.
func TestFusedPatternMatchesTheCompiler(t *testing.T) {
	for line, want := range map[string]bool{
		"\t0x0014 00020 (/p/engine/x.go:7)\tFMADDD\tF2, F1, F0, F0":  true,
		"\t0x0014 00020 (/p/engine/x.go:7)\tFNMSUBD\tF2, F1, F0, F0": true,
		"\t0x0014 00020 (/p/engine/x.go:7)\tFMULD\tF1, F0, F0":       false,
		"\t0x0014 00020 (/p/engine/x.go:7)\tFADDD\tF1, F0, F0":       false,
	} {
		if got := fused.MatchString(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
