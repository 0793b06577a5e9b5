package text

import (
	"slices"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/spread"
)

// in has the page write numbers as in a language until the test ends.
func in(t *testing.T, tag string) {
	t.Helper()
	t.Cleanup(func() { Speak(Manner{}) })
	Speak(Manner{Numbers: tag})
	if Numbers() != tag {
		t.Fatalf("there is no locale %s", tag)
	}
}

// TestLocales: the wanted texts are those of ICU 78 (CLDR 48), as Intl.NumberFormat
// writes them.
func TestLocales(t *testing.T) {
	for _, c := range []struct{ tag, four, five, seven, share string }{
		{"en", "1,234.5", "12,345.6", "1,234,560", "41.5 %"},
		{"en-IN", "1,234.5", "12,345.6", "12,34,560", "41.5 %"},
		{"de", "1.234,5", "12.345,6", "1.234.560", "41,5 %"},
		{"de-AT", "1 234,5", "12 345,6", "1 234 560", "41,5 %"},
		{"de-CH", "1'234.5", "12'345.6", "1'234'560", "41.5%"},
		{"fr", "1_234,5", "12_345,6", "1_234_560", "41,5 %"},
		{"es", "1234,5", "12.345,6", "1.234.560", "41,5 %"},
		{"es-MX", "1,234.5", "12,345.6", "1,234,560", "41.5%"},
		{"pt", "1.234,5", "12.345,6", "1.234.560", "41,5%"},
		{"pt-PT", "1234,5", "12 345,6", "1 234 560", "41,5%"},
		{"hi", "1,234.5", "12,345.6", "12,34,560", "41.5%"},
		{"ja", "1,234.5", "12,345.6", "1,234,560", "41.5%"},
		{"zh", "1,234.5", "12,345.6", "1,234,560", "41.5%"},
	} {
		in(t, c.tag)
		for v, want := range map[float64]string{1234.5: c.four, 12345.6: c.five, 1234560: c.seven} {
			if got := strings.ReplaceAll(undone(Number(v)), "\u202f", "_"); got != want {
				t.Errorf("%s: %v is written %q, want %q", c.tag, v, got, want)
			}
		}
		if got := undone(Percent(0.415)); got != c.share {
			t.Errorf("%s: a share is written %q, want %q", c.tag, got, c.share)
		}
	}
}

func TestLocaleOf(t *testing.T) {
	for _, c := range []struct{ tags, want string }{
		{"", "en"}, {"de", "de"}, {"de-DE", "de"}, {"de-ch", "de-CH"}, {"pt-BR,pt", "pt"}, {"zh-Hant-TW", "zh"}, {"en-GB,de", "en"}, {"tlh,fr-CA,en", "fr"}, {"xx", "en"}, {",es-419", "es"},
	} {
		if got := LocaleOf(strings.Split(c.tags, ",")...).Tag; got != c.want {
			t.Errorf("%q: %s, want %s", c.tags, got, c.want)
		}
	}
}

// TestFiguresInALocale: ranges, money and powers of ten follow too.
func TestFiguresInALocale(t *testing.T) {
	in(t, "de")
	q := spread.Quantity{Value: 1.13e9, Low: 0.8e9, High: 1.6e9, Known: true}
	if f := Say("cost_rental_usd", q); undone(f.Value) != "$1,1 billion" || undone(f.Between()) != "between $800 million and $1,6 billion" {
		t.Errorf("money: %+v", f)
	}
	if got := undone(Power(3.8e26, 25)); got != "3,8 × 10²⁶" {
		t.Errorf("a power of ten: %s", got)
	}
	if got := Number(3.8e25); got != "3,8e25" {
		t.Errorf("a large number: %s", got)
	}
}

// TestNumbersReadBackInEveryLocale: what a field shows of its own accord, it
// accepts and reads as the same number.
func TestNumbersReadBackInEveryLocale(t *testing.T) {
	fields := map[string][]float64{
		"scale": {0.1, 0.125, 1.125, 1, 1.5, 10, 1000, 1234.5, 12345.6, 123456, 1e6, 1e-6}, "days": {0.001, 1.5, 90, 1234, 1.234, 36525}, "accelerators": {1, 24576, 1e8, 16384, 1234567},
		"mfu": {0.4, 0.415, 1, 0.0001, 0.41234}, "compute_flop": {1e26, 3.8e25, 1e12, 1.234e26},
	}
	for _, l := range Locales {
		in(t, l.Tag)
		for name, values := range fields {
			f, ok := engine.FieldNamed(name)
			if !ok {
				t.Fatalf("no field %s", name)
			}
			for _, v := range values {
				said := FieldValue(f, engine.Given(v))
				n, finding := ReadField(f, said)
				if finding != nil || !n.Set || n.Value/v-1 > 1e-5 || n.Value/v-1 < -1e-5 {
					t.Errorf("%s, %s: %v is written %q and read %v, %v", l.Tag, name, v, said, n, finding)
				}
			}
		}
	}
}

