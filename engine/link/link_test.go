package link

import (
	_ "embed"
	"math/rand/v2"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/check"
)

func TestDefaultIsTheVersionAlone(t *testing.T) {
	if got := Encode(engine.Scenario{}); got != "v1" {
		t.Errorf("Encode(default) = %q", got)
	}
	if got := Encode(engine.Scenario{}.Full()); got != "v1" {
		t.Errorf("Encode(default spelled out) = %q", got)
	}
}

// random is a scenario with about a third of its fields set within bounds.
func random(r *rand.Rand) engine.Scenario {
	var s engine.Scenario
	for _, f := range engine.Fields {
		if r.IntN(3) > 0 {
			continue
		}
		switch {
		case f.Number != nil:
			v := f.Min + (f.Max-f.Min)*r.Float64()*r.Float64()
			if f.Whole {
				v = float64(int64(v))
			}
			*f.Number(&s) = engine.Given(v)
		case f.Words != nil:
			*f.Text(&s) = f.Words[r.IntN(len(f.Words))]
		case f.Text != nil:
			*f.Text(&s) = []string{"a-b", "Grüße & co", "x=y", "100%", "#?"}[r.IntN(5)]
		case f.Off != nil:
			*f.Off(&s) = true
		}
	}
	return s
}

func TestEveryFieldSurvives(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		s := random(r).Normal()
		text := Encode(s)
		back, found := Decode("#" + text)
		if back != s || len(found) > 0 {
			t.Fatalf("Decode(%q)\n got %+v\nwant %+v\n%v", text, back, s, found)
		}
		if again := Encode(back); again != text {
			t.Fatalf("encoding twice: %q, then %q", text, again)
		}
	}
}

//go:embed testdata/links.txt
var oldLinks string

// Links published once must keep opening: each line is a link and, behind a
// tab, the canonical link it reads as.
func TestOldLinksOpen(t *testing.T) {
	n := 0
	for line := range strings.Lines(oldLinks) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		n++
		text, want, _ := strings.Cut(line, "\t")
		s, found := Decode(text)
		if got := Encode(s); got != want {
			t.Errorf("%s\n got %s\nwant %s\n%v", text, got, want, found)
		}
	}
	if n < 5 {
		t.Fatalf("only %d links read", n)
	}
}

func TestBadPartsAreDroppedAndSaid(t *testing.T) {
	for _, c := range []struct {
		text, want, field, code string
	}{
		{"v1&scale=ten&days=30", "v1&days=30", "scale", "not-a-number"},
		{"v1&scale=-3&days=30", "v1&days=30", "scale", "out-of-range"},
		{"v1&scale=1e400&days=30", "v1&days=30", "scale", "out-of-range"},
		{"v1&nonsense=1&days=30", "v1&days=30", "", "unknown-key"},
		{"v1&__proto__=1&days=30", "v1&days=30", "", "unknown-key"},
		{"v1&days=30&days=40", "v1&days=30", "days", "given-twice"},
		{"v1&format=int8&days=30", "v1&days=30", "format", "unknown-word"},
		{"v1&region=%zz&days=30", "v1&days=30", "", "link-unreadable"},
		{"v9&days=30&warp=1", "v1&days=30", "v", "newer-version"},
		{"v1&region=" + strings.Repeat("x", 500) + "&days=30", "v1&days=30", "region", "not-a-word"},
		{"v1&days=30&" + strings.Repeat("noise&", 2000), "v1&days=30", "", "link-too-long"},
		{"v1&count_attention=maybe&days=30", "v1&days=30", "count_attention", "not-yes-or-no"},
	} {
		s, found := Decode(c.text)
		if got := Encode(s); got != c.want {
			t.Errorf("%.60s reads as %s, want %s", c.text, got, c.want)
		}
		ok := false
		for _, f := range found {
			ok = ok || f.Field == c.field && f.Code == c.code && f.Severity == check.Warning
		}
		if !ok {
			t.Errorf("%.60s: findings %+v, want a warning %s on %q", c.text, found, c.code, c.field)
		}
	}
	if _, found := Decode("#?secret=abc&v1&scale=10x&utm_source=mail"); len(found) != 0 {
		t.Errorf("what hosts append must be silent: %v", found)
	}
}

func FuzzDecode(f *testing.F) {
	for line := range strings.Lines(oldLinks) {
		f.Add(line)
	}
	f.Add("#v1&scale=%00&__proto__[x]=1&=&&v=&accelerator.name=<script>")
	f.Fuzz(func(t *testing.T, text string) {
		s, _ := Decode(text)
		once := Encode(s)
		again, found := Decode(once)
		if again != s {
			t.Fatalf("%q reads as %q, which reads otherwise (%v)", text, once, found)
		}
		for _, field := range engine.Fields {
			if field.Number == nil {
				continue
			}
			if n := *field.Number(&s); n.Set && !(n.Value >= field.Min && n.Value <= field.Max) {
				t.Fatalf("%q: %s = %v", text, field.Name, n.Value)
			}
		}
	})
}

// BenchmarkRoundTrip writes random scenarios as links and reads them again.
func BenchmarkRoundTrip(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var list []engine.Scenario
	for range 100 {
		list = append(list, random(r))
	}
	i := 0
	for b.Loop() {
		Decode(Encode(list[i%len(list)]))
		i++
	}
}
