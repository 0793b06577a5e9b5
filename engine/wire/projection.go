package wire

import (
	"fmt"
	"strings"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/link"
	"tenfold/engine/spread"
	"tenfold/engine/working"
)

// Project answers one JSON request with one JSON projection, without a
// newline. Whatever is wrong with the request comes back as findings.
func Project(cat *catalog.Catalog, m *spread.Sampler, line []byte) (out []byte) {
	defer rescue(cat, &out)
	o, finding := object(line)
	if finding != nil {
		return refuse(cat, check.List{*finding})
	}
	s, x, found := scenario(o)
	if found.Failed() {
		return refuse(cat, found)
	}
	a := m.Answer(cat, s)
	a.Findings = append(found, a.Findings...)
	if x.sensitivity == "" {
		return EncodeAnswer(cat, a, x.working)
	}
	if i, _ := engine.ResultNamed(x.sensitivity); engine.Results[i].Programme && s.Scope != engine.WithExperiments {
		a.Findings.Warn("sensitivity", "not-in-scope", "What moves “"+x.sensitivity+"” is answered with the scope with-experiments.")
	}
	return encode(cat, a, x.working, append([]spread.Mover{}, m.Sensitivity(a, x.sensitivity)...))
}

// Explain answers {"scenario": {…}, "field": "accelerator_hours"} with one
// working row, or with findings.
func Explain(cat *catalog.Catalog, line []byte) (out []byte) {
	defer rescue(cat, &out)
	o, finding := object(line)
	if finding != nil {
		return refuse(cat, check.List{*finding})
	}
	var found check.List
	asked, _ := o["scenario"].(map[string]any)
	field, ok := o["field"].(string)
	if !ok {
		found.Error("field", "wrong-type", "field must name a result, like “accelerator_hours”.")
	}
	beside(o, []string{"scenario", "field"}, &found)
	if asked == nil && o["scenario"] != nil {
		found.Error("scenario", "wrong-type", "scenario must be an object.")
	}
	s, _, more := scenario(asked)
	found = append(found, more...)
	if found.Failed() {
		return refuse(cat, found)
	}
	in, more := engine.Resolve(cat, s.Normal())
	if found = append(found, more...); found.Failed() {
		return refuse(cat, found)
	}
	p := engine.Project(&in)
	row, ok := working.Explain(&in, &p, field)
	if !ok {
		found.Error("field", "unknown-field", "No result or input is named “"+clip(field)+"”.")
		return refuse(cat, found)
	}
	var w writer
	writeRow(&w, row)
	return w.b
}

// EncodeAnswer is the JSON of an answer, with the working of every result
// where withWorking asks for it.
func EncodeAnswer(cat *catalog.Catalog, a spread.Answer, withWorking bool) []byte {
	return encode(cat, a, withWorking, nil)
}

// encode is EncodeAnswer with what moves a result; nil where nobody asked.
func encode(cat *catalog.Catalog, a spread.Answer, withWorking bool, movers []spread.Mover) []byte {
	var w writer
	w.object(func() {
		writeHead(&w, cat)
		w.key("scenario")
		writeScenario(&w, cat, a.Scenario)
		w.key("findings")
		writeFindings(&w, a.Findings)
		w.key("link")
		w.text("#" + link.Encode(a.Scenario))
		if !a.OK {
			return
		}
		w.key("results")
		w.object(func() {
			for i, r := range engine.Results {
				if r.Programme && a.Scenario.Scope != engine.WithExperiments {
					continue
				}
				w.key(r.Name)
				writeQuantity(&w, a.Results[i])
			}
		})
		if found, ok := a.Layouts.Of(&a.Central); ok && found.Step.Time > 0 {
			w.key("layout")
			writeLayout(&w, found.Parallel)
		}
		if movers != nil {
			w.key("sensitivity")
			w.array(func() {
				for _, mover := range movers {
					writeMover(&w, mover)
				}
			})
		}
		if withWorking {
			w.key("working")
			w.array(func() {
				for _, r := range engine.Results {
					if r.Programme && a.Scenario.Scope != engine.WithExperiments {
						continue
					}
					if row, ok := working.Explain(&a.Inputs, &a.Central, r.Name); ok {
						writeRow(&w, row)
					}
				}
			})
		}
	})
	return w.b
}

