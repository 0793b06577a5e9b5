//go:build !js

package validate

import (
	"math"
	"os"
	"testing"

	"tenfold/engine/layout"
)

// Where the results are kept.
const (
	constantsFile = "../data/constants.csv"
	foldsFile     = "data/folds.csv"
	pageFile      = "../../../docs/accuracy.md"
)

// TestWriteFiles is how the results are made again: TENFOLD_WRITE=calibrate
// fits anew and writes the constants, TENFOLD_WRITE=report writes the page from
// them. Without it nothing is done.
func TestWriteFiles(t *testing.T) {
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	switch os.Getenv("TENFOLD_WRITE") {
	case "calibrate":
		c, err := Calibrate()
		if err != nil {
			t.Fatal(err)
		}
		constants, err := c.Constants()
		if err != nil {
			t.Fatal(err)
		}
		folds, err := c.FoldsFile()
		if err != nil {
			t.Fatal(err)
		}
		write(constantsFile, string(constants))
		write(foldsFile, string(folds))
	case "report":
		page, err := Report()
		if err != nil {
			t.Fatal(err)
		}
		write(pageFile, page)
	default:
		t.Skip("nothing to write")
	}
}

func TestPageIsCurrent(t *testing.T) {
	want, err := Report()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(pageFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what Report gives: TENFOLD_WRITE=report go test ./engine/layout/validate", pageFile)
	}
}

// The stored constants are what the fit gives: one fold, which takes some
// seconds, stands for all.
func TestConstantsAreTheFit(t *testing.T) {
	if testing.Short() {
		t.Skip("fits for some seconds")
	}
	rows, c := load(t)
	got := Fit(Calibrating(rows, ""))
	for _, k := range knobs {
		g, _ := got.Get(k.Name)
		w, _ := c.All.Get(k.Name)
		if math.Abs(g/w-1) > 1e-5 {
			t.Errorf("%s: fitted %g, stored %g: TENFOLD_WRITE=calibrate go test ./engine/layout/validate", k.Name, g, w)
		}
	}
	start := Start()
	if loss(Calibrating(rows, ""), got) >= loss(Calibrating(rows, ""), start) {
		t.Error("the fit is no better than its start")
	}
	for _, a := range assumed {
		g, _ := c.All.Get(a.Name)
		w, _ := start.Get(a.Name)
		if g != w {
			t.Errorf("%s: assumed %g, stored %g", a.Name, w, g)
		}
	}
	if _, err := layout.Fitted(); err != nil {
		t.Error(err)
	}
}
