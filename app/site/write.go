package site

import (
	"bytes"
	"compress/gzip"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/andybalholm/brotli"
)

// Effort is how hard Write packs.
type Effort int

const (
	Full  Effort = iota // for publishing: half a minute, smallest
	Quick               // for trying things out: a second or two
)

// packed is the compressible types; pictures and fonts are packed already.
var packed = map[string]bool{
	".css": true, ".csv": true, ".html": true, ".js": true, ".json": true, ".jsonl": true, ".svg": true,
	".ts": true, ".txt": true, ".wasm": true, ".webmanifest": true, ".xml": true,
}

// packings are the compressed copies that lie beside a file, by the ending of
// their names.
var packings = []struct {
	ending string
	pack   func([]byte, Effort) []byte
}{
	{".br", Brotli},
	{".gz", Gzip},
}

// Write lays the site into the folder, which is made where it does not exist,
// each compressible file with its packed copies where they are smaller. Files
// of the folder that are not of the site stay, save packed copies that no
// longer hold what the file beside them holds.
func (s Site) Write(folder string, effort Effort) error {
	type job struct {
		file   File
		ending string
		pack   func([]byte, Effort) []byte
	}
	var jobs []job
	for _, f := range s {
		jobs = append(jobs, job{f, "", func(data []byte, _ Effort) []byte { return data }})
		for _, p := range packings {
			jobs = append(jobs, job{f, p.ending, p.pack})
		}
	}

	errs := make([]error, len(jobs))
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i, j := range jobs {
		room <- struct{}{}
		all.Go(func() {
			defer func() { <-room }()
			name := filepath.Join(folder, filepath.FromSlash(j.file.Path)) + j.ending
			if j.ending != "" && !packed[path.Ext(j.file.Path)] {
				errs[i] = remove(name)
				return
			}
			data := j.pack(j.file.Data, effort)
			if j.ending != "" && len(data) >= len(j.file.Data) {
				errs[i] = remove(name)
				return
			}
			if errs[i] = os.MkdirAll(filepath.Dir(name), 0o755); errs[i] == nil {
				errs[i] = os.WriteFile(name, data, 0o644)
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// remove removes the file where it is there.
func remove(name string) error {
	if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// Brotli packs data with the widest window that every browser takes.
func Brotli(data []byte, effort Effort) []byte {
	quality := brotli.BestCompression
	if effort == Quick {
		quality = 5
	}
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: quality, LGWin: 24})
	w.Write(data) // a bytes.Buffer takes every write
	w.Close()
	return out.Bytes()
}

// Gzip packs data without name or time, so that the same data give the same
// bytes.
func Gzip(data []byte, effort Effort) []byte {
	level := gzip.BestCompression
	if effort == Quick {
		level = gzip.DefaultCompression
	}
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, level) // fails only for a level that does not exist
	w.Write(data)
	w.Close()
	return out.Bytes()
}
