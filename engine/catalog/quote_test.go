package catalog

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"tenfold/engine/estimate"
)

// trend is the yearly factor by which the prices in groups of quotes change:
// the slope of a straight line through their logarithms with a level of its own
// for each group. Every provider has one vote in a group, spread over its
// quotes. The second result is the sum of squares in the years that it rests on.
func trend(groups map[string][]Quote) (factor, weight float64) {
	var keys []string
	for k := range groups {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var xx, xy float64
	for _, k := range keys {
		quotes := map[string]float64{}
		for _, q := range groups[k] {
			quotes[q.Provider]++
		}
		var all, year, level float64
		for _, q := range groups[k] {
			w := 1 / quotes[q.Provider]
			all += w
			year += w * q.Year
			level += w * math.Log(q.Price)
		}
		for _, q := range groups[k] {
			w, x := 1/quotes[q.Provider], q.Year-year/all
			xx += w * x * x
			xy += w * x * (math.Log(q.Price) - level/all)
		}
	}
	return math.Exp(xy / xx), xx
}

// span is the years between the first and the last of the quotes.
func span(quotes []Quote) float64 {
	by := func(a, b Quote) int { return cmp.Compare(a.Year, b.Year) }
	return slices.MaxFunc(quotes, by).Year - slices.MinFunc(quotes, by).Year
}

// The two yearly factors of the catalogue are what the quotes give: rents with
// a level for every accelerator and commitment, prices of accelerators with one
// for every accelerator sold at volume. The ranges are the 10th and 90th
// percentile of the accelerators' own factors, of those whose quotes span two years
// (rents) or half of one (prices, which are dated by year and few).
func TestTrendRowsAreTheFit(t *testing.T) {
	for _, k := range []struct {
		row   string
		least float64 // span
		keep  func(Quote) bool
	}{
		{"rental_price_trend", 2, func(q Quote) bool { return q.Commitment != Purchase }},
		{"chip_price_trend", 0.5, func(q Quote) bool { return q.Commitment == Purchase && q.Provider == "volume" }},
	} {
		groups, own := map[string][]Quote{}, map[string]map[string][]Quote{}
		for _, q := range Default().Quotes() {
			if !k.keep(q) {
				continue
			}
			key := q.Accelerator + " " + q.Commitment
			groups[key] = append(groups[key], q)
			if own[q.Accelerator] == nil {
				own[q.Accelerator] = map[string][]Quote{}
			}
			own[q.Accelerator][key] = append(own[q.Accelerator][key], q)
		}
		middle, _ := trend(groups)
		var factors []float64
		for id, g := range own {
			var all []Quote
			for _, quotes := range g {
				all = append(all, quotes...)
			}
			if span(all) < k.least {
				continue
			}
			f, _ := trend(g)
			factors = append(factors, f)
			t.Logf("%s: %s %.3f", k.row, id, f)
		}
		slices.Sort(factors)
		low, high := quantile(factors, 0.1), quantile(factors, 0.9)
		row := Default().Assumption(k.row)
		for _, c := range []struct{ have, want float64 }{{row.Low, low}, {row.Value, middle}, {row.High, high}} {
			if math.Abs(c.have-c.want) > 0.0005 {
				t.Errorf("%s: %v in the catalogue, %.4f from the quotes", k.row, c.have, c.want)
			}
		}
	}
}

// prices.csv is the newest quotes reduced by the rule that the package states:
// on demand, one vote a provider, its newest within 18 months of the newest.
func TestPricesAreTheNewestQuotes(t *testing.T) {
	c := Default()
	for f := range c.Facts() {
		if f.File != "prices.csv" || f.Attribute != "rental_on_demand" {
			continue
		}
		var quotes []Quote
		newest := 0.0
		for _, q := range c.Quotes() {
			if q.Accelerator == f.ID && q.Commitment == "on-demand" {
				quotes = append(quotes, q)
				newest = max(newest, q.Year)
			}
		}
		if len(quotes) == 0 {
			t.Errorf("%s: no quote", at(f))
			continue
		}
		last := map[string]Quote{}
		for _, q := range quotes {
			if q.Year > newest-1.5 && q.Year >= last[q.Provider].Year && q.Provider != marketRange {
				last[q.Provider] = q
			}
		}
		own := map[string][]float64{}
		for _, q := range last {
			own[q.Provider] = append(own[q.Provider], q.Price)
		}
		if len(own) == 0 {
			continue // the market's range alone
		}
		votes, list := poll(own)
		low, value, high := spread(votes)
		for _, k := range []struct{ have, want float64 }{{parse(t, f, f.Low), low}, {parse(t, f, f.Value), value}, {parse(t, f, f.High), high}} {
			if math.Abs(k.have/k.want-1) > 0.002 {
				t.Errorf("%s: %v in the file, %.4g from the quotes: %s", at(f), k.have, k.want, list)
			}
		}
	}
}

// correlation_chip_rental is the rank correlation, over the accelerators on sale
// whose price and rent are sourced, of the residuals of both over the dense peak.
func TestCorrelationOfPriceAndRent(t *testing.T) {
	c := Default()
	var peak, price, rent []float64
	for _, a := range c.Accelerators() {
		quote, ok := c.Price(a.ID, "on-demand")
		if !ok || a.Status != Available || !a.ChipPrice.Known() || a.ChipPrice.Basis == estimate.Assumed {
			continue
		}
		dense, _ := a.Peak("bf16")
		peak = append(peak, math.Log(float64(dense.Value)))
		price = append(price, math.Log(float64(a.ChipPrice.Value)))
		rent = append(rent, math.Log(float64(quote.Value)))
	}
	n := float64(len(peak))
	mean := func(x []float64) (m float64) {
		for _, v := range x {
			m += v / n
		}
		return m
	}
	product := func(x, y []float64) (s float64) {
		mx, my := mean(x), mean(y)
		for i := range x {
			s += (x[i] - mx) * (y[i] - my)
		}
		return s
	}
	ranks := func(y []float64) []float64 {
		slope := product(peak, y) / product(peak, peak)
		left := make([]float64, len(y))
		for i := range y {
			left[i] = y[i] - slope*peak[i]
		}
		sorted := slices.Sorted(slices.Values(left))
		for i := range left {
			left[i] = float64(slices.Index(sorted, left[i]))
		}
		return left
	}
	x, y := ranks(price), ranks(rent)
	r := product(x, y) / math.Sqrt(product(x, x)*product(y, y))
	row := c.Assumption("correlation_chip_rental")
	z, width := math.Atanh(r), 1.2816/math.Sqrt(n-3)
	for _, k := range []struct{ have, want float64 }{{row.Value, r}, {row.Low, math.Tanh(z - width)}, {row.High, math.Tanh(z + width)}} {
		if math.Abs(k.have-k.want) > 0.01 {
			t.Errorf("correlation_chip_rental: %v in the catalogue, %.3f from %v accelerators", k.have, k.want, n)
		}
	}
}
