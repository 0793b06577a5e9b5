//go:build !js

package main_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

const (
	goApp  = "github.com/maxence-charriere/go-app/v10/pkg/app"
	safejs = "github.com/hack-pad/safejs"
	brotli = "github.com/andybalholm/brotli"
)

// arrows is what each of the page's packages may import beyond the standard
// library: paths below app/, "engine/…" for any of the engine's packages, and
// modules of others by name. A package that is not in it has no place yet.
var arrows = map[string]string{
	"text":       "engine/…",
	"state":      "engine/… text chart",
	"chart":      "",
	"static":     "engine/… text chart state view " + goApp, // draws the live page natively
	"html":       goApp,
	"field":      "html " + goApp,
	"browser":    safejs, // the only code that touches JavaScript
	"view":       "engine/… text state chart field html browser " + goApp,
	"":           "engine/… view " + goApp,
	"jsapi":      "engine/… browser",
	"site":       brotli,
	"notice":     "engine/…",
	"tenfold":    "engine/… text state static site notice",
	"size":       "site",
	"size/hello": goApp,
	"e2e":        "site static " + goApp, // go-app for the bare page that starts are timed beside
}

// native is the packages that may use what only a program outside the browser
// has; one of these in a wasm program would double it.
var native = map[string]bool{"site": true, "tenfold": true, "size": true, "e2e": true}

// TestArrows reads the imports of both targets: each hides files from the other.
func TestArrows(t *testing.T) {
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no Go toolchain: ", err)
	}
	seen := map[string]bool{}
	for _, target := range [][]string{nil, {"GOOS=js", "GOARCH=wasm"}} {
		c := exec.Command(tool, "list", "-e", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...")
		c.Env = append(os.Environ(), target...)
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			words := strings.Fields(line)
			pkg := strings.TrimPrefix(strings.TrimPrefix(words[0], "tenfold/app"), "/")
			allowed, placed := arrows[pkg]
			if !placed {
				t.Errorf("app/%s has no place among the arrows", pkg)
				continue
			}
			seen[pkg] = true
			for _, imported := range words[1:] {
				if !may(strings.Fields(allowed), imported) {
					t.Errorf("app/%s imports %s, against the arrows", pkg, imported)
				}
				if !native[pkg] && (imported == "net/http" || imported == "os/exec") {
					t.Errorf("app/%s imports %s, which a page has no use for", pkg, imported)
				}
			}
		}
	}
	if len(seen) < 3 {
		t.Fatalf("only %d packages were looked at", len(seen))
	}
}

func may(allowed []string, imported string) bool {
	own, isOwn := strings.CutPrefix(imported, "tenfold/")
	first, _, _ := strings.Cut(imported, "/")
	if !isOwn && !strings.Contains(first, ".") {
		return true // the standard library
	}
	for _, a := range allowed {
		switch {
		case a == imported, "app/"+a == own:
			return true
		case a == "engine/…" && (own == "engine" || strings.HasPrefix(own, "engine/")):
			return true
		}
	}
	return false
}
