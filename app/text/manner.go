package text

import "strings"

// Manner is how the page speaks to one reader, as chosen; "" leaves a choice to
// the page.
type Manner struct {
	Numbers string // tag of one of [Locales]

	Energy, Power, Carbon, Money string // units, by the ids of [units]
}

// The names of the choices.
const (
	NumbersChoice = "numbers"
	EnergyChoice  = "energy"
	PowerChoice   = "power"
	CarbonChoice  = "carbon"
	MoneyChoice   = "money"
)

// choice is where a choice of that name stands; nil where there is none.
func (m *Manner) choice(name string) *string {
	switch name {
	case NumbersChoice:
		return &m.Numbers
	case EnergyChoice:
		return &m.Energy
	case PowerChoice:
		return &m.Power
	case CarbonChoice:
		return &m.Carbon
	case MoneyChoice:
		return &m.Money
	}
	return nil
}

// MannerChoices are the names of the choices, in order.
var MannerChoices = []string{NumbersChoice, EnergyChoice, PowerChoice, CarbonChoice, MoneyChoice}

// With is the manner with one choice made; one that there is not leaves it.
func (m Manner) With(name, id string) Manner {
	if at := m.choice(name); at != nil && (id == "" || mannerWords(name, id) != "") {
		*at = id
	}
	return m
}

// Of is what was chosen under a name.
func (m Manner) Of(name string) string {
	if at := m.choice(name); at != nil {
		return *at
	}
	return ""
}

// ReadManner is a manner as the device keeps it; what cannot be read is left to
// the page.
func ReadManner(kept string) Manner {
	var m Manner
	for part := range strings.SplitSeq(kept, "&") {
		name, id, _ := strings.Cut(part, "=")
		m = m.With(name, id)
	}
	return m
}

// String is a manner as [ReadManner] reads it.
func (m Manner) String() string {
	var parts []string
	for _, name := range MannerChoices {
		if id := m.Of(name); id != "" {
			parts = append(parts, name+"="+id)
		}
	}
	return strings.Join(parts, "&")
}

// Speak has the page speak in a manner; what it leaves open follows the language
// tags, the first one best.
func Speak(m Manner, tags ...string) {
	numbers = LocaleOf(append([]string{m.Numbers}, tags...)...)
	chosen = map[string]scale{}
	for _, name := range MannerChoices {
		for _, u := range units[name] {
			if u.id == m.Of(name) {
				chosen[name] = u.scale
			}
		}
	}
}

// chosen are the units that the reader chose, by the names of the choices; a kind
// of quantity without one is said in whichever unit fits.
var chosen map[string]scale

// units are those that may be chosen, by the names of the choices.
var units = map[string][]struct {
	id    string
	scale scale
}{
	EnergyChoice: {{"MWh", scale{by: 1, unit: "MWh"}}, {"GWh", scale{by: 1e3, unit: "GWh"}}, {"TWh", scale{by: 1e6, unit: "TWh"}}},
	PowerChoice:  {{"kW", scale{by: 1e-3, unit: "kW"}}, {"MW", scale{by: 1, unit: "MW"}}, {"GW", scale{by: 1e3, unit: "GW"}}},
	CarbonChoice: {{"t", scale{by: 1, unit: "t"}}, {"kt", scale{by: 1e3, unit: "kt"}}, {"Mt", scale{by: 1e6, unit: "Mt"}}},
	MoneyChoice:  {{"M", scale{by: 1e6, unit: "million"}}, {"bn", scale{by: 1e9, unit: "billion"}}},
}

// The section of these choices.
const (
	MannerTitle Phrase = "Numbers and units"
	MannerLater Phrase = "This part needs JavaScript, and the calculator, which may still be starting."
	MannerKept  Phrase = "These choices stay in this browser; links carry none of them."
)

// MannerLabels name the choices.
var MannerLabels = map[string]Phrase{
	NumbersChoice: "Numbers are written as in", EnergyChoice: "Energy is said in", PowerChoice: "Power is said in", CarbonChoice: "CO₂e is said in", MoneyChoice: "Money is said in",
}

// MannerEntry is an entry of one of the lists.
type MannerEntry struct{ ID, Words string }

const (
	asBrowser Phrase = "as the browser says"
	asFits    Phrase = "whichever unit fits"
)

// MannerEntries are the entries of the list of that name behind the one that
// leaves the choice to the page, which comes first with "" as its id.
func MannerEntries(name string) []MannerEntry {
	out := []MannerEntry{{"", asFits.String()}}
	for _, u := range units[name] {
		out = append(out, MannerEntry{u.id, u.scale.unit.String()})
	}
	if name == NumbersChoice {
		out[0].Words = asBrowser.String()
		for _, l := range Locales {
			out = append(out, MannerEntry{l.Tag, l.Name + ": " + joined(l.written("1234567.8"), "")})
		}
	}
	return out
}

func mannerWords(name, id string) string {
	for _, e := range MannerEntries(name) {
		if e.ID == id {
			return e.Words
		}
	}
	return ""
}
