package backtest

// Aim is what the report is held to: one figure of a summary, and the limits it
// should lie in.
type Aim struct {
	Says        string
	Least, Most float64
	Got         float64
	Rows        int
}

// Met reports whether the figure lies in its limits.
func (a Aim) Met() bool { return a.Least <= a.Got && a.Got <= a.Most }

// Aims is every threshold of the report, in one place, with what was reached.
// All but the one that says so are of predictions that have not seen the
// developer's runs.
func (r Report) Aims() []Aim {
	find := func(m Metric, given bool, group string) Summary {
		for _, s := range r.Summaries {
			if s.Metric == m && s.GivenHours == given && s.Group == group && !s.Calibrated {
				return s
			}
		}
		return Summary{}
	}
	hours := find(Hours, false, "all")
	energy := find(Energy, false, "metered")
	out := []Aim{
		{"Accelerator-hours: median error", 0, 0.15, hours.MedianError, hours.Rows},
		{"Accelerator-hours: 90th percentile of the error", 0, 0.45, hours.NinetiethError, hours.Rows},
		{"Accelerator-hours: share of published figures inside the 80 % band", 0.75, 0.88, hours.Coverage, hours.Rows},
		{"Accelerator-hours: low end of that share, developers resampled", 0, 0.8, hours.CoverageLow, hours.Rows},
		{"Accelerator-hours: high end of that share, developers resampled", 0.8, 1, hours.CoverageHigh, hours.Rows},
		{"Accelerator-hours: median width of the band, high ÷ low", 1, 2.2, hours.MedianWidth, hours.Rows},
		{"Energy where it was metered, whole chain: median error", 0, 0.15, energy.MedianError, energy.Rows},
	}
	for _, s := range r.Summaries {
		if s.Metric == Energy && s.GivenHours && s.Group == "metered" && s.Calibrated {
			out = append(out, Aim{"Energy where it was metered, hours given, of runs whose draw the power figures rest on: median error", 0, 0.15, s.MedianError, s.Rows})
		}
	}
	for _, c := range []struct {
		metric Metric
		says   string
	}{
		{CostRental, "Rent against third parties, hours given: median of the ratio or its inverse"},
		{CostOwned, "Owned cost against third parties, hours given: median of the ratio or its inverse"},
		{CostUpfront, "Up-front cost against third parties, count given: median of the ratio or its inverse"},
	} {
		var ratios []float64
		for _, row := range r.Rows {
			if row.Counts() && row.Metric == c.metric && row.GivenHours {
				ratios = append(ratios, far(row.Ratio()))
			}
		}
		if len(ratios) > 0 {
			out = append(out, Aim{c.says, 1, 1.5, share(ratios, 0.5), len(ratios)})
		}
	}
	return out
}
