//go:build !js

// Command size builds the wasm programs beside a bare go-app hello-world, says
// what each weighs and which packages weigh most, and fails above the budget.
//
// It is run in the project's folder:
//
//	go run ./app/size [--budget .ci/size-budget] [--packages 15]
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"tenfold/app/site"
)

// programs are what is measured; the first is the measure.
var programs = []struct{ name, folder string }{
	{"hello", "./app/size/hello"},
	{"web/app.wasm", "./app"},
	{"web/engine.wasm", "./app/jsapi"},
}

// weight is a program's size in bytes: as built, and as sent.
type weight struct{ raw, gzip, brotli int }

func weightOf(data []byte) weight {
	return weight{len(data), len(site.Gzip(data, site.Full)), len(site.Brotli(data, site.Full))}
}

func main() {
	budgetFile := flag.String("budget", ".ci/size-budget", "`file` with the most that each program may weigh")
	packages := flag.Int("packages", 15, "how `many` of the heaviest packages to name")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, *budgetFile, *packages); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, budgetFile string, packages int) error {
	text, err := os.ReadFile(budgetFile)
	if err != nil {
		return err
	}
	limits, err := readBudget(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", budgetFile, err)
	}
	folder, err := os.MkdirTemp("", "tenfold-size-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)

	weights := map[string]weight{}
	var mu sync.Mutex
	var all sync.WaitGroup
	errs := make([]error, len(programs))
	for i, p := range programs {
		all.Go(func() {
			data, err := build(p.folder, filepath.Join(folder, "stripped"+fmt.Sprint(i)), stripped)
			if err != nil {
				errs[i] = err
				return
			}
			w := weightOf(data)
			mu.Lock()
			weights[p.name] = w
			mu.Unlock()
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}

	hello := weights["hello"]
	fmt.Fprintf(out, "%-16s %12s %12s %12s %8s   budget\n", "", "raw", "gzip", "brotli", "× hello")
	over := 0
	for _, p := range programs {
		w := weights[p.name]
		ratio := float64(w.brotli) / float64(hello.brotli)
		said := ""
		if most, limited := limits[p.name]; limited {
			said = fmt.Sprintf("%.2f", most)
			if ratio > most {
				said += "  OVER"
				over++
			}
		}
		fmt.Fprintf(out, "%-16s %12d %12d %12d %8.3f   %s\n", p.name, w.raw, w.gzip, w.brotli, ratio, said)
	}

	if packages > 0 {
		base, err := weigh(programs[0].folder, folder)
		if err != nil {
			return err
		}
		for _, p := range programs[1:] {
			heavy, err := weigh(p.folder, folder)
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "\n%s: code by package, uncompressed (beside hello)\n", p.name)
			printPackages(out, heavy, base, packages)
			files, err := embedded(p.folder)
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "\n%s: data files, as they are and packed each by itself\n", p.name)
			printFiles(out, files)
		}
	}
	if over > 0 {
		return fmt.Errorf("%d of the programs above the budget in %s", over, budgetFile)
	}
	return nil
}

// How "make build" links, and the same with names; and the packages whose
// functions it lets the compiler copy to their callers. A test holds the Makefile
// to them.
const (
	stripped = "-s -w -buildid="
	named    = "-w -buildid="
)

var drawn = []string{"engine", "engine/estimate", "engine/layout", "engine/spread", "engine/unit"}

// flags is how "make build" builds.
func flags(ldflags string) []string {
	out := []string{"-trimpath", "-buildvcs=false", "-ldflags=" + ldflags, "-gcflags=tenfold/...=-l"}
	for _, p := range drawn {
		out = append(out, "-gcflags=tenfold/"+p+"=")
	}
	return out
}

// build builds a wasm program and returns it.
func build(folder, out, ldflags string) ([]byte, error) {
	c := exec.Command("go", append(append([]string{"build"}, flags(ldflags)...), "-o", out, folder)...)
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if said, err := c.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", folder, err, strings.TrimSpace(string(said)))
	}
	return os.ReadFile(out)
}
