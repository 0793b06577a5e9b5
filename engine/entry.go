package engine

import (
	"math"
	"strconv"
	"strings"

	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// unitWords are the words that may follow a number in a field of that unit,
// with what each multiplies the number by.
var unitWords = map[string]map[string]float64{
	"×":      {"x": 1, "times": 1, "fold": 1, "-fold": 1},
	"%":      {"%": 0.01, "percent": 0.01, "per cent": 0.01},
	"days":   {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7, "mo": 30.4375, "month": 30.4375, "months": 30.4375, "y": 365.25, "year": 365.25, "years": 365.25, "h": 1. / 24, "hour": 1. / 24, "hours": 1. / 24},
	"MW":     {"mw": 1, "gw": 1e3, "kw": 1e-3, "tw": 1e6, "megawatt": 1, "megawatts": 1, "gigawatt": 1e3, "gigawatts": 1e3},
	"W":      {"w": 1, "kw": 1e3, "watt": 1, "watts": 1},
	"FLOP":   {"flop": 1, "flops": 1},
	"tokens": {"token": 1, "tokens": 1},
	"$":      {"$": 1, "usd": 1, "$/h": 1, "$/kwh": 1, "/h": 1, "/kwh": 1, "dollars": 1},
	"g":      {"g": 1, "g/kwh": 1, "kg": 1e3, "kg/kwh": 1e3},
	"GB":     {"gb": 1, "tb": 1e3}, "TB/s": {"tb/s": 1, "gb/s": 1e-3}, "GB/s": {"gb/s": 1, "tb/s": 1e3},
	"Gbit/s": {"gbit/s": 1, "gbps": 1}, "TFLOP/s": {"tflop/s": 1, "tflops": 1, "pflop/s": 1e3, "pflops": 1e3},
	"": {"params": 1, "parameters": 1, "accelerators": 1, "gpus": 1, "chips": 1},
}

// ParseField reads what a person wrote into a number field: [unit.Parse] with
// the field's unit words, or a range by [unit.ParseSpan], and its bounds. Empty text is "not given". A share
// may be written in per cent with or without the sign. What cannot be read, or
// lies out of bounds, comes back as a finding on the field that says what would
// be accepted.
func ParseField(f Field, text string) (Number, *check.Finding) {
	fail := func(code, why string) (Number, *check.Finding) {
		return Number{}, &check.Finding{Field: f.Name, Code: code, Severity: check.Error, Text: why}
	}
	v, fault := unit.Parse(text, unitWords[f.Unit])
	if fault == unit.NotNumber || fault == unit.WrongUnit {
		if span, unread := unit.ParseSpan(text, unitWords[f.Unit]); unread == unit.Readable {
			if f.Unit == "%" && span.High > 1 && span.High <= 100 && !strings.ContainsAny(text, "%％pP") {
				span = unit.Span{Low: span.Low / 100, Middle: span.Middle / 100, High: span.High / 100}
			}
			return f.Range(span)
		}
	}
	if f.Name == "scale" && fault == unit.WrongUnit {
		if c, unread := unit.Parse(text, unitWords["FLOP"]); unread == unit.Readable && c > mostFactor {
			return f.Check(c) // which says where it belongs
		}
	}
	switch fault {
	case unit.Empty:
		return Number{}, nil
	case unit.NotNumber:
		return fail("not-a-number", capital(f.Label)+" must be a number, like "+f.example()+"; “"+short(text)+"” is not one.")
	case unit.WrongUnit:
		return fail("not-a-number", capital(f.Label)+" must be one number, like "+f.example()+"; “"+short(text)+"” holds something else.")
	case unit.TooLarge:
		return fail("out-of-range", capital(f.Label)+" is larger than any number we can work with.")
	}
	if f.Unit == "%" && v > 1 && v <= 100 && !strings.ContainsAny(text, "%％pP") {
		v /= 100
	}
	return f.Check(v)
}

// mostFactor is more than anybody means by a multiple: beyond it a figure is taken
// for an amount of compute.
const mostFactor = 1e12

// Check holds a number against the field's bounds; it comes back as given, or
// with a finding.
func (f Field) Check(v float64) (Number, *check.Finding) {
	fail := func(code, why string) (Number, *check.Finding) {
		return Number{}, &check.Finding{Field: f.Name, Code: code, Severity: check.Error, Text: why}
	}
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return fail("not-a-number", capital(f.Label)+" must be a number, like "+f.example()+".")
	case f.Whole && v != math.Trunc(v):
		return fail("not-whole", capital(f.Label)+" must be a whole number.")
	case f.Name == "scale" && v > mostFactor:
		return fail("out-of-range", capital(f.Label)+" goes up to "+f.Say(f.Max)+". A figure like "+Figure(v)+" looks like an amount of compute: give it as compute instead.")
	case v < f.Min || v > f.Max:
		return fail("out-of-range", capital(f.Label)+" must lie between "+f.Limit(f.Min)+" and "+f.Limit(f.Max)+".")
	}
	return Given(v), nil
}

