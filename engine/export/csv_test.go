package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

// read is the records of an answer, read by the standard library's reader, which
// is strict.
func read(t *testing.T, s engine.Scenario) (spread.Answer, [][]string) {
	t.Helper()
	a := spread.New().Answer(catalog.Default(), s)
	text := CSV(catalog.Default(), a, "https://example.org/")
	if bytes.Count(text, []byte("\n")) != bytes.Count(text, []byte("\r\n")) || !bytes.HasSuffix(text, []byte("\r\n")) {
		t.Error("records do not all end with CR LF")
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = len(Columns)
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return a, records
}

func TestCSVHoldsTheAnswer(t *testing.T) {
	a, records := read(t, engine.Scenario{Draws: engine.Given(200), MFU: engine.Number{Set: true, Value: 0.4, Low: 0.3, High: 0.5}})
	named := map[string][]string{}
	count := map[string]int{}
	for _, r := range records[1:] {
		key := r[part] + " " + r[name]
		if named[key] != nil {
			t.Errorf("%s is there twice", key)
		}
		named[key] = r
		count[r[part]]++
	}
	close := func(text string, want float64) bool {
		got, err := strconv.ParseFloat(text, 64)
		return err == nil && got >= want*(1-1e-8) && got <= want*(1+1e-8)
	}
	for i, r := range engine.Results {
		got := named["result "+r.Name]
		switch q := a.Results[i]; {
		case r.Programme:
			if got != nil {
				t.Errorf("%s is not in scope", r.Name)
			}
		case !q.Known:
			if got[value] != "" || got[note] == "" {
				t.Errorf("%s has no figure, and the record is %q", r.Name, got)
			}
		case !close(got[value], q.Value) || !close(got[low], q.Low) || !close(got[high], q.High):
			t.Errorf("%s: %q, want %+v", r.Name, got, q)
		}
	}
	for _, i := range engine.InputList {
		got := named["input "+i.Name]
		if i.Known(&a.Inputs) != (got != nil) {
			t.Errorf("%s: %q", i.Name, got)
			continue
		}
		if got == nil {
			continue
		}
		if got[basis] == "" || got[source] == "" && got[note] == "" && got[basis] != "entered" {
			t.Errorf("%s says not where it is from: %q", i.Name, got)
		}
		if l, h := i.Range(&a.Inputs); i.Uncertain(&a.Inputs) && (!close(got[low], l/i.One) || !close(got[high], h/i.One)) {
			t.Errorf("%s: range %q, want %v to %v", i.Name, got, l/i.One, h/i.One)
		}
		for _, id := range strings.Split(got[source], "; ") {
			if id != "" && named["source "+id] == nil {
				t.Errorf("%s cites %s, which has no record", i.Name, id)
			}
		}
	}
	if got := named["input MFU"]; got[low] != "0.3" || got[high] != "0.5" || got[basis] != "entered" {
		t.Errorf("the range given is %q", got)
	}
	if want := len(catalog.Default().Assumptions()); count["constant"] != want {
		t.Errorf("%d constants, want %d", count["constant"], want)
	}
	version, day := catalog.Default().DataVersion()
	if v := named["version data_version"]; v[value] != version || v[date] != day {
		t.Errorf("the version is %q", v)
	}
	if v := named["version link"]; !strings.HasPrefix(v[value], "https://example.org/#v1&mfu=") {
		t.Errorf("the link is %q", v[value])
	}
	for name, want := range map[string]string{"energy_mwh": "MWh", "power_peak_mw": "MW", "carbon_embodied_t": "t", "water_m3": "m3", "cost_owned_usd": "USD", "accelerator_hours": "h", "days": "days", "model_flop": "FLOP", "mfu": "", "accelerators": ""} {
		if got := Unit(name); got != want {
			t.Errorf("the unit of %s is %q, want %q", name, got, want)
		}
	}
}

// What a stranger's link names hardware must not become a formula in the
// spreadsheet of whoever opens the table.
func TestCSVHasNoFormulas(t *testing.T) {
	for _, evil := range []string{`=HYPERLINK("http://x","y")`, "+1+1", "-1+cmd", "@SUM(1)", "＝1+1", ` =1+1`, `";=1+1`, "a;=1+1", "a|@b", "x\",\n=1+1", "\t=1"} {
		s := engine.Scenario{Draws: engine.Given(100), Own: engine.Hardware{Name: evil, PeakBF16: engine.Given(900), TDPW: engine.Given(700), ChipUSD: engine.Given(3e4)}}
		_, records := read(t, s)
		named := false
		for _, r := range records {
			named = named || r[name] == "accelerator.name" && r[value] != ""
			for _, field := range r {
				if _, err := strconv.ParseFloat(field, 64); err == nil {
					continue
				}
				for _, piece := range strings.FieldsFunc(field, func(r rune) bool { return strings.ContainsRune(";|\t\r\n", r) }) {
					if piece = strings.TrimLeft(piece, " \""); piece != "" && strings.ContainsAny(piece[:1], "=+-@") || strings.HasPrefix(piece, "＝") {
						t.Errorf("%q: a field says %q", evil, field)
					}
				}
			}
		}
		if !named {
			t.Errorf("%q: the name is not there", evil)
		}
	}
}
