package text

// The section on how many accelerators to take.
const (
	FrontierTitle = "More machines or more time"
	FrontierIntro = "The same run with every number of accelerators, from the fewest that hold the model to where four times as many make it hardly quicker. " +
		"Twice as many seldom halve the time: they wait for each other, fail more often, and beyond the critical batch need more tokens. A point can be taken up as the question."
	FrontierLater        = "This part needs JavaScript, and the calculator, which may still be starting."
	FrontierChart        = "Time, rent and use of the peak, by the number of accelerators"
	FrontierAcross       = "Accelerators, logarithmic →"
	FrontierDays         = "↑ Time, logarithmic"
	FrontierUse          = "↑ Share of the dense peak that"
	FrontierMineSign     = "your question"
	FrontierKnownSign    = "the most in any run known"
	FrontierCriticalSign = "batch beyond the critical one from here"
	FrontierMFUSign      = "computes (MFU)"
	FrontierUsefulSign   = "is left by failures"
	FrontierNeededSign   = "is left by such a batch"
)

// FrontierHead heads the table of the frontier.
var FrontierHead = []string{"Accelerators", "Time", "Its range", "Rent", "Its range", "Owned", "MFU", "Left by failures", "Left by the batch", "Batch ÷ critical"}

// FrontierRent is the title of the rent's axis.
func FrontierRent(log bool) string {
	if log {
		return "↑ Rent, logarithmic"
	}
	return "↑ Rent"
}

// FrontierPoint is one number of accelerators.
type FrontierPoint struct {
	Count                      string
	Days, Rent, Owned          Figure
	MFU, Useful, Needed, Batch float64
}

// Words are what the point says.
func (p FrontierPoint) Words() []string {
	out := []string{p.Count + " accelerators", "Time: " + Ranged(p.Days)}
	if p.Rent.Known {
		out = append(out, "Rent: "+Ranged(p.Rent))
	}
	out = append(out, "MFU "+Left(p.MFU)+", of which failures leave "+Left(p.Useful))
	if p.Batch > 1 {
		out = append(out, "The batch is "+Factor(twoDigits(p.Batch))+" the critical one, which leaves "+Left(p.Needed))
	}
	return out
}

// Row is the point in the table.
func (p FrontierPoint) Row() []string {
	return []string{p.Count, p.Days.Value, p.Days.Between(), p.Rent.Value, p.Rent.Between(), p.Owned.Value, Left(p.MFU), Left(p.Useful), Left(p.Needed), Number(twoDigits(p.Batch))}
}

func twoDigits(v float64) float64 {
	r, _ := Rounded(v, 3)
	return r
}

// FrontierTake asks the question with that many.
func FrontierTake(count string) string { return "Ask with " + count + " accelerators" }

// FrontierProgress says how far it has come.
func FrontierProgress(points int) string {
	return several(points, "number") + " of accelerators asked so far."
}

// FrontierInsight is what there is to learn for a question with yours
// accelerators: what twice as many do to the time and the rent, as factors (0
// where there is no rent), the fewest that hold the model, and from how many on
// the batch is beyond the critical one (0: never).
func FrontierInsight(yours, days, rent float64, doubled bool, least, critical float64) string {
	out := ""
	if doubled {
		out = "Twice as many accelerators as yours would take " + wholePercent(days) + " of the time"
		switch {
		case rent > 1.005:
			out += " and " + wholePercent(rent-1) + " more rent"
		case rent > 0:
			out += " at about the same rent"
		}
		out += ". "
	}
	out += "At least " + Plainly("accelerators", least) + " hold the model"
	if critical > 0 {
		out += "; from about " + Plainly("accelerators", critical) + " on the batch is beyond the critical one"
	}
	return out + "."
}

// FrontierSays is what there is to see, for those who do not.
func FrontierSays(points int, first, firstTime, last, lastTime, insight string) string {
	return "Three panels over " + several(points, "number") + " of accelerators, from " + first + ", which take " + firstTime + ", to " + last + ", which take " + lastTime +
		": the time falls ever slower, the rent rises, and the share of the peak that counts falls. " + insight
}
