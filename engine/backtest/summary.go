package backtest

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
)

// Summary scores the rows of one metric that count, of all runs or a group.
type Summary struct {
	Metric     Metric
	GivenHours bool
	Calibrated bool   // of rows that the prediction has seen, apart from the others
	Group      string // "all", "metered" (of energy), "dense", "mixture of experts", or an accelerator family
	Rows       int
	Developers int

	MedianError, NinetiethError float64 // of |predicted ÷ published − 1|
	Coverage                    float64 // share of published figures inside the band
	CoverageLow, CoverageHigh   float64 // 5th and 95th percentile of the coverage, developers resampled
	MedianWidth                 float64 // high ÷ low of the band
	NaiveMedian, NaiveNinetieth float64 // the same errors of 6·N·D at a flat 40 %; 0 where there is none
}

// Summaries scores rows: each metric for all, dense, mixtures of experts and
// every accelerator family, groups without rows left out.
func Summaries(rows []Row) []Summary {
	var out []Summary
	for _, m := range Metrics {
		for _, given := range []bool{false, true} {
			for _, calibrated := range []bool{false, true} {
				var of []Row
				families := map[string]bool{}
				var names []string
				for _, r := range rows {
					if r.Counts() && r.Metric == m && r.GivenHours == given && r.Calibrated == calibrated {
						of = append(of, r)
						if !families[r.Family] {
							families[r.Family] = true
							names = append(names, r.Family)
						}
					}
				}
				slices.Sort(names)
				add := func(group string, keep func(Row) bool) {
					var kept []Row
					for _, r := range of {
						if keep(r) {
							kept = append(kept, r)
						}
					}
					if len(kept) > 0 {
						s := score(kept)
						s.Metric, s.GivenHours, s.Calibrated, s.Group = m, given, calibrated, group
						out = append(out, s)
					}
				}
				add("all", func(Row) bool { return true })
				if m == Energy {
					add("metered", func(r Row) bool { return r.Run.Metered })
				}
				add("dense", func(r Row) bool { return !r.Run.MixtureOfExperts() })
				add("mixture of experts", func(r Row) bool { return r.Run.MixtureOfExperts() })
				for _, f := range names {
					add(f, func(r Row) bool { return r.Family == f })
				}
			}
		}
	}
	return out
}

// resamples is how often the developers are drawn anew for the interval of the
// coverage.
const resamples = 4000

// score is the summary of rows, all of them counted.
func score(rows []Row) Summary {
	var errors, widths, naive []float64
	byDeveloper := map[string][]Row{}
	var developers []string
	inside := 0
	for _, r := range rows {
		errors = append(errors, r.Error())
		widths = append(widths, r.Width())
		if r.Naive > 0 {
			naive = append(naive, abs(r.Naive/r.Published-1))
		}
		if r.Inside() {
			inside++
		}
		d := r.Run.Developer
		if byDeveloper[d] == nil {
			developers = append(developers, d)
		}
		byDeveloper[d] = append(byDeveloper[d], r)
	}
	s := Summary{Rows: len(rows), Developers: len(developers), Coverage: float64(inside) / float64(len(rows))}
	s.MedianError, s.NinetiethError, s.MedianWidth = share(errors, 0.5), share(errors, 0.9), share(widths, 0.5)
	if len(naive) == len(rows) {
		s.NaiveMedian, s.NaiveNinetieth = share(naive, 0.5), share(naive, 0.9)
	}
	h := fnv.New64a()
	h.Write([]byte(rows[0].Metric))
	random := rand.NewPCG(uint64(len(rows)), h.Sum64())
	covered := make([]float64, resamples)
	for i := range covered {
		in, of := 0, 0
		for range developers {
			for _, r := range byDeveloper[developers[(random.Uint64()>>32)*uint64(len(developers))>>32]] {
				of++
				if r.Inside() {
					in++
				}
			}
		}
		covered[i] = float64(in) / float64(of)
	}
	s.CoverageLow, s.CoverageHigh = share(covered, 0.05), share(covered, 0.95)
	return s
}

// share is the quantile q of vs, straight between neighbours.
func share(vs []float64, q float64) float64 {
	vs = slices.Clone(vs)
	slices.Sort(vs)
	place := float64(q * float64(len(vs)-1))
	i := int(place)
	if i+1 >= len(vs) {
		return vs[len(vs)-1]
	}
	return vs[i] + float64((place-float64(i))*float64(vs[i+1]-vs[i]))
}

func abs(x float64) float64 { return max(x, -x) }
