//go:build !js

package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
)

// parts is a small project's folder.
func parts() fstest.MapFS {
	long := strings.Repeat("a line that packs well\n", 200)
	return fstest.MapFS{
		"index.html":       {Data: []byte(`<link href="web/app.css"><script>const at = 'web/app.wasm'</script><p>web/app.wasm</p>` + long)},
		"wasm_exec.js":     {Data: []byte("globalThis.Go = 1" + long)},
		"web/app.wasm":     {Data: []byte("\x00asm" + long)},
		"web/engine.wasm":  {Data: []byte("\x00asm engine" + long)},
		"web/engine.js":    {Data: []byte(`new URL("engine.wasm", base); new URL("../wasm_exec.js", base)`)},
		"web/app.css":      {Data: []byte("body { background: url(./icon.svg) }")},
		"web/icon.svg":     {Data: []byte("<svg/>")},
		"web/icon.png":     {Data: []byte("\x89PNG" + long)},
		"web/sw.js":        {Data: []byte("addEventListener(name, fetch)")},
		"web/package.json": {Data: []byte("{}")},
		"web/app.wasm.br":  {Data: []byte("left over")},
		"web/.hidden":      {Data: []byte("no")},
		"go.mod":           {Data: []byte("module tenfold")},
	}
}

func asIs(shell []byte) ([]File, error) { return []File{{"index.html", shell}}, nil }

