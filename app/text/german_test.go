//go:build !js

package text

import (
	"go/ast"
	"go/build"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// parsed are Go files, without tests.
func parsed(t *testing.T, files *token.FileSet, names []string) []*ast.File {
	t.Helper()
	var out []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// phrases is every phrase of this package, from its source: every constant of
// that type.
func phrases(t *testing.T) []string {
	t.Helper()
	files := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil || len(names) == 0 {
		t.Skip("no source here: ", err)
	}
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no Go toolchain: ", err)
	}
	if root, err := exec.Command(tool, "env", "GOROOT").Output(); err == nil { // a trimmed test does not know it
		build.Default.GOROOT = strings.TrimSpace(string(root))
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: importer.ForCompiler(files, "source", nil)}
	source := parsed(t, files, names)
	if _, err := config.Check("tenfold/app/text", files, source, info); err != nil {
		t.Fatal(err)
	}
	var out []string
	seen := map[string]bool{}
	for _, f := range source {
		ast.Inspect(f, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			v := info.Types[e]
			if v.Value == nil || v.Value.Kind() != constant.String || v.Type.String() != "tenfold/app/text.Phrase" {
				return true
			}
			if s := constant.StringVal(v.Value); s != "" && !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
			return false
		})
	}
	return out
}

// TestGermanHasEveryPhrase: what is missing stands in the message as the file
// wants it.
func TestGermanHasEveryPhrase(t *testing.T) {
	var missing strings.Builder
	words := German().words
	found := phrases(t)
	for _, p := range found {
		if _, ok := words[p]; !ok {
			missing.WriteString(p + "\n\t\n")
		}
	}
	if missing.Len() > 0 {
		t.Errorf("german.txt lacks a translation of\n%s", missing.String())
	}
	if len(found) < 300 {
		t.Errorf("only %d phrases were found", len(found))
	}
}

// TestGermanIsInUse: every key is said somewhere, by this package, by the page's
// shell, or by the engine in pieces.
func TestGermanIsInUse(t *testing.T) {
	said := map[string]bool{}
	for _, p := range phrases(t) {
		said[p] = true
	}
	var literals []string
	files := token.NewFileSet()
	for _, root := range []string{"../../engine", "../state", "../static", "../view", "."} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".go" {
				return err
			}
			for _, f := range parsed(t, files, []string{name}) {
				ast.Inspect(f, func(n ast.Node) bool {
					if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
						if s, err := strconv.Unquote(l.Value); err == nil {
							literals = append(literals, s)
						}
					}
					return true
				})
			}
			return nil
		})
		if err != nil {
			t.Skip("no source here: ", err)
		}
	}
	for _, name := range []string{"../../index.html", "../static/embed.html", "../static/frame.js", "../../engine/catalog/data/assumptions.csv", "../../engine/catalog/data/regions.csv", "../../engine/catalog/data/marks.csv",
		"../../engine/catalog/data/changelog.csv", "../../engine/catalog/data/excluded.csv", "../../engine/catalog/data/quotes.csv", "../../engine/catalog/data/accelerators.csv", "../../engine/layout/data/constants.csv"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		literals = append(literals, string(data))
	}
	all := strings.Join(literals, "\x00")
	for key := range German().words {
		if said[key] {
			continue
		}
		for words := range pieces(key) {
			if n := runs(all, strings.Fields(words)); n > 4 { // what the engine puts together comes in a few pieces
				t.Errorf("nothing says %q of the key\n%s", words, key)
			}
		}
	}
}

// runs is in how many pieces words stand in a text; many where one of them does
// not.
func runs(all string, words []string) int {
	n := 0
	for len(words) > 0 {
		length := len(words)
		for length > 0 && !strings.Contains(all, strings.Trim(strings.Join(words[:length], " "), ".,:;()%")) {
			length--
		}
		if length == 0 {
			return 1000
		}
		words = words[length:]
		n++
	}
	return n
}

