package site

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"sort"
	"strings"
)

// File is one file of the site: its slash-separated path and its bytes.
type File struct {
	Path string
	Data []byte
}

// Site is every file of the site, by path, without the compressed copies.
type Site []File

// Missing is a part without which there is no site, and how to get it.
type Missing struct{ Path, Cure string }

func (m Missing) Error() string { return m.Path + " is missing: " + m.Cure }

// required are the parts that a site cannot do without.
var required = []Missing{
	{"index.html", "run this in the project's folder"},
	{"wasm_exec.js", `"make wasm-exec" copies it from the Go toolchain`},
	{"web/app.wasm", `"make build" builds it`},
	{"web/engine.wasm", `"make build" builds it`},
	{workerSource, "run this in the project's folder"},
}

// IsRoot reports whether parts holds the project's folder, built or not.
func IsRoot(parts fs.FS) bool {
	_, page := fs.Stat(parts, "index.html")
	_, runtime := fs.Stat(parts, "wasm_exec.js")
	return page == nil && runtime == nil
}

// Build makes the site from the project's folder. The shell of index.html is
// passed to pages, which gives every page and other file that is not a part:
// index.html with an answer in it, and whatever else. Each page gets its
// [Policy], and the site its worker, unless pages gives another. It fails with [Missing] where a part is not there, and where two
// files name each other, since then neither can carry the other's hash.
func Build(parts fs.FS, pages func(shell []byte) ([]File, error)) (Site, error) {
	s := stamper{source: map[string][]byte{}, done: map[string][]byte{}}
	for _, m := range required {
		data, err := fs.ReadFile(parts, m.Path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, m
		}
		if err != nil {
			return nil, err
		}
		s.source[m.Path] = data
	}
	err := fs.WalkDir(parts, "web", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() || !published(p) {
			return nil
		}
		s.source[p], err = fs.ReadFile(parts, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	source := s.source[workerSource] // published elsewhere, and with a list
	delete(s.source, workerSource)
	made, err := pages(s.source["index.html"])
	if err != nil {
		return nil, fmt.Errorf("index.html: %w", err)
	}
	for _, f := range made {
		s.source[f.Path] = f.Data
	}

	for p := range s.source {
		s.paths = append(s.paths, p)
	}
	sort.Strings(s.paths)
	site := make(Site, 0, len(s.paths))
	for _, p := range s.paths {
		data, err := s.stamped(p)
		if err != nil {
			return nil, err
		}
		site = append(site, File{p, data})
	}
	if _, given := s.source[WorkerPath]; given {
		return site, nil
	}
	data, err := worker(source, site)
	if err != nil {
		return nil, err
	}
	return append(site, File{WorkerPath, data}), nil
}

// published reports whether a file of web/ belongs on a host: not what tells
// Node about the folder, nor copies that an earlier run packed there.
func published(p string) bool {
	switch path.Ext(p) {
	case ".br", ".gz":
		return false
	}
	return path.Base(p) != "package.json"
}

// Version is the word that an address carries so that it may be kept for ever:
// the beginning of the SHA-256 of what it leads to.
func Version(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

// stamper rewrites addresses inside text files, innermost file first.
type stamper struct {
	source map[string][]byte
	done   map[string][]byte // nil while a file is being stamped
	paths  []string          // of source, sorted
}

// stamped is the file with every relative address of another file of the site
// followed by "?v=" and that file's version. A page keeps its address, since people
// pass it on, and pages lead to each other both ways. An address is recognised where it
// stands whole between quotes (or the brackets of a style sheet's url()), so
// that the same word in running text is left alone.
func (s *stamper) stamped(p string) ([]byte, error) {
	if data, seen := s.done[p]; seen {
		if data == nil {
			return nil, fmt.Errorf("%s: files name each other in a circle", p)
		}
		return data, nil
	}
	s.done[p] = nil
	data := s.source[p]
	switch path.Ext(p) {
	case ".html", ".js", ".css", ".webmanifest":
		text, err := s.inlined(p, string(data))
		if err != nil {
			return nil, err
		}
		for _, other := range s.paths {
			if other == p || path.Ext(other) == ".html" {
				continue
			}
			address := relative(path.Dir(p), other)
			for _, form := range []string{address, "./" + address} {
				for _, q := range []string{`""`, `''`, `()`} {
					whole := q[:1] + form + q[1:]
					if !strings.Contains(text, whole) {
						continue
					}
					target, err := s.stamped(other)
					if err != nil {
						return nil, fmt.Errorf("%s: %w", p, err)
					}
					text = strings.ReplaceAll(text, whole, q[:1]+form+"?v="+Version(target)+q[1:])
				}
			}
		}
		data = []byte(text)
		if path.Ext(p) == ".html" {
			data = sealed(data)
		}
	}
	s.done[p] = data
	return data, nil
}

// inlined is a page with the style sheets in it that it marks by data-inline, so
// that its first paint waits for nothing but itself. A sheet that names files,
// which it would look for beside the page, is refused.
func (s *stamper) inlined(p, text string) (string, error) {
	if path.Ext(p) != ".html" {
		return text, nil
	}
	for _, link := range inlineLink.FindAllStringSubmatch(text, -1) {
		sheet, there := s.source[path.Join(path.Dir(p), link[1])]
		if !there {
			return "", fmt.Errorf("%s: %s is not of the site", p, link[1])
		}
		if strings.Contains(string(sheet), "url(") || strings.Contains(string(sheet), "</") {
			return "", fmt.Errorf("%s: %s names files or ends its tag, and cannot stand in a page", p, link[1])
		}
		text = strings.Replace(text, link[0], "<style>"+string(sheet)+"</style>", 1)
	}
	return text, nil
}

var inlineLink = regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)" data-inline>`)

// relative is the address of a file as seen from a folder.
func relative(from, to string) string {
	up := ""
	for from != "." && !strings.HasPrefix(to, from+"/") {
		up += "../"
		from = path.Dir(from)
	}
	if from != "." {
		to = strings.TrimPrefix(to, from+"/")
	}
	return up + to
}
