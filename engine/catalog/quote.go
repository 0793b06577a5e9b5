package catalog

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Purchase is the commitment of a quote that is the price of an accelerator
// itself; the others are those of [Commitments].
const Purchase = "purchase"

// Quote is one price asked, of one day.
type Quote struct {
	Accelerator string
	Commitment  string // Purchase, or one of Commitments
	Date        string // YYYY, YYYY-MM or YYYY-MM-DD
	Provider    string
	Price       float64 // USD per accelerator-hour; for Purchase, USD
	Source      string
	Confidence  string // A: a provider's own list; B: as a third party reports it

	Year float64 // of Date, decimal; the middle of a date that names no day
}

// Quotes is every quote of the catalogue: by accelerator, commitment and date.
func (c *Catalog) Quotes() []Quote { return slices.Clone(c.quotes) }

// Dated is a price and how far it lies from the year it is wanted for.
type Dated[T unit.Quantity] struct {
	estimate.Of[T]
	Years float64 // from the price to that year; below zero where the price is the later one
}

// marketRange is the provider of a quote that is the middle of a range said of
// the market: it counts only where there are no prices.
const marketRange = "market range"

// quoteWindow is how far a quote may lie from the year asked for and still
// stand for it, in years.
const quoteWindow = 0.75

// Year is a date of the catalogue as a decimal year, the middle of the year or
// month where it names no day. It is NaN for what is no date.
func Year(date string) float64 {
	parts := strings.Split(date, "-")
	var n [3]float64
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || i > 2 {
			return math.NaN()
		}
		n[i] = float64(v)
	}
	switch len(parts) {
	case 1:
		return n[0] + 0.5
	case 2:
		return n[0] + (n[1]-0.5)/12
	}
	return n[0] + (n[1]-1)/12 + (n[2]-1)/365
}

// RentAt is the rent of an accelerator at a commitment of [Commitments] for a
// run that starts in that year, and whether there is a quote. From the newest
// quotes on it is [Catalog.Price]; before them it is the quotes within nine
// months of the year, one vote a provider, reduced as prices.csv is; where there
// are none, those around the nearest, with the years between.
func (c *Catalog) RentAt(id, commitment string, year float64) (Dated[unit.HourlyPrice], bool) {
	newest, ok := c.Price(id, "on-demand")
	if !ok || year >= Year(newest.Date)-quoteWindow {
		now, ok := c.Price(id, commitment)
		return Dated[unit.HourlyPrice]{Of: now, Years: c.after(year)}, ok
	}
	if index := c.near(id, commitment, year, func(q Quote) bool { return strings.HasSuffix(q.Provider, " index") }); len(index) > 0 {
		return Dated[unit.HourlyPrice]{Of: reduced(index, unit.DollarPerAcceleratorHour)}, true
	}
	at, years := c.nearest(id, "on-demand", year, newest.Date)
	price := Dated[unit.HourlyPrice]{Of: newest, Years: years}
	if quotes := c.near(id, "on-demand", at, nil); len(quotes) > 0 {
		price.Of = reduced(quotes, unit.DollarPerAcceleratorHour)
	}
	if commitment == "on-demand" {
		return price, true
	}
	share, pairs, ok := c.discount(id, commitment, at)
	if !ok {
		return Dated[unit.HourlyPrice]{Of: missing[unit.HourlyPrice]()}, false
	}
	price.Of = price.Of.Times(share)
	price.Basis = estimate.Derived
	price.Locator += fmt.Sprintf(", × %.3g, the discount of those that quote both", share)
	price.Note = "On demand: " + price.Note + " Discounts: " + pairs
	return price, true
}

// ChipPriceAt is the price of an accelerator for a cluster bought in that year,
// by the same rule; at its newest price for every year since.
func (c *Catalog) ChipPriceAt(id string, year float64) Dated[unit.Money] {
	a, ok := c.Accelerator(id)
	newest := a.ChipPrice
	if !ok || !newest.Known() {
		return Dated[unit.Money]{Of: missing[unit.Money]()}
	}
	if year >= Year(newest.Date)-quoteWindow {
		return Dated[unit.Money]{Of: newest, Years: c.after(year)}
	}
	at, years := c.nearest(id, Purchase, year, newest.Date)
	if quotes := c.near(id, Purchase, at, nil); len(quotes) > 0 {
		return Dated[unit.Money]{Of: reduced(quotes, unit.Dollar), Years: years}
	}
	return Dated[unit.Money]{Of: newest, Years: years}
}

// after is how many years lie between the date of the data and a later year.
func (c *Catalog) after(year float64) float64 {
	_, date := c.DataVersion()
	return math.Max(0, year-Year(date))
}

// nearest is the year of the prices that stand for year: that year itself
// where a quote lies near it, else that of the nearest quote or of the newest
// price, and the years from there.
func (c *Catalog) nearest(id, commitment string, year float64, newest string) (at, years float64) {
	at = Year(newest)
	for _, q := range c.quotes {
		if q.Accelerator == id && q.Commitment == commitment && math.Abs(q.Year-year) < math.Abs(at-year) {
			at = q.Year
		}
	}
	if math.Abs(at-year) <= quoteWindow {
		return year, 0
	}
	return at, year - at
}

// near is the quotes within the window around year that keep passes; nil passes
// all.
func (c *Catalog) near(id, commitment string, year float64, keep func(Quote) bool) []Quote {
	var out []Quote
	for _, q := range c.quotes {
		if q.Accelerator == id && q.Commitment == commitment && math.Abs(q.Year-year) <= quoteWindow && (keep == nil || keep(q)) {
			out = append(out, q)
		}
	}
	return out
}