// Range holds a range against the field's bounds and its law; where it has no
// middle, that of the law is taken, so that its ends stay 10th and 90th percentile of
// one smooth law. Ends that are the same are an exact number. A field without a law
// takes no range.
func (f Field) Range(s unit.Span) (Number, *check.Finding) {
	fail := func(code, why string) (Number, *check.Finding) {
		return Number{}, &check.Finding{Field: f.Name, Code: code, Severity: check.Error, Text: why}
	}
	if f.Law == estimate.Exact {
		return fail("no-range", capital(f.Label)+" must be one number, like "+f.example()+"; a range cannot be used there.")
	}
	for _, v := range [...]float64{s.Low, s.High} {
		if n, finding := f.Check(v); finding != nil || s.Low == s.High {
			return n, finding
		}
	}
	switch {
	case !(s.Low < s.High):
		return fail("range-reversed", "A range of "+f.Label+" must begin at its lower end.")
	case !f.Law.Holds(s.Low) || !f.Law.Holds(s.High):
		ends := map[estimate.Law]string{estimate.Positive: "begin above " + f.Say(0), estimate.Share: "lie between " + f.Say(0) + " and " + f.Say(1) + ", both left out", estimate.Overhead: "begin above " + f.Say(1)}[f.Law]
		return fail("range-at-edge", "A range of "+f.Label+" must "+ends+": its ends are the 10th and 90th percentile, not the utmost.")
	}
	middle := s.Middle
	if math.IsNaN(middle) {
		middle = f.Law.Middle(s.Low, s.High)
	}
	if !(s.Low <= middle && middle <= s.High) {
		return fail("outside-range", "The value of "+f.Label+" must lie within its range.")
	}
	return Number{Set: true, Value: middle, Low: s.Low, High: s.High}, nil
}

// Write is a number of the field as links have it, exact to the last bit, and as
// [ParseField] reads it: 0.4, the range 0.3-0.45, or 0.3-0.4-0.45 where its middle is
// not the one that Range takes.
func (f Field) Write(n Number) string {
	exact := func(v float64) string {
		return strings.Replace(strconv.FormatFloat(v, 'g', -1, 64), "e+", "e", 1)
	}
	switch {
	case !n.Ranged():
		return exact(n.Value)
	case n.Value == f.Law.Middle(n.Low, n.High):
		return exact(n.Low) + "-" + exact(n.High)
	}
	return exact(n.Low) + "-" + exact(n.Value) + "-" + exact(n.High)
}

// examples are values of fields whose unit alone suggests none.
var examples = map[string]string{
	"model.params": "405B", "model.active_params": "37B", "model.tokens": "15T", "model.head_dim": "128",
	"accelerator.memory_gb": "80 GB", "accelerator.tdp_w": "700 W", "accelerator.chip_usd": "$30,000", "accelerator.rental_usd_per_hour": "$2.50",
	"site_mw": "150 MW", "it_power_w": "1,200 W", "pue": "1.2", "electricity_usd_per_kwh": "$0.08", "rental_usd_per_hour": "$2.50",
	"chip_usd": "$30,000", "carbon_g_per_kwh": "380 g", "start_year": "2027",
}

// example is a value that the field takes, as people write it.
func (f Field) example() string {
	if e, ok := examples[f.Name]; ok {
		return e
	}
	switch f.Unit {
	case "×":
		return "10 or 2.5"
	case "%":
		return "40 %"
	case "days":
		return "90"
	case "FLOP":
		return "3.8e26"
	}
	if f.Whole {
		return f.Limit(math.Max(f.Min, math.Min(f.Max, 1024)))
	}
	return f.Say(math.Max(f.Min, math.Min(f.Max, 1)))
}

// Say is one of the field's values with its unit.
func (f Field) Say(v float64) string {
	switch f.Unit {
	case "":
		return Figure(v)
	case "%":
		return Figure(100*v) + " %"
	case "$":
		return Money(v)
	case "×":
		return Figure(v) + "×"
	}
	return Figure(v) + " " + f.Unit
}

// Limit is Say of one of the field's limits, in all its digits: a value just inside
// a rounded one could be refused. A year has no thousands.
func (f Field) Limit(v float64) string {
	said := f.Say(v)
	if f.Unit == "%" || f.Unit == "$" || v >= 1e9 {
		return said
	}
	exact := strconv.FormatFloat(v, 'f', -1, 64)
	if f.Name != "start_year" {
		exact = Grouped(exact)
	}
	return exact + strings.TrimPrefix(said, Figure(v))
}

// Figure is v with at most three significant digits, thousands grouped, for
// the text of findings.
func Figure(v float64) string {
	s := strconv.FormatFloat(v, 'g', 3, 64)
	if r, err := strconv.ParseFloat(s, 64); err == nil && math.Abs(r) >= 1e-6 && math.Abs(r) < 1e9 {
		s = strconv.FormatFloat(r, 'f', -1, 64)
	}
	if mantissa, power, huge := strings.Cut(s, "e"); huge {
		n, _ := strconv.Atoi(power)
		s = "10" + raised.Replace(strconv.Itoa(n))
		if mantissa != "1" {
			s = mantissa + " × " + s
		}
		return s
	}
	return Grouped(s)
}

// Money is v dollars for the text of findings: as Figure, but in digits up to ten
// trillion, since nobody reads money in powers of ten.
func Money(v float64) string {
	if math.Abs(v) >= 1e9 && math.Abs(v) < 1e13 {
		r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 2, 64), 64)
		return "$" + Grouped(strconv.FormatFloat(r, 'f', 0, 64))
	}
	return "$" + Figure(v)
}

// raised writes an exponent.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻")

// Grouped is a decimal number's text with its thousands grouped by commas; text
// with an exponent comes back as it is.
func Grouped(s string) string {
	if strings.Contains(s, "e") {
		return s
	}
	whole, rest, has := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		return whole + "." + rest
	}
	return whole
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// short is what a finding repeats of a text: its start.
func short(text string) string {
	const most = 24
	r := []rune(strings.TrimSpace(text))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}
