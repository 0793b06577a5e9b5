package engine

import (
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Judge says what stands out about a projection: larger than any cluster
// known, more power than a known site, above a policy threshold. It refuses, with
// an error, only what takes more accelerators than can be asked for, and a site
// too small for one.
func Judge(cat *catalog.Catalog, in *Inputs, p *Projection) check.List {
	var found check.List
	if float64(p.Count) > mostCount {
		most := *in
		most.Size, most.Count = ByCount, estimate.Enter(unit.Count(mostCount))
		longest := Project(&most)
		field, text := "days", "That would take more than "+Figure(mostCount)+" accelerators; as many take about "+Figure(unit.Of(longest.Wall, unit.Day))+" days."+restartLimit(in, &longest)
		if in.Size == BySite {
			field, text = "site_mw", "That much power carries more than "+Figure(mostCount)+" accelerators, the most that can be asked for."
		}
		found.Error(field, "too-soon", text)
		return found
	}
	if in.Size == BySite && p.PowerPeak > unit.Times(in.Site.Value, 1+slack) {
		found.Error("site_mw", "too-small", "One accelerator with its share of server, network and cooling needs "+Figure(unit.Of(p.PowerPeak, unit.Kilowatt))+" kW; the site has "+Figure(unit.Of(in.Site.Value, unit.Kilowatt))+" kW.")
		return found
	}
	c := float64(p.Compute)
	if eu := cat.Assumption("threshold_eu_1e25").Value; c >= eu {
		text := "Above " + Figure(eu) + " FLOP: the EU AI Act presumes such a model to have high-impact capabilities (article 51)."
		if us := cat.Assumption("threshold_us_1e26").Value; c >= us {
			text = "Above " + Figure(eu) + " FLOP, where the EU AI Act presumes high-impact capabilities (article 51), and above " + Figure(us) + " FLOP, where the US order of October 2023, since revoked, required a report."
		}
		found.Note("scale", "policy-threshold", text)
	}
	if known := cat.Assumption("largest_cluster").Value; float64(p.Count) > known {
		found.Note("accelerators", "larger-than-known", "More accelerators than in any run known: the most given for one is "+Figure(known)+".")
	}
	if mw := cat.Assumption("known_site_power").Value; unit.Of(p.PowerPeak, unit.Megawatt) > mw {
		found.Note("site_mw", "more-than-a-site", "More power than any single site announced to be in use: about "+Figure(mw)+" MW.")
	}
	if p.ExtraTokens > 1 {
		found.Note("layout.global_batch", "beyond-critical-batch", "The global batch of "+Figure(float64(p.Batch)/1e6)+" million tokens is beyond the critical one of "+Figure(float64(p.CriticalBatch)/1e6)+" million: "+Figure(100*float64(p.ExtraTokens-1))+" % more tokens are needed for the same result.")
	}
	if !in.Goodput.Known() {
		judgeGoodput(cat, in, p, &found)
	}
	return found
}

// judgeGoodput says what of goodput nobody has measured, and where accelerators
// stand by because more of them would not help.
func judgeGoodput(cat *catalog.Catalog, in *Inputs, p *Projection, found *check.List) {
	alone := in.Recovery == IsolatedRecovery || in.Recovery == BestRecovery && p.IsolatedGoodput > p.RestartGoodput
	measured := cat.Assumption("goodput_measured_up_to").Value
	if float64(p.Count) > measured {
		text := "Interruptions were counted in print up to " + Figure(measured) + " accelerators; goodput beyond is projected. Restarting everything at each interruption would leave " + Figure(100*float64(p.RestartGoodput)) + " % of the time"
		if alone {
			text += "; training that goes on while one replica recovers is assumed instead, which leaves " + Figure(100*float64(p.IsolatedGoodput)) + " %."
			if p.Count > in.StallDomain.Value {
				text += " Beyond " + Figure(float64(in.StallDomain.Value)) + " a job is taken as made of parts of that size, of which each stalls alone."
			}
		} else {
			text += "."
		}
		found.Note("goodput", "beyond-restart", text)
	}
	if works := p.RestartCount; !alone && works < p.Count {
		found.Warn("accelerators", "more-than-help", "Beyond "+Figure(float64(works))+" accelerators, more of them would cost more by their interruptions than they bring where each restarts the whole job; the others stand by and count.")
	}
}

// restartLimit says how many accelerators help where every interruption
// restarts the whole job; "" where that limits nothing.
func restartLimit(in *Inputs, p *Projection) string {
	if in.Goodput.Known() || in.Recovery != FullRestart || p.RestartCount >= p.Count {
		return ""
	}
	return " Where every interruption restarts the whole job, more than " + Figure(float64(p.RestartCount)) + " do not help."
}