// TestGermanKeepsItsPlaces: a translation has the places of its key, and nothing
// is translated twice, or to nothing.
func TestGermanKeepsItsPlaces(t *testing.T) {
	lines := strings.Split(german, "\n")
	seen := map[string]bool{}
	for i, line := range lines {
		if line == "" || line[0] == '#' || line[0] == '\t' {
			continue
		}
		if seen[line] {
			t.Errorf("twice: %s", line)
		}
		seen[line] = true
		said, ok := "", false
		if i+1 < len(lines) {
			said, ok = strings.CutPrefix(lines[i+1], "\t")
		}
		if !ok || strings.TrimSpace(said) == "" {
			t.Errorf("no translation follows %q", line)
			continue
		}
		if line != strings.TrimSpace(line) || said != strings.TrimSpace(said) {
			t.Errorf("space at an end of %q", line)
		}
		set := func(s string) []string {
			m := map[string]bool{}
			for _, p := range places(s) {
				m[p] = true
			}
			return slices.Sorted(maps.Keys(m))
		}
		if key, translated := set(line), set(said); !slices.Equal(key, translated) {
			t.Errorf("the places of %q are %v, of its translation %v", line, key, translated)
		}
	}
}

// TestEngineInGerman: what the engine says is taken apart and put together, with
// its numbers as the reader writes them.
func TestEngineInGerman(t *testing.T) {
	t.Cleanup(func() { Use(Language{}); Speak(Manner{}) })
	Use(German())
	Speak(Manner{}, "de")
	for _, c := range []struct{ said, want string }{
		{"The days must lie between 0.001 days and 36,525 days.", "Tage: Zulässig ist 0,001 Tage bis 36.525 Tage."},
		{"The scaling factor must be a number, like 10 or 2.5; “many” is not one.", "Skalierungsfaktor: Das muss eine Zahl sein, etwa 10 oder 2,5; „many“ ist keine."},
		{"The days must be a number, like 90; “x” is not one. The link's value was left out.", "Tage: Das muss eine Zahl sein, etwa 90; „x“ ist keine. Der Wert des Links wurde weggelassen."},
		{"There is no run “llama-9.1” in the catalogue.", "Im Katalog gibt es keinen Lauf „llama-9.1“."},
		{"More power than any single site announced to be in use: about 1,200 MW.", "Mehr Leistung als an jedem einzelnen Standort, der als in Betrieb gemeldet ist: rund 1.200 MW."},
		{"The value of a month is between $0 and $1,000,000,000,000.", "Der Wert eines Monats liegt zwischen 0 $ und 1.000.000.000.000 $."},
		{"H100 SXM is announced: its figures are its maker's promises.", "H100 SXM ist angekündigt: Die Zahlen sind Versprechen des Herstellers."},
		{"Something that nobody has translated about Llama 3.1, 1,000 times", "Something that nobody has translated about Llama 3.1, 1,000 times"},
	} {
		if got := undone(Engine(c.said)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.said, got, c.want)
		}
	}
	if got, want := titled("ein Modell mit Strommix USA."), "Ein Modell mit Strommix USA zu trainieren"; got != want {
		t.Errorf("a question by itself is %q, want %q", got, want)
	}
	for _, c := range []struct{ said, want string }{
		{"Days = Accelerator-hours ÷ Accelerators", "Tage = Beschleunigerstunden ÷ Beschleuniger"},
		{"187,418 = the fewest that cover (404,822,000 h ÷ 90 days)", "187.418 = die wenigsten für (404.822.000 h ÷ 90 Tage)"},
		{"(1 − Planned stops) × e to the power (−Interruptions per accelerator)", "(1 − Geplante Pausen) × e hoch (−Unterbrechungen je Beschleuniger)"},
		{"From 2024 to 2,024", "From 2024 bis 2.024"},
		{"49.33 T = 49.33 T × 1", "49,33 Bio. = 49,33 Bio. × 1"},
		{"$538,141,000 + $2.35", "538.141.000 $ + 2,35 $"},
		{"3.799e26 FLOP", "3,799e26 FLOP"},
		{"427 MWh × $0.08586 /kWh", "427 MWh × 0,08586 $/kWh"},
		{"Goodput = the greatest of (Goodput with full restarts, Goodput where one replica recovers alone)", "Goodput = das Größte von (Goodput mit vollständigen Neustarts, Goodput, wenn eine Replik sich allein erholt)"},
	} {
		if got := undone(Worked(c.said)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.said, got, c.want)
		}
	}
}

