package validate

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"tenfold/engine/layout"
)

// Outcome is a prediction against a measurement.
type Outcome struct {
	Row       Row
	Predicted float64 // tokens/s for one accelerator, constants fitted without the row's family
	Naive     float64 // by the median MFU of the accelerator and format in the other families
	Same      bool    // the other families hold the accelerator and format
}

// Ratio is predicted ÷ measured.
func (o Outcome) Ratio() float64 { return o.Predicted / o.Row.Tokens }

// Outcomes predicts every row, each under the constants fitted without its
// family.
func Outcomes(rows []Row, c Calibration) []Outcome {
	out := make([]Outcome, 0, len(rows))
	for _, r := range rows {
		k, ok := c.Folds[r.Family]
		if !ok {
			k = c.All
		}
		o := Outcome{Row: r}
		o.Predicted, _ = Predict(r, k)
		var same, other []float64
		for _, t := range Calibrating(rows, r.Family) {
			if t.Setting.Format != r.Setting.Format {
				continue
			}
			other = append(other, t.MFU())
			if t.Accelerator == r.Accelerator {
				same = append(same, t.MFU())
			}
		}
		o.Same = len(same) > 0
		if !o.Same {
			same = other // no prediction in the narrow sense: the format on any accelerator
		}
		o.Naive = r.Tokens * median(same) / r.MFU()
		out = append(out, o)
	}
	return out
}

// Group is the outcomes of one (family, model, accelerator, format): one vote.
type Group struct {
	Name, Family string
	Rows         int
	Error        float64 // median of |predicted ÷ measured − 1|
	Bias         float64 // median of predicted ÷ measured
	NaiveError   float64
	NaiveSame    bool
}

// Groups collects outcomes into groups, by name.
func Groups(outcomes []Outcome) []Group {
	at := map[string][]Outcome{}
	for _, o := range outcomes {
		at[o.Row.Group()] = append(at[o.Row.Group()], o)
	}
	var out []Group
	for name, rows := range at {
		g := Group{Name: name, Family: rows[0].Row.Family, Rows: len(rows), NaiveSame: rows[0].Same}
		var model, bias, naive []float64
		for _, o := range rows {
			model = append(model, math.Abs(o.Ratio()-1))
			bias = append(bias, o.Ratio())
			naive = append(naive, math.Abs(o.Naive/o.Row.Tokens-1))
		}
		g.Error, g.Bias, g.NaiveError = median(model), median(bias), median(naive)
		out = append(out, g)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// Summary is errors over groups.
type Summary struct {
	Groups                   int
	Median, High, Mean       float64 // high: 90th percentile
	NaiveMedian, NaiveHigh   float64
	SameMedian, SameHigh     float64 // of the groups whose accelerator and format other families have
	SameNaive, SameNaiveHigh float64
	Same                     int
	Bias                     float64 // median of the groups' biases
}

// Summarise is the errors of groups together.
func Summarise(groups []Group) Summary {
	var model, naive, bias, same, sameNaive []float64
	for _, g := range groups {
		model, naive, bias = append(model, g.Error), append(naive, g.NaiveError), append(bias, g.Bias)
		if g.NaiveSame {
			same, sameNaive = append(same, g.Error), append(sameNaive, g.NaiveError)
		}
	}
	s := Summary{Groups: len(groups), Same: len(same)}
	for _, e := range model {
		s.Mean += e / float64(len(model))
	}
	s.Median, s.High = median(model), quantile(model, 0.9)
	s.NaiveMedian, s.NaiveHigh = median(naive), quantile(naive, 0.9)
	s.SameMedian, s.SameHigh = median(same), quantile(same, 0.9)
	s.SameNaive, s.SameNaiveHigh = median(sameNaive), quantile(sameNaive, 0.9)
	s.Bias = median(bias)
	return s
}

// percent is a fraction as text.
func percent(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100*x)
}

// Rank is Spearman's rank correlation of two equally long lists.
func Rank(a, b []float64) float64 {
	ra, rb := ranks(a), ranks(b)
	var ma, mb float64
	for i := range ra {
		ma += ra[i] / float64(len(ra))
		mb += rb[i] / float64(len(rb))
	}
	var sab, saa, sbb float64
	for i := range ra {
		sab += float64((ra[i] - ma) * (rb[i] - mb))
		saa += float64((ra[i] - ma) * (ra[i] - ma))
		sbb += float64((rb[i] - mb) * (rb[i] - mb))
	}
	return sab / math.Sqrt(float64(saa*sbb))
}

// ranks are positions in ascending order, equal values sharing the mean.
func ranks(v []float64) []float64 {
	order := make([]int, len(v))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return v[order[i]] < v[order[j]] })
	out := make([]float64, len(v))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && v[order[j]] == v[order[i]] {
			j++
		}
		for _, at := range order[i:j] {
			out[at] = float64(i+j-1) / 2
		}
		i = j
	}
	return out
}

// Regret is how the search compares with a published best layout.
type Regret struct {
	Row       Row
	Found     layout.Result
	Published float64 // predicted tokens/s of the published layout ÷ of the one found
}

// Searches runs the search for the rows of a table of best layouts, with their
// batch to be met.
func Searches(rows []Row, k layout.Constants) []Regret {
	var out []Regret
	for _, r := range rows {
		set := r.Setting
		set.Constants = k
		best := layout.Best(layout.Request{Setting: set, Accelerators: r.Accelerators, Batch: r.Parallel.GlobalBatch})
		at, _ := Predict(r, k)
		out = append(out, Regret{Row: r, Found: best, Published: at * float64(r.Accelerators) / best.TokensPerSecond()})
	}
	return out
}

// family is the usable rows of one.
func family(rows []Row, name string) []Row {
	var out []Row
	for _, r := range Usable(rows) {
		if r.Family == name {
			out = append(out, r)
		}
	}
	return out
}

// Report is docs/accuracy.md: what the model predicts against what was measured.
func Report() (string, error) {
	rows, err := Rows()
	if err != nil {
		return "", err
	}
	c, err := Stored()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	usable := Outcomes(Usable(rows), c)
	groups := Groups(usable)
	writeHead(&b, rows, Summarise(groups))
	writeFamilies(&b, rows, groups, c)
	writeCounts(&b, usable)
	writeHeldOut(&b, usable)
	writeSweeps(&b, rows, c)
	writeMemory(&b, rows, c)
	writeWorst(&b, groups)
	if err := writeConstants(&b); err != nil {
		return "", err
	}
	return b.String(), nil
}
