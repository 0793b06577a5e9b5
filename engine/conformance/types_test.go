//go:build !js

package conformance

import (
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What the types of engine/unit exclude: none of these lines compiles.
func TestTypesExclude(t *testing.T) {
	if testing.Short() {
		t.Skip("type-checks packages from their source")
	}
	if build.Default.GOROOT == "" { // of a test that was built with -trimpath
		out, err := exec.Command("go", "env", "GOROOT").Output()
		if err != nil {
			t.Skip("no Go toolchain: ", err)
		}
		build.Default.GOROOT = strings.TrimSpace(string(out))
	}
	set := token.NewFileSet()
	std := importer.ForCompiler(set, "source", nil)
	names, err := filepath.Glob("../unit/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	units, err := (&types.Config{Importer: std}).Check("tenfold/engine/unit", set, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	compiles := func(line string) bool {
		text := "package p\nimport \"tenfold/engine/unit\"\nvar (c unit.FLOP; r unit.FLOPRate; h unit.AcceleratorTime; t unit.Time; n unit.Count; p unit.Power; e unit.Energy; " +
			"i unit.CarbonIntensity; g unit.Carbon; m unit.Money; hp unit.HourlyPrice; ep unit.EnergyPrice; pue unit.Ratio; mfu unit.Fraction; params unit.Params; tokens unit.Tokens)\n" + line + "\n"
		file, err := parser.ParseFile(set, "line.go", text, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = (&types.Config{Importer: only{units}}).Check("p", set, []*ast.File{file}, nil)
		return err == nil
	}
	for line, why := range map[string]string{
		"var _ = h * n":                              "accelerator-hours times the count (10)",
		"var _ = n.During(h)":                        "accelerator-hours times the count (10)",
		"var _ = h + t":                              "accelerator-hours for hours (10)",
		"var _ = c + r":                              "an amount of FLOP for a rate (19)",
		"var _ = params * tokens":                    "a product without a factor (9)",
		"var _ = unit.Share(e, pue)":                 "PUE as a share (7)",
		"var _ = unit.Scaled(e, mfu)":                "a share as a factor (7, 8)",
		"var _ = p.Emits(i)":                         "carbon of power (7, 19)",
		"var _ = e.Emits(ep)":                        "a price for an intensity (19)",
		"var _ = e * i":                              "an unnamed product (19)",
		"var _ = h.Costs(m)":                         "a price of the chip for a rent (25)",
		"var _ = m + hp":                             "money and a rate of it (17, 25)",
		"var _ = g + i":                              "carbon and intensity (19)",
		"var _ unit.Energy = p":                      "power for energy (19)",
		"var _ unit.FLOPRate = r * r":                "", // one type's own product is the compiler's to allow
		"var _ = e.Emits(i)":                         "",
		"var _ = unit.Scaled(e, pue)":                "",
		"var _ = c.At(unit.Share(r, mfu)).Costs(hp)": "",
	} {
		if compiles(line) != (why == "") {
			t.Errorf("%s compiles: %v; %s", line, why != "", why)
		}
	}
}

// only imports the one package.
type only struct{ pkg *types.Package }

func (o only) Import(string) (*types.Package, error) { return o.pkg, nil }