// TestGermanNamesOfRegions: a region outside the US has its name in German, be it
// the same; states of the US are called what their grids are.
func TestGermanNamesOfRegions(t *testing.T) {
	words := German().words
	for _, g := range catalog.Default().Regions() {
		if _, ok := words[g.Name]; !ok && g.Country != catalog.USA {
			t.Errorf("german.txt lacks, below “What the engine says: regions”,\n%s\n\t", g.Name)
		}
	}
}

// TestTypedGerman: what a German reader types behind a number is understood, and
// the engine's own words are as well, but for those that are German ones.
func TestTypedGerman(t *testing.T) {
	t.Cleanup(func() { Use(Language{}); Speak(Manner{}) })
	Use(German())
	Speak(Manner{}, "de")
	for _, c := range []struct {
		field, typed string
		low, want    float64 // low is 0 for a number that is no range
		high         float64
	}{
		{"days", "90 Tage", 0, 90, 0},
		{"days", "12 Wochen", 0, 84, 0},
		{"days", "1 Jahr", 0, 365.25, 0},
		{"days", "48 Std.", 0, 2, 0},
		{"model.tokens", "15,6 Bio.", 0, 15.6e12, 0},
		{"model.tokens", "15,6 Billionen Token", 0, 15.6e12, 0},
		{"model.tokens", "1 trillion", 0, 1e18, 0},
		{"model.params", "1,5 Mrd.", 0, 1.5e9, 0},
		{"model.params", "1,5 Milliarden Parameter", 0, 1.5e9, 0},
		{"model.params", "405B", 0, 405e9, 0},
		{"model.params", "1.500 Mio", 0, 1.5e9, 0},
		{"accelerators", "24 Tsd.", 0, 24000, 0},
		{"accelerators", "100.000 Beschleuniger", 0, 100000, 0},
		{"scale", "10-fach", 0, 10, 0},
		{"scale", "2,5 mal", 0, 2.5, 0},
		{"site_mw", "1,5 GW", 0, 1500, 0},
		{"mfu", "30 bis 45 %", 0.30, 0, 0.45},
		{"mfu", "zwischen 30,5 und 45 Prozent", 0.305, 0, 0.45},
		{"mfu", "35±5", 0.30, 0.35, 0.40},
		{"rental_usd_per_hour", "1,3-1,5", 1.3, 0, 1.5},
		{"rental_usd_per_hour", "2,50 $", 0, 2.5, 0},
		{"chip_usd", "25 Tsd. bis 30 Tsd. $", 25000, 0, 30000},
	} {
		f, ok := engine.FieldNamed(c.field)
		if !ok {
			t.Errorf("there is no field %s", c.field)
			continue
		}
		n, finding := ReadField(f, c.typed)
		switch {
		case finding != nil:
			t.Errorf("%s, %s: %s", c.field, c.typed, finding.Text)
		case c.low == 0 && !near(n.Value, c.want):
			t.Errorf("%s, %s is read as %v", c.field, c.typed, n.Value)
		case c.low != 0 && (!near(n.Low, c.low) || !near(n.High, c.high)):
			t.Errorf("%s, %s is read as %v to %v", c.field, c.typed, n.Low, n.High)
		}
	}
	for _, typed := range []string{"viele", "10 Bananen", "Mrd.", "1,5 Mrd. Mio. Tsd."} {
		f, _ := engine.FieldNamed("model.params")
		if n, finding := ReadField(f, typed); finding == nil {
			t.Errorf("%s is read as %v", typed, n.Value)
		}
	}
	if v, finding := ReadLimit(TurnUntils[0], "1,5 Mrd. $"); finding != nil || v != 1.5e9 {
		t.Errorf("a limit of 1,5 Mrd. $ is read as %v, %v", v, finding)
	}
	Use(Language{})
	f, _ := engine.FieldNamed("model.params")
	if n, finding := ReadField(f, "1 billion"); finding != nil || n.Value != 1e9 {
		t.Errorf("a billion in English is read as %v", n.Value)
	}
}

func near(a, b float64) bool { return a > b*(1-1e-12) && a < b*(1+1e-12) }
