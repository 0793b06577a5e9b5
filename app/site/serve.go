package site

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// types are the media types by the ending of a name. The machine's own table
// is not asked: it differs from one to the next, and a wrong type keeps a
// browser from compiling wasm while it loads.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".jsonl":       "application/jsonl",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".ts":          "text/plain; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
}

// encodings are the packed copies that may be served, best first.
var encodings = []struct{ name, ending string }{{"br", ".br"}, {"gzip", ".gz"}}

// Handler serves the folder of a built site. An address with "?v=" and the
// version of what it leads to may be kept for ever; every other must be asked
// for again. Folders without an index.html, hidden files and packed copies by
// their own name are not found; nothing is ever listed.
func Handler(folder fs.FS) http.Handler {
	return &handler{folder: folder, sums: map[string]sum{}}
}

type handler struct {
	folder fs.FS
	mu     sync.Mutex
	sums   map[string]sum // by path
}

// sum is the SHA-256 of a file as it was at a size and time.
type sum struct {
	size int64
	time time.Time
	hash string
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	// For frames in pages of others: one in a sandbox has no origin of its own, and
	// may fetch only what anyone may; a host under COEP frames only what says so.
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	header.Set("Cross-Origin-Embedder-Policy", "require-corp")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are served", http.StatusMethodNotAllowed)
		return
	}
	name, found := h.find(r.URL.Path)
	if !found {
		http.NotFound(w, r)
		return
	}
	if strings.HasSuffix(name, "/") {
		// Relative, so that it holds under any sub-path.
		to := path.Base(r.URL.Path) + "/"
		if r.URL.RawQuery != "" {
			to += "?" + r.URL.RawQuery
		}
		header.Set("Location", to)
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	hash, err := h.hash(name)
	if err != nil {
		http.Error(w, "the file cannot be read", http.StatusInternalServerError)
		return
	}

	header.Set("Content-Type", mediaType(name))
	header.Set("Cache-Control", "no-cache")
	if v := r.URL.Query().Get("v"); v != "" && strings.HasPrefix(hash, v) && len(v) >= 12 {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	tag, served := hash[:24], name
	// A part of a file is a part of the file itself, not of a packed copy.
	whole := r.Header.Get("Range") == ""
	for _, e := range encodings {
		if _, err := fs.Stat(h.folder, name+e.ending); err != nil {
			continue
		}
		header.Set("Vary", "Accept-Encoding")
		if whole && served == name && accepts(r.Header.Values("Accept-Encoding"), e.name) {
			header.Set("Content-Encoding", e.name)
			tag, served = tag+"-"+e.name, name+e.ending
		}
	}
	header.Set("ETag", `"`+tag+`"`)

	f, err := h.folder.Open(served)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	body, seeks := f.(io.ReadSeeker)
	if !seeks {
		http.Error(w, "the file cannot be read", http.StatusInternalServerError)
		return
	}
	if served != name {
		if info, err := f.Stat(); err == nil && !conditional(r) {
			header.Set("Content-Length", strconv.FormatInt(info.Size(), 10))
		}
	}
	http.ServeContent(w, r, name, time.Time{}, body)
}

// find is the file that a path leads to; a name that ends in a slash is a
// folder whose address lacks the slash.
func (h *handler) find(address string) (name string, found bool) {
	name = strings.TrimPrefix(path.Clean("/"+address), "/")
	if name == "" {
		name = "."
	}
	if !fs.ValidPath(name) {
		return "", false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." {
			return "", false
		}
	}
	for _, e := range encodings {
		if strings.HasSuffix(name, e.ending) {
			return "", false
		}
	}
	info, err := fs.Stat(h.folder, name)
	if err != nil {
		return "", false
	}
	if !info.IsDir() {
		return name, !strings.HasSuffix(address, "/")
	}
	page := path.Join(name, "index.html")
	if info, err := fs.Stat(h.folder, page); err != nil || info.IsDir() {
		return "", false
	}
	if address != "" && !strings.HasSuffix(address, "/") {
		return name + "/", true
	}
	return page, true
}

// hash is the SHA-256 of the file, computed again only when it changed.
func (h *handler) hash(name string) (string, error) {
	info, err := fs.Stat(h.folder, name)
	if err != nil {
		return "", err
	}
	h.mu.Lock()
	known, seen := h.sums[name]
	h.mu.Unlock()
	if seen && known.size == info.Size() && known.time.Equal(info.ModTime()) {
		return known.hash, nil
	}
	data, err := fs.ReadFile(h.folder, name)
	if err != nil {
		return "", err
	}
	digest := sha256.Sum256(data)
	text := hex.EncodeToString(digest[:])
	h.mu.Lock()
	h.sums[name] = sum{info.Size(), info.ModTime(), text}
	h.mu.Unlock()
	return text, nil
}

func mediaType(name string) string {
	if t, known := types[path.Ext(name)]; known {
		return t
	}
	return "application/octet-stream"
}

// conditional reports whether the answer may be "not modified", which has no
// length.
func conditional(r *http.Request) bool {
	return r.Header.Get("If-None-Match") != "" || r.Header.Get("If-Match") != ""
}

// accepts reports whether an Accept-Encoding takes the coding: named, or
// covered by "*", with a weight above 0.
func accepts(values []string, coding string) bool {
	covered := false
	for _, value := range values {
		for item := range strings.SplitSeq(value, ",") {
			name, weight, _ := strings.Cut(item, ";")
			name = strings.ToLower(strings.TrimSpace(name))
			q := 1.0
			if _, number, given := strings.Cut(strings.ReplaceAll(weight, " ", ""), "q="); given {
				parsed, err := strconv.ParseFloat(number, 64)
				if err != nil {
					parsed = 0
				}
				q = parsed
			}
			switch {
			case name == coding || coding == "gzip" && name == "x-gzip":
				return q > 0
			case name == "*":
				covered = q > 0
			}
		}
	}
	return covered
}