func build(t *testing.T, from fs.FS) Site {
	t.Helper()
	s, err := Build(from, asIs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s Site) text(t *testing.T, name string) string {
	t.Helper()
	for _, f := range s {
		if f.Path == name {
			return string(f.Data)
		}
	}
	t.Fatalf("%s is not of the site", name)
	return ""
}

func TestBuildTakesWhatAHostNeedsAndNothingElse(t *testing.T) {
	var got []string
	for _, f := range build(t, parts()) {
		got = append(got, f.Path)
	}
	want := "index.html wasm_exec.js web/app.css web/app.wasm web/engine.js web/engine.wasm web/icon.png web/icon.svg sw.js"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestBuildStampsAddressesAndLeavesWordsAlone(t *testing.T) {
	p := parts()
	s := build(t, p)
	page := s.text(t, "index.html")
	for _, want := range []string{
		`href="web/app.css?v=` + Version([]byte(s.text(t, "web/app.css"))) + `"`,
		`'web/app.wasm?v=` + Version(p["web/app.wasm"].Data) + `'`,
		`<p>web/app.wasm</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("index.html lacks %s:\n%.200s", want, page)
		}
	}
	module := s.text(t, "web/engine.js")
	for _, want := range []string{
		`"engine.wasm?v=` + Version(p["web/engine.wasm"].Data) + `"`,
		`"../wasm_exec.js?v=` + Version(p["wasm_exec.js"].Data) + `"`,
	} {
		if !strings.Contains(module, want) {
			t.Errorf("engine.js lacks %s: %s", want, module)
		}
	}
	if want := "url(./icon.svg?v=" + Version(p["web/icon.svg"].Data) + ")"; !strings.Contains(s.text(t, "web/app.css"), want) {
		t.Errorf("app.css lacks %s", want)
	}
}

// A page that marks its style sheet waits for no other file before it is painted.
func TestASheetStandsInThePageThatMarksIt(t *testing.T) {
	p := parts()
	p["index.html"].Data = []byte(charset + `<link rel="stylesheet" href="web/app.css" data-inline><p>x`)
	if _, err := Build(p, asIs); err == nil {
		t.Error("a sheet that names files beside itself stands in a page that lies elsewhere")
	}
	p["web/app.css"].Data = []byte("p { color: red }")
	page := build(t, p).text(t, "index.html")
	sum := sha256.Sum256(p["web/app.css"].Data)
	if !strings.Contains(page, "<style>p { color: red }</style><p>x") || !strings.Contains(page, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
		t.Errorf("the page: %s", page)
	}
	p["index.html"].Data = []byte(`<link rel="stylesheet" href="web/none.css" data-inline>`)
	if _, err := Build(p, asIs); err == nil {
		t.Error("a sheet that is not there is passed over")
	}
}

func TestAStampFollowsWhatItLeadsTo(t *testing.T) {
	before := build(t, parts()).text(t, "index.html")
	p := parts()
	p["web/icon.svg"] = &fstest.MapFile{Data: []byte("<svg>other</svg>")}
	after := build(t, p).text(t, "index.html")
	if before == after {
		t.Error("the icon changed, and with it the style sheet that shows it, but the page asks for the same style sheet")
	}
}

func TestBuildSaysWhatIsMissing(t *testing.T) {
	for _, name := range []string{"index.html", "wasm_exec.js", "web/app.wasm", "web/engine.wasm", "web/sw.js"} {
		p := parts()
		delete(p, name)
		_, err := Build(p, asIs)
		var missing Missing
		if !errors.As(err, &missing) || missing.Path != name || missing.Cure == "" {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestBuildRefusesACircle(t *testing.T) {
	p := parts()
	p["web/one.js"] = &fstest.MapFile{Data: []byte(`import "./two.js"`)}
	p["web/two.js"] = &fstest.MapFile{Data: []byte(`import "./one.js"`)}
	if _, err := Build(p, asIs); err == nil || !strings.Contains(err.Error(), "circle") {
		t.Errorf("got %v", err)
	}
}

func TestBuildPassesThePageThroughAndItsError(t *testing.T) {
	s, err := Build(parts(), func([]byte) ([]File, error) {
		return []File{{"index.html", []byte(`answer "web/app.css"`)}}, nil
	})
	if err != nil || !strings.HasPrefix(s.text(t, "index.html"), `answer "web/app.css?v=`) {
		t.Errorf("got %v, %v", s, err)
	}
	if _, err := Build(parts(), func([]byte) ([]File, error) { return nil, errors.New("no marker") }); err == nil {
		t.Error("the page's error is lost")
	}
}

// tree reads every file below folder.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(folder, name)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheSamePartsGiveTheSameBytes(t *testing.T) {
	for _, effort := range []Effort{Quick, Full} {
		one, two := t.TempDir(), t.TempDir()
		for _, folder := range []string{one, two} {
			if err := build(t, parts()).Write(folder, effort); err != nil {
				t.Fatal(err)
			}
		}
		a, b := tree(t, one), tree(t, two)
		if len(a) != len(b) {
			t.Errorf("%d files, then %d", len(a), len(b))
		}
		for name := range a {
			if a[name] != b[name] {
				t.Errorf("%s differs between two builds", name)
			}
		}
	}
}

func TestPackedCopiesHoldWhatTheFileHolds(t *testing.T) {
	folder := t.TempDir()
	if err := build(t, parts()).Write(folder, Quick); err != nil {
		t.Fatal(err)
	}
	files := tree(t, folder)
	for name, data := range files {
		var unpacked []byte
		var err error
		switch filepath.Ext(name) {
		case ".br":
			unpacked, err = io.ReadAll(brotli.NewReader(strings.NewReader(data)))
		case ".gz":
			var r *gzip.Reader
			if r, err = gzip.NewReader(strings.NewReader(data)); err == nil {
				unpacked, err = io.ReadAll(r)
			}
		default:
			continue
		}
		whole := files[strings.TrimSuffix(name, filepath.Ext(name))]
		if err != nil || !bytes.Equal(unpacked, []byte(whole)) {
			t.Errorf("%s does not unpack to its file: %v", name, err)
		}
		if len(data) >= len(whole) {
			t.Errorf("%s is no smaller than its file", name)
		}
	}
	for name, want := range map[string]bool{"web/app.wasm.br": true, "web/app.wasm.gz": true, "web/icon.png.br": false, "web/icon.svg.br": false} {
		if _, got := files[name]; got != want {
			t.Errorf("%s: there %v, want %v", name, got, want)
		}
	}
}

func TestWriteRemovesAPackedCopyThatLies(t *testing.T) {
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "web"), 0o755); err != nil {
		t.Fatal(err)
	}
	stale := filepath.Join(folder, "web", "icon.svg.br")
	mine := filepath.Join(folder, "mine.txt")
	for _, name := range []string{stale, mine} {
		if err := os.WriteFile(name, []byte("older"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := build(t, parts()).Write(folder, Quick); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stale); !os.IsNotExist(err) {
		t.Error("a packed copy of an older icon is still there")
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("a file that is not of the site was removed")
	}
}
