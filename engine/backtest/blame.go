package backtest

import (
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/unit"
)

// missed is from which ratio on a miss is explained: twice, either way.
const missed = 2

// blame says which stage of the chain misses a published figure, where it is
// missed by more than twice; "" elsewhere. p is the projection that the figure
// is from.
func (r Row) blame(a catalog.Accelerator, in *engine.Inputs, p *engine.Projection) string {
	if far(r.Ratio()) < missed {
		return ""
	}
	hours := float64(p.AcceleratorTime) / float64(unit.AcceleratorHour)
	switch r.Metric {
	case CostRental, CostOwned:
		return "Price: " + engine.Money(r.Published/hours) + " an accelerator-hour in the estimate, " + engine.Money(r.Predicted/hours) + " here."
	case CostUpfront:
		n := float64(p.Count)
		return "Price: " + engine.Money(r.Published/n) + " an accelerator in the estimate, " + engine.Money(r.Predicted/n) + " here."
	case Energy, Carbon:
		if r.GivenHours {
			return "Draw: the published energy is " + engine.Figure(1e6*r.Published/hours) + " W an accelerator, " + engine.Figure(1e6*r.Predicted/hours) + " W predicted."
		}
		if !r.Run.AcceleratorHours.Known() {
			implied := hours / r.Ratio()
			return "Accelerator-hours, which are not published: at the predicted draw the published figure is " + engine.Figure(implied) + " hours, " + percent(work(in, p)/(float64(in.Peak.Value)*implied*float64(unit.AcceleratorHour))) + " of the peak; predicted MFU × goodput " + percent(float64(p.MFU)*float64(p.Goodput)) + "."
		}
		published := unit.Of(r.Run.AcceleratorHours.Value, unit.AcceleratorHour)
		if far(hours/published) < missed {
			per := map[Metric]string{Energy: " MWh", Carbon: " t"}[r.Metric] + " per 1,000 accelerator-hours"
			return "Draw or grid: published " + engine.Figure(1000*r.Published/published) + per + ", predicted " + engine.Figure(1000*r.Predicted/hours) + "."
		}
	}
	if !r.Run.AcceleratorHours.Known() {
		return "MFU and goodput together: no hours are published."
	}
	return blameHours(r.Run, a, in, p, r.Ratio())
}

func percent(x float64) string { return engine.Figure(100*x) + " %" }

// work is the FLOP of the tokens that were asked for, attention included.
func work(in *engine.Inputs, p *engine.Projection) float64 {
	return float64(p.ParameterWork+p.AttentionWork) * float64(in.Tokens.Value)
}

// blameHours says which stage misses the published accelerator-hours. A run
// that publishes its MFU tells the rate of its good hours from what was lost
// beside them; of another run only the product of the two is known.
func blameHours(run catalog.Run, a catalog.Accelerator, in *engine.Inputs, p *engine.Projection, ratio float64) string {
	reached := work(in, p) / (float64(in.Peak.Value) * float64(run.AcceleratorHours.Value)) // MFU × goodput
	if run.MFUPublished.Known() {
		published := float64(run.MFUPublished.Value)
		if peak, ok := a.Peak(run.MFUFormat); ok {
			published *= float64(peak.Value) / float64(in.Peak.Value)
		}
		rate, lost := float64(p.MFU)/published, float64(p.Goodput)/(reached/published)
		if far(rate) >= far(lost) {
			return "MFU: predicted " + percent(float64(p.MFU)) + ", published " + percent(published) + "."
		}
		return "Time beside training: at its published MFU the run trained for " + percent(reached/published) + " of its hours; predicted goodput " + percent(float64(p.Goodput)) + "."
	}
	share := reached / (float64(p.BestMFU) * float64(p.Goodput))
	usual := "others of its size reach " + percent(float64(in.Realised.Value))
	switch {
	case share > 1:
		return "Layout search: the hours imply " + percent(share) + " of the best layout found, which its search then misses, or the published hours leave some out."
	case ratio < 1:
		return "Share that teams reach: the hours imply " + percent(share) + " of the best layout, " + usual + "; whether the rate was low or time was lost beside it is not published."
	}
	return "Share that teams reach: the hours imply " + percent(share) + " of the best layout, " + usual + "."
}

// far is how far a ratio is from one, either way.
func far(ratio float64) float64 { return max(ratio, 1/ratio) }
