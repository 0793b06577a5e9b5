// Package notice says whose work is in what is handed out, and under which
// licence.
package notice

import (
	_ "embed" // the programs' part
	"fmt"
	"sort"
	"strings"

	"tenfold/engine/catalog"
)

// programs is the licences of everything that is built into a program or lies
// beside one: a file, since a program cannot read the modules that it was made
// from. The test beside it writes it (-update) and holds it current.
//
//go:embed programs.txt
var programs string

// named are the licences of data that ask for their authors to be named, by how
// they begin in the catalogue. Of all other sources single facts are taken, and
// the catalogue names them too.
var named = []struct{ begins, is string }{
	{"CC BY 4.0", "Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/"},
	{"CC BY-SA 4.0", "Creative Commons Attribution-ShareAlike 4.0 International, https://creativecommons.org/licenses/by-sa/4.0/ (single facts; no table of theirs is used)"},
	{"Open Government Licence", "Open Government Licence, https://www.nationalarchives.gov.uk/doc/open-government-licence/"},
	{"EUR-Lex reuse", "Reuse of EUR-Lex content, https://eur-lex.europa.eu/content/legal-notice/legal-notice.html"},
}

// Text is the whole notice, as plain text: the programs' licences in full, and
// who is to be named for the catalogue's figures.
func Text(cat *catalog.Catalog) string {
	var b strings.Builder
	b.WriteString(programs)
	fmt.Fprintf(&b, "\n%s\nDATA\n\nFigures of the catalogue were taken from these works and reduced as its notes say. All\nsources, and which figure rests on which, are in the catalogue itself.\n", rule)
	for _, licence := range named {
		var lines []string
		for _, s := range cat.Sources() {
			if strings.HasPrefix(s.Licence, licence.begins) {
				lines = append(lines, strings.TrimSpace(fmt.Sprintf("* %s: %s. %s", s.Publisher, s.Title, s.URL)))
			}
		}
		if len(lines) == 0 {
			continue
		}
		sort.Strings(lines)
		fmt.Fprintf(&b, "\n%s\n%s\n", licence.is, strings.Join(lines, "\n"))
	}
	return b.String()
}

var rule = strings.Repeat("-", 80)
