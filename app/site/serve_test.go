//go:build !js

package site

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// served is a built site behind the handler, under a sub-path as on many hosts.
func served(t *testing.T) (http.Handler, Site) {
	t.Helper()
	folder := t.TempDir()
	s := build(t, parts())
	if err := s.Write(folder, Quick); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder+"/.secret", []byte("no"), 0o644); err != nil {
		t.Fatal(err)
	}
	return http.StripPrefix("/a/b", Handler(os.DirFS(folder))), s
}

func get(h http.Handler, method, address string, header ...string) *http.Response {
	r := httptest.NewRequest(method, address, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestServeTypes(t *testing.T) {
	h, _ := served(t)
	for address, want := range map[string]string{
		"/a/b/":              "text/html; charset=utf-8",
		"/a/b/index.html":    "text/html; charset=utf-8",
		"/a/b/web/app.wasm":  "application/wasm",
		"/a/b/web/engine.js": "text/javascript; charset=utf-8",
		"/a/b/web/app.css":   "text/css; charset=utf-8",
		"/a/b/web/icon.svg":  "image/svg+xml",
		"/a/b/web/icon.png":  "image/png",
	} {
		res := get(h, "GET", address, "Accept-Encoding", "br")
		if res.StatusCode != 200 || res.Header.Get("Content-Type") != want {
			t.Errorf("%s: %d %s, want %s", address, res.StatusCode, res.Header.Get("Content-Type"), want)
		}
	}
}

func TestServeChoosesTheCoding(t *testing.T) {
	h, s := served(t)
	whole := s.text(t, "web/app.wasm")
	for accept, want := range map[string]string{
		"gzip, deflate, br, zstd": "br",
		"gzip":                    "gzip",
		"br;q=0, gzip;q=0.5":      "gzip",
		"x-gzip":                  "gzip",
		"*":                       "br",
		"*;q=0":                   "",
		"br;q=none":               "",
		"identity":                "",
		"":                        "",
	} {
		res := get(h, "GET", "/a/b/web/app.wasm", "Accept-Encoding", accept)
		body, _ := io.ReadAll(res.Body)
		if got := res.Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: got %q, want %q", accept, got, want)
		}
		if res.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: a cache would give one reader's coding to another", accept)
		}
		if want == "" && string(body) != whole {
			t.Errorf("Accept-Encoding %q: other bytes", accept)
		}
		if want != "" && len(body) >= len(whole) {
			t.Errorf("Accept-Encoding %q: not the packed copy", accept)
		}
	}
	if res := get(h, "GET", "/a/b/web/icon.png", "Accept-Encoding", "br"); res.Header.Get("Content-Encoding") != "" {
		t.Error("a picture has no packed copy to serve")
	}
}

func TestServeKeepsForEverOnlyWhatIsAskedForByItsHash(t *testing.T) {
	h, s := served(t)
	v := Version([]byte(s.text(t, "web/app.wasm")))
	for address, want := range map[string]bool{
		"/a/b/web/app.wasm?v=" + v:              true,
		"/a/b/web/app.wasm?v=000000000000":      false,
		"/a/b/web/app.wasm?v=" + v[:2]:          false,
		"/a/b/web/app.wasm?v=" + v + "00000000": false,
		"/a/b/web/app.wasm":                     false,
		"/a/b/":                                 false,
	} {
		got := strings.Contains(get(h, "GET", address).Header.Get("Cache-Control"), "immutable")
		if got != want {
			t.Errorf("%s: kept for ever %v, want %v", address, got, want)
		}
	}
}

func TestServeNotModified(t *testing.T) {
	h, _ := served(t)
	for _, accept := range []string{"br", "identity"} {
		first := get(h, "GET", "/a/b/web/app.wasm", "Accept-Encoding", accept)
		again := get(h, "GET", "/a/b/web/app.wasm", "Accept-Encoding", accept, "If-None-Match", first.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: %d", accept, again.StatusCode)
		}
	}
	br := get(h, "GET", "/a/b/web/app.wasm", "Accept-Encoding", "br").Header.Get("ETag")
	if br == get(h, "GET", "/a/b/web/app.wasm").Header.Get("ETag") {
		t.Error("two codings share one ETag")
	}
}

func TestServeHeadAndRange(t *testing.T) {
	h, s := served(t)
	whole := s.text(t, "web/app.wasm")
	head := get(h, "HEAD", "/a/b/web/app.wasm", "Accept-Encoding", "br")
	full := get(h, "GET", "/a/b/web/app.wasm", "Accept-Encoding", "br")
	body, _ := io.ReadAll(full.Body)
	if empty, _ := io.ReadAll(head.Body); len(empty) != 0 || head.Header.Get("Content-Length") != full.Header.Get("Content-Length") || full.ContentLength != int64(len(body)) {
		t.Errorf("HEAD says %s, GET %s, the body has %d", head.Header.Get("Content-Length"), full.Header.Get("Content-Length"), len(body))
	}
	part := get(h, "GET", "/a/b/web/app.wasm", "Accept-Encoding", "br", "Range", "bytes=1-3")
	body, _ = io.ReadAll(part.Body)
	if part.StatusCode != http.StatusPartialContent || string(body) != whole[1:4] || part.Header.Get("Content-Encoding") != "" {
		t.Errorf("a range: %d %q %q", part.StatusCode, body, part.Header.Get("Content-Encoding"))
	}
	if beyond := get(h, "GET", "/a/b/web/app.wasm", "Range", "bytes=99999999-"); beyond.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("a range beyond the end: %d", beyond.StatusCode)
	}
}

func TestServeRefuses(t *testing.T) {
	h, _ := served(t)
	for address, want := range map[string]int{
		"/a/b/web/":                     404, // no listing
		"/a/b/web":                      404,
		"/a/b/none":                     404,
		"/a/b/.secret":                  404,
		"/a/b/web/app.wasm.br":          404,
		"/a/b/index.html/":              404,
		"/a/b/web/../../../etc/passwd":  404,
		"/a/b/%2e%2e/%2e%2e/etc/passwd": 404,
		"/a/b/web%5c..%5cx":             404,
	} {
		if res := get(h, "GET", address); res.StatusCode != want {
			t.Errorf("%s: %d, want %d", address, res.StatusCode, want)
		}
	}
	if res := get(h, "POST", "/a/b/"); res.StatusCode != 405 || res.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d, Allow %q", res.StatusCode, res.Header.Get("Allow"))
	}
}

func TestServeAddsTheSlashOfAFolderRelatively(t *testing.T) {
	folder := t.TempDir()
	if err := build(t, parts()).Write(folder+"/at/one", Quick); err != nil {
		t.Fatal(err)
	}
	h := http.StripPrefix("/x", Handler(os.DirFS(folder)))
	res := get(h, "GET", "/x/at/one?q=1")
	if res.StatusCode != 301 || res.Header.Get("Location") != "one/?q=1" {
		t.Errorf("%d to %q", res.StatusCode, res.Header.Get("Location"))
	}
}
