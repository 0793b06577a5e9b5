//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"flag"
	"os/exec"
	"path/filepath"
	"testing"
)

var rated = flag.Bool("lighthouse", false, "have Lighthouse rate the site")

// TestLighthouse prints what Lighthouse says of the page, of an embed view and of
// the backtest, on its mobile and its desktop preset. Run by "make lighthouse",
// which takes it from npm. Scores move with the machine, so that none is asserted.
func TestLighthouse(t *testing.T) {
	if !*rated {
		t.Skip("make lighthouse runs it")
	}
	chrome, err := filepath.Abs("../../.ci/chrome/chromium")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", "embed/llama4-announced.html", "backtest.html"} {
		var said bytes.Buffer
		c := exec.Command("node", "lighthouse/run.js", chrome, host.url+"/a/b/"+path)
		c.Stderr = &said
		out, err := c.Output()
		if err != nil {
			t.Fatalf("/%s: %v\n%s", path, err, said.Bytes())
		}
		for line := range bytes.Lines(out) {
			var v struct {
				Preset, Version  string
				Scores           map[string]int
				At               map[string]any
				Missed, Warnings []string
			}
			if err := json.Unmarshal(line, &v); err != nil {
				t.Fatalf("%v: %s", err, line)
			}
			t.Logf("/%s, %s (Lighthouse %s): %v\n  %v", path, v.Preset, v.Version, v.Scores, v.At)
			for _, m := range append(v.Missed, v.Warnings...) {
				t.Log("  ", m)
			}
		}
	}
	load(t)
}
