//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"tenfold/app/site"
	"tenfold/engine/catalog"
)

// unpacked is a host that is never asked for packed copies, and so sends none.
func unpacked(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Accept-Encoding")
		files.ServeHTTP(w, r)
	})
}

// The site works on hosts of every kind, in the folder that it is put into: the
// page, a ready question's, a frame's, and what they lead to.
func TestAnyHost(t *testing.T) {
	folder := os.DirFS(*siteFolder)
	plain := http.FileServerFS(folder)
	// What each kind is apart in, besides that all work there.
	header := func(r *reader, path, name string) string {
		return eval[string](r, `fetch($1, { cache: "no-store" }).then(a => a.headers.get($2) ?? "")`, path, name)
	}
	says := func(ending, name, want string) func(*reader, string) {
		return func(r *reader, home string) {
			if got := header(r, home+"web/app"+ending, name); got != want {
				r.t.Errorf("%s is %q, not %q: the host is not what it is called", name, got, want)
			}
		}
	}
	var kept http.Handler = plain // of the host that keeps all for ten minutes
	lacking := false              // the host that answers all with the page
	for name, c := range map[string]struct {
		under string
		files http.Handler
		apart func(r *reader, home string)
	}{
		"its own server at the root":          {"", site.Handler(folder), says(".wasm", "Content-Encoding", "br")},
		"a plain file server in a sub-folder": {"/deep/down/here", plain, says(".wasm", "Content-Encoding", "")},
		"a host that calls wasm octets":       {"/a", mistyped(plain), says(".wasm", "Content-Type", "application/octet-stream")},
		"a host that calls wasm text":         {"", saying(plain, ".wasm", "Content-Type", "text/plain; charset=utf-8"), says(".wasm", "Content-Type", "text/plain; charset=utf-8")},
		"a host that keeps all for ten minutes": {"/project", saying(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { kept.ServeHTTP(w, r) }), "", "Cache-Control", "max-age=600"),
			func(r *reader, home string) { // a newer build is found at once, past what the browser keeps
				r.do(chromedp.Navigate(home))
				r.started()
				kept = http.FileServerFS(os.DirFS(next(r.t, "newer")))
				if state := r.look(); state != "installed" {
					r.t.Errorf("a newer build is %s where the host has the old one kept", state)
				}
			}},
		"a host that knows no compression": {"/~someone/x y", unpacked(site.Handler(folder)), says(".css", "Content-Encoding", "")},
		"a host that answers all with the page": {"", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if _, err := fs.Stat(folder, strings.Trim(r.URL.Path, "/")); (err != nil || lacking && strings.HasSuffix(r.URL.Path, ".wasm")) && r.URL.Path != "/" {
				r.URL.Path = "/"
			}
			plain.ServeHTTP(w, r)
		}), func(r *reader, home string) { // the page in the program's place is none
			lacking = true
			other := &reader{t: r.t, ctx: r.ctx, home: r.home}
			other.do(chromedp.Navigate(home + "?sw=off"))
			other.stir()
			other.until("the worker to be gone", `navigator.serviceWorker.getRegistrations().then(g => g.length === 0)`)
			other.do(chromedp.ActionFunc(clearBrowserCache), chromedp.Navigate(home))
			other.stir()
			other.until("a word that the program is not there", `document.querySelector("[role=alert]")?.checkVisibility()`)
			r.said = nil
		}},
	} {
		t.Run(name, func(t *testing.T) {
			mux := http.NewServeMux()
			mux.Handle("/", http.StripPrefix(c.under, c.files))
			var away atomic.Bool // the network is off
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if away.Load() {
					panic(http.ErrAbortHandler)
				}
				mux.ServeHTTP(w, r)
			}))
			defer server.Close()
			ctx, leave := chromedp.NewContext(tabs, chromedp.WithNewBrowserContext())
			defer leave()
			r := &reader{t: t, ctx: ctx, home: server.URL}
			home := server.URL + strings.ReplaceAll(c.under, " ", "%20") + "/"
			r.goTo(desk, home+"#v1&scale=20&mfu=0.4")
			r.started().showing(`{"scale": 20, "mfu": 0.4}`)
			r.kept()
			for _, path := range []string{"llama4-scout.html", "embed/llama4-announced.html"} {
				r.do(chromedp.Navigate(home + path))
				r.started().until("an answer", `document.querySelector("[data-result=accelerators]")?.innerText`)
			}
			r.do(chromedp.Navigate(home + "backtest.html"))
			r.until("the backtest", `document.querySelectorAll("tr[data-metric]").length > 20`)
			for _, said := range r.heard() {
				t.Errorf("the page said: %s", said)
			}
			away.Store(true)
			r.do(chromedp.Navigate(home + "llama4-scout.html"))
			r.started().until("an answer without a network", `document.querySelector("[data-result=accelerators]")?.innerText`)
			away.Store(false)
			r.said = nil
			r.quiet()
			c.apart(r, home)
		})
	}
}

