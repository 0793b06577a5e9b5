package state

import "testing"

// A link may call an accelerator by a name in use; the sentence, the
// list and the table know it by its id.
func TestAliasIsNamed(t *testing.T) {
	p := opened(t, "v1&accelerator=b200")
	if got := p.Names(p.Scenario).Accelerator; got != "B200" || p.Scenario.Accelerator != "b200-sxm" {
		t.Errorf("named %q, asked of %q", got, p.Scenario.Accelerator)
	}
}
