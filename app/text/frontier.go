package text

// The section on how many accelerators to take.
const (
	FrontierTitle Phrase = "More machines or more time"
	FrontierIntro Phrase = "The same run with every number of accelerators, from the fewest that hold the model to where four times as many make it hardly quicker. " +
		"Twice as many seldom halve the time: they wait for each other, fail more often, and beyond the critical batch need more tokens. A point can be taken up as the question."
	FrontierLater        Phrase = "This part needs JavaScript, and the calculator, which may still be starting."
	FrontierChart        Phrase = "Time, rent and use of the peak, by the number of accelerators"
	FrontierAcross       Phrase = "Accelerators, logarithmic →"
	FrontierDays         Phrase = "↑ Time, logarithmic"
	FrontierUse          Phrase = "↑ Share of the dense peak that"
	FrontierMineSign     Phrase = "your question"
	FrontierKnownSign    Phrase = "the most in any run known"
	FrontierCriticalSign Phrase = "batch beyond the critical one from here"
	FrontierMFUSign      Phrase = "computes (MFU)"
	FrontierUsefulSign   Phrase = "is left by failures"
	FrontierNeededSign   Phrase = "is left by such a batch"
)

// What is said of it, with its places.
const (
	frontierRent     Phrase = "↑ Rent"
	frontierRentLog  Phrase = "↑ Rent, logarithmic"
	frontierCount    Phrase = "{count} accelerators"
	frontierTime     Phrase = "Time: {time}"
	frontierRented   Phrase = "Rent: {rent}"
	frontierShares   Phrase = "MFU {share}, of which failures leave {left}"
	frontierBatch    Phrase = "The batch is {factor} the critical one, which leaves {left}"
	frontierTake     Phrase = "Ask with {count} accelerators"
	frontierProgress Phrase = "Numbers of accelerators asked so far: {n}."
	frontierTwice    Phrase = "Twice as many accelerators as yours would take {share} of the time."
	frontierDearer   Phrase = "Twice as many accelerators as yours would take {share} of the time and {more} more rent."
	frontierEven     Phrase = "Twice as many accelerators as yours would take {share} of the time at about the same rent."
	frontierLeast    Phrase = "At least {count} hold the model."
	frontierCritical Phrase = "At least {count} hold the model; from about {other} on the batch is beyond the critical one."
	frontierSays     Phrase = "Three panels over {n} numbers of accelerators, from {first}, which take {time}, to {last}, which take {other}: the time falls ever slower, the rent rises, and the share of the peak that counts falls. {insight}"
)

// FrontierHead heads the table of the frontier.
var FrontierHead = []Phrase{"Accelerators", "Time", "Its range", "Rent", "Its range", "Owned", "MFU", "Left by failures", "Left by the batch", "Batch ÷ critical"}

// Said are phrases in the language that the page speaks.
func Said(list []Phrase) []string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = p.String()
	}
	return out
}

// FrontierRent is the title of the rent's axis.
func FrontierRent(log bool) string {
	if log {
		return frontierRentLog.String()
	}
	return frontierRent.String()
}

// FrontierPoint is one number of accelerators.
type FrontierPoint struct {
	Count                      string
	Days, Rent, Owned          Figure
	MFU, Useful, Needed, Batch float64
}

// Words are what the point says.
func (p *FrontierPoint) Words() []string {
	out := []string{frontierCount.With(p.Count), frontierTime.With(Ranged(p.Days))}
	if p.Rent.Known {
		out = append(out, frontierRented.With(Ranged(p.Rent)))
	}
	out = append(out, frontierShares.With(Left(p.MFU), Left(p.Useful)))
	if p.Batch > 1 {
		out = append(out, frontierBatch.With(Factor(threeDigits(p.Batch)), Left(p.Needed)))
	}
	return out
}

// Row is the point in the table.
func (p *FrontierPoint) Row() []string {
	return []string{p.Count, p.Days.Value, p.Days.Between(), p.Rent.Value, p.Rent.Between(), p.Owned.Value, Left(p.MFU), Left(p.Useful), Left(p.Needed), Number(threeDigits(p.Batch))}
}

func threeDigits(v float64) float64 {
	r, _ := Rounded(v, 3)
	return r
}

// FrontierTake asks the question with that many.
func FrontierTake(count string) string { return frontierTake.With(count) }

// FrontierProgress says how far it has come.
func FrontierProgress(points int) string { return frontierProgress.With(Number(float64(points))) }

// FrontierInsight is what there is to learn for a question: what twice as many
// accelerators do to the time and the rent, as factors (0 where there is no
// figure), the fewest that hold the model, and from how many on the batch is
// beyond the critical one (0: never).
func FrontierInsight(days, rent, least, critical float64) string {
	out := ""
	switch {
	case !(days > 0):
	case rent > 1.005:
		out = frontierDearer.With(wholePercent(days), wholePercent(rent-1)) + " "
	case rent > 0:
		out = frontierEven.With(wholePercent(days)) + " "
	default:
		out = frontierTwice.With(wholePercent(days)) + " "
	}
	if critical > 0 {
		return out + frontierCritical.With(Plainly("accelerators", least), Plainly("accelerators", critical))
	}
	return out + frontierLeast.With(Plainly("accelerators", least))
}

// FrontierSays is what there is to see, for those who do not.
func FrontierSays(points int, first, firstTime, last, lastTime, insight string) string {
	return frontierSays.With(Number(float64(points)), first, firstTime, last, lastTime, insight)
}
