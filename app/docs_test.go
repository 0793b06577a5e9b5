//go:build !js

package main_test

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tenfold/engine/catalog"
)

var linked = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestLinksOfTheDocs: what a page of the docs leads to is there, and the README
// leads to every page.
func TestLinksOfTheDocs(t *testing.T) {
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil || len(pages) < 5 {
		t.Fatal(pages, err)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		if !strings.Contains(string(readme), "(docs/"+filepath.Base(page)+")") {
			t.Errorf("the README does not lead to docs/%s", filepath.Base(page))
		}
	}
	for _, page := range append(pages, "../README.md", "../CONTRIBUTING.md", "../CHANGELOG.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range linked.FindAllStringSubmatch(string(text), -1) {
			to, _, _ := strings.Cut(m[1], "#")
			if to == "" || strings.Contains(to, "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), to)); err != nil {
				t.Errorf("%s leads to %s, which is not there", page, to)
			}
		}
	}
}

var (
	namedTest = regexp.MustCompile("`(Test[A-Z][A-Za-z0-9]*|Fuzz[A-Z][A-Za-z0-9]*)`")
	aTest     = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
)

// TestTestsOfTheDocs: a test that a page of the docs names is there.
func TestTestsOfTheDocs(t *testing.T) {
	there := map[string]bool{}
	for _, root := range []string{".", "../engine"} {
		err := filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, "_test.go") {
				if err == nil && d.Name() == "node_modules" {
					return filepath.SkipDir
				}
				return err
			}
			text, err := os.ReadFile(name)
			for _, m := range aTest.FindAllSubmatch(text, -1) {
				there[string(m[1])] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, page := range append(pages, "../README.md", "../CONTRIBUTING.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range namedTest.FindAllSubmatch(text, -1) {
			if named++; !there[string(m[1])] {
				t.Errorf("%s names %s, which is not there", page, m[1])
			}
		}
	}
	if named < 20 {
		t.Errorf("only %d tests are named", named)
	}
}

// TestPackagesHaveExamples: every package says what it is, with an example beside it
// or code in what it says.
func TestPackagesHaveExamples(t *testing.T) {
	said := map[string]string{} // of each folder with Go in it
	shown := map[string]bool{}
	for _, root := range []string{".", "../engine"} {
		err := filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata") {
				return cmp.Or(err, filepath.SkipDir)
			}
			if filepath.Ext(name) != ".go" {
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			folder := filepath.Dir(name)
			if !strings.HasSuffix(name, "_test.go") {
				said[folder] += file.Doc.Text()
			}
			for _, decl := range file.Decls {
				f, ok := decl.(*ast.FuncDecl)
				shown[folder] = shown[folder] || ok && strings.HasPrefix(f.Name.Name, "Example")
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for folder, doc := range said {
		if doc == "" {
			t.Errorf("package %s says nothing of itself", folder)
		}
		if !shown[folder] && !strings.Contains(doc, "\n\t") {
			t.Errorf("package %s has no example", folder)
		}
	}
	if len(said) < 30 {
		t.Errorf("only %d packages", len(said))
	}
}

var (
	overRegions = regexp.MustCompile(`over the (\d+) `)
	correlated  = regexp.MustCompile(`rank correlation (\S+) over (\d+) US regions .*, (\S+) over all (\d+)\.`)
)

// TestCorrelationsOfTheDocs: the two correlations that docs/model.md prints are
// the catalogue's, over as many regions.
func TestCorrelationsOfTheDocs(t *testing.T) {
	page, err := os.ReadFile("../docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	printed := correlated.FindStringSubmatch(string(page))
	if printed == nil {
		t.Fatal("docs/model.md prints no correlations of carbon and price")
	}
	var rows []string
	for _, name := range []string{"correlation_carbon_electricity", "correlation_carbon_electricity_world"} {
		row := catalog.Default().Assumption(name)
		over := overRegions.FindStringSubmatch(row.Locator)
		if over == nil {
			t.Fatalf("the locator of %s says no number of regions: %q", name, row.Locator)
		}
		rows = append(rows, strings.Replace(fmt.Sprintf("%.2f", row.Value), "-", "−", 1), over[1])
	}
	if !slices.Equal(printed[1:], rows) {
		t.Errorf("docs/model.md prints correlations and counts %q, the catalogue has %q", printed[1:], rows)
	}
}
