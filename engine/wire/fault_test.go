package wire_test

import (
	"strings"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
	"tenfold/engine/wire"
)

// A fault in the midst of an answer is a finding like others: whoever sent
// the line gets a line.
func TestAFaultIsAFinding(t *testing.T) {
	cat, m := catalog.Default(), spread.New()
	m.Breathing(func() { panic("broken on purpose") })
	for name, got := range map[string][]byte{
		"project": wire.Project(cat, m, []byte(`{"scale": 10}`)),
		"solve":   wire.Solve(cat, m, []byte(`{"vary": "pue", "until": {"energy_mwh": 5e5}}`)),
	} {
		line := string(got)
		if !strings.Contains(line, `"code":"fault"`) || strings.Contains(line, "\n") {
			t.Errorf("%s: %s", name, line)
		}
	}
}