// discount is the median, over the providers that quote both on one day, of the
// reserved price ÷ the on-demand price: of quotes near the year, else of all.
func (c *Catalog) discount(id, commitment string, year float64) (share float64, pairs string, ok bool) {
	both := map[string][]float64{}
	for _, window := range [...]float64{quoteWindow, math.Inf(1)} {
		for _, q := range c.quotes {
			if q.Accelerator != id || q.Commitment != commitment || math.Abs(q.Year-year) > window {
				continue
			}
			for _, p := range c.quotes {
				if p.Accelerator == id && p.Commitment == "on-demand" && p.Provider == q.Provider && p.Date == q.Date {
					both[q.Provider] = append(both[q.Provider], q.Price/p.Price)
				}
			}
		}
		if len(both) > 0 {
			break
		}
	}
	if len(both) == 0 {
		return 0, "", false
	}
	shares, list := poll(both)
	return quantile(shares, 0.5), list, true
}

// reduced is the median of the quotes with one vote a provider, the median of
// its own; the range is their 10th and 90th percentile, at least 15% either way
// and 30% with fewer than three providers.
func reduced[T unit.Quantity](quotes []Quote, per T) estimate.Of[T] {
	if prices := slices.DeleteFunc(slices.Clone(quotes), func(q Quote) bool { return q.Provider == marketRange }); len(prices) > 0 {
		quotes = prices
	}
	own := map[string][]float64{}
	first, last := quotes[0], quotes[0]
	var sources []string
	for _, q := range quotes {
		own[q.Provider] = append(own[q.Provider], q.Price)
		if q.Year < first.Year {
			first = q
		}
		if q.Year > last.Year {
			last = q
		}
		if !slices.Contains(sources, q.Source) {
			sources = append(sources, q.Source)
		}
	}
	votes, list := poll(own)
	low, value, high := spread(votes)
	basis, said := estimate.Derived, fmt.Sprintf("median of %d providers", len(votes))
	if len(votes) == 1 {
		said = "one provider"
		if len(quotes) == 1 {
			basis = estimate.Published
		}
	}
	when := first.Date
	if last.Date != first.Date {
		when += " to " + last.Date
	}
	slices.Sort(sources)
	return estimate.Of[T]{
		Value: T(value * float64(per)), Low: T(low * float64(per)), High: T(high * float64(per)), Law: estimate.Positive,
		Basis: basis, Sources: sources, Locator: said + ", " + when, Date: last.Date, Note: list,
	}
}

// spread is the median of the votes and the range around it.
func spread(votes []float64) (low, value, high float64) {
	value = quantile(votes, 0.5)
	least := 0.15
	if len(votes) < 3 {
		least = 0.3
	}
	low = math.Min(quantile(votes, 0.1), float64(value*(1-least)))
	high = math.Max(quantile(votes, 0.9), float64(value*(1+least)))
	return low, value, high
}

// poll is each one's median in rising order, and the list of them as text.
func poll(own map[string][]float64) (votes []float64, list string) {
	type vote struct {
		by   string
		cast float64
	}
	var all []*vote
	for by, figures := range own {
		slices.Sort(figures)
		all = append(all, &vote{by, quantile(figures, 0.5)})
	}
	slices.SortStableFunc(all, func(a, b *vote) int { return cmp.Or(cmp.Compare(a.cast, b.cast), cmp.Compare(a.by, b.by)) })
	said := make([]string, len(all))
	for i, v := range all {
		votes = append(votes, v.cast)
		said[i] = v.by + " " + strconv.FormatFloat(v.cast, 'g', 4, 64)
	}
	return votes, strings.Join(said, "; ") + "."
}

// quantile is the q-quantile of figures in rising order, straight between
// neighbours.
func quantile(figures []float64, q float64) float64 {
	place := float64(q * float64(len(figures)-1))
	i := min(int(place), len(figures)-1)
	next := figures[min(i+1, len(figures)-1)]
	return figures[i] + float64((place-float64(i))*(next-figures[i]))
}

// quotes reads the quotes.
func (l *loader) quotes() error {
	t, err := l.table("quotes.csv")
	if err != nil {
		return err
	}
	if err := t.header("accelerator", "commitment", "date", "provider", "price", "source", "confidence"); err != nil {
		return err
	}
	var f [7]string
	for {
		ok, err := t.next(f[:])
		if err != nil || !ok {
			return err
		}
		q := Quote{Accelerator: f[0], Commitment: f[1], Date: f[2], Provider: f[3], Source: f[5], Confidence: f[6], Year: Year(f[2])}
		if q.Price, err = strconv.ParseFloat(f[4], 64); err != nil || !(q.Price > 0) || math.IsInf(q.Price, 0) {
			return t.wrong(fmt.Sprintf("%q is no price", f[4]))
		}
		if math.IsNaN(q.Year) {
			return t.wrong(fmt.Sprintf("%q is no date", q.Date))
		}
		if q.Commitment != Purchase && !slices.Contains(Commitments, q.Commitment) {
			return t.wrong(fmt.Sprintf("unknown commitment %q", q.Commitment))
		}
		for kind, id := range map[string]string{"accelerator": q.Accelerator, "source": q.Source} {
			if _, ok := l.c.find(kind, id); !ok {
				return t.wrong(fmt.Sprintf("unknown %s %q", kind, id))
			}
		}
		l.c.quotes = append(l.c.quotes, q)
	}
}
