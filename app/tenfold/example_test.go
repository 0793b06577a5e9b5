//go:build !js

package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// asProgram has the test's own program run as the command, so that shells and
// pipes can be put around it.
const asProgram = "TENFOLD_TEST_RUNS_AS_THE_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// shell is a script in a folder, with the command in its path as "tenfold".
func shell(t *testing.T, folder, script string) *exec.Cmd {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell: ", err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir()
	if err := os.WriteFile(filepath.Join(path, "tenfold"), []byte("#!/bin/sh\n"+asProgram+"=1 exec '"+self+"' \"$@\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(sh, "-c", script)
	c.Dir = folder
	// Pictures take seconds, and the tests of the built site look at them.
	c.Env = append(os.Environ(), "PATH="+path+string(os.PathListSeparator)+os.Getenv("PATH"), "CHROME="+filepath.Join(path, "none"))
	return c
}

// shown are the examples in a text of help: the lines that stand in by two
// spaces and have the command in them.
func shown(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if example, ok := strings.CutPrefix(line, "  "); ok && !strings.HasPrefix(example, " ") && strings.Contains(example, "tenfold ") && !strings.Contains(example, "COMMAND") {
			list = append(list, strings.TrimSpace(example))
		}
	}
	return list
}

// TestExamplesInTheHelpWork types the help's examples as they stand: each exits
// well, says nothing on the standard error but what site does, and what it
// answers is no refusal.
func TestExamplesInTheHelpWork(t *testing.T) {
	folder := project(t)
	list := shown(overview)
	if len(list) == 0 {
		t.Error("the overview has no example")
	}
	for _, c := range commands() {
		own := shown(c.about)
		if len(own) == 0 {
			t.Errorf("the help of %s has no example", c.name)
		}
		list = append(list, own...)
	}
	for _, example := range list {
		if _, err := exec.LookPath("jq"); err != nil && strings.Contains(example, "| jq ") {
			t.Log("not run, for want of jq: ", example)
			continue
		}
		if strings.HasPrefix(example, "tenfold serve") {
			serves(t, folder, example)
			continue
		}
		c := shell(t, folder, "set -e; "+example)
		var said strings.Builder
		c.Stderr = &said
		out, err := c.Output()
		if err != nil || said.Len() > 0 && !strings.HasPrefix(example, "tenfold site") {
			t.Errorf("%s: %v\n%s", example, err, said.String())
			continue
		}
		if !strings.Contains(example, ">") && !strings.HasPrefix(example, "tenfold site") && len(out) == 0 {
			t.Errorf("%s: no answer", example)
		}
		if strings.HasPrefix(example, "echo") && !strings.Contains(example, "jq") {
			for _, a := range answers(t, string(out)) {
				for _, f := range a.Findings {
					if f.Severity == "error" {
						t.Errorf("%s: %s", example, f.Text)
					}
				}
			}
		}
	}
}

// serves holds that the example serves the site until it is interrupted.
func serves(t *testing.T, folder, example string) {
	t.Helper()
	c := shell(t, folder, "exec "+example)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Process.Kill()
	line, _ := bufio.NewReader(out).ReadString('\n')
	_, rest, _ := strings.Cut(line, "http://")
	address, _, _ := strings.Cut(rest, " ")
	answer, err := http.Get("http://" + address)
	if err != nil {
		t.Fatalf("%s: it says %q: %v", example, line, err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("%s: %s", example, answer.Status)
	}
	c.Process.Signal(os.Interrupt)
	if err := c.Wait(); err != nil {
		t.Errorf("%s: interrupted: %v", example, err)
	}
}

// TestReaderThatGoesAway: where nobody reads on, the command ends by itself and
// in silence, however much there is still to answer.
func TestReaderThatGoesAway(t *testing.T) {
	c := shell(t, t.TempDir(), `yes '{"draws": 100, "mfu": 0.4}' | tenfold project | head -n 3`)
	var said strings.Builder
	c.Stderr = &said
	ended := make(chan error, 1)
	var out []byte
	go func() {
		var err error
		out, err = c.Output()
		ended <- err
	}()
	select {
	case err := <-ended:
		if err != nil || strings.Contains(said.String(), "tenfold") || len(answers(t, string(out))) != 3 {
			t.Errorf("%v, said %q, answered %.300s", err, said.String(), out)
		}
	case <-time.After(time.Minute): // only a failure waits for this
		c.Process.Kill()
		t.Fatal("it goes on though nobody reads")
	}
}

// TestFailsOnTheWay: what cannot be read or written ends with status 1 and a word
// on the standard error, after what was answered by then.
func TestFailsOnTheWay(t *testing.T) {
	for script, says := range map[string]string{
		`tenfold project < .`: "is a directory",
		`echo '{"draws": 100, "mfu": 0.4}' | tenfold project > /dev/full`: "no space left",
	} {
		if _, err := os.Stat("/dev/full"); err != nil && strings.Contains(script, "/dev/full") {
			continue
		}
		out, err := shell(t, t.TempDir(), script).CombinedOutput()
		failed, _ := err.(*exec.ExitError)
		if failed == nil || failed.ExitCode() != 1 || !strings.Contains(string(out), "tenfold project: ") || !strings.Contains(string(out), says) {
			t.Errorf("%s: %v\n%s", script, err, out)
		}
	}
}

// TestVersion: the program's version is the package's and the changelog's.
func TestVersion(t *testing.T) {
	_, out, _ := typed("", "--version")
	name, _, _ := strings.Cut(out, ",")
	version := strings.TrimPrefix(name, "tenfold ")
	data, err := os.ReadFile("../jsapi/package/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct{ Version string }
	if err := json.Unmarshal(data, &manifest); err != nil || manifest.Version != version {
		t.Errorf("the program is %q, the package for npm %q (%v)", version, manifest.Version, err)
	}
	changes, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	_, first, _ := strings.Cut(string(changes), "\n## ")
	if !strings.HasPrefix(first, version+" ") && !strings.HasPrefix(first, version+"\n") {
		t.Errorf("the changelog begins with %.20q, the program is %s", first, version)
	}
}

// TestCommandsOfTheReadme: the README's commands for the terminal are answered.
func TestCommandsOfTheReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "## In the terminal\n\n```\n")
	block, _, ended := strings.Cut(rest, "```")
	if !found || !ended {
		t.Fatal("the README has no commands for the terminal")
	}
	for line := range strings.Lines(block) {
		c := shell(t, t.TempDir(), strings.ReplaceAll(line, "go run ./app/tenfold", "tenfold"))
		out, err := c.CombinedOutput()
		if err != nil || len(out) < 100 || strings.Contains(string(out), `"severity":"error"`) {
			t.Errorf("%s: %v: %.300s", line, err, out)
		}
	}
}
