package text

import (
	"strconv"
	"strings"

	"tenfold/engine/spread"
)

// Figure is a result as said: rounded to what its range supports, in a unit
// that leaves few digits, or the one that the reader chose.
type Figure struct {
	Value  string // with its sign of money and its unit: "$1.1 billion", "210 MW"
	Known  bool   // false: there is no figure
	Ranged bool   // there is a range wider than its rounding

	low, high         string // the ends of the range
	lowUnit, highUnit string
}

// Between is the range in words, or "" where there is none.
func (f Figure) Between() string { return f.span(Between) }

// To is the range in short: "150 to 290 MW"; the value where there is none.
func (f Figure) To() string {
	if !f.Ranged {
		return f.Value
	}
	return f.span(to)
}

// Reach is the range as tables have it, or "" where there is none.
func (f Figure) Reach() string { return tightly(f.span("{low}–{high}")) }

// Tight is the value as tables have it.
func (f Figure) Tight() string { return tightly(f.Value) }

const (
	Between  Phrase = "between {low} and {high}"
	to       Phrase = "{low} to {high}"
	noFigure Phrase = "no figure"
)

// shorter are words of large numbers and what stands for them where many stand
// side by side.
var shorter = [][2]Phrase{{"million t", "Mt"}, {"billion t", "Gt"}, {"million", "M"}, {"billion", "bn"}, {"trillion", "tn"}}

// tightly is a figure with those.
func tightly(said string) string {
	for _, s := range shorter {
		said = strings.Replace(said, nbsp+s[0].String(), nbsp+s[1].String(), 2)
	}
	return said
}

// money is an amount of dollars in words.
func money(number string) string { return dollarsOf.With(number) }

const dollarsOf Phrase = "${n}"

// moneyBehind reports whether the sign of money stands behind its number.
func moneyBehind() bool { return !strings.HasPrefix(money("1"), "$") }

// span is the range in words, its unit said once where both ends have the same.
func (f Figure) span(words Phrase) string {
	switch {
	case !f.Ranged:
		return ""
	case f.lowUnit == f.highUnit:
		return words.With(f.low, joined(f.high, f.highUnit))
	}
	return words.With(joined(f.low, f.lowUnit), joined(f.high, f.highUnit))
}

// joined puts a unit behind a number, with a space that does not break.
func joined(number, unit string) string {
	switch unit {
	case "":
		return number
	case "%":
		return number + numbers.percent + unit
	}
	return number + nbsp + unit
}

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// scale is one unit that a kind of quantity may be said in.
type scale struct {
	from float64 // the smallest value said in it
	by   float64 // what one of it is in the result's own unit
	unit Phrase
}

// kind is how one kind of quantity is said.
type kind struct {
	money  bool
	whole  bool   // an exact one is said in full
	power  bool   // as a power of ten beyond its scales
	choice string // name of the choice of its unit among [MannerChoices]; "" where there is none
	scales []scale
}

var (
	plain   = kind{whole: true, scales: []scale{{1e15, 1, ""}, {1e12, 1e12, "trillion"}, {1e9, 1e9, "billion"}, {1e6, 1e6, "million"}, {0, 1, ""}}}
	flop    = kind{power: true, scales: []scale{{0, 1, "FLOP"}}}
	share   = kind{scales: []scale{{0, 0.01, "%"}}}
	dollars = kind{money: true, choice: MoneyChoice, scales: []scale{{1e12, 1e12, "trillion"}, {1e9, 1e9, "billion"}, {1e6, 1e6, "million"}, {0, 1, ""}}}
	days    = kind{scales: []scale{{3652.5, 365.25, "years"}, {2, 1, "days"}, {0, 1. / 24, "hours"}}}
	power   = kind{choice: PowerChoice, scales: []scale{{1e6, 1e6, "TW"}, {1e3, 1e3, "GW"}, {1, 1, "MW"}, {1e-3, 1e-3, "kW"}, {0, 1e-6, "W"}}}
	energy  = kind{choice: EnergyChoice, scales: []scale{{1e6, 1e6, "TWh"}, {1e3, 1e3, "GWh"}, {1, 1, "MWh"}, {0, 1e-3, "kWh"}}}
	tonnes  = kind{choice: CarbonChoice, scales: []scale{{1e9, 1e9, "billion t"}, {1e6, 1e6, "million t"}, {1, 1, "t"}, {1e-3, 1e-3, "kg"}, {0, 1e-6, "g"}}}
	water   = kind{scales: []scale{{1e9, 1e9, "billion m³"}, {1e6, 1e6, "million m³"}, {1, 1, "m³"}, {0, 1e-3, "litres"}}}
)

// kinds is the kind of each result.
var kinds = map[string]kind{
	"compute_flop": flop, "model_flop": flop, "params": plain, "active_params": plain, "tokens": plain,
	"mfu": share, "goodput": share, "accelerators": plain, "days": days,
	"accelerator_hours": plain, "programme_accelerator_hours": plain,
	"power_mw": power, "power_peak_mw": power, "energy_mwh": energy, "programme_energy_mwh": energy,
	"carbon_location_t": tonnes, "carbon_market_t": tonnes, "carbon_embodied_t": tonnes, "programme_carbon_location_t": tonnes,
	"water_m3": water, "cost_rental_usd": dollars, "cost_owned_usd": dollars, "cost_upfront_usd": dollars,
	"programme_cost_rental_usd": dollars, "programme_cost_owned_usd": dollars,
}

