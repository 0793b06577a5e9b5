package export

import (
	"slices"
	"strconv"
	"strings"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/link"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// Columns are the fields of every record. Part says what the record is: version,
// scenario, result, input, constant or source. Low and high are the 10th and
// 90th percentile; sources are ids, each of which has a record of its own with
// title, address and date.
var Columns = []string{"part", "name", "label", "value", "low", "high", "unit", "basis", "source", "locator", "date", "note"}

// The places of a record.
const (
	part = iota
	name
	label
	value
	low
	high
	unitOf
	basis
	source
	locator
	date
	note
	columns
)

// CSV is the answer as RFC 4180 has it: a header, then records of the same number
// of fields, ended by CR LF, in UTF-8. Numbers have at most nine significant
// digits. No text begins as a spreadsheet's formula does (see [plain]). address is
// that of the page, where it is known, so that the link can be followed. An answer
// without results gives the records that there are.
func CSV(cat *catalog.Catalog, a spread.Answer, address string) []byte {
	t := table{}
	t.add([columns]string(Columns))
	version, day := cat.DataVersion()
	t.add(record{part: "version", name: "data_version", label: "Version of the data", value: version, date: day})
	t.add(record{part: "version", name: "link", label: "The same question again", value: address + "#" + link.Encode(a.Scenario)})
	t.scenario(a.Scenario)
	if a.OK {
		t.results(a)
	}
	t.inputs(&a.Inputs)
	for _, c := range cat.Assumptions() {
		r := record{part: "constant", name: c.Name, value: number(c.Of.Value), unitOf: c.Unit,
			basis: string(c.Of.Basis), source: t.cites(c.Of.Sources), locator: c.Of.Locator, date: c.Of.Date, note: c.Of.Note}
		if c.Of.Uncertain() {
			r[low], r[high] = number(c.Of.Low), number(c.Of.High)
		}
		t.add(r)
	}
	for _, id := range t.cited {
		if s, ok := cat.Source(id); ok {
			t.add(record{part: "source", name: s.ID, label: s.Title, value: s.URL, date: s.Published, note: s.Publisher})
		}
	}
	return t.text
}

// record is one line while it is made.
type record = [columns]string

// table is the text while it is made, and the sources that it has named.
type table struct {
	text  []byte
	cited []string
}

// scenario adds what the question gives, its defaults spelled out.
func (t *table) scenario(s engine.Scenario) {
	own, s := s.Normal(), s.Full()
	for _, f := range engine.Fields {
		r := record{part: "scenario", name: f.Name, label: f.Label, basis: "default"}
		if f.Given(&own) {
			r[basis] = string(estimate.Entered)
		}
		switch {
		case !f.Given(&s):
			continue
		case f.Number != nil:
			n := *f.Number(&s)
			r[value] = number(n.Value)
			if n.Ranged() {
				r[low], r[high] = number(n.Low), number(n.High)
			}
		case f.Text != nil:
			r[value] = *f.Text(&s)
		default:
			r[value] = "false"
		}
		t.add(r)
	}
}

// results adds every result in scope.
func (t *table) results(a spread.Answer) {
	for i, r := range engine.Results {
		if r.Programme && a.Scenario.Scope != engine.WithExperiments {
			continue
		}
		out := record{part: "result", name: r.Name, label: r.Label, unitOf: Unit(r.Name)}
		if q := a.Results[i]; q.Known {
			out[value], out[low], out[high] = number(q.Value), number(q.Low), number(q.High)
		} else {
			out[note] = "no figure"
		}
		t.add(out)
	}
}

// inputs adds every input that has a figure.
func (t *table) inputs(in *engine.Inputs) {
	for _, i := range engine.InputList {
		if !i.Known(in) {
			continue
		}
		b, sources, where, day, why := i.Origin(in)
		r := record{part: "input", name: i.Name, label: i.Label, value: number(i.Value(in) / i.One), unitOf: i.Unit,
			basis: string(b), source: t.cites(sources), locator: where, date: day, note: why}
		if i.Uncertain(in) {
			l, h := i.Range(in)
			r[low], r[high] = number(l/i.One), number(h/i.One)
		}
		t.add(r)
	}
}

// cites is ids of sources in one field, and notes them.
func (t *table) cites(ids []string) string {
	for _, id := range ids {
		if !slices.Contains(t.cited, id) {
			t.cited = append(t.cited, id)
		}
	}
	return strings.Join(ids, "; ")
}

// add writes one record.
func (t *table) add(r record) {
	for i, field := range r {
		if i > 0 {
			t.text = append(t.text, ',')
		}
		if _, err := strconv.ParseFloat(field, 64); err != nil {
			field = plain(field)
		}
		t.text = append(t.text, quoted(field)...)
	}
	t.text = append(t.text, "\r\n"...)
}

// number is v with at most nine significant digits, "" for no figure.
func number(v float64) string {
	if !unit.Known(unit.Ratio(v)) {
		return ""
	}
	const digits = 9
	return strconv.FormatFloat(v, 'g', digits, 64)
}

// plain is text of which no part is a formula to a spreadsheet: where it begins
// as one does, and behind whatever a spreadsheet of another country may take for
// the border of a field, stands an apostrophe, which spreadsheets read as "this
// is text" (OWASP, CSV injection). Line breaks and tabs become spaces.
func plain(s string) string {
	var out []rune
	border := true
	for _, r := range s {
		if r < ' ' || r == 0x7f || r == 0x2028 || r == 0x2029 {
			r = ' '
		}
		if border && strings.ContainsRune("=+-@＝＋－＠", r) {
			out = append(out, '\'')
		}
		out = append(out, r)
		border = r == ';' || r == '|' || border && (r == ' ' || r == '"')
	}
	return string(out)
}

// quoted is a field as RFC 4180 has it.
func quoted(s string) string {
	if !strings.ContainsAny(s, `,";`) && s == strings.TrimSpace(s) {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
