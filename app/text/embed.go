package text

import (
	"strconv"
	"strings"

	"tenfold/engine/spread"
)

// The words of an embed view.
const (
	About         Phrase = "How many accelerators, how much power, carbon and money a training run takes, with ranges, workings and sources. Every assumption can be changed; it runs in your browser."
	OpenFull      Phrase = "Open the whole calculator"
	EmbedStated   Phrase = "These figures are stated by the link. The calculator checks them once it runs here."
	EmbedWithout  Phrase = "JavaScript is off, so nothing here can be changed; the figures answer the question above as it stands."
	EmbedUnstated Phrase = "The figures for this question appear once the calculator runs here; the whole calculator has them too."
)

const (
	embedTitle Phrase = "Calculator: what training {question} takes"
	pictured   Phrase = "{sentence} (Tenfold, data version {version}.)"
	oneNote    Phrase = "One note on these figures"
	someNotes  Phrase = "{n} notes on these figures"
)

// EmbedTitle is the title of a frame, in plain words: what it holds, for those
// who cannot see it.
func EmbedTitle(question string) string {
	return embedTitle.With(strings.TrimSuffix(question, "."))
}

// AssumptionOf is a field of the panel of assumptions by its name.
func AssumptionOf(field string) (Assumption, bool) {
	for _, g := range Assumptions {
		for _, a := range g.Fields {
			if a.Field == field {
				return a, true
			}
		}
	}
	return Assumption{}, false
}

// Stated is results as a link carries them, each rounded as it is said: its
// name, its value and its range in the result's own unit.
func Stated(a spread.Answer, results []string) string {
	var parts []string
	for _, name := range results {
		q := a.Result(name)
		if !q.Known {
			continue
		}
		digits := supported(q)
		said := []string{}
		for _, v := range []float64{q.Value, q.Low, q.High} {
			r, _ := Rounded(v, digits)
			said = append(said, strings.Replace(strconv.FormatFloat(r, 'g', -1, 64), "e+", "e", 1))
		}
		if !Say(name, q).Ranged {
			said = said[:1]
		}
		parts = append(parts, name+":"+strings.Join(said, "~"))
	}
	return strings.Join(parts, ",")
}

// Scales is how a result is said, for a script that has to say one: # with the sign
// of money or "-", then for each unit from where it is used, its size, and its
// name, by spaces and semicolons.
func Scales(result string) string {
	k := kinds[result]
	var parts []string
	for _, s := range k.scales {
		parts = append(parts, strconv.FormatFloat(s.from, 'g', -1, 64)+" "+strconv.FormatFloat(s.by, 'g', -1, 64)+" "+s.unit.String())
	}
	sign := "-"
	if k.money {
		sign = money("#")
	}
	return sign + ";" + strings.Join(parts, ";")
}

// Headline is the first figure that a question asks for, by its name, and it with
// power and rent as said where no label stands beside them: what two builds say of
// one question differs in any of them.
func Headline(a spread.Answer) (result, words string) {
	result = Headlines(Size(a.Scenario))[0]
	figure := func(result string) string { return counted(result, Say(result, a.Result(result)).Value) }
	return result, figure(result) + ", " + figure("power_mw") + ", " + rented.With(figure("cost_rental_usd"))
}

// Pictured is the alternative text of a picture of an answer.
func Pictured(sentence, version string) string {
	return pictured.With(sentence, version)
}

// FrameSnippet is the frame that an editor pastes: right without any script, as
// wide as its column. Where the column needs it higher than it is, it scrolls.
func FrameSnippet(address, title string, height int) string {
	return `<iframe src="` + quoted(address) + `" title="` + quoted(title) + `" width="100%" height="` + strconv.Itoa(height) +
		`" style="width:0;min-width:100%;border:0" loading="lazy" allow="clipboard-write" referrerpolicy="no-referrer"></iframe>`
}

// quoted is text as it stands inside the quotes of an attribute.
func quoted(s string) string {
	return strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "\u00a0", " ").Replace(s)
}

// Notes is the heading of so many notes.
func Notes(n int) string {
	if n == 1 {
		return oneNote.String()
	}
	return someNotes.With(strconv.Itoa(n))
}
