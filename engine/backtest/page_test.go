//go:build !js

package backtest

import (
	"os"
	"testing"
)

const pageFile = "../../docs/backtest.md"

// The page is the report. TENFOLD_WRITE=report writes it anew.
func TestPageIsCurrent(t *testing.T) {
	want := made().Markdown()
	if os.Getenv("TENFOLD_WRITE") == "report" {
		if err := os.WriteFile(pageFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(pageFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Error("docs/backtest.md is not the report of this engine; make validate writes it")
	}
}
