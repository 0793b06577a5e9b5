package wire

import (
	"maps"
	"slices"
	"strconv"

	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/solve"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// Solve answers {"scenario": {…}, "vary": "scale", "until": {"cost_rental_usd":
// 1e9}} with the scenario whose field is at the value found, its projection as
// [Project] gives it, and findings. Where the target is out of reach it is
// refused, with what is nearest.
func Solve(cat *catalog.Catalog, m *spread.Sampler, line []byte) (out []byte) {
	defer rescue(cat, &out)
	o, finding := object(line)
	if finding != nil {
		return refuse(cat, check.List{*finding})
	}
	q, extra, found := question(o)
	if found.Failed() {
		return refuse(cat, found)
	}
	a := solve.Solve(cat, q)
	found = append(found, a.Findings...)
	var s writer
	writeScenario(&s, cat, a.Scenario)
	var w writer
	if !a.OK {
		w.object(func() {
			writeHead(&w, cat)
			w.key("findings")
			writeFindings(&w, found)
			if a.Nearest {
				w.key("nearest")
				w.object(func() {
					w.key("scenario")
					w.raw(s.b)
					w.key("value")
					w.exact(a.Value)
					w.key("result")
					w.number(a.Reached)
				})
			}
		})
		return w.b
	}
	request := slices.Clone(s.b[:len(s.b)-1])
	for _, key := range slices.Sorted(maps.Keys(extra)) {
		request = append(request, ","+strconv.Quote(key)+":"+extra[key]...)
	}
	request = append(request, '}')
	w.object(func() {
		w.key("scenario")
		w.raw(s.b)
		w.key("projection")
		w.raw(Project(cat, m, request))
		w.key("findings")
		writeFindings(&w, found)
	})
	return w.b
}

// raw writes JSON text as it is.
func (w *writer) raw(text []byte) { w.comma(); w.b = append(w.b, text...) }

// question reads what a solve is asked from a JSON object, and the keys of its
// scenario that are no fields, as JSON text.
func question(o map[string]any) (solve.Question, map[string]string, check.List) {
	var q solve.Question
	var found check.List
	asked, isObject := o["scenario"].(map[string]any)
	if !isObject && o["scenario"] != nil {
		found.Error("scenario", "wrong-type", "scenario must be an object.")
	}
	extra := map[string]string{}
	for _, key := range [...]string{"working", "sensitivity"} {
		if v := asked[key]; v != nil {
			var w writer
			w.value(v)
			extra[key] = string(w.b)
		}
	}
	var more check.List
	q.Scenario, _, more = scenario(asked)
	found = append(found, more...)
	var isText bool
	if q.Vary, isText = o["vary"].(string); !isText {
		found.Error("vary", "wrong-type", "vary must name a number of the scenario, like “scale” or “model.tokens”.")
	}
	until, _ := o["until"].(map[string]any)
	if len(until) != 1 {
		found.Error("until", "wrong-type", "until must be one result with the value that it shall have, like {\"cost_rental_usd\": 1e9}.")
	}
	for name, v := range until {
		q.Until = name
		fault := unit.NotNumber
		switch v := v.(type) {
		case number:
			if x, err := strconv.ParseFloat(string(v), 64); err == nil {
				q.Target, fault = x, unit.Readable
			}
		case string:
			q.Target, fault = unit.Parse(v, map[string]float64{"%": 0.01})
		}
		if fault != unit.Readable {
			found.Error("until", "not-a-number", "The value that “"+clip(name)+"” shall have must be a number.")
		}
	}
	beside(o, []string{"scenario", "vary", "until"}, &found)
	return q, extra, found
}
