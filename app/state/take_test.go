package state

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
	"tenfold/engine/wire"
)

const somewhere = "https://example.org/tenfold/"

// taking is what is taken along of a question, by kind.
func taking(t *testing.T, fragment string, kind string) string {
	t.Helper()
	p := opened(t, fragment)
	p.do(TakeOpened{Open: true})
	p.do(SetTake{Kind: kind})
	return p.TakenAlong(somewhere + "index.html?x=1#anything").Text
}

// The data taken along are what the command answers to the same question.
func TestDataAreTheCommands(t *testing.T) {
	for _, fragment := range []string{"", "v1&scale=30&accelerator=b200-sxm&draws=300", "v1&mfu=0.3-0.5&scope=with-experiments&draws=200"} {
		p := &page{sampler: spread.New()}
		p.State = Start(catalog.Default(), fragment, func(s engine.Scenario) spread.Answer { return p.sampler.Answer(catalog.Default(), s) })
		p.do(SetTake{Kind: "json"})
		got := p.TakenAlong(somewhere)
		var asked struct{ Scenario map[string]any }
		if err := json.Unmarshal([]byte(got.Text), &asked); err != nil {
			t.Fatal(err)
		}
		asked.Scenario["working"] = true
		line, err := json.Marshal(asked.Scenario)
		if err != nil {
			t.Fatal(err)
		}
		if want := string(wire.Project(catalog.Default(), spread.New(), line)); got.Text != want || got.Bytes() != want+"\n" {
			t.Errorf("%q\npage:    %.300s\ncommand: %.300s", fragment, got.Text, want)
		}
	}
}

func TestCitations(t *testing.T) {
	version, date := catalog.Default().DataVersion()
	const question = "v1&scale=30&draws=200&accelerator.name=A%26B_%7Bnew%7D%20%23%201&accelerator.peak_tflops.bf16=900&accelerator.tdp_w=700"
	pinned := somewhere + "at/" + version + "/#" + question
	kinds := map[string][]string{
		"link":     {somewhere + "#v1&scale=30"},
		"sentence": {"30× the compute", "Eight times in ten", "A&B_{new} # 1", pinned},
		"citation": {"Tenfold (" + date[:4] + "). Training 30× the compute", "Data version " + version + ", " + date, "A&B_{new} # 1"},
		"bibtex":   {"@misc{tenfold-", `30$\times$ the compute`, `A\&B\_\{new\} \# 1`, `howpublished = {\url{` + somewhere + "at/" + version + "/#v1&", "Data version " + version + " of " + date},
	}
	for kind, wants := range kinds {
		got := taking(t, question, kind)
		for _, want := range wants {
			want = strings.ReplaceAll(want, "Training 30×", "Training a model with 30×")
			if kind == "sentence" && want == pinned {
				want = somewhere + "at/" + version + "/#v1&scale=30"
			}
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q:\n%s", kind, want, got)
			}
		}
		if strings.Contains(strings.ToLower(got), "doi") {
			t.Errorf("%s names a DOI:\n%s", kind, got)
		}
	}
	entry := taking(t, question, "bibtex")
	depth := 0
	for i, r := range entry {
		if r > 0x7e {
			t.Errorf("the entry holds %q", r)
		}
		switch escaped := i > 0 && entry[i-1] == '\\'; {
		case escaped:
		case r == '{':
			depth++
		case r == '}':
			if depth--; depth < 0 {
				t.Error("the entry closes more than it opens")
			}
		}
	}
	if depth != 0 || !strings.HasSuffix(entry, "}") {
		t.Errorf("the entry is not closed:\n%s", entry)
	}
	key := regexp.MustCompile(`@misc\{([^,]+),`)
	if a, b := key.FindStringSubmatch(entry), key.FindStringSubmatch(taking(t, "v1&scale=31", "bibtex")); a == nil || b == nil || a[1] == b[1] {
		t.Errorf("two questions are cited as %v and %v", a, b)
	}
}