// Say is the result of that name as said.
func Say(result string, q spread.Quantity) Figure { return kinds[result].say(q) }

func (k kind) say(q spread.Quantity) Figure {
	if !q.Known {
		return Figure{Value: noFigure.String()}
	}
	digits := supported(q)
	f := Figure{Known: true, Ranged: digits != exact}
	number, unit := k.write(q.Value, digits)
	if k.whole && !f.Ranged && q.Value < 1e7 {
		number, unit = grouped(q.Value, 0), ""
	}
	f.Value = joined(number, unit)
	f.low, f.lowUnit = k.write(q.Low, digits)
	f.high, f.highUnit = k.write(q.High, digits)
	f.Ranged = f.Ranged && (f.low != f.high || f.lowUnit != f.highUnit)
	return f
}

// scaleOf is the unit to say v in.
func (k kind) scaleOf(v float64) scale {
	if s, ok := chosen[k.choice]; ok {
		return s
	}
	for _, s := range k.scales {
		if v >= s.from || v == 0 && s.by == 1 {
			return s
		}
	}
	return k.scales[len(k.scales)-1]
}

// write is v, in the result's own unit, as a number of that many significant
// digits, and the unit that it is said in.
func (k kind) write(v float64, digits int) (number, unit string) {
	rough, _ := Rounded(v, digits)
	s := k.scaleOf(rough)
	r, place := Rounded(v/s.by, digits)
	if r != 0 && (k.power || r >= 1e15 || r < 1e-6) {
		number = Power(r, place)
	} else {
		number = grouped(r, max(0, -place))
	}
	unit = s.unit.String()
	switch {
	case !k.money:
	case moneyBehind():
		unit = strings.TrimPrefix(unit+nbsp+"$", nbsp)
	default:
		number = money(number)
	}
	return number, unit
}

// exact is how many significant digits a number without a range is said with.
const exact = 3

// supported is how many significant digits the range of q supports: a digit
// that the range makes meaningless is not printed.
func supported(q spread.Quantity) int {
	width := (q.High - q.Low) / q.Value
	switch {
	case !(width > 0.005):
		return exact
	case width < 0.05:
		return exact + 1
	}
	return 2
}

// Rounded is v to that many significant digits, and the decimal place of its
// last one: 1234 to two digits is 1200, 2; 0.456 is 0.46, −2.
func Rounded(v float64, digits int) (float64, int) {
	if v == 0 {
		return 0, 0
	}
	s := strconv.FormatFloat(v, 'e', digits-1, 64)
	r, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return v, 0
	}
	return r, exponent(r) - digits + 1
}

// exponent is the power of ten of v's first digit.
func exponent(v float64) int {
	s := strconv.FormatFloat(v, 'e', -1, 64)
	n, err := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	if err != nil {
		return 0
	}
	return n
}

// grouped is v with its thousands apart and at most that many decimals, without
// closing zeros.
func grouped(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return numbers.written(s)
}

// raised maps digits to superscripts.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻")

// Power is v as a power of ten, its last digit at the decimal place given:
// 3.8 × 10²⁶.
func Power(v float64, place int) string {
	e := exponent(v)
	m := strconv.FormatFloat(v, 'e', max(0, e-place), 64)
	m = m[:strings.IndexByte(m, 'e')]
	if strings.Contains(m, ".") {
		m = strings.TrimRight(strings.TrimRight(m, "0"), ".")
	}
	return numbers.written(m) + nbsp + "×" + nbsp + "10" + raised.Replace(strconv.Itoa(e))
}

// Factor is a multiple as said and as accepted in its field: "10×".
func Factor(v float64) string { return Number(v) + "×" }

// Number is a plain number as said and as accepted in a field: at most six
// significant digits, thousands apart, a power of ten where it is far from one.
func Number(v float64) string {
	switch {
	case v == 0:
		return "0"
	case v >= 1e9 || v < 1e-4:
		return numbers.written(strings.Replace(strconv.FormatFloat(v, 'g', 6, 64), "e+", "e", 1))
	}
	r, place := Rounded(v, 6)
	return grouped(r, max(0, -place))
}

// Percent is a share as said and as accepted in its field: "41 %".
func Percent(v float64) string { return joined(Number(100*v), "%") }

// fixed is v with so many decimals, closing zeros too.
func fixed(v float64, decimals int) string {
	return numbers.written(strconv.FormatFloat(v, 'f', decimals, 64))
}

// InField is a result as it stands, in grey, in the empty field that would
// override it.
func InField(result string, q spread.Quantity) string {
	if kinds[result].power && q.Known {
		r, _ := Rounded(q.Value, exact)
		return Number(r)
	}
	return Say(result, q).Value
}
