package wire

import (
	"bytes"
	"maps"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"tenfold/engine"
	"tenfold/engine/check"
	"tenfold/engine/unit"
)

// extras are the keys that a request may carry beside the scenario's.
type extras struct {
	working     bool
	sensitivity string // a result's name; "" where none is asked for
}

// Longest is the most of a request that is read, in bytes.
const Longest = 4 << 20

// object reads one JSON object, numbers kept as text. The finding says what is
// wrong where it is none.
func object(line []byte) (map[string]any, *check.Finding) {
	fail := func(text string) (map[string]any, *check.Finding) {
		return nil, &check.Finding{Code: "not-json", Severity: check.Error, Text: text}
	}
	if len(line) > Longest {
		return nil, &check.Finding{Code: "too-long", Severity: check.Error, Text: "A request is at most " + strconv.Itoa(Longest>>20) + " MiB long."}
	}
	v, twice, wrong, more := readJSON(bytes.TrimPrefix(line, []byte("\ufeff"))) // which some editors put before a text
	switch {
	case wrong == "EOF":
		return fail("There is nothing on this line; {} asks the default question.")
	case twice != "":
		return nil, &check.Finding{Field: twice, Code: "given-twice", Severity: check.Error, Text: "The key “" + clip(twice) + "” is given twice."}
	case wrong != "":
		return fail("This is not JSON: " + wrong + ".")
	case more:
		return fail("There is more than one value on this line.")
	}
	o, ok := v.(map[string]any)
	if !ok {
		return fail("A request is a JSON object.")
	}
	return o, nil
}

// scenario reads a scenario from a JSON object.
func scenario(o map[string]any) (engine.Scenario, extras, check.List) {
	var s engine.Scenario
	var x extras
	var found check.List
	flat := map[string]any{}
	flatten("", o, flat, &found)
	names := make([]string, 0, len(flat))
	for name := range flat {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		v := flat[name]
		if v == nil {
			continue
		}
		switch name {
		case "v":
			if n, ok := v.(number); !ok || string(n) != "1" {
				found.Error("v", "unknown-version", "This engine speaks version 1.")
			}
			continue
		case "working":
			b, ok := v.(bool)
			if !ok {
				found.Error(name, "not-yes-or-no", "working must be true or false.")
			}
			x.working = b
			continue
		case "sensitivity":
			result, isText := v.(string)
			if _, ok := engine.ResultNamed(result); !ok || !isText {
				found.Error(name, "unknown-result", "sensitivity must name a result, like “cost_rental_usd”.")
			}
			x.sensitivity = result
			continue
		}
		f, ok := engine.FieldNamed(name)
		if !ok && slices.ContainsFunc(engine.Fields, func(f engine.Field) bool { return strings.HasPrefix(f.Name, name+".") }) {
			found.Error(name, "wrong-type", name+" must be an object.")
			continue
		}
		if !ok {
			found.Error(name, "unknown-key", "No field is named “"+clip(name)+"”.")
			continue
		}
		read(&s, f, v, &found)
	}
	return s, x, found
}

// flatten writes nested objects as dotted names.
func flatten(prefix string, o map[string]any, into map[string]any, found *check.List) {
	for k, v := range o {
		name := prefix + k
		if strings.Contains(k, ".") { // dots are for findings; two spellings of one field could disagree
			found.Error(name, "unknown-key", "No field is named “"+clip(name)+"”.")
			continue
		}
		if sub, ok := v.(map[string]any); ok {
			if f, isField := engine.FieldNamed(name); isField && f.Number != nil { // a range
				into[name] = sub
				continue
			}
			if len(sub) == 0 && k != "model" && k != "layout" {
				into[name] = sub
			}
			flatten(name+".", sub, into, found)
			continue
		}
		into[name] = v
	}
}

// read sets one field from a JSON value. A number may come as a string that
// people would write.
func read(s *engine.Scenario, f engine.Field, v any, found *check.List) {
	wrong := func(want string) {
		found.Error(f.Name, "wrong-type", f.Name+" must be "+want+".")
	}
	switch {
	case f.Number != nil:
		var n engine.Number
		var finding *check.Finding
		switch v := v.(type) {
		case number:
			x, err := strconv.ParseFloat(string(v), 64)
			if err != nil {
				found.Error(f.Name, "out-of-range", f.Name+" is beyond any number we can work with.")
				return
			}
			n, finding = f.Check(x)
		case string:
			n, finding = engine.ParseField(f, v)
		case map[string]any:
			n, finding = ranged(f, v)
		default:
			wrong("a number")
			return
		}
		if finding != nil {
			found.Add(finding.Severity, finding.Field, finding.Code, finding.Text)
			return
		}
		*f.Number(s) = n
	case f.Text != nil:
		word, ok := v.(string)
		switch {
		case !ok:
			wrong("a string")
		case f.Words != nil && word != "" && !slices.Contains(f.Words, word):
			found.Error(f.Name, "unknown-word", f.Name+" must be one of "+strings.TrimPrefix(strings.Join(f.Words, ", "), ", ")+".")
		default:
			*f.Text(s) = word
		}
	case f.Off != nil:
		b, ok := v.(bool)
		if !ok {
			wrong("true or false")
			return
		}
		*f.Off(s) = !b
	}
}

// ranged reads a range, {"low", "high"} with or without "value".
func ranged(f engine.Field, o map[string]any) (engine.Number, *check.Finding) {
	span := unit.Span{Low: math.NaN(), Middle: math.NaN(), High: math.NaN()}
	places := map[string]*float64{"low": &span.Low, "value": &span.Middle, "high": &span.High}
	for _, key := range slices.Sorted(maps.Keys(o)) {
		place, known := places[key]
		if !known {
			name := f.Name + "." + key
			return engine.Number{}, &check.Finding{Field: name, Code: "unknown-key", Severity: check.Error, Text: "No field is named “" + clip(name) + "”."}
		}
		n, isNumber := o[key].(number)
		v, err := strconv.ParseFloat(string(n), 64)
		if !isNumber || err != nil {
			return engine.Number{}, &check.Finding{Field: f.Name, Code: "wrong-type", Severity: check.Error, Text: "A range of " + f.Name + " is {low, high}, with or without value, each a number."}
		}
		*place = v
	}
	if math.IsNaN(span.Low) || math.IsNaN(span.High) {
		return engine.Number{}, &check.Finding{Field: f.Name, Code: "wrong-type", Severity: check.Error, Text: "A range of " + f.Name + " needs both low and high."}
	}
	return f.Range(span)
}

// beside refuses keys that stand beside a question's scenario and are none of its
// own; that fields of a scenario do is the likeliest slip.
func beside(o map[string]any, own []string, found *check.List) {
	for _, key := range slices.Sorted(maps.Keys(o)) {
		text := "No field is named “" + clip(key) + "”."
		if _, ok := engine.FieldNamed(key); ok || key == "model" || key == "layout" {
			text = "“" + key + "” belongs into scenario."
		}
		if !slices.Contains(own, key) {
			found.Error(key, "unknown-key", text)
		}
	}
}

// clip is what a finding repeats of foreign text.
func clip(s string) string {
	const most = 40
	r := []rune(s)
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
