//go:build !js

package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
)

// list is what a worker's first line says.
func list(t *testing.T, text string) (build string, files map[string]string) {
	t.Helper()
	line, _, _ := strings.Cut(text, "\n")
	line, ok := strings.CutPrefix(line, `const site = { build: "`)
	build, line, found := strings.Cut(line, `", files: `)
	if err := json.Unmarshal([]byte(strings.TrimSuffix(line, " };")), &files); !ok || !found || err != nil {
		t.Fatalf("the worker begins with %.200s: %v", text, err)
	}
	return build, files
}

// TestTheWorkerListsWhatPagesNeed, each with the hash of what is published.
func TestTheWorkerListsWhatPagesNeed(t *testing.T) {
	s := build(t, parts())
	name, files := list(t, s.text(t, WorkerPath))
	if len(name) != 12 || !strings.HasSuffix(s.text(t, WorkerPath), string(parts()["web/sw.js"].Data)) {
		t.Errorf("build %q, worker %s", name, s.text(t, WorkerPath))
	}
	for _, p := range []string{"index.html", "wasm_exec.js", "web/app.css", "web/app.wasm", "web/icon.png", "web/icon.svg"} {
		sum := sha256.Sum256([]byte(s.text(t, p)))
		key := strings.TrimSuffix(p, "index.html")
		if files[key] != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: listed as %q", p, files[key])
		}
		delete(files, key)
	}
	for p := range files {
		t.Errorf("%s is kept on every reader's device, and no page needs it", p)
	}
}

// TestAnotherFileIsAnotherBuild: a browser takes a worker for new by its bytes.
func TestAnotherFileIsAnotherBuild(t *testing.T) {
	before, _ := list(t, build(t, parts()).text(t, WorkerPath))
	for name, another := range map[string]bool{"web/icon.svg": true, "web/app.wasm": true, "web/sw.js": true, "index.html": true, "web/engine.wasm": false} {
		p := parts()
		p[name].Data = append(p[name].Data, '\n')
		if after, _ := list(t, build(t, p).text(t, WorkerPath)); (after != before) != another {
			t.Errorf("%s changed: build %s, then %s", name, before, after)
		}
	}
}

// TestASiteWithoutAWorker has one that takes itself away.
func TestASiteWithoutAWorker(t *testing.T) {
	s, err := Build(parts(), func(shell []byte) ([]File, error) { return []File{{"index.html", shell}, NoWorker}, nil })
	if err != nil {
		t.Fatal(err)
	}
	if text := s.text(t, WorkerPath); !strings.Contains(text, "registration.unregister()") || strings.Contains(text, "site.files") {
		t.Errorf("the worker is %s", text)
	}
}
