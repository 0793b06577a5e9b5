//go:build !js

package html

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Elements of go-app's own types would come back one by one: whoever draws finds
// them in completion first.
func TestNobodyDrawsWithElementsOfTheirOwnTypes(t *testing.T) {
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no Go toolchain: ", err)
	}
	folder, err := exec.Command(tool, "list", "-f", "{{.Dir}}", "github.com/maxence-charriere/go-app/v10/pkg/app").Output()
	if err != nil {
		t.Fatal(err)
	}
	generated, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "html_gen.go"))
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^func (\w+)\(\) HTML`).FindAllSubmatch(generated, -1) {
		own["app."+string(m[1])+"("] = true
	}
	if !own["app.Div("] {
		t.Fatal("go-app's elements are not where they were")
	}
	call := regexp.MustCompile(`\bapp\.[A-Z]\w*\(`)
	for _, pattern := range []string{"../view/*.go", "../field/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, said := range call.FindAllString(string(text), -1) {
				if own[said] {
					t.Errorf("%s: %s) weighs some kilobytes; html.%s) is of the type that is there already", file, said, said[len("app."):])
				}
			}
		}
	}
}
