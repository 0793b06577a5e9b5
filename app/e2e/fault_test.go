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
)

// Where the program cannot run, because the browser has no WebAssembly, will not
// compile it, or gets half of it, one word says so and the figures of the static page
// stand; a sign of the reader changes nothing about that.
func TestAProgramThatCannotRun(t *testing.T) {
	files := site.Handler(os.DirFS(*siteFolder))
	half := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, ".wasm") {
			files.ServeHTTP(w, r)
			return
		}
		data, err := os.ReadFile(*siteFolder + "/web/app.wasm")
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "application/wasm")
		w.Header().Set("Content-Length", "12000000")
		w.Write(data[:len(data)/2])
		panic(http.ErrAbortHandler) // the connection ends
	}))
	defer half.Close()
	want := expected(t, project(t, `{}`))
	for name, c := range map[string]struct{ address, broken string }{
		"no WebAssembly":  {host.url + "/a/b/", `delete window.WebAssembly`},
		"not compiled":    {host.url + "/a/b/", `for (const f of ["instantiate", "instantiateStreaming", "compile", "compileStreaming"]) WebAssembly[f] = () => Promise.reject(new WebAssembly.CompileError("blocked"))`},
		"a broken stream": {half.URL + "/", `0`},
	} {
		r := visitAlone(t, desk, "/host/").before(c.broken)
		r.do(chromedp.Navigate(c.address))
		r.stir()
		r.until(name+": a word about it", `document.querySelector("[role=alert]")?.checkVisibility()`)
		r.stir()
		figures := r.figures()
		for result, said := range want {
			if figures[result] != said {
				t.Errorf("%s: %s reads %q, not %q", name, result, figures[result], said)
			}
		}
		if !eval[bool](r, `[...document.querySelectorAll("[data-result]")].every(e => getComputedStyle(e).visibility !== "hidden")`) {
			t.Errorf("%s: figures are hidden, though nothing will replace them", name)
		}
		for _, said := range r.heard() {
			if strings.Contains(said, "exception") {
				t.Errorf("%s: %s", name, said)
			}
		}
	}
}