// ownAddress is an address of a file of ours that would hold in one place alone.
var ownAddress = regexp.MustCompile(`(?:href|src|action)="/[^"]*"|url\(["']?/[^)]*\)|"/web/[^"]*"|https?://(?:localhost|127\.0\.0\.1)[^"]*`)

// No file of the site names another by where the site lies.
func TestAddressesAreRelative(t *testing.T) {
	err := filepath.WalkDir(*siteFolder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch filepath.Ext(name) {
		case ".html", ".css", ".js", ".webmanifest", ".json", ".svg":
		default:
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, found := range ownAddress.FindAll(data, 3) {
			t.Errorf("%s: %s", name, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The site made twice is the same bytes: packed copies, pictures, the builds that
// are kept and what is for other hosts with it.
func TestTheSiteTwice(t *testing.T) {
	made := [2]map[string][]byte{}
	tenfold, err := filepath.Abs(*command)
	if err != nil {
		t.Fatal(err)
	}
	var both sync.WaitGroup
	for i := range made {
		out := t.TempDir()
		both.Go(func() {
			c := exec.Command(tenfold, "site", "--quick", "--stories", "--base", "https://example.org/t/", out)
			c.Dir = "../.."
			if said, err := c.CombinedOutput(); err != nil || bytes.Contains(said, []byte("no cards and pictures")) {
				t.Errorf("%v: %s", err, said)
				return
			}
			made[i] = files(t, out)
		})
	}
	both.Wait()
	if len(made[0]) < 150 || len(made[0]) != len(made[1]) {
		t.Errorf("%d files, then %d", len(made[0]), len(made[1]))
	}
	for name, data := range made[0] {
		if !bytes.Equal(data, made[1][name]) {
			t.Errorf("%s differs between two makings of the site", name)
		}
	}
}

// files is what lies in a folder, by the names beneath it.
func files(t *testing.T, folder string) map[string][]byte {
	found := map[string][]byte{}
	under := os.DirFS(folder)
	err := fs.WalkDir(under, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			found[name], err = fs.ReadFile(under, name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return found
}

// The programs built from a copy of the sources, which lies elsewhere and has no
// history, are byte for byte those of the site: nothing of the machine, of the
// folder or of the commit gets into them.
func TestTheProgramsFromElsewhere(t *testing.T) {
	copied := t.TempDir()
	for _, part := range []string{"Makefile", "go.mod", "go.sum", "app", "engine", "web"} {
		from := os.DirFS("../..")
		err := fs.WalkDir(from, part, func(name string, d fs.DirEntry, err error) error {
			if err != nil || name == "app/e2e" || strings.HasSuffix(name, ".wasm") || d.Name() == "node_modules" {
				if err == nil && d.IsDir() {
					err = fs.SkipDir
				}
				return err
			}
			to := filepath.Join(copied, filepath.FromSlash(name))
			if d.IsDir() {
				return os.MkdirAll(to, 0o755)
			}
			data, err := fs.ReadFile(from, name)
			if err != nil {
				return err
			}
			return os.WriteFile(to, data, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if said, err := exec.Command("make", "-C", copied, "build").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for _, program := range []string{"app.wasm", "engine.wasm"} {
		here, err := os.ReadFile(filepath.Join(*siteFolder, "web", program))
		if err != nil {
			t.Fatal(err)
		}
		there, err := os.ReadFile(filepath.Join(copied, "web", program))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(here, there) {
			t.Errorf("%s is another when built elsewhere: %d bytes, not %d", program, len(there), len(here))
		}
	}
}

// Ten thousand scenarios of every kind, natively and as wasm: the same bytes. Most
// give the MFU, which spares the search for a layout; some do not.
func TestTenThousandScenarios(t *testing.T) {
	r := rand.New(rand.NewPCG(20260711, 3))
	cat := catalog.Default()
	accelerators, regions, runs := cat.Accelerators(), cat.Regions(), cat.Runs()
	log := func(low, high float64) float64 { // somewhere between, evenly over the magnitudes; six digits
		v := low
		for v < high && r.Float64() > 0.02 {
			v *= 1 + r.Float64()/4
		}
		var short float64
		fmt.Sscanf(fmt.Sprintf("%.6g", min(v, high)), "%g", &short)
		return short
	}
	var in bytes.Buffer
	for i := range 10000 {
		s := map[string]any{"draws": 100, "seed": i, "accelerator": accelerators[r.IntN(len(accelerators))].ID, "region": regions[r.IntN(len(regions))].ID,
			"scale": log(1e-4, 1e4), "mfu": log(0.02, 0.9), []string{"days", "accelerators", "site_mw"}[r.IntN(3)]: float64(int(log(1, 3000)))}
		if i%250 == 0 {
			delete(s, "mfu")
		}
		if r.IntN(3) == 0 {
			s["goodput"] = log(0.3, 0.99)
		}
		if r.IntN(4) == 0 {
			s["reference"] = runs[r.IntN(len(runs))].ID
		}
		if r.IntN(4) == 0 {
			s["pue"], s["contracted_clean_share"], s["scope"] = log(1, 2), log(0.01, 1), "with-experiments"
		}
		if r.IntN(5) == 0 {
			s["rental_usd_per_hour"], s["stance"], s["commitment"] = log(0.1, 20), []string{"conservative", "aggressive"}[r.IntN(2)], "on-demand"
		}
		line, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	file := filepath.Join(t.TempDir(), "scenarios.jsonl")
	write(t, file, in.Bytes())
	module, err := filepath.Abs(filepath.Join(*siteFolder, "web", "engine.js"))
	if err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", "--input-type=module", "-e", `import { readFileSync, writeSync } from "node:fs";
		import { load } from `+string(quoted(t, "file://"+filepath.ToSlash(module)))+`;
		const engine = await load(), out = [];
		for (const line of readFileSync(`+string(quoted(t, file))+`, "utf8").trimEnd().split("\n")) out.push(await engine.text.project(line));
		process.stdout.write(out.join("\n") + "\n");`)
	native := exec.Command(*command, "project")
	native.Stdin = bytes.NewReader(in.Bytes())
	var want, got, said bytes.Buffer
	native.Stdout, node.Stdout = &want, &got
	node.Stderr = &said
	if err := errors.Join(native.Start(), node.Start()); err != nil { // beside each other, each on a core
		t.Fatal(err)
	}
	if err := errors.Join(native.Wait(), node.Wait()); err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	a, b := bytes.Split(want.Bytes(), []byte("\n")), bytes.Split(got.Bytes(), []byte("\n"))
	if len(a) != 10001 || len(b) != len(a) {
		t.Fatalf("%d answers natively, %d as wasm", len(a)-1, len(b)-1)
	}
	answered, differ := 0, 0
	for i := range a {
		if bytes.Contains(a[i], []byte(`"results"`)) {
			answered++
		}
		if !bytes.Equal(a[i], b[i]) {
			if differ++; differ < 4 {
				t.Errorf("natively %.400s\nas wasm  %.400s", a[i], b[i])
			}
		}
	}
	t.Logf("%d of 10,000 have results; %d differ", answered, differ)
	if answered < 6000 {
		t.Errorf("only %d of the scenarios can be answered, which compares little", answered)
	}
}

func quoted(t *testing.T, text string) []byte {
	t.Helper()
	out, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
