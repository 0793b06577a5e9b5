//go:build !js

package site

import (
	"crypto/sha256"
	"encoding/base64"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// release makes a site of parts in a folder, as the command does.
func release(t *testing.T, from fstest.MapFS, folder, keep, version string) (versions []string, released bool) {
	t.Helper()
	s := build(t, from)
	if err := s.Write(folder, Quick); err != nil {
		t.Fatal(err)
	}
	versions, released, err := Keep(s, folder, keep, version)
	if err != nil {
		t.Fatal(err)
	}
	return versions, released
}

// TestAReleasedBuildStaysByteForByte builds three times: two versions, and the
// second once more with other code.
func TestAReleasedBuildStaysByteForByte(t *testing.T) {
	first, second, third := t.TempDir(), t.TempDir(), t.TempDir()
	release(t, parts(), first, "", "2026.11")
	before := tree(t, filepath.Join(first, "at", "2026.11"))
	if len(before) < 8 || before["index.html"] == "" || before["web/app.wasm.br"] == "" {
		t.Fatalf("the build under its version holds %d files", len(before))
	}

	newer := parts()
	newer["web/app.wasm"].Data = append(newer["web/app.wasm"].Data, "newer"...)
	versions, released := release(t, newer, second, first, "2026.12")
	if strings.Join(versions, " ") != "2026.11 2026.12" || !released {
		t.Errorf("kept %v, released %v", versions, released)
	}
	sameFiles(t, before, tree(t, filepath.Join(second, "at", "2026.11")))
	released12 := tree(t, filepath.Join(second, "at", "2026.12"))
	if released12["index.html"] == before["index.html"] {
		t.Error("the newer build asks for the older program")
	}

	newest := parts()
	newest["web/app.wasm"].Data = append(newest["web/app.wasm"].Data, "newest"...)
	if _, released := release(t, newest, third, second, "2026.12"); released {
		t.Error("a version is released twice")
	}
	sameFiles(t, before, tree(t, filepath.Join(third, "at", "2026.11")))
	sameFiles(t, released12, tree(t, filepath.Join(third, "at", "2026.12")))
	if page := tree(t, third)["index.html"]; page == released12["index.html"] {
		t.Error("the first page is not the newest build's")
	}

	// Published in place, the kept builds are already where they belong.
	release(t, newest, third, third, "2027.01")
	sameFiles(t, before, tree(t, filepath.Join(third, "at", "2026.11")))
}

// sameFiles wants two folders to hold the same bytes.
func sameFiles(t *testing.T, want, got map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d files, then %d", len(want), len(got))
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s changed", name)
		}
	}
}

func TestKeepRefuses(t *testing.T) {
	folder := t.TempDir()
	if _, _, err := Keep(nil, folder, t.TempDir(), "2026.11"); err == nil || !strings.Contains(err.Error(), "no released builds") {
		t.Errorf("from a folder without builds: %v", err)
	}
	for _, name := range []string{"", "..", "a/b", ".hidden", strings.Repeat("9", 60)} {
		if _, _, err := Keep(nil, folder, "", name); err == nil {
			t.Errorf("a version called %q is taken", name)
		}
	}
}

// TestEveryPageHasItsPolicy: its scripts and styles by their hashes, and nothing
// that lets others in. A hash is that of CSP Level 3: base64 of SHA-256.
func TestEveryPageHasItsPolicy(t *testing.T) {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	page := charset + `<style>p { --b: "style=\"\"" }</style><p style="--a:&quot;1&quot;">x</p><script>let a = 1</script><script src="a.js"></script><script>let b = 2</script>`
	policy := Policy([]byte(page))
	for _, want := range []string{hash("let a = 1"), hash("let b = 2"), "'wasm-unsafe-eval'", "style-src 'self' " + hash(`p { --b: "style=\"\"" }`) + " 'unsafe-hashes' " + hash(`--a:"1"`) + ";", "default-src 'none'", "base-uri 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %s: %s", want, policy)
		}
	}
	for _, never := range []string{"'unsafe-inline'", "'unsafe-eval'", "http", "*"} {
		if strings.Contains(strings.ReplaceAll(policy, "wasm-unsafe-eval", ""), never) {
			t.Errorf("the policy holds %s", never)
		}
	}
	p := parts()
	p["index.html"].Data = []byte(charset + `<script>fetch("web/app.wasm")</script>`)
	built := build(t, p).text(t, "index.html")
	if !strings.HasPrefix(built, charset+"\n<meta http-equiv=\"Content-Security-Policy\"") || !strings.Contains(built, hash(`fetch("web/app.wasm?v=`+Version(p["web/app.wasm"].Data)+`")`)) {
		t.Errorf("the page's policy is not that of what is published: %s", built)
	}
}
