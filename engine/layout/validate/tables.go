package validate

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"tenfold/engine/layout"
)

func writeHead(b *strings.Builder, rows []Row, s Summary) {
	counts := map[string]int{}
	offload := 0
	for _, r := range rows {
		counts[r.Check]++
		if r.Offload && r.Check == "ok" {
			offload++
		}
	}
	fmt.Fprintf(b, `# How well the layout model predicts measured training

Written by `+"`validate.Report`"+` from `+"`engine/layout/validate/data`"+` and the constants in
`+"`engine/layout/data/constants.csv`"+`; a test holds this page to them.

The model turns a transformer, a parallel layout and a machine into a step time. Here each published
measurement is predicted from its layout alone, in tokens/s of one accelerator, with constants fitted on the
*other* source families only. TFLOP/s and MFU columns are not compared: sources count FLOP in ways that differ by up
to half. Releases repeat configurations, so each (family, model, accelerator, format) has one vote: the median of its
rows.

Beside every figure stands the naive rule, "the median MFU of this accelerator and format in the other families"; where
they do not have that pair, of the format on any accelerator.

| | model | naive rule |
| --- | --- | --- |
| median error of %d groups | **%s** | %s |
| 90th percentile | **%s** | %s |
| mean | %s | |
| median, the %d groups with the same accelerator and format elsewhere | %s | %s |
| 90th percentile of those | %s | %s |

Median of predicted ÷ measured: %.3f.

Rows: %d measured steps with their layout (%d checked and usable, %d doubtful, shown apart; %d of the checked ones keep
activations on the host, which the model does not know, and are left out of everything). Rows that the collection
excludes, or that give no layout, no shape or no speed, are not here.

What this does not show: the *structure* of the model (which effects it has) was chosen while looking at residuals of all
families, only its constants are held out. Most families come from one vendor's software on its own accelerators.

`, s.Groups, percent(s.Median), percent(s.NaiveMedian), percent(s.High), percent(s.NaiveHigh), percent(s.Mean),
		s.Same, percent(s.SameMedian), percent(s.SameNaive), percent(s.SameHigh), percent(s.SameNaiveHigh), s.Bias,
		len(rows), counts["ok"]-offload, counts["doubtful"], offload)
}