// dataVersion is the version of the catalogue's data.
func dataVersion(cat *catalog.Catalog) string {
	version, _ := cat.DataVersion()
	return version
}

// rescue turns a panic of the engine into a finding.
func rescue(cat *catalog.Catalog, out *[]byte) {
	if fault := recover(); fault != nil {
		*out = refuse(cat, check.List{{Code: "fault", Severity: check.Error, Text: "The engine met a state that should be impossible: " + fmt.Sprint(fault)}})
	}
}

// refuse is the line for a request without a result.
func refuse(cat *catalog.Catalog, found check.List) []byte {
	var w writer
	w.object(func() {
		writeHead(&w, cat)
		w.key("findings")
		writeFindings(&w, found)
	})
	return w.b
}

// writeHead writes what every answer begins with.
func writeHead(w *writer, cat *catalog.Catalog) {
	w.key("v")
	w.exact(link.Version)
	w.key("data_version")
	w.text(dataVersion(cat))
}

func writeFindings(w *writer, found check.List) {
	w.array(func() {
		for _, f := range found {
			w.object(func() {
				w.key("field")
				w.text(f.Field)
				w.key("code")
				w.text(f.Code)
				w.key("severity")
				w.text(string(f.Severity))
				w.key("text")
				w.text(f.Text)
			})
		}
	})
}

func writeQuantity(w *writer, q spread.Quantity) {
	if !q.Known {
		w.null()
		return
	}
	w.object(func() {
		w.key("value")
		w.number(q.Value)
		w.key("low")
		w.number(q.Low)
		w.key("high")
		w.number(q.High)
	})
}

func writeMover(w *writer, m spread.Mover) {
	w.object(func() {
		w.key("input")
		w.text(m.Input)
		w.key("label")
		w.text(m.Label)
		w.key("unit")
		w.text(m.Unit)
		w.key("low")
		w.number(m.Low)
		w.key("high")
		w.number(m.High)
		w.key("result_low")
		w.number(m.ResultLow)
		w.key("result_high")
		w.number(m.ResultHigh)
		w.key("variance_share")
		w.number(m.Share)
	})
}

func writeRow(w *writer, r working.Row) {
	w.object(func() {
		w.key("field")
		w.text(r.Field)
		w.key("label")
		w.text(r.Label)
		w.key("formula")
		w.text(r.Formula)
		w.key("numbers")
		w.text(r.Numbers)
		w.key("note")
		w.text(r.Note)
		w.key("sources")
		w.texts(r.Sources)
		w.key("uses")
		w.texts(r.Uses)
		if r.Basis != "" {
			w.key("basis")
			w.text(string(r.Basis))
			w.key("locator")
			w.text(r.Locator)
			w.key("date")
			w.text(r.Date)
		}
	})
}

// writeScenario writes s with its defaults spelled out: a valid request that
// gives the same bytes again.
func writeScenario(w *writer, cat *catalog.Catalog, s engine.Scenario) {
	s = s.Full()
	if s.DataVersion == "" {
		s.DataVersion = dataVersion(cat)
	}
	w.object(func() {
		w.key("v")
		w.exact(link.Version)
		writeFields(w, &s, "")
	})
}

// writeFields writes the set fields below prefix, groups as nested objects, in
// the order of the fields' table.
func writeFields(w *writer, s *engine.Scenario, prefix string) {
	done := map[string]bool{}
	for _, f := range engine.Fields {
		rest, ok := strings.CutPrefix(f.Name, prefix)
		if !ok || !f.Given(s) {
			continue
		}
		if group, _, nested := strings.Cut(rest, "."); nested {
			if !done[group] {
				done[group] = true
				w.key(group)
				w.object(func() { writeFields(w, s, prefix+group+".") })
			}
			continue
		}
		w.key(rest)
		switch {
		case f.Number != nil:
			writeNumber(w, *f.Number(s))
		case f.Text != nil:
			w.text(*f.Text(s))
		case f.Off != nil:
			w.bool(false)
		}
	}
}

// writeNumber writes what the user gave: a number, or a range with its middle.
func writeNumber(w *writer, n engine.Number) {
	if !n.Ranged() {
		w.exact(n.Value)
		return
	}
	w.object(func() {
		w.key("value")
		w.exact(n.Value)
		w.key("low")
		w.exact(n.Low)
		w.key("high")
		w.exact(n.High)
	})
}