// TestTyped: where a mark is in doubt the locale decides, and says so; nowhere
// else does it matter which locale it is.
func TestTyped(t *testing.T) {
	f, _ := engine.FieldNamed("site_mw")
	for _, c := range []struct {
		tag, typed string
		want       float64
		says       string
	}{
		{"en", "1,234", 1234, ""}, {"en", "1.234", 1.234, ""}, {"hi", "1,234", 1234, ""}, {"de-CH", "1,234", 1234, ""},
		{"de", "1,234", 1.234, "Read as 1,234, not as 1234."}, {"de", "1.234", 1234, "Read as 1234, not as 1,234."},
		{"fr", "1,234", 1.234, "Read as 1,234, not as 1234."}, {"fr", "1.234", 1.234, ""}, {"pt", "1.234", 1234, "Read as 1234, not as 1,234."}, {"de-AT", "1.234", 1234, "Read as 1234, not as 1,234."}, {"pt-PT", "1.234", 1234, "Read as 1234, not as 1,234."}, {"de-AT", "1,234", 1.234, "Read as 1,234, not as 1234."},
		{"de", "1.234,5", 1234.5, ""}, {"en", "1.234,5", 1234.5, ""}, {"de", "1,234.5", 1234.5, ""}, {"de", "1 234,567", 1234.567, ""}, {"de", "0,125", 0.125, ""},
		{"de", "1'234.5", 1234.5, ""}, {"de", "12,34,567", 1234567, ""}, {"de", "1.234.567", 1234567, ""}, {"de", "1.5", 1.5, ""}, {"de", "12.34", 12.34, ""}, {"de", "90 MW", 90, ""},
		{"de", "１.２３４", 1234, "Read as 1234, not as 1,234."}, {"de", "१,२३४", 1.234, "Read as 1,234, not as 1234."}, {"en", "१,२३४", 1234, ""}, {"de", "1.234e2", 123400, "Read as 1234, not as 1,234."},
		{"de", "~1.234 MW", 1234, "Read as 1234, not as 1,234."}, {"de", "2 1.234", 0, ""},
	} {
		in(t, c.tag)
		if got := undone(Reading(c.typed)); got != c.says {
			t.Errorf("%s: of %q it says %q, want %q", c.tag, c.typed, got, c.says)
		}
		n, finding := ReadField(f, c.typed)
		if c.want == 0 {
			if finding == nil {
				t.Errorf("%s: %q is read as %v", c.tag, c.typed, n)
			}
		} else if finding != nil || n.Value != c.want {
			t.Errorf("%s: %q is read as %v, %v; want %v", c.tag, c.typed, n.Value, finding, c.want)
		}
	}
	in(t, "de")
	mfu, _ := engine.FieldNamed("mfu")
	if n, finding := ReadField(mfu, "30,125-45,250 %"); finding != nil || n.Low != 0.30125 || n.High != 0.4525 {
		t.Errorf("a range: %+v, %v", n, finding)
	}
}

// FuzzReading: what is typed in any locale never stops the page, and what the
// engine reads alone is read too.
func FuzzReading(f *testing.F) {
	for _, s := range []string{"1,234", "1.234", "1 234,5", "१२,३४,५६७", "-", "1.234-2.345", "e", ",", "10×"} {
		f.Add(s, 2)
	}
	days, _ := engine.FieldNamed("days")
	f.Fuzz(func(t *testing.T, s string, locale int) {
		defer Speak(Manner{})
		Speak(Manner{Numbers: Locales[uint(locale)%uint(len(Locales))].Tag})
		Reading(s)
		_, alone := engine.ParseField(days, s)
		if _, finding := ReadField(days, s); finding != nil && alone == nil && finding.Code == "not-a-number" {
			t.Fatalf("%q is read by the engine, in %s not", s, Numbers())
		}
	})
}

// TestMannerKept: what the device keeps comes back, and what it should not hold
// does no harm.
func TestMannerKept(t *testing.T) {
	m := Manner{}.With(NumbersChoice, "de-CH")
	if got := ReadManner(m.String()); got != m || m.Numbers != "de-CH" {
		t.Errorf("%+v came back as %+v", m, got)
	}
	for _, kept := range []string{"", "&", "numbers", "numbers=klingon", "other=de", "numbers=de=de"} {
		if got := ReadManner(kept); got != (Manner{}) {
			t.Errorf("%q is read as %+v", kept, got)
		}
	}
}

// Who chose English keeps English numbers where the browser is German; who was led
// to it by nothing keeps the browser's.
func TestNumbersOfAChosenLanguage(t *testing.T) {
	tags := []string{"de-DE", "en-GB"}
	if got := TagsIn(tags, false); !slices.Equal(got, tags) {
		t.Errorf("nothing chosen: %v", got)
	}
	if got := TagsIn(tags, true); !slices.Equal(got, []string{"en-GB", "en"}) {
		t.Errorf("English chosen: %v", got)
	}
}
