package wire

import (
	"bytes"
	"strings"

	"tenfold/engine/backtest"
)

// Backtest is a report as JSON Lines: one line for each published figure with
// its prediction, then one for each run that nothing can be predicted of, one
// for each summary and one for each aim, told apart by their first key ("run",
// "not_usable", "summary", "aim").
func Backtest(r backtest.Report) []byte {
	var out bytes.Buffer
	line := func(inside func(w *writer)) {
		var w writer
		w.object(func() { inside(&w) })
		out.Write(append(w.b, '\n'))
	}
	for _, row := range r.Rows {
		line(func(w *writer) { backtestRow(w, row) })
	}
	for _, n := range r.NotUsable {
		line(func(w *writer) {
			w.key("not_usable")
			w.text(n.Run.ID)
			w.key("reason")
			w.text(n.Reason)
		})
	}
	for _, s := range r.Summaries {
		line(func(w *writer) {
			w.key("summary")
			w.text(string(s.Metric))
			w.key("group")
			w.text(s.Group)
			w.key("given_hours")
			w.bool(s.GivenHours)
			w.key("calibrated")
			w.bool(s.Calibrated)
			for _, n := range [...]struct {
				name  string
				value float64
			}{
				{"rows", float64(s.Rows)}, {"developers", float64(s.Developers)},
				{"median_error", s.MedianError}, {"p90_error", s.NinetiethError},
				{"inside_band", s.Coverage}, {"inside_band_p5", s.CoverageLow}, {"inside_band_p95", s.CoverageHigh},
				{"median_width", s.MedianWidth},
			} {
				w.key(n.name)
				w.number(n.value)
			}
			if s.NaiveMedian > 0 {
				w.key("naive_median_error")
				w.number(s.NaiveMedian)
				w.key("naive_p90_error")
				w.number(s.NaiveNinetieth)
			}
		})
	}
	for _, a := range r.Aims() {
		line(func(w *writer) {
			w.key("aim")
			w.text(a.Says)
			w.key("least")
			w.number(a.Least)
			w.key("most")
			w.number(a.Most)
			w.key("got")
			w.number(a.Got)
			w.key("rows")
			w.number(float64(a.Rows))
			w.key("met")
			w.bool(a.Met())
		})
	}
	return out.Bytes()
}

func backtestRow(w *writer, r backtest.Row) {
	w.key("run")
	w.text(r.Run.ID)
	w.key("metric")
	w.text(string(r.Metric))
	w.key("published")
	w.number(r.Published)
	w.key("predicted")
	w.number(r.Predicted)
	w.key("low")
	w.number(r.Low)
	w.key("high")
	w.number(r.High)
	w.key("ratio")
	w.number(r.Ratio())
	w.key("inside_band")
	w.bool(r.Inside())
	w.key("family")
	w.text(r.Family)
	w.key("calibrated")
	w.bool(r.Calibrated)
	w.key("source")
	w.text(strings.Join(r.Sources, ";"))
	w.key("name")
	w.text(r.Run.Short)
	w.key("developer")
	w.text(r.Run.Developer)
	w.key("year")
	w.number(float64(r.Run.Year))
	w.key("mixture_of_experts")
	w.bool(r.Run.MixtureOfExperts())
	w.key("given_hours")
	w.bool(r.GivenHours)
	w.key("definition")
	w.text(r.Definition)
	w.key("check")
	w.text(string(r.Run.Check))
	w.key("check_reason")
	w.text(r.Run.CheckReason)
	w.key("blame")
	w.text(r.Blame)
}