// The block is read back as YAML would be: one key a line, words quoted as JSON
// quotes them, emissions a plain number of grams.
func TestModelCard(t *testing.T) {
	for fragment, result := range map[string]string{"v1&region=fr": "carbon_location_t", "v1&scope=with-experiments&accelerator=tpu-v5p": "programme_carbon_location_t"} {
		p := opened(t, fragment)
		p.do(SetTake{Kind: "card"})
		lines := strings.Split(p.TakenAlong(somewhere).Text, "\n")
		if lines[0] != "co2_eq_emissions:" || len(lines) != 6 {
			t.Fatalf("the block is %q", lines)
		}
		said := map[string]any{}
		for _, l := range lines[1:] {
			key, value, _ := strings.Cut(strings.TrimPrefix(l, "  "), ": ")
			var v any
			if err := json.Unmarshal([]byte(value), &v); err != nil {
				t.Fatalf("%s: %v", l, err)
			}
			said[key] = v
		}
		want := 1e6 * p.value(t, result)
		if got, _ := said["emissions"].(float64); got < 0.95*want || got > 1.05*want {
			t.Errorf("%s: %v g, want about %v", fragment, said["emissions"], want)
		}
		if said["training_type"] != "pre-training" || said["geographical_location"] == "" || !strings.Contains(said["hardware_used"].(string), "accelerator-hours") {
			t.Errorf("%s: %v", fragment, said)
		}
		if experiments := strings.Contains(said["source"].(string), "experiments"); experiments != (result[0] == 'p') {
			t.Errorf("%s: the scope is not said: %v", fragment, said["source"])
		}
	}
	if got := taking(t, "v1&accelerator.name=x&accelerator.peak_tflops.bf16=900", "card"); strings.Contains(got, "emissions:") {
		t.Errorf("without a figure the block is %q", got)
	}
}

// Where copying is refused the text is selected; a browser that saves nothing
// leaves the same.
func TestTakenByHand(t *testing.T) {
	p := opened(t, "")
	p.do(CopyTaken{Text: "x"})
	if len(p.effects) != 1 || p.effects[0] != (PutTaken{Text: "x"}) {
		t.Fatalf("copying asks for %v", p.effects)
	}
	p.do(TakenGone{OK: false})
	if p.Take.Copied != CopyFailed || p.effects[0] != (SelectText{ID: TakeID}) {
		t.Errorf("refused: %v, %v", p.Take.Copied, p.effects)
	}
	p.do(TakenGone{OK: true})
	if p.Take.Copied != Copied {
		t.Error("copied, and it is not said")
	}
	p.do(Rested{})
	if p.Take.Copied != NotCopied {
		t.Error("it is said for ever")
	}
	p.do(SaveTaken{Taken: text.TakenAs("csv", "a,b\r\n")})
	if e := p.effects[0].(SaveFile); e.Name != "tenfold.csv" || e.Text != "\ufeffa,b\r\n" || !strings.HasPrefix(e.Type, "text/csv") {
		t.Errorf("saved is %+v", e)
	}
	p.do(PrintAll{})
	if p.effects[0] != (PrintPage{}) {
		t.Errorf("printing asks for %v", p.effects)
	}
}

// The search finds by every word, in whatever a row says.
func TestSearchAmongWorkings(t *testing.T) {
	p := opened(t, "v1&pue=1.3")
	steps, given := p.Worked("")
	if len(steps) < 30 || len(given) < 30 {
		t.Fatalf("%d formulas and %d inputs", len(steps), len(given))
	}
	p.do(SetSearch{Text: "pue Entered"})
	_, some := p.Worked(p.Search.Text)
	if len(some) != 1 || some[0].Value != "1.3" || some[0].Low != "" {
		t.Errorf("the PUE given is found as %+v", some)
	}
	for _, g := range given {
		if g.Value == text.NoFigure.String() {
			continue
		}
		if g.Origin == "" || g.Low == "" != (g.High == "") {
			t.Errorf("%+v", g)
		}
	}
	for _, words := range []string{"CO₂", "co2e"} { // as it is printed, and as it is typed
		if named, _ := p.Worked(words); len(named) < 3 || len(named) == len(steps) {
			t.Errorf("%q finds %d of %d formulas", words, len(named), len(steps))
		}
	}
	steps, given = p.Worked("no such words")
	if len(steps)+len(given) != 0 {
		t.Errorf("nonsense finds %v, %v", steps, given)
	}
}
