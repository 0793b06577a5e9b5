//go:build e2e

package e2e

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
	"time"

	"tenfold/app/text"
	"tenfold/engine/spread"
)

// projection is what these tests read of an answer of the command.
type projection struct {
	Link    string
	Results map[string]*struct{ Value, Low, High float64 }
}

// project asks the command, natively.
func project(t *testing.T, scenario string) projection {
	t.Helper()
	c := exec.Command(*command, "project")
	c.Stdin = strings.NewReader(scenario)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var p projection
	if err := json.Unmarshal(out, &p); err != nil || p.Results == nil {
		t.Fatalf("%v: the command answered %s", err, out)
	}
	return p
}

// expected is the command's figures as the page should say them, by the
// result's name.
func expected(t *testing.T, p projection) map[string]string {
	t.Helper()
	said := map[string]string{}
	for name, q := range p.Results {
		quantity := spread.Quantity{}
		if q != nil {
			quantity = spread.Quantity{Value: q.Value, Low: q.Low, High: q.High, Known: true}
		}
		said[name] = strings.Join(strings.Fields(text.Say(name, quantity).Value), " ")
	}
	return said
}

// showing waits until the page shows the command's figures for a scenario.
func (r *reader) showing(scenario string) {
	r.t.Helper()
	want := expected(r.t, project(r.t, scenario))
	var wrong string
	deadline := time.Now().Add(patience)
	for {
		wrong = ""
		figures := r.figures()
		for name, said := range figures {
			if said != want[name] {
				wrong = name + " is " + said + ", the command's figure is " + want[name]
			}
		}
		if len(figures) == 0 {
			wrong = "there are no figures"
		}
		if wrong == "" {
			return
		}
		if time.Now().After(deadline) {
			r.t.Fatalf("%s at %s: %s", scenario, r.hash(), wrong)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
