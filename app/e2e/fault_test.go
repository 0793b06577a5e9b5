//go:build e2e

package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"tenfold/app/site"
	"tenfold/app/text"
)

// Where the program cannot run, one word says why in the page's language, the
// browser's own words are small print beside it, and the figures of the static page
// stand; a sign of the reader changes nothing about that.
func TestAProgramThatCannotRun(t *testing.T) {
	files := site.Handler(os.DirFS(*siteFolder))
	program, err := os.ReadFile(*siteFolder + "/web/app.wasm")
	if err != nil {
		t.Fatal(err)
	}
	// sending is a host that sends something else for a file.
	sending := func(ending string, send func(w http.ResponseWriter)) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasSuffix(r.URL.Path, ending) {
				files.ServeHTTP(w, r)
				return
			}
			w.Header().Set("Content-Type", "application/wasm")
			send(w)
		}))
		t.Cleanup(server.Close)
		return server.URL + "/"
	}
	lacking := func(w http.ResponseWriter) { w.WriteHeader(http.StatusNotFound) }
	parts := func(w http.ResponseWriter) { // a program that wants what this page's wasm_exec.js does not have
		w.Write([]byte("\x00asm\x01\x00\x00\x00" + "\x01\x04\x01\x60\x00\x00" + "\x02\x0e\x01\x04gojs\x05other\x00\x00"))
	}
	own := host.url + "/a/b/"
	want := expected(t, project(t, `{}`))
	for name, c := range map[string]struct {
		address, broken string
		why             text.Phrase
		said            string
	}{
		"no WebAssembly": {own, `delete window.WebAssembly`, "this browser has no WebAssembly", "ReferenceError"},
		"forbidden":      {own, `for (const f of ["instantiate", "instantiateStreaming", "compile", "compileStreaming"]) WebAssembly[f] = () => Promise.reject(new WebAssembly.CompileError("blocked"))`, "the browser or a rule of the host forbids it", "CompileError: blocked"},
		"no memory":      {own, `WebAssembly.instantiate = () => Promise.reject(new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance"))`, "there is not enough memory for it", "RangeError"},
		"a broken stream": {sending(".wasm", func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "12000000")
			w.Write(program[:len(program)/2])
			panic(http.ErrAbortHandler) // the connection ends
		}), `0`, "a part of it could not be fetched", "Error"},
		"half a program":        {sending(".wasm", func(w http.ResponseWriter) { w.Write(program[:len(program)/2]) }), `0`, "what came is not its program, or not all of it", "CompileError"},
		"another file":          {sending(".wasm", func(w http.ResponseWriter) { w.Write([]byte("<!doctype html>")) }), `0`, "what came is not its program, or not all of it", "CompileError"},
		"another build's parts": {sending(".wasm", parts), `0`, "its parts do not fit together", "LinkError"},
		"no program":            {sending(".wasm", lacking), `0`, "a part of it could not be fetched", "404"},
		"no wasm_exec.js":       {sending("/wasm_exec.js", lacking), `0`, "a part of it could not be fetched", "wasm_exec.js"},
	} {
		t.Run(name, func(t *testing.T) {
			defer text.Use(text.Language{})
			for page, language := range map[string]text.Language{"": {}, "index.de.html": text.German()} {
				text.Use(language)
				why := c.why.String()
				r := visitAlone(t, desk, "/host/").before(c.broken)
				r.do(chromedp.Navigate(c.address + page))
				r.stir()
				r.until(page+": a word about it", `document.querySelector("[role=alert]")?.checkVisibility()`)
				r.stir()
				if said := r.text("#trouble p"); !strings.Contains(said, "("+why+")") {
					t.Errorf("%s: the page says %q, not %q", page, said, why)
				}
				if page == "" {
					figures := r.figures()
					for result, said := range want {
						if figures[result] != said {
							t.Errorf("%s reads %q, not %q", result, figures[result], said)
						}
					}
				}
				if !eval[bool](r, `[...document.querySelectorAll("[data-result]")].every(e => getComputedStyle(e).visibility !== "hidden")`) {
					t.Errorf("%s: figures are hidden, though nothing will replace them", page)
				}
				for _, said := range r.heard() {
					if strings.Contains(said, "exception") {
						t.Errorf("%s: %s", page, said)
					}
				}
				if said := r.text("#trouble small"); !strings.Contains(said, c.said) || !strings.Contains(said, "Error") {
					t.Errorf("%s: the browser's words are %q", page, said)
				}
			}
		})
	}
}
