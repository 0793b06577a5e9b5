//go:build !js

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// recipes are the shell's blocks of a page, by the heading that they stand
// under.
func recipes(t *testing.T, page string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[string]string{}
	for _, section := range strings.Split(string(data), "\n## ")[1:] {
		heading, rest, _ := strings.Cut(section, "\n")
		for _, block := range strings.Split(rest, "```sh\n")[1:] {
			block, _, _ = strings.Cut(block, "```")
			blocks[heading] += block
		}
	}
	return blocks
}

// TestSweeps runs the recipes of docs/sweeps.md for one machine as they stand, on
// a hundred scenarios of which some cannot be answered: many processes give the
// bytes of one, in the order asked.
func TestSweeps(t *testing.T) {
	var asked strings.Builder
	for i := range 100 {
		switch {
		case i%17 == 3:
			fmt.Fprintf(&asked, "{\"scale\": \"no number %d\"}\n", i)
		case i%29 == 5:
			fmt.Fprintf(&asked, "\n")
		default:
			fmt.Fprintf(&asked, "{\"scale\": %d, \"mfu\": 0.4, \"draws\": 100, \"region\": %q}\n", i+1, []string{"fr", "us-avg", "no"}[i%3])
		}
	}
	status, want, said := typed(asked.String(), "project")
	if status != 0 || strings.Count(want, "\n") != 100 {
		t.Fatalf("status %d, said %q", status, said)
	}
	pages := recipes(t, "../../docs/sweeps.md")
	for heading, needs := range map[string][]string{"On one machine, with GNU parallel": {"parallel"}, "On one machine, with what every Unix has": {"split", "xargs"}} {
		recipe := pages[heading]
		if !strings.Contains(recipe, "tenfold project") {
			t.Fatalf("docs/sweeps.md has no recipe under %q", heading)
		}
		missing := ""
		for _, tool := range needs {
			if _, err := exec.LookPath(tool); err != nil {
				missing = tool
			}
		}
		if missing != "" {
			t.Logf("not run, for want of %s: %s", missing, heading)
			continue
		}
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "scenarios.jsonl"), []byte(asked.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		// Smaller pieces than the page's, so that a hundred lines make several.
		smaller := strings.NewReplacer("--block 64k", "--block 1k", "split -l 500", "split -l 7").Replace(recipe)
		if smaller == recipe {
			t.Fatalf("%s: the pieces have another size than this test thinks", heading)
		}
		if out, err := shell(t, folder, "set -e\n"+smaller).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", heading, err, out)
			continue
		}
		got, err := os.ReadFile(filepath.Join(folder, "projections.jsonl"))
		if err != nil || string(got) != want {
			t.Errorf("%s: %v; %d bytes, not the %d of one process", heading, err, len(got), len(want))
		}
	}
}
