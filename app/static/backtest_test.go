package static

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"testing"

	"tenfold/app/text"
	"tenfold/engine/backtest"
	"tenfold/engine/catalog"
)

// reported is the report, which takes a second to make.
var reported = sync.OnceValue(func() backtest.Report { return backtest.Make(catalog.Default()) })

// TestBacktestPageHasEverything: every row of the report, once, with its marks,
// every aim as it stands, every run that nothing can be predicted of; no row
// looks right by colour alone; and the same bytes each time.
func TestBacktestPageHasEverything(t *testing.T) {
	cat, report := catalog.Default(), reported()
	page := Backtest(cat, report, Head{})
	html := string(page)
	if !bytes.Equal(page, Backtest(cat, report, Head{})) {
		t.Error("the page written twice differs")
	}
	drawn := 0
	inside := map[bool]int{}
	for _, r := range report.Rows {
		inside[r.Inside()]++
		if r.Metric == backtest.Hours {
			drawn++
		}
		if r.Blame != "" && !strings.Contains(html, escape(text.BacktestBlame.With(r.Blame))) {
			t.Errorf("%s, %s: what is to blame is not there", r.Run.ID, r.Metric)
		}
		if !r.Counts() && !strings.Contains(html, escape(r.Run.CheckReason)) {
			t.Errorf("%s does not count, and no reason is there", r.Run.ID)
		}
	}
	for what, want := range map[string]int{
		`<tr data-metric="`:          len(report.Rows),
		`<td class="yes">yes</td>`:   inside[true],
		`<td class="no">no</td>`:     inside[false],
		`<g class="run`:              drawn,
		`: met.</li>`:                strings.Count(html, `<li class="met">`),
		`: missed.</li>`:             strings.Count(html, `<li class="missed">`),
		`<li class="m`:               len(report.Aims()),
		`<section data-part>`:        1 + 1 + len(backtest.Metrics) + 2,
		`<a href="backtest.jsonl">`:  1,
		`data-check="doubtful"><th`:  count(report.Rows, catalog.Doubtful),
		`data-check="exclude"><th`:   count(report.Rows, catalog.Exclude),
		`<form class="choices" hidd`: 1,
	} {
		if got := strings.Count(html, what); got != want {
			t.Errorf("%s is there %d times, want %d", what, got, want)
		}
	}
	for _, n := range report.NotUsable {
		if !strings.Contains(html, escape(n.Run.Short+": "+n.Reason)) {
			t.Errorf("%s is not among what is not usable", n.Run.ID)
		}
	}
	for _, never := range []string{"NaN", "%!", "{{"} {
		if strings.Contains(html, never) {
			t.Errorf("the page holds %q", never)
		}
	}
}

func count(rows []backtest.Row, check catalog.Check) int {
	n := 0
	for _, r := range rows {
		if r.Run.Check == check {
			n++
		}
	}
	return n
}

// TestBacktestChoicesMeetTheScores: what the lists offer are the groups that the
// summaries score, or the page would show no score for a choice.
func TestBacktestChoicesMeetTheScores(t *testing.T) {
	cat, report := catalog.Default(), reported()
	html := string(Backtest(cat, report, Head{}))
	offered := map[string]bool{"all": true, "metered": true}
	for _, name := range []string{"family", "kind"} {
		list := regexp.MustCompile(`(?s)<select name="` + name + `">(.*?)</select>`).FindStringSubmatch(html)
		if list == nil {
			t.Fatalf("no list of %s", name)
		}
		for _, o := range regexp.MustCompile(`value="([^"]+)"`).FindAllStringSubmatch(list[1], -1) {
			offered[o[1]] = true
		}
	}
	for _, s := range report.Summaries {
		if !offered[s.Group] {
			t.Errorf("no choice shows the scores of %q", s.Group)
		}
		twice := s.Group == "metered" && s.GivenHours // says what "all" says
		if !twice && !strings.Contains(html, escape(text.BacktestScored(s))) {
			t.Errorf("%s, %s has no score on the page", s.Metric, s.Group)
		}
	}
}

// TestBacktestHonest: the missed aims and no others are named before the tables.
func TestBacktestHonest(t *testing.T) {
	report := reported()
	said := text.BacktestHonest(report)
	for _, a := range report.Aims() {
		if named := strings.Contains(said, a.Says[1:]); named == a.Met() {
			t.Errorf("“%s”, met %v, named among the missed %v", a.Says, a.Met(), named)
		}
	}
	if !strings.Contains(said, "developers are few") {
		t.Errorf("it does not say how few they are: %s", said)
	}
}