func writeFamilies(b *strings.Builder, rows []Row, groups []Group, c Calibration) {
	b.WriteString("## By source family\n\nEach under the constants fitted without it.\n\n| family | developer | rows | groups | median | 90th percentile | predicted ÷ measured | naive median | naive 90th |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	line := func(name, developer string, gs []Group) {
		n := 0
		for _, g := range gs {
			n += g.Rows
		}
		s := Summarise(gs)
		fmt.Fprintf(b, "| %s | %s | %d | %d | %s | %s | %.2f | %s | %s |\n", name, developer, n, len(gs), percent(s.Median), percent(s.High), s.Bias, percent(s.NaiveMedian), percent(s.NaiveHigh))
	}
	developer := map[string]string{}
	for _, r := range rows {
		developer[r.Family] = r.Developer
	}
	by := map[string][]Group{}
	var names []string
	for _, g := range groups {
		if by[g.Family] == nil {
			names = append(names, g.Family)
		}
		by[g.Family] = append(by[g.Family], g)
	}
	sort.Strings(names)
	for _, name := range names {
		line(name, developer[name], by[name])
	}
	var doubtful []Row
	for _, r := range rows {
		if r.Check == "doubtful" {
			doubtful = append(doubtful, r)
		}
	}
	b.WriteString("\nDoubtful rows, not in any figure above:\n\n| family | developer | rows | groups | median | 90th percentile | predicted ÷ measured | naive median | naive 90th |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	at := map[string][]Group{}
	names = nil
	all := append(append([]Row{}, Usable(rows)...), doubtful...)
	var out []Outcome
	for _, o := range Outcomes(all, c) {
		if o.Row.Check == "doubtful" {
			out = append(out, o)
		}
	}
	for _, g := range Groups(out) {
		if at[g.Family] == nil {
			names = append(names, g.Family)
		}
		at[g.Family] = append(at[g.Family], g)
	}
	sort.Strings(names)
	for _, name := range names {
		line(name, developer[name], at[name])
	}
	b.WriteString("\n")
}

func writeCounts(b *strings.Builder, outcomes []Outcome) {
	b.WriteString("## By number of accelerators\n\nA model without stragglers and network losses errs more the more accelerators there are, always in one direction. Here the median of\npredicted ÷ measured (rows weighted so that each group counts once).\n\n| accelerators | rows | predicted ÷ measured |\n| --- | --- | --- |\n")
	edges := []int{0, 8, 64, 256, 1024, 4096, 1 << 30}
	names := []string{"to 8", "9 – 64", "65 – 256", "257 – 1,024", "1,025 – 4,096", "above 4,096"}
	for i, name := range names {
		at := map[string][]float64{}
		n := 0
		for _, o := range outcomes {
			if o.Row.Accelerators > edges[i] && o.Row.Accelerators <= edges[i+1] {
				at[o.Row.Group()] = append(at[o.Row.Group()], o.Ratio())
				n++
			}
		}
		var medians []float64
		for _, v := range at {
			medians = append(medians, median(v))
		}
		fmt.Fprintf(b, "| %s | %d | %.2f |\n", name, n, median(medians))
	}
	b.WriteString("\n")
}

func writeHeldOut(b *strings.Builder, outcomes []Outcome) {
	b.WriteString("## Korthikanti et al.: eight points no fit sees\n\nStep time of arXiv:2205.05198, table 5. Calculon reports 3.65 % on the same points, tuned on them.\n\n| model | recomputation | measured s | predicted s | error |\n| --- | --- | --- | --- | --- |\n")
	sum, n := 0.0, 0
	for _, o := range outcomes {
		if !heldOut[o.Row.Family] {
			continue
		}
		r := o.Row
		step := func(tokens float64) float64 {
			return float64(r.Parallel.GlobalBatch*r.Setting.Shape.SeqLen) / tokens / float64(r.Accelerators)
		}
		e := step(o.Predicted)/step(r.Tokens) - 1
		sum += math.Abs(e)
		n++
		fmt.Fprintf(b, "| %s | %s | %.2f | %.2f | %+.1f %% |\n", r.Model, r.Parallel.Recompute, step(r.Tokens), step(o.Predicted), 100*e)
	}
	fmt.Fprintf(b, "\nMean of the absolute errors: %s.\n\n", percent(sum/float64(n)))
}

func writeSweeps(b *strings.Builder, rows []Row, c Calibration) {
	b.WriteString("## Ranking of layouts\n\n")
	var measured, predicted []float64
	k := c.Folds["BLOOM"]
	best, at := 0, 0
	sweep := family(rows, "BLOOM")
	for i, r := range sweep {
		tokens, _ := Predict(r, k)
		flop := r.Setting.Shape.ModelFLOPPerToken()
		measured, predicted = append(measured, r.Tokens*flop), append(predicted, tokens*flop)
		if measured[i] > measured[best] {
			best = i
		}
		if predicted[i] > predicted[at] {
			at = i
		}
	}
	fmt.Fprintf(b, "BLOOM sweep, %d checked rows of 176 to 203 billion parameters on A100: rank correlation of model FLOP/s, predicted against\nmeasured, **%.2f**. The layout predicted best (%s) was measured at %s of the best measured one (%s).\n\n",
		len(sweep), Rank(predicted, measured), sweep[at].ID, percent(measured[at]/measured[best]), sweep[best].ID)

	table := family(rows, "nanotron")
	k = c.Folds["nanotron"]
	b.WriteString("Nanotron's table holds, for each size and number of H100, the best of thousands of measured layouts. The search is asked for its own\nbest with the same batch; \"published\" is what the model gives the published layout, as a share of what it gives the one it found.\n\n| model | accelerators | published layout | found layout | published ÷ found | measured MFU | predicted |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	measured, predicted = nil, nil
	var shares []float64
	for _, r := range Searches(table, k) {
		p, f := r.Row.Parallel, r.Found.Parallel
		tokens, _ := Predict(r.Row, k)
		measured, predicted = append(measured, r.Row.MFU()), append(predicted, tokens/r.Row.Tokens*r.Row.MFU())
		shares = append(shares, r.Published)
		fmt.Fprintf(b, "| %s | %d | %s | %s | %s | %s | %s |\n", r.Row.Model, r.Row.Accelerators, degreesText(p), degreesText(f), percent(r.Published), percent(r.Row.MFU()), percent(predicted[len(predicted)-1]))
	}
	fmt.Fprintf(b, "\nMedian share %s, 10th percentile %s. Rank correlation of MFU over the table %.2f.\n\n", percent(median(shares)), percent(quantile(shares, 0.1)), Rank(predicted, measured))
}

// degreesText is a layout in short.
func degreesText(p layout.Parallel) string {
	return fmt.Sprintf("tp %d pp %d dp %d mb %d zero %d", p.TP, p.PP, p.DP, p.Microbatch, max(p.Zero.Stage(), 0))
}

func writeMemory(b *strings.Builder, rows []Row, c Calibration) {
	b.WriteString("## Memory\n\nActivation memory matches the figures of Korthikanti et al. within 5 % (a test in `engine/layout`). Against what frameworks reported as\npeak, on the rows that give it, with gradients, states and buffers:\n\n| family | rows | median predicted ÷ reported | 10th – 90th percentile |\n| --- | --- | --- | --- |\n")
	at := map[string][]float64{}
	for _, r := range Usable(rows) {
		if r.MemoryGB == 0 {
			continue
		}
		_, p := Predict(r, c.All)
		set := r.Setting
		set.Constants = c.All
		at[r.Family] = append(at[r.Family], layout.Evaluate(set, p).Memory.Total()/1e9/r.MemoryGB)
	}
	var names []string
	for name := range at {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		v := at[name]
		fmt.Fprintf(b, "| %s | %d | %.2f | %.2f – %.2f |\n", name, len(v), median(v), quantile(v, 0.1), quantile(v, 0.9))
	}
	b.WriteString("\n")
}

func writeWorst(b *strings.Builder, groups []Group) {
	b.WriteString("## The worst ten groups\n\n| group | rows | predicted ÷ measured | why |\n| --- | --- | --- | --- |\n")
	worst := append([]Group{}, groups...)
	sort.SliceStable(worst, func(i, j int) bool { return worst[i].Error > worst[j].Error })
	for _, g := range worst[:10] {
		fmt.Fprintf(b, "| %s | %d | %.2f | %s |\n", strings.ReplaceAll(g.Name, " | ", ", "), g.Rows, g.Bias, why(g.Name))
	}
	b.WriteString("\n")
}

func writeConstants(b *strings.Builder) error {
	rows, err := layout.Table()
	if err != nil {
		return err
	}
	b.WriteString("## The constants\n\nThe same for every machine; the range is over fits that leave one family out, or, where assumed, what is plausible. The rate of products and\nthe age of software give to each other what the other takes, so neither is known as sharply as its range says.\n\n| constant | value | range | basis | what it is |\n| --- | --- | --- | --- | --- |\n")
	for _, r := range rows {
		fmt.Fprintf(b, "| %s | %.3g %s | %.3g – %.3g | %s | %s |\n", r.Name, r.Value, r.Unit, r.Low, r.High, r.Basis, r.Note)
	}
	return nil
}
