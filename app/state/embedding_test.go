package state

import (
	"os"
	"strings"
	"testing"
)

// TestEveryParameterIsDescribed holds the page for editors to what is read.
func TestEveryParameterIsDescribed(t *testing.T) {
	page, err := os.ReadFile("../../docs/embedding.md")
	if err != nil {
		t.Skip("no file system here: ", err)
	}
	for _, name := range []string{"theme", "title", "author", "controls", "chart", "accent", "say", "ask", "lang", "initialWidth", "childId", "parentTitle", "parentUrl", "secret", "amp"} {
		if !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("docs/embedding.md does not describe %s", name)
		}
		if key := strings.ToLower(name); !isEmbedKey(key) && !frameOnly[key] {
			t.Errorf("docs/embedding.md describes %s, which is not read", name)
		}
	}
	for _, words := range [][]string{Themes, Charts} {
		for _, word := range words {
			if !strings.Contains(string(page), "`"+word+"`") {
				t.Errorf("docs/embedding.md does not say %s", word)
			}
		}
	}
}
