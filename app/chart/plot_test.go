//go:build !js

package chart_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The library that draws is a file of others: what is committed is what
// app/chart/plot bundled from the packages that its lockfile pins, each with its
// licence beside it. ("make plot" bundles it anew.)
func TestVendoredLibrary(t *testing.T) {
	var bundle struct {
		Files    map[string]string
		Packages []struct{ Name, Version, License, Integrity string }
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity string }
	}
	for name, into := range map[string]any{"plot/bundle.json": &bundle, "plot/package-lock.json": &lock} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	held := map[string]string{}
	for _, name := range []string{"web/plot.js", "web/plot-licences.txt"} {
		data, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		if got := hex.EncodeToString(sum[:]); got != bundle.Files[name] {
			t.Errorf("%s has the SHA-256 %s, was bundled with %s", name, got, bundle.Files[name])
		}
		held[name] = string(data)
	}
	if !strings.Contains(held["web/plot.js"][:200], "plot-licences.txt") {
		t.Error("the library does not say where its licences are")
	}
	if len(bundle.Packages) < 10 {
		t.Fatalf("only %d packages are in it", len(bundle.Packages))
	}
	for _, p := range bundle.Packages {
		locked := lock.Packages["node_modules/"+p.Name]
		if p.Version == "" || locked.Version != p.Version || !strings.HasPrefix(p.Integrity, "sha512-") || locked.Integrity != p.Integrity {
			t.Errorf("%s %s (%s) is not the one that is pinned: %+v", p.Name, p.Version, p.Integrity, locked)
		}
		_, text, found := strings.Cut(held["web/plot-licences.txt"], "\n"+p.Name+" "+p.Version+" ("+p.License+")\n")
		text, _, _ = strings.Cut(text, strings.Repeat("=", 72))
		if !found || !strings.Contains(text, "Copyright") || len(text) < 400 {
			t.Errorf("%s %s comes without its licence", p.Name, p.Version)
		}
	}
}
